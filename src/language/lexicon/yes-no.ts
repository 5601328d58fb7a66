// How people say yes, no and neither to a question of theirs to answer with yes or no.
import { words } from "../phrases.ts";

export const yes = words(`
  có; vâng; đúng; đúng rồi; đúng vậy; phải; phải rồi; chính xác; rồi; rùi; ròi; ừ; ừa; uh; uhm có; ờ có; ok; oke; okie; okê; okey; okay; oki; okla;
  ô kê; yes; y; yep; yeah; true; có chứ; có rồi; có luôn; đã có; !đã; được; đc; dc; okela; đồng ý; chuẩn; chắc chắn có; tất nhiên; dĩ nhiên; đương nhiên; co';
  tổ chức rồi; làm rồi; xong rồi; đã xong; đã làm; đã tổ chức; đã thực hiện; có tổ chức; nhất trí; u; uk; ừk; ừh; 1; ✅; 👍; ✔; ☑; 👌; 💯; ✓; 🆗; 🙆; v;
`);

/** After a yes these only repeat the question. */
export const yesTail = words(`
  tổ chức; thực hiện; triển khai; diễn ra; tham gia; làm; mở; được; rồi; luôn; đủ; đầy đủ; hoạt động; nội dung; này; mục này; phần này; đơn vị; trường;
  nhà trường; khen thưởng; khen; tặng; huy động; vận động; quyên góp; phát động; lễ khai mạc; khai mạc; lễ; tuần lễ; trong tuần lễ; năm nay; chứ; mà; hết; xong;
  có; đã; vâng; dạ; buổi; cuộc; cuộc thi; lớp; các; những; đúng; phát sinh; kinh phí; sách; thi; thể thao; văn nghệ; tham quan;
`);

/** Who did it, before the answer. */
export const subjects = words(
  `trường; nhà trường; đơn vị; phòng; trung tâm; đơn vị tôi; trường mình; bên trường`,
);

/** Added to the words for "none" that every kind knows. */
export const no = words(`
  no; n; nope; nah; false; không phải; không phải vậy; sai; sai rồi; không đúng; không đâu; đâu có; làm gì có; chưa tổ chức; chưa có tổ chức; chưa thực hiện;
  chưa diễn ra; chưa làm; chưa triển khai; chưa từng; chưa bao giờ; chưa tổ chức được; chưa mở; chưa phát động; chưa khai mạc; 0; ❌; 👎; ✖; ✗; ✘; 🙅; 🚫; ⛔; ❎; không có đâu; hủy; đã hủy;
`);

/** Heard, but neither: an acknowledgement, a hesitation, a question back, a maybe. */
export const neither = words(`
  dạ; da; ạ; dạ thầy; !dạ cô; dạ em; dạ em nghe; ừm; ờm; uhm; um; hm; hmm; ờ; à; có lẽ; có thể; chắc; chắc có; chắc là có; chắc không; chắc rồi; hình như; hình như có; hình như không;
  không chắc; có không; có/không; không/có; có hoặc không; 1/0; có hay không; có hay ko; có ko; có k; hay không; có và không; vừa có vừa không; có khi; có khi có; tùy; cũng có; cũng được; coi như có; gần như có;
  sao; là sao; gì; hả; hử; ý là sao; nghĩa là sao; để xem; maybe; phân vân; có một phần; một phần; cũng tùy; nửa nửa; tạm; có lẽ có; có lẽ không; chắc ko; không hẳn; không nhiều; ko nhiều; k nhiều; có không nhỉ; 🤔; ?;
`);

// The words people put around an answer, or in its place: politeness, "none", "not yet", "later", reasons, notes.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";

/** Says nothing about the answer. */
export const politeness = words(`
  dạ; vâng; ạ; nhé; nhe; nha; nhá; nhen; nghen; nghe; hen; hả; ah; da; thưa; xin; thầy; cô; thầy cô;
  thầy/cô; anh; chị; anh chị; em; tôi; mình; bot; bạn; admin; ad; quý thầy cô; xin chào; chào; cảm ơn;
  cám ơn; kính; kính gửi; kính thưa; thôi; luôn; thì; ơi; nè; !á; !à; !ờ; vậy; đó; đấy; chứ; rồi; hết; cả;
  nhá ạ; sếp; ad ơi; tui; hi; tụi em; chúng em; chúng tôi; bọn em; bên em; bên mình; bên tôi; trường em;
  đơn vị em; ok;
`);

/** Stands before or after a figure without changing it. */
export const around = words(`
  gửi; gởi; báo; báo cáo; bc; ghi; nhập; điền; trả lời; gửi ạ; xin gửi; xin báo cáo; có; được; đạt; là;
  gồm; bao gồm; đã; tổ chức; mở; thực hiện; triển khai; huy động; vận động; tổng; tổng số; tổng cộng;
  tổng là; cộng; tất cả; cả thảy; số lượng; sl; số; số là; kết quả; hiện; hiện có; hiện nay; đơn vị;
  nhà trường; trường; trung tâm; phòng; cho; của; tham gia; tham dự; dự; tham gia dự; học; tặng;
  được tặng; quyên góp; nhận; bồi dưỡng; tập huấn; trong tuần lễ; tuần lễ; vừa qua; đúng; chính xác; đủ;
  chỉ; chỉ có; thu hút; khen thưởng; được khen; khen; phục vụ; nha trường; mục này; câu này; dòng này;
  con số; số liệu; số liệu là; hiện tại; hiện giờ; năm nay; đợt này; lần này; tạm thời; bằng chữ; viết bằng chữ; kinh phí; số tiền; tiền; hỗ trợ; chi; đã chi; ngân sách; ngân sách nhà nước; nsnn; mức;
`);

export const negations = words(`
  không; ko; k; kh; khg; kg; hk; hok; hông; hổng; hong; hem; !hỏng; khum; khong; khom; kô; kông; kong;
  k0; hổg; hôg; hg; khôg; chẳng; chả; không hề; hoàn toàn không; đều không;
`);

/** Whole words for nothing at all in a numeric answer. */
export const nothing = words(`
  zero; no; none; nil; null không; số không; số 0; không đồng; chẳng có gì;
`);

/** May follow "no" without making it anything else than none. */
export const noneTail = words(`
  có; tổ chức; thực hiện; triển khai; phát sinh; diễn ra; tham gia; làm; mở; được; nào; gì; ai; hết;
  luôn; cả; rồi; đâu; hề; một; hoạt động; nội dung; này; mục này; phần này; ở; đơn vị; trường;
  nhà trường; bên em; lớp; người; cuộc; cuộc thi; buổi; học sinh; giáo viên; kinh phí; chi phí; chi;
  sử dụng; dùng; ngân sách; đồng; khen thưởng; khen; tặng; huy động; vận động; quyên góp; phát động;
  nhận; cấp; hỗ trợ; tin; bài; quyển; tờ; sách; số liệu phát sinh; mở lớp; đăng ký; trong tuần lễ;
  tuần lễ; năm nay; đợt này; thi; và; cá nhân; tập thể; khoản; đăng; in; phát hành; khai mạc;
  lễ khai mạc; lễ; tốn; mất; thu; khoản này; trường nào; thêm; kiến nghị; đề xuất; khó khăn; tồn tại;
  hạn chế; ý kiến; ý kiến gì; khác; bổ sung; việc;
`);

/** After "no": not a nought but a figure nobody has yet. */
export const unknownTail = words(`
  biết; rõ; nhớ; chắc; nắm; có số liệu; có thông tin; có số; thống kê; tính được; xác định; đếm;
  nắm được; hiểu; có thống kê; tổng hợp; chắc chắn; dám chắc; theo dõi; cập nhật;
`);

export const notYet = words(`chưa`);

/** After "not yet" these are limits of a figure ("less than 100"). */
export const notYetLimit = words(`đến; tới; đầy; quá`);

/** What "not yet" may be followed by and still be no narrative. */
export const notYetTail = words(`
  có; rõ; biết; xong; kịp; thống kê; tổng hợp; có số liệu; làm; nắm; nắm được; tổ chức; thực hiện; báo; báo cáo;
  đủ; cập nhật; tổ chức được; triển khai; có gì; chắc; có kết quả; hoàn thành; viết; gửi; làm xong;
`);

/** For money, a sum that exists but is not settled: neither none nor a figure to choose. */
export const unsettled = words(`
  quyết toán; giải ngân; thanh toán; duyệt; phê duyệt; được duyệt; tất toán;
`);

/** A table cell left open on paper. */
export const openMarks = words(`
  -; --; ---; x; xx; xxx; ?; ??; n/a; na; không áp dụng; ko áp dụng; _; __; để trống; trống; bỏ trống;
`);

/** The same in a narrative item, where any further word is news. */
export const noneTailOfText = words(`
  có; gì; cả; hết; nào; khác; thêm; phát sinh; tổ chức; thực hiện; nội dung; hoạt động; khó khăn; tồn tại; hạn chế; và;
  kiến nghị; đề xuất; ý kiến; đâu; luôn; khó khăn tồn tại; bài học; vướng mắc; bổ sung; một;
`);

export const reasonLead = words(`
  do; vì; bởi; tại; bởi vì; tại vì; nguyên nhân; lý do; lí do;
`);

/** Between a reason and the "none" it explains. */
export const consequence = words(`nên; cho nên; nên là`);

export const noteLead = words(`ghi chú; ghi chu; gc; g/c; note; chú thích`);

/** Points at another item: "as in item I.1". */
export const pointsElsewhere = words(`
  như mục; như câu; như phần; giống mục; giống câu; giống phần; xem mục; xem câu; xem phần; theo mục; tương tự mục; như ở mục; như đã nêu ở mục;
`);

export const sameAsAbove = words(`
  như trên; nt; n.t; n t; n/t; như mục trên; như câu trên; như phần trên; giống trên; giống như trên; tương tự;
  tương tự trên; tương tự như trên; như trước; như cũ; như năm trước; như năm ngoái; xem trên;
  xem mục trên; đã nêu trên; đã báo cáo ở trên; ở trên; như đã nêu; như đã báo cáo; giống mục trên;
  giống câu trên; ''; như đã nêu trên; đã nêu ở trên; đã ghi ở trên; trên;
`);

/** "Later" is a whole message made of these groups; see talk.ts for how they must come together. */
export const later = {
  /** Whole messages. */
  phrases: words(`
  để sau; tính sau; lát nữa; chút nữa; tí nữa; từ từ; bổ sung sau; gửi sau; báo sau; cập nhật sau;
  trả lời sau; nộp sau; bỏ qua; hẹn sau; khi nào có em gửi; để em xem; để em xem lại; để em kiểm tra;
  để em hỏi; để em hỏi lại; để em kiểm tra lại; chờ em chút; đợi em chút; chờ chút; đợi chút; chờ tí;
  đợi tí; chờ em tí; chờ em xíu; chờ xíu; đợi xíu; đợi em xíu; xíu nữa; khoan; khoan đã; để mai; để em coi lại; để em coi; để em tính; để em tính lại;
  để tôi xem; để mình xem; để em thống kê lại; để em tổng hợp lại; để em thống kê; để em tổng hợp;
  đang thống kê; đang tổng hợp; đang kiểm tra; đang hỏi; em đang hỏi; đang cập nhật;
`),
  times: words(`
  sau; mai; ngày mai; mốt; ngày mốt; ngày kia; mơi; lát; lát nữa; chút; chút nữa; tí; tí nữa; tối nay;
  chiều nay; sáng mai; chiều mai; tối mai; trưa mai; trưa nay; tối; chiều; tuần sau; hôm sau; bữa sau;
  hôm khác; khi nào có; khi có; có thì; từ từ; đầu tuần; cuối tuần; thứ hai; thứ ba; thứ tư; thứ năm;
  thứ sáu; bữa khác; nay mai; lúc khác;
`),
  deeds: words(`
  gửi; gởi; gửi lại; nộp; báo; báo lại; bổ sung; cập nhật; trả lời; điền; nhập; tính; hỏi; báo cáo; ghi;
  xem lại; kiểm tra; kiểm tra lại; thống kê; tổng hợp; làm; hẹn; để; coi lại; cho; đợi; chờ; gửi bổ sung;
  nhắn; nhắn lại; phản hồi; hỏi lại; xem; coi; gửi số liệu; cung cấp; liên hệ; rà soát; rà lại;
`),
  me: words(`em; tôi; mình; tụi em; bên em; bên mình; chúng tôi; tui`),
  others: words(`
  cô; thầy; anh; chị; sẽ; xin; phép; rồi; đã; lại; số liệu; kế toán; hiệu trưởng; nha;
  ban giám hiệu; bgh; văn thư; thư viện; lãnh đạo; phó hiệu trưởng; đoàn; tổ; tổ trưởng; thủ quỹ;
  giáo viên; gv; nhé; ạ; dạ; bot; thì; là; vào; chưa có; chưa; chưa rõ; này; phần này; mục này; câu này;
  cho; nữa; cái; số; bên; trường; phòng; khi nào; cho em; cho mình; với; đang;
  biết; không biết; không rõ; vâng; thưa; nghen; nhe; hen; chờ; đợi; đủ; hiện; tạm; bí thư; đồng nghiệp;
  nay; lúc; xong; nghe; ơi; vì;
`),
  /** What may be asked of someone whose name is in no list. */
  asking: words(`hỏi; hỏi lại; chờ; đợi; gặp; liên hệ; hỏi thử`),
};

/** How "none" is written in a narrative item. */
export const noneText = "Không có.";

/** What follows is a part of the figures before it. */
export const partLead =
  /(?<=\d.*)[\s,;(]+(?:trong đó|trong số đó|trong do|(?:tổng |ước )?trị giá|giá trị|tri gia|gia tri|tương đương|tuong duong)(?=[\s:,])/isu;

/** "There was", and in the group what, up to the first figure. */
export const leadIn =
  /^(?:(?:dạ|vâng|em|trường|đơn vị|bên em|nhà trường|tuần lễ|vừa rồi)\s+)*(?:có tổ chức|đã tổ chức|tổ chức|có mở|có)\s+((?:\p{L}+[\s,]+){1,6}?)(?:được\s+|gồm\s+|là\s+)?(?=\d)/iu;

/** Among the words before a figure these make it another year's, a plan, or none. */
export const changesMeaning =
  /(?:không|ko|chưa|hủy|huỷ|hoãn|bỏ|thiếu|dự|định|sẽ|năm|tháng|tuần|khoảng|gần|hơn|chừng|cỡ|tầm|độ|mỗi|từng|bình|trừ|thêm|còn|nếu|hoặc|hay|lớp|khối|ngày|kế|dự kiến|đến|tới|từ|chỉ tiêu|bao|mấy|vài)(?=[\s,]|$)/iu;

// The words of talk that answers nothing: greetings, questions to the bot, promises. Nothing here is sent.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";

/** Whoever speaks: one person, never a school. */
export const persons = words(`em; chị; anh; cô; thầy; cháu; mình; tôi; tui; tụi em`);

/** Whoever may be greeted. */
export const greeted = words(`bạn; bot; ad; admin; thầy cô; anh chị; quý thầy cô; bên em; bên chị; bên mình`);

/** After one of these words a person is a group of people, or a place, and no speaker. */
export const groups = words(`
  các; những; mấy; học sinh; giáo viên; trẻ; con; anh chị; nhiều; đông đảo; của; trường; nhà trường; đơn vị; lớp; thầy; phụ huynh;
`);

/** Politeness and time of day; they say nothing of a report. */
export const filler = words(`
  dạ; vâng; ừ; ạ; ah; à; nha; nhé; nhe; nghen; hen; hả; nè; nào; đây; đó; rồi; lại; đi; với; xin; kính; thưa; bây giờ; giờ;
  buổi sáng; buổi chiều; buổi tối; sáng nay; chiều nay; tối nay; hôm nay; muốn; cho; để; sẽ; bắt đầu; vô; vào;
  báo cáo; báo cáo này; của; trường; trường mình; trường em; đơn vị; nghe; ơi; vui vẻ; tốt lành;
`);

export const greetings = words(`
  chào; xin chào; kính chào; alo; a lô; hello; helo; hi; hey; em ơi; chị ơi; anh ơi; cô ơi; thầy ơi; bot ơi; bạn ơi; ad ơi;
  admin ơi; em nghe; chị nghe; cô nghe; thầy nghe; anh nghe; tôi nghe; có đó không; có ai không; có ở đó không;
  làm tiếp; tiếp tục; tiếp nha; tiếp nhé; làm báo cáo; quay lại rồi; trở lại rồi;
`);

/** Calls somebody: what follows is said to the bot. */
export const calls = words(`
  em ơi; chị ơi; anh ơi; cô ơi; thầy ơi; bot ơi; bạn ơi; ad ơi; admin ơi; em à; em ạ cho;
`);

export const askLeads = words(`
  cho em hỏi; cho chị hỏi; cho anh hỏi; cho cô hỏi; cho thầy hỏi; cho mình hỏi; cho tôi hỏi; cho tui hỏi; cho hỏi;
  cho em xin hỏi; cho chị xin hỏi; cho phép em hỏi; xin hỏi; muốn hỏi; cần hỏi; hỏi chút; hỏi tí; hỏi xíu; hỏi cái này; hỏi thăm;
`);

/** Points at what the bot asks. */
export const pointers = words(`
  cái này; mục này; dòng này; câu này; phần này; chỗ này; báo cáo này; số này; ô này; bảng này; mục đó; cái đó;
`);

/** A question by themselves where they end it. */
export const strongTails = words(`
  là sao; là gì; là ai; thì sao; làm sao; ra sao; thế nào; như thế nào; khi nào; bao giờ; chừng nào; hồi nào; lúc nào; ngày nào;
  ngày mấy; mấy giờ; ở đâu; chỗ nào; bao nhiêu; được không; được ko; được hông; phải không; đúng không; hay không; được chưa;
  hay sao; vậy sao;
`);

/** They end many sentences that ask nothing. */
export const weakTails = words(`không; ko; hông; hôn; chưa; gì; nào; đâu; sao; ai; mấy`);

/** With these before it a closing "không" or "chưa" asks. */
export const askMiddles = words(`có; cần; được; phải; tính; đã`);

/** May stand after the word that asks, and say that somebody is asked. */
export const askedOf = words(`
  ạ; vậy; em; chị; anh; cô; thầy; bot; ad; bạn; hả; nhỉ; ta; ha; nha; nhé; thế; !à; ơi; nữa; vậy ạ;
`);

export const asks = words(`hay; hay là; tại sao; vì sao; sao; có phải; có cần; nghĩa là`);

export const negations = words(`không; ko; chưa; chẳng; hông; chả`);
export const unknown = words(`biết; rõ; nắm; hiểu; xác định`);

/** When it is promised for. */
export const times = words(`
  mai; ngày mai; sáng mai; trưa mai; chiều mai; tối mai; mốt; ngày mốt; trưa nay; chiều nay; tối nay; khuya nay; lát; lát nữa;
  chút nữa; tí nữa; xíu nữa; hồi nữa; lúc khác; bữa khác; hôm khác; hôm sau; bữa sau; tuần sau; đầu tuần; cuối tuần;
  về nhà; rảnh; khi nào rảnh; khi nào có; hết giờ; xong việc;
`);

/** "Để mai": put off by that word alone. */
export const putOff = words(`
  để mai; để ngày mai; để sáng mai; để chiều mai; để tối mai; để chiều nay; để tối nay; để tối; để chiều; để trưa; để lát; để lát nữa; để mốt;
  để tuần sau; để hôm khác; để bữa khác; để lúc khác;
`);

export const deeds = words(`
  nộp; gửi; gởi; làm; làm tiếp; bổ sung; báo; báo lại; trả lời; điền; nhập; hoàn thành; cập nhật; hỏi; hỏi lại; xem; xem lại; coi;
  coi lại; kiểm tra; tính; tính lại; thống kê; tổng hợp; gõ; viết; liên hệ; nhắn; soạn; tìm; lục; rà lại; rà soát; xin ý kiến;
`);

/** Between whoever promises and the deed. */
export const before = words(`
  sẽ; xin; mới; lại; rồi; cố gắng; ráng; tranh thủ; phải; còn; đi; về; vô; vào; để; xin phép; mới có thể; mới làm;
`);

export const busy = words(`
  đang bận; bận; bận quá; đang họp; đi họp; đang dạy; đang đi dạy; mệt quá; mệt; đang đi công tác; đang lái xe; đang chạy xe; chưa nghĩ ra;
  đang ở ngoài; đang ngoài đường; có tiết;
`);

/** "I have read it": an answer to a notice. */
export const heard = words(`
  nhận được; đã nhận; đã nhận được; nhận tin; nhận được tin; đã rõ; đã biết; biết rồi; hiểu rồi; nắm rồi; đã nắm; đã xem; đã đọc;
  nhận thông báo; nhận được thông báo; đã nhận thông báo; tin; tin nhắn; thông báo; công văn;
`);

// How people take back what they just wrote, and how they point at another row's figures. Nothing here is sent.
import { words } from "../phrases.ts";

/** Says that the last message was wrong, or what it meant. */
export const lead = words(`
  nhầm; nhầm rồi; bị nhầm; lộn; lộn rồi; bị lộn; ghi nhầm; viết nhầm; nhập nhầm; gõ nhầm; gửi nhầm; gởi nhầm; ghi lộn; gõ lộn; nhập lộn; viết lộn;
  sai rồi; ghi sai; gõ sai; nhập sai; viết sai; tính nhầm; đếm nhầm; cộng nhầm; báo nhầm; ý em là; ý tôi là; ý chị là; ý anh là; ý cô là; ý thầy là; ý mình là; ý tui là;
  ý là; sửa lại; sửa thành; sửa lại thành; sửa lại là; sửa giúp; sửa dùm; sửa giùm; cho sửa; cho em sửa; cho chị sửa; cho cô sửa; cho mình sửa; xin sửa; xin sửa lại;
  cho em sửa lại; cho chị sửa lại; cho mình sửa lại; đính chính; xin đính chính; xin đính chính lại; đính chính lại; à không; !ủa không;
`);

/** May stand before or between them and say nothing. */
export const around = words(`
  !à; !ủa; !ờ; ôi; !ấy; chết; trời; xin lỗi; sorry; em; chị; anh; cô; thầy; mình; tôi; bot; dạ; ạ; nha; nhé; nhe; rồi; là; thành; lại; phải; phải là;
  đúng là; đúng ra; đúng ra là; chính xác là; ơi; vừa rồi; hồi nãy; lúc nãy; nãy; thì; ở trên; câu trên; dòng trên; mục trên; số; cái; cho; ghi;
`);

/** What follows is the wrong figure again: "350 chứ không phải 340". */
export const notThis =
  /\s*[,.]?\s*(?:chứ|chớ|chu|cho)\s+(?:không|ko|khong|hông|k)\s+(?:phải|phai)(?:\s+là)?\s.*$/isu;

/** "350 mới đúng". */
export const thisIsRight = /\s*(?:mới đúng|moi dung|mới phải|thì đúng)\s*(?:ạ|nha|nhé|nhe|em)?\s*[.!]*$/iu;

/** "Giống 1.1", "như mục 1.1". */
export const sameAs =
  /^(?:dạ\s+)?(?:cũng\s+)?(?:giống|giong|như|nhu|y như|y chang|bằng|tương tự|tuong tu)(?:\s+(?:như|nhu|với|ở|so với))?(?:\s+(?:mục|muc|dòng|dong|câu|cau|số))?\s+(\d{1,2}(?:\.\d{1,2})?)\s*(?:ạ|nhé|nha|nhe|em|luôn)?[.!\s]*$/iu;

/** "Sửa 4.2 thành 221", "đổi mục 1.7 sang 30/1148". */
export const changeTo =
  /^(?:dạ\s+|em\s+|cho\s+em\s+|xin\s+)*(?:sửa|sua|đổi|chỉnh|chinh)(?:\s+(?:lại|lai|giúp|giup|giùm))*(?:\s+(?:mục|muc|dòng|dong|câu|cau|số|so))?\s+(\d{1,2}(?:\.\d{1,2})?|[IVX]+\.\d{1,2}[a-z]?)\s*(?:thành|thanh|là|sang|lại là|lai la|->|=>|=|:)\s*(\S.*)$/isu;

/** "II.2: …": the item that a text is for. */
export const forItem = /^\s*(?:mục\s+)?([IVX]{1,4}\.\d{1,2}[a-z]?)\s*[:.)-]\s*(\S.*)$/isu;

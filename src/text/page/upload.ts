// The fixed words of the pages on which files are handed over. Knows no page.
import { formatNumber } from "../format.ts";

/** The page on which a file is handed over. */
export const uploadWords = {
  title: "Gửi tệp cho báo cáo",
  lead: (unit: string) => `Đơn vị: ${unit}`,
  sheet:
    "Báo cáo Word (.docx), Excel (.xlsx, .csv): bot đọc số liệu và lời văn, hỏi lại trong cuộc trò chuyện rồi mới ghi; không tự thay số đã ghi.",
  others: (megabytes: number) =>
    `PDF, ảnh bản có ký tên, đóng dấu được lưu cùng báo cáo để chuyên viên phụ trách xem. Mỗi tệp tối đa ${megabytes} MB.`,
  privacy: "Xin không gửi danh sách hoặc thông tin riêng của học sinh.",
  choose: "Chọn tệp",
  /** Where the script runs files may be dropped too. */
  drop: "Có thể kéo tệp từ máy tính thả vào trang này.",
  paste: "Dán nội dung",
  /** The door for what cannot be read as a file: an old document, a protected one, a PDF. */
  pasteHow:
    "Không gửi được tệp thì mở tệp trong Word hoặc Excel, Ctrl+A, Ctrl+C, rồi dán vào ô này (Ctrl+V).",
  pasteName: "Nội dung dán",
  pasteTooLarge: "Nội dung dán quá dài nên chưa nhận được. Xin dán từng phần, hoặc gửi tệp.",
  send: "Gửi",
  another: "Gửi thêm tệp",
  goneTitle: "Liên kết không còn dùng được",
  gone: "Liên kết không đúng hoặc không còn dùng được. Xin gõ “tệp” trong cuộc trò chuyện với bot để nhận liên kết mới.",
  deadTitle: "Liên kết không còn nhận tệp",
  dead: "Liên kết này đã hết hạn, hoặc đã được dùng ở trình duyệt khác. Xin bấm nút dưới đây rồi mở liên kết mới trong cuộc trò chuyện với bot.",
  resend: "Gửi lại liên kết vào chat",
  resentTitle: "Đã gửi liên kết mới",
  resent: "Liên kết mới đã được gửi vào cuộc trò chuyện với bot. Xin mở liên kết ở đó.",
  resentBefore:
    "Liên kết mới vừa được gửi vào cuộc trò chuyện với bot, xin mở liên kết ở đó. Nếu chưa thấy, xin chờ một phút rồi gõ “tệp” trong cuộc trò chuyện.",
  /** Said in the chat, above the fresh link. */
  fresh:
    "Liên kết mới để gửi tệp cho báo cáo. Liên kết dùng trong 24 giờ, ở trình duyệt gửi tệp đầu tiên; từ tệp đầu tiên, Thầy/Cô có 15 phút để gửi thêm.",
  none: "Chưa có tệp và chưa dán gì. Xin chọn tệp hoặc dán nội dung rồi bấm “Gửi”.",
  tooLarge: (name: string, megabytes: number) =>
    `Tệp “${name}” lớn hơn ${megabytes} MB nên chưa nhận được. Xin giảm dung lượng, gửi từng phần, hoặc dán nội dung vào ô dưới đây.`,
  /** Of a post that was cut off before its files were looked at. */
  allTooLarge: (megabytes: number) =>
    `Các tệp gửi một lần lớn hơn ${megabytes} MB nên chưa nhận được. Xin gửi ít tệp hơn mỗi lần, hoặc dán nội dung.`,
  mostAtOnce: (files: number) =>
    `Mỗi lần nhận ${formatNumber(files)} tệp; các tệp sau chưa nhận, xin gửi tiếp.`,
  full: (files: number) =>
    `Báo cáo đã có đủ ${formatNumber(files)} tệp, hoặc các tệp đã quá lớn. Gõ “tệp” trong cuộc trò chuyện để bỏ bớt tệp cũ.`,
  noRoom:
    "Máy của cơ quan sắp hết chỗ nên tạm chưa nhận tệp. Câu trả lời trong cuộc trò chuyện vẫn được ghi như thường. Xin gửi lại tệp sau, hoặc báo chuyên viên.",
  troubleTitle: "Chưa nhận được tệp",
  trouble: "Hệ thống đang bận nên tệp chưa được nhận. Xin thử lại sau ít phút.",
} as const;

/** What the page's script says; given to it with the page. `{…}` is filled in there. */
export const uploadScriptWords = {
  tables: "Đã dán {tables} bảng, {rows} dòng.",
  lines: "Đã dán {lines} dòng chữ.",
  both: "Đã dán {tables} bảng, {rows} dòng, và {lines} dòng chữ.",
  more: "Dán thêm được; muốn dán lại từ đầu thì bấm “Xóa phần đã dán”.",
  edited: "Chữ đã được sửa tay: bot đọc theo phần chữ trong ô.",
  clear: "Xóa phần đã dán",
  tooLarge: "Nội dung dán quá dài nên chưa lấy. Xin dán từng phần, hoặc gửi tệp.",
  files: "Đã chọn {files} tệp.",
} as const;

/** The page that says what became of what was handed over. */
export const handedPageWords = {
  title: "Tệp đã gửi",
  waiting: "Đã nhận, đang đọc… Trang này tự cập nhật.",
  goesOn: "Bot nhắn tiếp trong cuộc trò chuyện; xin quay lại đó để làm tiếp.",
  goOn: "Về cuộc trò chuyện",
  known: "Đã được nhận trước đó, không cần gửi lại.",
  removed: "Đã bỏ khỏi báo cáo.",
  bundle: (files: number) => `Tệp nén có ${files} tệp, đã đọc xong.`,
  partly: "Có tệp chưa nhận được",
  see: "Xem kết quả đọc",
} as const;

/** The page on which somebody types the six figures that stand beside a link, on the computer where the file lies. */
export const numberWords = {
  title: "Gửi tệp từ máy này",
  lead: "Xin gõ số gồm 6 chữ số mà bot vừa gửi trong cuộc trò chuyện, ví dụ: 482 913.",
  number: "Số",
  open: "Mở trang gửi tệp",
  malformed: "Số cần đủ 6 chữ số. Xin xem lại tin nhắn của bot.",
  /** The same for what is unknown, over, or another browser's. */
  unknown:
    "Số này không dùng được: gõ chưa đúng, đã quá 30 phút, hoặc đã mở ở máy khác. Xin gõ “tệp” trong cuộc trò chuyện với bot để nhận số mới.",
  troubleTitle: "Chưa mở được trang",
  trouble: "Hệ thống đang bận. Xin thử lại sau ít phút.",
} as const;

// The fixed words of the pages on which files are handed over. Knows no page.
import { formatNumber } from "../format.ts";

/** The page on which a file is handed over. */
export const uploadWords = {
  title: "Gửi tệp cho báo cáo",
  lead: (unit: string) => `Đơn vị: ${unit}`,
  sheet:
    "Bảng số liệu theo mẫu (Excel .xlsx, Word .docx): hệ thống đọc số vào từng dòng còn trống, không thay số đã ghi; kết quả được nhắn lại để kiểm tra. Phần lời văn xin trả lời trong cuộc trò chuyện.",
  others: (megabytes: number) =>
    `Tệp khác (PDF, ảnh bản có ký tên, đóng dấu) được lưu cùng báo cáo để chuyên viên phụ trách xem. Mỗi tệp tối đa ${megabytes} MB.`,
  privacy: "Xin không gửi danh sách hoặc thông tin riêng của học sinh.",
  choose: "Chọn tệp",
  send: "Gửi tệp",
  done: (name: string) => `Đã nhận tệp “${name}”. Xin quay lại cuộc trò chuyện để xem kết quả và làm tiếp.`,
  known: (name: string) => `Tệp “${name}” đã được nhận trước đó, không cần gửi lại.`,
  another: "Gửi tệp khác",
  doneTitle: "Đã nhận tệp",
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
  none: "Chưa chọn tệp. Xin chọn một tệp rồi bấm “Gửi tệp”.",
  empty: "Tệp này trống. Xin kiểm tra lại rồi gửi tệp khác.",
  tooLarge: (megabytes: number) =>
    `Tệp lớn hơn ${megabytes} MB nên chưa nhận được. Xin giảm dung lượng hoặc gửi từng phần.`,
  kind: "Loại tệp này không nhận được. Xin gửi Excel (.xlsx, .xls, .csv), Word (.docx, .doc), PDF hoặc ảnh (JPG, PNG, HEIC, WebP).",
  full: (files: number) =>
    `Báo cáo đã có đủ ${formatNumber(files)} tệp, hoặc các tệp đã quá lớn. Gõ “tệp” trong cuộc trò chuyện để bỏ bớt tệp cũ.`,
  noRoom:
    "Máy của cơ quan sắp hết chỗ nên tạm chưa nhận tệp. Câu trả lời trong cuộc trò chuyện vẫn được ghi như thường. Xin gửi lại tệp sau, hoặc báo chuyên viên.",
  troubleTitle: "Chưa nhận được tệp",
  trouble: "Hệ thống đang bận nên tệp chưa được nhận. Xin thử lại sau ít phút.",
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

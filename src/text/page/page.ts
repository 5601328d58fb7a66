// The fixed words of the web pages: the chat page, the download page and their troubles. Knows no page.
import type { DocumentRef, UploadRef } from "../../message.ts";
import { formatNumber } from "../format.ts";

const leave = { do: "Thoát", where: "khỏi máy này" };

/** How whoever uses the web alone comes back when the session in this browser has ended. */
const waysBack =
  "gõ “nối kênh” ở Zalo hoặc Telegram đang dùng để lấy liên kết; hoặc xin mã mới ở chuyên viên phụ trách; hoặc gửi lại mã đã dùng rồi gõ “xin vào”";

export const endedSession = `Phiên làm việc trên máy này đã kết thúc. Báo cáo đã ghi vẫn còn. Để vào lại: ${waysBack}.`;

export const webWords = {
  title: (office: string | null) => (office ? `Báo cáo gửi ${office}` : "Báo cáo của đơn vị"),
  welcome: (office: string | null) =>
    `Kính chào Thầy/Cô. Đây là nơi các đơn vị gửi báo cáo${office ? ` cho ${office}` : ""}.\nĐể bắt đầu, xin nhập mã đã được gửi riêng cho đơn vị.`,
  demo: "Bản chạy thử: đơn vị và số liệu ở đây chỉ để làm quen, không phải báo cáo thật.",
  noScript: "Trang này cần JavaScript. Xin bật JavaScript hoặc mở bằng trình duyệt khác.",
  skip: "Đến ô nhập câu trả lời",
  log: "Các tin nhắn",
  choices: "Chọn câu trả lời",
  input: "Câu trả lời",
  placeholder: "Nhập câu trả lời…",
  send: "Gửi",
  progress: "Tiến độ báo cáo",
  leave: leave.do,
  /** Left out on a narrow screen. */
  leaveWhere: leave.where,
  join: {
    title: "Mở báo cáo bằng mã",
    lead: "Mã của đơn vị:",
    start: "Bắt đầu",
  },
} as const;

/** In the place of a message that this program cannot read: a newer one wrote it. */
export const unreadMessage = "Tin này chưa hiển thị được ở đây. Nếu cần xem lại câu đang hỏi, xin gõ “tiếp”.";

/** What the page's script says; given to it with the page. `{…}` is filled in there. */
export const scriptWords = {
  received: "Tin nhận được:",
  mine: "Tin đã gửi:",
  sending: "Đang gửi…",
  sent: "Đã nhận",
  waiting: "Chưa gửi được, đang thử lại…",
  refused: "Tin này chưa được ghi nhận. Xin gửi lại.",
  tooLong:
    "Tin dài {length} ký tự, tối đa là {limit}. Xin chia thành nhiều tin; nội dung vẫn còn trong ô nhập.",
  reconnecting: "Đang kết nối lại…",
  offline: "Đang mất mạng. Tin đã gửi được giữ lại và tự gửi đi khi có mạng.",
  code: "Mở bằng mã {code}",
  ended: endedSession,
  /** Typed, it does what the button does. */
  leave: `${leave.do} ${leave.where}`,
  leaveSure: `Thoát khỏi máy này? Báo cáo đã ghi vẫn còn. Để vào lại sau này: ${waysBack}.`,
  leaveUnsent: "Còn tin chưa gửi được; nếu thoát bây giờ, tin ấy sẽ mất.",
  leaveFailed: "Chưa thoát được. Xin thử lại khi có mạng.",
  progress: "Đã trả lời {done}/{total} mục",
} as const;

/** The name of the button that downloads a document, or leads to where a file is handed over. */
export const downloadLabels = {
  workbook: "Tải bảng tổng hợp (Excel)",
  draft: "Tải bản dự thảo (Excel)",
  receipt: "Tải bản đã nộp (Excel)",
  slips: "Tải phiếu mã (Excel), mã đổi mới mỗi lần tải",
  stored: "Tải tệp của đơn vị",
  upload: "Mở trang gửi tệp",
} as const satisfies Record<(DocumentRef | UploadRef)["type"], string>;

export const downloadWords = {
  title: "Tải tệp",
  lead: "Tệp được tạo từ số liệu mới nhất khi bấm nút. Xin không chuyển tiếp liên kết này.",
  goneTitle: "Liên kết không còn dùng được",
  gone: "Liên kết đã hết hạn hoặc không đúng. Xin yêu cầu tệp một lần nữa để nhận liên kết mới.",
  troubleTitle: "Chưa tải được tệp",
  trouble: "Hệ thống đang bận. Xin thử lại sau ít phút.",
  home: "Về trang báo cáo",
} as const;

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

// The fixed words of the web pages: the chat page, the download page and their troubles. Knows no page.
import type { AttachedRef } from "../../message.ts";

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
  clip: "Gửi tệp Word, Excel",
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
  /** What a list before a question is called, for whoever cannot see that it scrolls. */
  rows: "Các dòng",
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
  /** Typed where a code waits, each does what its button does. */
  starts: "đúng; dung; đúng rồi; bắt đầu; bat dau; có; vâng; dạ; dạ đúng; ok; đồng ý",
  leaveSure: `Thoát khỏi máy này? Báo cáo đã ghi vẫn còn. Để vào lại sau này: ${waysBack}.`,
  leaveUnsent: "Còn tin chưa gửi được; nếu thoát bây giờ, tin ấy sẽ mất.",
  leaveFailed: "Chưa thoát được. Xin thử lại khi có mạng.",
  progress: "Đã trả lời {done}/{total} mục",
} as const;

/** The name of the button that downloads a document, or leads to where a file is handed over. */
export const downloadLabels = {
  workbook: "Tải bảng tổng hợp (Excel)",
  "filled-totals": "Tải biểu mẫu đã điền số tổng hợp (Excel)",
  "filled-unit": "Tải biểu mẫu của đơn vị (Excel)",
  opinions: "Tải ý kiến các đơn vị (Word)",
  "empty-units": "Tải tệp để điền cho các đơn vị (Excel)",
  draft: "Tải bản dự thảo (Excel)",
  receipt: "Tải bản đã nộp (Excel)",
  slips: "Tải phiếu mã (Excel), mã đổi mới mỗi lần tải",
  stored: "Tải tệp của đơn vị",
  dispatch: "Tải công văn",
  upload: "Mở trang gửi tệp",
  grid: "Nhập vào bảng",
} as const satisfies Record<AttachedRef["type"], string>;

export const downloadWords = {
  title: "Tải tệp",
  lead: "Tệp được tạo từ số liệu mới nhất khi bấm nút. Xin không chuyển tiếp liên kết này.",
  goneTitle: "Liên kết không còn dùng được",
  gone: "Liên kết đã hết hạn hoặc không đúng. Xin yêu cầu tệp một lần nữa để nhận liên kết mới.",
  troubleTitle: "Chưa tải được tệp",
  trouble: "Hệ thống đang bận. Xin thử lại sau ít phút.",
  home: "Về trang báo cáo",
} as const;

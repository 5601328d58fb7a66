// What the operator reads of what is held now. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { typed } from "./command-line.ts";

export const holdingsHelp = {
  summary: "xem đang giữ những dữ liệu gì, từ bao giờ, đến khi nào thì xóa",
  help: `holdings [--json]

Mỗi loại dữ liệu một dòng: bao nhiêu, cũ nhất và mới nhất từ lúc nào, chiếm bao nhiêu chỗ, khi nào chương trình xóa và
theo thiết lập nào. Chỉ đếm, không hiện nội dung, tên người. Dùng khi lập hồ sơ bảo vệ dữ liệu (docs/an-toan.md) và khi
có người hỏi cơ quan đang giữ gì.
--json in một đối tượng: holdings (rows, oldest, newest, bytes, removed), databaseBytes.

Ví dụ: ${typed("holdings")}`,
} as const;

/** What each kind is called. */
export const holdingNames = {
  people: "người tham gia (tên, vai trò)",
  erased: "người đã xóa dữ liệu (chỉ còn số thứ tự)",
  addresses: "địa chỉ liên lạc (kênh, số cuộc trò chuyện)",
  sessions: "phiên trang web (dấu của cookie)",
  codes: "mã tham gia (chỉ dấu của mã)",
  "wrong-codes": "địa chỉ mạng vừa gõ mã sai",
  links: "liên kết đến tệp (chỉ dấu của liên kết)",
  answers: "câu trả lời của báo cáo",
  submissions: "bản đã nộp",
  uploads: "tệp đơn vị gửi kèm",
  "sent-files": "tệp gửi trong cuộc trò chuyện, đang chờ lấy về",
  requests: "đề nghị của đơn vị",
  events: "nhật ký báo cáo (ai ghi, ghi gì, lúc nào)",
  "inbox-content": "nội dung tin đến đang chờ hoặc không xử lý được",
  "inbox-keys": "dấu vết tin đến",
  outbox: "nội dung tin gửi đi",
  reminders: "kết quả nhắc việc",
  security: "nhật ký an toàn",
  register: "danh sách đơn vị, đợt, biểu mẫu",
  drafts: "bản nháp biểu mẫu và tệp công văn",
  installation: "thiết lập và tài khoản kênh",
  backups: "bản sao lưu trong DATA_DIR/backups",
} as const;

/** Until when a kind is kept. */
export type Removal = {
  readonly type: keyof typeof rules;
  readonly days: number | null;
  readonly setting: string | null;
  /** When the oldest goes, where that follows from its time. */
  readonly next: Date | null;
};

const rules = {
  /** So long after it came. */
  age: (days: number) => `xóa sau ${formatNumber(days)} ngày`,
  people: (days: number) =>
    `xóa tên và địa chỉ sau ${formatNumber(days)} ngày không còn việc trong đợt đang mở; hoặc khi người ấy tự xóa`,
  addresses: () => "xóa cùng với người; người lạ chưa tham gia: sau 1 giờ, đang tham gia dở: 7 ngày",
  sessions: (days: number) => `hết sau ${formatNumber(days)} ngày không dùng`,
  expired: (days: number) => `xóa ${formatNumber(days)} ngày sau khi hết hạn`,
  files: (days: number) => `xóa sau ${formatNumber(days)} ngày, khi đợt đã đóng`,
  prune: (days: number) =>
    `xóa sau ${formatNumber(days)} ngày bằng backup --prune; bản trước nâng cấp giữ 3 bản`,
  hour: () => "xóa sau một giờ",
  report: (days: number) =>
    `giữ cùng báo cáo; thông tin cá nhân trong đó xóa ${formatNumber(days)} ngày sau khi đợt kết thúc`,
  kept: () => "giữ cùng báo cáo, chương trình không tự xóa",
  number: () => "giữ số thứ tự để nhật ký vẫn đọc được",
} as const;

export const holdingsText = {
  line: (held: {
    readonly kind: keyof typeof holdingNames;
    readonly rows: number;
    readonly oldest: Date | null;
    readonly newest: Date | null;
    readonly bytes: number;
    readonly removed: Removal;
    readonly zone: string;
  }) => {
    const { oldest, newest, removed, zone } = held;
    const { next } = removed;
    return [
      `${holdingNames[held.kind]}: ${formatNumber(held.rows)}`,
      oldest && newest ? `từ ${formatTime(oldest, zone)} đến ${formatTime(newest, zone)}` : "",
      held.bytes > 0 ? sizeText(held.bytes) : "",
      `${rules[removed.type](removed.days ?? 0)}${removed.setting === null ? "" : ` (${removed.setting})`}`,
      next ? `cũ nhất đi từ ${formatTime(next, zone)}` : "",
    ]
      .filter((part) => part !== "")
      .join("; ");
  },
  whole: (bytes: number) => `Cả cơ sở dữ liệu: ${sizeText(bytes)}.`,
  noFolder: "Không xem được DATA_DIR/backups từ máy này.",
} as const;

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.ceil(bytes / 1_000))} kB`;
  return `${formatNumber(Math.round(bytes / 1_000_000))} MB`;
}

// The words of the room where an earlier round is opened once more: what it takes over, what is asked, what was wrong. Pure.
import { formatDate, formatNumber } from "../format.ts";

export const againWords = {
  link: "Mở lại như lần trước",
  title: "Mở lại như lần trước",
  lead: "Biểu mẫu, đơn vị, lịch nhắc và lời dẫn lấy theo đợt đã chọn. Chỉ cần ghi tên và hạn nộp mới.",
  none: "Chưa có đợt nào để mở lại. Vào mục Biểu mẫu để mở đợt đầu tiên.",
  due: (at: Date, zone: string) => `hạn ${formatDate(at, zone)}`,
  running: "đang mở",
  over: "đã đóng",
  choose: "Mở lại đợt này",
  chooseOf: (title: string) => `Mở lại như “${title}”`,
  roundTitle: (title: string) => `Mở lại như “${title}”`,
  takes: "Lấy theo đợt trước",
  form: (title: string) => `Biểu mẫu: ${title}`,
  units: (count: number) => `Phải nộp: ${formatNumber(count)} đơn vị`,
  ladder: (rungs: readonly string[]) => `Nhắc: ${rungs.length === 0 ? "không nhắc" : rungs.join(", ")}`,
  receiver: (receiver: string) => `Nơi nhận: ${receiver}`,
  help: (contact: string) => `Người hỗ trợ: ${contact}`,
  gone: (names: readonly string[]) =>
    `Không còn phải hỏi (${formatNumber(names.length)}): ${names.slice(0, 8).join("; ")}${names.length > 8 ? "…" : ""}.`,
  name: "Tên đợt mới",
  startDay: "Bắt đầu: ngày (để trống là mở ngay)",
  prepareFor: (expected: number) => `Chuẩn bị đợt cho ${formatNumber(expected)} đơn vị`,
} as const;

export const againProblems = {
  longTitle: (most: number) => `Tên đợt dài nhất ${formatNumber(most)} chữ. Xin rút gọn.`,
  nobody: "Không còn đơn vị nào của đợt này trong danh sách, không mở lại được.",
  already: "Đợt cùng tên đang mở cho các đơn vị này. Xin đổi tên đợt mới.",
  noneTitle: "Không có đợt này",
  noneWords: "Xin chọn lại từ danh sách “Mở lại như lần trước”.",
} as const;

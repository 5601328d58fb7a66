// The words of the room where a draft is tried as an imaginary unit. Pure.
import { formatNumber } from "../format.ts";

export const trialWords = {
  /** Every message of a trial begins with it. */
  tag: "BẢN THỬ",
  title: (label: string) => `Chạy thử như ${label}`,
  lead: "Trả lời như một đơn vị. Không gửi cho ai, không vào báo cáo nào; bản thử tự xóa sau một ngày.",
  unit: (label: string) => `${label} thử`,
  answer: "Câu trả lời",
  send: "Gửi",
  again: "Thử lại từ đầu",
  back: "Về biểu mẫu",
  bot: "Bot:",
  person: "Đơn vị:",
  changed: "Biểu mẫu đã đổi nên thử lại từ đầu.",
  done: "Đơn vị này đã nộp được. Xem biểu mẫu rồi phát hành, hoặc thử loại đơn vị khác.",
  full: (most: number) => `Một bản thử nhận đến ${formatNumber(most)} tin. Xin thử lại từ đầu.`,
  notYet: "Chưa chạy thử được",
  notYetWhy: "Biểu mẫu còn chỗ phải sửa. Xin sửa rồi chạy thử.",
  receiver: "Cơ quan giao báo cáo",
} as const;

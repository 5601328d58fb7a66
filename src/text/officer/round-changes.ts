// What an officer reads before and after giving an open round over, or asking one more unit in it. Sentences only.
import type { RoundTrouble } from "../../form/rounds/trouble.ts";
import { formatNumber } from "../format.ts";
import type { OfferWords } from "./officer.ts";

export const handOffers = {
  give: { label: "Giao đợt", word: "giao", also: ["giao đợt"], answers: "yes" },
  keep: { label: "Không giao", word: "không giao", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

const example = "chị Hoa, 0275 3822 001";

export const handText = {
  notYours: "Việc này do nơi mở đợt báo cáo làm, chuyên viên ở đây không đổi được.",
  closed: "Đợt báo cáo đã đóng, không giao được.",
  kept: "Chưa giao đợt cho ai.",
  ask: (was: string | null) =>
    [
      was === null ? "Đợt này chưa ghi ai hỗ trợ các đơn vị." : `Đang hỗ trợ các đơn vị: ${was}.`,
      `Giao cho ai? Xin gửi tên và số điện thoại, ví dụ: ${example}.`,
    ].join("\n"),
  unread: (said: string, why: "long" | "no-number") =>
    why === "long"
      ? `Tên dài quá. Xin gửi tên và số điện thoại, ví dụ: ${example}.`
      : `“${said}” chưa có số điện thoại để đơn vị gọi. Xin gửi tên và số, ví dụ: ${example}.`,
  same: (to: string) => `Đang hỗ trợ các đơn vị là ${to}, không có gì đổi.`,
  question: (given: { readonly to: string; readonly was: string | null; readonly people: number }) =>
    [
      `Giao đợt này cho ${given.to}${given.was === null ? "" : ` (trước đây: ${given.was})`}?`,
      `Các đơn vị sẽ thấy tên và số này khi cần hỗ trợ; bot báo cho ${formatNumber(given.people)} đầu mối. Quyền xem, tiếp nhận của chuyên viên giữ nguyên.`,
    ].join("\n"),
  done: (to: string, people: number) =>
    `Đã giao đợt cho ${to}, đã gửi tin cho ${formatNumber(people)} đầu mối.`,
} as const;

/** The notice to the contacts of the round's units. */
export function handedNotice(title: string, to: string): string {
  return `Báo cáo “${title}”: từ nay cần hỗ trợ xin gọi ${to}.`;
}

export const addOffers = {
  add: { label: "Hỏi thêm", word: "hỏi thêm", also: ["thêm"], answers: "yes" },
  keep: { label: "Không thêm", word: "không thêm", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

export const exemptOffers = {
  exempt: { label: "Miễn báo cáo", word: "miễn", also: ["miễn báo cáo"], answers: "yes" },
  keep: { label: "Không miễn", word: "không miễn", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

export const exemptText = {
  ask: "Miễn báo cáo cho đơn vị nào? Xin gửi mã và lý do, ví dụ: TH-04: sáp nhập vào TH-03.",
  why: (unit: string) => `Lý do miễn báo cáo cho ${unit}? Xin gửi trong một tin.`,
  question: (unit: string, reason: string, sealed: boolean) =>
    `Miễn báo cáo cho ${unit} trong đợt này (lý do: ${reason})?${sealed ? " Số liệu đơn vị đã nộp sẽ không tính nữa." : ""}`,
  kept: "Chưa miễn đơn vị nào.",
  done: (given: {
    readonly unit: string;
    readonly before: number;
    readonly after: number;
    readonly sealed: boolean;
  }) =>
    `Đã miễn báo cáo cho ${given.unit}. Số báo cáo phải nhận: ${formatNumber(given.before)} → ${formatNumber(given.after)}.${given.sealed ? " Số liệu đã nộp không tính nữa." : ""}`,
  told: (given: {
    readonly unit: string;
    readonly by: string;
    readonly reason: string;
    readonly title: string;
  }) => `${given.by} đã miễn báo cáo “${given.title}” cho ${given.unit}. Lý do: ${given.reason}.`,
} as const;

export const addText = {
  told: (given: { readonly unit: string; readonly by: string; readonly title: string }) =>
    `${given.by} đã hỏi thêm ${given.unit} trong đợt “${given.title}”.`,
  notYours: handText.notYours,
  kept: "Chưa thêm đơn vị nào.",
  ask: "Xin gửi mã đơn vị cần hỏi thêm trong đợt này.",
  unknown: (code: string) => `Danh sách đơn vị không có mã “${code}”.`,
  asked: (unit: string) => `${unit} đang được hỏi trong đợt này rồi.`,
  question: (unit: string, title: string) =>
    `Hỏi thêm ${unit} trong đợt “${title}”? Hạn nộp như các đơn vị khác; bot nhắc theo lịch của đợt.`,
  done: (given: { readonly unit: string; readonly before: number; readonly after: number }) =>
    `Đã hỏi thêm ${given.unit}. Số báo cáo phải nộp: ${formatNumber(given.before)} → ${formatNumber(given.after)}.`,
  cannot: (unit: string, { type }: RoundTrouble) => {
    switch (type) {
      case "asked-already":
        return `${unit} đang được hỏi trong đợt này rồi.`;
      case "no-profile":
        return `${unit}: biểu mẫu của đợt này không có phần cho loại đơn vị này.`;
      case "only-collects":
        return `${unit} chỉ nhận báo cáo của nơi khác, không phải nộp trong đợt này.`;
      case "closed":
        return "Đợt báo cáo đã đóng, không thêm được.";
      default:
        return `Chưa thêm được ${unit} vào đợt này.`;
    }
  },
} as const;

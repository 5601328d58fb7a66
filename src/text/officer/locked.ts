// What is said of a round's figures: provisional or frozen, what is missing when they are frozen, whom to call then. Pure.
import { formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";

export const lockOffers = {
  lock: { label: "Chốt số liệu", word: "chốt số liệu", also: ["chốt"], answers: "yes" },
  keep: { label: "Chưa chốt", word: "chưa chốt", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

/** Units by their short names; the list is cut where it is long. */
type Missing = {
  readonly submitted: number;
  readonly expected: number;
  readonly owing: readonly string[];
  readonly returned: readonly string[];
  /** Reports of which rows wait to be looked at again. */
  readonly rows: number;
  readonly requests: number;
};

export const lockedText = {
  /** To an officer whose command would change something. */
  officer: (since: Date, zone: string) =>
    `Số liệu đã chốt lúc ${formatTime(since, zone)}, bot chưa thay đổi gì. Cần thay đổi thì gõ “mở chốt” và lý do.`,
  /** To a unit's contact. */
  contact: (since: Date, zone: string, helpContact: string | null) =>
    `Số liệu đợt này đã chốt lúc ${formatTime(since, zone)}, báo cáo không thay đổi được nữa. Cần sửa xin gọi ${helpContact ?? "chuyên viên của Sở"}.`,
  notYours: "Chốt, mở chốt số liệu do nơi mở đợt báo cáo làm, chuyên viên ở đây không làm được.",
  closed: "Đợt báo cáo đã đóng, số liệu không đổi nữa.",
  already: (since: Date, zone: string) =>
    `Số liệu đã chốt lúc ${formatTime(since, zone)}. Mở ra thì gõ “mở chốt” và lý do.`,
  notLocked: "Số liệu chưa chốt.",
  kept: "Số liệu chưa chốt.",
  changed: "Có thay đổi so với lúc hỏi, bot chưa chốt.",
  ask: (title: string, missing: Missing) =>
    [
      `Chốt số liệu “${title}”? Đã nộp ${formatNumber(missing.submitted)}/${formatNumber(missing.expected)} đơn vị.`,
      ...named("Chưa nộp", missing.owing),
      ...named("Đang được trả lại để chỉnh sửa", missing.returned),
      ...(missing.rows > 0 ? [`Đang nhờ xem lại: ${formatNumber(missing.rows)} báo cáo.`] : []),
      ...(missing.requests > 0
        ? [`Đề nghị chưa trả lời: ${formatNumber(missing.requests)} (gõ “đề nghị” để xem).`]
        : []),
      "Chốt rồi thì câu trả lời, việc nộp, nhập hộ, trả lại và gia hạn đều dừng, đến khi mở chốt.",
    ].join("\n"),
  locked: (now: Date, submitted: number, expected: number, zone: string) =>
    `Đã chốt số liệu lúc ${formatTime(now, zone)}, ${formatNumber(submitted)}/${formatNumber(expected)} đơn vị. Mở ra thì gõ “mở chốt” và lý do.`,
  askReason: "Vì sao mở chốt số liệu? Xin gửi lý do trong một tin.",
  unlocked: (now: Date, zone: string) =>
    `Đã mở chốt lúc ${formatTime(now, zone)}. Số liệu lại là tạm thời; ai nộp muộn vẫn ghi là nộp muộn.`,
} as const;

const mostNamed = 10;

function named(title: string, units: readonly string[]): string[] {
  if (units.length === 0) return [];
  const more = units.length - mostNamed;
  const rest = more > 0 ? ` và ${formatNumber(more)} đơn vị khác` : "";
  return [`${title} ${formatNumber(units.length)}: ${units.slice(0, mostNamed).join(", ")}${rest}.`];
}

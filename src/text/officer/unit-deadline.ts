// What is said about the deadline of one unit, which may be another than the round's. Pure.
import { exampleDay, formatDeadline, formatTime } from "../format.ts";
import { dueWords } from "../reminder.ts";

type Unit = { readonly code: string; readonly name: string; readonly phone: string | null };
type Move = {
  readonly unit: Unit;
  readonly from: Date;
  readonly to: Date;
  /** The round's. */
  readonly common: Date;
  readonly now: Date;
  readonly zone: string;
  /** How many contacts the bot can tell. */
  readonly people: number;
};

export const unitOffers = {
  back: { label: "Về hạn chung", word: "về hạn chung", also: ["thôi gia hạn", "bỏ hạn riêng", "hạn chung"] },
} as const;

export const unitDeadlineText = {
  kept: (unit: string) => `Hạn nộp của ${unit} chưa đổi.`,
  same: (unit: string, at: Date, zone: string) => `Hạn nộp của ${unit} đang là ${formatDeadline(at, zone)}.`,
  submitted: (unit: string) =>
    `${unit} đã nộp báo cáo, hạn nộp chưa đổi. Cần sửa thì trả lại báo cáo trước, rồi gia hạn.`,
  notYours: "Báo cáo này nộp lên cấp trên, hạn nộp do cấp trên đặt.",
} as const;

export function unitDeadlineShown(given: {
  readonly unit: Unit;
  readonly deadline: Date;
  readonly common: Date;
  readonly now: Date;
  readonly zone: string;
  readonly mayMove: boolean;
}): string {
  const { unit, deadline, common, zone } = given;
  const own = deadline.getTime() !== common.getTime();
  return [
    `Hạn nộp của ${unit.name} (${unit.code}): ${formatDeadline(deadline, zone)} (${dueWords(given)}). ${own ? `Đây là hạn riêng; hạn chung là ${formatDeadline(common, zone)}.` : "Đây là hạn chung."}`,
    ...(given.mayMove
      ? [
          `Đổi hạn của đơn vị này: gõ “hạn ${unit.code}” và ngày mới, ví dụ: hạn ${unit.code} ${exampleDay(common, 5, zone)}.`,
        ]
      : []),
  ].join("\n");
}

export function unitDeadlineQuestion({ unit, from, to, common, now, zone, people }: Move): string {
  const back = to.getTime() === common.getTime();
  const due = dueWords({ now, zone, deadline: to });
  return [
    back
      ? `Đưa hạn nộp của ${unit.name} về hạn chung ${formatDeadline(to, zone)} (${due}), bỏ hạn riêng ${formatDeadline(from, zone)}?`
      : `Đổi hạn nộp của ${unit.name} từ ${formatDeadline(from, zone)} thành ${formatDeadline(to, zone)} (${due})?`,
    ...(to < common ? [`Hạn này sớm hơn hạn chung ${formatDeadline(common, zone)}.`] : []),
    people > 0
      ? "Bot sẽ báo cho đầu mối của đơn vị và nhắc theo hạn mới. Hạn của các đơn vị khác không đổi."
      : `${unheard(unit)} Hạn của các đơn vị khác không đổi.`,
  ].join("\n");
}

export function unitDeadlineMoved({ unit, to, now, zone, people }: Move): string {
  return [
    `Đã đổi hạn nộp của ${unit.name} thành ${formatDeadline(to, zone)} lúc ${formatTime(now, zone)}.`,
    people > 0 ? "Đã gửi tin cho đầu mối." : unheard(unit),
  ].join(" ");
}

/** The units that have a deadline of their own, for the list of the round's. */
export function ownDeadlines(
  units: readonly { readonly code: string; readonly shortName: string; readonly deadline: Date }[],
  zone: string,
): string[] {
  if (units.length === 0) return [];
  return [
    "Hạn riêng:",
    ...units.map(
      ({ code, shortName, deadline }) => `– ${shortName} (${code}): ${formatDeadline(deadline, zone)}`,
    ),
  ];
}

function unheard({ phone }: Unit): string {
  return `Đơn vị chưa có đầu mối nhận được tin của bot, xin báo bằng cách khác${phone === null ? "" : ` (ĐT ${phone})`}.`;
}

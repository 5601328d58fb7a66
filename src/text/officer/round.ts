// What is said when an officer moves a deadline or announces something, and what a round is about.

import type { RefusalReason } from "../../language/reading.ts";
import { exampleDay, firstUnits, formatDate, formatDeadline, formatNumber, formatTime } from "../format.ts";
import { dueWords } from "../reminder.ts";
import { dispatchText } from "./dispatch.ts";
import type { Moment, OfferWords } from "./officer.ts";

export const roundOffers = {
  move: { label: "Đổi hạn nộp", word: "đổi hạn", also: ["đổi"], answers: "yes" },
  keep: { label: "Không đổi", word: "không đổi", also: ["thôi", "hủy"], answers: "no" },
  toAll: { label: "Gửi tất cả", word: "gửi tất cả", also: ["tất cả"] },
  toOwing: { label: "Gửi đơn vị chưa nộp", word: "gửi đơn vị chưa nộp", also: ["chưa nộp"] },
  discard: { label: "Không gửi", word: "không gửi", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

/** With a day as an example: "20/10". */
const howToMove = (day: string) =>
  `Đổi hạn: gõ “hạn” và ngày mới, ví dụ: hạn ${day} hoặc hạn 17h ${day}. Đổi hạn của một đơn vị: hạn MÃ ${day}.`;

/** The deadline as it is. */
export function deadlineShown(
  given: Moment & { readonly submitted: number; readonly expected: number; readonly mayMove: boolean },
): string {
  const { submitted, expected, mayMove } = given;
  return [
    `Hạn nộp: ${formatDeadline(given.deadline, given.zone)} (${dueWords(given)}). Đã nộp ${formatNumber(submitted)}/${formatNumber(expected)} đơn vị.`,
    ...(mayMove ? [howToMove(exampleDay(given.deadline, 5, given.zone))] : []),
  ].join("\n");
}

/** The button for one of several days that may be meant. */
export function dayOffer(at: Date, zone: string): OfferWords {
  return { label: formatDeadline(at, zone), word: formatDate(at, zone), also: [] };
}

export const deadlineText = {
  notRead: (said: string, why: RefusalReason | "unclear", day: string) =>
    `${why === "no-such-day" ? `Không có ngày “${said}”` : `Bot chưa rõ ngày “${said}”`}, hạn nộp chưa đổi. ${howToMove(day)}`,
  whichDay: "Xin chọn hạn nộp mới:",
  past: (at: Date, zone: string) =>
    `${formatDeadline(at, zone)} đã qua; hạn mới phải ở phía trước. Hạn nộp chưa đổi.`,
  same: (at: Date, zone: string) => `Hạn nộp đang là ${formatDeadline(at, zone)}.`,
  kept: "Hạn nộp chưa đổi.",
  notYours: "Hạn của cả đợt do nơi mở đợt báo cáo đặt, chuyên viên ở đây không đổi được.",
  changed: "Hạn nộp đã thay đổi so với lúc hỏi, bot chưa làm gì.",
  closed: "Đợt báo cáo đã đóng, không đổi hạn được.",
} as const;

type Move = { readonly from: Date; readonly to: Date; readonly now: Date; readonly zone: string };

/** Units that a message goes to, and those it cannot reach. */
type UnitReach = { readonly units: number; readonly unreachable: readonly string[] };

export function deadlineQuestion(move: Move, reach: UnitReach): string {
  const { from, to, now, zone } = move;
  return [
    `Đổi hạn nộp từ ${formatDeadline(from, zone)} thành ${formatDeadline(to, zone)} (${dueWords({ now, zone, deadline: to })})?`,
    `Bot sẽ báo cho ${formatNumber(reach.units)} đơn vị chưa nộp và nhắc theo hạn mới.`,
    ...notReached(reach),
  ].join("\n");
}

export function deadlineMoved(move: Move, reach: UnitReach): string {
  return [
    `Đã đổi hạn nộp thành ${formatDeadline(move.to, move.zone)} lúc ${formatTime(move.now, move.zone)}. Đã gửi tin cho ${formatNumber(reach.units)} đơn vị chưa nộp.`,
    ...notReached(reach),
  ].join("\n");
}

export function alreadyDone(at: Date, zone: string): string {
  return `Việc này đã làm lúc ${formatTime(at, zone)}, bot không làm lại.`;
}

/** The notice to a unit's contacts that their deadline moved. */
export function deadlineNotice(move: Move, given: { readonly title: string; readonly unit: string }): string {
  return `Hạn nộp báo cáo “${given.title}” của ${given.unit} được đổi thành ${formatDeadline(move.to, move.zone)} (trước đây ${formatDeadline(move.from, move.zone)}).`;
}

function notReached({ unreachable }: UnitReach): string[] {
  if (unreachable.length === 0) return [];
  return [
    `Không gửi được (chưa có đầu mối, hoặc đầu mối đã chặn bot, hoặc Zalo không cho nhắn) cho ${formatNumber(unreachable.length)} đơn vị: ${firstUnits(unreachable)}.`,
  ];
}

export const announceText = {
  ask: "Xin gửi nội dung thông báo trong một tin.",
  tooLong: (length: number, most: number) =>
    `Thông báo dài ${formatNumber(length)} ký tự, nhiều nhất là ${formatNumber(most)}. Xin rút gọn.`,
  discarded: "Chưa gửi thông báo nào.",
  nobody: "Chưa có đầu mối nào nhận được tin của bot, chưa gửi thông báo nào.",
  old: "Câu hỏi này đã cũ, chưa gửi tin nào. Xin xem lại.",
} as const;

/** The announcement as its receivers read it. */
export function announcement(from: string, text: string): string {
  return `THÔNG BÁO của ${from}\n${text}`;
}

/** What would be sent and to how many. */
export function announcePreview(given: {
  readonly message: string;
  readonly all: UnitReach & { readonly people: number };
  readonly owing: UnitReach & { readonly people: number };
  readonly outsideHours: string | null;
}): string {
  const { all, owing } = given;
  return [
    "Bot sẽ gửi nguyên văn:",
    "――――――",
    given.message,
    "――――――",
    `Gửi tất cả: ${formatNumber(all.units)} đơn vị (${formatNumber(all.people)} người). Chỉ gửi đơn vị chưa nộp: ${formatNumber(owing.units)} đơn vị (${formatNumber(owing.people)} người).`,
    ...(given.outsideHours === null
      ? []
      : [`Lưu ý: hiện ngoài giờ làm việc (${given.outsideHours}), tin sẽ đến ngay khi gửi.`]),
    ...notReached(all),
  ].join("\n");
}

export function announceDone(
  given: UnitReach & { readonly people: number; readonly now: Date; readonly zone: string },
): string {
  return [
    `Đã gửi thông báo đến ${formatNumber(given.units)} đơn vị (${formatNumber(given.people)} người) lúc ${formatTime(given.now, given.zone)}.`,
    ...notReached(given),
  ].join("\n");
}

type AboutInput = Moment & {
  readonly title: string;
  readonly office: string;
  /** The office's own lines: theme, basis, who compiles. */
  readonly lines: readonly string[];
  readonly week: { readonly from: Date; readonly to: Date } | null;
  readonly receiver: string;
  /** The unit whose contact asks; null for an officer. */
  readonly unit: string | null;
  readonly mustAlsoSend: string | null;
  readonly helpContact: string | null;
  /** The files of the dispatch. */
  readonly files: readonly { readonly name: string }[];
};

/** The dispatch's essentials. */
export function aboutText(input: AboutInput): string {
  const { zone, week, unit, mustAlsoSend, helpContact } = input;
  return [
    `${input.title} – ${input.office}`,
    ...input.lines,
    ...(week ? [`Thời gian: từ ${formatDate(week.from, zone)} đến ${formatDate(week.to, zone)}.`] : []),
    `Hạn nộp: ${formatDeadline(input.deadline, zone)} (${dueWords(input)}).`,
    `${unit ?? "Các đơn vị"} báo cáo về ${input.receiver}.`,
    ...(mustAlsoSend === null ? [] : [`Ngoài báo cáo trên bot, xin gửi thêm ${closed(mustAlsoSend)}`]),
    ...(helpContact === null ? [] : [`Cần hỗ trợ: ${helpContact}`]),
    ...(input.files.length === 0 ? [] : [dispatchText.about(input.files)]),
  ].join("\n");
}

function closed(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

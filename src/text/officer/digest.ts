// What an officer gets each morning, ready to paste: a chase for the group, whom to call, a paragraph for the director.

import type { Form } from "../../form/form.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { Progress } from "../../report/progress.ts";
import {
  calendarDays,
  formatClock,
  formatDeadline,
  formatNumber,
  formatPercent,
  formatTime,
} from "../format.ts";
import { waitsLine } from "./arrivals.ts";
import { type Moment, windowClosedWords } from "./officer.ts";
import { requestList } from "./requests.ts";

/** A unit to call, with its official phone where known. */
type UnitToCall = { readonly unit: string; readonly phone: string | null };

type DigestInput = Moment & {
  readonly form: Form;
  /** The round's title. */
  readonly title: string;
  /** The office as spoken: "Sở GDĐT …". */
  readonly office: string;
  readonly progress: Progress;
  /** Short names of the units that owe, in the dispatch's order. */
  readonly owing: readonly string[];
  readonly neverJoined: readonly UnitToCall[];
  /** Units whose contacts have joined, but can be written to only after they write again. */
  readonly windowClosed: readonly UnitToCall[];
  /** Units whose contacts have joined, but have all blocked us. */
  readonly blocked: readonly UnitToCall[];
  /** One for each of the form's highlights; a sum over nobody is null. */
  readonly totals: readonly (readonly (string | null)[])[];
  /** What the units that owe asked for, oldest first. */
  readonly requests: Parameters<typeof requestList>[0];
  /** How much waits for whoever gets the message. */
  readonly waits: number;
  /** Since when the round's figures are frozen; null while they may change. */
  readonly lockedAt: Date | null;
  /** The first message after the deadline. */
  readonly closing: boolean;
};

/** From this hour on the last day's text for the group names the deadline itself, not the end of office hours. */
const officeCloses = { clock: "17:00", words: "17 giờ" };

/** The day's message to an officer. */
export function digestText(input: DigestInput): string {
  const { now, zone, title } = input;
  return [
    `BẢN TIN ${formatTime(now, zone)} – ${title}`,
    "",
    "1. Tin gửi nhóm thủ trưởng các đơn vị (sao chép được):",
    chase(input),
    "",
    ...callList(input),
    "",
    "3. Đoạn báo cáo lãnh đạo (sao chép được):",
    forDirector(input),
    ...listed(requestList(input.requests, zone)),
    ...listed(input.waits > 0 ? [waitsLine(input.waits)] : []),
  ].join("\n");
}

/** At the deadline: who owes and cannot be reached by the bot. */
export function unreachableText(
  input: Pick<
    DigestInput,
    "now" | "deadline" | "zone" | "title" | "neverJoined" | "blocked" | "windowClosed"
  >,
): string {
  return [
    `ĐẾN HẠN NỘP (${formatDeadline(input.deadline, input.zone)}) – ${input.title}`,
    "Các đơn vị chưa nộp mà bot không nhắn được, xin liên hệ trực tiếp:",
    ...toCall("Chưa có đầu mối tham gia", input.neverJoined),
    ...toCall("Đầu mối đã chặn bot", input.blocked),
    ...toCall(windowClosedTitle, input.windowClosed),
  ].join("\n");
}

/** Said once, when nobody owes any more. */
export function allReceivedText(
  input: Moment & { readonly title: string; readonly office: string; readonly progress: Progress },
): string {
  const { expected } = input.progress;
  return [
    `Đến ${formatTime(input.now, input.zone)}, ${input.office} đã nhận đủ ${formatNumber(expected)}/${formatNumber(expected)} báo cáo “${input.title}”${lateWords(input.progress)}.`,
    "Xuất tệp tổng hợp: gõ “xuất excel”.",
  ].join("\n");
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ["", ...lines] : [];
}

function chase(input: DigestInput): string {
  const { progress, office, title, owing } = input;
  const received = `${office} đã nhận ${formatNumber(progress.submitted)}/${formatNumber(progress.expected)} báo cáo “${title}”`;
  return `Đến ${formatTime(input.now, input.zone)}, ${received}. ${request(input)}: ${owing.join("; ")}. Trân trọng cảm ơn.`;
}

function request(input: DigestInput): string {
  const { now, deadline, zone } = input;
  const due = formatDeadline(deadline, zone);
  if (now > deadline) return `Đã quá hạn nộp (${due}), kính đề nghị các đơn vị sau nộp sớm trong hôm nay`;
  const lastDay = calendarDays(now, deadline, zone) === 0;
  if (
    lastDay &&
    formatClock(now, zone) < officeCloses.clock &&
    formatClock(deadline, zone) > officeCloses.clock
  ) {
    return `Kính đề nghị các đơn vị sau hoàn thành trước ${officeCloses.words} hôm nay (hạn nộp: ${due})`;
  }
  return `Kính đề nghị các đơn vị sau hoàn thành trước ${due}`;
}

function callList(input: DigestInput): string[] {
  const { neverJoined, blocked, windowClosed, closing } = input;
  if (neverJoined.length + blocked.length + windowClosed.length === 0) {
    return ["2. Các đơn vị chưa nộp đều có đầu mối nhận được tin của bot."];
  }
  return [
    closing
      ? "2. Đến hạn nộp, bot không nhắn được cho các đơn vị sau, xin liên hệ trực tiếp:"
      : "2. Xin gọi điện, bot không nhắn được:",
    ...toCall("Chưa có đầu mối tham gia", neverJoined),
    ...toCall("Đầu mối đã chặn bot", blocked),
    ...toCall(windowClosedTitle, windowClosed),
  ];
}

const windowClosedTitle = `Đầu mối chưa nhắn lại (${windowClosedWords})`;

function toCall(title: string, units: readonly UnitToCall[]): string[] {
  if (units.length === 0) return [];
  const lines = units.map(({ unit, phone }) => `– ${unit}: ${phone ?? "chưa có số điện thoại"}`);
  return [`${title} (${formatNumber(units.length)}):`, ...lines];
}

function forDirector(input: DigestInput): string {
  const { progress, title, office, deadline, now, zone } = input;
  const { submitted, expected } = progress;
  const others = [
    part(progress.inProgress, "đơn vị đang nhập"),
    part(progress.notStarted, "đơn vị chưa bắt đầu"),
    part(progress.returned, "báo cáo đang được trả lại để chỉnh sửa"),
  ].filter((words) => words !== "");
  const due = `${now > deadline ? "Đã hết hạn nộp" : "Hạn nộp"}: ${formatDeadline(deadline, zone)}.`;
  const sentence =
    `Về báo cáo “${title}”: tính đến ${formatTime(now, zone)}, ${office} đã nhận báo cáo của ` +
    `${formatNumber(submitted)}/${formatNumber(expected)} đơn vị (${formatPercent(submitted, expected)})${lateWords(progress)}`;
  return [[sentence, ...others].join("; ").concat("."), due, ...figures(input)].join(" ");
}

function figures({ form, totals, lockedAt, zone }: DigestInput): string[] {
  const lines = form.highlights.flatMap((highlight, index) => {
    const sums = highlight.parts.flatMap((piece, at) => {
      const sum = totals[index]?.[at] ?? null;
      return sum === null ? [] : [`${writeNumber(sum)} ${piece.noun}`];
    });
    return sums.length > 0 ? [`${lowerFirst(highlight.label)}: ${sums.join(", ")}`] : [];
  });
  const standing =
    lockedAt === null ? "Số liệu tạm thời" : `Số liệu đã chốt lúc ${formatTime(lockedAt, zone)}`;
  return lines.length > 0 ? [`${standing} từ các báo cáo đã nộp: ${lines.join("; ")}.`] : [];
}

function part(count: number, words: string): string {
  return count > 0 ? `${formatNumber(count)} ${words}` : "";
}

function lateWords({ late }: Progress): string {
  return late > 0 ? `, trong đó ${formatNumber(late)} đơn vị nộp trễ hạn` : "";
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase("vi") + text.slice(1);
}

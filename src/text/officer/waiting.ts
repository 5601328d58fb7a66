// What waits for an officer, in words: the list of groups, one group, one thing with what is to be looked at. Sentences only.
import type { RequestKind } from "../../language/request.ts";
import { formatDeadline, formatNumber, formatTime } from "../format.ts";
import { shownName } from "../people/shown-name.ts";
import type { OfferWords } from "./officer.ts";

type Group = "request" | "again" | "doubtful" | "new" | "file" | "person" | "message";

const groupNames: Readonly<Record<Group, string>> = {
  request: "Đề nghị của đơn vị",
  again: "Nộp lại sau khi xem lại",
  doubtful: "Báo cáo có số cần xem",
  new: "Báo cáo mới, không có gì cần xem",
  file: "Tệp bot chưa đọc được",
  person: "Người xin cùng làm báo cáo",
  message: "Tin nhắn bot chưa xử lý được",
};

const shortNames: Readonly<Record<Group, string>> = {
  request: "Đề nghị",
  again: "Nộp lại",
  doubtful: "Có số cần xem",
  new: "Báo cáo mới",
  file: "Tệp",
  person: "Người xin vào",
  message: "Tin chưa xử lý",
};

const requestNames: Readonly<Record<RequestKind, string>> = {
  extend: "xin gia hạn",
  reopen: "xin mở lại báo cáo đã nộp",
  help: "cần hỗ trợ",
  call: "xin được gọi lại",
};

/** What there is to look at in a report before it is accepted. */
type ToLookAt = {
  readonly doubts: number;
  readonly missing: number;
  readonly covers: { readonly in: number; readonly of: number } | null;
};

/** One line of a group. */
type Line = {
  readonly unit: string;
  /** How its round is called, where several are open. */
  readonly tag: string | null;
  readonly at: Date;
} & (
  | ({ readonly type: "report"; readonly version: number } & ToLookAt)
  | {
      readonly type: "request";
      readonly kind: RequestKind;
      readonly until: Date | null;
    }
  | { readonly type: "file"; readonly name: string }
  | { readonly type: "person"; readonly name: string | null }
  | { readonly type: "message" }
);

/** More names than these are not listed behind a number. */
const mostNames = 3;

export const waitingOffers = {
  list: { label: "Chờ xử lý", word: "chờ", also: ["chờ xử lý"] },
  acceptAll: { label: "Tiếp nhận hết", word: "tiếp nhận hết", also: [] },
  next: { label: "Việc sau", word: "tiếp", also: ["sau", "việc sau"] },
  more: { label: "Xem tiếp", word: "tiếp", also: ["xem tiếp"] },
  view: { label: "Xem báo cáo", word: "xem báo cáo", also: ["xem"] },
  accept: { label: "Tiếp nhận", word: "tiếp nhận", also: [] },
  open: { label: "Mở tệp", word: "mở tệp", also: ["xem tệp"] },
  openedAll: { label: "Đã xem hết các tệp", word: "đã xem hết", also: [] },
  opened: { label: "Không cần xem", word: "không cần xem", also: [] },
  admit: { label: "Cho vào", word: "cho vào", also: ["đồng ý"] },
  refuse: { label: "Không cho vào", word: "không cho vào", also: ["không cho"] },
  spoken: { label: "Đã liên hệ đơn vị", word: "đã liên hệ", also: [] },
  undo: { label: "Hoàn tác", word: "hoàn tác", also: [] },
} as const satisfies Record<string, OfferWords>;

/** What is chosen by its number in a list. */
export function numberOffer(no: number, name: string): OfferWords {
  return { label: `${no}. ${name}`, word: `${no}`, also: [`mở ${no}`, `số ${no}`] };
}

type When = { readonly now: Date; readonly zone: string };

/** How many of which round. */
export type Counted = readonly { readonly tag: string; readonly count: number }[];

export const waitingText = {
  /** A group on its button. */
  short: (group: Group) => shortNames[group],
  none: ({ now, zone }: When) => `Đến ${formatTime(now, zone)} không có việc nào chờ xử lý.`,
  /** The groups that hold anything, numbered as they are opened. */
  list: (
    groups: readonly {
      readonly group: Group;
      readonly lines: readonly Line[];
      readonly rounds: Counted;
    }[],
    { now, zone, acceptable }: When & { readonly acceptable: number | null },
  ) =>
    [
      `CHỜ XỬ LÝ: ${formatNumber(groups.reduce((sum, { lines }) => sum + lines.length, 0))} việc (${formatDeadline(now, zone)})`,
      ...groups.map(
        ({ group, lines, rounds }, index) =>
          `${index + 1}. ${titleOf(group, lines)}: ${formatNumber(lines.length)}${detail(lines, rounds, zone)}`,
      ),
      acceptable === null
        ? "Gõ số để mở."
        : `Gõ số để mở. Tiếp nhận cả nhóm ${acceptable}: gõ “tiếp nhận hết”.`,
    ].join("\n"),
  /** One page of a group. */
  group: (
    group: Group,
    lines: readonly Line[],
    { first, all, zone }: { readonly first: number; readonly all: number; readonly zone: string },
  ) =>
    [
      `${titleOf(group, lines)}: ${formatNumber(all)}`,
      ...lines.map((line, index) => `${first + index}. ${nameOf(line)}: ${lineWords(line, zone)}`),
      ...(first + lines.length - 1 < all
        ? [`Còn ${formatNumber(all - first - lines.length + 1)} việc nữa: gõ “tiếp”. Gõ số để mở.`]
        : ["Gõ số để mở."]),
    ].join("\n"),
  /** The last of a group was left: what is left over all stands below. */
  groupEnds: "Đã xem hết nhóm này.",
  gone: "Việc này đã được xử lý.",
  /** At the head of one thing: which of how many it is. */
  place: (group: Group, no: number, all: number) =>
    all > 1 ? `${groupNames[group]} (${formatNumber(no)}/${formatNumber(all)})` : groupNames[group],
  report: (input: {
    readonly unit: string;
    readonly tag: string | null;
    readonly version: number;
    readonly at: Date;
    readonly late: boolean;
    readonly doubts: readonly string[];
    readonly missing: number;
    readonly missingReason: string | null;
    readonly covers: ToLookAt["covers"];
    readonly difference: readonly string[] | null;
    readonly zone: string;
  }) => {
    const { unit, tag, version, at, late, doubts, missing, missingReason, covers, difference, zone } = input;
    return [
      `${unit}${tag === null ? "" : `, “${tag}”`}: bản ${version}, nộp lúc ${formatTime(at, zone)}, ${late ? "trễ hạn" : "đúng hạn"}.`,
      ...(covers ? [`Mới có số của ${covers.in}/${covers.of} đơn vị trực thuộc.`] : []),
      ...(missing > 0
        ? [`Nộp thiếu ${formatNumber(missing)} mục.${missingReason ? ` Lý do: ${missingReason}` : ""}`]
        : []),
      ...(doubts.length > 0 ? ["Đơn vị đã xác nhận các điểm cần xem lại:", ...doubts] : []),
      ...(difference === null
        ? []
        : difference.length > 0
          ? [`Khác bản ${version - 1}:`, ...difference]
          : [`Không khác bản ${version - 1}.`]),
      ...(covers || missing > 0 || doubts.length > 0 || difference !== null ? [] : ["Không có số cần xem."]),
    ].join("\n");
  },
  /** `asked`: what is asked for, in the words of its decision. */
  request: (asked: string, tag: string | null, at: Date, zone: string) =>
    `${asked}\nGửi lúc ${formatTime(at, zone)}${tag === null ? "" : `, “${tag}”`}.`,
  file: (unit: string, name: string, at: Date, zone: string) =>
    `${unit} đã gửi tệp “${name}” lúc ${formatTime(at, zone)}. Bot chưa đọc được nội dung tệp này, xin mở xem.`,
  person: (name: string | null, unit: string, at: Date, zone: string) =>
    `${shownName(name, 1)} có mã đã dùng của ${unit} và xin cùng làm báo cáo (lúc ${formatTime(at, zone)}).`,
  message: (unit: string, code: string, phone: string | null, at: Date, zone: string) =>
    [
      `Bot chưa xử lý được một tin của ${unit} gửi lúc ${formatTime(at, zone)}; người gửi đã được báo là tin chưa được ghi.`,
      `Xin nhờ đơn vị gửi lại${phone === null ? "" : ` (ĐT ${phone})`}. Xem đầu mối: gõ “đầu mối ${code}”.`,
    ].join("\n"),
  filesOpened: (count: number) => `Đã ghi: không cần xem ${formatNumber(count)} tệp.`,
  fileOpened: "Đã ghi: không cần xem tệp này.",
  fileGiven: (name: string) => `Tệp “${name}”:`,
  spoken: (unit: string) => `Đã ghi: đã liên hệ ${unit}.`,
} as const;

function titleOf(group: Group, lines: readonly Line[]): string {
  const kinds = new Set(lines.flatMap((line) => (line.type === "request" ? [line.kind] : [])));
  const [only] = kinds;
  return only !== undefined && kinds.size === 1 ? firstUpper(requestNames[only]) : groupNames[group];
}

function detail(lines: readonly Line[], rounds: Counted, zone: string): string {
  const [only] = lines;
  if (only && lines.length === 1) return ` (${nameOf(only)}: ${lineWords(only, zone)})`;
  if (lines.length <= mostNames) return ` (${lines.map(nameOf).join("; ")})`;
  if (rounds.length < 2) return "";
  return ` (${rounds.map(({ tag, count }) => `${tag} ${formatNumber(count)}`).join(", ")})`;
}

function nameOf({ unit, tag }: Line): string {
  return tag === null ? unit : `${unit}, ${tag}`;
}

function lineWords(line: Line, zone: string): string {
  const at = formatTime(line.at, zone);
  switch (line.type) {
    case "report": {
      const what = toLookAt(line);
      const version = line.version > 1 ? `bản ${line.version}, ` : "";
      return `${version}nộp lúc ${at}${what === "" ? "" : `; ${what}`}`;
    }
    case "request":
      return `${requestNames[line.kind]}${line.until === null ? "" : ` đến ${formatDeadline(line.until, zone)}`}, gửi lúc ${at}`;
    case "file":
      return `${line.name}, gửi lúc ${at}`;
    case "person":
      return `${shownName(line.name, 1)}, lúc ${at}`;
    case "message":
      return `lúc ${at}`;
  }
}

/** "cần xem 2 số, nộp thiếu 3 mục, 8/10 trường"; empty where there is nothing. */
export function toLookAt({ doubts, missing, covers }: ToLookAt): string {
  return [
    ...(doubts > 0 ? [`cần xem ${formatNumber(doubts)} số`] : []),
    ...(missing > 0 ? [`nộp thiếu ${formatNumber(missing)} mục`] : []),
    ...(covers ? [`mới có ${covers.in}/${covers.of} đơn vị trực thuộc`] : []),
  ].join(", ");
}

function firstUpper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);
}

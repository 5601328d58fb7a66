// What an officer reads about a whole round: the summary and the list of who owes. Sentences only; figures come in.

import type { Form } from "../../form/form.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { Progress, RoundProgress } from "../../report/progress.ts";
import { formatDeadline, formatNumber, formatPercent, formatTime } from "../format.ts";
import { shownName } from "../people/shown-name.ts";
import { dueWords } from "../reminder.ts";
import { standingOfFigures } from "./provisional.ts";

/** A button under an officer's message and what may be typed instead. */
export type OfferWords = {
  readonly label: string;
  readonly word: string;
  readonly also: readonly string[];
  /** Which answer it is to the question above it: every spelling of yes or no then takes it. */
  readonly answers?: "yes" | "no";
};

export const officerOffers = {
  summary: { label: "Tổng hợp", word: "tổng hợp", also: [] },
  export: { label: "Xuất Excel", word: "xuất excel", also: ["excel"] },
  missing: { label: "Chưa nộp", word: "chưa nộp", also: [] },
  remind: { label: "Nhắc tất cả", word: "nhắc tất cả", also: ["nhắc"] },
  more: { label: "Xem tiếp", word: "xem tiếp", also: ["tiếp"] },
  view: { label: "Xem báo cáo", word: "xem báo cáo", also: ["xem"] },
  accept: { label: "Tiếp nhận", word: "tiếp nhận", also: [] },
  return: { label: "Trả lại", word: "trả lại", also: [] },
  cancel: { label: "Không gửi", word: "không gửi", also: ["thôi", "hủy", "khỏi"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

/** The button that reminds: it says how many units it will reach. */
export function remindOffer(count: number): OfferWords {
  return {
    label: `Gửi nhắc ${formatNumber(count)} đơn vị`,
    word: "gửi",
    also: ["gửi nhắc", "gửi đi", "nhắc"],
    answers: "yes",
  };
}

/** The button that reminds one unit; it asks first. */
export function remindUnitOffer(unit: string): OfferWords {
  return { label: `Nhắc ${unit}`, word: `nhắc ${unit}`, also: ["nhắc"] };
}

/** When and for which deadline something is said. */
export type Moment = { readonly now: Date; readonly deadline: Date; readonly zone: string };

type SummaryInput = Moment & {
  readonly form: Form;
  /** The round's title. */
  readonly title: string;
  readonly closed: boolean;
  /** Since when its figures are frozen; null while they may change. */
  readonly lockedAt: Date | null;
  readonly kindLabels: Readonly<Record<string, string>>;
  readonly progress: RoundProgress;
  /** Reports whose sealed figures are in the totals, the returned ones among them. */
  readonly counted: number;
  readonly countedReturned: number;
  /** One for each of the form's highlights. */
  readonly totals: readonly { readonly sums: readonly (string | null)[]; readonly held: number }[];
};

/** The officer's summary: states, kinds of unit, key totals; all of it readable without a table. */
export function summaryText(input: SummaryInput): string {
  const { all, byKind } = input.progress;
  const kinds = [...byKind].map(
    ([kind, progress]) => `– ${input.kindLabels[kind] ?? kind}: ${kindLine(progress)}`,
  );
  return [
    `TỔNG HỢP – ${input.title}${input.closed ? " (đã đóng)" : ""}`,
    `Đến ${formatTime(input.now, input.zone)}. Hạn nộp: ${formatDeadline(input.deadline, input.zone)} (${dueWords(input)}).`,
    "",
    `Đã nộp: ${formatNumber(all.submitted)}/${formatNumber(all.expected)} đơn vị (${formatPercent(all.submitted, all.expected)}), trong đó trễ hạn ${formatNumber(all.late)}`,
    all.inProgress > 0
      ? `Đang nhập: ${formatNumber(all.inProgress)} (đã trả lời ${formatPercent(all.answered, 1)} số mục), trong đó đã đủ nhưng chưa nộp ${formatNumber(all.complete)}`
      : "Đang nhập: 0",
    `Chưa bắt đầu: ${formatNumber(all.notStarted)}`,
    `Trả lại: ${formatNumber(all.returned)}`,
    ...(kinds.length > 1 ? ["", "Theo loại đơn vị (đã nộp/phải nộp):", ...kinds] : []),
    "",
    ...totalLines(input),
  ].join("\n");
}

function kindLine(progress: Progress): string {
  const rest = [
    progress.late > 0 ? `trễ hạn ${formatNumber(progress.late)}` : "",
    progress.inProgress > 0 ? `đang nhập ${formatNumber(progress.inProgress)}` : "",
    progress.notStarted > 0 ? `chưa bắt đầu ${formatNumber(progress.notStarted)}` : "",
    progress.returned > 0 ? `trả lại ${formatNumber(progress.returned)}` : "",
  ].filter((part) => part !== "");
  const { submitted, expected } = progress;
  const share = `${formatNumber(submitted)}/${formatNumber(expected)} (${formatPercent(submitted, expected)})`;
  return [share, ...rest].join("; ");
}

function totalLines(input: SummaryInput): string[] {
  if (input.counted === 0) return ["Số liệu: chưa có báo cáo nào được nộp."];
  const returned =
    input.countedReturned > 0 ? `, trong đó ${formatNumber(input.countedReturned)} đang được trả lại` : "";
  return [
    `${standingOfFigures({ ...input, expected: input.progress.all.expected })}${returned}:`,
    ...input.form.highlights.map((highlight, index) => {
      const total = input.totals[index];
      // A total over nobody is left out: it is not 0.
      const figures = highlight.parts.flatMap((part, at) => {
        const sum = total?.sums[at] ?? null;
        return sum === null ? [] : [`${writeNumber(sum)} ${part.noun}`];
      });
      return figures.length > 0
        ? `– ${highlight.label}: ${figures.join(", ")} (${formatNumber(total?.held ?? 0)} đơn vị có)`
        : `– ${highlight.label}: chưa có số liệu`;
    }),
  ];
}

/** What is said of one unit that owes. */
export type OwingUnit = {
  readonly code: string;
  readonly kind: string;
  readonly shortName: string;
  readonly phone: string | null;
  readonly state: "not-started" | "in-progress" | "returned";
  readonly done: number;
  readonly total: number;
  readonly contacts: readonly {
    readonly name: string | null;
    readonly reachable: boolean;
    /** Whether its contacts can be written to only after they write again. */
    readonly windowClosed: boolean;
  }[];
};

type MissingInput = Moment & {
  readonly expected: number;
  readonly owing: number;
  readonly units: readonly OwingUnit[];
  readonly kindLabels: Readonly<Record<string, string>>;
  readonly page: number;
  readonly pages: number;
};

/** Who owes, by kind of unit: the count first, then a line a unit. */
export function missingText(input: MissingInput): string {
  if (input.owing === 0) {
    return `Đến ${formatTime(input.now, input.zone)}, cả ${formatNumber(input.expected)} đơn vị đã nộp báo cáo.`;
  }
  const page = input.pages > 1 ? `, trang ${input.page}/${input.pages}` : "";
  const kinds = [...new Set(input.units.map((unit) => unit.kind))];
  const lines = kinds.flatMap((kind) => [
    "",
    `${input.kindLabels[kind] ?? kind}:`,
    ...owingLines(input.units.filter((unit) => unit.kind === kind)),
  ]);
  return [
    `CHƯA NỘP: ${formatNumber(input.owing)}/${formatNumber(input.expected)} đơn vị${page}`,
    `Đến ${formatTime(input.now, input.zone)}. Hạn nộp: ${formatDeadline(input.deadline, input.zone)} (${dueWords(input)}).`,
    ...lines,
  ].join("\n");
}

/** When this many units say the same, it is said once above their names. */
const manyAlike = 3;

/** A line a unit; those that nobody joined and nobody began come last, with whom to call. */
function owingLines(units: readonly OwingUnit[]): string[] {
  const silent = units.filter((unit) => unit.contacts.length === 0 && unit.state === "not-started");
  const apart = silent.length >= manyAlike ? silent : [];
  const line = (unit: OwingUnit) =>
    `– ${unit.code} · ${unit.shortName} · ${whoAnswers(unit)} · ${owingState(unit)}`;
  return [
    ...units.filter((unit) => !apart.includes(unit)).map(line),
    ...(apart.length > 0 ? [`Chưa có đầu mối tham gia, chưa bắt đầu (${formatNumber(apart.length)}):`] : []),
    ...apart.map(({ code, shortName, phone }) =>
      [`– ${code} · ${shortName}`, ...(phone === null ? [] : [`ĐT ${phone}`])].join(" · "),
    ),
  ];
}

/** "đang nhập 12/34", "đủ, chưa nộp"… */
export function owingState(unit: Pick<OwingUnit, "state" | "done" | "total">): string {
  if (unit.state === "not-started") return "chưa bắt đầu";
  if (unit.state === "returned") return "trả lại";
  return unit.total > 0 && unit.done >= unit.total
    ? `đủ ${formatNumber(unit.total)} mục, chưa nộp`
    : `đang nhập ${formatNumber(unit.done)}/${formatNumber(unit.total)}`;
}

/** Why somebody cannot be reached who has not blocked us: the platform lets us write after their next message. */
export const windowClosedWords = "quá 7 ngày, Zalo không cho nhắn";

/** The contacts' names; the unit's official phone where nobody joined or nobody can be reached. */
export function whoAnswers(unit: Pick<OwingUnit, "contacts" | "phone">): string {
  const names = unit.contacts.map(({ name }, index) => shownName(name, index + 1)).join(", ");
  const phone = unit.phone === null ? "" : `ĐT ${unit.phone}`;
  if (names === "") return ["chưa có đầu mối tham gia", phone].filter((part) => part !== "").join(", ");
  if (unit.contacts.some((contact) => contact.reachable)) return names;
  const why = unit.contacts.some((contact) => contact.windowClosed) ? windowClosedWords : "đã chặn bot";
  return `${names} (${[why, phone].filter((part) => part !== "").join(", ")})`;
}

// One unit's report as an officer reads it on a phone: figures first, what is 0 and what is open in a line each.

import { type Answers, isSkipped, valuesOf } from "../../form/answers.ts";
import { askedNow } from "../../form/conditions.ts";
import { tablesOf } from "../../form/items.ts";
import type { Waiver } from "../../form/payload.ts";
import { notePlace, rowStem } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Beside } from "../../form/report-cells.ts";
import { isHandedIn, type ReportState } from "../../form/report-state.ts";
import { fromScaled } from "../../form/scaled.ts";
import type { RequestKind } from "../../language/request.ts";
import { amountsOf } from "../../report/figures.ts";
import { type NumberPlace, numberAt } from "../../report/places.ts";
import type { Entered } from "../../report/types.ts";
import { formatNumber, formatTime } from "../format.ts";
import { between, sayValues } from "../interview/values.ts";
import { doubtLines } from "./doubts.ts";
import { enterText } from "./entering.ts";
import { type OwingUnit, owingState, whoAnswers } from "./officer.ts";
import { requestLines } from "./requests.ts";

type UnitInput = {
  readonly zone: string;
  readonly unit: Pick<OwingUnit, "code" | "phone" | "contacts" | "done" | "total"> & {
    readonly name: string;
    readonly state: ReportState;
    readonly revising: boolean;
    readonly remark: string | null;
    readonly entered: Entered | null;
  };
  readonly sealed: {
    readonly version: number;
    readonly at: Date;
    readonly late: boolean;
    readonly missing: number;
    /** Of a compiled report how many units report to it, and the figures of how many it holds; null of any other. */
    readonly coverageOf: number | null;
    readonly coverageIn: number | null;
    /** The units whose figures have changed since. */
    readonly changedSince: readonly string[];
    readonly missingReason: string | null;
    readonly entered: Entered | null;
  } | null;
  readonly form: Questionnaire;
  readonly answers: Answers;
  readonly beside: Beside;
  readonly waivers: readonly Waiver[];
  /** What is said of rows that it is asked to look at again; null where there are none. */
  readonly waiting: string | null;
  /** What the unit asked for, oldest first. */
  readonly requests: readonly { readonly kind: RequestKind; readonly words: string; readonly at: Date }[];
};

/** The whole report of one unit. What is cut short says so and where the rest is. */
export function unitText(input: UnitInput): string {
  return [
    `${input.unit.name} (${input.unit.code})`,
    stateLine(input),
    `Đầu mối: ${whoAnswers(input.unit)}`,
    ...enteredLines(input),
    ...remarkLines(input),
    ...(input.waiting === null ? [] : [input.waiting]),
    ...requestLines(input.requests, input.zone),
    ...coverageLines(input),
    ...missingLines(input),
    "",
    ...contentLines(input),
    ...waiverLines(input),
  ].join("\n");
}

function stateLine({ unit, sealed, zone }: UnitInput): string {
  if (!sealed) {
    if (isHandedIn(unit.state)) return "Đã nộp.";
    return `Tình trạng: ${owingState({ ...unit, state: unit.state })}.`;
  }
  const version = `bản ${sealed.version}, nộp lúc ${formatTime(sealed.at, zone)}, ${sealed.late ? "trễ hạn" : "đúng hạn"}`;
  const states = {
    submitted: unit.revising ? "đã nộp, đơn vị đang sửa thành bản mới" : "đã nộp, chờ tiếp nhận",
    accepted: "đã tiếp nhận",
    returned: "đã trả lại, chờ nộp lại",
    "in-progress": "đang nhập",
    "not-started": "chưa bắt đầu",
  } as const;
  return `Tình trạng: ${states[unit.state]} (${version}).`;
}

/** Which of what is shown an officer entered for the unit. */
function enteredLines({ unit, sealed, zone }: UnitInput): string[] {
  const entered = sealed ? sealed.entered : unit.entered;
  return entered ? [enterText.line(entered, sealed?.at ?? null, zone)] : [];
}

function remarkLines({ unit }: UnitInput): string[] {
  if (unit.remark === null || unit.remark === "") return [];
  return [unit.state === "returned" ? `Lý do trả lại: ${unit.remark}` : `Đơn vị đề nghị sửa: ${unit.remark}`];
}

/** A compiled report is told with its coverage, and with what came in after it. */
function coverageLines({ sealed }: UnitInput): string[] {
  if (!sealed || sealed.coverageOf === null) return [];
  const { coverageOf, coverageIn, changedSince } = sealed;
  return [
    `Tổng hợp từ ${formatNumber(coverageIn ?? 0)}/${formatNumber(coverageOf)} đơn vị.`,
    ...(changedSince.length > 0 ? [`Phát sinh sau khi nộp: ${someOf(changedSince)}.`] : []),
  ];
}

/** So many names are read in one line. */
const mostNames = 10;

function someOf(names: readonly string[]): string {
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(", ");
  return rest > 0 ? `${shown} và ${formatNumber(rest)} đơn vị khác` : shown;
}

function missingLines({ sealed }: UnitInput): string[] {
  if (!sealed || sealed.missing === 0) return [];
  const reason = sealed.missingReason ? ` Lý do: ${sealed.missingReason}` : "";
  return [`Nộp thiếu ${formatNumber(sealed.missing)} mục.${reason}`];
}

function contentLines(input: UnitInput): string[] {
  const { form, answers, beside, sealed } = input;
  if (answers.size === 0) return ["Chưa có nội dung nào."];
  const asked = askedNow(form, answers);
  const open = asked.filter((question) => valuesOf(answers, question) === null);
  const skipped = open.filter((question) => isSkipped(answers, question));
  const untouched = open.filter((question) => !skipped.includes(question));
  const zeros = asked.filter((question) => isZero(answers, question));
  const figures = figuresOf(form, answers, beside);
  const shown = asked.filter((question) => !open.includes(question) && !zeros.includes(question));
  return [
    sealed ? `Nội dung bản ${sealed.version} đã nộp:` : "Nội dung đang nhập (chưa nộp):",
    ...shown.map((question) => `${label(question)}: ${answerWords(answers, question, figures)}`),
    ...totalLines(form, figures),
    ...listed("Ghi 0", zeros),
    ...listed("Để sau", skipped),
    ...listed("Chưa trả lời", untouched),
  ];
}

/** What follows from a unit's answers: sums, and what else the form computes. */
type Figure = { readonly number: NumberPlace; readonly words: string };

function figuresOf({ form, profile }: Questionnaire, answers: Answers, beside: Beside): readonly Figure[] {
  return [...amountsOf(form, answers, profile, beside)].flatMap(([place, amount]): Figure[] => {
    const number = numberAt(form, place);
    if (!number?.from || number.own.type === "asked") return [];
    const { kind, ...cell } = number.from.cell;
    const words = kind.say(Number(fromScaled(amount, number.digits)), { ...cell, fact: null });
    return [{ number, words }];
  });
}

function totalLines({ form }: Questionnaire, figures: readonly Figure[]): string[] {
  return tablesOf(form).flatMap(({ table }) =>
    table.rows.flatMap((row) => {
      const sums = figures.flatMap(({ number, words }) => (number.part === row ? [words] : []));
      return row.role === "total" && sums.length > 0
        ? [`${row.text.replace(/[,:]?\s*trong đó:?$/, "")}: ${sums.join(between(sums))}`]
        : [];
    }),
  );
}

/** What is computed of a row beside its answers, or added up beneath a list. */
function followingWords({ id, list }: Question, figures: readonly Figure[]): readonly string[] {
  return figures.flatMap(({ number: { own, from }, words }) => {
    const isSum = own.type === "lines" && own.stem === id && list !== null;
    const stem = from?.row ? rowStem(from.item.id, from.row.id) : from?.item.id;
    return isSum || (own.type === "computed" && stem === id) ? [words] : [];
  });
}

function listed(title: string, questions: readonly Question[]): string[] {
  return questions.length > 0
    ? [`${title}: ${questions.map((question) => question.main.no || question.main.text).join(", ")}`]
    : [];
}

function label(question: Question): string {
  return [question.main.no, question.main.text].filter((part) => part !== "").join(". ");
}

/** A zero without a note says nothing but "none"; together they fit in one line. A "no" is said as the fact it is. */
function isZero(answers: Answers, question: Question): boolean {
  if (question.askAs) return false;
  const values = valuesOf(answers, question);
  return values !== null && noteOf(answers, question) === null && values.every((value) => value === 0);
}

function answerWords(answers: Answers, question: Question, figures: readonly Figure[]): string {
  const values = valuesOf(answers, question) ?? [];
  const note = noteOf(answers, question);
  const said = question.narrative
    ? values.map((value) => shortened(String(value)))
    : [[sayValues(question, values), ...followingWords(question, figures)].join("; ")];
  return `${said.join(", ")}${note === null ? "" : ` (ghi chú: ${shortened(note)})`}`;
}

function noteOf(answers: Answers, question: Question): string | null {
  if (question.places.includes(question.notePlace)) return null;
  const places = [question.notePlace, ...(question.alias ? [notePlace(question.alias.itemId)] : [])];
  const notes = places.flatMap((place) => {
    const value = answers.get(place)?.value;
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return notes.length > 0 ? notes.join("; ") : null;
}

/** On a phone six narratives of pages bury the figures; the workbook has them whole. */
const longest = 300;

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= longest) return flat;
  const cut = flat.slice(0, flat.lastIndexOf(" ", longest) > 0 ? flat.lastIndexOf(" ", longest) : longest);
  return `${cut}… (dài ${formatNumber(flat.length)} ký tự, xem đủ trong tệp Excel)`;
}

function waiverLines({ form, answers, waivers }: UnitInput): string[] {
  if (waivers.length === 0) return [];
  return ["", "Đơn vị đã xác nhận các điểm cần xem lại:", ...doubtLines(form, answers, waivers)];
}

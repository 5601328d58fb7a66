// What is asked of a file that was handed over: which sheet, whose it is, whether it is recorded, and row after row. Pure.
import type { Value } from "../../form/answers.ts";
import { isPersonal } from "../../form/personal.ts";
import { linesPlace } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Action } from "../../interview/chat.ts";
import type { FileAnswer, FileDoubt, FileQuestion } from "../../interview/handed/file-question.ts";
import { bare } from "../../language/normalise.ts";
import { shortName } from "../file-kinds.ts";
import { formatNumber } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { doubted } from "./doubts.ts";
import { askCell, sayOtherwise } from "./file-lists.ts";
import { excerpt, fileSummary } from "./file-summary.ts";
import { isHidden, maskedSaid, maskedValues, sayMasked } from "./masked.ts";
import { offers } from "./offers.ts";
import { whyRefused } from "./refused.ts";
import { headOf, nameOf, nameWithWords } from "./row-names.ts";
import { unsure } from "./unsure.ts";
import { sayAnswer, sayMissing, sayValues } from "./values.ts";

/** The question with its choices; `row` gives the prompt of a row that is asked as any row is. */
export function fileQuestion(
  c: SpeechContext,
  file: FileQuestion,
  row: (question: Question) => Speech,
): Speech {
  switch (file.ask) {
    case "sheet":
      return whichSheet(file);
    case "unit":
      return {
        lines: [
          `Tệp ${shortName(file.name)} ghi tên đơn vị “${file.unit}”, còn báo cáo này của ${c.node.name}. Vẫn lấy tệp này cho báo cáo, phải không ạ?`,
        ],
        offers: [offers.fileOwn, offers.fileLeave],
      };
    case "take":
      return { lines: [take(c, file)], offers: [offers.fileTake, offers.fileShow, offers.fileLeave] };
    case "differs":
      return differs(c, file);
    case "cell":
      return askCell(c, file);
    case "doubt":
      return doubt(c, file.doubt, row);
    case "dashes":
      return dashes(file.rows);
    case "blanks":
      return blanks(c, file.rows);
    case "dash":
      return below(`${headOf(file.row)} trong tệp ghi “–”.`, row(file.row));
    case "blank":
      return below(`${headOf(file.row)} trong tệp để trống.`, row(file.row));
  }
}

function whichSheet({ name, sheets }: Extract<FileQuestion, { ask: "sheet" }>): Speech {
  const lines = sheets.map((sheet, index) => `${index + 1}. ${sheet}`);
  return {
    lines: [
      `Tệp ${shortName(name)} có ${formatNumber(sheets.length)} trang khớp với biểu:`,
      ...lines,
      "Lấy trang nào ạ? Xin gõ tên trang hoặc số thứ tự.",
    ],
    offers: [...sheets.slice(0, mostSheets).map(offers.fileSheet), offers.fileLeaveLater],
  };
}

/** More buttons help nobody; every sheet can be typed. */
const mostSheets = 6;

function take(c: SpeechContext, { name, told, holds }: Extract<FileQuestion, { ask: "take" }>): string {
  if (told) return `Tệp ${shortName(name)} chưa lấy vào báo cáo. Gõ “ghi” để lấy, “xem” để xem trước.`;
  return [...fileSummary(c, name, holds), "Gõ “ghi” để lấy vào báo cáo, “xem” để xem trước."].join(" ");
}

function differs(c: SpeechContext, { rows, lists }: Extract<FileQuestion, { ask: "differs" }>): Speech {
  const lines = [...rows.map((row) => sayDifference(c, row)), ...lists.map((list) => sayOtherwise(c, list))];
  const all = [...rows, ...lists].map(({ question }) => question);
  const [first, second] = all;
  const one = first ? `theo tệp ${numberOf(first)}` : "";
  const ask = second
    ? `Giữ số đang ghi thì gõ “giữ”. Thay theo tệp thì gõ “${one}”, hoặc “theo tệp hết”.`
    : "Giữ số đang ghi thì gõ “giữ”, thay theo tệp thì gõ “theo tệp”.";
  const added = lists
    .filter(({ added: own }) => own.length > 0)
    .map(({ question }) => linesPlace(question.id));
  const ways = [
    ...(added.length > 0 ? ["Chỉ thêm dòng mới thì gõ “thêm dòng mới”."] : []),
    ...(lists.some(({ gone }) => gone.length > 0) ? ["Theo tệp là bỏ những dòng không có trong tệp."] : []),
  ];
  const each = second ? all.slice(0, mostEach) : [];
  return {
    lines: [`Có ${formatNumber(all.length)} mục đang ghi khác tệp:`, ...lines, [ask, ...ways].join(" ")],
    offers: [
      offers.fileKeep,
      ...(added.length > 0 ? [offers.fileAddLines(added)] : []),
      ...each.map((question) => offers.fileReplace(numberOf(question), question.id)),
      offers.fileReplaceAll(all.map(({ id }) => id)),
    ],
  };
}

const mostEach = 4;

/** What stands at a question and what the file says there. */
export function sayDifference(c: SpeechContext, { question, values }: FileAnswer): string {
  const stands = sayAnswer(question, c.answers) ?? "";
  return `${nameOf(question)}: đang ghi ${stands}; tệp ghi ${sayMasked(c.q, question, values)}`;
}

/** By which a question is named in a choice. */
function numberOf(question: Question): string {
  const { no } = question.main;
  return no === "" || question.proofOf !== null ? nameOf(question) : no;
}

/** What the file says at one row, and what that may be. */
function doubt(c: SpeechContext, found: FileDoubt, row: (question: Question) => Speech): Speech {
  const { question, reading, finding, swapped } = found;
  const head = `${headOf(question)} trong tệp${byWords(found) ? ` (“${excerpt(found.wording)}”)` : ""}`;
  if (found.odd !== null)
    return below(
      `${head} là “${excerpt(maskedSaid(c.q, question, found.said))}”, ${odd[found.odd]}.`,
      row(question),
    );
  const said = excerpt(maskedSaid(c.q, question, found.said));
  if (finding && reading.type === "value") {
    const { values } = reading;
    const { id } = question;
    const event = {
      type: "doubted",
      id,
      finding,
      values,
      swapped,
      raw: said,
      note: reading.note,
    } as const;
    const rule = finding.check.type === "expression";
    return below(
      `${head} là “${said}”.`,
      doubted(c, event, rule ? maskedValues(c.q, question, values) : values),
    );
  }
  const say = (one: Question, values: readonly Value[]) => sayMasked(c.q, one, values);
  switch (reading.type) {
    case "ambiguous": {
      const [only, other] = reading.reason === "sum" ? reading.readings.slice(0, 1) : reading.readings;
      if (!only) return below(`${head} là “${said}”, bot chưa lấy được số.`, row(question));
      const { reason, readings, offerNone } = reading;
      // Once masked, what looks alike is nothing to choose from, and what tells nothing is nothing to agree to.
      const told = readings.map(({ value }) => say(question, value));
      if (new Set(told).size < told.length || isHidden(c.q, question, only.value))
        return below(`${head} là “${said}”, bot chưa chắc.`, row(question));
      if (!other) return oneReading(c.q, head, question, said, only.value);
      const asks = unsure(c, { type: "unsure", id: question.id, reason, said, readings, offerNone }, say);
      return { ...asks, lines: [`${head} là “${said}”. Ghi số nào ạ?`] };
    }
    case "half":
      return {
        lines: [`${head} mới có “${said}”. Xin cho biết thêm ${sayMissing(question, reading.half)}.`],
        offers: row(question).offers ?? [],
      };
    case "refused":
      return below(`${head}: ${whyRefused(reading.reason, said, question)}`, row(question));
    default:
      return below(`${head} là “${said}”.`, row(question));
  }
}

/** Whether the row was found by words that the form has otherwise. */
function byWords({ question, reading, wording }: FileDoubt): boolean {
  if (reading.type !== "ambiguous" || reading.reason !== "unsure" || wording === "") return false;
  const form = bare(`${question.main.text} ${question.alias?.text ?? ""}`);
  return !form.includes(bare(wording));
}

/** Why what stands in a cell is no figure. */
const odd: Readonly<Record<NonNullable<FileDoubt["odd"]>, string>> = {
  date: "là ngày tháng nên bot chưa ghi",
  truth: "không phải là số nên bot chưa ghi",
  error: "công thức bị lỗi nên bot chưa ghi",
  unworked: "công thức chưa tính nên bot chưa ghi",
};

function oneReading(
  q: Questionnaire,
  head: string,
  question: Question,
  said: string,
  value: FileAnswer["values"],
): Speech {
  const take: Action = { do: "take", id: question.id, values: [...value], raw: said, waive: true };
  const personal = question.places.some((place) => isPersonal(q.form, place));
  const aloud = personal ? null : spelt(question, value);
  const figure = personal ? sayMasked(q, question, value) : figureOf(question, value);
  const line =
    aloud === null
      ? `${head} là “${said}”. Ghi ${figure}, đúng không ạ?`
      : `${head} là “${said}”: ${aloud}, đúng không ạ?`;
  return { lines: [line], offers: [offers.right(take), offers.againIfNot, offers.later] };
}

/** An amount with its words in full: what is agreed to is read twice. */
function spelt({ cells }: Question, values: FileAnswer["values"]): string | null {
  const [cell, other] = cells;
  const [value] = values;
  if (!cell || other || value === undefined) return null;
  return cell.kind.spelt?.(value) ?? null;
}

/** A single number is told bare, for its row stands before it. */
function figureOf(question: Question, values: FileAnswer["values"]): string {
  const [only, other] = values;
  return typeof only === "number" && other === undefined && Number.isInteger(only) && question.askAs === null
    ? formatNumber(only)
    : sayValues(question, values);
}

function dashes(rows: readonly Question[]): Speech {
  const n = formatNumber(rows.length);
  const ids = rows.map(({ id }) => id);
  return {
    lines: [`Tệp có ${n} ô ghi “–”: ${list(rows.map(nameOf))}. Ghi “không có” (0) cho cả ${n} ô ạ?`],
    offers: [offers.dashesNone(n, ids), offers.dashesApart, offers.later],
  };
}

function blanks(c: SpeechContext, rows: readonly Question[]): Speech {
  const n = formatNumber(rows.length);
  const ids = rows.map(({ id }) => id);
  const names = rows.length <= mostNamed ? rows.map((one) => nameWithWords(c.q, one)) : rows.map(nameOf);
  return {
    lines: [
      `Còn ${n} dòng để trống: ${list(names)}. Không có cả ${n} dòng thì gõ “không có hết”, hoặc “từng dòng”.`,
    ],
    offers: [offers.blanksNone(ids), offers.blanksApart, offers.later],
  };
}

/** More rows than these are told by their numbers alone. */
const mostNamed = 10;

function list(names: readonly string[]): string {
  return names.join(", ");
}

function below(line: string, asked: Speech): Speech {
  return { ...asked, lines: [line, ...asked.lines] };
}

// The whole report as it stands, readable on a phone: rows of zeros and open rows are named, not spelt out. Pure.

import { isYesNo } from "../../form/checklist.ts";
import { isAskedNow } from "../../form/conditions.ts";
import type { Item, Row, Table } from "../../form/form.ts";
import { tablesOf } from "../../form/items.ts";
import { isList, type ListQuestion, linesOf } from "../../form/lines.ts";
import { cellPlace, notePlace, rowStem } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { seatedAt } from "../../form/seats.ts";
import { unansweredOf } from "../../interview/next.ts";
import { coverageLines } from "./below.ts";
import { asReported, ownPartOf } from "./compiled.ts";
import { computedIn, sayComputed } from "./computed.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { capital } from "./list-prompt.ts";
import { sayTotals, sayValuesOf } from "./list-words.ts";
import { offers } from "./offers.ts";
import { proofBeside } from "./proofs.ts";
import { reportName } from "./rounds.ts";
import { between, sayAnswer, sayEditable, sayTotal } from "./values.ts";
import { sayWarning } from "./warnings.ts";

/** What was answered, what is open and what should be looked at again. */
export function review(own: SpeechContext): Speech {
  const c = asReported(own);
  const lines: string[] = [`XEM LẠI – ${reportName(c)}`, ...coverageLines(c)];
  for (const { no, title, items } of c.q.form.sections) {
    const said = items.flatMap((item) => itemLines(c, item));
    // Of a section that is one table only the table is shown, below.
    if (said.length > 0) lines.push("", `${no}. ${title}`, ...said);
  }
  for (const { itemId, table } of tablesOf(c.q.form))
    lines.push("", table.title, ...tableLines(c, itemId, table, (question) => ownPartOf(own, question)));
  const open = unansweredOf(c.q, c.answers);
  const warnings = c.warnings.map((finding) => `- ${sayWarning(c, finding)}`);
  lines.push("");
  // At the end the prompt below says so.
  if (open.length > 0 && c.chat.asked?.at !== "end") lines.push(`Còn ${open.length} mục chưa trả lời.`);
  if (warnings.length > 0) lines.push(`Có ${warnings.length} điểm nên xem lại:`, ...warnings);
  lines.push(`Sửa một mục: gõ “sửa” và số mục, ví dụ: sửa ${sayEditable(c.q)}.`);
  const sealed = c.chat.asked?.at === "sealed";
  return { lines, offers: sealed ? [] : [offers.draft, offers.submit] };
}

function itemLines(c: SpeechContext, item: Item): string[] {
  if (item.table) return [];
  const question = c.q.questions.find(
    (candidate) => candidate.id === item.id || candidate.alias?.itemId === item.id,
  );
  if (!question) return item.kind === "heading" ? [`${item.no}. ${item.text}`] : computedItem(c, item);
  if (!isAskedNow(c.answers, question)) return [];
  return [
    `${item.no}. ${item.text}: ${said(c, question) ?? gap(c, question)}${noteOf(c, notePlace(item.id))}`,
  ];
}

/** What is computed stands where the paper has it, once it is known. */
function computedItem(c: SpeechContext, { id, no, text }: Item): string[] {
  const [value, cell] = [computedIn(c).get(id), seatedAt(c.q.form, id)?.cell];
  return value === undefined || !cell ? [] : [`${no}. ${text}: ${cell.kind.say(value, cell)}`];
}

/** Row by row under each heading; what is 0 and what is open comes in one line each behind the figures. */
function tableLines(
  c: SpeechContext,
  itemId: string,
  table: Table,
  ownPart: (question: Question) => string,
): string[] {
  const list = c.q.byId(itemId);
  if (list && isList(list)) return reviewedLines(c, list);
  const lines: string[] = [];
  const questionOf = (row: Row) => c.q.byId(rowStem(itemId, row.id));
  let folded = nothingFolded();
  const unfold = () => {
    lines.push(...foldedLines(folded));
    folded = nothingFolded();
  };
  for (const row of table.rows) {
    if (row.parent === null) unfold();
    if (row.role === "heading") {
      const isShown = (child: Row) => {
        const question = child.parent === row.id ? questionOf(child) : undefined;
        return question !== undefined && isAskedNow(c.answers, question);
      };
      if (table.rows.some(isShown)) lines.push(row.label === "" ? row.text : `${row.label}. ${row.text}`);
      continue;
    }
    if (row.role === "total") {
      lines.push(...totalLine(c, itemId, table, row));
      continue;
    }
    const question = questionOf(row);
    if (!question || !isAskedNow(c.answers, question)) continue;
    const value = said(c, question);
    const note = question.narrative ? "" : noteOf(c, question.notePlace);
    // A row that stands under no heading would be named by its number alone.
    const kind = row.parent === null || note !== "" ? null : foldOf(c, question, value);
    if (kind) folded[kind].push(question.main.no);
    else
      lines.push(
        `${question.main.no}. ${row.text}: ${value ?? gap(c, question)}${ownPart(question)}${sayComputed(c, question)}${note}${proofBeside(c, question)}`,
      );
    if (isList(question)) lines.push(...linesBelow(c, question));
  }
  unfold();
  return lines;
}

/** A list by the number of its lines, and the lines below. */
function reviewedLines(c: SpeechContext, question: ListQuestion): string[] {
  const count = linesOf(c.answers, question).length;
  const open = said(c, question) === null ? ` ${gap(c, question)}` : "";
  const { no, text } = question.main;
  return [
    `${no}. ${text}: ${count} ${question.list.noun}${open}${noteOf(c, question.notePlace)}`,
    ...linesBelow(c, question),
  ];
}

/** So many lines are told one by one; a longer list is looked at in the file. */
const mostLines = 30;

function linesBelow(c: SpeechContext, question: ListQuestion): string[] {
  const lines = linesOf(c.answers, question);
  if (lines.length === 0) return [];
  const told = lines.slice(0, mostLines).map((line) => `${line.no}) ${sayValuesOf(c, line)}`);
  const rest = lines.length - told.length;
  const totals = sayTotals(question, lines).replace(/^; /u, "");
  return [
    ...told,
    ...(rest > 0 ? [`… và ${rest} ${question.list.noun} nữa`] : []),
    ...(totals === "" ? [] : [capital(totals)]),
  ];
}

type Folded = Record<"zero" | "no" | "open" | "later", string[]>;

function nothingFolded(): Folded {
  return { zero: [], no: [], open: [], later: [] };
}

function foldOf(c: SpeechContext, question: Question, value: string | null): keyof Folded | null {
  if (value === null) return isLater(c, question) ? "later" : "open";
  const values = question.places.map((place) => c.answers.get(place)?.value);
  if (values.some((each) => each !== 0 && each !== false)) return null;
  return isYesNo(question) && question.askAs === null ? "no" : "zero";
}

function foldedLines({ zero, no, open, later }: Folded): string[] {
  return [
    ...(no.length > 0 ? [`Không: ${no.join(", ")}`] : []),
    ...(zero.length > 0 ? [`Ghi 0: ${zero.join(", ")}`] : []),
    ...(later.length > 0 ? [`Để sau: ${later.join(", ")}`] : []),
    ...(open.length > 0 ? [`Chưa trả lời: ${open.join(", ")}`] : []),
  ];
}

function totalLine(c: SpeechContext, itemId: string, table: Table, row: Row): string[] {
  const totals = computedIn(c);
  const parts = row.columns.flatMap((column) => {
    const total = totals.get(cellPlace(rowStem(itemId, row.id), column));
    return total === undefined ? [] : [sayTotal(table, row, column, total)];
  });
  return parts.length > 0 ? [`${row.text} ${parts.join(between(parts))}`] : [];
}

/** A narrative in full, everything else as people say it; null while it is open. */
function said(c: SpeechContext, question: Question): string | null {
  if (!question.narrative) return sayAnswer(question, c.answers);
  const value = c.answers.get(question.places[0] ?? "")?.value ?? null;
  return value === null ? null : String(value);
}

function isLater(c: SpeechContext, question: Question): boolean {
  return c.answers.get(question.places[0] ?? "")?.state === "skipped";
}

function gap(c: SpeechContext, question: Question): string {
  return isLater(c, question) ? "(để sau)" : "(chưa trả lời)";
}

function noteOf(c: SpeechContext, place: string): string {
  const note = c.answers.get(place)?.value;
  return typeof note === "string" ? ` (ghi chú: ${note})` : "";
}

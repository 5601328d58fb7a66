// How values, questions and places are spoken. Pure.
import { type Answers, type Value, valuesOf } from "../../form/answers.ts";
import { type Cell, totalCell } from "../../form/cells.ts";
import { isAskedNow } from "../../form/conditions.ts";
import type { Row, Table } from "../../form/form.ts";
import type { Examples } from "../../form/kinds/kind.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { isPair } from "../../form/row.ts";
import { askedAtOnce } from "../../form/tuple-places.ts";
import { formWords } from "../../form/words/form-words.ts";
import type { Chat } from "../../interview/chat.ts";
import { shownAsItem } from "../../interview/next.ts";
import type { Given } from "../../language/row-reading.ts";
import { formatDate } from "../format.ts";

/** The values of a question as a person would say them: "12 lớp, 340 người"; a narrative by its ends. */
export function sayValues(question: Question, values: readonly Value[]): string {
  const said = question.cells.flatMap(({ kind, ...cell }, at) => {
    const value = values[at];
    return value === undefined ? [] : [kind.say(value, cell)];
  });
  return said.join(between(question.cells));
}

/** What stands between the values of a row: of many a stop tells them apart better. */
export function between(cells: readonly unknown[]): string {
  return cells.length > 2 ? "; " : ", ";
}

/** Some values of a row, where not all were given: "kế hoạch 4". */
export function sayGiven(question: Question, given: Given): string {
  const said = question.cells.flatMap(({ id, kind, ...cell }) => {
    const one = given.find((value) => value.cell === id);
    return one ? [kind.say(one.value, { ...cell })] : [];
  });
  return said.join(between(question.cells));
}

/** One value of a row, beside others that are not said: "340 người". */
export function sayCell(question: Question, at: number, value: Value): string {
  const cell = question.cells[at];
  return cell ? cell.kind.say(value, cell) : "";
}

/** The same from a report, or null while the question is open. */
export function sayAnswer(question: Question, answers: Answers): string | null {
  const values = valuesOf(answers, question);
  return values ? sayValues(question, values) : null;
}

/** "mục 1.7" or "mục I.1": how a question is named in a sentence. */
export function sayNo(question: Question, asItem = false): string {
  return `mục ${asItem && question.alias ? question.alias.no : question.main.no}`;
}

/** The number and wording under which this chat was asked a question; a linked one has two. */
export function sayAbout(question: Question, asItem: boolean): string {
  const { no, text } = asItem && question.alias ? question.alias : question.main;
  return `Mục ${no} (${ends(text)})`;
}

/** So many words of a row's wording are enough to know it by. */
const rowWords = 12;

/** How a question's wording begins; what stands in brackets explains it and does not tell it from others. */
export function sayWording({ main }: Question): string {
  const words = main.text.replace(/\s+\(.*$/u, "").split(/\s+/u);
  return words.length <= rowWords ? words.join(" ") : `${words.slice(0, rowWords).join(" ")}…`;
}

/** "1.7, 4.3 và 5 mục khác": at most `most` numbers; a linked one by the number this chat was asked it under. */
export function listNos(
  questions: readonly Question[],
  most = 12,
  chat?: Pick<Chat, "order" | "asked">,
): string {
  const shown = questions.slice(0, most).map((question) => {
    const asItem = chat !== undefined && shownAsItem(chat, question);
    const name = (asItem && question.alias ? question.alias.no : question.main.no) || question.main.text;
    return question.proofOf === null ? name : `minh chứng ${name}`;
  });
  const rest = questions.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} và ${rest} mục khác` : shown.join(", ");
}

/** "[4/34]", or "[4–9/34]" up to another one: where a question stands among those that are asked as the report stands. */
export function sayTurn(
  { q, chat, answers }: { q: Questionnaire; chat: Pick<Chat, "order">; answers: Answers },
  question: Question,
  upTo = question,
): string {
  const asked = q
    .inOrder(chat.order)
    .filter((one) => one === question || one === upTo || isAskedNow(answers, one));
  const [from, to] = [question, upTo].map((one) => asked.indexOf(one) + 1);
  return `[${from === to ? from : `${from}–${to}`}/${asked.length}]`;
}

/** How a row is named at the head of an entry: "1.7", but "mục 2", for "2: 9" could be a pair. */
export function sayRowLead(question: Question): string {
  const { no } = question.main;
  return no.includes(".") ? no : `mục ${no}`;
}

/** A row's number for examples of "sửa": whichever form it is, one that exists. */
export function sayEditable(q: Questionnaire): string {
  const group = q.groups[Math.floor(q.groups.length / 3)];
  return (group?.questions.at(-1) ?? q.questions.at(-1))?.main.no ?? "";
}

/** "số lớp và số người", "7 số theo thứ tự: số lớp / nữ / …": what a question wants. */
export function sayWanted(question: Question): string {
  const { cells } = question;
  if (cells.length <= 2) return bothOf(cells);
  const asked = askedAtOnce(cells, cells);
  const part = asked.length < cells.length ? " đầu" : "";
  return `${asked.length} ${sayUnit(cells)}${part} theo thứ tự: ${inOneBreath(asked)}`;
}

/** "Số lớp và số người"; of two that are called alike how many there are: "2 số". */
function bothOf(cells: readonly Cell[]): string {
  const [one = "", other] = cells.map(({ kind, ...cell }) => kind.wanted(cell));
  if (other === undefined) return one;
  return one === other ? `2 ${one}` : `${one} và ${other}`;
}

/** What the cells of a row are: figures, or not all of them. */
export function sayUnit(cells: readonly Cell[]): string {
  return cells.every(({ kind }) => kind.none === 0) ? "số" : "ô";
}

/** "số lớp / học sinh / nữ": the word for a figure is said once, before the first. */
function inOneBreath(cells: readonly Cell[]): string {
  const names = cells.map(({ kind, ...cell }) => cell.label ?? (kind.pairs ? cell.noun : kind.wanted(cell)));
  return `${cells[0]?.kind.pairs ? "số " : ""}${names.join(" / ")}`;
}

/** An example in words, never a bare figure that could be taken for the answer; of many cells as they are typed. */
export function sayExample(c: ExampleContext, { cells }: Question): string {
  const [only, second] = cells;
  const examples = examplesOf(c);
  if (!only || !second) return only?.kind.example(only, examples) ?? "";
  if (!isPair(cells)) {
    const samples = askedAtOnce(cells, cells).map(({ kind, ...cell }, at) => kind.sample(at, cell, examples));
    // A day, or words, may hold the slash that parts the others.
    return samples.join(sayUnit(cells) === "số" ? "/" : "; ");
  }
  const nouns = only.noun !== "" && second.noun !== "";
  return nouns
    ? `${examples.pair[0]} ${only.noun} ${examples.pair[1]} ${second.noun}`
    : `${examples.pair[0]}/${examples.pair[1]}`;
}

/** What the examples of this form and round are made of; a day is the round's last one. */
export function examplesOf(c: ExampleContext): Examples {
  const day = formatDate(c.round.deadline, c.zone);
  const [, month = "", year = ""] = day.split(/\//u);
  const begins = Number(year) - (Number(month) < schoolYearBegins ? 1 : 0);
  return {
    ...formWords(c.q.form).examples,
    ...{ day, month: `${Number(month)}/${year}`, year, schoolYear: `${begins}-${begins + 1}` },
  };
}

/** A report asked for before August is of the school year that began the year before. */
const schoolYearBegins = 8;

export type ExampleContext = {
  readonly q: Questionnaire;
  readonly round: { readonly deadline: Date };
  readonly zone: string;
};

/** The cells of a row for which nothing was given yet, as they are wanted: "số người", "số nữ / dân tộc". */
export function sayMissing({ cells }: Question, given: Given): string {
  const missing = cells.filter(({ id }) => !given.some((one) => one.cell === id));
  return cells.length > 2 ? inOneBreath(askedAtOnce(cells, missing)) : bothOf(missing);
}

/** A computed total as its column's values are said: "12 lớp", "nữ 230". */
export function sayTotal(table: Table, row: Row, column: string, total: Value): string {
  const { kind, ...cell } = totalCell(table, row, column);
  return kind.say(total, cell);
}

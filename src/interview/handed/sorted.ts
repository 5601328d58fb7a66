// What a file says beside what stands in the report: what may be recorded, what stands already, what has to be asked. Pure.
import { isAnswered, isSkipped, valuesOf } from "../../form/answers.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { RowReading } from "../../language/row-reading.ts";
import { mayBeTotal } from "../moves/part-or-total.ts";
import { doubtsAbout } from "../moves/record.ts";
import { sameValues, swappedAt } from "../moves/record-or-doubt.ts";
import type { Situation } from "../situation.ts";
import type { FileAnswer, FileDoubt, SortedFile } from "./file-question.ts";
import type { Handed } from "./handed.ts";
import { sortLists } from "./sorted-lists.ts";

type Report = Pick<Situation, "q" | "answers" | "facts" | "before" | "waived"> & {
  /** Of a report that compiles, whose answers are its own part alone. */
  readonly compiled?: Situation["compiled"];
};

/**
 * Sorts what a file says by what stands in the report now: the same file gives less once it was recorded. Rows come in
 * the order of the tables, narratives behind them.
 */
export function sortHanded(report: Report, handed: Handed): SortedFile {
  const { q, answers } = report;
  const order = q.inOrder("figures");
  const byOrder = (one: Found, other: Found) => order.indexOf(one.question) - order.indexOf(other.question);
  const rows = rowsOf(q, handed);
  const found = [
    ...rows.map((one) => ownPart(report, withStanding(report, one))),
    ...textsOf(q, handed),
  ].sort(byOrder);
  const idle = found.filter((one) => isOfNo(report, one, rows));
  const all = found.filter((one) => !idle.includes(one));
  const open = all.filter(({ question }) => valuesOf(answers, question) === null);
  const standing = all.filter((one) => !open.includes(one));
  const doubts = open.flatMap((one) => doubtOf(report, one));
  const clear = (list: readonly Found[]) => list.flatMap(answerOf);
  const stands = clear(standing);
  const isSame = ({ question, values }: FileAnswer) => sameValues(valuesOf(answers, question) ?? [], values);
  return {
    fresh: clear(open).filter(({ question }) => doubts.every((doubt) => doubt.question !== question)),
    same: stands.filter(isSame).map(({ question }) => question),
    differs: stands.filter((one) => !isSame(one)),
    doubts,
    passed: standing.filter(({ reading }) => reading.type !== "value"),
    dashes: openOnes(report, handed.dashes),
    blanks: openOnes(report, handed.blanks),
    lists: sortLists(report, handed),
    idle: clear(idle),
  };
}

type Found = Pick<FileDoubt, "question" | "said" | "wording" | "odd" | "reading">;

function rowsOf(q: Questionnaire, { rows }: Handed): readonly Found[] {
  return rows.flatMap(({ id, ...row }) => {
    const question = q.byId(id);
    return question ? [{ ...row, question }] : [];
  });
}

/** Proofs of a file are more proofs beside those that stand. */
function withStanding({ answers }: Report, found: Found): Found {
  const { question, reading } = found;
  const stands = answers.get(question.places[0] ?? "")?.value;
  const [own] = reading.type === "value" ? reading.values : [];
  if (question.proofOf === null || !Array.isArray(stands) || !Array.isArray(own)) return found;
  const values = [[...new Set([...stands.map(String), ...own.map(String)])]];
  return { ...found, reading: { type: "value", values, note: null } };
}

/** The file of a unit that compiles may give totals: such a row is asked, and never taken for its own part. */
function ownPart({ compiled }: Report, found: Found): Found {
  const { question, reading } = found;
  if (!compiled || reading.type !== "value" || !mayBeTotal({ compiled }, question, reading.values))
    return found;
  return { ...found, reading: { type: "refused", reason: "may-be-total" } };
}

/** A proof whose row is answered with no, there or in the file. */
function isOfNo({ answers }: Report, { question }: Found, rows: readonly Found[]): boolean {
  const { proofOf } = question;
  if (proofOf === null) return false;
  const of = rows.find((one) => one.question.places.includes(proofOf));
  const said = of?.reading.type === "value" ? of.reading.values[of.question.places.indexOf(proofOf)] : null;
  const value = answers.get(proofOf)?.value ?? said ?? null;
  return value === false || value === 0;
}

/** A text that is longer than its item takes is refused as one that is typed. */
function textsOf(q: Questionnaire, { narratives }: Handed): readonly Found[] {
  return narratives.flatMap(({ id, text }): Found[] => {
    const question = q.byId(id);
    if (!question) return [];
    const tooLong = text.length > (question.cells[0]?.most ?? 0);
    const reading: RowReading = tooLong
      ? { type: "refused", reason: "too-long" }
      : { type: "value", values: [text], note: null };
    return [{ question, said: text, wording: "", odd: null, reading }];
  });
}

function answerOf({ question, said, reading }: Found): FileAnswer[] {
  if (reading.type !== "value") return [];
  return [{ question, values: reading.values, note: reading.note, said }];
}

function doubtOf(report: Report, found: Found): FileDoubt[] {
  const { question, reading } = found;
  if (reading.type !== "value") return [{ ...found, finding: null, swapped: null }];
  const [finding] = doubtsAbout(report, question, reading.values);
  const swapped = finding ? swappedAt(report, question, finding, reading.values) : null;
  return finding ? [{ ...found, finding, swapped }] : [];
}

/** Those that hold no answer and were not put off, in the order of the tables. */
function openOnes({ q, answers }: Report, list: readonly { readonly id: string }[]): readonly Question[] {
  const ids = new Set(list.map(({ id }) => id));
  return q
    .inOrder("figures")
    .filter(
      (question) => ids.has(question.id) && !isAnswered(answers, question) && !isSkipped(answers, question),
    );
}

// What a file says beside what stands in the report: what may be recorded, what stands already, what has to be asked. Pure.
import { isAnswered, isSkipped, valuesOf } from "../../form/answers.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { RowReading } from "../../language/row-reading.ts";
import { doubtsAbout } from "../moves/record.ts";
import { sameValues, swappedAt } from "../moves/record-or-doubt.ts";
import type { Situation } from "../situation.ts";
import type { FileAnswer, FileDoubt, SortedFile } from "./file-question.ts";
import type { Handed } from "./handed.ts";

type Report = Pick<Situation, "q" | "answers" | "facts" | "before" | "waived">;

/**
 * Sorts what a file says by what stands in the report now: the same file gives less once it was recorded. Rows come in
 * the order of the tables, narratives behind them.
 */
export function sortHanded(report: Report, handed: Handed): SortedFile {
  const { q, answers } = report;
  const order = q.inOrder("figures");
  const byOrder = (one: Found, other: Found) => order.indexOf(one.question) - order.indexOf(other.question);
  const all = [...rowsOf(q, handed), ...textsOf(q, handed)].sort(byOrder);
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
  };
}

type Found = Pick<FileDoubt, "question" | "said" | "wording" | "odd" | "reading">;

function rowsOf(q: Questionnaire, { rows }: Handed): readonly Found[] {
  return rows.flatMap(({ id, ...row }) => {
    const question = q.byId(id);
    return question ? [{ ...row, question }] : [];
  });
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

// What stands under the headings of the outline, read: texts as narratives, amounts as the rows that they are. Pure.
import type { FileCell } from "../../files/blocks.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { RowReading } from "../../language/row-reading.ts";
import { readTyped } from "../reading/readers.ts";
import { isDash } from "./cell-signs.ts";
import type { Handed, Unplaced } from "./handed.ts";
import type { Under } from "./narratives.ts";
import { type LineRead, readRow } from "./read-row.ts";

type Read = Pick<Handed, "narratives" | "unplaced"> & {
  readonly figures: readonly LineRead[];
  /** What stands under the headings of lists. */
  readonly lists: readonly Under[];
};

/** Reads each text at its question; one that says that it comes later, or nothing, is none. */
export function readUnder(q: Questionnaire, under: readonly Under[], now: Date): Read {
  const narratives = new Map<string, Handed["narratives"][number]>();
  const unplaced: Unplaced[] = [];
  const figures: LineRead[] = [];
  const lists = under.filter(({ question }) => question.list !== null);
  for (const one of under) {
    if (one.question.list) continue;
    if (one.blanks) {
      figures.push(sentenceOf(q, one, one.blanks, now));
      continue;
    }
    const reading = readTyped(one.question, one.text, now);
    if (one.question.narrative) unplaced.push(...keepNarrative(narratives, one, reading));
    else figures.push(figureOf(one, reading));
  }
  const inOrder = q.questions.flatMap(({ id }) => narratives.get(id) ?? []);
  return { narratives: inOrder, unplaced, figures, lists };
}

function figureOf({ question, text, spot }: Under, reading: RowReading): LineRead {
  const wording = question.alias?.text ?? question.main.text;
  if (isDash(text)) return { id: question.id, wording, read: { type: "dashes" }, spot };
  return { id: question.id, wording, read: { type: "read", said: text, reading, odd: null }, spot };
}

/** A sentence with its blanks filled in: each is a cell of its own. */
function sentenceOf(
  q: Questionnaire,
  { question, text, spot }: Under,
  blanks: NonNullable<Under["blanks"]>,
  now: Date,
): LineRead {
  const cells = blanks.map((said) => (said === null ? [] : [cellOf(said)]));
  const read = readRow(
    { cells, whole: null, titled: true, elsewhere: [], note: "" },
    { q, question, unit: "", scale: () => null, above: null, sure: true, now },
  );
  return { id: question.id, wording: text, read, spot };
}

function cellOf(text: string): FileCell {
  return { column: 0, across: 1, down: 1, value: { type: "text", text }, shown: text };
}

/** Keeps the first text of each question; gives what has to be told of it. */
function keepNarrative(
  narratives: Map<string, Handed["narratives"][number]>,
  { question: { id }, heading, text, spot }: Under,
  reading: RowReading,
): readonly Unplaced[] {
  if (reading.type === "refused" && reading.reason === "too-long")
    return [{ why: "too-long", name: heading, figures: text, spot }];
  const [value] = reading.type === "value" ? reading.values : [];
  const known = narratives.get(id);
  if (typeof value !== "string" || known?.text === value) return [];
  if (known) return [{ why: "twice", name: heading, figures: value, spot }];
  narratives.set(id, { id, text: value, heading });
  return [];
}

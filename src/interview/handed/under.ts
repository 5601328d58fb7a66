// What stands under the headings of the outline, read: texts as narratives, amounts as the rows that they are. Pure.
import type { Questionnaire } from "../../form/question.ts";
import type { RowReading } from "../../language/row-reading.ts";
import { readTyped } from "../reading/readers.ts";
import { isDash } from "./cell-signs.ts";
import type { Handed, Unplaced } from "./handed.ts";
import type { Under } from "./narratives.ts";
import type { LineRead } from "./read-row.ts";

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

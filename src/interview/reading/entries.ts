// The rows that one message names or answers in order, as entries with their questions. Pure; pasted.ts knows blocks.
import type { Question, Questionnaire } from "../../form/questions.ts";
import { cut } from "../../language/entries/cut.ts";
import { ownNumber } from "../../language/entries/numbers.ts";
import { place } from "../../language/entries/place.ts";
import { hear } from "../../language/said.ts";
import { type Entry, sheetEntries } from "./pasted.ts";
import { rowsPrompt } from "./rows-prompt.ts";

/** A message that names its row: "1.9: 2/75", "mục 2: 9", "1.7 30 lớp 1148 em". Null when it names none. */
export function namedEntry(q: Questionnaire, text: string): Entry | null {
  const named = ownNumber(hear(text), rowsPrompt(q, []));
  if (!named) return null;
  const question = q.byNo(named.no) ?? null;
  return { question, no: named.no, said: named.said.text };
}

/** The entries of a message at rows that are `open`, in the form's order. Null when it is one entry without a number. */
export function entriesOf(
  q: Questionnaire,
  open: readonly Question[],
  text: string,
): readonly Entry[] | null {
  if (text.includes("\t")) return sheetEntries(q, open, text);
  const prompt = rowsPrompt(q, open);
  const placed = place(cut(hear(text), prompt), prompt);
  const [only, more] = placed;
  if (!only || (!more && (only.to !== "row" || only.by !== "number"))) return null;
  return placed.map((one): Entry => {
    if (one.to === "row")
      return { question: q.byId(one.row.id) ?? null, no: one.row.numbers[0] ?? "", said: one.said.text };
    const no = one.to === "not-asked" || one.to === "nowhere" ? (one.no ?? "") : "?";
    return { question: null, no, said: one.said.text };
  });
}

// Gives a message with a remark beside its figures a second chance without it. Knows brackets and a few leading words.

import { changesMeaning, leadIn, partLead } from "./lexicon/remarks.ts";
import { clean } from "./normalise.ts";
import { joinNotes } from "./opening.ts";
import { phrasebook } from "./phrases.ts";
import type { ReadResult } from "./reading.ts";
import { tokenise } from "./tokens.ts";

/**
 * "3/120 (with the study club)": the remark is understood by nobody, so the figures are offered with the remark as
 * their note and never taken silently. A remark that holds a figure itself may change the meaning and is left alone.
 */
export function withoutRemark<V>(text: string, read: (text: string) => ReadResult<V>): ReadResult<V> {
  const whole = read(text);
  if (whole.type !== "refused" || whole.reason !== "not-understood") return whole;
  const bracket = text.lastIndexOf("(");
  const remark = text
    .slice(bracket + 1)
    .replace(/[).!\s]+$/, "")
    .trim();
  const isRemark =
    bracket > 0 && /\)[.!\s]*$/.test(text) && tokenise(remark).every((token) => token.type !== "numeral");
  if (!isRemark || remark === "") return whole;
  const head = read(text.slice(0, bracket).trim());
  if (head.type !== "value") return whole;
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: head.value, note: remark }],
    offerNone: false,
  };
}

/** "5 triệu, trong đó nước uống 2 triệu": what is within the figures adds nothing to them and stays as the note. */
export function withoutPart<V>(text: string, read: (text: string) => ReadResult<V>): ReadResult<V> {
  const at = partLead.exec(text);
  if (!at) return read(text);
  const head = read(text.slice(0, at.index).replace(/[\s,;(.-]+$/u, ""));
  if (head.type !== "value") return read(text);
  const note = text
    .slice(at.index)
    .trim()
    .replace(/^[\s,;(]+|[).\s]+$/gu, "");
  return { ...head, note: joinNotes(head.note, note) ?? note };
}

/**
 * "Có đá bóng 3 trận 120 em": what was held, between "there was" and the first figure, is the note. Words that may
 * turn the figures into something else ("hủy", "năm ngoái") leave it a question.
 */
export function withoutLeadIn<V>(text: string, read: (text: string) => ReadResult<V>): ReadResult<V> {
  const whole = read(text);
  if (whole.type === "value" || whole.type === "half") return whole;
  const match = leadIn.exec(text);
  const [said = "", words = ""] = match ?? [];
  const what = words.trim().replace(/[,\s]+$/u, "");
  if (what === "" || changes(what)) return whole;
  const rest = read(text.slice(said.length));
  return rest.type === "value" ? { ...rest, note: joinNotes(what, rest.note) ?? what } : whole;
}

const changing = phrasebook([["changes", changesMeaning]]);

function changes(what: string): boolean {
  const tokens = tokenise(clean(what));
  return tokens.some((_, index) => changing.at(tokens, index));
}

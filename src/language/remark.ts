// Gives a message with a remark beside its figures a second chance without it. Knows brackets and a few leading words.

import { changesMeaning, leadIn, partLead } from "./lexicon/remarks.ts";
import { joinNotes } from "./opening.ts";
import { phrasebook } from "./phrases.ts";
import type { ReadResult } from "./reading.ts";
import { part, type Said } from "./said.ts";

/**
 * "3/120 (with the study club)": the remark is understood by nobody, so the figures are offered with the remark as
 * their note and never taken silently. A remark that holds a figure itself may change the meaning and is left alone.
 */
export function withoutRemark<V>(said: Said, read: (said: Said) => ReadResult<V>): ReadResult<V> {
  const whole = read(said);
  if (whole.type !== "refused" || whole.reason !== "not-understood") return whole;
  const { text } = said;
  const bracket = text.lastIndexOf("(");
  const remark = part(said, bracket + 1, text.replace(/[).!\s]+$/, "").length);
  const isRemark =
    bracket > 0 && /\)[.!\s]*$/.test(text) && remark.tokens.every((token) => token.type !== "numeral");
  if (!isRemark || remark.text === "") return whole;
  const head = read(part(said, 0, bracket));
  if (head.type !== "value") return whole;
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: head.value, note: remark.text }],
    offerNone: false,
  };
}

/** "5 triệu, trong đó nước uống 2 triệu": what is within the figures adds nothing to them and stays as the note. */
export function withoutPart<V>(said: Said, read: (said: Said) => ReadResult<V>): ReadResult<V> {
  const { text } = said;
  const at = partLead.exec(text);
  if (!at) return read(said);
  const head = read(part(said, 0, text.slice(0, at.index).replace(/[\s,;(.-]+$/u, "").length));
  if (head.type !== "value") return read(said);
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
export function withoutLeadIn<V>(said: Said, read: (said: Said) => ReadResult<V>): ReadResult<V> {
  const whole = read(said);
  if (whole.type === "value" || whole.type === "half") return whole;
  const match = leadIn.exec(said.text);
  const [lead = "", words = ""] = match ?? [];
  const what = words.trim().replace(/[,\s]+$/u, "");
  const from = lead.indexOf(what);
  if (what === "" || changing.isIn(part(said, from, from + what.length).tokens)) return whole;
  const rest = read(part(said, lead.length));
  return rest.type === "value" ? { ...rest, note: joinNotes(what, rest.note) ?? what } : whole;
}

const changing = phrasebook([["changes", changesMeaning]]);

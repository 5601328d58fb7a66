// Gives a message with a remark beside its figures a second chance without it. Knows brackets and a few leading words.

import { changesMeaning, leadIn, partLeadAtRow, weakens } from "./lexicon/remarks.ts";
import { joinNotes } from "./opening.ts";
import { phrasebook } from "./phrases.ts";
import { type Figure, figureAt } from "./quantity/figures.ts";
import type { ReadResult } from "./reading.ts";
import { part, type Said } from "./said.ts";
import type { Token } from "./tokens.ts";

/**
 * "3/120 (phối hợp Hội Khuyến học)": what stands in brackets behind figures that are whole without it is their note.
 * What weakens them ("dự kiến", "chưa kể lớp 10") or is a figure that may be meant instead leaves it a question.
 */
export function withoutRemark<V>(said: Said, read: (said: Said) => ReadResult<V>): ReadResult<V> {
  const whole = read(said);
  if (whole.type === "value" || whole.type === "half") return whole;
  const { text } = said;
  const bracket = text.lastIndexOf("(");
  if (bracket <= 0 || !/\)[.!\s]*$/.test(text)) return whole;
  const remark = part(said, bracket + 1, text.replace(/[).!\s]+$/, "").length);
  if (remark.text === "") return whole;
  const head = read(part(said, 0, bracket));
  if (head.type !== "value") return whole;
  if (isAside(remark, mostIn(head.value)))
    return { ...head, note: joinNotes(head.note, remark.text) ?? remark.text };
  const lost = whole.type === "refused" && whole.reason === "not-understood";
  const added = whole.type === "ambiguous" && (whole.reason === "sum" || whole.reason === "several");
  // "486 quyển (chưa kể lớp 10)" adds up to nothing.
  const offered = added ? weakening.isIn(remark.tokens) : lost && !remark.tokens.some(isNumeral);
  if (!offered) return whole;
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: head.value, note: remark.text }],
    offerNone: false,
  };
}

const weakening = phrasebook([["weakens", weakens]]);

/** Words of a remark, or figures with their own units of which none is more than what stands before them. */
function isAside(remark: Said, most: number): boolean {
  const { tokens } = remark;
  if (!tokens.some(({ type }) => type === "word") && !/^\d+ ?%$/u.test(remark.text)) return false;
  if (remark.text.includes("?") || weakening.isIn(tokens)) return false;
  for (let index = 0; index < tokens.length; ) {
    const figure = figureAt(tokens, index, "count", true);
    const next = tokens[figure?.next ?? 0];
    const isPart = next?.text === "%" || (next?.type === "word" && isAtMost(figure?.figure, most));
    if (figure && !isPart) return false;
    index = figure?.next ?? index + 1;
  }
  return true;
}

function isAtMost(figure: Figure | undefined, most: number): boolean {
  const [value, other] = figure?.readings ?? [];
  return value !== undefined && other === undefined && value <= most;
}

function isNumeral({ type }: Token): boolean {
  return type === "numeral";
}

/** The largest number of a value; of a pair that of the people. */
function mostIn(value: unknown): number {
  if (typeof value === "number") return value;
  const values: unknown[] = typeof value === "object" && value !== null ? Object.values(value) : [];
  return Math.max(0, ...values.filter((one) => typeof one === "number"));
}

/** "5 triệu, trong đó nước uống 2 triệu": what is within the figures adds nothing to them and stays as the note. */
export function withoutPart<V>(said: Said, read: (said: Said) => ReadResult<V>): ReadResult<V> {
  const { text } = said;
  const at = partLeadAtRow.exec(text);
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

// The remark behind an option: called a note, in brackets, with its reason, or in words of its own behind a comma. Knows no form.
import * as words from "../lexicon/choosing.ts";
import { joinNotes } from "../opening.ts";
import { phrasebook } from "../phrases.ts";
import type { Choosable } from "../reading.ts";
import { part, type Said } from "../said.ts";
import { splitNote } from "../stand-ins.ts";
import { wholeName } from "./names.ts";

type Remarked = { readonly said: Said; readonly note: string | null };

const leads = phrasebook([["remark", words.remark]]);
const weakening = phrasebook([["weakens", words.weakens]]);
const known = phrasebook([["known", words.choosing]]);

/** Fewer words behind a comma may be one more option that the list does not have. */
const fewWords = 3;

/**
 * Takes the remark off. What names an option, or may change what is meant ("gần đạt", "khá hay tốt"), is none. `listed`:
 * behind a comma may stand one more option.
 */
export function remarkBehind(typed: Said, options: readonly Choosable[], listed: boolean): Remarked {
  const { head, note } = splitNote(typed);
  const { said, note: more } = inBrackets(head, options) ??
    withLead(head, options) ??
    (listed ? null : behindMark(head, options)) ?? { said: head, note: null };
  return { said, note: joinNotes(more ?? undefined, note) ?? null };
}

/** "Khá (thiếu sân chơi)". */
function inBrackets(said: Said, options: readonly Choosable[]): Remarked | null {
  const { text } = said;
  const from = text.lastIndexOf("(");
  if (from <= 0 || !/\)[.!\s]*$/u.test(text)) return null;
  const remark = part(said, from + 1, text.replace(/[).!\s]+$/u, "").length);
  return isRemark(remark, options) ? { said: part(said, 0, from), note: remark.text } : null;
}

/** "Khá vì thiếu sân chơi", "tốt nhưng chưa đều": behind an option, not before one nor within its name. */
function withLead(said: Said, options: readonly Choosable[]): Remarked | null {
  const { tokens } = said;
  let chosen = false;
  for (let at = 0; at < tokens.length; ) {
    const name = wholeName(tokens, at, options);
    if (chosen && !name && leads.at(tokens, at)) return from(said, at, options);
    chosen ||= name !== null || tokens[at]?.type === "numeral";
    at += name?.length ?? 1;
  }
  return null;
}

/** "Khá, còn thiếu sân chơi": words that are neither courtesy nor a level. */
function behindMark(said: Said, options: readonly Choosable[]): Remarked | null {
  const { tokens } = said;
  const chosen = tokens.findIndex(
    ({ type }, at) => type === "numeral" || wholeName(tokens, at, options) !== null,
  );
  const mark =
    chosen < 0
      ? -1
      : tokens.findIndex(({ type, text }, at) => at > chosen && (type === "break" || /^[,;.-]$/u.test(text)));
  const at = mark + 1;
  const counted = tokens.slice(at).filter(({ type }) => type === "word").length;
  const isOwn = tokens[at]?.type === "word" && known.at(tokens, at) === null;
  return mark < 0 || counted < fewWords || !isOwn ? null : from(said, at, options);
}

function from(said: Said, at: number, options: readonly Choosable[]): Remarked | null {
  const start = said.tokens[at]?.from ?? 0;
  const remark = part(said, start);
  if (!isRemark(remark, options)) return null;
  return {
    said: part(said, 0, said.text.slice(0, start).replace(/[\s,;.-]+$/u, "").length),
    note: remark.text.replace(/[\s.!]+$/u, ""),
  };
}

/** Words of which none is an option or makes the choice less than sure. */
function isRemark({ tokens }: Said, options: readonly Choosable[]): boolean {
  if (!tokens.some(({ type }) => type === "word") || weakening.isIn(tokens)) return false;
  return tokens.every((_, at) => wholeName(tokens, at, options) === null);
}

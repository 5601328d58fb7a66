// Recognises what stands in place of an answer: "none", "not yet", "later", "same as above"; and splits off a note.
// Knows the words of lexicon/stand-ins.ts, nothing of figures.

import { later } from "./lexicon/later.ts";
import { people, things } from "./lexicon/measures.ts";
import * as words from "./lexicon/stand-ins.ts";
import { consistsOf, phrasebook, spelt } from "./phrases.ts";
import { hear, part, type Said } from "./said.ts";
import type { Token } from "./tokens.ts";

const politeness = phrasebook([["polite", words.politeness]]);
const around = phrasebook([["around", words.around]]);
const negation = phrasebook([["no", words.negations]]);
const nothing = phrasebook([["nothing", words.nothing]]);
const noneTail = phrasebook([
  ["tail", [...words.noneTail, ...words.negations, ...words.politeness, ...people, ...things]],
]);
const unknownTail = phrasebook([["unknown", words.unknownTail]]);
const reasonLead = phrasebook([["reason", words.reasonLead]]);
const consequence = phrasebook([["so", words.consequence]]);
const notYetWord = phrasebook([["not-yet", words.notYet]]);
const notYetLimit = phrasebook([["limit", words.notYetLimit]]);
const notYetTail = phrasebook([["tail", [...words.notYetTail, ...words.politeness]]]);
const unsettled = phrasebook([["unsettled", words.unsettled]]);
const openMark = phrasebook([["open", words.openMarks]]);
const pointsElsewhere = phrasebook([["elsewhere", words.pointsElsewhere]]);
const noneTailOfText = phrasebook([["tail", [...words.noneTailOfText, ...words.negations]]]);
const noneInCell = phrasebook([["none", [...words.cellNegations, ...words.noneTailOfCell]]]);
const noInCell = phrasebook([["no", words.cellNegations]]);
const sameAsAbove = phrasebook([["same", words.sameAsAbove]]);
const laterPhrase = phrasebook([["later", later.phrases]]);
const laterWord = phrasebook<"time" | "deed" | "asking" | "me" | "other">([
  ["me", later.me],
  ["time", later.times],
  ["asking", later.asking],
  ["deed", later.deeds],
  ["other", [...later.others, ...words.politeness]],
]);

const impolite = new WeakMap<readonly Token[], readonly Token[]>();

/** Without the particles and sentence marks that say nothing, wherever they stand; every reader asks for it. */
function withoutPoliteness(tokens: readonly Token[]): readonly Token[] {
  const known = impolite.get(tokens) ?? leaveOutPoliteness(tokens);
  impolite.set(tokens, known);
  return known;
}

function leaveOutPoliteness(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let from = 0; from < tokens.length; ) {
    const at = politeness.first(tokens, from);
    const said = tokens.slice(from, at < 0 ? tokens.length : at);
    kept.push(...said.filter(({ text }) => !".!,".includes(text)));
    from += said.length + (politeness.at(tokens, at)?.length ?? 0);
  }
  return kept.length === tokens.length ? tokens : kept;
}

/** A whole message that promises the answer for later. A narrative that happens to hold such words is not one. */
export function isLater(tokens: readonly Token[]): boolean {
  if (tokens.length > 30) return false;
  const said = tokens.filter((token) => token.type !== "mark" && token.type !== "break");
  if (consistsOf(laterPhrase, withoutPoliteness(tokens)) || consistsOf(laterPhrase, said)) return true;
  const seen = { time: 0, deed: 0, asking: 0, me: 0, other: 0 };
  let strangers = 0;
  for (let index = 0; index < said.length; ) {
    const found = laterWord.at(said, index);
    if (found) seen[found.role] += 1;
    else if (strangers > 0 && said[index]?.type === "word") strangers -= 1;
    else return false;
    // Whoever is asked may have any name or post.
    if (found?.role === "asking") strangers = 4;
    index += found?.length ?? 1;
  }
  const acts = seen.deed + seen.asking;
  return acts > 0 && (seen.time > 0 || (acts > 1 && seen.asking > 0 && seen.me > 0));
}

export type None = {
  /** Why there is none, as typed. */
  readonly reason?: string;
  /** False when what follows "none" is not plainly its reason. */
  readonly sure: boolean;
};

/**
 * "None" in any of its forms, with the words that say why; null when the message says something else.
 *
 *     none = nothing | [reason "nên"] {around} no {tail} [reason]       "chưa phát động nên không có"
 */
export function readNone(tokens: readonly Token[], cleaned: string): None | null {
  if (consistsOf(nothing, withoutPoliteness(tokens))) return { sure: true };
  const therefore = reasonLead.at(tokens, 0) ? consequence.first(tokens) : -1;
  if (therefore <= 0) return noneFrom(tokens, cleaned);
  const rest = tokens.slice(therefore + 1);
  const none = consistsOf(nothing, withoutPoliteness(rest)) ? { sure: true } : noneFrom(rest, cleaned);
  const reason = trimReason(cleaned.slice(0, tokens[therefore]?.from));
  return none?.sure && !("reason" in none) ? { reason, sure: true } : null;
}

/** The same without a reason in front of it. */
function noneFrom(tokens: readonly Token[], cleaned: string): None | null {
  let start = 0;
  while (start < tokens.length && !isNo(tokens, start)) {
    const skipped = politeness.at(tokens, start) ?? around.at(tokens, start);
    if (!skipped && !isMark(tokens[start], ".,!:")) return null;
    start += skipped?.length ?? 1;
  }
  const first = isNo(tokens, start);
  return !first || unknownTail.at(tokens, start + first)
    ? null
    : noneTailFrom(tokens, start + first, cleaned);
}

/** "… nào ạ, vì mưa": what may stand behind a "no". */
function noneTailFrom(tokens: readonly Token[], from: number, cleaned: string): None | null {
  let afterMark = false;
  for (let index = from; index < tokens.length; ) {
    if (reasonLead.at(tokens, index)) return { reason: wordsFrom(tokens, index, cleaned), sure: true };
    const length = lengthOfTail(tokens, index);
    const mark = length === 0 && isMark(tokens[index], ".,!()/;:-");
    if (length === 0 && !mark) {
      // Words behind a mark are its reason, most likely: "không, mưa quá".
      const remark = afterMark && tokens[index]?.type === "word" && !tokens.slice(index).some(isNumeral);
      return remark ? { reason: wordsFrom(tokens, index, cleaned), sure: false } : null;
    }
    afterMark ||= mark;
    index += mark ? 1 : length;
  }
  return { sure: true };
}

/** How many tokens here say no more than the "no" before them: "nào cả", "0". */
function lengthOfTail(tokens: readonly Token[], index: number): number {
  const tail = tokens[index]?.type === "word" ? noneTail.at(tokens, index) : null;
  return tail?.length ?? (tokens[index]?.text === "0" ? 1 : 0);
}

function wordsFrom(tokens: readonly Token[], index: number, cleaned: string): string {
  return trimReason(cleaned.slice(tokens[index]?.from));
}

function isMark(token: Token | undefined, marks: string): boolean {
  return token?.type === "mark" && marks.includes(token.text);
}

function isNumeral({ type }: Token): boolean {
  return type === "numeral";
}

/** How many tokens say "no" here; a nought in digits does when "organised" or a reason follows it. */
function isNo(tokens: readonly Token[], at: number): number {
  const word = negation.at(tokens, at);
  if (word) return word.length;
  if (tokens[at]?.text !== "0") return 0;
  const marks = /^[,(/-]$/.test(tokens[at + 1]?.text ?? "") ? 1 : 0;
  if (negation.at(tokens, at + 1 + marks)) return 1;
  if (reasonLead.at(tokens, at + 1 + marks)) return 1;
  const next = noneTail.at(tokens, at + 1);
  if (next && isReasonBehind(tokens, at + 1 + next.length)) return 1;
  return next && around.at(tokens, at + 1) && !tokens[at + 1]?.glued ? 1 : 0;
}

/** "0 quyển, vì không phát động". */
function isReasonBehind(tokens: readonly Token[], at: number): boolean {
  return reasonLead.at(tokens, isMark(tokens[at], ",(/-") ? at + 1 : at) !== null;
}

function trimReason(words: string): string {
  return words.replace(/[\s)]+$/, "").replace(/\s+/g, " ");
}

/** "Not yet", "do not know", a dash or a cross: a figure may exist, so it is never a nought. */
export function isNotYet(tokens: readonly Token[], options: { readonly settled: boolean }): boolean {
  const said = withoutPoliteness(tokens);
  if (consistsOf(openMark, tokens) || consistsOf(openMark, said)) return true;
  if (said.length > 15 || said.some((token) => token.type === "numeral")) return false;
  let start = 0;
  while (start < said.length && !negation.at(said, start) && !notYetWord.at(said, start)) {
    const skipped = around.at(said, start);
    if (!skipped) return false;
    start += skipped.length;
  }
  const no = negation.at(said, start);
  if (no) return unknownTail.at(said, start + no.length) !== null;
  const word = notYetWord.at(said, start);
  if (!word || notYetLimit.at(said, start + word.length)) return false;
  return !(options.settled && unsettled.at(said, start + word.length));
}

/** The same in a narrative, where only these very words count: a longer sentence is an answer. */
export function isBareNotYet(tokens: readonly Token[]): boolean {
  const said = withoutPoliteness(tokens);
  const no = negation.at(said, 0);
  const unknown = no && unknownTail.at(said, no.length);
  if (no && unknown) return said.length === no.length + unknown.length;
  const word = notYetWord.at(said, 0);
  if (word) return said.length === word.length || consistsOf(notYetTail, said.slice(word.length));
  return consistsOf(openMark, tokens) && tokens.every((token) => /^[-x_]$/i.test(token.text));
}

/** "None" in a narrative: the very words, without a reason or anything else worth reading. */
export function isBareNone(tokens: readonly Token[]): boolean {
  const said = withoutPoliteness(tokens);
  if (said.length === 1 && said[0]?.text === "0") return true;
  const no = negation.at(said, 0);
  return no !== null && (said.length === no.length || consistsOf(noneTailOfText, said.slice(no.length)));
}

/** "None" in a cell of words: a plain "không có" and nothing that could be said of what its row is about. */
export function isNoneInCell(tokens: readonly Token[]): boolean {
  const said = withoutPoliteness(tokens);
  if (said.length === 1 && said[0]?.text === "0") return true;
  return consistsOf(noneInCell, said) && noInCell.isIn(said);
}

export function isSameAsAbove(tokens: readonly Token[]): boolean {
  const said = withoutPoliteness(tokens);
  const elsewhere = pointsElsewhere.at(said, 0);
  // What follows is the number of the item; a sentence would be an answer.
  return consistsOf(sameAsAbove, said) || (elsewhere !== null && said.length <= elsewhere.length + 4);
}

/** Splits "3/120 note: with the study club" (or the note in brackets) into the answer and the note. */
export function splitNote(said: Said): { readonly head: Said; readonly note?: string } {
  const { text } = said;
  const match = noteLead.exec(text);
  if (!match) return { head: said };
  const note = text
    .slice(match.index + match[0].length)
    .replace(/\)\s*$/, "")
    .trim();
  const head = part(said, 0, text.slice(0, match.index).replace(/[\s(,;.-]+$/, "").length);
  return note === "" ? { head } : { head, note };
}

/** The lead of a note: its word at a word boundary, then a colon or, where the word is no abbreviation, a space. */
const noteLead = new RegExp(
  `(?<![\\p{L}\\p{N}])\\(?\\s?(?:(?:${spelt([...words.noteLead.words, ...words.noteLead.short])})\\s?[:-]|(?:${spelt(words.noteLead.words)})\\s)`,
  "iu",
);

/** "12 classes, people not known yet": half an answer with its own "not yet". */
export function isNotYetAfterFigure({ tokens }: Said): boolean {
  const numerals = tokens.filter((token) => token.type === "numeral").length;
  const at = tokens.findIndex((_, index) => notYetWord.at(tokens, index) || unknownAt(tokens, index));
  const figure = tokens.findIndex((token) => token.type === "numeral");
  return numerals === 1 && figure >= 0 && at > figure;
}

function unknownAt(tokens: readonly Token[], index: number): boolean {
  const no = negation.at(tokens, index);
  return no !== null && unknownTail.at(tokens, index + no.length) !== null;
}

/** "12/no": a "no" on one side of a separator is that side's nought. */
export function noughtForNo(said: Said): Said {
  const { text, tokens } = said;
  const isSeparator = (token: Token | undefined) => token !== undefined && /^[/|;,-]$/.test(token.text);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const no = negation.at(tokens, index);
    if (!token || no?.length !== 1) continue;
    const isLast = index === tokens.length - 1 && isSeparator(tokens[index - 1]);
    if (isLast || (index === 0 && isSeparator(tokens[1]))) {
      return hear(`${text.slice(0, token.from)}0${text.slice(token.to)}`);
    }
  }
  return said;
}

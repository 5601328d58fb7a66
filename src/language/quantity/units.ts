// The words around figures: measures and what else may stand beside a figure. Knows the lexicon; decides nothing.

import { anotherYear, year } from "../lexicon/days.ts";
import * as units from "../lexicon/measures.ts";
import { around, notSure, politeness, reasonLead } from "../lexicon/stand-ins.ts";
import { measureBook, ownBook, type Phrasebook, phrasebook } from "../phrases.ts";
import type { ReadContext } from "../reading.ts";
import type { Token } from "../tokens.ts";

/** Which half of a pair a measure belongs to: things or people. */
export type Tag = "count" | "people";

export type Word =
  | "each"
  | "approximate"
  | "approximate-after"
  | "up-to"
  | "and"
  | "minus"
  | "label"
  | "head-count"
  | "out-of"
  | "another-year"
  | "filler"
  | "reason"
  | Tag
  | "shared-count"
  | "shared-people";

export const words: Phrasebook<Word> = measureBook<Word>([
  ["each", units.each],
  ["approximate", [...units.approximate.before, ...units.approximate.instead]],
  ["approximate-after", units.approximate.after],
  ["up-to", units.upTo],
  ["people", units.people],
  ["count", units.things],
  ["shared-people", units.shared.people],
  ["shared-count", units.shared.things],
  ["and", units.and],
  ["minus", units.minus],
  ["label", units.labelLead],
  ["head-count", units.headCount],
  ["out-of", units.outOf],
  ["another-year", anotherYear],
  ["approximate", notSure],
  ["filler", [...units.qualifiers, ...around, ...politeness]],
  ["reason", reasonLead],
]);
/** "Khoảng", only with a figure right after: the bare forms are other words. */
export const beforeFigure = phrasebook([["approximate", units.approximate.beforeFigure]]);
export const yearName = phrasebook([["year", year]]);
export const whole = phrasebook([["whole", units.ofWhole]]);
export const currency = phrasebook([["currency", units.currency]]);

export type Unit = { readonly tag: Tag; readonly own?: true; readonly next: number };

/** "500.000 đồng", but not "02 đồng chí". */
export function isCurrency(tokens: readonly Token[], at: number): boolean {
  const money = currency.at(tokens, at);
  return money !== null && money.length >= (words.at(tokens, at)?.length ?? 0);
}

/** The unit directly after a figure, several words of one sort together. */
export function unitAfter(tokens: readonly Token[], at: number, nouns: Phrasebook<Tag>): Unit | null {
  const first = unitAt(tokens, at, nouns, true);
  if (!first || isLabel(tokens, first.next)) return null;
  let next = first.next;
  for (;;) {
    const more = unitAt(tokens, next, nouns);
    if (!more || tokens[more.next]?.type === "numeral") return { ...first, next };
    next = more.next;
  }
}

/** "lop:12 nguoi:340": a word with a colon and a figure behind it is that figure's label. */
function isLabel(tokens: readonly Token[], at: number): boolean {
  return /^[:=]$/u.test(tokens[at]?.text ?? "") && tokens[at + 1]?.type === "numeral";
}

/** The unit that begins at this token; `withShared` also the words that elsewhere stand for whoever speaks. */
export function unitAt(
  tokens: readonly Token[],
  at: number,
  nouns: Phrasebook<Tag>,
  withShared = false,
): Unit | null {
  const noun = nouns.at(tokens, at);
  const word = words.at(tokens, at);
  if (noun && noun.length >= (word?.length ?? 0))
    return { tag: noun.role, own: true, next: at + noun.length };
  if (!word) return null;
  const next = at + word.length;
  if (word.role === "people" || word.role === "count") return { tag: word.role, next };
  if (!withShared) return null;
  // "1e3" is no figure of anything, "340e" are pupils.
  const within = tokens[next]?.type === "numeral" && tokens[next]?.glued === true;
  if (word.role === "shared-people") return within ? null : { tag: "people", next };
  return word.role === "shared-count" ? { tag: "count", next } : null;
}

/** The question's own nouns, each of the words a slash or a comma joins. */
export function nounBook({ nouns: { people, count } }: ReadContext): Phrasebook<Tag> {
  const key = JSON.stringify([people, count]);
  const known = nounBooks.get(key);
  if (known) return known;
  const variants = (noun: string | undefined) =>
    noun ? [noun, ...noun.split(/[/,]/)].map((word) => word.trim()) : [];
  const made = ownBook<Tag>([
    ["people", variants(people)],
    ["count", variants(count)],
  ]);
  if (nounBooks.size >= mostNounBooks) nounBooks.clear();
  nounBooks.set(key, made);
  return made;
}

/** A form's columns have few nouns, and a program few forms: each book is made once. */
const nounBooks = new Map<string, Phrasebook<Tag>>();
const mostNounBooks = 1000;

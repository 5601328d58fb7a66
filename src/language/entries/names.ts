// Which rows the words of a clause name: the longest stretch of them that stands in a row's wording. Knows no form.
import { headLine } from "../lexicon/lists.ts";
import { people, things } from "../lexicon/measures.ts";
import { other } from "../lexicon/small-words.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { wordKey } from "../normalise.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import type { Token } from "../tokens.ts";

/** A stretch of words that stands in the wording of these rows and in no other as long. */
export type Named<Row = PromptRow> = {
  readonly rows: readonly Row[];
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly words: number;
  /** As it was typed. */
  readonly text: string;
};

const otherKey = wordKey(other[0] ?? "");
/** Words that stand around any figure: alone they name nothing. */
const fillers = phrasebook([["filler", [...politeness, ...around]]]);

const known = phrasebook([["known", [...headLine, ...people, ...things]]]);

/** Whether a stretch may name a row at all, whatever stands in the rows. */
export type MayName = (words: readonly Token[]) => boolean;

/**
 * The rows that a run names, the longest stretch first: "2 lớp [tin học] 72 người" names the one row whose wording has
 * "tin học". Words of the heading over the rows name none of them. Null when nothing of the run stands anywhere.
 */
export function namedBy(
  run: readonly Token[],
  rows: readonly PromptRow[],
  mayName: MayName = isTelling,
): Named | null {
  const reaches = run.map((_, start) => longestFrom(run, start, rows));
  for (let length = reaches.reduce((most, one) => Math.max(most, one), 0); length > 0; length -= 1) {
    for (const [start, reach] of reaches.entries()) {
      if (reach < length) continue;
      const words = run.slice(start, start + length);
      const found = mayName(words) ? standing(words, rows) : [];
      if (found.length > 0) return namedAs(words, found);
    }
  }
  return null;
}

/** How many words from here on stand in some row's wording: no longer stretch from here has to be looked at. */
function longestFrom(run: readonly Token[], start: number, rows: readonly PromptRow[]): number {
  const first = run[start];
  if (!first) return 0;
  let longest = 0;
  for (const { wording } of rows) {
    for (const at of placesIn(wording).get(first.bare) ?? []) {
      let length = 0;
      while (isAlike(run[start + length], wording[at + length])) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest === 0 && isInitials(first) ? 1 : longest;
}

function isAlike(typed: Token | undefined, printed: Token | undefined): boolean {
  return typed !== undefined && typed.bare === printed?.bare;
}

/** Where each word stands in a wording, by its bare form; a form's wordings are the same for every message. */
function placesIn(wording: readonly Token[]): ReadonlyMap<string, readonly number[]> {
  const known = places.get(wording);
  if (known) return known;
  const made = new Map<string, number[]>();
  for (const [at, { bare }] of wording.entries()) made.set(bare, [...(made.get(bare) ?? []), at]);
  places.set(wording, made);
  return made;
}

const places = new WeakMap<readonly Token[], ReadonlyMap<string, readonly number[]>>();

/** The rows in whose wording words stand, unless their heading has them all the same. */
function standing(words: readonly Token[], rows: readonly PromptRow[]): readonly PromptRow[] {
  const found = rows.filter((row) => says(words, row) && saysOther(words, row));
  const tellsApart = found.length === 1 || !found.every((row) => stands(words, row.heading));
  return tellsApart ? found : [];
}

export function namedAs<Row>(words: readonly Token[], rows: readonly Row[]): Named<Row> {
  const text = words.map((word) => word.text).join(" ");
  return { rows, from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0, words: words.length, text };
}

function says(words: readonly Token[], row: PromptRow): boolean {
  return stands(words, row.wording) || isShort(words, row.wording);
}

/** "Các cuộc thi khác" is named only by whoever says "khác": its other words are every contest's. */
function saysOther(words: readonly Token[], { wording }: PromptRow): boolean {
  return wording.at(-1)?.key !== otherKey || words.some(({ key }) => key === otherKey);
}

/** A single short word is in too many wordings: "thi", "cho". */
export function isTelling(words: readonly Token[]): boolean {
  const [only, second] = words;
  if (only && !second && !isInitials(only) && (only.bare.length < 3 || only.plain)) return false;
  return !consistsOf(fillers, words);
}

/** Whether these words stand in this order in a wording. */
export function stands(words: readonly Token[], wording: readonly Token[]): boolean {
  // Typed wholly without marks it may be any such words; "hội thao" with its mark is no "hội thảo".
  const plain = words.every((word) => word.plain);
  return wording.some((_, start) =>
    words.every((word, offset) => {
      const printed = wording[start + offset];
      return printed !== undefined && (plain ? word.bare === printed.bare : word.key === printed.key);
    }),
  );
}

/** Only consonants: no word, but the first letters of several, unless they are known for something else ("stt", "cbql"). */
function isInitials(token: Token): boolean {
  return /^[bcdghklmnpqrstvx]{3,6}$/u.test(token.bare) && known.at([token], 0) === null;
}

/** "Bdtx", "kns", "tdtt": the first letters of words that follow each other in a wording. */
function isShort([only, more]: readonly Token[], wording: readonly Token[]): boolean {
  if (!only || more || !isInitials(only)) return false;
  const letters = [...only.bare];
  return wording.some((_, start) =>
    letters.every((letter, offset) => wording[start + offset]?.bare.startsWith(letter)),
  );
}

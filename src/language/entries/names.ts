// Which rows the words of a clause name: the longest stretch of them that stands in a row's wording. Knows no form.
import { other } from "../lexicon/small-words.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { wordKey } from "../normalise.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import type { Token } from "../tokens.ts";

/** A stretch of words that stands in the wording of these rows and in no other as long. */
export type Named = {
  readonly rows: readonly PromptRow[];
  readonly from: number;
  readonly to: number;
  readonly words: number;
  /** As it was typed. */
  readonly text: string;
};

const otherKey = wordKey(other[0] ?? "");
/** Words that stand around any figure: alone they name nothing. */
const fillers = phrasebook([["filler", [...politeness, ...around]]]);

/**
 * The rows that a run names, the longest stretch first: "2 lớp [tin học] 72 người" names the one row whose wording has
 * "tin học". Words of the heading over the rows name none of them. Null when nothing of the run stands anywhere.
 */
export function namedBy(run: readonly Token[], rows: readonly PromptRow[]): Named | null {
  for (let length = run.length; length > 0; length -= 1) {
    for (let start = 0; start + length <= run.length; start += 1) {
      const words = run.slice(start, start + length);
      if (!mayName(words)) continue;
      const found = rows.filter((row) => stands(words, row.wording) && saysOther(words, row));
      const tellsApart = found.length === 1 || !found.every((row) => stands(words, row.heading));
      if (found.length === 0 || !tellsApart) continue;
      const [first, last] = [words[0], words.at(-1)];
      const text = words.map((word) => word.text).join(" ");
      if (first && last) return { rows: found, from: first.from, to: last.to, words: length, text };
    }
  }
  return null;
}

/** "Các cuộc thi khác" is named only by whoever says "khác": its other words are every contest's. */
function saysOther(words: readonly Token[], { wording }: PromptRow): boolean {
  return wording.at(-1)?.key !== otherKey || words.some(({ key }) => key === otherKey);
}

/** A single short word is in too many wordings: "thi", "cho". */
function mayName(words: readonly Token[]): boolean {
  const [only, second] = words;
  if (only && !second && (only.bare.length < 3 || only.plain)) return false;
  return !consistsOf(fillers, words);
}

function stands(words: readonly Token[], wording: readonly Token[]): boolean {
  return wording.some((_, start) => words.every((word, offset) => isSame(word, wording[start + offset])));
}

function isSame(typed: Token, printed: Token | undefined): boolean {
  return printed !== undefined && (typed.key === printed.key || (typed.plain && typed.bare === printed.bare));
}

// Which line words like "cô Mai" call: those that stand in its name, courtesy aside. Pure; knows no chat.
import { aroundName } from "../lexicon/lists.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import { hear } from "../said.ts";
import { type Token, tokenise } from "../tokens.ts";

/** Whether what is said is this name, its end ("Mai") or a part of it, and courtesy around it; `noun`: what a line is called. */
export function calls(said: string, name: string, noun: string): boolean {
  const words = wordsOf(said);
  const printed = wordsOf(name);
  const plain = words.every((word) => word.plain);
  for (let length = Math.min(words.length, printed.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const run = words.slice(from, from + length);
      if (!standsIn(run, printed, plain)) continue;
      const rest = [...words.slice(0, from), ...words.slice(from + length)];
      if (isCourtesy(rest, noun) && !isCourtesy(run, noun)) return true;
    }
  }
  return false;
}

/** Whether nothing is said that could be anybody's name. */
export function isCourtesy(words: readonly Token[], noun: string): boolean {
  const own = wordsOf(noun).map(({ bare }) => bare);
  const left = words.filter(({ bare }) => !own.includes(bare));
  return left.length === 0 || consistsOf(around, left);
}

/** A text as its words. */
export function wordsOf(text: string): readonly Token[] {
  return tokenise(hear(text).text).filter(({ type }) => type === "word");
}

/** Among words with their marks a word is that word; typed wholly without them it may be one with marks. */
function standsIn(run: readonly Token[], name: readonly Token[], plain: boolean): boolean {
  return name.some((_, start) =>
    run.every((word, on) => {
      const printed = name[start + on];
      return printed !== undefined && (plain ? word.bare === printed.bare : word.key === printed.key);
    }),
  );
}

const around = phrasebook([["around", aroundName]]);

// Finds listed words and phrases in tokens, typed with their diacritics or wholly without. Knows no list itself.
import { bare } from "./normalise.ts";
import { type Token, tokenise } from "./tokens.ts";

/** A list of phrases as it is kept in a word list: separated by semicolons and line breaks. */
export function words(list: string): readonly string[] {
  return list
    .split(/[;\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** Every phrase of the first list with every one of the second behind it: "cô", "thầy" and "ơi" are "cô ơi", "thầy ơi". */
export function combine(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

/** The same phrases, only with their diacritics: for a reader to whom their bare forms are other words. */
export function strictly(phrases: readonly string[]): readonly string[] {
  return phrases.map((phrase) => (phrase.startsWith("!") ? phrase : `!${phrase}`));
}

/** The same phrases with or without their diacritics: for a reader to whom no bare form is another word. */
export function loosely(phrases: readonly string[]): readonly string[] {
  return phrases.map((phrase) => phrase.replace(/^!/u, ""));
}

/** The phrases as a part of a regular expression, with their marks or wholly without; the longest first. */
export function spelt(phrases: readonly string[]): string {
  const spellings = phrases.flatMap((phrase) =>
    phrase.startsWith("!") ? [phrase.slice(1)] : [phrase, bare(phrase)],
  );
  return [...new Set(spellings)]
    .sort((one, other) => other.length - one.length)
    .map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&"))
    .join("|");
}

type Found<Role> = { readonly role: Role; readonly length: number };

export type Phrasebook<Role> = {
  /** The longest phrase that starts at this token. */
  at(tokens: readonly Token[], index: number): Found<Role> | null;
};

type Entry<Role> = { readonly role: Role; readonly words: readonly Token[]; readonly strict: boolean };

/**
 * A phrase that begins with "!" is only recognised with its diacritics, because its bare form is some other common
 * word. Within one book the first entry of equal length wins.
 */
export function phrasebook<Role>(
  lists: Iterable<readonly [role: Role, phrases: readonly string[]]>,
): Phrasebook<Role> {
  const byFirst = new Map<string, Entry<Role>[]>();
  for (const [role, phrases] of lists) {
    for (const phrase of phrases) {
      const strict = phrase.startsWith("!");
      const words = tokenise(strict ? phrase.slice(1) : phrase);
      const first = words[0];
      if (!first) continue;
      const entries = byFirst.get(first.bare) ?? [];
      entries.push({ role, words, strict });
      byFirst.set(first.bare, entries);
    }
  }
  return {
    at(tokens, index) {
      let best: Entry<Role> | null = null;
      for (const entry of byFirst.get(tokens[index]?.bare ?? "") ?? []) {
        if (best && entry.words.length <= best.words.length) continue;
        if (entry.words.every((word, offset) => isWord(tokens[index + offset], word, entry.strict)))
          best = entry;
      }
      return best && { role: best.role, length: best.words.length };
    },
  };
}

/** From this length on a bare form is long enough that a wrong or missing mark hides no other likely word. */
const forgiving = 5;

function isWord(typed: Token | undefined, word: Token, strict: boolean): boolean {
  if (!typed || typed.bare !== word.bare) return false;
  if (typed.key === word.key) return true;
  return !strict && (typed.plain || word.bare.length >= forgiving);
}

/** True when the tokens are phrases of the book from first to last. */
export function consistsOf(book: Phrasebook<unknown>, tokens: readonly Token[]): boolean {
  let index = 0;
  while (index < tokens.length) {
    const found = book.at(tokens, index);
    if (!found) return false;
    index += found.length;
  }
  return tokens.length > 0;
}

// Finds listed words and phrases in tokens, typed with their diacritics or wholly without. Knows no list itself.
import { bare } from "./normalise.ts";
import type { Token } from "./tokens.ts";
import { Trie } from "./trie.ts";

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

type Lists<Role> = Iterable<readonly [role: Role, phrases: readonly string[]]>;

/** The one tree of everything that is listed. */
const lexicon = new Trie();
let books = 0;

/**
 * A book of the lexicon, made once when its module is loaded. A phrase that begins with "!" is only recognised with
 * its diacritics, because its bare form is some other common word. Within one book the first entry of equal length
 * wins.
 */
export function phrasebook<Role>(lists: Lists<Role>): Phrasebook<Role> {
  return new Phrasebook(lexicon, lists, false);
}

/** The same of what is counted: there "lowsp", with Telex left in it, can only be "lớp". A "khoong" is asked about. */
export function measureBook<Role>(lists: Lists<Role>): Phrasebook<Role> {
  return new Phrasebook(lexicon, lists, true);
}

/** A book of words that are a form's own. They stand apart: the lexicon does not grow while the program runs. */
export function ownBook<Role>(lists: Lists<Role>): Phrasebook<Role> {
  return new Phrasebook(new Trie(), lists, true);
}

/** What is looked for in tokens; positions are indexes of tokens. */
export class Phrasebook<Role> {
  readonly #trie: Trie;
  readonly #number: number;
  readonly #roles: Role[] = [];
  /** Tokens of its longest phrase. */
  #longest = 0;

  constructor(trie: Trie, lists: Lists<Role>, slips: boolean) {
    books += 1;
    this.#number = books;
    this.#trie = trie;
    for (const [role, phrases] of lists) {
      const number = this.#roles.push(role) - 1;
      for (const phrase of phrases)
        this.#longest = Math.max(this.#longest, trie.add(books, number, phrase, slips));
    }
  }

  /** The longest phrase that starts at this token and ends before `end`. */
  at(tokens: readonly Token[], index: number, end: number = tokens.length): Found<Role> | null {
    const { at, start, lists } = this.#trie.found.get(tokens) ?? this.#trie.in(tokens);
    if (index < 0 || !lists.has(this.#number)) return null;
    let match = at[start + index]?.get(this.#number);
    while (match && index + match.length > end) match = match.shorter;
    const role = match && this.#roles[match.role];
    return match && role !== undefined ? { role, length: match.length } : null;
  }

  /** Where the first phrase starts, at `from` or behind it; -1 where none does. */
  first(tokens: readonly Token[], from = 0): number {
    const { at, start, lists } = this.#trie.found.get(tokens) ?? this.#trie.in(tokens);
    if (!lists.has(this.#number)) return -1;
    for (let index = from; index < tokens.length; index += 1) {
      let match = at[start + index]?.get(this.#number);
      while (match && index + match.length > tokens.length) match = match.shorter;
      if (match) return index;
    }
    return -1;
  }

  /** Whether a phrase stands anywhere in them. */
  isIn(tokens: readonly Token[]): boolean {
    return this.first(tokens) >= 0;
  }

  /** Whether one of its phrases, from `at` to `after`, is such a one. */
  some(tokens: readonly Token[], holds: (at: number, after: number) => boolean): boolean {
    for (let at = this.first(tokens); at >= 0; at = this.first(tokens, at + 1))
      if (holds(at, at + (this.at(tokens, at)?.length ?? 0))) return true;
    return false;
  }

  /** How long the longest phrase is that ends right before `end` and starts at `from` or behind it; 0 without one. */
  lengthBefore(tokens: readonly Token[], end: number, from = 0): number {
    const { at, start, lists } = this.#trie.found.get(tokens) ?? this.#trie.in(tokens);
    if (!lists.has(this.#number)) return 0;
    for (let index = Math.max(from, end - this.#longest); index < end; index += 1) {
      let match = at[start + index]?.get(this.#number);
      while (match && index + match.length > end) match = match.shorter;
      if (match?.length === end - index) return end - index;
    }
    return 0;
  }
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

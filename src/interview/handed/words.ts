// A text of a file as its words are compared: tone marks on either vowel, i or y, with marks or wholly without. Pure.
import { clean, formsOf, iForY, isPlain } from "../../language/normalise.ts";

export type Word = {
  /** In one spelling. */
  readonly key: string;
  readonly bare: string;
  /** Written as first letters are: "HS", "thcs". */
  readonly short: boolean;
};

export type Words = {
  readonly text: string;
  readonly list: readonly Word[];
  /** Typed wholly without marks: then only bare forms can be compared. */
  readonly plain: boolean;
  /** Longer than any wording is. */
  readonly cut: boolean;
};

/** No wording of a form is longer, so that whatever stands in a cell costs no more than this. */
const longest = 500;

/** A file says the same few words again and again: each is spelt out once. */
const spelt = new Map<string, Word>();
const mostSpelt = 5_000;

/** The words of a text, without marks between them; of a long text the first ones. */
export function wordsIn(text: string): Words {
  const cleaned = clean(text.slice(0, longest));
  const found = cleaned.match(/\p{L}[\p{L}\p{M}]*|\p{Nd}+/gu) ?? [];
  const list = found.map((word) => {
    const known = spelt.get(word);
    if (known) return known;
    const { key, bare } = formsOf(word);
    const one = { key: iForY(key), bare, short: isShort(word, bare) };
    if (spelt.size >= mostSpelt) spelt.clear();
    spelt.set(word, one);
    return one;
  });
  return { text: cleaned, list, plain: isPlain(cleaned), cut: text.length > longest };
}

function isShort(word: string, bare: string): boolean {
  return (
    /^[bcdghklmnpqrstvx]{2,7}$/u.test(bare) || (/^\p{Lu}{2,7}$/u.test(word) && word === word.toUpperCase())
  );
}

/** Phrases of a list as they are looked for in words. */
export type Phrases = readonly { readonly key: string; readonly bare: string }[];

export function phrasesOf(list: readonly string[]): Phrases {
  return list.map((phrase) => {
    const { list } = wordsIn(phrase);
    return { key: keysOf(list), bare: baresOf(list) };
  });
}

/** Whether the words are one of these phrases and nothing else. */
export function isPhrase(words: Words, phrases: Phrases): boolean {
  const [key, bare] = [keysOf(words.list), baresOf(words.list)];
  return phrases.some((phrase) => phrase.key === key || (words.plain && phrase.bare === bare));
}

/** Whether one of these phrases stands somewhere in the words. */
export function hasPhrase(words: Words, phrases: Phrases): boolean {
  const [key, bare] = [` ${keysOf(words.list)} `, ` ${baresOf(words.list)} `];
  return phrases.some(
    (phrase) => key.includes(` ${phrase.key} `) || (words.plain && bare.includes(` ${phrase.bare} `)),
  );
}

/** Whether the words begin with one of these phrases. */
export function beginsWith(words: Words, phrases: Phrases): boolean {
  const [key, bare] = [`${keysOf(words.list)} `, `${baresOf(words.list)} `];
  return phrases.some(
    (phrase) => key.startsWith(`${phrase.key} `) || (words.plain && bare.startsWith(`${phrase.bare} `)),
  );
}

function keysOf(list: readonly Word[]): string {
  return list.map(({ key }) => key).join(" ");
}

function baresOf(list: readonly Word[]): string {
  return list.map(({ bare }) => bare).join(" ");
}

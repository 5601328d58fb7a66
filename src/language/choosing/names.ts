// What an option is called, found in a text: its whole name, its first letters, a word that only it has. Knows no form.
import { negations } from "../lexicon/assent.ts";
import { deniedYet } from "../lexicon/choosing.ts";
import { have } from "../lexicon/small-words.ts";
import { clean, formsOf, wordKey } from "../normalise.ts";
import { phrasebook } from "../phrases.ts";
import type { Choosable } from "../reading.ts";
import { withoutTelex } from "../telex.ts";
import { type Token, tokenise } from "../tokens.ts";

/** Options by their indexes: one word may be that of several of them. */
export type Pick = readonly number[];

/** Options that are named here, and by how many tokens. */
export type Named = { readonly pick: Pick; readonly length: number };

type Name = { readonly option: number; readonly tokens: readonly Token[] };

type Names = {
  readonly whole: readonly Name[];
  /** Words of the longest name. */
  readonly longest: number;
  /** The letters with which an option's words begin: "CĐ" for “Chưa đạt”, "m1" for “Mức 1”. */
  readonly short: readonly { readonly option: number; readonly key: string; readonly bare: string }[];
};

const memo = new WeakMap<readonly Choosable[], Names>();

function namesOf(options: readonly Choosable[]): Names {
  const known = memo.get(options);
  if (known) return known;
  const whole = options.flatMap(({ label, also = [] }, option) =>
    [label, ...also].flatMap(spellings).map((name) => ({ option, tokens: saidIn(name) })),
  );
  const short = options.map(({ label }, option) => ({ option, ...initials(saidIn(label)) }));
  const longest = whole.reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  const made = { whole, longest, short };
  memo.set(options, made);
  return made;
}

/** An option that is a plain no, or a plain yes, is one in all of its spellings. */
function spellings(name: string): readonly string[] {
  const same = (words: readonly string[]) => words.some((word) => wordKey(word) === wordKey(name));
  const all = [negations, have].find(same);
  return all ? [name, ...all.map((word) => word.replace(/^!/u, ""))] : [name];
}

function saidIn(name: string): readonly Token[] {
  return tokenise(clean(name)).filter(({ type }) => type === "word" || type === "numeral");
}

function initials(tokens: readonly Token[]): { readonly key: string; readonly bare: string } {
  const letters = tokens.map(({ type, text }) => (type === "word" ? text.normalize("NFC").charAt(0) : text));
  return formsOf(letters.join(""));
}

/** The longest whole name that begins here; several options where they share it, or look alike without diacritics. */
export function wholeName(
  tokens: readonly Token[],
  index: number,
  options: readonly Choosable[],
): Named | null {
  let length = 0;
  let found: { readonly option: number; readonly exact: boolean }[] = [];
  for (const { option, tokens: name } of namesOf(options).whole) {
    const match = matchAt(tokens, index, name);
    if (!match || match.length < length) continue;
    if (match.length > length) found = [];
    length = match.length;
    found.push({ option, exact: match.exact });
  }
  const exact = found.filter((one) => one.exact);
  const pick = [...new Set((exact.length > 0 ? exact : found).map(({ option }) => option))];
  return pick.length > 0 ? { pick, length } : null;
}

/**
 * How many tokens are this name, marks between its words left out; typed with its diacritics, wholly without any, or
 * with the keys of a Telex keyboard left in it.
 */
function matchAt(
  tokens: readonly Token[],
  index: number,
  name: readonly Token[],
): { readonly length: number; readonly exact: boolean } | null {
  let at = index;
  let exact = true;
  let plain = true;
  for (const word of name) {
    while (at > index && tokens[at]?.type === "mark" && !/^[;,]$/u.test(tokens[at]?.text ?? "")) at += 1;
    const token = tokens[at];
    if (!token || (token.bare !== word.bare && !isTelexOf(token, word))) return null;
    exact &&= token.key === word.key;
    plain &&= token.plain;
    if (!exact && !plain) return null;
    at += 1;
  }
  return name.length > 0 ? { length: at - index, exact } : null;
}

function isTelexOf({ type, text, plain }: Token, word: Token): boolean {
  return type === "word" && plain && withoutTelex(text) === word.bare;
}

/** The first letters of options, as one word or glued to a figure: "CĐ", "cd", "M1". */
export function shortName(
  tokens: readonly Token[],
  index: number,
  options: readonly Choosable[],
): Named | null {
  const first = tokens[index];
  if (first?.type !== "word") return null;
  const next = tokens[index + 1];
  const typed = next?.type === "numeral" && next.glued ? [first, next] : [first];
  const { key, bare, plain } = formsOf(typed.map(({ text }) => text).join(""));
  const { short } = namesOf(options);
  const found = short.filter((one) => one.key === key || (plain && one.bare === bare));
  return found.length > 0 ? { pick: found.map(({ option }) => option), length: typed.length } : null;
}

/** A single shorter word stands in too many names. */
const fewLetters = 3;
/** "Chưa biết" says nothing of “Chưa đạt”. */
const denial = phrasebook([["denial", [...negations, ...deniedYet]]]);

/** The longest stretch of words here that stands in the name of one option alone: "sáng" for “Ca sáng”. */
export function partOfName(
  tokens: readonly Token[],
  index: number,
  options: readonly Choosable[],
): Named | null {
  const { whole, longest } = namesOf(options);
  if (tokens[index]?.type !== "word") return null;
  const near = tokens.slice(index, index + longest);
  const stranger = near.findIndex(({ type }) => type !== "word" && type !== "numeral");
  const typed = near.slice(0, stranger < 0 ? near.length : stranger);
  for (let length = typed.length; length > 0; length -= 1) {
    const words = typed.slice(0, length);
    const pick = [...new Set(whole.filter((name) => holds(name.tokens, words)).map(({ option }) => option))];
    const tells = length > 1 || ((words[0]?.bare.length ?? 0) >= fewLetters && !denial.at(words, 0));
    if (pick.length === 1 && tells) return { pick, length };
  }
  return null;
}

function holds(name: readonly Token[], words: readonly Token[]): boolean {
  return name.some((_, from) => words.every((word, at) => isSame(word, name[from + at])));
}

function isSame(typed: Token, word: Token | undefined): boolean {
  return word !== undefined && (typed.key === word.key || (typed.plain && typed.bare === word.bare));
}

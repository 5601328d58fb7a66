// What a text chooses of a list of options: by their numbers as they were shown, by what they are called. Knows no form.
import * as words from "./lexicon/choosing.ts";
import { together } from "./lexicon/small-words.ts";
import { negations } from "./lexicon/stand-ins.ts";
import { clean } from "./normalise.ts";
import { phrasebook } from "./phrases.ts";
import type { Choosable } from "./reading.ts";
import type { Said } from "./said.ts";
import { type Token, tokenise } from "./tokens.ts";

/** Options by their indexes. One thing that was said may be the word of several of them. */
type Pick = readonly number[];

export type Chosen = {
  /** What was named, in the order in which it was said. */
  readonly picks: readonly Pick[];
  /** All of them were said to be meant, but for those behind an "except". */
  readonly every: boolean;
  readonly except: readonly Pick[];
  /** Numbers with a dash between them are either these two or all from the one to the other. */
  readonly dashed: boolean;
  /** Something else was said that may change what is meant: a word nobody listed, a question. */
  readonly doubt: boolean;
  /** Something was denied. */
  readonly denied: boolean;
  /** A number that no option has. */
  readonly noSuch: boolean;
};

type Sign =
  | { readonly type: "number" | "name"; readonly pick: Pick }
  | { readonly type: "no-such" | "every" | "but" | "up-to" | "dash" | "join" | "no" | "filler" | "doubt" };

const book = phrasebook<"every" | "but" | "up-to" | "join" | "no" | "filler">([
  ["every", words.every],
  ["but", words.but],
  ["up-to", words.upTo],
  ["join", together],
  ["no", negations],
  ["filler", words.choosing],
]);

/** Reads a text as a choice. */
export function chosenIn(said: Said, options: readonly Choosable[]): Chosen {
  const signs = spanned(withNames(signsIn(said.tokens, options)));
  const but = signs.findIndex(({ type }) => type === "but");
  const head = but < 0 ? signs : signs.slice(0, but);
  const has = (type: Sign["type"]) => signs.some((sign) => sign.type === type);
  return {
    picks: picksOf(head),
    every: has("every"),
    except: but < 0 ? [] : picksOf(signs.slice(but)),
    dashed: has("dash"),
    doubt: has("doubt") || has("up-to"),
    denied: has("no"),
    noSuch: has("no-such"),
  };
}

function picksOf(signs: readonly Sign[]): readonly Pick[] {
  return signs.flatMap((sign) => ("pick" in sign ? [sign.pick] : []));
}

function signsIn(tokens: readonly Token[], options: readonly Choosable[]): readonly Sign[] {
  const names = namesOf(options);
  const signs: Sign[] = [];
  for (let index = 0; index < tokens.length; ) {
    const name = nameAt(tokens, index, names);
    const word = name ? null : book.at(tokens, index);
    if (name) signs.push({ type: "name", pick: name.pick });
    else if (word) signs.push({ type: word.role });
    else signs.push(...signsOf(tokens[index], options.length));
    index += name?.length ?? word?.length ?? 1;
  }
  return signs;
}

/** A single token that is no listed word. */
function signsOf(token: Token | undefined, options: number): readonly Sign[] {
  if (token?.type === "numeral") return numbersIn(token.text, options);
  if (token?.type === "break" || /^[,;/&+]$/u.test(token?.text ?? "")) return [{ type: "join" }];
  if (token?.text === "-") return [{ type: "dash" }];
  return [{ type: /^[.:()"!]$/u.test(token?.text ?? "") ? "filler" : "doubt" }];
}

/** "1,3,5" is one numeral of a text. With dots it may as well be the number of a question. */
function numbersIn(text: string, options: number): readonly Sign[] {
  const numbers = text.split(/[.,]/u).map((digits): Sign => {
    const index = /^0?\d{1,2}$/u.test(digits) ? Number(digits) - 1 : -1;
    return index >= 0 && index < options ? { type: "number", pick: [index] } : { type: "no-such" };
  });
  const apart = numbers.flatMap((sign): Sign[] => [{ type: "join" }, sign]).slice(1);
  return text.includes(".") ? [...apart, { type: "doubt" }] : apart;
}

/** An option's name, as words and figures without marks. */
type Name = { readonly option: number; readonly tokens: readonly Token[] };

const memo = new WeakMap<readonly Choosable[], readonly Name[]>();

function namesOf(options: readonly Choosable[]): readonly Name[] {
  const known = memo.get(options);
  if (known) return known;
  const made = options.flatMap(({ label, also = [] }, option) =>
    [label, ...also].map((name) => ({ option, tokens: tokenise(clean(name)).filter(isSaid) })),
  );
  memo.set(options, made);
  return made;
}

function isSaid({ type }: Token): boolean {
  return type === "word" || type === "numeral";
}

/** The longest name that begins here; several options where they share it, or look alike without diacritics. */
function nameAt(
  tokens: readonly Token[],
  index: number,
  names: readonly Name[],
): { readonly pick: Pick; readonly length: number } | null {
  let length = 0;
  let found: { readonly option: number; readonly exact: boolean }[] = [];
  for (const name of names) {
    const match = matchAt(tokens, index, name.tokens);
    if (!match || match.length < length) continue;
    if (match.length > length) found = [];
    length = match.length;
    found.push({ option: name.option, exact: match.exact });
  }
  const exact = found.filter((one) => one.exact);
  const pick = [...new Set((exact.length > 0 ? exact : found).map(({ option }) => option))];
  return pick.length > 0 ? { pick, length } : null;
}

/** How many tokens are this name, marks between its words left out; typed with its diacritics or wholly without any. */
function matchAt(
  tokens: readonly Token[],
  index: number,
  name: readonly Token[],
): { readonly length: number; readonly exact: boolean } | null {
  let at = index;
  let exact = true;
  let plain = true;
  for (const word of name) {
    while (at > index && tokens[at]?.type === "mark" && tokens[at]?.text !== ";") at += 1;
    const token = tokens[at];
    if (!token || token.bare !== word.bare) return null;
    exact &&= token.key === word.key;
    plain &&= token.plain;
    if (!exact && !plain) return null;
    at += 1;
  }
  return name.length > 0 ? { length: at - index, exact } : null;
}

/** "2. Khá": a number and the name behind it are one choice; where they are not the same one, it is in doubt. */
function withNames(signs: readonly Sign[]): readonly Sign[] {
  const kept: Sign[] = [];
  let number: Pick | null = null;
  for (const sign of signs) {
    if (sign.type === "name" && number) {
      const both = sign.pick.filter((option) => number?.includes(option));
      if (both.length > 0) kept.push({ type: "name", pick: both });
      else kept.push({ type: "number", pick: number }, sign, { type: "doubt" });
      number = null;
      continue;
    }
    if (number && sign.type !== "filler") {
      kept.push({ type: "number", pick: number });
      number = null;
    }
    if (sign.type === "number") number = sign.pick;
    else if (sign.type !== "filler") kept.push(sign);
  }
  return number ? [...kept, { type: "number", pick: number }] : kept;
}

/** "1 đến 3": all from the one to the other. */
function spanned(signs: readonly Sign[]): readonly Sign[] {
  return signs.flatMap((sign, at): readonly Sign[] => {
    const [before, behind] = [signs[at - 1], signs[at + 1]];
    if (sign.type !== "up-to" || before?.type !== "number" || behind?.type !== "number") return [sign];
    return between(before.pick, behind.pick).map((option) => ({ type: "number", pick: [option] }));
  });
}

/** The options between two numbers. */
export function between([first = 0]: Pick, [last = 0]: Pick): readonly number[] {
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => first + 1 + at);
}

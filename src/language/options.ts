// What a text chooses of a list of options: by their numbers as they were shown, by what they are called. Knows no form.
import { type Named, type Pick, partOfName, shortName, wholeName } from "./choosing/names.ts";
import { remarkBehind } from "./choosing/remark.ts";
import * as words from "./lexicon/choosing.ts";
import { together } from "./lexicon/small-words.ts";
import { negations } from "./lexicon/stand-ins.ts";
import { phrasebook } from "./phrases.ts";
import { figureAt } from "./quantity/figures.ts";
import type { Choosable } from "./reading.ts";
import type { Said } from "./said.ts";
import type { Token } from "./tokens.ts";

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
  /** What was remarked behind it. */
  readonly note: string | null;
};

type Sign =
  | { readonly type: "number" | "name" | "reached"; readonly pick: Pick }
  | {
      readonly type:
        | "no-such"
        | "every"
        | "but"
        | "up-to"
        | "dash"
        | "join"
        | "no"
        | "any"
        | "filler"
        | "doubt";
    };

const book = phrasebook<"every" | "but" | "up-to" | "join" | "no" | "any" | "filler">([
  ["every", words.every],
  ["but", words.but],
  ["up-to", words.upTo],
  ["join", together],
  ["no", [...negations, ...words.deniedYet]],
  ["any", words.any],
  ["filler", words.choosing],
]);
const allOf = phrasebook([["all", words.allOf]]);
const reaches = phrasebook([["reaches", words.reaches]]);

/** Reads a text as a choice. `listed`: behind a comma may stand one more option, and never a remark. */
export function chosenIn(typed: Said, options: readonly Choosable[], listed: boolean): Chosen {
  const { said, note } = remarkBehind(typed, options, listed);
  const signs = spanned(withNames(withoutReached(signsIn(said.tokens, { options, listed }))));
  const but = signs.findIndex(({ type }) => type === "but");
  const head = but < 0 ? signs : signs.slice(0, but);
  const has = (type: Sign["type"]) => signs.some((sign) => sign.type === type);
  return {
    picks: picksOf(head),
    every: has("every"),
    except: but < 0 ? [] : picksOf(signs.slice(but)),
    dashed: has("dash"),
    doubt: has("doubt") || has("up-to") || (has("any") && !has("no")),
    denied: has("no"),
    noSuch: has("no-such"),
    note,
  };
}

function picksOf(signs: readonly Sign[]): readonly Pick[] {
  return signs.flatMap((sign) => ("pick" in sign ? [sign.pick] : []));
}

/** What is chosen from; `listed`: several may be, so that "1.3" may be two of them. */
type From = { readonly options: readonly Choosable[]; readonly listed: boolean };

/** What is chosen from, with how many numbers the text has. */
type Among = From & { readonly numerals: number };

function signsIn(tokens: readonly Token[], from: From): readonly Sign[] {
  const list = { ...from, numerals: tokens.filter(({ type }) => type === "numeral").length };
  const signs: Sign[] = [];
  for (let index = 0; index < tokens.length; ) {
    const { length, signs: found } = signsAt(tokens, index, list);
    signs.push(...found);
    index += length;
  }
  return signs;
}

type Found = { readonly signs: readonly Sign[]; readonly length: number };

function signsAt(tokens: readonly Token[], index: number, list: Among): Found {
  const { options } = list;
  const name = wholeName(tokens, index, options);
  if (name) {
    const type = reaches.at(tokens, index)?.length === name.length ? "reached" : "name";
    return { signs: [{ type, pick: name.pick }], length: name.length };
  }
  const counted = list.numerals > 1 ? null : countAt(tokens, index, options.length);
  if (counted) return counted;
  const word = book.at(tokens, index);
  // Letters, and words that one option alone has, tell which is meant, but not so surely that nobody need be asked.
  const less: Named | null = shortName(tokens, index, options) ?? partOfName(tokens, index, options);
  if (less && less.length > (word?.length ?? 0))
    return { signs: [{ type: "name", pick: less.pick }, { type: "doubt" }], length: less.length };
  if (word) return { signs: [{ type: word.role }], length: word.length };
  // A bullet is no dash between two numbers.
  const bullet = index === 0 && tokens[0]?.text === "-";
  return { signs: bullet ? [] : signsOf(tokens[index], list), length: 1 };
}

/** "Cả hai", "cả 3": every one of so many; of more options nobody knows which. "Cả 1 và 3" counts none. */
function countAt(tokens: readonly Token[], index: number, options: number): Found | null {
  const all = allOf.at(tokens, index);
  const figure = all && figureAt(tokens, index + all.length, "count", false);
  const [count, more] = figure?.figure.readings ?? [];
  if (!figure || count === undefined || more !== undefined || count < 2n) return null;
  return {
    signs: [{ type: count === BigInt(options) ? "every" : "doubt" }],
    length: figure.next - index,
  };
}

/** A single token that is no listed word. */
function signsOf(token: Token | undefined, list: From): readonly Sign[] {
  if (token?.type === "numeral") return numbersIn(token.text, list);
  if (token?.type === "break" || /^[,;/&+]$/u.test(token?.text ?? "")) return [{ type: "join" }];
  if (token?.text === "-") return [{ type: "dash" }];
  return [{ type: /^[.:()"!]$/u.test(token?.text ?? "") ? "filler" : "doubt" }];
}

/** "1,3,5" is one numeral of a text. With dots it may as well be the number of a question, and is no single option. */
function numbersIn(text: string, { options, listed }: From): readonly Sign[] {
  if (!listed && text.includes(".")) return [{ type: "doubt" }];
  const numbers = text.split(/[.,]/u).map((digits): Sign => {
    const index = /^0?\d{1,2}$/u.test(digits) ? Number(digits) - 1 : -1;
    return index >= 0 && index < options.length ? { type: "number", pick: [index] } : { type: "no-such" };
  });
  const apart = numbers.flatMap((sign): Sign[] => [{ type: "join" }, sign]).slice(1);
  return text.includes(".") ? [...apart, { type: "doubt" }] : apart;
}

/** "Đạt loại tốt": what is reached stands behind it. "Đạt", "đạt, khá" are options by themselves. */
function withoutReached(signs: readonly Sign[]): readonly Sign[] {
  return signs.flatMap((sign, at): readonly Sign[] => {
    if (sign.type !== "reached") return [sign];
    const behind = signs.slice(at + 1).find(({ type }) => type !== "filler");
    return behind?.type === "name" ? [] : [{ type: "name", pick: sign.pick }];
  });
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

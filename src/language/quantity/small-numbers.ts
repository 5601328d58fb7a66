// Reads a number without a scale word: a numeral in digits, or words below a thousand. Knows nothing of units.

import type { NumberWord } from "../lexicon/numbers.ts";
import type { AmbiguityReason, RefusalReason } from "../reading.ts";
import type { Token } from "../tokens.ts";
import { numberBook } from "./number-book.ts";
import { readNumeral } from "./numerals.ts";

export type Small = {
  readonly readings: readonly bigint[];
  readonly next: number;
  readonly doubt?: AmbiguityReason;
  readonly problem?: RefusalReason;
  /** The plain digits as typed. */
  readonly digits?: string;
  /** Groups of three after the first. */
  readonly groups?: number;
  readonly fraction?: { readonly digits: bigint; readonly places: number };
  /** Spoken with its zero hundreds or tens, so it cannot be a tenth of the scale before it. */
  readonly zeroLed?: true;
};

type Atom = { readonly word: NumberWord; readonly next: number };

export function smallAt(tokens: readonly Token[], at: number, groupBySpace: boolean): Small | null {
  if (tokens[at]?.type !== "numeral") return wordsAt(tokens, at);
  // "2 hundred", "3 dozen": a short numeral may play the part of a spoken digit.
  const after = atomAt(tokens, at + 1)?.word.type;
  if (after === "hundred" || after === "dozen") return wordsAt(tokens, at);
  return numeralAt(tokens, at, groupBySpace);
}

function numeralAt(tokens: readonly Token[], at: number, groupBySpace: boolean): Small {
  const first = tokens[at]?.text ?? "";
  let raw = first;
  let next = at + 1;
  if (groupBySpace) {
    let run = at + 1;
    while (tokens[run]?.type === "numeral" && !tokens[run]?.glued) run += 1;
    const joined = tokens
      .slice(at, run)
      .map((token) => token.text)
      .join(" ");
    if (run > at + 1 && joined.length < 40 && readNumeral(joined).type === "whole") {
      raw = joined;
      next = run;
    }
  }
  const numeral = readNumeral(raw);
  switch (numeral.type) {
    case "whole":
      return {
        readings: [numeral.value],
        next,
        groups: numeral.groups,
        ...(numeral.groups === 0 ? { digits: numeral.digits } : {}),
      };
    case "decimal":
      return { readings: [0n], next, fraction: { digits: numeral.digits, places: numeral.places } };
    default:
      return { readings: [], next, problem: numeral.type };
  }
}

function atomAt(tokens: readonly Token[], at: number): Atom | null {
  const token = tokens[at];
  if (token?.type === "numeral") {
    if (!/^\d{1,2}$/.test(token.text)) return null;
    return { word: { type: "digit", value: Number(token.text) }, next: at + 1 };
  }
  const found = numberBook.at(tokens, at);
  return found && { word: found.role, next: at + found.length };
}

function wordsAt(tokens: readonly Token[], at: number): Small | null {
  const first = atomAt(tokens, at);
  if (!first) return null;
  if (first.word.type === "hundred") return hundreds(tokens, 1n, first.next, true);
  if (first.word.type === "digit") {
    const second = atomAt(tokens, first.next);
    if (second?.word.type === "hundred")
      return hundreds(tokens, BigInt(first.word.value), second.next, false);
  }
  if (first.word.type === "zero-tens") {
    const digit = atomAt(tokens, first.next);
    if (digit?.word.type !== "digit" || digit.word.value > 9) return null;
    return { readings: [BigInt(digit.word.value)], next: digit.next, zeroLed: true };
  }
  return tens(tokens, at);
}

/** Ten to ninety-nine, or one digit. */
function tens(tokens: readonly Token[], at: number): Small | null {
  const first = atomAt(tokens, at);
  if (!first) return null;
  const { word } = first;
  if (word.type === "ten") return withUnit(tokens, 10, first.next);
  // "A dozen", "tens" without a digit before them mean about that many.
  if (word.type === "dozen" || word.type === "tens") {
    const half = atomAt(tokens, first.next);
    if (word.type === "dozen" && half?.word.type === "and-a-half")
      return { readings: [15n], next: half.next };
    return { readings: [10n], next: first.next, doubt: "approximate" };
  }
  if (word.type !== "digit") return null;
  const second = atomAt(tokens, first.next);
  const isTens = second?.word.type === "tens" || second?.word.type === "ten" || second?.word.type === "dozen";
  if (second && isTens && tokens[at]?.type !== "numeral" && word.value > 0) {
    return withUnit(tokens, word.value * 10, second.next);
  }
  if (second?.word.type === "dozen") return withUnit(tokens, word.value * 10, second.next);
  if (tokens[at]?.type === "numeral") return null;
  // Short speech leaves the tens word out where the last digit has a form of its own.
  const shortForm = second?.word.type === "last" || tokens[first.next]?.key === fourInSpeech;
  if (second && shortForm && word.value > 1) {
    const last = second.word.type === "last" || second.word.type === "digit" ? second.word.value : 0;
    return { readings: [BigInt(word.value * 10 + last)], next: second.next };
  }
  // A zero in words alone is "no" or "not", which is read before any number.
  if (word.value === 0) return null;
  return {
    readings: [BigInt(word.value)],
    next: first.next,
    ...(word.doubtful ? { doubt: "bare-word" } : {}),
  };
}

/** The four that only stands after a ten, in its one spelling. */
const fourInSpeech = "t\u01B0";

function withUnit(tokens: readonly Token[], base: number, at: number): Small {
  const unit = atomAt(tokens, at);
  const isNumeral = tokens[at]?.type === "numeral";
  if (
    unit &&
    !isNumeral &&
    (unit.word.type === "digit" || unit.word.type === "last") &&
    unit.word.value > 0
  ) {
    return { readings: [BigInt(base + unit.word.value)], next: unit.next };
  }
  if (unit?.word.type === "and-a-half") return { readings: [BigInt(base + 5)], next: unit.next };
  return { readings: [BigInt(base)], next: at };
}

function hundreds(tokens: readonly Token[], lead: bigint, at: number, implied: boolean): Small {
  const base = lead * 100n;
  const after = atomAt(tokens, at);
  const zeroLed = lead === 0n ? ({ zeroLed: true } as const) : {};
  if (after?.word.type === "and-a-half") return { readings: [base + 50n], next: after.next };
  if (after?.word.type === "zero-tens") {
    const digit = atomAt(tokens, after.next);
    if ((digit?.word.type === "digit" || digit?.word.type === "last") && digit.word.value < 10) {
      return { readings: [base + BigInt(digit.word.value)], next: digit.next, ...zeroLed };
    }
    // "A hundred odd".
    return { readings: [base], next: after.next, doubt: "approximate" };
  }
  const pair = digitPair(tokens, at);
  if (pair) return { ...pair, readings: pair.readings.map((value) => base + value), ...zeroLed };
  const rest = after && after.word.type !== "hundred" ? tensOrNumeral(tokens, at) : null;
  if (!rest)
    return { readings: [base], next: at, ...(implied ? { doubt: "approximate" as const } : {}), ...zeroLed };
  const value = rest.readings[0] ?? 0n;
  // "A hundred two" is said for 120 and written for 102.
  if (value < 10n && lead > 0n) {
    return { readings: [base + value * 10n, base + value], next: rest.next, doubt: "scale" };
  }
  return { readings: [base + value], next: rest.next, ...zeroLed };
}

/** "Four hundred eight six": after a hundred the tens word may be left out. */
function digitPair(tokens: readonly Token[], at: number): Small | null {
  const [first, second] = [atomAt(tokens, at), atomAt(tokens, at + 1)];
  const spoken = tokens[at]?.type === "word" && tokens[at + 1]?.type === "word";
  if (!spoken || first?.word.type !== "digit" || second?.word.type !== "digit") return null;
  const after = atomAt(tokens, second.next)?.word.type;
  const ends = after === undefined || after === "scale" || after === "half";
  if (!ends || first.word.value === 0 || second.word.value === 0) return null;
  const doubt = first.word.doubtful || second.word.doubtful ? ({ doubt: "bare-word" } as const) : {};
  return { readings: [BigInt(first.word.value * 10 + second.word.value)], next: second.next, ...doubt };
}

function tensOrNumeral(tokens: readonly Token[], at: number): Small | null {
  const token = tokens[at];
  if (token?.type === "numeral" && /^\d{1,2}$/.test(token.text)) {
    return { readings: [BigInt(token.text)], next: at + 1 };
  }
  return tens(tokens, at);
}

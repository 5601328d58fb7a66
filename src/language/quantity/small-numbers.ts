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

/** No figure has more groups of three; a longer run of numerals is several figures. */
const mostGroups = 12;

function numeralAt(tokens: readonly Token[], at: number, groupBySpace: boolean): Small {
  const first = tokens[at]?.text ?? "";
  let raw = first;
  let next = at + 1;
  if (groupBySpace) {
    let run = at + 1;
    while (run - at <= mostGroups && tokens[run]?.type === "numeral" && !tokens[run]?.glued) run += 1;
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

/**
 * A number in words.
 *
 *     words = [digit] hundred [rest] | zero-tens digit | tens      "trăm rưỡi", "ba trăm linh năm", "linh năm"
 */
function wordsAt(tokens: readonly Token[], at: number): Small | null {
  const first = atomAt(tokens, at);
  if (!first) return null;
  const { word, next } = first;
  if (word.type === "hundred") return hundreds(tokens, 1n, next, true);
  if (word.type === "zero-tens") return zeroTens(tokens, next);
  const second = word.type === "digit" ? atomAt(tokens, next) : null;
  if (word.type === "digit" && second?.word.type === "hundred")
    return hundreds(tokens, BigInt(word.value), second.next, false);
  return tens(tokens, at);
}

/** "Linh năm" without its hundred. */
function zeroTens(tokens: readonly Token[], at: number): Small | null {
  const digit = atomAt(tokens, at);
  if (digit?.word.type !== "digit" || digit.word.value > 9) return null;
  return { readings: [BigInt(digit.word.value)], next: digit.next, zeroLed: true };
}

/**
 * Ten to ninety-nine, or one digit.
 *
 *     tens = ten [unit] | dozen [half] | digit tens [unit] | digit last | digit
 */
function tens(tokens: readonly Token[], at: number): Small | null {
  const first = atomAt(tokens, at);
  switch (first?.word.type) {
    case "ten":
      return withUnit(tokens, 10, first.next);
    case "dozen":
    case "tens":
      return aboutTen(tokens, first);
    case "digit":
      return digitLed(tokens, at, first.word, first.next);
    default:
      return null;
  }
}

/** "A dozen", "tens" without a digit before them mean about that many; "chục rưỡi" is fifteen. */
function aboutTen(tokens: readonly Token[], { word, next }: Atom): Small {
  const half = atomAt(tokens, next);
  return word.type === "dozen" && half?.word.type === "and-a-half"
    ? { readings: [15n], next: half.next }
    : { readings: [10n], next, doubt: "approximate" };
}

type Digit = Extract<NumberWord, { readonly type: "digit" }>;

/** What a digit begins: "hai mươi mốt", "2 chục", "hai mốt", "hai". */
function digitLed(
  tokens: readonly Token[],
  at: number,
  { value, doubtful }: Digit,
  next: number,
): Small | null {
  const isNumeral = tokens[at]?.type === "numeral";
  const second = atomAt(tokens, next);
  const type = second?.word.type;
  const spoken = (type === "tens" || type === "ten") && !isNumeral && value > 0;
  if (second && (spoken || type === "dozen")) return withUnit(tokens, value * 10, second.next);
  if (isNumeral) return null;
  const short = value > 1 && second ? lastOf(tokens, next, second) : null;
  if (short) return { readings: [BigInt(value * 10 + short.value)], next: short.next };
  // A zero in words alone is "no" or "not", which is read before any number.
  if (value === 0) return null;
  return { readings: [BigInt(value)], next, ...(doubtful ? { doubt: "bare-word" as const } : {}) };
}

/** Short speech leaves the tens word out where the last digit has a form of its own: "hai mốt", "hai tư". */
function lastOf(tokens: readonly Token[], at: number, { word, next }: Atom) {
  if (word.type === "last") return { value: word.value, next };
  if (tokens[at]?.key !== fourInSpeech) return null;
  return { value: word.type === "digit" ? word.value : 0, next };
}

/** The four that only stands after a ten, in its one spelling. */
const fourInSpeech = "t\u01B0";

/** "Mười lăm", "hai mươi rưỡi", "mười". */
function withUnit(tokens: readonly Token[], base: number, at: number): Small {
  const unit = atomAt(tokens, at);
  const more = unit && tokens[at]?.type !== "numeral" ? unitOf(unit.word) : null;
  if (unit && more !== null) return { readings: [BigInt(base + more)], next: unit.next };
  return { readings: [BigInt(base)], next: at };
}

/** What a word adds to a ten. */
function unitOf(word: NumberWord): number | null {
  if (word.type === "and-a-half") return 5;
  return (word.type === "digit" || word.type === "last") && word.value > 0 ? word.value : null;
}

/** What stands behind a hundred: "rưỡi", "linh năm", "tám sáu", "hai mươi", or nothing. */
function hundreds(tokens: readonly Token[], lead: bigint, at: number, implied: boolean): Small {
  const base = lead * 100n;
  const after = atomAt(tokens, at);
  const zeroLed = lead === 0n ? ({ zeroLed: true } as const) : {};
  if (after?.word.type === "and-a-half") return { readings: [base + 50n], next: after.next };
  if (after?.word.type === "zero-tens") return afterZeroTens(tokens, base, after.next, zeroLed);
  const pair = digitPair(tokens, at);
  if (pair) return { ...pair, readings: pair.readings.map((value) => base + value), ...zeroLed };
  const rest = after && after.word.type !== "hundred" ? tensOrNumeral(tokens, at) : null;
  if (!rest) {
    const doubt = implied ? ({ doubt: "approximate" } as const) : {};
    return { readings: [base], next: at, ...doubt, ...zeroLed };
  }
  const value = rest.readings[0] ?? 0n;
  // "A hundred two" is said for 120 and written for 102.
  if (value < 10n && lead > 0n)
    return { readings: [base + value * 10n, base + value], next: rest.next, doubt: "scale" };
  return { readings: [base + value], next: rest.next, ...zeroLed };
}

/** "Một trăm linh năm"; without a digit it is "a hundred odd". */
function afterZeroTens(
  tokens: readonly Token[],
  base: bigint,
  at: number,
  zeroLed: Pick<Small, "zeroLed">,
): Small {
  const digit = atomAt(tokens, at);
  const isDigit = digit?.word.type === "digit" || digit?.word.type === "last";
  return isDigit && digit.word.value < 10
    ? { readings: [base + BigInt(digit.word.value)], next: digit.next, ...zeroLed }
    : { readings: [base], next: at, doubt: "approximate" };
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

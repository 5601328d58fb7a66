// Reads one figure, in digits, words or both, with its scale ("1tr250"). Knows number words; no units, no limits.
import type { AmbiguityReason, RefusalReason } from "../reading.ts";
import type { Token } from "../tokens.ts";
import { numberBook } from "./number-book.ts";
import { type Small, smallAt } from "./small-numbers.ts";

/** An amount takes k and tr as they are and "2 ty 3" as a tenth; in a count both are doubtful. */
export type FigureMode = "count" | "amount";

export type Figure = {
  /** What the figure may mean, the likeliest first; empty exactly when there is a problem or a bare fraction. */
  readonly readings: readonly bigint[];
  readonly doubt?: AmbiguityReason;
  readonly problem?: RefusalReason;
  /** A scale word stood with it, so an amount needs no further unit. */
  readonly scaled: boolean;
  /** Digits exactly as typed where the figure is plain digits: "05" may be half of a date. */
  readonly digits?: string;
  /** A fraction without a scale, as digits / 10^places. */
  readonly fraction?: { readonly digits: bigint; readonly places: number };
};

type Scale = { readonly size: bigint; readonly tone: "plain" | "slang" | "street"; readonly next: number };

type Read = { readonly figure: Figure; readonly next: number };

/** How a figure is read here, and where it stands. */
type Reader = {
  readonly tokens: readonly Token[];
  readonly mode: FigureMode;
  /** "1 250" is one figure. */
  readonly groupBySpace: boolean;
};

/**
 * Reads the figure that starts at this token; null when none does. `next` is the first token after it.
 *
 *     figure = half scale | number [scales]        "nửa triệu", "340", "12 nghìn 500"
 *     scales = scale [half] {number scale [half]} [number]
 */
export function figureAt(
  tokens: readonly Token[],
  at: number,
  mode: FigureMode,
  groupBySpace: boolean,
): Read | null {
  if (tokens[at]?.type !== "numeral" && !numberBook.at(tokens, at)) return null;
  const reader = { tokens, mode, groupBySpace };
  const half = halfOfScale(reader, at);
  if (half) return half;
  const first = smallAt(tokens, at, groupBySpace) ?? impliedOne(reader, at);
  if (!first) return null;
  const scale = scaleAt(tokens, first.next, mode);
  return scale ? withScales(reader, first, scale) : { figure: alone(first), next: first.next };
}

/** What the scales so far add up to, each way it may be meant. */
type Sum = {
  readonly totals: readonly bigint[];
  readonly scale: Scale;
  readonly doubt: AmbiguityReason | undefined;
  readonly next: number;
};

/** "2 tỷ 300 triệu 5": terms whose scales fall, then perhaps a number that has none. */
function withScales(reader: Reader, first: Small, scale: Scale): Read {
  const { tokens, mode, groupBySpace } = reader;
  let term = termOf(reader, null, first, scale);
  while ("sum" in term && !term.last) {
    const { sum } = term;
    const part = lastAlone(tokens, sum.next) ?? smallAt(tokens, sum.next, groupBySpace);
    if (!part) return whole(sum);
    const unit = scaleAt(tokens, part.next, mode);
    if (!unit) return withTail(sum, part, mode);
    if (unit.size >= sum.scale.size) return broken("malformed", unit.next);
    term = termOf(reader, sum, part, unit);
  }
  return "sum" in term ? whole(term.sum) : term;
}

/** A number with its scale, added to the terms before it; "rưỡi" behind it is half of the scale and ends the figure. */
function termOf(
  { tokens, mode }: Reader,
  before: Sum | null,
  part: Small,
  scale: Scale,
): { readonly sum: Sum; readonly last: boolean } | Read {
  const scaled = timesScale(part, scale.size);
  if (scaled.problem) return broken(scaled.problem, scale.next);
  const half = numberBook.at(tokens, scale.next);
  const last = half?.role.type === "and-a-half";
  const more = last ? scale.size / 2n : 0n;
  const totals = (before?.totals ?? [0n]).flatMap((total) =>
    scaled.readings.map((value) => total + value + more),
  );
  const doubt = before?.doubt ?? scaled.doubt ?? toneDoubt(scale, mode);
  // "1,5 triệu rưỡi": a fraction and a half.
  const twice = last && part.fraction ? "scale" : undefined;
  const next = scale.next + (last ? (half?.length ?? 0) : 0);
  return { sum: { totals, scale, doubt: twice ?? doubt, next }, last };
}

/** "12 nghìn 5", "3 triệu hai": what stands behind the last scale. */
function withTail(sum: Sum, part: Small, mode: FigureMode): Read {
  const tail = tailReadings(part, sum.scale.size, mode);
  if (!tail) return broken("malformed", part.next);
  const totals = sum.totals.flatMap((total) => tail.readings.map((value) => total + value));
  return whole({ ...sum, totals, doubt: tail.doubt ?? sum.doubt, next: part.next });
}

function whole({ totals, doubt, next }: Sum): Read {
  return { figure: { readings: totals, scaled: true, ...(doubt ? { doubt } : {}) }, next };
}

function broken(problem: RefusalReason, next: number): Read {
  return { figure: { readings: [], problem, scaled: true }, next };
}

function scaleAt(tokens: readonly Token[], at: number, mode: FigureMode): Scale | null {
  const found = numberBook.at(tokens, at);
  if (found?.role.type !== "scale") return null;
  // Street words for money, and letters that are people after a count.
  if (found.role.tone === "street" && mode === "count") return null;
  return { size: BigInt(found.role.size), tone: found.role.tone, next: at + found.length };
}

function toneDoubt(scale: Scale, mode: FigureMode): AmbiguityReason | undefined {
  return scale.tone === "street" || (scale.tone === "slang" && mode === "count") ? "scale" : undefined;
}

/** "Nửa triệu". */
function halfOfScale({ tokens, mode }: Reader, at: number): Read | null {
  const half = numberBook.at(tokens, at);
  if (half?.role.type !== "half") return null;
  const scale = scaleAt(tokens, at + half.length, mode);
  return scale && { figure: { readings: [scale.size / 2n], scaled: true }, next: scale.next };
}

/** After a scale the short one of "two billion one" is a tenth as any digit is. */
function lastAlone(tokens: readonly Token[], at: number): Small | null {
  const word = numberBook.at(tokens, at);
  return word?.role.type === "last" ? { readings: [BigInt(word.role.value)], next: at + word.length } : null;
}

/** A scale word alone begins a figure only when a half or a digit follows it: "a million and a half". */
function impliedOne({ tokens, mode }: Reader, at: number): Small | null {
  const scale = scaleAt(tokens, at, mode);
  if (scale?.tone !== "plain") return null;
  const after = numberBook.at(tokens, scale.next)?.role;
  const counts = after?.type === "and-a-half" || after?.type === "digit";
  return { readings: [1n], next: at, ...(counts ? {} : { doubt: "unsure" as const }) };
}

function alone(part: Small): Figure {
  if (part.problem) return { readings: [], problem: part.problem, scaled: false };
  return {
    readings: part.fraction ? [] : part.readings,
    scaled: false,
    ...(part.doubt ? { doubt: part.doubt } : {}),
    ...(part.digits === undefined ? {} : { digits: part.digits }),
    ...(part.fraction ? { fraction: part.fraction } : {}),
  };
}

/** Exact on purpose: the product is taken in whole numbers and must divide without a rest. */
function timesScale(
  part: Small,
  size: bigint,
): { readings: bigint[]; doubt?: AmbiguityReason; problem?: RefusalReason } {
  if (part.problem) return { readings: [], problem: part.problem };
  if (part.fraction) {
    const power = 10n ** BigInt(part.fraction.places);
    const product = part.fraction.digits * size;
    return product % power === 0n ? { readings: [product / power] } : { readings: [], problem: "decimal" };
  }
  if (part.groups === 1) {
    // "1.500 million": a group of three before a scale is either one and a half or fifteen hundred.
    return {
      readings: part.readings.flatMap((value) => [value * size, (value * size) / 1000n]),
      doubt: "scale",
    };
  }
  // Before a scale a bare word can only be the number.
  const doubt = part.doubt === "bare-word" ? undefined : part.doubt;
  return { readings: part.readings.map((value) => value * size), ...(doubt ? { doubt } : {}) };
}

type Tail = { readonly readings: bigint[]; readonly doubt?: AmbiguityReason };

/** What stands after the last scale: a number spoken with its noughts, one in groups, or a few bare digits. */
function tailReadings(part: Small, scale: bigint, mode: FigureMode): Tail | null {
  const value = part.readings[0];
  if (value === undefined || part.problem || part.fraction || part.readings.length > 1) return null;
  if (part.zeroLed) return zeroLedTail(value, scale);
  if ((part.groups ?? 0) > 0) return value < scale ? { readings: [value] } : null;
  return digitsTail(value, part.digits?.length ?? value.toString().length, scale, mode);
}

/** "Hai triệu không trăm linh năm": thousandths, or just so many. */
function zeroLedTail(value: bigint, scale: bigint): Tail {
  const thousandth = scale / 1000n;
  return thousandth === 1n || value === 0n
    ? { readings: [value * thousandth] }
    : { readings: [value * thousandth, value], doubt: "scale" };
}

/** "2 triệu 5": one digit is a tenth, three are thousandths, two could be either. */
function digitsTail(value: bigint, length: number, scale: bigint, mode: FigureMode): Tail | null {
  const thousandth = scale / 1000n;
  const tenth = (value * scale) / 10n;
  if (length === 1 && mode === "amount") return { readings: [tenth] };
  if (length === 1) return { readings: value === 0n ? [0n] : [tenth, value * thousandth], doubt: "scale" };
  if (length === 2) return { readings: [(value * scale) / 100n, value * thousandth], doubt: "scale" };
  return length === 3 ? { readings: [value * thousandth] } : null;
}

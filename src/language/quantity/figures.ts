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

/** Reads the figure that starts at this token; null when none does. `next` is the first token after it. */
export function figureAt(
  tokens: readonly Token[],
  at: number,
  mode: FigureMode,
  groupBySpace: boolean,
): { readonly figure: Figure; readonly next: number } | null {
  const half = halfOfScale(tokens, at, mode);
  if (half) return half;
  let index = at;
  let totals: readonly bigint[] = [0n];
  let scale: Scale | null = null;
  let doubt: AmbiguityReason | undefined;
  const stop = (problem: RefusalReason, next: number) => ({
    figure: { readings: [], problem, scaled: scale !== null },
    next,
  });
  const done = (extra: { doubt?: AmbiguityReason | undefined } = {}) => {
    const found = extra.doubt ?? doubt;
    return { figure: { readings: totals, scaled: true, ...(found ? { doubt: found } : {}) }, next: index };
  };

  for (;;) {
    const part: Small | null =
      (scale ? lastAlone(tokens, index) : null) ??
      smallAt(tokens, index, groupBySpace) ??
      impliedOne(tokens, index, scale, mode);
    if (!part) return scale ? done() : null;
    const unit: Scale | null = scaleAt(tokens, part.next, mode);
    if (!unit) {
      if (!scale) return { figure: alone(part), next: part.next };
      const tail = tailReadings(part, scale.size, mode);
      if (!tail) return stop("malformed", part.next);
      totals = totals.flatMap((total) => tail.readings.map((value) => total + value));
      index = part.next;
      return done(tail.doubt ? { doubt: tail.doubt } : {});
    }
    if (scale && unit.size >= scale.size) return stop("malformed", unit.next);
    const scaled = timesScale(part, unit.size);
    if (scaled.problem) return stop(scaled.problem, unit.next);
    totals = totals.flatMap((total) => scaled.readings.map((value) => total + value));
    doubt ??= scaled.doubt ?? toneDoubt(unit, mode);
    scale = unit;
    index = unit.next;
    const word = numberBook.at(tokens, index);
    if (word?.role.type === "and-a-half") {
      totals = totals.map((total) => total + unit.size / 2n);
      index += word.length;
      return done(part.fraction ? { doubt: "scale" } : {});
    }
  }
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

function halfOfScale(tokens: readonly Token[], at: number, mode: FigureMode) {
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
function impliedOne(
  tokens: readonly Token[],
  at: number,
  before: Scale | null,
  mode: FigureMode,
): Small | null {
  const scale = before ? null : scaleAt(tokens, at, mode);
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

/** What stands after the last scale: one digit is its tenth, three are its thousandths, two could be either. */
function tailReadings(
  part: Small,
  scale: bigint,
  mode: FigureMode,
): { readings: bigint[]; doubt?: AmbiguityReason } | null {
  const value = part.readings[0];
  if (value === undefined || part.problem || part.fraction || part.readings.length > 1) return null;
  const thousandth = scale / 1000n;
  if (part.zeroLed) {
    return thousandth === 1n || value === 0n
      ? { readings: [value * thousandth] }
      : { readings: [value * thousandth, value], doubt: "scale" };
  }
  if ((part.groups ?? 0) > 0) return value < scale ? { readings: [value] } : null;
  const length = part.digits?.length ?? value.toString().length;
  if (length === 1) {
    const tenth = (value * scale) / 10n;
    if (mode === "amount") return { readings: [tenth] };
    return { readings: value === 0n ? [0n] : [tenth, value * thousandth], doubt: "scale" };
  }
  if (length === 2) return { readings: [(value * scale) / 100n, value * thousandth], doubt: "scale" };
  if (length === 3) return { readings: [value * thousandth] };
  return null;
}

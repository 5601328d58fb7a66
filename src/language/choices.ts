// Turns the meanings of a figure into a value, a choice or a refusal, within the largest value allowed.

import { refuse } from "./opening.ts";
import type { AmbiguityReason, ReadContext, Reading, ReadResult } from "./reading.ts";

/** More buttons than this help nobody; the sum or the likeliest reading comes first. */
const mostReadings = 4;

/** The readings within the limit, without repeats; refused when every one of them passes it. */
export function choose<V>(
  reason: AmbiguityReason,
  readings: readonly Reading<V>[],
  fits: (value: V) => boolean,
): ReadResult<V> {
  const kept: Reading<V>[] = [];
  for (const reading of readings) {
    const known = kept.some((other) => JSON.stringify(other.value) === JSON.stringify(reading.value));
    if (fits(reading.value) && !known) kept.push(reading);
  }
  if (readings.length > 0 && kept.length === 0) return refuse("too-large");
  return { type: "ambiguous", reason, readings: kept.slice(0, mostReadings), offerNone: false };
}

/** Only whole numbers within the limit become numbers; everything before that is exact. */
export function fitsIn(context: ReadContext): (value: number) => boolean {
  return (value) => Number.isSafeInteger(value) && value >= 0 && value <= context.max;
}

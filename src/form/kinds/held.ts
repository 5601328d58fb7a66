// How the kinds of answers read a cell of a file: what is no text and no number of theirs is refused, never guessed at.
import { refuse } from "../../language/opening.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { hear, type Said } from "../../language/said.ts";
import type { HeldCell } from "./kind.ts";

/** Sums of a spreadsheet carry dust of this size; more is a fraction. */
const dust = 1e-9;

type Readers<V> = {
  text(said: Said): ReadResult<V>;
  number?(number: number): ReadResult<V>;
  day?(day: string): ReadResult<V>;
  truth?(is: boolean): ReadResult<V>;
};

/** Reads a cell by what it holds. A day is no figure, a TRUE no number, an error nothing at all. */
export function heldBy<V>({ value, shown }: HeldCell, readers: Readers<V>): ReadResult<V> {
  switch (value.type) {
    case "text":
      return readers.text(hear(value.text));
    case "number":
      return isTime(shown)
        ? refuse("not-understood")
        : (readers.number?.(value.number) ?? refuse("not-understood"));
    case "date":
      return readers.day?.(value.day) ?? refuse("not-understood");
    case "truth":
      return readers.truth?.(value.is) ?? refuse("not-understood");
    default:
      return refuse("not-understood");
  }
}

/** A number as a whole one: 340.0000000001 is 340, and 1.234 is no 1,234. */
export function wholeOf(number: number, context: ReadContext): ReadResult<number> {
  return withDigits(number, 0, context);
}

/** A number with at most so many digits behind the comma. */
export function withDigits(number: number, digits: number, context: ReadContext): ReadResult<number> {
  const power = 10 ** digits;
  const scaled = Math.round(number * power);
  if (!Number.isSafeInteger(scaled)) return refuse("too-large");
  if (Math.abs(number - scaled / power) > dust) return refuse("decimal");
  if (scaled < 0) return refuse("negative");
  // A nought that was computed may be a negative one.
  const value = scaled === 0 ? 0 : scaled / power;
  return value <= context.max ? { type: "value", value } : refuse("too-large");
}

/** "8:30": an hour is kept as a part of a day. */
function isTime(shown: string): boolean {
  return /\d:\d{2}/u.test(shown);
}

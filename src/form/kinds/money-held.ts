// How an amount is read in a cell of somebody's file: what its head and the form say that it counts in. Pure.
import { choose, fitsIn } from "../../language/choices.ts";
import { refuse } from "../../language/opening.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import { wholeOf } from "./held.ts";
import type { HeldCell } from "./kind.ts";
import { leastBare, mostIn, usualScales } from "./money-amounts.ts";
import { dongs, type Scale } from "./money-words.ts";

/**
 * A number of a file. What only the file's head says it is counted in is shown and asked, never multiplied in silence:
 * under "triệu đồng" stands 12.5 as often as 12500000. Where the form counts so too, a likely number is one. A fraction
 * of a đồng is nobody's amount.
 */
export function heldAmount(
  number: number,
  scale: HeldCell["scale"],
  context: ReadContext,
): ReadResult<number> {
  if (number < 0) return refuse("negative");
  const own = ownScale(scale, context);
  if (own !== null && number > 0 && number < Number(mostIn[own]))
    return wholeOf(number * Number(dongs(own)), context);
  if (own !== null && number > 0) return scaled([1, Number(dongs(own))], number, context);
  if (number > 0 && scale !== null) return scaled([...new Set([scale, 1])], number, context);
  const small = number > 0 && number < Number(leastBare);
  return small ? scaled(usualScales.map(Number), number, context) : wholeOf(number, context);
}

/** The form's own measure, where the file does not speak of another one; the form prints it above the column. */
function ownScale(held: HeldCell["scale"], { scale }: ReadContext): Scale | null {
  if (scale === undefined || scale === "dong") return null;
  return held === null || held === Number(dongs(scale)) ? scale : null;
}

/** The amounts that a number is in each of these scales, the likeliest first; none of them is taken unasked. */
function scaled(likeliest: readonly number[], number: number, context: ReadContext): ReadResult<number> {
  const amounts = likeliest.flatMap((scale) => {
    const whole = wholeOf(number * scale, context);
    return whole.type === "value" ? [{ value: whole.value }] : [];
  });
  return amounts.length === 0 ? refuse("decimal") : choose("scale", amounts, fitsIn(context));
}

/** "8tr2", "5tr": short for an amount that a paper spells out, so that it is shown before it counts. */
const shortened = /\p{Nd}\p{L}/u;

/** A text of a file as it was `read`. */
export function heldText(
  said: Said,
  scale: HeldCell["scale"],
  read: ReadResult<number>,
  context: ReadContext,
): ReadResult<number> {
  if (read.type === "value" && shortened.test(said.text.replace(currencySign, "")))
    return choose("unsure", [{ value: read.value }], fitsIn(context));
  if (read.type !== "ambiguous" || read.reason !== "scale" || scale === null) return read;
  // What the head says comes first among the amounts that it may be.
  const own = (value: number) => (value >= scale && value / scale < Number(leastBare) ? 0 : 1);
  return { ...read, readings: [...read.readings].sort((one, other) => own(one.value) - own(other.value)) };
}

/** "8.200.000đ" is written in full. */
const currencySign = /(?<=\p{Nd})\s?(?:đ|₫|đồng|vnđ|vnd)(?!\p{L})/giu;

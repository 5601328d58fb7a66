// Whether two figures that were found make a pair, or must be asked about. Knows the rules of pairs, not the text.
import { choose, fitsIn } from "../../language/choices.ts";
import { refuse } from "../../language/opening.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import type { AmbiguityReason, Pair, ReadContext, Reading, ReadResult } from "../../language/reading.ts";

export function choosePair(
  reason: AmbiguityReason,
  readings: readonly Reading<Pair>[],
  context: ReadContext,
): ReadResult<Pair> {
  return choose(reason, readings, fits(context));
}

function fits(context: ReadContext): (pair: Pair) => boolean {
  const one = fitsIn(context);
  return (pair) => one(pair.count) && one(pair.people);
}

/** `certain`: both units were typed, so the order is not in doubt; whether it is likely is for a check to ask. */
export function judgePair(
  [count, people]: readonly [Part, Part],
  found: Parts,
  text: string,
  context: ReadContext,
  options: { readonly certain: boolean; readonly dateLike: boolean },
): ReadResult<Pair> {
  const pairs = count.figure.readings.flatMap((a) =>
    people.figure.readings.map((b) => ({ count: Number(a), people: Number(b) })),
  );
  const [pair] = pairs;
  if (!pair) return refuse("not-understood");
  const lost = found.unknown || found.reason !== undefined;
  const readings = pairs.map((value) => (lost ? { value, note: text } : { value }));
  const ask = (reason: AmbiguityReason, more: readonly Pair[] = []) =>
    choosePair(reason, [...more.map((value) => ({ value })), ...readings], context);

  const links = [...count.links, ...people.links];
  if (links.includes("plus")) return options.certain ? ask("unsure") : refuse("formula");
  if (found.approximate || found.after.includes("plus") || links.includes("up-to")) return ask("approximate");
  const doubt = count.figure.doubt ?? people.figure.doubt;
  if (doubt) return ask(doubt);
  const product = { count: pair.count, people: pair.count * pair.people };
  if (found.each) return choosePair("unsure", [{ value: product }, ...readings], context);
  if (links.includes("times")) return choosePair("unsure", [...readings, { value: product }], context);
  if (lost || found.question) return ask("unsure");
  if (count.doubtfulTag || people.doubtfulTag) return ask("unsure");
  if (!fits(context)(pair)) return refuse("too-large");
  const value: ReadResult<Pair> = { type: "value", value: pair };
  if (options.certain) return value;
  const swapped = { count: pair.people, people: pair.count };
  if (options.dateLike && looksLikeDate(count, people)) return ask("unsure");
  if (pair.count > 0 && pair.people === 0) return ask("no-people");
  if (pair.count === 0 && pair.people > 0)
    return choosePair("swapped", [...readings, { value: swapped }], context);
  return pair.people < pair.count ? ask("swapped", [swapped]) : value;
}

/** "01/10": a leading nought and the bounds of a day and a month. */
function looksLikeDate(count: Part, people: Part): boolean {
  const [day, month] = [count.figure.digits ?? "", people.figure.digits ?? ""];
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return false;
  const isDay = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isDay && (day.startsWith("0") || month.startsWith("0"));
}

/** "30/30 lớp": so many of so many. The people are still asked for. */
export function isQuota(first: Part, second: Part): boolean {
  const [held, all] = [first.figure.readings[0], second.figure.readings[0]];
  const slashed = second.links.length === 1 && second.links[0] === "slash";
  if (!slashed || first.tag !== undefined || second.tag !== "count" || second.doubtfulTag) return false;
  // A class has more people than two: "12/340 lớp" is no quota.
  return held !== undefined && all !== undefined && held > 0n && held <= all && all < held * 3n;
}

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

/** Two figures as a pair, and what there is to doubt of them. */
type Judged = {
  readonly count: Part;
  readonly people: Part;
  readonly found: Parts;
  readonly pair: Pair;
  /** Every pair that they may mean, with the message as its note where words of it would be lost. */
  readonly readings: readonly Reading<Pair>[];
  readonly lost: boolean;
  readonly context: ReadContext;
  /** Both units were typed: the order is not in doubt, and whether it is likely is for a check to ask. */
  readonly certain: boolean;
  /** Nothing tells the two numbers from the two of a date. */
  readonly dateLike: boolean;
};

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
  const judged: Judged = { count, people, found, pair, readings, lost, context, ...options };
  const doubted = byLinks(judged) ?? byWords(judged);
  if (doubted) return doubted;
  if (!fits(context)(pair)) return refuse("too-large");
  return (options.certain ? null : byOrder(judged)) ?? { type: "value", value: pair };
}

/** "9 + 5/480", "khoảng 12/340", "mỗi lớp 30 em", "12 x 30": how the figures are linked leaves more than one pair. */
function byLinks({
  count,
  people,
  found,
  pair,
  readings,
  context,
  certain,
}: Judged): ReadResult<Pair> | null {
  const links = [...count.links, ...people.links];
  if (links.includes("plus")) return certain ? choosePair("unsure", readings, context) : refuse("formula");
  if (found.approximate || found.after.includes("plus") || links.includes("up-to"))
    return choosePair("approximate", readings, context);
  const doubt = count.figure.doubt ?? people.figure.doubt;
  if (doubt) return choosePair(doubt, readings, context);
  const product = { value: { count: pair.count, people: pair.count * pair.people } };
  if (found.each) return choosePair("unsure", [product, ...readings], context);
  return links.includes("times") ? choosePair("unsure", [...readings, product], context) : null;
}

/** "12/340 hình như", "12/340?": something is said that the pair would lose. */
function byWords({ count, people, found, readings, lost, context }: Judged): ReadResult<Pair> | null {
  const grade = count.doubtfulTag || people.doubtfulTag;
  return lost || found.question || grade ? choosePair("unsure", readings, context) : null;
}

/** "01/10", "12/0", "0/340", "340/12": without units the order may be another one. */
function byOrder({ count, people, pair, readings, context, dateLike }: Judged): ReadResult<Pair> | null {
  if (dateLike && looksLikeDate(count, people)) return choosePair("unsure", readings, context);
  if (pair.count > 0 && pair.people === 0) return choosePair("no-people", readings, context);
  const swapped = { value: { count: pair.people, people: pair.count } };
  if (pair.count === 0 && pair.people > 0) return choosePair("swapped", [...readings, swapped], context);
  return pair.people < pair.count ? choosePair("swapped", [swapped, ...readings], context) : null;
}

/** "01/10": a leading nought and the bounds of a day and a month. */
function looksLikeDate(count: Part, people: Part): boolean {
  const [day, month] = [count.figure.digits ?? "", people.figure.digits ?? ""];
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return false;
  const isDay = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isDay && (day.startsWith("0") || month.startsWith("0"));
}

/** Each of the things with each figure of people, by what they mean first. */
export function eachPair(things: readonly Part[], persons: readonly Part[]): Reading<Pair>[] {
  const values = (parts: readonly Part[]) =>
    parts.flatMap(({ figure }) => figure.readings.slice(0, 1)).map(Number);
  return values(things).flatMap((count) => values(persons).map((people) => ({ value: { count, people } })));
}

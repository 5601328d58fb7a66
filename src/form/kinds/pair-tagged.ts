// Reads figures that all have their units as one pair, or as parts of it that add up. Knows the rules of pairs.
import { bare } from "../../language/normalise.ts";
import { refuse } from "../../language/opening.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import type { Pair, ReadContext, Reading, ReadResult } from "../../language/reading.ts";
import { choosePair, eachPair, judgePair } from "./pair-doubts.ts";

/** Figures with their units, by what they count. */
type Tagged = { readonly counts: readonly Part[]; readonly people: readonly Part[] };

/** Every figure has its unit: one pair of them is meant, or several of one sort are offered as their sum. */
export function taggedParts(found: Parts, text: string, context: ReadContext): ReadResult<Pair> {
  const one = onePair(found);
  if (one) return judgePair(one.pair, one.found, text, context, { certain: true, dateLike: false });
  const counts = found.parts.filter(({ tag }) => tag === "count");
  const people = found.parts.filter(({ tag }) => tag === "people");
  const untagged = found.parts.length - counts.length - people.length;
  // Several of each are several rows, or the parts of one day: only their sum can be this row's, and is asked.
  const uneven = counts.length > 1 && people.length > 1 && counts.length !== people.length;
  if (untagged > 0 || uneven) return refuse("not-understood");
  return severalThings({ counts, people }, text, context) ?? sumOf(found, { counts, people }, text, context);
}

type OnePair = { readonly pair: readonly [Part, Part]; readonly found: Parts };

/** The one thing and the one figure of people; what stands beside them makes it a question. */
function onePair(found: Parts): OnePair | null {
  const { parts } = found;
  if (parts.some(({ tag }) => tag === undefined)) return null;
  const rest = { ...found, unknown: true };
  const whole = pairOf(parts);
  if (whole) return { pair: whole, found };
  // The third is a grade: "1 trip, 86 pupils of grade 12".
  const sure = pairOf(parts.filter(({ doubtfulTag }) => !doubtfulTag));
  if (sure) return { pair: sure, found: rest };
  // Of things called by several names only the question's own are its things: "3 khối 30 lớp", "1 cuộc 12 giải".
  const own = pairOf(parts.filter(({ tag, own }) => tag === "people" || own));
  return own && { pair: own, found: rest };
}

/** A thing and people, and nothing else. */
function pairOf(parts: readonly Part[]): readonly [Part, Part] | null {
  const [count, people] = [
    parts.find(({ tag }) => tag === "count"),
    parts.find(({ tag }) => tag === "people"),
  ];
  return parts.length === 2 && count && people ? [count, people] : null;
}

/** "1 hội thi, 3 giải, 120 em": two names for what was held are two things, and each may be meant. */
function severalThings(
  { counts, people }: Tagged,
  text: string,
  context: ReadContext,
): ReadResult<Pair> | null {
  const [persons, more] = people;
  if (!persons || more || new Set(counts.map(unitOf)).size < 2) return null;
  const readings = eachPair(counts, people).map((reading) => ({ ...reading, note: text }));
  return choosePair("several", readings, context);
}

/** "Sáng 2 lớp 70 em, chiều 1 lớp 35 em": the sums, and of several figures of people each alone. */
function sumOf(
  found: Parts,
  { counts, people }: Tagged,
  text: string,
  context: ReadContext,
): ReadResult<Pair> {
  const total = (parts: readonly Part[], given: number | undefined) =>
    parts.length > 0
      ? Number(parts.reduce((sum, { figure }) => sum + (figure.readings[0] ?? 0n), 0n))
      : given;
  const [count, persons] = [total(counts, context.half?.count), total(people, context.half?.people)];
  const readings: Reading<Pair>[] = [];
  if (count !== undefined && persons !== undefined) {
    readings.push({ value: { count, people: persons }, note: text });
    for (const { figure } of people.length > 1 ? people : [])
      readings.push({ value: { count, people: Number(figure.readings[0] ?? 0n) } });
  }
  return choosePair(found.approximate ? "approximate" : "sum", readings, context);
}

/** The unit as it was typed behind its figure. */
function unitOf({ words }: Part): string {
  return bare(words.replace(/^[\d.,\s]+/u, ""));
}

// Reads two counts that are typed together: how many (classes, contests) and how many people.

import { open, refuse, withNote } from "../../language/opening.ts";
import { withoutWholes, withSharedUnits } from "../../language/quantity/combined.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import { partsOf } from "../../language/quantity/parts.ts";
import { partsOfSum } from "../../language/quantity/sums.ts";
import type { Pair, ReadContext, Reading, ReadResult } from "../../language/reading.ts";
import { withoutLeadIn, withoutPart, withoutRemark } from "../../language/remark.ts";
import { part as partOf, type Said } from "../../language/said.ts";
import { noughtForNo } from "../../language/stand-ins.ts";
import { isMoney, problemOf } from "./count.ts";
import { choosePair, eachPair, judgePair } from "./pair-doubts.ts";
import { completeHalf } from "./pair-half.ts";
import { taggedParts } from "./pair-tagged.ts";

/** Two counts typed together, as things and people. */
export function readTwoCounts(typed: Said, context: ReadContext): ReadResult<Pair> {
  const opened = open<Pair>(typed, { count: 0, people: 0 }, { settled: false });
  if (opened.type === "read") {
    return withNote(
      withoutPart(opened.said, (whole) =>
        withoutLeadIn(whole, (part) =>
          withoutRemark(part, (said) => orSumOfPairs(said, context, readPair(said, context))),
        ),
      ),
      opened.note,
    );
  }
  const { result } = opened;
  const given = context.half?.count ?? 0;
  if (result.type !== "value" || given === 0) return result;
  // "None" after "12 classes" may mean the people or take the classes back.
  const readings = [{ value: { count: given, people: 0 } }, { value: result.value }];
  return withNote(choosePair("no-people", readings, context), result.note);
}

/** "12/480 + 18/668", "khối 10: 12/480, khối 11: 18/668": pairs that only their sum can make one, which is asked. */
function orSumOfPairs(said: Said, context: ReadContext, read: ReadResult<Pair>): ReadResult<Pair> {
  if (read.type !== "refused" || (read.reason !== "not-understood" && read.reason !== "formula")) return read;
  const parts = partsOfSum(said);
  const pairs = parts.flatMap((part) => {
    const one = readPair(part, { ...context, half: {} });
    return one.type === "value" ? [one.value] : [];
  });
  if (pairs.length < 2 || pairs.length < parts.length) return read;
  const value = pairs.reduce((sum, { count, people }) => ({
    count: sum.count + count,
    people: sum.people + people,
  }));
  return choosePair("sum", [{ value, note: said.text }], context);
}

function readPair(typed: Said, context: ReadContext): ReadResult<Pair> {
  const said = withoutOpenSide(noughtForNo(typed));
  const { text } = said;
  if (/^[/|;]$/.test(text)) return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
  const grouped = figuresOf(said, context, true);
  if (grouped.broken) return refuse(grouped.broken);
  if (isMoney(grouped)) return refuse("money");
  // One space separates the two numbers here, so "12 340" is a pair unless something else already makes it one.
  const { length } = grouped.parts;
  const spaced =
    length > 2 && grouped.parts.every(({ tag, links }, index) => !tag && (index === 0 || !links[0]));
  if (length !== 1 && !spaced) return readParts(grouped, said, context);
  const split = figuresOf(said, context, false);
  if (spaced) return spacedParts(split, context);
  if (split.parts.length < 2) return readParts(grouped, said, context);
  const pair = readParts(split, said, context);
  return context.half ? bothReadings(pair, completeHalf(grouped, said, context), context) : pair;
}

function figuresOf(said: Said, context: ReadContext, groupBySpace: boolean): Parts {
  const found = withoutWholes(partsOf(said, context, { mode: "count", groupBySpace }), true);
  return found.parts.length > 2 ? withSharedUnits(found) : found;
}

/** "12/-", "x/340": a side left open on paper is a side not given. */
function withoutOpenSide(said: Said): Said {
  const from = /^(?:-|x|\?) ?(?=[/|;])/i.exec(said.text)?.[0].length ?? 0;
  const to = said.text.replace(/([/|;]) ?(?:-|x|\?)$/i, "$1").length;
  return partOf(said, from, to);
}

function readParts(found: Parts, said: Said, context: ReadContext): ReadResult<Pair> {
  const { parts } = found;
  const [first, second, third] = parts;
  if (!first || !second) return completeHalf(found, said, context);
  const problem = problemOf(parts);
  if (problem) return refuse(problem);
  const range = third && parts.length === 3 ? rangeOf(first, second, third, found) : null;
  if (range) return choosePair("approximate", range, context);
  const tagged = parts.filter(({ tag }) => tag !== undefined).length;
  if (tagged === parts.length || (third && tagged > 0)) return taggedParts(found, said.text, context);
  return third ? spacedParts(found, context) : twoParts(first, second, found, said.text, context);
}

/** Both ends of a range of people or of things, each with the other figure; null where there is none. */
function rangeOf(first: Part, second: Part, third: Part, found: Parts): Reading<Pair>[] | null {
  if (isRange(second, third)) return eachPair([first], [second, third]);
  return isThingsRange(first, second, third, found) ? eachPair([first, second], [third]) : null;
}

/** "12/300-340": the people are given as a range. */
function isRange(from: Part, to: Part): boolean {
  if (to.links.includes("up-to")) return true;
  return to.links.length === 1 && to.links[0] === "dash" && !from.links.includes("dash");
}

/** "30-35 lop 340 nguoi", "30 - 35/340", "12 or 13 lop 340 nguoi": the things are given as a range. */
function isThingsRange(first: Part, second: Part, third: Part, found: Parts): boolean {
  const [link] = second.links;
  const ranged =
    (second.links.length === 1 && (link === "dash" || link === "up-to")) ||
    (link === "other" && found.approximate && second.tag === "count");
  const things = first.tag !== "people" && second.tag !== "people" && third.tag !== "count";
  const apart = third.tag === "people" || third.links.includes("slash");
  return ranged && things && apart && !third.links.includes("dash");
}

/** Exactly two figures, at least one of them without a unit. */
function twoParts(
  first: Part,
  second: Part,
  found: Parts,
  text: string,
  context: ReadContext,
): ReadResult<Pair> {
  if (found.unknown) return refuse("not-understood");
  const mirrored = first.tag === undefined && second.tag === "count" && found.looseTags.includes("people");
  const sameOfAll = second.tag === "count" && first.figure.readings[0] === second.figure.readings[0];
  const turned = !mirrored && !sameOfAll && (first.tag === "people" || second.tag === "count");
  return judgePair(turned ? [second, first] : [first, second], found, text, context, {
    certain: false,
    dateLike: [first, second].every((part) => part.tag === undefined),
  });
}

/** Two figures in groups of three have no more groups. */
const mostGroups = 12;

/** More than two figures: only spaces that may group or separate leave anything to choose. */
function spacedParts(found: Parts, context: ReadContext): ReadResult<Pair> {
  const spaced = found.parts.every((part, index) => index === 0 || part.links.length === 0);
  const digits = found.parts.map((part) => part.figure.digits);
  if (!spaced || found.unknown || found.approximate || digits.length > mostGroups)
    return refuse("not-understood");
  const readings: Reading<Pair>[] = [];
  for (let at = 1; at < digits.length; at += 1) {
    const count = joinGroups(digits.slice(0, at));
    const people = joinGroups(digits.slice(at));
    if (count !== null && people !== null) readings.push({ value: { count, people } });
  }
  return readings.length === 0 ? refuse("not-understood") : choosePair("separator", readings, context);
}

function joinGroups(digits: readonly (string | undefined)[]): number | null {
  const [first = "", ...rest] = digits.map((group) => group ?? "");
  if (first === "" || first.startsWith("00") || rest.some((group) => group.length !== 3)) return null;
  if (rest.length > 0 && !/^[1-9]\d{0,2}$/.test(first)) return null;
  return Number(first + rest.join(""));
}

/** The people were asked and "1 200" came: twelve hundred people, or one class with two hundred. */
function bothReadings(
  pair: ReadResult<Pair>,
  completed: ReadResult<Pair>,
  context: ReadContext,
): ReadResult<Pair> {
  if (pair.type !== "value" || completed.type !== "value") return pair.type === "refused" ? completed : pair;
  return choosePair("separator", [{ value: completed.value }, { value: pair.value }], context);
}

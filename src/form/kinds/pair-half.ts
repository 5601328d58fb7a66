// Reads one figure as half of a pair, or as the half that was missing. Knows the rules of pairs, not where they are asked.
import type { Link, Part, Parts } from "../../language/quantity/found.ts";
import type { Pair, ReadContext, ReadResult } from "../../language/reading.ts";
import { part as partOf, type Said } from "../../language/said.ts";
import { isNotYetAfterFigure } from "../../language/stand-ins.ts";
import { readCount } from "./count.ts";
import { choosePair } from "./pair-doubts.ts";

type Side = "count" | "people";

/** One figure: half of the pair, or the half that was missing. */
export function completeHalf(found: Parts, said: Said, context: ReadContext): ReadResult<Pair> {
  const [part] = found.parts;
  const side = sideOf(found);
  const tag = part?.tag ?? side ?? missing(context);
  if (part && isLoneGroup(part, context)) return byComma(part.words, context);
  if (part && found.unknown && isNotYetAfterFigure(said) && part.figure.readings.length === 1) {
    return { type: "half", half: { [tag]: Number(part.figure.readings[0]) } };
  }
  const single = readCount(side ? withoutSeparator(said) : said, context);
  const isDecimal = single.type === "refused" && single.reason === "decimal";
  if (isDecimal && part && /^\d+[.,]\d{1,2}$/.test(part.words)) return byComma(part.words, context);
  const plainNought = tag === "count" && part?.tag === undefined;
  return withOther(single, tag, plainNought, context);
}

/** The half that is still asked for. */
function missing({ half = {} }: ReadContext): Side {
  return half.count !== undefined && half.people === undefined ? "people" : "count";
}

/** "12,340" where both are asked: one number of five digits, or the two numbers; a comma never decides that. */
function isLoneGroup(part: Part, { half }: ReadContext): boolean {
  return half === undefined && part.tag === undefined && /^\d{1,3}[.,]\d{3}$/.test(part.words);
}

/** "/340", "12/": the figure alone. */
function withoutSeparator(said: Said): Said {
  const from = /^[\s/|;:?]+(?=\d)/.exec(said.text)?.[0].length ?? 0;
  return partOf(said, from, said.text.replace(/[\s/|;:?,&-]+$/, "").length);
}

/** What was read for one half, together with the other where that was given. */
function withOther(
  single: ReadResult<number>,
  tag: Side,
  plainNought: boolean,
  context: ReadContext,
): ReadResult<Pair> {
  const other = tag === "count" ? context.half?.people : context.half?.count;
  const whole = (value: number, given: number): Pair =>
    tag === "count" ? { count: value, people: given } : { count: given, people: value };
  if (single.type === "ambiguous") {
    const readings = other === undefined ? [] : single.readings;
    return {
      ...single,
      readings: readings.map((reading) => ({ ...reading, value: whole(reading.value, other ?? 0) })),
    };
  }
  if (single.type !== "value") return single;
  if (other !== undefined) return completed(whole(single.value, other), context);
  if (single.value === 0 && plainNought) return { type: "value", value: { count: 0, people: 0 } };
  return { type: "half", half: { [tag]: single.value }, ...(single.note ? { note: single.note } : {}) };
}

function completed(pair: Pair, context: ReadContext): ReadResult<Pair> {
  if (pair.count > 0 && pair.people === 0) return choosePair("no-people", [{ value: pair }], context);
  return { type: "value", value: pair };
}

/** Which half a lone figure is when the separator was typed: "/340" or "12/". */
function sideOf(found: Parts): Side | null {
  const isSeparator = (links: readonly Link[]) =>
    links.length > 0 && links.every((link) => link === "slash" || link === "colon");
  if (found.parts[0]?.tag) return null;
  if (isSeparator(found.before)) return "people";
  return isSeparator(found.after) ? "count" : null;
}

/** Both sides of a comma or a dot as the two numbers, to be confirmed. */
function byComma(words: string, context: ReadContext): ReadResult<Pair> {
  const [count = "", people = ""] = words.split(/[.,]/);
  return choosePair("separator", [{ value: { count: Number(count), people: Number(people) } }], context);
}

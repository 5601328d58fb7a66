// The kind of answer that is one whole number of things or people. Knows how people type it, not what it counts.
import { choose, fitsIn } from "../../language/choices.ts";
import { open, refuse, withNote } from "../../language/opening.ts";
import { withoutWholes, withSharedUnits } from "../../language/quantity/combined.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import { partsOf } from "../../language/quantity/parts.ts";
import { joinSpeltOut } from "../../language/quantity/spelt-out.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { AmbiguityReason, ReadContext, Reading, ReadResult } from "../../language/reading.ts";
import { withoutPart, withoutRemark } from "../../language/remark.ts";
import type { Said } from "../../language/said.ts";
import {
  asNumber,
  digitsOf,
  figureForms,
  lintNoun,
  sampleFigure,
  sayFigure,
  wantedFigure,
} from "./figures.ts";
import { heldBy, wholeOf } from "./held.ts";
import type { Kind } from "./kind.ts";

export const countKind: Kind<number> = {
  name: "count",
  called: "số đếm",
  stands: "column",
  narrative: false,
  limits: { most: 9_999_999, digits: 0 },
  none: 0,
  choices: "none",
  pairs: true,
  exampleEachTime: false,
  read(typed, context) {
    const opened = open(typed, 0, { settled: false });
    if (opened.type === "done") return opened.result;
    return withNote(
      withoutPart(opened.said, (whole) => withoutRemark(whole, (said) => readCount(said, context))),
      opened.note,
    );
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => countKind.read(said, context),
      number: (number) => wholeOf(number, context),
    });
  },
  say: sayFigure,
  wanted: wantedFigure,
  example: ({ noun }, { count }) => `${count} ${noun}`.trim(),
  sample: sampleFigure,
  ask: () => null,
  refuse: {},
  remedy: () => null,
  unsure: {},
  shortForms: figureForms,
  figure: digitsOf,
  print: (value) => writeNumber(value),
  stored: asNumber,
  total: "sum",
  shown: { as: "number", format: "#,##0", width: 9 },
  takes: ["most"],
  lint: lintNoun,
};

/** A single count in a text that has passed the opening. The pair reads its missing half with it. */
export function readCount(said: Said, context: ReadContext): ReadResult<number> {
  const { text } = said;
  if (/^[oO]$/.test(text)) return choose("unsure", [{ value: 0 }], fitsIn(context));
  const whole = joinSpeltOut(partsOf(said, context, { mode: "count", groupBySpace: true }));
  const found = withSharedUnits(withoutWholes(whole, false));
  const [part] = found.parts;
  if (found.broken) return refuse(found.broken);
  if (isMoney(found)) return refuse("money");
  if (!part) return withoutFigure(found);
  const problem = problemOf(found.parts);
  if (problem) return refuse(problem);
  return found.parts.length > 1
    ? severalFigures(found, text, context)
    : oneFigure(part, found, text, context);
}

/** The first figure that cannot be a whole number says what is wrong with the message. */
export function problemOf(parts: readonly Part[]) {
  for (const { figure } of parts) {
    // A telephone number is no figure at all, and none that is too large.
    if (/^0\d{8,}$/.test(figure.digits ?? "")) return "not-understood";
    if (figure.problem) return figure.problem;
    if (figure.fraction) return figure.fraction.places > 3 ? "malformed" : "decimal";
  }
  return null;
}

/** "5 triệu", "500.000 đồng": nobody counts things so. */
export function isMoney(found: Parts): boolean {
  const millions = found.parts.some(
    ({ figure, tag }) => figure.scaled && !figure.doubt && !tag && (figure.readings[0] ?? 0n) >= million,
  );
  return millions || (found.currency && found.parts.every(({ tag }) => !tag));
}

const million = 1_000_000n;

function withoutFigure(found: Parts): ReadResult<number> {
  if (found.approximate) return { type: "ambiguous", reason: "approximate", readings: [], offerNone: false };
  if (found.question && !found.unknown)
    return { type: "ambiguous", reason: "unsure", readings: [], offerNone: true };
  return refuse("not-understood");
}

function oneFigure(part: Part, found: Parts, text: string, context: ReadContext): ReadResult<number> {
  const lost = found.unknown || found.reason !== undefined;
  const plain = part.figure.readings.map((value) => ({ value: Number(value) }));
  const noted: readonly Reading<number>[] = plain.map((reading) => ({ ...reading, note: text }));
  const ask = (reason: AmbiguityReason) => choose(reason, lost ? noted : plain, fitsIn(context));
  if (found.unknown && !part.tag) return refuse("not-understood");
  // "A few thousand": the one of the scale is nobody's figure.
  if (found.approximate && part.figure.doubt === "unsure") return choose("approximate", [], fitsIn(context));
  if (found.approximate || found.after.includes("plus")) return ask("approximate");
  if (part.figure.doubt) return ask(part.figure.doubt);
  const isGrade = part.doubtfulTag && part.tag === "count";
  const isOpen = found.after.some((link) => link !== "comma" && link !== "break" && link !== "other");
  if (found.each || found.question || lost || isGrade || isOpen) return ask("unsure");
  const value = plain[0]?.value;
  if (value === undefined) return refuse("not-understood");
  return fitsIn(context)(value) ? { type: "value", value } : refuse("too-large");
}

/** Several figures where one is asked: a range, parts that add up, or a choice between them; never a guess. */
function severalFigures(found: Parts, text: string, context: ReadContext): ReadResult<number> {
  const { parts } = found;
  const fits = fitsIn(context);
  const single = byNoun(parts, context).flatMap((part) =>
    part.figure.readings.map((value) => ({ value: Number(value), note: text })),
  );
  const links = parts.slice(1).flatMap((part) => part.links);
  const isRange = links.includes("up-to") || (parts.length === 2 && links.includes("dash"));
  const tags = new Set(parts.map((part) => part.tag));
  if (links.includes("times") || (links.includes("plus") && tags.has(undefined))) return refuse("formula");
  if (found.unknown && tags.has(undefined)) return refuse("not-understood");
  const values = single.map(({ value }) => ({ value }));
  if (found.approximate || isRange || found.after.includes("plus"))
    return choose("approximate", values, fits);
  const addsUp = tags.size === 1 && parts.slice(1).every((part) => isAddition(part, tags.has(undefined)));
  if (!addsUp || found.each) return choose("several", values, fits);
  const sum = parts.reduce((total, part) => total + (part.figure.readings[0] ?? 0n), 0n);
  return choose("sum", [{ value: Number(sum), note: text }, ...values], fits);
}

/** Untagged figures only add up where "and" says so. */
function isAddition(part: Part, untagged: boolean): boolean {
  if (untagged) return part.links.length === 1 && part.links[0] === "and";
  return part.links.every((link) => link !== "slash" && link !== "colon" && link !== "dash");
}

/** The figure whose unit the question asks for comes first. */
function byNoun(parts: readonly Part[], context: ReadContext): readonly Part[] {
  const asked = context.nouns.people !== undefined && context.nouns.count === undefined ? "people" : "count";
  return [...parts.filter((part) => part.tag === asked), ...parts.filter((part) => part.tag !== asked)];
}

// The kind of answer that is a number with digits behind the comma. Knows how it is typed and when a dot is in doubt.
import { choose } from "../../language/choices.ts";
import { open, refuse, withNote } from "../../language/opening.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import { partsOf } from "../../language/quantity/parts.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { AmbiguityReason, ReadContext, ReadResult } from "../../language/reading.ts";
import { withoutRemark } from "../../language/remark.ts";
import { hear, type Said } from "../../language/said.ts";
import { isMoney } from "./count.ts";
import { asNumber, digitsOf, figureForms, lintNoun, sayFigure, wantedFigure } from "./figures.ts";
import { heldBy, withDigits } from "./held.ts";
import type { CellOf, Kind, KindFault } from "./kind.ts";

/** More digits than these nobody measures, and a number would not hold every one of them. */
const mostDigits = 3;

export const decimalKind: Kind<number> = {
  name: "decimal",
  called: "số lẻ",
  stands: "column",
  narrative: false,
  limits: { most: 999_999_999, digits: mostDigits },
  none: 0,
  choices: "none",
  pairs: false,
  exampleEachTime: true,
  read(typed, context) {
    const opened = open(typed, 0, { settled: false });
    if (opened.type === "done") return opened.result;
    return withNote(
      withoutRemark(opened.said, (said) => readDecimal(said, context)),
      opened.note,
    );
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => decimalKind.read(said, context),
      number: (number) => withDigits(number, context.digits ?? 0, context),
    });
  },
  say: sayFigure,
  wanted: wantedFigure,
  example: ({ noun }) => `12,5 ${noun}`.trim(),
  sample: (at) => ["12,5", "8,25", "3,1"][at % 3] ?? "0",
  ask: () => null,
  refuse: { decimal: tooManyDigits },
  remedy: () => null,
  unsure: {},
  shortForms: figureForms,
  figure: digitsOf,
  print: (value) => writeNumber(value),
  stored: asNumber,
  total: "sum",
  shown: { as: "number", format: "#,##0.0##", width: 10 },
  takes: ["digits", "most"],
  lint: (cell) => [...lintNoun(cell), ...lintDigits(cell)],
};

/** Why a figure with more digits than the form wants is not taken. */
export function tooManyDigits(said: string, { digits }: CellOf): string {
  return `“${said}” có nhiều hơn ${digits} chữ số sau dấu phẩy.`;
}

export function lintDigits({ digits }: CellOf): KindFault[] {
  return digits >= 1 && digits <= mostDigits
    ? []
    : [{ lacks: "digits", says: `has ${digits} digits behind the comma, not 1 to ${mostDigits}` }];
}

/** One number in a text that has passed the opening. */
export function readDecimal(typed: Said, context: ReadContext): ReadResult<number> {
  // "1 250,5": a space between thousands is one where the fraction leaves no doubt.
  const text = typed.text.replace(/(?<![\d.,])(\d{1,3}) (?=\d{3},\d)/u, "$1.");
  const said = text === typed.text ? typed : hear(text);
  const found = partsOf(said, context, { mode: "count", groupBySpace: true });
  if (found.broken) return refuse(found.broken);
  if (isMoney(found)) return refuse("money");
  const [part, more] = found.parts;
  if (!part) {
    if (found.approximate)
      return { type: "ambiguous", reason: "approximate", readings: [], offerNone: false };
    return refuse("not-understood");
  }
  for (const { figure } of found.parts) if (figure.problem) return refuse(figure.problem);
  return more ? severalNumbers(found, more, context) : oneNumber(part, found, text, context, fitsIn(context));
}

/** Several numbers where one is asked: the ends of a range or a choice, never a sum. */
function severalNumbers(found: Parts, second: Part, context: ReadContext): ReadResult<number> {
  if (second.links.includes("plus") || second.links.includes("times")) return refuse("formula");
  if (found.unknown) return refuse("not-understood");
  const readings = found.parts.flatMap((one) => meanings(one, context)).map((value) => ({ value }));
  const ranged = found.approximate || second.links.includes("dash") || second.links.includes("up-to");
  return choose(ranged ? "approximate" : "several", readings, fitsIn(context));
}

function oneNumber(
  part: Part,
  found: Parts,
  text: string,
  context: ReadContext,
  fits: (value: number) => boolean,
): ReadResult<number> {
  const values = meanings(part, context);
  if (values.length === 0) return refuse("decimal");
  const lost = found.unknown || found.reason !== undefined;
  if (found.unknown && !part.tag) return refuse("not-understood");
  const readings = values.map((value) => (lost ? { value, note: text } : { value }));
  const ask = (reason: AmbiguityReason) => choose(reason, readings, fits);
  if (found.approximate || found.after.includes("plus")) return ask("approximate");
  if (part.figure.doubt) return ask(part.figure.doubt);
  if (values.length > 1) return ask("separator");
  const open = found.after.some((link) => link !== "comma" && link !== "break");
  if (found.each || found.question || lost || part.doubtfulTag || open) return ask("unsure");
  const [value] = values;
  if (value === undefined) return refuse("not-understood");
  return fits(value) ? { type: "value", value } : refuse("too-large");
}

/**
 * What a figure may mean with the digits that the form wants. "1.250" is twelve hundred and fifty or one and a
 * quarter, and only whoever typed it knows; "12,5", "12.5" and "1.250,5" leave no doubt.
 */
function meanings({ figure, words }: Part, context: ReadContext): number[] {
  const digits = context.digits ?? 0;
  if (figure.fraction) {
    const { digits: all, places } = figure.fraction;
    return Number(places) > digits ? [] : [Number(all) / 10 ** places];
  }
  const whole = figure.readings.map(Number);
  const group = /^(\d{1,3})([.,])(\d{3})(?![\d.,])/u.exec(words);
  if (!group || figure.scaled) return whole;
  const small = Number(`${group[1]}.${group[3]}`);
  const fraction = (group[3] ?? "").replace(/0+$/u, "");
  if (fraction.length > digits) return group[2] === "," ? [] : whole;
  return group[2] === "," ? [small, ...whole] : [...whole, small];
}

function fitsIn(context: ReadContext): (value: number) => boolean {
  return (value) => Number.isFinite(value) && value >= 0 && value <= context.max;
}

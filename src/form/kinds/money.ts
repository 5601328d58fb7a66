// The kind of answer that is an amount, kept in whole dong. Knows scales and how small a bare number may be.
import { choose, fitsIn } from "../../language/choices.ts";
import { selfFunded } from "../../language/lexicon/measures.ts";
import { open, refuse, withNote } from "../../language/opening.ts";
import { phrasebook } from "../../language/phrases.ts";
import type { Figure } from "../../language/quantity/figures.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import { partsOf } from "../../language/quantity/parts.ts";
import { joinSpeltOut } from "../../language/quantity/spelt-out.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type {
  AmbiguityReason,
  ReadContext,
  Reading,
  ReadResult,
  RefusalReason,
} from "../../language/reading.ts";
import { withoutPart, withoutRemark } from "../../language/remark.ts";
import type { Said } from "../../language/said.ts";
import { asNumber, digitsOf } from "./figures.ts";
import { heldBy, wholeOf } from "./held.ts";
import type { HeldCell, Kind } from "./kind.ts";
import { amountInWords, sayAmount, spellAmount } from "./money-words.ts";

const leastBare = 10_000n;
const scales = [1_000_000n, 1_000n, 1n] as const;
const inKind = phrasebook([["in-kind", selfFunded]]);

export const moneyKind: Kind<number> = {
  name: "money",
  stands: "column",
  narrative: false,
  limits: { most: 999_999_999_999, digits: 0 },
  none: 0,
  choices: "none",
  pairs: false,
  exampleEachTime: true,
  read(typed, { nouns: _, ...rest }) {
    const opened = open(typed, 0, { settled: true });
    if (opened.type === "done") return opened.result;
    // The row's noun is the currency, which is known here as such: as a noun it would make the amount a count.
    const context = { ...rest, nouns: {} };
    return withNote(
      withoutPart(opened.said, (whole) => withoutRemark(whole, (said) => readMoney(said, context))),
      opened.note,
    );
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => heldText(said, cell.scale, context),
      number: (number) => heldAmount(number, cell.scale, context),
    });
  },
  say: (value) => sayAmount(value),
  spelt: (value) => spellAmount(value),
  wanted: ({ label }) => label ?? "số tiền (đồng)",
  example: (_, { money }) => money,
  sample: () => "8 triệu",
  ask: () => null,
  refuse: {},
  remedy: () => null,
  unsure: { scale: (said) => `“${said}” là bao nhiêu đồng?` },
  shortForms(value) {
    const words = amountInWords(value);
    const spoken = words.replace(/ đồng$/u, "");
    // "triệu" alone, where only one of the readings is in millions.
    const scales = spoken.split(" ").filter((word) => /^\p{L}+$/u.test(word));
    const figure = writeNumber(value);
    const scaled = scales.length === 1 ? [...scales, `${scales[0]} đồng`] : [];
    return [`${figure} đồng`, figure, String(value), words, spoken, ...scaled];
  },
  figure: digitsOf,
  print: (value) => writeNumber(value),
  stored: asNumber,
  measure: "money",
  total: "sum",
  shown: { as: "number", format: "#,##0", width: 14 },
  lint: () => [],
};

function readMoney(said: Said, context: ReadContext): ReadResult<number> {
  const { text } = said;
  if (/^o$/i.test(text)) return choose("unsure", [{ value: 0 }], fitsIn(context));
  const found = joinSpeltOut(partsOf(said, context, { mode: "amount", groupBySpace: true }));
  if (found.broken) return refuse(found.broken);
  const [part, more] = found.parts;
  if (!part) return withoutAmount(found, said);
  const problem = problemOf(found.parts);
  if (problem) return refuse(problem);
  return more ? severalAmounts(found, text, context) : oneAmount(part, found, text, context);
}

/** "Vài triệu", "phụ huynh tự túc", "?": no figure, and yet not nothing. */
function withoutAmount(found: Parts, { tokens }: Said): ReadResult<number> {
  if (found.approximate) return { type: "ambiguous", reason: "approximate", readings: [], offerNone: false };
  const open = inKind.isIn(tokens) || (found.question && !found.unknown);
  return open
    ? { type: "ambiguous", reason: "unsure", readings: [], offerNone: true }
    : refuse("not-understood");
}

/** What speaks against an amount: a telephone number, a slip, too fine a fraction, a figure that counts something. */
function problemOf(parts: readonly Part[]): RefusalReason | null {
  if (parts.some(({ figure }) => /^0\d{6,}$/.test(figure.digits ?? ""))) return "malformed";
  for (const { figure } of parts) {
    const problem = figure.problem ?? fractionProblem(figure);
    if (problem) return problem;
  }
  return parts.some(({ tag }) => tag) ? "not-understood" : null;
}

function fractionProblem(figure: Figure): RefusalReason | null {
  if (!figure.fraction || isShortFraction(figure)) return null;
  return figure.fraction.places > 3 ? "malformed" : "decimal";
}

function oneAmount(part: Part, found: Parts, text: string, context: ReadContext): ReadResult<number> {
  const { figure } = part;
  const bare = isBare(figure, found.currency);
  if (found.unknown && bare) return refuse("not-understood");
  const lost = found.unknown || found.reason !== undefined;
  const readings = meanings(figure, bare).map((value) => (lost ? { value, note: text } : { value }));
  const ask = (reason: AmbiguityReason) => choose(reason, readings, fitsIn(context));
  // "A few million": the one of the scale is nobody's figure.
  if (found.approximate && figure.doubt === "unsure") return choose("approximate", [], fitsIn(context));
  if (found.approximate || found.after.includes("plus")) return ask("approximate");
  if (bare) return ask("scale");
  if (figure.doubt) return ask(figure.doubt);
  if (lost || found.question || found.each) return ask("unsure");
  const value = readings[0]?.value;
  if (value === undefined) return refuse("not-understood");
  return fitsIn(context)(value) ? { type: "value", value } : refuse("too-large");
}

function severalAmounts(found: Parts, text: string, context: ReadContext): ReadResult<number> {
  const { parts } = found;
  const fits = fitsIn(context);
  const links = parts.slice(1).flatMap((part) => part.links);
  if (links.includes("times") || links.includes("plus")) return refuse("formula");
  const isRange = links.includes("up-to") || (parts.length === 2 && links.includes("dash"));
  if (isRange || found.approximate) return choose("approximate", rangeReadings(parts, found), fits);
  const apart = parts
    .slice(1)
    .every((part) => part.links.some((link) => link === "and" || link === "comma" || link === "break"));
  const clear = parts.every(({ figure }) => !isBare(figure, found.currency) && !figure.doubt);
  // "50 million 2 billion": scales that do not fall are one slip, not two amounts.
  if (!apart || !clear) return refuse("malformed");
  const values = parts.map(({ figure }) => ({ value: Number(figure.readings[0] ?? 0n) }));
  const sum = parts.reduce((total, { figure }) => total + (figure.readings[0] ?? 0n), 0n);
  return choose("sum", [{ value: Number(sum), note: text }, ...values], fits);
}

/** "50-60 million": the first figure borrows the scale of the last. */
function rangeReadings(parts: readonly Part[], found: Parts): Reading<number>[] {
  const last = parts.at(-1)?.figure;
  return parts.flatMap(({ figure }) => {
    const bare = isBare(figure, found.currency);
    const scale = bare && last?.scaled ? scaleOf(last.readings[0] ?? 1n) : null;
    if (scale) return figure.readings.map((value) => ({ value: Number(value * scale) }));
    return meanings(figure, bare).map((value) => ({ value }));
  });
}

function scaleOf(amount: bigint): bigint {
  return [1_000_000_000n, 1_000_000n].find((scale) => amount >= scale) ?? 1_000n;
}

/** Below ten thousand without a scale or a currency: nobody can say what was meant. Nought is nought. */
function isBare(figure: Figure, currency: boolean): boolean {
  if (figure.scaled) return false;
  if (figure.fraction) return true;
  const value = figure.readings[0] ?? 0n;
  return !currency && value > 0n && value < leastBare;
}

function isShortFraction(figure: Figure): boolean {
  if (!figure.fraction || figure.fraction.places > 3) return false;
  return figure.fraction.digits / 10n ** BigInt(figure.fraction.places) < leastBare;
}

function meanings(figure: Figure, bare: boolean): number[] {
  if (!bare) return figure.readings.map(Number);
  const { digits, places } = figure.fraction ?? { digits: figure.readings[0] ?? 0n, places: 0 };
  const power = 10n ** BigInt(places);
  return scales
    .filter((scale) => (digits * scale) % power === 0n)
    .map((scale) => Number((digits * scale) / power));
}

/**
 * A number of a file. What its head says it is counted in is shown and asked, never multiplied in silence: under
 * "triệu đồng" stands 12.5 as often as 12500000. A fraction of a đồng is nobody's amount.
 */
function heldAmount(number: number, scale: HeldCell["scale"], context: ReadContext): ReadResult<number> {
  if (number < 0) return refuse("negative");
  if (number > 0 && scale !== null) return scaled([scale, 1], number, context);
  const small = number > 0 && number < Number(leastBare);
  return small ? scaled(scales.map(Number), number, context) : wholeOf(number, context);
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

function heldText(said: Said, scale: HeldCell["scale"], context: ReadContext): ReadResult<number> {
  const read = moneyKind.read(said, context);
  if (read.type === "value" && shortened.test(said.text.replace(currencySign, "")))
    return choose("unsure", [{ value: read.value }], fitsIn(context));
  if (read.type !== "ambiguous" || read.reason !== "scale" || scale === null) return read;
  // What the head says comes first among the amounts that it may be.
  const own = (value: number) => (value >= scale && value / scale < Number(leastBare) ? 0 : 1);
  return { ...read, readings: [...read.readings].sort((one, other) => own(one.value) - own(other.value)) };
}

/** "8.200.000đ" is written in full. */
const currencySign = /(?<=\p{Nd})\s?(?:đ|₫|đồng|vnđ|vnd)(?!\p{L})/giu;

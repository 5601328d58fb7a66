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
import { heldBy } from "./held.ts";
import type { Kind } from "./kind.ts";
import { amountsOf, isBare, isShortFraction, typedAmount } from "./money-amounts.ts";
import { heldAmount, heldText } from "./money-held.ts";
import {
  amountInWords,
  countedIn,
  type Scale,
  sayAmount,
  sayCounted,
  spellAmount,
  unitOf,
} from "./money-words.ts";

const inKind = phrasebook([["in-kind", selfFunded]]);

export const moneyKind: Kind<number> = {
  name: "money",
  called: "số tiền",
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
      text: (said) => heldText(said, cell.scale, moneyKind.read(said, context), context),
      number: (number) => heldAmount(number, cell.scale, context),
    });
  },
  say: (value, { label, scale }) => {
    const said = scale === null ? sayAmount(value) : sayCounted(value, scale);
    return label === null ? said : `${label} ${said}`;
  },
  spelt: (value) => spellAmount(value),
  typed: (value, { scale }) => typedAmount(value, scale),
  wanted: ({ label, scale }) =>
    label === null || scale !== null ? `${label ?? "số tiền"} (${unitOf(scale ?? "dong")})` : label,
  example: ({ scale }, { money }) => (scale === null ? money : `${counted[scale]} ${unitOf(scale)}`),
  sample: (_, { scale }) => (scale === null ? "8 triệu" : counted[scale]),
  ask: () => null,
  refuse: {},
  remedy: () => null,
  unsure: { scale: (said) => `“${said}” là bao nhiêu đồng?` },
  shortForms(value, { scale }) {
    const words = amountInWords(value);
    const spoken = words.replace(/ đồng$/u, "");
    // "triệu" alone, where only one of the readings is in millions.
    const scales = spoken.split(" ").filter((word) => /^\p{L}+$/u.test(word));
    const figure = writeNumber(value);
    const scaled = scales.length === 1 ? [...scales, `${scales[0]} đồng`] : [];
    const unit = scale === null ? [] : [`${countedIn(value, scale)} ${unitOf(scale)}`];
    return [`${figure} đồng`, figure, String(value), words, spoken, ...scaled, ...unit];
  },
  figure: digitsOf,
  print: (value, { scale }) => countedIn(value, scale ?? "dong"),
  stored: asNumber,
  measure: "money",
  total: "sum",
  shown: { as: "number", format: "#,##0", width: 14 },
  takes: ["most", "scale"],
  lint: () => [],
};

/** Amounts as papers that count so have them. */
const counted: Readonly<Record<Scale, string>> = {
  dong: "8.200.000",
  nghin: "8.200",
  trieu: "8,2",
  ty: "1,5",
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
  const { meant, bare } = amountsOf(part, found, context);
  if (found.unknown && bare) return refuse("not-understood");
  if (meant.length === 0) return refuse("decimal");
  const lost = found.unknown || found.reason !== undefined;
  const readings = meant.map((value) => (lost ? { value, note: text } : { value }));
  const doubt = doubtOf(figure, found, bare === "open" || (bare && readings.length > 1));
  // "A few million": the one of the scale is nobody's figure.
  const few = doubt === "approximate" && figure.doubt === "unsure";
  if (doubt || lost) return choose(doubt ?? "unsure", few ? [] : readings, fitsIn(context));
  const value = readings[0]?.value;
  if (value === undefined) return refuse("not-understood");
  return fitsIn(context)(value) ? { type: "value", value } : refuse("too-large");
}

/** What is to be asked of an amount; `scaleless`: nothing says in what it counts. */
function doubtOf(figure: Figure, found: Parts, scaleless: boolean): AmbiguityReason | null {
  if (found.approximate || found.after.includes("plus")) return "approximate";
  if (scaleless) return "scale";
  return figure.doubt ?? (found.question || found.each ? "unsure" : null);
}

function severalAmounts(found: Parts, text: string, context: ReadContext): ReadResult<number> {
  const { parts } = found;
  const fits = fitsIn(context);
  const links = parts.slice(1).flatMap((part) => part.links);
  if (links.includes("times") || links.includes("plus")) return refuse("formula");
  const isRange = links.includes("up-to") || (parts.length === 2 && links.includes("dash"));
  if (isRange || found.approximate) return choose("approximate", rangeReadings(parts, found, context), fits);
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
function rangeReadings(parts: readonly Part[], found: Parts, context: ReadContext): Reading<number>[] {
  const last = parts.at(-1)?.figure;
  return parts.flatMap((part) => {
    const { figure } = part;
    const bare = isBare(figure, found.currency);
    const scale = bare && last?.scaled ? scaleOf(last.readings[0] ?? 1n) : null;
    if (scale) return figure.readings.map((value) => ({ value: Number(value * scale) }));
    return amountsOf(part, found, context).meant.map((value) => ({ value }));
  });
}

function scaleOf(amount: bigint): bigint {
  return [1_000_000_000n, 1_000_000n].find((scale) => amount >= scale) ?? 1_000n;
}

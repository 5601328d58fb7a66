// What a figure may amount to in đồng: by its own scale, by the measure of its column, or by none of them. Pure.
import type { Figure } from "../../language/quantity/figures.ts";
import type { Part, Parts } from "../../language/quantity/found.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { ReadContext } from "../../language/reading.ts";
import { dongs, type Scale } from "./money-words.ts";

/** A smaller number without a scale is nobody's amount in đồng. */
export const leastBare = 10_000n;
/** In what people count amounts, the likeliest first. */
export const usualScales = [1_000_000n, 1_000n, 1n] as const;

/** What a figure may amount to; `bare` of one without a scale or a currency, `open` where its column has none either. */
export function amountsOf(
  { figure, words }: Part,
  found: Parts,
  context: ReadContext,
): { readonly meant: readonly number[]; readonly bare: boolean | "open" } {
  const scale = countsIn(figure, found.currency, context);
  if (scale !== null) return { meant: meaningsIn(scale, figure, words), bare: true };
  const bare = isBare(figure, found.currency);
  return { meant: meanings(figure, bare), bare: bare && "open" };
}

/** The measure of its column, of a figure with neither a scale nor a currency of its own; null of any other. */
function countsIn(figure: Figure, currency: boolean, { scale }: ReadContext): Scale | null {
  if (scale === undefined || scale === "dong" || figure.scaled || currency) return null;
  return figure.fraction || figure.readings[0] ? scale : null;
}

/** From here on a figure in such a column is as likely the amount in đồng: nobody reports a hundred billions. */
export const mostIn: Readonly<Record<Scale, bigint>> = {
  dong: 0n,
  nghin: 1_000_000n,
  trieu: 10_000n,
  ty: 1_000n,
};

/**
 * What a bare figure may mean under its column's measure: as much of it, or đồng where that is as likely. Under
 * "triệu đồng" "1.250" is twelve hundred and fifty or one and a quarter.
 */
function meaningsIn(scale: Scale, { fraction, readings }: Figure, words: string): number[] {
  const one = dongs(scale);
  if (fraction) return exactly(fraction.digits * one, fraction.places);
  const [figure = 0n] = readings;
  const inDongs = figure >= mostIn[scale] && figure >= leastBare ? [figure] : [];
  const mark = scale === "nghin" ? undefined : /^\d{1,3}([.,])\d{3}$/u.exec(words)?.[1];
  const parted = mark === undefined ? [] : [(figure * one) / 1000n];
  const all = mark === "," ? [...parted, figure * one] : [figure * one, ...parted];
  return [...inDongs, ...all].map(Number);
}

/** A number of so many digits behind the comma as a whole one; none where it is none. */
function exactly(digits: bigint, places: number): number[] {
  const power = 10n ** BigInt(places);
  return digits % power === 0n ? [Number(digits / power)] : [];
}

/** Below ten thousand without a scale or a currency: nobody can say what was meant. Nought is nought. */
export function isBare(figure: Figure, currency: boolean): boolean {
  if (figure.scaled) return false;
  if (figure.fraction) return true;
  const value = figure.readings[0] ?? 0n;
  return !currency && value > 0n && value < leastBare;
}

export function isShortFraction(figure: Figure): boolean {
  if (!figure.fraction || figure.fraction.places > 3) return false;
  return figure.fraction.digits / 10n ** BigInt(figure.fraction.places) < leastBare;
}

function meanings(figure: Figure, bare: boolean): number[] {
  if (!bare) return figure.readings.map(Number);
  const { digits, places } = figure.fraction ?? { digits: figure.readings[0] ?? 0n, places: 0 };
  const power = 10n ** BigInt(places);
  return usualScales
    .filter((scale) => (digits * scale) % power === 0n)
    .map((scale) => Number((digits * scale) / power));
}

/** More digits behind the comma could be thousands. */
const mostPlaces = 2;

/** An amount as it is typed under its column's measure, so that it is read as this amount again; else in full. */
export function typedAmount(amount: number, scale: Scale | null): string {
  if (amount < 0) return `-${typedAmount(-amount, scale)}`;
  const counts = scale !== null && scale !== "dong";
  const one = counts ? dongs(scale) : 1n;
  const [whole, rest] = [BigInt(amount) / one, BigInt(amount) % one];
  const places = one.toString().length - 1;
  const fraction = rest === 0n ? "" : rest.toString().padStart(places, "0").replace(/0+$/u, "");
  const plain = counts ? whole < mostIn[scale] && fraction.length <= mostPlaces : whole >= leastBare;
  if (amount !== 0 && !plain) return `${writeNumber(amount)} đồng`;
  return fraction === "" ? whole.toString() : `${whole},${fraction}`;
}

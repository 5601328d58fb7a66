// What a person sees of a number under a format: "001", "1,234", "12.50 %". Pure. Signs are those of the code, whatever the country.
import type { Piece } from "./format-code.ts";

/** Spreadsheets keep no more digits. */
const exactDigits = 15;

/**
 * As a cell without a format shows it, but that a whole number is shown whole however narrow its column is: codes of
 * twelve digits are meant to be read. A fraction has ten digits at most, which takes the dust of sums away.
 */
export function showGeneral(number: number): string {
  const size = Math.abs(number);
  if (size >= 1e15 || (size < 1e-9 && size > 0))
    return exponential(number, 5, 2, true).replace(/\.?0*E/, "E");
  if (Number.isInteger(number)) return String(number);
  const whole = Math.trunc(size).toString().length;
  const digits = rounded(size, Math.max(0, whole > 10 ? exactDigits - whole : 10 - whole));
  const text = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return number < 0 && text !== "0" ? `-${text}` : text;
}

/** A number under one section of a format; `signed` where its minus is not the section's own. */
export function showNumber(pieces: readonly Piece[], number: number, signed: boolean): string {
  const plain = () => withGeneral(pieces, signed ? number : Math.abs(number));
  if (pieces.some(({ type }) => type === "general" || type === "text")) return plain();
  const layout = layoutOf(pieces);
  if (layout.exponent !== null) return showExponential(pieces, layout, number);
  const scaled = (Math.abs(number) * 100 ** layout.percents) / 1_000 ** layout.thousands;
  // A number so large has no digits of its own left; a fraction's digits do not stand in a row.
  if (!(scaled < 1e15) || isFraction(pieces)) return plain();
  const [whole = "0", decimals = ""] = rounded(scaled, layout.decimals).split(".");
  const text = filled(pieces, layout, whole === "0" ? "" : whole, decimals);
  const zero = !/[1-9]/.test(`${whole}${decimals}`);
  return number < 0 && signed && !zero ? `-${text}` : text;
}

function withGeneral(pieces: readonly Piece[], number: number): string {
  const general = showGeneral(number);
  if (!pieces.some(({ type }) => type === "general" || type === "text")) return general;
  return pieces
    .map((piece) => {
      if (piece.type === "literal") return piece.text;
      return piece.type === "general" || piece.type === "text" ? general : "";
    })
    .join("");
}

/** "# ?/?": a stroke between two places of digits. */
function isFraction(pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ type }, at) =>
      type === "fraction" && pieces[at - 1]?.type === "digit" && pieces[at + 1]?.type === "digit",
  );
}

type DigitSign = Extract<Piece, { type: "digit" }>["sign"];

type Layout = {
  /** Places of digits before the point, and behind it. */
  readonly places: number;
  readonly decimals: number;
  readonly decimalSigns: readonly DigitSign[];
  readonly percents: number;
  readonly grouped: boolean;
  /** Commas behind the last digit: each takes three digits away. */
  readonly thousands: number;
  /** Where the pieces of the exponent begin. */
  readonly exponent: number | null;
};

function layoutOf(pieces: readonly Piece[]): Layout {
  const point = pieces.findIndex(({ type }) => type === "point");
  const isDigit = (piece: Piece) => piece.type === "digit";
  const front = point < 0 ? pieces : pieces.slice(0, point);
  const exponent = pieces.findIndex(({ type }) => type === "exponent");
  const behind = point < 0 ? [] : pieces.slice(point, exponent < 0 ? undefined : exponent);
  const lastDigit = front.findLastIndex(isDigit);
  const firstDigit = front.findIndex(isDigit);
  const isComma = (piece: Piece) => piece.type === "comma";
  return {
    places: front.filter(isDigit).length,
    decimals: behind.filter(isDigit).length,
    decimalSigns: behind.flatMap((piece) => (piece.type === "digit" ? [piece.sign] : [])),
    percents: pieces.filter(({ type }) => type === "percent").length,
    grouped: firstDigit >= 0 && front.slice(firstDigit, lastDigit).some(isComma),
    thousands: [front, behind].flatMap((side) => side.slice(side.findLastIndex(isDigit)).filter(isComma))
      .length,
    exponent: exponent < 0 ? null : exponent,
  };
}

/** The digits in their places; the first place takes whatever digits have no place of their own. */
function filled(pieces: readonly Piece[], layout: Layout, whole: string, decimals: string): string {
  let shown = "";
  let place = layout.places;
  const behind = layout.decimalSigns.map((sign, at) => decimalAt(decimals, at, sign));
  let afterPoint = false;
  for (const piece of pieces) {
    if (piece.type === "literal") shown += piece.text;
    else if (piece.type === "percent") shown += "%";
    else if (piece.type === "fraction") shown += "/";
    else if (piece.type === "point" && !afterPoint) {
      // A code that begins with the point has no place before it.
      if (layout.places === 0) shown += whole;
      afterPoint = true;
      // "0.##" of 5 is 5; "0." writes its point as a sign.
      if (layout.decimals === 0 || behind.some((digit) => digit !== "")) shown += ".";
    } else if (piece.type === "digit" && afterPoint) {
      shown += behind.shift() ?? "";
    } else if (piece.type === "digit") {
      shown += digitsAt(whole, place, piece.sign, place === layout.places, layout.grouped);
      place--;
    }
  }
  return shown;
}

/** The digit of this place counted from the right; the first place takes all digits before it too. */
function digitsAt(whole: string, place: number, sign: DigitSign, first: boolean, grouped: boolean): string {
  const from = first ? 0 : Math.max(0, whole.length - place);
  const digits = whole.slice(from, Math.max(0, whole.length - place + 1));
  const text = digits !== "" ? digits : sign === "0" ? "0" : sign === "?" ? " " : "";
  if (!grouped) return text;
  // A comma stands behind every digit that has a multiple of three others to its right.
  return [...text]
    .map((digit, at) => {
      const right = place - 1 + (text.length - 1 - at);
      return right > 0 && right % 3 === 0 && digit !== " " ? `${digit},` : digit;
    })
    .join("");
}

function decimalAt(decimals: string, at: number, sign: DigitSign): string {
  const digit = decimals[at] ?? "0";
  if (sign === "0" || /[1-9]/.test(decimals.slice(at))) return digit;
  return sign === "?" ? " " : "";
}

function showExponential(pieces: readonly Piece[], layout: Layout, number: number): string {
  const tail = pieces.slice(layout.exponent ?? 0);
  const digits = tail.filter(({ type }) => type === "digit").length;
  const plus = tail.some((piece) => piece.type === "exponent" && piece.plus);
  return exponential(number, layout.decimals, digits, plus);
}

function exponential(number: number, decimals: number, digits: number, plus: boolean): string {
  const [mantissa = "0", power = "+0"] = number.toExponential(Math.min(decimals, 20)).split("e");
  const sign = power.startsWith("-") ? "-" : plus ? "+" : "";
  return `${mantissa}E${sign}${power.slice(1).padStart(digits, "0")}`;
}

/**
 * A positive number below 10^15 with so many decimals, by the digits that a person sees: 1.005 is 1.01, although the
 * computer's own number lies below it.
 */
function rounded(number: number, decimals: number): string {
  const digits = plainDigits(number);
  const point = digits.indexOf(".");
  const whole = point < 0 ? digits : digits.slice(0, point);
  const behind = point < 0 ? "" : digits.slice(point + 1);
  const kept = `${whole}${behind.slice(0, decimals).padEnd(decimals, "0")}`;
  const up = (behind[decimals] ?? "0") >= "5" ? 1n : 0n;
  const text = String(BigInt(kept) + up).padStart(decimals + 1, "0");
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Its fifteen digits without an exponent. */
function plainDigits(number: number): string {
  const [mantissa = "0", power = "0"] = number.toExponential(exactDigits - 1).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(power) + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  return `${digits.slice(0, point).padEnd(point, "0")}.${digits.slice(point)}`;
}

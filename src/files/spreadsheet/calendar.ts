// The calendar of spreadsheets: a number of days since 1900 or 1904 as a day and a time, and how a format shows it. Pure.
import type { Piece } from "./format-code.ts";

export type Moment = {
  /** Null before the first day, where there is a time alone, and on 29 February 1900, which never was. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | null;
  /** Seconds since midnight. */
  readonly seconds: number;
  /** Seconds since the beginning of the calendar, for lengths of time. */
  readonly all: number;
};

const secondsOfDay = 86_400;
/** 31 December 9999 counted from 1900. */
const lastDay = 2_958_465;
/** What the first day counts from, in days before 1970. */
const before1900 = 25_569;
const from1904To1900 = 1_462;

/** Null of a number that no calendar has: negative, or beyond the year 9999. */
export function momentOf(number: number, from1904: boolean): Moment | null {
  const all = Math.round(number * secondsOfDay);
  const days = Math.floor(all / secondsOfDay) + (from1904 ? from1904To1900 : 0);
  if (number < 0 || days > lastDay) return null;
  return { date: dateOf(days), seconds: all % secondsOfDay, all };
}

/**
 * Day 60 is 29 February 1900 in every spreadsheet program, for the sake of one from 1983: the days before it lie one
 * day later than the count says (ECMA-376 part 1, 18.17.4.1).
 */
function dateOf(days: number): Moment["date"] {
  if (days < 1 || days === 60) return null;
  const date = new Date((days - before1900 + (days < 60 ? 1 : 0)) * secondsOfDay * 1_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** "2022-10-15"; null where there is no day. */
export function isoDay({ date }: Moment): string | null {
  return date === null ? null : `${padded(date.year, 4)}-${padded(date.month, 2)}-${padded(date.day, 2)}`;
}

/**
 * A moment as the pieces of a format show it. Months and weekdays in words are those of whatever country the program is
 * set to: such a day is written in digits, the day first.
 */
export function showTime(pieces: readonly Piece[], moment: Moment): string {
  if (moment.date !== null && pieces.some(inWords)) {
    const { year, month, day } = moment.date;
    return `${padded(day, 2)}/${padded(month, 2)}/${padded(year, 4)}`;
  }
  const half = pieces.some((piece) => piece.type === "half-day");
  return pieces.map((piece) => shownPiece(piece, moment, half)).join("");
}

function inWords(piece: Piece): boolean {
  return piece.type === "time" && (piece.letter === "m" || piece.letter === "d") && piece.length > 2;
}

const plain: Readonly<Partial<Record<Piece["type"], string>>> = { point: ".", comma: ",", fraction: "/" };

function shownPiece(piece: Piece, moment: Moment, half: boolean): string {
  if (piece.type === "literal") return piece.text;
  if (piece.type === "half-day") return moment.seconds < secondsOfDay / 2 ? "AM" : "PM";
  if (piece.type !== "time") return plain[piece.type] ?? "";
  const number = numberOf(piece, moment, half);
  if (piece.letter === "y") return piece.length <= 2 ? padded(number % 100, 2) : padded(number, 4);
  return padded(number, Math.min(piece.length, 2));
}

function numberOf(
  { letter, since }: Extract<Piece, { type: "time" }>,
  moment: Moment,
  half: boolean,
): number {
  const { date, seconds, all } = moment;
  const counted = since ? all : seconds;
  switch (letter) {
    case "y":
      return date?.year ?? 1900;
    case "m":
      return date?.month ?? 1;
    case "d":
      return date?.day ?? 0;
    case "h": {
      const hours = Math.floor(counted / 3_600);
      return half && !since ? ((hours + 11) % 12) + 1 : hours;
    }
    case "min":
      return Math.floor(counted / 60) % (since ? Number.POSITIVE_INFINITY : 60);
    case "s":
      return counted % (since ? Number.POSITIVE_INFINITY : 60);
  }
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, "0");
}

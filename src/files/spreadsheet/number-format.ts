// A number format: which numbers are days, and what a person sees of a number. Knows format codes.

import { tidy } from "../tidy.ts";
import { isoDay, momentOf, showTime } from "./calendar.ts";
import { type Piece, type Section, sectionsOf } from "./format-code.ts";
import { showGeneral, showNumber } from "./show-number.ts";

export type NumberFormat = {
  /**
   * What a number is under this format. A time of day or a length of time is no day: it stays a number that is shown as a time.
   */
  read(number: number, from1904: boolean): { readonly day: string | null; readonly shown: string };
};

/** The format of a code, as a workbook gives it. */
export function numberFormat(code: string): NumberFormat {
  const sections = sectionsOf(code.trim() === "" ? "General" : code);
  return {
    read(number, from1904) {
      const { day, shown } = reading(sections, number, from1904);
      // Blanks stand there to line figures up.
      return { day, shown: tidy(shown) };
    },
  };
}

function reading(
  sections: readonly Section[],
  number: number,
  from1904: boolean,
): { day: string | null; shown: string } {
  const { section, signed } = sectionFor(sections, number);
  if (section === null) return { day: null, shown: showGeneral(number) };
  if (!section.pieces.some(isTime)) return { day: null, shown: showNumber(section.pieces, number, signed) };
  const moment = momentOf(number, from1904);
  // What lies before or beyond the calendar is shown as "####": nobody meant a day.
  if (moment === null) return { day: null, shown: showGeneral(number) };
  if (!hasDay(section.pieces)) return { day: null, shown: showTime(section.pieces, moment) };
  const day = isoDay(moment);
  return { day, shown: day === null ? showGeneral(number) : showTime(section.pieces, moment) };
}

/**
 * The section that is for this number, and whether its own minus has to be shown. Without conditions: the first is for
 * all numbers, or for those that the second (negative) and the third (zero) are not for.
 */
function sectionFor(
  sections: readonly Section[],
  number: number,
): { section: Section | null; signed: boolean } {
  // The fourth is for texts.
  const [first = null, second, third] = sections;
  if (first === null || second === undefined) return { section: first, signed: true };
  if (first.condition !== null || second.condition !== null) {
    const isFirst = first.condition?.(number) ?? number > 0;
    if (isFirst) return { section: first, signed: true };
    const isSecond = second.condition?.(number) ?? (third === undefined || number < 0);
    // A section that only negative numbers come to writes their minus itself.
    if (isSecond) return { section: second, signed: second.condition !== null };
    return { section: third ?? null, signed: true };
  }
  if (number < 0) return { section: second, signed: false };
  if (number === 0 && third !== undefined) return { section: third, signed: false };
  return { section: first, signed: false };
}

function isTime(piece: Piece): boolean {
  return piece.type === "time";
}

/** Whether the code shows a day, a month or a year. */
function hasDay(pieces: readonly Piece[]): boolean {
  return pieces.some(
    (piece) =>
      piece.type === "time" && (piece.letter === "y" || piece.letter === "m" || piece.letter === "d"),
  );
}

// Days and hours as dispatches write them: "15 tháng 10 năm 2022", "17 giờ 00 ngày 25/11/2026". Pure; knows no clock.
import { isDay } from "../language/dates/days.ts";
import { dayWords } from "./words/day-words.ts";

export type DayFound = {
  /** "2026-11-25", or "2026-11-25T17:00" with its hour. */
  readonly at: string;
  readonly day: string;
  /** Where it begins in the text, its hour included, and where it ends. */
  readonly from: number;
  readonly to: number;
};

/**
 * Every day in a text, in order. A day without a year is of the year given, or of the next where that would lie more
 * than half a year before the dispatch was signed.
 */
export function daysIn(
  text: string,
  signed: { readonly year: number; readonly month: number },
): readonly DayFound[] {
  return [...text.matchAll(dayWords)].flatMap((match): DayFound[] => {
    const { h, min, d, m, y } = match.groups ?? {};
    const month = Number(m);
    const year = y ? Number(y) : month < signed.month - 6 ? signed.year + 1 : signed.year;
    if (!isDay({ year, month, day: Number(d) })) return [];
    const day = `${year}-${two(month)}-${two(Number(d))}`;
    const hour = Number(h ?? Number.NaN);
    const at =
      h !== undefined && hour < 24 && Number(min ?? 0) < 60
        ? `${day}T${two(hour)}:${two(Number(min ?? 0))}`
        : day;
    return [{ at, day, from: match.index, to: match.index + match[0].length }];
  });
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

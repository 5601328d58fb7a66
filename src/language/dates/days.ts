// Calendar days in Vietnam's time, which has no summer time. Knows no words.

export type Day = { readonly year: number; readonly month: number; readonly day: number };

const aheadOfUtc = 7 * 3_600_000;
const dayLength = 86_400_000;

export function today(now: Date): Day {
  return fromMilliseconds(now.getTime() + aheadOfUtc);
}

export function addDays(day: Day, days: number): Day {
  return fromMilliseconds(Date.UTC(day.year, day.month - 1, day.day) + days * dayLength);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() || 7;
}

/** True for a day the calendar has, within the years a report can speak of. */
export function isDay(day: Day): boolean {
  if (day.year < 1900 || day.year > 2199) return false;
  const same = addDays(day, 0);
  return same.year === day.year && same.month === day.month && same.day === day.day;
}

export function iso(day: Day): string {
  return `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}`;
}

/** From typed digits; a year of two digits is of this century. */
export function dayOf(day: string | undefined, month: string | undefined, year: string | undefined): Day {
  const typed = Number(year);
  return { year: (year ?? "").length === 2 ? 2000 + typed : typed, month: Number(month), day: Number(day) };
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function fromMilliseconds(milliseconds: number): Day {
  const date = new Date(milliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

// Calendar days in a time zone: where a deadline's day ends, what the local date is. Pure.
import { addDays, dayOf, iso } from "../../language/dates/days.ts";

/** The last second of the local day that holds `at`: a deadline date means 23:59:59 there. */
export function endOfDay(at: Date, zone: string): Date {
  const { date } = localTime(at, zone);
  return atLocal(date, "23:59:59", zone);
}

/** The instant of a local date ("2022-10-15") and time ("23:59:59") in a zone. */
export function atLocal(date: string, time: string, zone: string): Date {
  const guess = new Date(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  // The offset at the guess, then once more at the result: enough for every zone's changes of clock.
  const once = new Date(guess.getTime() - offsetAt(guess, zone));
  return new Date(guess.getTime() - offsetAt(once, zone));
}

/** The local date and time of an instant: "2022-10-15", "07:30", and the weekday (0 = Sunday). */
export function localTime(at: Date, zone: string): { date: string; time: string; weekday: number } {
  const shifted = new Date(at.getTime() + offsetAt(at, zone));
  const iso = shifted.toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), weekday: shifted.getUTCDay() };
}

/** A local date some days later or earlier: "2022-10-15" and 3 give "2022-10-18". */
export function shiftDate(date: string, days: number): string {
  const [year, month, day] = date.split("-");
  return iso(addDays(dayOf(day, month, year), days));
}

/** The parts of a moment as the clock on the wall of a zone shows them, with leading zeros. */
export function localParts(at: Date, zone: string): Record<"year" | Part, string> {
  const parts = formatterOf(zone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    year: of("year"),
    month: of("month"),
    day: of("day"),
    hour: of("hour"),
    minute: of("minute"),
    second: of("second"),
  };
}

type Part = "month" | "day" | "hour" | "minute" | "second";

/** Making one costs far more than using it, and a list of units uses it once a unit. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(zone, made);
  return made;
}

function offsetAt(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = localParts(at, zone);
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

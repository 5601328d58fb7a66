// Moments as the clock on the wall reads: spreadsheets and file names know no time zones. Pure.

/** The parts of a moment in a zone, with leading zeros. */
export function localParts(at: Date, timeZone: string): Record<"year" | Part, string> {
  const parts = formatter(timeZone).formatToParts(at);
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

/** A moment as a cell holds it: a Date whose UTC reads like the wall clock in the zone. */
export function wallClock(at: Date, timeZone: string): Date {
  const { year, month, day, hour, minute, second } = localParts(at, timeZone);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

type Part = "month" | "day" | "hour" | "minute" | "second";

/** Making one costs far more than using it, and a list of units uses it once a unit. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(timeZone, made);
  return made;
}

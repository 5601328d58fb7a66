// Calendar days in a time zone: where a deadline's day ends, what the local date is. Pure.

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

/** A local date some days later or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function offsetAt(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? "0");
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

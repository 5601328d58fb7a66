// When a round's rungs are due: ladder, deadline and working hours to instants. Pure; sends nothing, knows no unit.
import { atLocal, localTime, shiftDate } from "./days.ts";

/** Local opening and closing, "07:30" and "20:30"; closing may be "24:00". Both ends are within. */
type WorkingHours = { readonly from: string; readonly to: string };

/** Where and when people may be disturbed. */
export type Calendar = { readonly hours: WorkingHours; readonly zone: string };

export type DueRung = {
  /** As the ladder writes it: "D-3". */
  readonly name: string;
  readonly at: Date;
  /** Less than an hour before the deadline: neither held to the half-day limit nor counted by it. */
  readonly short: boolean;
  /** Meant for those who owe after the deadline. */
  readonly overdue: boolean;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A reminder less than this before the deadline helps nobody: one that would be is sent earlier. */
const leastNoticeMs = hourMs;
/** How long after a rung's own minute closing time is not held against it. */
const latitudeMs = 10 * 60_000;

/**
 * The rungs of a ladder in the order in which they are due.
 *
 * Rungs in days go at the opening of working hours (or their own time) of the day so many calendar days from the
 * deadline's; rungs in hours or less count from its instant. What falls outside working hours goes at the next
 * opening if that is still an hour before the deadline, else earlier, at the last moment allowed. Before the
 * deadline every day counts; overdue rungs on a Sunday wait for Monday's opening.
 */
export function dueRungs(ladder: readonly string[], deadline: Date, calendar: Calendar): DueRung[] {
  return ladder
    .map((name) => dueRung(name, deadline, calendar))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** "07:30-20:30", as the settings have it. */
export function parseWorkingHours(text: string): WorkingHours {
  const [from = "00:00", to = "24:00"] = text.split("-");
  return { from, to };
}

/** Whether people may be disturbed at this moment. */
export function isWorking(at: Date, { hours, zone }: Calendar): boolean {
  const { date } = localTime(at, zone);
  // Compared as instants, for a local time as text has no seconds: 20:30:40 is after closing.
  const within = at >= atLocal(date, hours.from, zone) && at <= closingOf(date, { hours, zone });
  // A closing at 24:00 is the next date's 00:00, and still within.
  return within || at.getTime() === closingOf(shiftDate(date, -1), { hours, zone }).getTime();
}

/** Whether a rung may be sent now: in working hours or in its own last minutes of them, and not late on a Sunday. */
export function maySend(rung: DueRung, now: Date, deadline: Date, calendar: Calendar): boolean {
  const overdue = rung.overdue || now > deadline;
  if (overdue && localTime(now, calendar.zone).weekday === sunday) return false;
  const late = now.getTime() - rung.at.getTime();
  return isWorking(now, calendar) || (late >= 0 && late <= latitudeMs && isWorking(rung.at, calendar));
}

/** Until when a message queued now may still be delivered: closing time, and the last minutes' latitude. */
export function deliverableUntil(now: Date, calendar: Calendar): Date {
  const { from, to } = calendar.hours;
  if (from === "00:00" && to === "24:00") return new Date(now.getTime() + dayMs);
  const { date } = localTime(new Date(now.getTime() - latitudeMs), calendar.zone);
  return new Date(closingOf(date, calendar).getTime() + latitudeMs + 5 * 60_000);
}

/** The opening of a local day's working hours. */
export function openingOf(date: string, { hours, zone }: Calendar): Date {
  return atLocal(date, hours.from, zone);
}

/** The moment itself when it lies in working hours, else the next opening; a Sunday is passed over if asked. */
export function nextWorking(at: Date, calendar: Calendar, rest: "no-rest" | "sundays"): Date {
  const { date, weekday } = localTime(at, calendar.zone);
  const resting = rest === "sundays" && weekday === sunday;
  if (!resting && isWorking(at, calendar)) return at;
  const opening = openingOf(date, calendar);
  if (!resting && at < opening) return opening;
  const tomorrow = openingOf(shiftDate(date, 1), calendar);
  return rest === "sundays" ? nextWorking(tomorrow, calendar, rest) : tomorrow;
}

const sunday = 0;

function dueRung(name: string, deadline: Date, calendar: Calendar): DueRung {
  const spec = parseRung(name);
  const raw =
    spec.type === "days"
      ? onDay(spec.days, spec.time, deadline, calendar)
      : new Date(deadline.getTime() - spec.beforeMs);
  const overdue = raw > deadline && !(spec.type === "days" && spec.days <= 0);
  const at = overdue ? nextWorking(raw, calendar, "sundays") : beforeDeadline(raw, deadline, calendar);
  return { name, at, short: spec.type === "before" && spec.beforeMs < hourMs, overdue };
}

/** `days` from the deadline's date, at a time of its own or the opening. */
function onDay(days: number, time: string | null, deadline: Date, calendar: Calendar): Date {
  const date = shiftDate(localTime(deadline, calendar.zone).date, days);
  return time === null ? openingOf(date, calendar) : atLocal(date, time, calendar.zone);
}

function beforeDeadline(raw: Date, deadline: Date, calendar: Calendar): Date {
  if (raw < deadline && isWorking(raw, calendar)) return raw;
  const lastUseful = new Date(deadline.getTime() - leastNoticeMs);
  const next = nextWorking(raw, calendar, "no-rest");
  return next <= lastUseful ? next : lastWorking(lastUseful, calendar);
}

/** The moment itself when it lies in working hours, else the closing before it. */
function lastWorking(at: Date, calendar: Calendar): Date {
  if (isWorking(at, calendar)) return at;
  const { date } = localTime(at, calendar.zone);
  const closing = closingOf(date, calendar);
  return closing < at ? closing : closingOf(shiftDate(date, -1), calendar);
}

function closingOf(date: string, { hours, zone }: Calendar): Date {
  return hours.to === "24:00" ? atLocal(shiftDate(date, 1), "00:00", zone) : atLocal(date, hours.to, zone);
}

type RungSpec =
  | { readonly type: "days"; readonly days: number; readonly time: string | null }
  | { readonly type: "before"; readonly beforeMs: number };

function parseRung(name: string): RungSpec {
  const calendar = /^D([+-]\d+)?(?:@(\d\d:\d\d))?$/.exec(name);
  if (calendar) return { type: "days", days: Number(calendar[1] ?? 0), time: calendar[2] ?? null };
  const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(name);
  if (!duration) throw new Error(`no rung is written like this: ${name}`);
  const [days, hours, minutes, seconds] = duration.slice(1).map((part) => Number(part ?? 0));
  // Whole days are calendar days, however they are written.
  if (!name.includes("T")) return { type: "days", days: -(days ?? 0), time: null };
  const clock = (hours ?? 0) * hourMs + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1_000;
  return { type: "before", beforeMs: (days ?? 0) * dayMs + clock };
}

/** When officers hear that the deadline is past: at once in working hours, else with the next opening's digest. */
export function deadlineToldAt(deadline: Date, calendar: Calendar): Date {
  return nextWorking(deadline, calendar, "sundays");
}

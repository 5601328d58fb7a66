// The kind of answer that is a day, with or without an hour, always in Vietnam's time. Knows the calendar.

import { addDays, type Day, dayOf, isDay, iso, today, weekdayOf } from "../../language/dates/days.ts";
import { type Clock, clockOf } from "../../language/dates/hour.ts";
import { dateSigns } from "../../language/dates/signs.ts";
import { refuse, withoutValue } from "../../language/opening.ts";
import type { AmbiguityReason, ReadContext, ReadResult } from "../../language/reading.ts";
import { isNotYet, readNone } from "../../language/stand-ins.ts";
import { heldBy } from "./held.ts";
import type { Kind } from "./kind.ts";

export const dateKind: Kind<string> = {
  name: "date",
  called: "ngày",
  stands: "column",
  narrative: false,
  limits: { most: 0, digits: 0 },
  none: null,
  choices: "nothing",
  pairs: false,
  exampleEachTime: false,
  read(said, context) {
    const nothing = withoutValue<string>(said);
    if (nothing) return nothing;
    const { text, tokens } = said;
    if (isNotYet(tokens, { settled: false }) || readNone(tokens, text)) {
      return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
    }
    return readDate(dateSigns(said), context);
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => dateKind.read(said, context),
      day: (day) => ({ type: "value", value: day }),
    });
  },
  say: sayDay,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "ngày" : noun),
  example: (_, { day }) => day,
  sample: (_, __, { day }) => day,
  ask: (_, { day }) => `Xin gửi ngày, ví dụ: ${day}`,
  refuse: {},
  remedy: (_, { day }) => ` Mục này cần ngày, ví dụ: ${day}.`,
  unsure: {},
  shortForms: () => [],
  figure: () => null,
  print: sayDay,
  stored: (value) => (typeof value === "string" && /^\d{4}-\d\d-\d\d$/u.test(value) ? value : null),
  total: "none",
  shown: { as: "day" },
  takes: [],
  lint: () => [],
};

/** "2022-10-15T08:00" as "08:00 15/10/2022". */
function sayDay(value: string): string {
  const [day, time] = value.split("T");
  const [year, month, date] = (day ?? "").split("-");
  return `${time ? `${time} ` : ""}${date}/${month}/${year}`;
}

type Found = { readonly day: Day; readonly rest: string } | "no-such-day" | null;

function readDate(line: string, context: ReadContext): ReadResult<string> {
  const now = today(context.now);
  if (/\bLUNAR\b/.test(line)) return refuse("lunar");
  if (/(^| )early (1[1-9]|[2-9]\d)( |$)/.test(line)) return refuse("no-such-day");
  const first = dayIn(line, now);
  if (first === "no-such-day") return refuse(first);
  if (!first) return withoutDay(line, now);
  const second = dayIn(first.rest, now);
  if (second === "no-such-day") return refuse(second);
  if (second) return choose("which-day", [iso(first.day), iso(second.day)]);

  const clock = clockOf(first.rest);
  if (clock === "malformed") return refuse("malformed");
  const days = clock.time?.nextDay ? addDays(first.day, 1) : first.day;
  const value = iso(days) + (clock.time ? `T${clock.time.text}` : "");
  const rest = clock.rest.trim();
  const weekday = /(?:^| )W(\d)(?: |$)/.exec(rest)?.[1];
  const left = rest
    .replace(/(^| )(W\d|day|early|about|before|or|thisWeek|thisYear)(?= |$)/g, " ")
    .replace(/[/:-]/g, " ")
    .trim();
  if (left !== "") return refuse("not-understood");
  // "5/6/85" is hardly a day to come.
  if (first.day.year > now.year + farAhead && !line.includes(String(first.day.year)))
    return choose("which-day", [value.replace(/^\d{4}/u, (year) => String(Number(year) - 100)), value]);
  return judge(value, first.day, { rest, weekday: weekday ? Number(weekday) : null, clock });
}

/** A report speaks of no day so many years ahead. */
const farAhead = 20;

function judge(
  value: string,
  day: Day,
  found: { readonly rest: string; readonly weekday: number | null; readonly clock: Clock },
): ReadResult<string> {
  // Twelve at night is the first moment of that day or of the next one.
  if (found.clock.midnight)
    return choose("which-day", [`${iso(day)}T00:00`, `${iso(addDays(day, 1))}T00:00`]);
  if (/\babout\b/.test(found.rest)) return choose("approximate", [value]);
  if (/\bbefore\b/.test(found.rest)) return choose("which-day", [value, iso(addDays(day, -1))]);
  if (found.weekday !== null && weekdayOf(day) !== found.weekday) return choose("which-day", [value]);
  return { type: "value", value };
}

function choose(reason: AmbiguityReason, values: readonly string[]): ReadResult<string> {
  const readings = [...new Set(values)].map((value) => ({ value }));
  return { type: "ambiguous", reason, readings, offerNone: false };
}

/** The first day named in the line, and the line without it. */
function dayIn(line: string, now: Day): Found {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(line);
    if (!match) continue;
    const day = read(match.slice(1), now);
    if (day === null) continue;
    const rest = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`
      .replace(/ +/g, " ")
      .trim();
    return isDay(day) ? { day, rest } : "no-such-day";
  }
  return null;
}

type Form = {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[], now: Day): Day | null;
};

const year = "(\\d{4}|\\d{2}|thisYear|nextYear|lastYear)";

/** Day before month, always; the year of today where none is typed. */
const forms: readonly Form[] = [
  {
    pattern: /(?<![\d/-] ?)(\d{4}) [/-] (\d{1,2}) [/-] (\d{1,2})(?= |$)/,
    read: ([y, m, d]) => dayOf(d, m, y),
  },
  {
    pattern: new RegExp(
      `(?:^|(?<= ))(?<!\\d [/-] )(\\d{1,2}) [/-] (\\d{1,2}) (?:[/-]|year|month) ?${year}(?= |$)(?! [/-])`,
    ),
    read: ([d, m, y], now) => dayOf(d, m, yearOf(y, now)),
  },
  {
    pattern: new RegExp(
      `(?:^|(?<= ))(\\d{1,2}) (?:[/-] )?month (\\d{1,2})(?: (?:(?:year|[/-]) )?${year})?(?= |$)`,
    ),
    read: ([d, m, y], now) => dayOf(d, m, yearOf(y, now)),
  },
  { pattern: /(?:^|(?<= ))(\d{1,2}) (\d{1,2}) (\d{4})(?= |$)/, read: ([d, m, y]) => dayOf(d, m, y) },
  {
    pattern:
      /(?:^|(?<= ))(\d{1,2}) [/-] (\d{1,2})(?: (thisYear|nextYear|lastYear))?(?= |$)(?! [/-] \d+(?= |$)(?! [/-]))/,
    read: ([d, m, y], now) => dayOf(d, m, yearOf(y, now)),
  },
  {
    pattern: /(?:^|(?<= ))(\d{1,2}) (thisMonth|nextMonth|lastMonth)(?= |$)/,
    read: ([d, month], now) => {
      const shift = month === "thisMonth" ? 0 : month === "nextMonth" ? 1 : -1;
      const index = now.year * 12 + now.month - 1 + shift;
      return { year: Math.floor(index / 12), month: (index % 12) + 1, day: Number(d) };
    },
  },
  {
    pattern: new RegExp(`(?:^|(?<= ))month (\\d{1,2}) day (\\d{1,2})(?: year ${year})?(?= |$)`),
    read: ([m, d, y], now) => dayOf(d, m, yearOf(y, now)),
  },
  { pattern: /(?:^|(?<= ))@(-?\d)(?= |$)/, read: ([days], now) => addDays(now, Number(days)) },
  { pattern: /(?:^|(?<= ))(\d{1,3}) daysAhead(?= |$)/, read: ([days], now) => addDays(now, Number(days)) },
  { pattern: /(?:^|(?<= ))(\d{1,3}) daysAgo(?= |$)/, read: ([days], now) => addDays(now, -Number(days)) },
  {
    pattern: /(?:^|(?<= ))W(\d) (thisWeek|nextWeek|lastWeek)(?= |$)/,
    read: ([weekday, week], now) => {
      const shift = week === "thisWeek" ? 0 : week === "nextWeek" ? 7 : -7;
      return addDays(now, Number(weekday) - weekdayOf(now) + shift);
    },
  },
];

function yearOf(typed: string | undefined, now: Day): string {
  const shift = { thisYear: 0, nextYear: 1, lastYear: -1 }[typed ?? "thisYear"];
  return shift === undefined ? (typed ?? "") : String(now.year + shift);
}

/** No day was named in full: a weekday, a number or a stretch of time leaves a choice. */
function withoutDay(line: string, now: Day): ReadResult<string> {
  const weekday = /^(?:about )?W(\d)(?: (?:coming|last))?$/.exec(line)?.[1];
  if (weekday) {
    const here = addDays(now, Number(weekday) - weekdayOf(now));
    return choose(
      "which-day",
      line.endsWith("last") ? [iso(addDays(here, -7)), iso(here)] : [iso(here), iso(addDays(here, 7))],
    );
  }
  const number = /^(?:before |about )?(?:day |early |day early )?(\d{1,2})$/.exec(line)?.[1];
  if (number) {
    const day = { ...now, day: Number(number) };
    return isDay(day) ? choose("which-day", [iso(day)]) : refuse("no-such-day");
  }
  if (
    /^(?:about )?(?:day )?STRETCH(?: (?:coming|thisWeek))?$/.test(line) ||
    /^month \d{1,2}(?: year \d{4})?$/.test(line)
  ) {
    return choose("which-day", []);
  }
  // An hour without its day.
  const clock = clockOf(line);
  if (clock !== "malformed" && clock.time && clock.rest.trim() === "") return choose("which-day", []);
  return refuse(/\d+ [/-] \d+ [/-] \d+/.test(line) ? "malformed" : "not-understood");
}

// The kind of answer that is a month of a year, kept as "2026-09". Knows the calendar.
import { choose } from "../../language/choices.ts";
import { today, twoDigits } from "../../language/dates/days.ts";
import { shiftFromNow } from "../../language/dates/from-now.ts";
import { dateSigns } from "../../language/dates/signs.ts";
import { lastMonth, nextMonth, thisMonth } from "../../language/lexicon/days.ts";
import { refuse, withoutValue } from "../../language/opening.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { heldBy } from "./held.ts";
import type { Kind } from "./kind.ts";
import { isYear, yearOf } from "./year.ts";

type Month = { readonly year: number; readonly month: number };

export const monthKind: Kind<string> = {
  name: "month",
  called: "tháng",
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
    const shift = shiftOf(said.tokens);
    return shift === undefined
      ? readMonth(dateSigns(said), context)
      : taken(moved(today(context.now), shift));
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => monthKind.read(said, context),
      // A workbook keeps a month as its first day.
      day: (day) => ({ type: "value", value: day.slice(0, 7) }),
    });
  },
  say: (value, { label }) => `${label === null ? "" : `${label} `}tháng ${print(value)}`,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "tháng và năm" : noun),
  example: (_, { month }) => `tháng ${month}`,
  sample: (_, __, { month }) => month,
  ask: (_, { month }) => `Xin gửi tháng và năm, ví dụ: ${month}.`,
  refuse: { "no-such-day": (said) => `không có tháng “${said}”.` },
  remedy: (_, { month }) => ` Mục này cần tháng và năm, ví dụ: ${month}.`,
  unsure: {},
  shortForms: (value) => [print(value)],
  figure: () => null,
  print,
  stored: (value) => (typeof value === "string" && /^\d{4}-\d\d$/u.test(value) ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: [],
  lint: () => [],
};

/** "2026-09" as "09/2026". */
function print(value: string): string {
  const [year, month] = value.split("-");
  return `${month}/${year}`;
}

/** Two digits are a year of this century where they can be nothing else: "9/26", but "9-10" are two months. */
const year = "(\\d{4}|[2-6]\\d|thisYear|nextYear|lastYear)";
const before = "(?:about )?(?:day )?";

/** "9/2026", "tháng 9 năm 2026", "2026-09". */
const whole = new RegExp(`^(?:month )?(\\d{1,2}) (?:[/-] )?(?:year )?${year}$`, "u");
const isoLike = /^(\d{4}) [/-] (\d{1,2})$/u;
/** "Tháng 9", "9". */
const alone = /^(?:month )?(\d{1,2})$/u;
/** "15/9/2026": a day is more than was asked. */
const day = new RegExp(
  `^${before}\\d{1,2} (?:[/-] )?(?:month )?(\\d{1,2}) (?:[/-] )?(?:year )?${year}$`,
  "u",
);

/** "Tháng này", "tháng trước". */
const shiftOf = shiftFromNow({ last: lastMonth, current: thisMonth, next: nextMonth });

function readMonth(line: string, context: ReadContext): ReadResult<string> {
  const now = today(context.now);
  if (/\bLUNAR\b/u.test(line)) return refuse("lunar");
  const back = isoLike.exec(line);
  if (back) return taken({ year: Number(back[1]), month: Number(back[2]) });
  const named = whole.exec(line);
  if (named) return taken({ year: yearOf(named[2], now.year), month: Number(named[1]) });
  const bare = alone.exec(line);
  if (bare) return withoutYear(Number(bare[1]), now);
  const within = day.exec(line);
  const month = within && { year: yearOf(within[2], now.year), month: Number(within[1]) };
  return month && isMonth(month)
    ? choose("unsure", [{ value: iso(month) }], () => true)
    : refuse("not-understood");
}

function taken(month: Month): ReadResult<string> {
  return isMonth(month) ? { type: "value", value: iso(month) } : refuse("no-such-day");
}

/** Without its year a month that is past is this year's; one still to come may be the last year's as well. */
function withoutYear(month: number, now: Month): ReadResult<string> {
  const here = { year: now.year, month };
  if (!isMonth(here) || month <= now.month) return taken(here);
  const both = [here, { year: now.year - 1, month }];
  return choose(
    "which-day",
    both.map((one) => ({ value: iso(one) })),
    () => true,
  );
}

function moved({ year, month }: Month, by: number): Month {
  const index = year * 12 + month - 1 + by;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function isMonth({ year, month }: Month): boolean {
  return isYear(year) && month >= 1 && month <= 12;
}

function iso({ year, month }: Month): string {
  return `${year}-${twoDigits(month)}`;
}

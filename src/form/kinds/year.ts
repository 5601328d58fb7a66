// The kind of answer that is a year, or a school year by the year in which it begins: "năm học 2025-2026" is 2025.
import { choose } from "../../language/choices.ts";
import { today } from "../../language/dates/days.ts";
import { shiftFromNow } from "../../language/dates/from-now.ts";
import { dateSigns } from "../../language/dates/signs.ts";
import { lastYear, nextYear, thisYear } from "../../language/lexicon/days.ts";
import { refuse, withoutValue } from "../../language/opening.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import { asNumber, digitsOf } from "./figures.ts";
import { heldBy, wholeOf } from "./held.ts";
import type { CellOf, Examples, Kind } from "./kind.ts";

/** What the paper calls a school year, in the noun of its cell. */
const schoolYear = "năm học";

export const yearKind: Kind<number> = {
  name: "year",
  called: "năm",
  stands: "column",
  narrative: false,
  limits: { most: 2_199, digits: 0 },
  none: null,
  choices: "nothing",
  pairs: false,
  exampleEachTime: false,
  read: (said, context) => withoutValue<number>(said) ?? readYear(said, context),
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => yearKind.read(said, context),
      number: (number) => {
        const whole = wholeOf(number, context);
        return whole.type !== "value" || isYear(whole.value) ? whole : refuse("not-understood");
      },
    });
  },
  say: (value, cell) => `${cell.label === null ? "" : `${cell.label} `}${sayYear(value, cell)}`,
  wanted: (cell) => cell.label ?? (isSchoolYear(cell) ? schoolYear : "năm"),
  example: exampleOf,
  sample: (_, cell, of) => exampleOf(cell, of),
  ask: (cell, of) => `Xin gửi ${yearKind.wanted(cell)}, ví dụ: ${exampleOf(cell, of)}.`,
  refuse: { "no-such-day": (said) => `“${said}” không phải là một năm.` },
  remedy: (cell, of) =>
    ` Mục này cần ${isSchoolYear(cell) ? schoolYear : "năm"}, ví dụ: ${exampleOf(cell, of)}.`,
  unsure: {},
  shortForms: (value, cell) => [print(value, cell), String(value)],
  figure: digitsOf,
  print,
  stored: asNumber,
  total: "none",
  measure: "year",
  shown: { as: "number", format: "0", width: 9 },
  takes: ["most"],
  lint: () => [],
};

/** The round's own year: plausible whenever the form is asked. */
function exampleOf(cell: Pick<CellOf, "noun">, of: Examples): string {
  return isSchoolYear(cell) ? of.schoolYear : of.year;
}

function isSchoolYear({ noun }: Pick<CellOf, "noun">): boolean {
  return noun.toLowerCase() === schoolYear;
}

function print(value: number, cell: CellOf): string {
  return isSchoolYear(cell) ? `${value}-${value + 1}` : String(value);
}

function sayYear(value: number, cell: CellOf): string {
  return `${isSchoolYear(cell) ? schoolYear : "năm"} ${print(value, cell)}`;
}

/** The years that a report can speak of. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1900 && year <= 2199;
}

/** From typed digits or a sign of the year; of two digits a year is of this century. */
export function yearOf(typed: string | undefined, now: number): number {
  const shift = { thisYear: 0, nextYear: 1, lastYear: -1 }[typed ?? "thisYear"];
  if (shift !== undefined) return now + shift;
  return (typed ?? "").length === 2 ? 2000 + Number(typed) : Number(typed);
}

/** "Năm nay", "năm ngoái". */
const shiftOf = shiftFromNow({ last: lastYear, current: thisYear, next: nextYear });

const one = /^(?:year )?(\d{4})$/u;
/** "2025-2026", "2025-26", "2025 2026"; of a school year "25-26" as well. */
const two = /^(?:year )?(\d{4}) (?:[/-] |or )?(\d{4}|\d{2})$/u;
const short = /^(?:year )?([2-6]\d) [/-] ([2-6]\d)$/u;

function readYear(said: Said, context: ReadContext): ReadResult<number> {
  const now = today(context.now).year;
  const own = isSchoolYear({ noun: context.nouns.count ?? "" });
  const shift = shiftOf(said.tokens);
  if (shift !== undefined) return { type: "value", value: now + shift };
  const line = dateSigns(said);
  const both = two.exec(line) ?? (own ? short.exec(line) : null);
  if (both) return readSpan(yearOf(both[1], now), yearOf(both[2], now), own);
  const named = one.exec(line);
  if (!named) return refuse("not-understood");
  const year = yearOf(named[1], now);
  return isYear(year) ? { type: "value", value: year } : refuse("no-such-day");
}

/** Two years one after the other are a school year; where a year alone is asked, either may be meant. */
function readSpan(first: number, second: number, own: boolean): ReadResult<number> {
  if (!isYear(first) || !isYear(second)) return refuse("no-such-day");
  if (second !== first + 1) return refuse("not-understood");
  return own
    ? { type: "value", value: first }
    : choose("several", [{ value: first }, { value: second }], () => true);
}

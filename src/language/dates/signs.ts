// Rewrites a typed date as a line of plain signs ("15 / 10 | 17 h 30") for the grammar in date.ts. Decides nothing.
import { dateWords, lunar, relativeDays } from "../lexicon/dates.ts";
import { stretches, weekdays } from "../lexicon/days.ts";
import { phrasebook } from "../phrases.ts";
import { smallAt } from "../quantity/small-numbers.ts";
import { hear, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";

const signs = phrasebook<string>([
  ...relativeDays.map(([days, words]) => [`@${days}`, words] as const),
  ...weekdays.map(([day, words]) => [`W${day}`, words] as const),
  ["LUNAR", lunar],
  ["STRETCH", stretches],
  ...Object.entries(dateWords),
]);

/** Months named in the stretch list may still belong to a day: "15 this month". */
const monthSigns = phrasebook<string>([
  ["thisMonth", dateWords.thisMonth],
  ["nextMonth", dateWords.nextMonth],
  ["lastMonth", dateWords.lastMonth],
  ["thisYear", dateWords.thisYear],
  ["nextYear", dateWords.nextYear],
  ["lastYear", dateWords.lastYear],
]);
const weekSigns = phrasebook<string>([
  ["thisWeek", dateWords.thisWeek],
  ["nextWeek", dateWords.nextWeek],
  ["lastWeek", dateWords.lastWeek],
  ["coming", dateWords.coming],
  ["last", dateWords.last],
]);

/** One sign a word, joined by spaces; "?" stands for anything nobody listed. */
export function dateSigns(said: Said): string {
  // Dots between the parts of a date are not the dots of a number.
  const parted = said.text.replace(/(\d)[.](?=\d)/g, "$1/");
  const { tokens } = parted === said.text ? said : hear(parted);
  const line: string[] = [];
  for (let index = 0; index < tokens.length; ) {
    const [sign, length] = signAt(tokens, index, line.at(-1) ?? "");
    if (sign !== "") line.push(sign);
    index += length;
  }
  return line.join(" ");
}

type Sign = readonly [sign: string, length: number];
/** The sign that begins at a token, or null where that is for another rule. */
type Rule = (tokens: readonly Token[], index: number, previous: string) => Sign | null;

function signAt(tokens: readonly Token[], index: number, previous: string): Sign {
  for (const rule of rules) {
    const sign = rule(tokens, index, previous);
    if (sign) return sign;
  }
  return ["?", 1];
}

/** "15"; of five digits nothing is a day, a month or a year. */
const digits: Rule = (tokens, index) => {
  const token = tokens[index];
  if (token?.type !== "numeral") return null;
  return [/^\d{1,4}$/.test(token.text) ? token.text : "?", 1];
};

/** "Thứ hai [tuần sau]", "15 [tháng này]". */
const relative: Rule = (tokens, index, previous) => {
  const after = /^W\d$/.test(previous) ? weekSigns : /^\d+$/.test(previous) ? monthSigns : null;
  const found = after?.at(tokens, index);
  return found ? [found.role, found.length] : null;
};

/** "Mười lăm" only where a number is due: after "ngày", "tháng", "mùng", or first. */
const spoken: Rule = (tokens, index, previous) => {
  const listed = signs.at(tokens, index);
  const isYear = listed?.role === "year" && tokens[index + listed.length]?.type === "numeral";
  const due = /^(day|early|month|hour|)$/.test(previous) || listed === null;
  const number = due && !isYear ? smallAt(tokens, index, false) : null;
  const [value, more] = number?.readings ?? [];
  if (!number || value === undefined || more !== undefined || number.doubt === "approximate") return null;
  const length = number.next - index;
  return length >= (listed?.length ?? 0) ? [String(value), length] : null;
};

const listed: Rule = (tokens, index) => {
  const found = signs.at(tokens, index);
  return found && [found.role === "filler" ? "" : found.role, found.length];
};

const marks: Rule = (tokens, index) => {
  const token = tokens[index];
  if (token && /^[/:-]$/.test(token.text)) return [token.text, 1];
  return token?.type === "break" || (token && /^[.,!()";]$/.test(token.text)) ? ["", 1] : null;
};

const rules: readonly Rule[] = [digits, relative, spoken, listed, marks];

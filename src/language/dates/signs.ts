// Rewrites a typed date as a line of plain signs ("15 / 10 | 17 h 30") for the grammar in date.ts. Decides nothing.
import { dateWords, lunar, relativeDays } from "../lexicon/dates.ts";
import { stretches, weekdays } from "../lexicon/days.ts";
import { phrasebook } from "../phrases.ts";
import { smallAt } from "../quantity/small-numbers.ts";
import type { Said } from "../said.ts";
import { type Token, tokenise } from "../tokens.ts";

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
export function dateSigns({ text }: Said): string {
  // Dots between the parts of a date are not the dots of a number.
  const tokens = tokenise(text.replace(/(\d)[.](?=\d)/g, "$1/"));
  const line: string[] = [];
  for (let index = 0; index < tokens.length; ) {
    const [sign, length] = signAt(tokens, index, line.at(-1) ?? "");
    if (sign !== "") line.push(sign);
    index += length;
  }
  return line.join(" ");
}

function signAt(tokens: readonly Token[], index: number, previous: string): readonly [string, number] {
  const token = tokens[index];
  if (!token) return ["", 1];
  if (token.type === "numeral") return [/^\d{1,4}$/.test(token.text) ? token.text : "?", 1];
  const after = /^(W\d)$/.test(previous) ? weekSigns : /^\d+$/.test(previous) ? monthSigns : null;
  const special = after?.at(tokens, index);
  if (special) return [special.role, special.length];
  const found = signs.at(tokens, index);
  const isYear = found?.role === "year" && tokens[index + found.length]?.type === "numeral";
  const number = isYear ? null : smallAt(tokens, index, false);
  const value = number?.readings.length === 1 ? number.readings[0] : undefined;
  const asNumber = number && value !== undefined && number.doubt !== "approximate";
  // A spoken number only counts where a number is due: after "day", "month", "early in the month", or first.
  const due = /^(day|early|month|hour|)$/.test(previous) || found === null;
  if (asNumber && due && number.next - index >= (found?.length ?? 0))
    return [String(value), number.next - index];
  if (found) return [found.role === "filler" ? "" : found.role, found.length];
  if (/^[/:-]$/.test(token.text)) return [token.text, 1];
  if (/^[.,!()";]$/.test(token.text) || token.type === "break") return ["", 1];
  return ["?", 1];
}

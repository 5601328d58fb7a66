// What days a report is about: the day whose state it shows, or a span of days. Pure.
import { daysIn } from "../days.ts";
import type { Cover } from "../found.ts";
import { spanFrom, spanTo, stateOf } from "../words/cover-words.ts";
import type { Clause } from "./sentences.ts";

type Signed = { readonly year: number; readonly month: number };

/** "số liệu tại thời điểm ngày 30 tháng 10 năm 2026". */
export function asOfIn(clauses: readonly Clause[], signed: Signed): Cover["asOf"] {
  for (const { line, sentence, text } of clauses) {
    const state = stateOf.exec(text);
    if (!state) continue;
    const end = state.index + state[0].length;
    const day = daysIn(text, signed).find(
      ({ from, to }) => to > end && text.slice(end, Math.max(from, end)).trim().length < 3,
    );
    if (day) return { value: day.day, sure: "sure", source: { block: line.at, text: sentence } };
  }
  return null;
}

/** "từ ngày 01/10/2022 đến ngày 07/10/2022": two days with nothing but "đến" between them. */
export function periodIn(clauses: readonly Clause[], signed: Signed): Cover["period"] {
  for (const { line, sentence, text } of clauses) {
    const days = daysIn(text, signed);
    const at = days.findIndex((day, no) => {
      const next = days[no + 1];
      return next !== undefined && next.day > day.day && isSpan(text, day, next);
    });
    const [from, to] = [days[at], days[at + 1]];
    if (from && to)
      return {
        value: { from: from.day, to: to.day },
        sure: "guessed",
        source: { block: line.at, text: sentence },
      };
  }
  return null;
}

type At = { readonly from: number; readonly to: number };

function isSpan(text: string, one: At, other: At): boolean {
  return spanFrom.test(text.slice(0, one.from)) && spanTo.test(text.slice(one.to, other.from));
}

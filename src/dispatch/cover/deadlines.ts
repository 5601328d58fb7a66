// The last days to hand in, of the whole report and of single parts of it. Pure.
import { type DayFound, daysIn } from "../days.ts";
import type { Cover, Sure } from "../found.ts";
import type { Part } from "../placed.ts";
import { contentWords } from "../words/content.ts";
import { againAndAgain, handsIn, lastDay, leadEnds, onlyDay, stateOf } from "../words/cover-words.ts";
import type { Clause } from "./sentences.ts";

type Deadline = Cover["deadlines"][number];
type Signed = { readonly year: number; readonly month: number };

/** The deadline of the whole first; of several that name no part, the latest is the whole's. */
export function deadlinesIn(
  clauses: readonly Clause[],
  parts: readonly Pick<Part, "no" | "title">[],
  signed: Signed,
): readonly Deadline[] {
  const found = clauses.flatMap((clause) => {
    const [first] = deadlineDays(clause, signed);
    return first ? [deadlineOf(clause, first, parts)] : [];
  });
  const whole = found.filter(({ part }) => part === null).sort((a, b) => (a.at < b.at ? 1 : -1));
  const ofParts = found.filter(({ part, at }) => part !== null && !whole.some((one) => one.at === at));
  const [last] = whole;
  const unique = ofParts.filter((one, at) => ofParts.findIndex((other) => other.part === one.part) === at);
  return last ? [last, ...unique] : unique;
}

type Led = DayFound & { readonly inclusive: boolean };

/** The days of a clause that a lead of the last day stands before, where the sentence is about handing in. */
function deadlineDays({ text, sentence }: Clause, signed: Signed): readonly Led[] {
  if (!handsIn.test(sentence)) return [];
  return daysIn(text, signed).flatMap((day): Led[] => {
    const before = text.slice(0, day.from);
    if (againAndAgain.test(text.slice(day.to, day.to + 14))) return [];
    const lead = leadBefore(before, text.slice(day.from, day.to));
    if (lead === null) return [];
    return [{ ...day, inclusive: lead.inclusive }];
  });
}

/** The nearest lead before a day, with nothing but a few words between them. */
function leadBefore(before: string, day: string): { readonly inclusive: boolean } | null {
  const near = before.slice(-60);
  const ends = lastDay
    .flatMap(({ words, inclusive }) =>
      [...`${near}${day}`.matchAll(words)].map((match) => ({ inclusive, to: match.index + match[0].length })),
    )
    .filter(({ to }) => to <= near.length + 4 && leadEnds.test(near.slice(to)));
  const state = stateOf.exec(near);
  const isState = state !== null && onlyDay.test(near.slice(state.index + state[0].length));
  if (isState) return null;
  return ends.length === 0 ? null : { inclusive: ends.some(({ inclusive }) => inclusive) };
}

function deadlineOf(clause: Clause, day: Led, parts: readonly Pick<Part, "no" | "title">[]): Deadline {
  const { at, inclusive } = day;
  const timed = at.includes("T");
  const sure: Sure = inclusive || timed ? "sure" : "look";
  const part = partOf(clause, day, parts);
  return { part, at, inclusive, sure, source: { block: clause.line.at, text: clause.sentence } };
}

/** The part a clause speaks of alone: by its number, or by all the words of its title. */
function partOf(
  { text }: Clause,
  { from }: DayFound,
  parts: readonly Pick<Part, "no" | "title">[],
): string | null {
  const before = text.slice(0, from).toLowerCase();
  const named = parts.filter(({ no }) => no !== null && hasNumber(before, no.toLowerCase()));
  const [only] = named;
  if (only && named.length === 1 && parts.length > 1) return only.no;
  const titled = parts.filter(({ no, title }) => {
    const words = contentWords(title);
    return no !== null && words.length >= 2 && words.every((word) => ` ${before} `.includes(` ${word} `));
  });
  return titled.length === 1 && parts.length > 1 ? (titled[0]?.no ?? null) : null;
}

/** "phụ lục 1" stands in a text, and not as the beginning of "phụ lục 12". */
function hasNumber(text: string, no: string): boolean {
  const at = text.indexOf(no);
  return at >= 0 && !/[\p{L}\d]/u.test(text.charAt(at + no.length));
}

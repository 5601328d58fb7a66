// "1: 10 -> 12": a figure that stands at a row becomes another; where it does not stand there it is asked. Pure.
import { type Value, valuesOf } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import type { Changed, Corrected } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import type { Candidate } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { besideOthers } from "./question.ts";
import { recordOrDoubt, sameValues } from "./record-or-doubt.ts";
import { named } from "./rows.ts";
import { control, steering } from "./steer.ts";

type Row = Changed["rows"][number];
/** What a row would hold. */
type Way = { readonly question: Question; readonly values: readonly Value[] };

/** Carries out a change that fits one row only; null of one that says no row and fits none of those answered last. */
export function changeRow(s: Situation, asked: Asked, changed: Changed, raw: string): Result | null {
  const fitting = changed.rows.flatMap((row) => fittingAt(s, row));
  const [only, other] = fitting;
  // A number that rows of several parts have is that of the first; of another one it is asked.
  const sure = !changed.named || only?.question.id === changed.rows[0]?.id;
  if (only && !other && sure) return changes(s, asked, only, raw);
  if (fitting.length > mostWays || (fitting.length === 0 && !changed.named)) return null;
  const ways = fitting.length > 0 ? fitting : changed.rows.flatMap((row) => otherwiseAt(s, row));
  if (ways.length > 0 && ways.length <= mostWays)
    return {
      events: [{ type: "which", why: "correction", said: raw.trim(), ways: ways.map(take(raw)) }],
      asked,
    };
  const [row, more] = changed.rows;
  const no = (row && !more ? s.q.byId(row.id)?.main.no : undefined) ?? "";
  const shown = control(s, { ...steering("edit"), args: no });
  return { ...shown, events: [{ type: "unrecorded", said: raw, no: null }, ...shown.events] };
}

function changes(s: Situation, asked: Asked, { question, values }: Way, raw: string): Result {
  if (sameValues(values, valuesOf(s.answers, question) ?? []))
    return { events: [{ type: "said", what: "already" }], asked };
  const result = recordOrDoubt(s, question, { values, raw, note: null, origin: "typed" });
  const events = result.events.map((event) => named(s, event));
  // What was asked is asked again: the change answered nothing of it.
  return events.some(({ type }) => type === "answered")
    ? { ...result, events, asked }
    : { ...result, events };
}

/** What a row becomes where that stands which is said to stand. */
function fittingAt(s: Situation, { id, from, to }: Row): Way[] {
  const question = s.q.byId(id);
  const old = question && valuesOf(s.answers, question);
  if (!question || !old) return [];
  if (from === null) {
    const reading = besideOthers(s, question, to.reading);
    return reading.type === "value" ? [{ question, values: reading.values }] : [];
  }
  if (from.reading.type === "value")
    return to.reading.type === "value" && sameValues(from.reading.values, old)
      ? [{ question, values: to.reading.values }]
      : [];
  const stands = from.cells.filter(({ at, value }) => isSame(old[at], value));
  return stands.flatMap(({ at }) => withCell(question, old, to, at));
}

function isSame(one: Value | undefined, other: Value): boolean {
  return one !== undefined && sameValues([one], [other]);
}

function withCell(question: Question, old: readonly Value[], to: Corrected, at: number): Way[] {
  const cell = to.cells.find((one) => one.at === at);
  return cell ? [{ question, values: old.map((value, index) => (index === at ? cell.value : value)) }] : [];
}

/** Where it does not stand there: all that the row may become, to be chosen from. */
function otherwiseAt(s: Situation, { id, to }: Row): Way[] {
  const question = s.q.byId(id);
  if (!question || question.narrative) return [];
  if (to.reading.type === "value") return [{ question, values: to.reading.values }];
  const old = valuesOf(s.answers, question);
  const ways = old ? to.cells.flatMap(({ at }) => withCell(question, old, to, at)) : [];
  return ways.filter(({ values }) => !sameValues(values, old ?? []));
}

/** More rows or cells than these are no choices. */
const mostWays = 4;

function take(raw: string): (way: Way) => Candidate {
  return ({ question, values }) => ({ do: "take", id: question.id, values: [...values], raw, waive: false });
}

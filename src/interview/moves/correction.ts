// "À nhầm 350": a text that takes back what was just recorded, or points at another row's figures. Pure.
import { isAnswered, type Value, valuesOf } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import type { Corrected, Correction, ReadRow } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import type { Candidate } from "../events.ts";
import { questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { undoGate } from "./gate.ts";
import { readAs } from "./question.ts";
import { recordOrDoubt, sameValues } from "./record-or-doubt.ts";
import { named } from "./rows.ts";
import { control, steering } from "./steer.ts";

/**
 * A text that says it corrects is about the answer just given, never about the row that is asked next. Null when
 * nothing stands that it could correct.
 */
export function correct(s: Situation, asked: Asked, correction: Correction, raw: string): Result | null {
  const here = s.q.byId(questionAsked(asked) ?? "");
  const byWords = ofNamed(s, asked, correction, raw);
  if (byWords) return byWords;
  if (here && correction.here && isBefore(s, asked, here)) return readAs(s, here, correction.here);
  if (s.chat.last?.startsWith("group:")) {
    const takesBack = correction.something && correction.short && !here?.narrative;
    return takesBack ? undoGate(s, s.chat.last.slice("group:".length)) : null;
  }
  return s.chat.recent.length > 1 ? ofSeveral(s, asked, correction, raw) : ofLast(s, asked, correction, raw);
}

/**
 * What a correction changes that names rows in words: never another row than these. The one of them that was just
 * answered is corrected; of others the new values are a choice, and where there is none the row is shown again.
 */
function ofNamed(s: Situation, asked: Asked, correction: Correction, raw: string): Result | null {
  const { named: rows } = correction;
  const here = s.q.byId(questionAsked(asked) ?? "");
  // The row that is before the person is read as ever.
  if (rows.length === 0 || (here && rows.some(({ id }) => id === here.id) && isBefore(s, asked, here)))
    return null;
  const answered = rows.filter(({ id }) => s.chat.recent.includes(id) || s.chat.last === id);
  const [only, more] = answered;
  const question = only && !more ? s.q.byId(only.id) : undefined;
  const old = question && valuesOf(s.answers, question);
  if (only && question && old) return corrects(s, asked, question, old, only, correction, raw);
  const ways = (more ? answered : rows).flatMap((row) => waysAt(s, row, correction.wrong, raw));
  if (ways.length > 0 && ways.length <= mostWays) return askWhichRow(asked, raw, "correction", ways);
  const no = rows.length === 1 ? s.q.byId(rows[0]?.id ?? "")?.main.no : undefined;
  return control(s, { ...steering("edit"), args: no ?? "" });
}

/** What a correction would make of one row: its figures, or what stands there with one of them in it. */
function waysAt(s: Situation, row: Corrected, wrong: number | null, raw: string): readonly Candidate[] {
  if (row.reading.type === "value") return [take(row.id, row.reading.values, raw)];
  const question = s.q.byId(row.id);
  const old = question && valuesOf(s.answers, question);
  if (!question || !old) return [];
  return likeliest(foundFor(old, row), old, question, wrong).map((values) => take(row.id, values, raw));
}

/** A doubt, half a pair or an answer shown again is what the person has before them. */
function isBefore(s: Situation, asked: Asked, here: Question): boolean {
  if (asked.at === "confirm" || s.chat.half !== null) return true;
  return asked.at === "question" && isAnswered(s.answers, here);
}

/** The figures at each of these rows as a choice; null where they are too many, or can be read at none. */
function ofRows(asked: Asked, rows: readonly ReadRow[], raw: string): Result | null {
  const ways = rows.flatMap(({ id, reading }) =>
    reading.type === "value" ? [take(id, reading.values, raw)] : [],
  );
  return ways.length > 0 && ways.length <= mostWays ? askWhichRow(asked, raw, "correction", ways) : null;
}

/** Rows answered by one message: which of them is meant is a choice, or its number has to be said. */
function ofSeveral(
  s: Situation,
  asked: Asked,
  { said, short, last }: Correction,
  raw: string,
): Result | null {
  if (!short || !/\p{Nd}/u.test(said)) return null;
  return ofRows(asked, last, raw) ?? control(s, steering("edit"));
}

/** More rows than these are not read as choices. */
const mostWays = 4;

function ofLast(s: Situation, asked: Asked, correction: Correction, raw: string): Result | null {
  const last = s.q.byId(s.chat.recent[0] ?? s.chat.last ?? "");
  // Zeros for the rest of a group were nobody's figures for this one row.
  if (last && s.answers.get(last.places[0] ?? "")?.origin === "rest") return control(s, steering("edit"));
  const read = correction.last.find(({ id }) => id === last?.id);
  const old = last && valuesOf(s.answers, last);
  return last && read && old ? corrects(s, asked, last, old, read, correction, raw) : null;
}

function corrects(
  s: Situation,
  asked: Asked,
  last: Question,
  old: readonly Value[],
  read: Corrected,
  correction: Correction,
  raw: string,
): Result | null {
  const { reading } = read;
  const narrative = s.q.byId(questionAsked(asked) ?? "")?.narrative;
  // Where a text is asked, only what is plainly figures and little else corrects any.
  if (narrative && (reading.type === "ambiguous" || !correction.short)) return null;
  if (reading.type === "ambiguous") {
    const { reason, readings, offerNone } = reading;
    return {
      events: [{ type: "unsure", id: last.id, reason, said: raw, readings, offerNone }],
      asked: { at: "confirm", id: last.id },
    };
  }
  const found = foundFor(old, read);
  const [only, other] = likeliest(found, old, last, correction.wrong);
  if (!only) return null;
  if (found.some((values) => sameValues(values, old)))
    return { events: [{ type: "said", what: "already" }], asked };
  if (other) {
    const ways = [only, other].map((values) => take(last.id, values, raw));
    return askWhichRow(asked, raw, "correction", ways);
  }
  const note = reading.type === "value" ? reading.note : null;
  const result = recordOrDoubt(s, last, { values: only, raw, note, origin: "typed" });
  const events = result.events.map((event) => named(s, event));
  // What stood there to be asked is asked again: the correction answered nothing of it.
  return events.some((event) => event.type === "answered") ? { ...result, events, asked } : result;
}

/** The values that would stand: the new ones, or, of one figure for a row of two, each cell's with the other as it stood. */
function foundFor(old: readonly Value[], { reading, cells }: Corrected): (readonly Value[])[] {
  if (reading.type === "value") return [reading.values];
  return cells.map(({ at, value }) => old.map((stood, cell) => (cell === at ? value : stood)));
}

/** The half that was said to be wrong is the one that changes; else whatever leaves no more things than people. */
function likeliest(
  found: readonly (readonly Value[])[],
  old: readonly Value[],
  last: Question,
  wrong: number | null,
): readonly (readonly Value[])[] {
  const meant = found.filter((values) =>
    values.every((value, at) => (old[at] === wrong) !== (value === old[at])),
  );
  if (meant.length === 1) return meant;
  const likely = found.filter(([things = 0, people = 0]) => last.cells.length !== 2 || people >= things);
  return likely.length > 0 ? likely : found;
}

function sameKinds(one: Question, other: Question): boolean {
  return (
    one.cells.length === other.cells.length &&
    one.cells.every(({ kind }, at) => kind === other.cells[at]?.kind)
  );
}

/** "Giống 1.1": the figures of that row are offered, never read as a number. */
export function sameAsRow(s: Situation, asked: Asked, no: string, text: string): Result {
  const here = s.q.byId(questionAsked(asked) ?? "");
  if (!here || here.narrative) return { events: [], asked };
  const there = s.q.byNo(no);
  const values = there && sameKinds(there, here) && !here.askAs ? valuesOf(s.answers, there) : null;
  if (values) return askWhichRow(asked, text.trim(), "same-as", [take(here.id, values, text)]);
  const times = s.chat.refusals + 1;
  return {
    events: [{ type: "refused", id: here.id, reason: "not-understood", said: text, times }],
    asked,
    patch: { half: s.chat.half, refusals: times },
  };
}

function take(id: string, values: readonly Value[], raw: string): Candidate {
  return { do: "take", id, values: [...values], raw, waive: false };
}

function askWhichRow(
  asked: Asked,
  said: string,
  why: "correction" | "same-as",
  ways: readonly Candidate[],
): Result {
  return { events: [{ type: "which", why, said, ways }], asked };
}

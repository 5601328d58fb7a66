// One of the same options for each of several rows: what is said of all of them goes to the open ones, as one step that
// "hoàn tác" takes back; what may be meant otherwise is shown first. Pure.
import { valuesOf } from "../../form/answers.ts";
import type { Answer, Choices, Entry } from "../../language/meaning.ts";
import type { RowReading } from "../../language/row-reading.ts";
import type { Asked } from "../chat.ts";
import type { ChosenRow } from "../choice-events.ts";
import type { InterviewEvent } from "../events.ts";
import { idsAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { overNothingNewer } from "./out-of-order.ts";
import { recordPlaced } from "./placed.ts";
import { sameValues } from "./record-or-doubt.ts";

type Value = Extract<RowReading, { type: "value" }>;

/** What was chosen for rows, where one option is said of all the others, or it is not sure what was meant. */
export function chooseRows(s: Situation, asked: Asked, choices: Choices, text: string): Result {
  const { entries, rest, sure, strangers } = choices;
  if (strangers.length > 0) return { events: [{ type: "no-such-check", nos: strangers }], asked };
  const said = text.trim();
  const reading = rest && onlyReading(rest.reading);
  if (rest && !reading) return unclear(asked, said);
  const others = rest && reading ? entriesOf(s, rest.ids, reading, said) : [];
  const all = [...entries, ...others];
  // The edit of a message may change what that message wrote; it is read at rows that are not those asked now.
  const stands = asked === s.chat.asked && others.some((entry) => changes(s, entry));
  if (!sure || stands || reading !== rest?.reading) return shown(asked, all, said);
  if (all.length === 0) return unclear(asked, said);
  const result = recordPlaced(s, all, idsAsked(asked).length);
  return overNothingNewer(s, withUndo(s, result, all), s.chat.askedRev);
}

function unclear(asked: Asked, said: string): Result {
  return { events: [{ type: "unclear-choice", said }], asked };
}

/** What is said of the rows, where it may be only one thing. */
function onlyReading(reading: RowReading): Value | null {
  if (reading.type === "value") return reading;
  const [only, more] = reading.type === "ambiguous" ? reading.readings : [];
  return only && !more ? { type: "value", values: only.value, note: only.note ?? null } : null;
}

/** One option for each of the rows; a remark on all of them stands at the first. */
function entriesOf(s: Situation, ids: readonly string[], reading: Value, said: string): Entry[] {
  return ids.flatMap((id, at): Entry[] => {
    const question = s.q.byId(id);
    if (!question) return [];
    const own = at === 0 ? reading : { ...reading, note: null };
    return [{ to: "row", id, no: question.main.no, said, by: "turn", alone: false, reading: own }];
  });
}

/** Whether something else stands at the row: what is said of all rows does not go over it unseen. */
function changes({ q, answers }: Situation, entry: Entry): boolean {
  const question = entry.to === "row" ? q.byId(entry.id) : undefined;
  const stands = question && valuesOf(answers, question);
  const reading = entry.to === "row" ? entry.reading : null;
  return Boolean(stands) && reading?.type === "value" && !sameValues(stands ?? [], reading.values);
}

/** What would be recorded, row by row, to be agreed to. */
function shown(asked: Asked, entries: readonly Entry[], said: string): Result {
  const rows = entries.flatMap((entry): ChosenRow[] =>
    entry.to === "row" && entry.reading.type === "value"
      ? [{ id: entry.id, values: entry.reading.values, note: entry.reading.note }]
      : [],
  );
  return rows.length === entries.length
    ? { events: [{ type: "rows-chosen", said, rows }], asked }
    : unclear(asked, said);
}

/** All rows of one message are one step. */
function withUndo(s: Situation, result: Result, entries: readonly Entry[]): Result {
  const [group] = entries.flatMap((entry) => (entry.to === "row" ? (s.q.byId(entry.id)?.groupId ?? []) : []));
  const written = result.events.flatMap(changesIn);
  if (group === undefined || written.length === 0) return result;
  const was = written.flatMap(({ place }) => {
    const answer = s.answers.get(place);
    if (!answer || answer.value === null) return [];
    return [{ place, value: answer.value, raw: answer.raw, origin: answer.origin }];
  });
  const zeroed = { group, rev: s.report.rev + 1, was };
  return { ...result, patch: { ...result.patch, zeroed, byRow: null } };
}

function changesIn(event: InterviewEvent) {
  return event.type === "answered" ? event.changes : [];
}

/** One option where several rows are asked. */
export function oneChoice(
  asked: Asked,
  { said, values, note }: Extract<Answer, { type: "one-choice" }>,
): Result {
  return { events: [{ type: "which-rows", said, values, note, ids: idsAsked(asked) }], asked };
}

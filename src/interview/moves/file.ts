// What becomes of an open file: its sheet, its unit, what is recorded of it and what replaces what stands. Pure.
import { lineOf, linePlace, linesPlace, type Place } from "../../form/place.ts";
import type { OpenFile } from "../chat.ts";
import type { Change, InterviewEvent } from "../events.ts";
import type { FileAnswer, FileHolds } from "../handed/file-question.ts";
import { openFile } from "../handed/open-files.ts";
import { holdsOf } from "../handed/questions.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { freshLines, linesByFile } from "./file-lists.ts";
import { record } from "./record.ts";

/** What a chat settles of the file that is open; without one the walk goes on. */
export function settleFile(s: Situation, settled: Partial<OpenFile>): Result {
  const { handed } = s.chat;
  return { events: [], patch: { handed: handed && { ...handed, ...settled } } };
}

/** "Ghi": records what is clear in the file where nothing stands, in one go. What was put off before is answered by it. */
export function takeFile(s: Situation, now: Date): Result {
  const { handed } = s.chat;
  const open = contents(s, now);
  if (!handed || !open) return { events: [] };
  const { fresh, lists } = open.holds.sorted;
  const lines = freshLines(s, lists);
  const changes = [...changesAt(s, fresh), ...lines.changes];
  const ids = [...fresh.map(({ question }) => question.id), ...lines.ids];
  return {
    events: [{ type: "file-taken", upload: handed.id, ids, changes }, ...lines.events],
    patch: {
      handed: { ...handed, taken: true },
      ...(changes.length > 0 ? { took: s.report.rev + 1, last: null, lastText: null } : {}),
    },
  };
}

/** All that "ghi" would record. */
export function showFile(s: Situation, now: Date): Result {
  const open = contents(s, now);
  if (!open) return { events: [] };
  const keep = s.chat.asked ? { asked: s.chat.asked } : {};
  return { events: [{ type: "file-shown", name: open.name, holds: open.holds }], ...keep };
}

/** Nothing more is asked of the file; it lies with the report. */
export function leaveFile(s: Situation): Result {
  const file = openFile(s);
  const taken = s.chat.handed?.taken ?? false;
  return {
    events: file ? [{ type: "file-left", upload: file.id, name: file.name, taken }] : [],
    patch: { handed: null },
  };
}

/**
 * Puts what the file says where something else stands, at these questions, or in these lists and their cells; without
 * any, what stands is kept. What was changed since the person saw both is shown again.
 */
export function replaceByFile(s: Situation, ids: readonly string[], now: Date): Result {
  const open = contents(s, now);
  if (ids.length === 0 || !open) return settleFile(s, { kept: true });
  const rows = open.holds.sorted.differs.filter(({ question }) => ids.includes(question.id));
  const seen = rows.filter(({ question }) =>
    question.places.every((place) => (s.answers.get(place)?.rev ?? 0) <= s.chat.askedRev),
  );
  const events = seen.map(({ question, values, note, said }): InterviewEvent => {
    const event = record(s, question, { values, note, raw: said, origin: "upload" });
    return event.type === "answered" ? { ...event, named: true, revised: true } : event;
  });
  const lines = linesByFile(s, open.holds.sorted.lists, ids);
  return { ...lines, events: [...events, ...lines.events] };
}

/**
 * What the last "ghi" wrote, or the last "không có hết" to rows of a file, is taken back as far as it stands unchanged;
 * null where there is none.
 */
export function untakeFile(s: Situation): Result | null {
  const { took, handed } = s.chat;
  if (took === null) return null;
  const all = [...s.answers.values()].filter(
    ({ rev, origin }) => rev === took && (origin === "upload" || origin === "rest"),
  );
  const gone = new Set(all.map(({ place }) => place));
  // A group of which something else was held stays one of which something was.
  const held = (gate: string) =>
    s.q.questions.some(
      (question) =>
        question.gate === gate &&
        question.places.some((place) => !gone.has(place) && Number(s.answers.get(place)?.value) > 0),
    );
  const touched = linesTouched(s, took);
  const written = all.filter(({ place }) => !held(place) && !touched.has(lineKey(place)));
  const of = new Set(written.flatMap(({ place }) => s.q.byPlace(place) ?? []));
  // A list that was closed with these lines is open again.
  const closed = [...of].flatMap(({ id, list }) => (list && s.answers.get(linesPlace(id))) || []);
  const changes = [...new Set([...written, ...closed])].map(
    ({ place, value }): Change => ({
      place,
      value: null,
      raw: "",
      state: "open",
      origin: "upload",
      old: value,
    }),
  );
  const ids = s.q.questions.flatMap((question) => (of.has(question) ? [question.id] : []));
  return {
    events: [{ type: "file-untaken", ids, changes }],
    patch: {
      took: null,
      handed: handed && { ...handed, taken: handed.taken && all.every(({ origin }) => origin === "rest") },
    },
  };
}

/** The lines in which something was written at another revision than this one: half of a line is nobody's. */
function linesTouched({ answers }: Situation, took: number): ReadonlySet<string> {
  const others = [...answers.values()].filter(({ rev, state }) => rev !== took && state === "answered");
  return new Set(others.flatMap(({ place }) => (lineOf(place) ? [lineKey(place)] : [])));
}

/** Which line a place is in; of a place in none, the place. */
function lineKey(place: Place): string {
  const of = lineOf(place);
  return of ? linePlace(of.stem, of.line, "") : place;
}

function contents(s: Situation, now: Date): { readonly name: string; readonly holds: FileHolds } | null {
  const file = openFile(s);
  return file ? { name: file.name, holds: holdsOf(s, file, s.chat.handed?.sheet ?? null, now) } : null;
}

/** The changes of all answers together: a gate that several of them open is opened once. */
function changesAt(s: Situation, answers: readonly FileAnswer[]): readonly Change[] {
  const changes = answers.flatMap(({ question, values, note, said }): readonly Change[] => {
    const event = record(s, question, { values, note, raw: said, origin: "upload" });
    return "changes" in event ? event.changes : [];
  });
  return [...new Map(changes.map((change) => [change.place, change])).values()];
}

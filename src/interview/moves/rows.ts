// Records the entries of one message at their rows; what could not be read stays open and is named. Pure.

import { isLeftOut } from "../../form/conditions.ts";
import { tablesOf } from "../../form/items.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Given, RowReading } from "../../language/row-reading.ts";
import type { InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import { asksGroup, questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { askPart, mayBeTotal } from "./part-or-total.ts";
import { besideOthers } from "./question.ts";
import { doubtsAbout, record, skipped, type Taken } from "./record.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";

/** One row's part of a message, read there. `question` is null where it has no row, or one that is not asked. */
export type RowEntry = {
  readonly question: Question | null;
  readonly no: string;
  readonly said: string;
  readonly reading: RowReading | null;
};

/** The entries of one message by what became of them. */
type Sorted = {
  readonly events: readonly InterviewEvent[];
  /** The first that a check doubts: it is asked at once. */
  readonly doubted: { readonly question: Question; readonly taken: Taken } | null;
  /** Rows whose figures may be the total of all units below: none of them is recorded before that is said. */
  readonly parts: readonly { readonly question: Question; readonly taken: Taken }[];
  /** Such rows beside a doubt, which is asked first. */
  readonly waiting: Sorted["unread"];
  /** Rows of which only some cells were said. */
  readonly halves: readonly HalfEntry[];
  readonly unread: readonly { readonly no: string; readonly said: string }[];
};
/** Nothing but some of the cells: what else was said of the row is not dropped. */
type HalfEntry = {
  readonly question: Question;
  readonly said: string;
  readonly half: Given;
  readonly sure: boolean;
};

/**
 * Records each entry at its row; what could not be read stays open and is named. The first row that was only said in
 * part is asked on, unless a doubt is asked before it. `rows`: how many were asked for.
 */
export function recordEntries(
  s: Situation,
  entries: readonly RowEntry[],
  rows: number,
  origin: "typed" | "upload" = "typed",
): Result {
  const unplaced = entries.filter((entry) => entry.question === null);
  if (unplaced.some((entry) => entry.no === "")) {
    const keep = s.chat.asked ? { asked: s.chat.asked } : {};
    return { events: [{ type: "too-many", given: entries.length, rows }], ...keep };
  }
  // A number of the table that this unit is not asked, or not as its report stands; anything else without a row could not be placed.
  const leftOut = entries.filter(({ question }) => question && isLeftOut(s.answers, question));
  const foreign = [
    ...unplaced.filter((entry) => isRow(s.q, entry.no)).map(({ no }) => no),
    ...leftOut.map(({ question, no }) => question?.main.no ?? no),
  ];
  const lost = unplaced.filter(({ no }) => !foreign.includes(no)).map(({ no, said }) => ({ no, said }));
  const {
    events: recorded,
    doubted,
    parts,
    waiting,
    halves,
    unread,
  } = sorted(
    s,
    entries.filter((entry) => !leftOut.includes(entry)),
    origin,
  );
  const unknown = [...lost, ...unread, ...waiting];
  // Nothing is asked on of a file, whose rows are typed one by one, nor beside what was not understood.
  const half = doubted || origin === "upload" || unknown.length > 0 ? undefined : halves[0];
  const left = halves
    .filter((other) => other !== half)
    .map(({ question, said }) => ({ no: question.main.no, said }));
  const events: InterviewEvent[] = [...recorded, ...untaken(left, foreign, unknown)];
  if (doubted) {
    // Held against what the message itself says of other rows, which may be what it contradicts.
    const asking = recordOrDoubt(withAnswers(s, recorded), doubted.question, doubted.taken);
    return { ...asking, events: [...events, ...asking.events] };
  }
  if (parts.length > 0)
    return askPart(
      s,
      parts.map(({ question, taken }) => ({ question, ...taken })),
      events,
    );
  if (half) return askOn(half, events);
  if (recorded.length === 0) {
    return {
      events,
      ...(s.chat.asked ? { asked: s.chat.asked } : {}),
      patch: { refusals: s.chat.refusals + 1 },
    };
  }
  return {
    events,
    patch: { chosen: null, lastText: null, last: entries.at(-1)?.question?.id ?? s.chat.last },
  };
}

/** What of a message was not recorded, by why. */
function untaken(
  left: Sorted["unread"],
  foreign: readonly string[],
  unknown: Sorted["unread"],
): InterviewEvent[] {
  return [
    ...(left.length > 0 ? [{ type: "left-half", entries: left } as const] : []),
    ...(foreign.length > 0 ? [{ type: "not-asked", nos: foreign } as const] : []),
    ...(unknown.length > 0 ? [{ type: "unread", entries: unknown } as const] : []),
  ];
}

function sorted(s: Situation, entries: readonly RowEntry[], origin: "typed" | "upload"): Sorted {
  const events: InterviewEvent[] = [];
  const halves: HalfEntry[] = [];
  const unread: { no: string; said: string }[] = [];
  const parts: { question: Question; taken: Taken }[] = [];
  const whole = withAnswers(s, valuesIn(s, entries, origin));
  let doubted: Sorted["doubted"] = null;
  for (const { question, no, said, reading: read } of entries) {
    if (!question || !read) continue;
    const reading = besideOthers(s, question, read);
    switch (reading.type) {
      case "later":
        break;
      case "value": {
        const taken: Taken = { values: reading.values, raw: said, note: reading.note, origin };
        // One doubt is asked at once; further ones wait for the review, with their figures kept. Of two rows that
        // contradict each other the later one is asked, and what a later row of the message sets right is no doubt.
        const before = withAnswers(s, events);
        if (!doubted && isDoubted(whole, question, taken) && isDoubted(before, question, taken))
          doubted = { question, taken };
        else recordOrPart(before, question, taken, { events, parts });
        break;
      }
      default: {
        const half = halfOf(question, said, reading);
        if (half) halves.push(half);
        else unread.push({ no: no || question.main.no, said });
      }
    }
  }
  return {
    events: [...events, ...putOff(s, entries)],
    doubted,
    ...besideDoubt(doubted, parts),
    halves,
    unread,
  };
}

/** Beside a doubt nothing else is asked: what may be a total is named, and sent again. */
function besideDoubt(doubted: Sorted["doubted"], parts: Sorted["parts"]): Pick<Sorted, "parts" | "waiting"> {
  return doubted ? { parts: [], waiting: parts.map(asUnread) } : { parts, waiting: [] };
}

function asUnread({ question, taken }: Sorted["parts"][number]): Sorted["unread"][number] {
  return { no: question.main.no, said: taken.raw };
}

/** What a message says of all its rows, as if none of them were in doubt. */
function valuesIn(
  s: Situation,
  entries: readonly RowEntry[],
  origin: "typed" | "upload",
): readonly InterviewEvent[] {
  return entries.flatMap(({ question, said, reading }) =>
    question && reading?.type === "value"
      ? [record(s, question, { values: reading.values, raw: said, note: null, origin })]
      : [],
  );
}

/** The report as these events leave it. What one message says was written by nobody else meanwhile. */
function withAnswers(s: Situation, events: readonly InterviewEvent[]): Situation {
  return { ...s, answers: fold(s.answers, events, s.chat.askedRev) };
}

/** Rows that are put off by their numbers. */
function putOff(s: Situation, entries: readonly RowEntry[]): InterviewEvent[] {
  const rows = entries.flatMap(({ question, reading }) =>
    question && reading?.type === "later" ? [question] : [],
  );
  return rows.length > 0 ? [skipped(s, rows)] : [];
}

/** A row is recorded, unless its figures may be the total of all units below. */
function recordOrPart(
  s: Situation,
  question: Question,
  taken: Taken,
  to: { readonly events: InterviewEvent[]; readonly parts: { question: Question; taken: Taken }[] },
): void {
  if (mayBeTotal(s, question, taken.values)) to.parts.push({ question, taken });
  else to.events.push(named(s, record(s, question, taken)));
}

function isDoubted(s: Situation, question: Question, { values }: Taken): boolean {
  return doubtsAbout(s, question, values).length > 0;
}

function halfOf(question: Question, said: string, reading: RowReading): HalfEntry | null {
  if (reading.type !== "half" || reading.note !== null) return null;
  return { question, said, half: reading.half, sure: reading.sure };
}

function askOn({ question, half, sure }: HalfEntry, before: readonly InterviewEvent[]): Result {
  return {
    events: [...before, { type: "half", id: question.id, half, sure }],
    asked: { at: "question", id: question.id },
    patch: { half: [...half], lastText: null },
  };
}

function isRow(q: Questionnaire, no: string): boolean {
  return tablesOf(q.form).some(({ table }) => table.rows.some((row) => row.label === no));
}

/** The echo of one row that was not asked alone says which it is. */
export function named(s: Situation, event: InterviewEvent): InterviewEvent {
  const asked = asksGroup(s.chat.asked) ? null : questionAsked(s.chat.asked);
  return event.type === "answered" && event.id !== asked ? { ...event, named: true } : event;
}

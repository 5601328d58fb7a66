// Records the entries of one message at their rows; what could not be read stays open and is named. Pure.
import { type Question, type Questionnaire, tablesOf } from "../../form/questions.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { questionAsked } from "../next.ts";
import type { Entry } from "../reading/pasted.ts";
import { readAnswer } from "../reading/reading.ts";
import type { Situation } from "../situation.ts";
import { doubtsAbout, record, skips, type Taken } from "./record.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";

/** Records each entry at its row; what could not be read stays open and is named. `rows`: how many were asked for. */
export function recordEntries(
  s: Situation,
  entries: readonly Entry[],
  rows: number,
  now: Date,
  origin: "typed" | "upload" = "typed",
): Result {
  const unplaced = entries.filter((entry) => entry.question === null);
  if (unplaced.some((entry) => entry.no === "")) {
    const keep = s.chat.asked ? { asked: s.chat.asked } : {};
    return { events: [{ type: "too-many", given: entries.length, rows }], ...keep };
  }
  const events: InterviewEvent[] = [];
  // A number of the table that this unit is not asked; anything else without a row could not be placed.
  const foreign = unplaced.filter((entry) => isRow(s.q, entry.no));
  const unread = unplaced.filter((entry) => !foreign.includes(entry)).map(({ no, said }) => ({ no, said }));
  let doubted: { question: Question; taken: Taken } | null = null;
  for (const { question, no, said } of entries) {
    if (!question) continue;
    const reading = readAnswer(question, said, null, now);
    if (reading.type === "later") {
      events.push({ type: "skipped", ids: [question.id], changes: skips(s, [question]) });
    } else if (reading.type === "value") {
      const taken: Taken = { values: reading.values, raw: said, note: reading.note, origin };
      // One doubt is asked at once; further ones wait for the review, with their figures kept.
      if (!doubted && doubtsAbout(s, question, taken.values).length > 0) doubted = { question, taken };
      else events.push(named(s, record(s, question, taken)));
    } else {
      unread.push({ no: no || question.main.no, said });
    }
  }
  if (foreign.length > 0) events.push({ type: "not-asked", nos: foreign.map((entry) => entry.no) });
  if (unread.length > 0) events.push({ type: "unread", entries: unread });
  if (doubted) {
    const asking = recordOrDoubt(s, doubted.question, doubted.taken);
    return { ...asking, events: [...events, ...asking.events] };
  }
  if (events.every((event) => event.type === "unread" || event.type === "not-asked")) {
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

function isRow(q: Questionnaire, no: string): boolean {
  return tablesOf(q.form).some(({ table }) => table.rows.some((row) => row.label === no));
}

/** The echo of one row that was not asked alone says which it is. */
export function named(s: Situation, event: InterviewEvent): InterviewEvent {
  const asked = s.chat.asked?.at === "group" ? null : questionAsked(s.chat.asked);
  return event.type === "answered" && event.id !== asked ? { ...event, named: true } : event;
}

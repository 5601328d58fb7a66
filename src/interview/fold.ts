// Folds events into answers: the one place that says what an event does to a report. Pure; store and tests share it.
import type { Answer, Answers } from "../form/answers.ts";
import type { Place } from "../form/place.ts";
import type { Change, InterviewEvent } from "./events.ts";

/** The changes of a list of events, in order. */
export function changesOf(events: readonly InterviewEvent[]): readonly Change[] {
  return events.flatMap((event) => ("changes" in event ? event.changes : []));
}

/** The answers after these events, each changed place at revision `rev`. */
export function fold(answers: Answers, events: readonly InterviewEvent[], rev: number): Answers {
  const changes = changesOf(events);
  if (changes.length === 0) return answers;
  const next = new Map<Place, Answer>(answers);
  for (const change of changes) {
    if (change.state === "open") next.delete(change.place);
    else {
      const { place, value, raw, state, origin } = change;
      next.set(place, { place, value, raw, state, origin, rev });
    }
  }
  return next;
}

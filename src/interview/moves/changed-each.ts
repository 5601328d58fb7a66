// "1: 10 -> 12; 2: 5 -> 7": several changes of one message, each held against what stands at its row. Pure.
import type { ChangedEach } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { changeRow } from "./changed.ts";
import { recordPlaced } from "./placed.ts";

/** Carries out what fits. The first change that does not is asked about, further ones are named as not recorded. */
export function changeEach(s: Situation, asked: Asked, { each }: ChangedEach): Result | null {
  const done: InterviewEvent[] = [];
  const left: { no: string; said: string }[] = [];
  let asks: Result | null = null;
  let last: Result | null = null;
  for (const { said, change } of each) {
    // What this message wrote was written by nobody else meanwhile.
    const now: Situation = { ...s, answers: fold(s.answers, done, s.chat.askedRev) };
    const result =
      change.type === "changed"
        ? changeRow(now, asked, change, said)
        : recordPlaced(now, change.entries, change.rows);
    if (!result) return null;
    if (result.events.every(isDone)) {
      done.push(...result.events.map(revised));
      last = result;
    } else if (asks === null) asks = result;
    else left.push({ no: numberIn(s, change), said });
  }
  const unread: InterviewEvent[] = left.length > 0 ? [{ type: "unread", entries: left }] : [];
  const result = asks ?? last;
  return { ...result, events: [...done, ...unread, ...(asks?.events ?? [])], asked: asks?.asked ?? asked };
}

function isDone({ type }: InterviewEvent): boolean {
  return type === "answered" || type === "said" || type === "not-asked";
}

/** What stood before is told beside it. */
function revised(event: InterviewEvent): InterviewEvent {
  return event.type === "answered" && event.edited ? { ...event, named: true, revised: true } : event;
}

function numberIn({ q }: Situation, change: ChangedEach["each"][number]["change"]): string {
  if (change.type === "changed") return q.byId(change.rows[0]?.id ?? "")?.main.no ?? "";
  const [first] = change.entries;
  return first && "no" in first ? (first.no ?? "") : "";
}

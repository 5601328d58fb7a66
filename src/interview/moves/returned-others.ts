// What a message says of rows that nobody asked to be looked at again: they stay closed, and that is told. Pure.
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { ReturnedRows } from "../returned-rows.ts";
import { isOpenIn } from "../rows-waiting.ts";
import type { Situation } from "../situation.ts";

/** The decision without what it would write, or ask, at other rows. */
export function withoutOthers(s: Situation, returned: ReturnedRows, result: Result): Result {
  if (result.asked?.at === "nothing-reason" || result.asked?.at === "nothing-confirm")
    return { events: [{ type: "rows-closed", nos: [] }] };
  const isOpen = (id: string) => isOpenIn(s, returned, id);
  const closed = new Set<string>();
  const events = result.events.flatMap((event): InterviewEvent[] => {
    if (silent(event)) return [];
    const ids = idsOf(s, event);
    if (ids === null || ids.every(isOpen)) return [event];
    for (const id of ids.filter((one) => !isOpen(one))) closed.add(id);
    return [];
  });
  if (closed.size === 0) return { ...result, events };
  const nos = s.q.questions.flatMap(({ id, main }) => (closed.has(id) ? [main.no || main.text] : []));
  const { asked } = result;
  const isElsewhere = asked !== undefined && "id" in asked && closed.has(asked.id);
  const { asked: _, ...rest } = result;
  return {
    ...(isElsewhere ? rest : result),
    events: [...events, { type: "rows-closed", nos }],
    ...(isElsewhere ? { patch: {} } : {}),
  };
}

/** "Để sau" at a row with an answer puts nothing off, and what is missing stays so with its reason. */
function silent(event: InterviewEvent): boolean {
  if (event.type === "said") return event.what === "not-sealed";
  return event.type === "skipped" && event.changes.length === 0;
}

/** The questions that an event would write or ask on; null of one that is about none. */
function idsOf(s: Situation, event: InterviewEvent): readonly string[] | null {
  switch (event.type) {
    case "answered":
    case "appended":
    case "noted":
    case "lines":
    case "proof-dropped":
    case "doubted":
    case "unsure":
    case "half":
    case "conflict":
    case "short-text":
    case "late-text":
    case "same-again":
    case "list-trouble":
      return [event.id];
    case "which":
    case "which-row":
      return event.ways.flatMap((way) => ("id" in way ? [way.id] : "ids" in way ? way.ids : []));
    case "part-or-total":
      return event.rows.map(({ id }) => id);
    case "nothing-held":
    case "ungated":
      return s.q.questions.map(({ id }) => id);
    case "gated":
    case "rest-zeroed":
    case "skipped":
      return event.ids;
    case "gate-conflict":
      return s.q.groups.find(({ id }) => id === event.group)?.questions.map(({ id }) => id) ?? [];
    default:
      return null;
  }
}

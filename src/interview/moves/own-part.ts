// The own part of a unit that compiles, once it was said what it is; and what came in below, shown. Pure.
import type { Action } from "../chat.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { edit } from "./edit.ts";
import { record } from "./record.ts";
import { answeredPatch } from "./record-or-doubt.ts";
import { named } from "./rows.ts";

/** Records what was chosen to be the unit's own part. */
export function takeParts(s: Situation, { rows, raw }: Extract<Action, { do: "own-part" }>): Result {
  const questions = rows.flatMap(({ id, values }) => {
    const question = s.q.byId(id);
    return question ? [{ question, values }] : [];
  });
  const last = questions.at(-1)?.question;
  return {
    events: questions.map(({ question, values }) =>
      named(s, record(s, question, { values, raw, note: null, origin: "typed" })),
    ),
    ...(last ? { patch: answeredPatch(last) } : {}),
  };
}

/** "Xem 1.7", "trường nào": what came in below, beside the walk. Of a report that compiles nothing the row is shown. */
export function showBelow(s: Situation, no: string): Result {
  const question = no === "" ? undefined : s.q.byNo(no);
  if (s.compiled === null) return edit(s, no);
  const { half, offered, refusals, asked } = s.chat;
  const keep = { ...(asked ? { asked } : {}), patch: { half, offered, refusals } };
  if (no !== "" && !question) return { events: [{ type: "no-such-row", said: no }], ...keep };
  return { events: [{ type: "compiled-shown", id: question?.id ?? null }], ...keep };
}

// "Giữ nguyên": what was proposed before a question was asked is recorded at the person's word. Pure.
import { isAnswered } from "../../form/answers.ts";
import { proposedFor } from "../../form/before.ts";
import { isHard } from "../../form/checks/check.ts";
import type { Question } from "../../form/question.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { doubtsAbout, record, type Taken } from "./record.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";
import { named } from "./rows.ts";

/**
 * Records what is proposed at these questions. Of one row with cells for which nothing is proposed these are asked for;
 * of several such a row stays open.
 */
export function keepBefore(s: Situation, ids: readonly string[]): Result {
  const questions = ids.flatMap((id) => s.q.byId(id) ?? []).filter((one) => !isAnswered(s.answers, one));
  const [only, more] = questions;
  if (only && !more) return keepOne(s, only);
  const events = questions.flatMap((question): InterviewEvent[] => {
    const taken = wholeOf(s, question);
    // What a rule forbids now is not taken unseen: the row stays open.
    const forbidden = taken && doubtsAbout(s, question, taken.values).some(isHard);
    return taken && !forbidden ? [named(s, record(s, question, taken))] : [];
  });
  // Nothing was proposed in full: the first row is begun with what was.
  if (events.length === 0 && only) return keepOne(s, only);
  const patch = { chosen: null, lastText: null, last: questions.at(-1)?.id ?? s.chat.last };
  return { events, patch };
}

/** "Giống năm trước": what was shown of the round before, where any was. */
export function keepShown(s: Situation, asked: Asked): Result {
  const [shown] = s.chat.offered.flatMap(({ action }) => (action.do === "keep-before" ? [action] : []));
  if (shown) return keepBefore(s, shown.ids);
  return { events: [{ type: "said", what: "nothing-before" }], asked, patch: { half: s.chat.half } };
}

function keepOne(s: Situation, question: Question): Result {
  const taken = wholeOf(s, question);
  if (taken) {
    const result = recordOrDoubt(s, question, taken);
    return { ...result, events: result.events.map((event) => named(s, event)) };
  }
  const half = [...proposedFor(question, s)];
  return {
    events: half.length > 0 ? [{ type: "half", id: question.id, half, sure: true }] : [],
    asked: { at: "question", id: question.id },
    patch: { half: half.length > 0 ? half : null },
  };
}

/** What is proposed, where that is all of the question. */
function wholeOf(s: Situation, question: Question): Taken | null {
  const proposed = proposedFor(question, s);
  if (proposed.length < question.cells.length) return null;
  return { values: proposed.map(({ value }) => value), raw: "", note: null, origin: "typed" };
}

// A message that was edited later: it is read again at what it answered then, never at what is asked now. Pure.
import { isAnswered } from "../../form/answers.ts";
import { isList } from "../../form/lines.ts";
import type { Question } from "../../form/question.ts";
import type { InterviewEvent } from "../events.ts";
import { questionAsked } from "../next.ts";
import { askedByEdit } from "../reading/prompt.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";
import { answerTo, isAnswer } from "./answer.ts";
import { editLines } from "./list-edit.ts";
import { anyRevision, overNothingNewer } from "./out-of-order.ts";

/** Replaces what the message recorded, if that still stands; otherwise says that it was not applied. */
export function applyEdit(s: Situation, input: Extract<Input, { type: "edited" }>, now: Date): Result {
  const keep: Pick<Result, "asked" | "patch"> = {
    ...(s.chat.asked ? { asked: s.chat.asked } : {}),
    patch: { half: s.chat.half, refusals: s.chat.refusals },
  };
  const questions = input.answered.flatMap(({ id }) => s.q.byId(id) ?? []);
  const ofList = editOfList(s, input, keep);
  if (ofList) return ofList;
  // An edited command or choice does nothing: it already happened.
  if (questions.length === 0 || !isAnswer(input.meaning)) return { events: [], ...keep };
  const changed = input.answered.some(({ id, rev }) => {
    const question = s.q.byId(id);
    return question !== undefined && !stillStands(s, question, rev);
  });
  if (changed) return { events: [{ type: "not-applied", why: "changed" }], ...keep };
  // The message is read at its own place, with nothing half given and no prompt in between.
  const then: Situation = {
    ...s,
    chat: { ...s.chat, half: null, lastText: null, chosen: null, askedRev: s.report.rev, refusals: 0 },
  };
  const text = { ...input, type: "text", sentAt: null, nearLimit: false } as const;
  const result = overOwnAlone(
    then,
    questions,
    answerTo(then, askedByEdit(s.q, questions), text, input.meaning, now),
  );
  const recorded = result.events.some((event) => "changes" in event);
  if (!recorded) return result;
  const events = result.events.map(
    (event): InterviewEvent =>
      event.type === "answered" && event.edited ? { ...event, named: true, revised: true } : event,
  );
  // What was asked is answered by the edit itself: the walk goes on. Otherwise the prompt that stood stands again.
  const asked = s.q.byId(questionAsked(s.chat.asked) ?? "");
  const filled = asked !== undefined && questions.includes(asked) && !isAnswered(s.answers, asked);
  const clashes = events.some(({ type }) => type === "conflict");
  return clashes ? { ...result, events } : { events, ...(filled ? {} : keep) };
}

/** The edit of what was said to a list; null of any other. */
function editOfList(
  s: Situation,
  { answered, meaning }: Extract<Input, { type: "edited" }>,
  keep: Pick<Result, "asked" | "patch">,
): Result | null {
  if (meaning.type !== "list") return null;
  const { says, id } = meaning;
  const question = s.q.byId(id);
  const there = answered.find((one) => one.id === id);
  if (!there || !question || !isList(question)) return null;
  const { events, patch } = editLines(s, question, there.rev, says);
  // What is asked of the list may be what the edit says.
  const here = questionAsked(s.chat.asked) === id;
  const asked: Pick<Result, "asked"> = here ? { asked: { at: "question", id } } : keep;
  return { events, ...asked, patch: { ...keep.patch, ...(patch?.listed ? { listed: patch.listed } : {}) } };
}

/** A row that the message had not answered and that holds something else is asked about, and not overwritten. */
function overOwnAlone(s: Situation, own: readonly Question[], result: Result): Result {
  const isBeside = (event: InterviewEvent) =>
    event.type === "answered" && !own.some(({ id }) => id === event.id);
  const beside = overNothingNewer(s, { ...result, events: result.events.filter(isBeside) }, anyRevision);
  return { ...beside, events: [...result.events.filter((event) => !isBeside(event)), ...beside.events] };
}

/** Recorded by that message and not changed since; a message that recorded nothing may still fill an open place. */
function stillStands(s: Situation, question: Question, rev: number): boolean {
  if (rev < 0) return !isAnswered(s.answers, question);
  return question.places.every((place) => s.answers.get(place)?.rev === rev);
}

// Closes a step: folds the events, derives what is asked next and gives the chat its new state. Pure.
import type { Answers } from "../form/answers.ts";
import type { Asked, Chat } from "./chat.ts";
import type { InterviewEvent } from "./events.ts";
import { changesOf, fold } from "./fold.ts";
import { aheadOf, askedFor, nextAsked } from "./next.ts";
import type { Outcome, Situation } from "./situation.ts";

/** What a handler decided. Without `asked` the next question is derived from the answers. */
export type Result = {
  readonly events: readonly InterviewEvent[];
  readonly asked?: Asked;
  readonly patch?: Partial<Chat>;
};

/** The outcome of a handler's decision; the last event is always the prompt. */
export function finish(s: Situation, result: Result, now: Date): Outcome {
  const changed = changesOf(result.events).length > 0;
  const rev = s.report.rev + (changed ? 1 : 0);
  const answers = fold(s.answers, result.events, rev);
  const chat: Chat = { ...s.chat, offered: [], half: null, refusals: 0, ...result.patch };
  const sealed = result.events.some((event) => event.type === "sealed");
  const asked = sealed ? ({ at: "sealed" } as const) : stillOpen(s, result.asked, answers, chat);
  // Examples are shown at the first rows only; who has seen two knows the way.
  const row =
    asked.at === "group" || (asked.at === "question" && (s.q.byId(asked.id)?.cells.length ?? 0) > 1);
  const examples = row ? chat.examples + 1 : chat.examples;
  return {
    chat: {
      ...chat,
      examples,
      asked,
      askedRev: rev,
      askedAt: now.getTime(),
      chosen: asked.at === "end" ? null : chat.chosen,
      recent: recentOf(chat, result),
      ahead: aheadOf(s.q, answers, asked),
      flowing: asked.at === "confirm" ? null : (result.patch?.lastText ?? null),
    },
    events: [...result.events, { type: "asked", asked }],
  };
}

/** A group prompt names only rows that are still open; everything else is asked as decided. */
function stillOpen(s: Situation, asked: Asked | undefined, answers: Answers, chat: Chat): Asked {
  if (!asked) return nextAsked(s.q, answers, chat);
  if (asked.at !== "group") return asked;
  const first = asked.open
    .map((id) => s.q.byId(id))
    .find((question) => question && answers.get(question.places[0] ?? "")?.state !== "answered");
  return first && answers !== s.answers ? askedFor(s.q, answers, chat, first) : asked;
}

function recentOf(chat: Chat, { events }: Result): string[] {
  if (changesOf(events).length === 0) return chat.recent;
  return events.flatMap((event) => (event.type === "answered" ? [event.id] : []));
}

// Closes a step: folds the events, derives what is asked next and gives the chat its new state. Pure.
import { type Answers, isAnswered } from "../form/answers.ts";
import type { Asked, Chat } from "./chat.ts";
import { changesOf, fold } from "./fold.ts";
import { type FileWalk, isOfFile, walkFiles } from "./handed/open-files.ts";
import { idleProofs } from "./moves/proofs.ts";
import { aheadOf, askedFor, asksGroup, asListIn, nextAsked, questionAsked } from "./next.ts";
import type { Result } from "./result.ts";
import type { Outcome, Situation } from "./situation.ts";

/** The outcome of a handler's decision; the last event is always the prompt. */
export function finish(s: Situation, result: Result, now: Date): Outcome {
  const changed = changesOf(result.events).length > 0;
  const rev = s.report.rev + (changed ? 1 : 0);
  const answers = fold(s.answers, result.events, rev);
  const decided = decidedBy(s, result);
  const sealed = result.events.some((event) => event.type === "sealed");
  const wanted = sealed ? ({ at: "sealed" } as const) : result.asked;
  const { handed, waiting, next } = askedOfFiles(s, wanted, answers, decided, now);
  const walked = stillOpen(s, wanted && isOfFile(wanted) ? undefined : wanted, answers, decided);
  const asked = next?.asked ?? asListIn(s.q, answers, walked);
  const half = next?.half && !isHalfGiven(s, result, asked) ? [...next.half] : decided.half;
  const chat: Chat = { ...decided, handed, waiting, half };
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
    events: [
      ...result.events,
      ...idle(s, answers),
      { type: "asked", asked, ...(next ? { file: next.question } : {}) },
    ],
  };
}

/** The chat as the decision leaves it. What was written in the line that a file asks about chooses no other question. */
function decidedBy(s: Situation, { asked, patch }: Result): Chat {
  const decided: Chat = { ...s.chat, offered: [], half: null, refusals: 0, ...patch };
  return isCellOfFile(s) && !asked ? { ...decided, chosen: s.chat.chosen } : decided;
}

/** A cell of a list's line that is asked before the walk goes on is asked for a file, which goes on behind it. */
function isCellOfFile({ chat: { asked, handed, chosen } }: Situation): boolean {
  return asked?.at === "line" && asked.column !== null && handed !== null && chosen === null;
}

/** It is told when a yes becomes a no, and its proofs count no more. */
function idle(s: Situation, answers: Answers): Result["events"] {
  const ids = idleProofs(s, answers);
  return ids.length > 0 ? [{ type: "proofs-idle", ids }] : [];
}

/**
 * What the open files ask, where nothing else was decided: before the walk goes on, but behind a question that the
 * person chose. A sealed report is not asked about any more.
 */
function askedOfFiles(
  s: Situation,
  wanted: Asked | undefined,
  answers: Answers,
  chat: Chat,
  now: Date,
): FileWalk {
  const { handed, waiting } = chat;
  if (wanted?.at === "sealed") return { handed: null, waiting: [], next: null };
  const chosen = wanted ? undefined : s.q.byId(chat.chosen ?? "");
  const elsewhere = wanted ? !isOfFile(wanted) : chosen !== undefined && !isAnswered(answers, chosen);
  if (elsewhere || (!handed && waiting.length === 0)) return { handed, waiting, next: null };
  return walkFiles(s, answers, chat, now);
}

/** Whether the person gave some of the row's cells since the file's question: what they gave goes before the file's. */
function isHalfGiven(s: Situation, { patch }: Result, asked: Asked): boolean {
  return patch?.half != null && questionAsked(s.chat.asked) === questionAsked(asked);
}

/** A group prompt names only rows that are still open; everything else is asked as decided. */
function stillOpen(s: Situation, asked: Asked | undefined, answers: Answers, chat: Chat): Asked {
  if (!asked) return nextAsked(s.q, answers, chat);
  if (!asksGroup(asked)) return asked;
  const first = asked.open
    .map((id) => s.q.byId(id))
    .find((question) => question && answers.get(question.places[0] ?? "")?.state !== "answered");
  return first && answers !== s.answers ? askedFor(s.q, answers, chat, first) : asked;
}

function recentOf(chat: Chat, { events }: Result): string[] {
  if (changesOf(events).length === 0) return chat.recent;
  return events.flatMap((event) => (event.type === "answered" ? [event.id] : []));
}

// A text that asks the office for something: kept as a request, never as an answer; in doubt it is asked which. Pure.

import type { Question } from "../../form/questions.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import { asksForProposals, type RequestKind, requestOf, type SaidRequest } from "../../language/request.ts";
import { hear } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { questionAsked } from "../next.ts";
import { readAnswer } from "../reading/reading.ts";
import type { Input, Situation } from "../situation.ts";
import { control } from "./steer.ts";

type Text = Extract<Input, { type: "text" }>;

/** The request that a text makes at the prompt of an open report; null when it makes none there. */
export function request(s: Situation, { text }: Text, now: Date): Result | null {
  const asks = requestOf(hear(text));
  if (!asks) return null;
  const { asked } = s.chat;
  const question = s.q.byId(questionAsked(asked) ?? "");
  // Nobody's request: an officer who answers for a unit asks nothing of himself.
  if (s.chat.entering) return question?.narrative ? nobodys(s, question, text) : null;
  // Nothing is sealed that could be given back: what was answered last is shown again, with the way to the others.
  if (asks.kind === "reopen") return asks.said === "own" ? control(s, "edit", "") : null;
  if (question?.narrative) return atNarrative(s, question, asks, text);
  // "12 lớp 340 em, nhờ chị xem giúp em" is an answer with a word of politeness.
  const read = question && readAnswer(question, text, s.chat.half, now);
  if (asks.kind !== "extend" && (read?.type === "value" || read?.type === "half")) return null;
  return requested(s, asks.kind, text);
}

/** What is asked for while the report is sealed or closed, when nothing that is said can be an answer. */
export function requestBeside(s: Situation, text: string): RequestKind | null {
  return s.chat.entering ? null : (requestOf(hear(text))?.kind ?? null);
}

/** What was asked stands again below what is told of the request. */
export function requested(s: Situation, kind: RequestKind, text: string): Result {
  return { events: [requestEvent(kind, text)], ...standing(s) };
}

/** The request as it is kept and told. */
export function requestEvent(
  kind: RequestKind,
  text: string,
  verbatim: Extract<InterviewEvent, { type: "requested" }>["verbatim"] = null,
): InterviewEvent {
  return { type: "requested", kind, words: wordsOf(text), verbatim };
}

/** Only an item that asks for proposals may want the very words of a request; elsewhere none becomes report text. */
function atNarrative(s: Situation, question: Question, asks: SaidRequest, text: string): Result | null {
  const { kind, said } = asks;
  const proposals = asksForProposals(question.main.text);
  if (said === "general" && proposals) return null;
  if (said !== "own") {
    return {
      events: [{ type: "which-request", kind, said: cleanNarrative(text), id: question.id }],
      ...standing(s),
    };
  }
  const verbatim = proposals ? { id: question.id, text: cleanNarrative(text) } : null;
  return { events: [requestEvent(kind, text, verbatim)], ...standing(s) };
}

function nobodys(s: Situation, question: Question, text: string): Result {
  const verbatim = { id: question.id, text: cleanNarrative(text) };
  return { events: [{ type: "talk", talk: "request", verbatim }], ...standing(s) };
}

function standing(s: Situation): Pick<Result, "asked" | "patch"> {
  const { half, refusals } = s.chat;
  // A report that came back was asked nothing yet: the walk goes on where it stands.
  const asked = s.chat.asked?.at === "sealed" ? null : again(s.chat.asked);
  return { ...(asked ? { asked } : {}), patch: { half, refusals } };
}

/** A choice that was to be made went with its message: its question is asked anew. */
function again(asked: Asked | null): Asked | null {
  return asked?.at === "confirm" ? { at: "question", id: asked.id } : asked;
}

/** A request is read in a notice and a list: nobody needs more of it than this. */
const longest = 500;

function wordsOf(text: string): string {
  const words = cleanNarrative(text).replace(/\s+/gu, " ");
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
}

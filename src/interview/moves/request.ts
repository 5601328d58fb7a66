// A text that asks the office for something: kept as a request, never as an answer; in doubt it is asked which. Pure.

import type { Question } from "../../form/question.ts";
import type { Meaning, Request } from "../../language/meaning.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import type { RequestKind } from "../../language/request.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { control, steering } from "./steer.ts";

/** What an open report does with a request. */
export function request(s: Situation, asks: Request, text: string): Result {
  const question = s.q.byId(questionAsked(s.chat.asked) ?? "");
  if (s.chat.entering) return question ? nobodys(s, question, text) : { events: [], ...standing(s) };
  // Nothing is sealed that could be given back: what was answered last is shown again, with the way to the others.
  if (asks.kind === "reopen") return control(s, steering("edit"));
  if (question?.narrative) return atNarrative(s, question, asks, text);
  return requested(s, asks.kind, text);
}

/** What is asked for while the report is sealed or closed, when nothing that is said can be an answer. */
export function requestBeside(s: Situation, meaning: Meaning): RequestKind | null {
  return meaning.type === "request" && !s.chat.entering ? meaning.kind : null;
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
function atNarrative(
  s: Situation,
  question: Question,
  { kind, said, proposals }: Request,
  text: string,
): Result {
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
  return asked?.at === "confirm" && !asked.file ? { at: "question", id: asked.id } : asked;
}

/** A request is read in a notice and a list: nobody needs more of it than this. */
const longest = 500;

function wordsOf(text: string): string {
  const words = cleanNarrative(text).replace(/\s+/gu, " ");
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
}

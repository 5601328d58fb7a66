// After the seal: the report stands; until the deadline "sửa" opens the next version, later the officer is asked. Pure.

import { thanksWords } from "../../language/lexicon/steering.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { namedEntry } from "../reading/entries.ts";
import { messageKey, recogniseIn } from "../reading/recognise.ts";
import { talkOf } from "../reading/talk.ts";
import type { Input, Situation } from "../situation.ts";
import { answerText } from "./answer.ts";
import { requestBeside, requestEvent } from "./request.ts";
import { control } from "./steer.ts";

/** What an input does to a report that is submitted or accepted and not being revised. */
export function afterSeal(s: Situation, input: Input, now: Date): Result {
  const sealed: Pick<Result, "asked"> = { asked: { at: "sealed" } };
  if (input.type === "reopen") {
    // Until the deadline nobody has to be asked.
    return mustAsk(s)
      ? { events: [{ type: "reopen-asked", reason: input.reason }], ...sealed }
      : revise(s, input);
  }
  if (input.type === "edited") return { events: [{ type: "not-applied", why: "sealed" }], ...sealed };
  const correction = chosenCorrection(s, input);
  if (correction !== null) return reviseAnd(s, correction, now);
  const steer = steering(s, input);
  if (steer === "edit") return revise(s, input);
  if (
    steer === "review" ||
    steer === "progress" ||
    steer === "help" ||
    steer === "receipt" ||
    steer === "draft"
  ) {
    return { events: [{ type: "said", what: steer === "draft" ? "receipt" : steer }], ...sealed };
  }
  if (input.type === "text") {
    const key = messageKey(input.text);
    if (thanksWords.some((words) => messageKey(words) === key) || talkOf(input.text) === "thanks")
      return { events: [{ type: "said", what: "thanks" }], ...sealed };
    const asks = requestBeside(s, input.text);
    if (asks === "reopen") return revise(s, input);
    if (asks) return { events: [requestEvent(asks, input.text)], ...sealed };
    const talk = talkOf(input.text);
    if (talk === "question") return { events: [{ type: "talk", talk, verbatim: null }], ...sealed };
    if (talk === null && steer !== "next") {
      if (wouldChange(s, input.text, now))
        return { events: [{ type: "sealed-correction", said: input.text }], ...sealed };
      const no = namedEntry(s.q, input.text)?.no ?? null;
      return { events: [{ type: "unrecorded", said: input.text, no }], ...sealed };
    }
  }
  if (input.type === "media") {
    return { events: [{ type: "said", what: input.file ? "media" : "no-text" }], ...sealed };
  }
  // What was sealed is not touched: the file only lies beside it.
  if (input.type === "upload") {
    return { events: [{ type: "file-kept", name: input.name, sheet: false }], ...sealed };
  }
  return { events: [], ...sealed };
}

/** A closed round takes nothing any more; what was sent can still be looked at. */
export function afterClose(s: Situation, input: Input): Result {
  const sealed: Pick<Result, "asked"> = { asked: { at: "sealed" } };
  const steer = steering(s, input);
  const asks = input.type === "text" ? requestBeside(s, input.text) : null;
  if (asks && input.type === "text") {
    return { events: [{ type: "said", what: "closed" }, requestEvent(asks, input.text)], ...sealed };
  }
  const looks = steer === "review" || steer === "progress" || steer === "receipt";
  return { events: [{ type: "said", what: looks ? steer : "closed" }], ...sealed };
}

function steering(s: Situation, input: Input): string | null {
  if (input.type === "control") return input.control;
  if (input.type === "action") return input.action.do === "word" ? input.action.word : null;
  if (input.type !== "text") return null;
  const meant = recogniseIn(s, input.text);
  if (meant.type === "control") return meant.control;
  return meant.type === "offer" && meant.action.do === "word" ? meant.action.word : null;
}

/** Version 1 counts until version 2 is sealed; past the deadline or once accepted an officer has to agree first. */
function revise(s: Situation, input: Input): Result {
  if (mustAsk(s)) {
    const reason = input.type === "text" && requestBeside(s, input.text) ? input.text.trim() : "";
    return { events: [{ type: "reopen-asked", reason }], asked: { at: "sealed" } };
  }
  const args = input.type === "control" ? input.args : argsOf(s, input);
  const result = args === "" ? { events: [], asked: { at: "end" } as const } : control(s, "edit", args);
  return { ...result, events: [{ type: "revising" }, ...result.events] };
}

/** The correction that a press, or the word of its choice, opens the report for. */
function chosenCorrection(s: Situation, input: Input): string | null {
  const meant = input.type === "text" ? recogniseIn(s, input.text) : input;
  const action = meant.type === "offer" || meant.type === "action" ? meant.action : null;
  return action?.do === "correct" ? action.said : null;
}

/** Opens the report and says the correction again; where an officer has to agree it is kept for then. */
function reviseAnd(s: Situation, said: string, now: Date): Result {
  if (mustAsk(s)) {
    return {
      events: [{ type: "reopen-asked", reason: said }],
      asked: { at: "sealed" },
      patch: { kept: said },
    };
  }
  const result = sayAgain(opened(s), said, now);
  return { ...result, events: [{ type: "revising" }, ...result.events] };
}

/** Says a text at an open report where no row is asked: only what names its row, or what it corrects, counts. */
export function sayAgain(s: Situation, said: string, now: Date): Result {
  const at: Asked = { at: "end" };
  const text = { type: "text", text: said, sentAt: null, nearLimit: false } as const;
  return answerText({ ...s, chat: { ...s.chat, asked: at, offered: [] } }, at, text, now);
}

/** Whether a text would change something, or be asked about, if the report were open. */
function wouldChange(s: Situation, text: string, now: Date): boolean {
  const { events } = sayAgain(opened(s), text, now);
  return events.some((event) => "changes" in event || asksBack.has(event.type));
}

function opened(s: Situation): Situation {
  return { ...s, report: { ...s.report, revising: true } };
}

const asksBack: ReadonlySet<InterviewEvent["type"]> = new Set(["which", "unsure", "doubted", "short-text"]);

function mustAsk(s: Situation): boolean {
  return s.report.state === "accepted" || s.report.pastDeadline;
}

function argsOf(s: Situation, input: Input): string {
  if (input.type !== "text") return "";
  const meant = recogniseIn(s, input.text);
  return meant.type === "control" ? meant.args : "";
}

// After the seal: the report stands; until the deadline "sửa" opens the next version, later the officer is asked. Pure.

import { thanksWords } from "../../language/lexicon/steering.ts";
import type { Result } from "../finish.ts";
import { namedEntry } from "../reading/entries.ts";
import { messageKey, recogniseIn } from "../reading/recognise.ts";
import { talkOf } from "../reading/talk.ts";
import type { Input, Situation } from "../situation.ts";
import { requestBeside, requestEvent } from "./request.ts";
import { control } from "./steer.ts";

/** What an input does to a report that is submitted or accepted and not being revised. */
export function afterSeal(s: Situation, input: Input): Result {
  const sealed: Pick<Result, "asked"> = { asked: { at: "sealed" } };
  if (input.type === "reopen") {
    // Until the deadline nobody has to be asked.
    return mustAsk(s)
      ? { events: [{ type: "reopen-asked", reason: input.reason }], ...sealed }
      : revise(s, input);
  }
  if (input.type === "edited") return { events: [{ type: "not-applied", why: "sealed" }], ...sealed };
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
    if (thanksWords.some((words) => messageKey(words) === key))
      return { events: [{ type: "said", what: "thanks" }], ...sealed };
    const asks = requestBeside(s, input.text);
    if (asks === "reopen") return revise(s, input);
    if (asks) return { events: [requestEvent(asks, input.text)], ...sealed };
    const talk = talkOf(input.text);
    if (talk === "question") return { events: [{ type: "talk", talk, verbatim: null }], ...sealed };
    if (talk === null && steer !== "next") {
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

function mustAsk(s: Situation): boolean {
  return s.report.state === "accepted" || s.report.pastDeadline;
}

function argsOf(s: Situation, input: Input): string {
  if (input.type !== "text") return "";
  const meant = recogniseIn(s, input.text);
  return meant.type === "control" ? meant.args : "";
}

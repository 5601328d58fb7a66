// The heart: one input to a chat, and what follows from it. Pure: sends nothing, saves nothing, reads no clock.

import { isHandedIn } from "../form/report-state.ts";
import type { Action, Chat } from "./chat.ts";
import { finish, type Result } from "./finish.ts";
import { changesOf } from "./fold.ts";
import { afterClose, afterSeal } from "./moves/after-seal.ts";
import { answerText } from "./moves/answer.ts";
import { readApart } from "./moves/apart.ts";
import { takeChoice } from "./moves/choice.ts";
import { applyEdit } from "./moves/edited.ts";
import { lateChoice, shortened } from "./moves/out-of-order.ts";
import { request, requestBeside } from "./moves/request.ts";
import { control } from "./moves/steer.ts";
import { answerUpload } from "./moves/upload.ts";
import { recogniseIn } from "./reading/recognise.ts";
import type { Input, Outcome, Situation } from "./situation.ts";

/** What happens when `input` reaches the chat at `now`. The same arguments always give the same outcome. */
export function step(s: Situation, input: Input, now: Date): Outcome {
  const { chat, events } = finish(s, decide(s, input, now), now);
  if (changesOf(events).length === 0) return { chat, events };
  return { chat: { ...chat, lastSaid: input.type === "text" ? shortened(input.text) : null }, events };
}

function decide(s: Situation, input: Input, now: Date): Result {
  if (s.report.closed) return afterClose(s, input);
  if (isSealed(s)) return afterSeal(s, input, now);
  return withKept(s, whileOpen(s, input, now));
}

/** What was said while the report was sealed is shown once it is open. */
function withKept(s: Situation, result: Result): Result {
  const { kept } = s.chat;
  if (kept === null) return result;
  const events: Result["events"] = [...result.events, { type: "kept-correction", said: kept }];
  return { ...result, events, patch: { ...result.patch, kept: null } };
}

function whileOpen(s: Situation, input: Input, now: Date): Result {
  // A returned report, or one opened again: what was asked last was nothing, so nothing is answered yet.
  if (s.chat.asked?.at === "sealed" && !steers(s, input))
    return { events: [{ type: "said", what: "returned" }] };
  switch (input.type) {
    case "text":
      return withFile(
        input,
        readApart(s, input, now, (earlier, text) => fromText(earlier, text, now)) ?? fromText(s, input, now),
      );
    case "edited":
      return applyEdit(s, input, now);
    case "action":
      return taken(s, input.action, now);
    case "control":
      return control(s, input.control, input.args);
    case "late-reason":
      return { events: [{ type: "late-reason", reason: input.reason }], ...stay(s.chat) };
    case "reopen":
    case "resume":
      return { events: [], ...(keepsPrompt(s.chat) ? stay(s.chat) : {}) };
    case "media":
      return { events: [{ type: "said", what: input.file ? "media" : "no-text" }], ...stay(s.chat) };
    case "upload":
      return answerUpload(s, input, now);
    case "stale-choice":
      return { events: [{ type: "said", what: "stale-choice" }], ...stay(s.chat) };
  }
}

/** A choice that was taken; one of them says that a text counts after all, and it is read as if it came now. */
function taken(s: Situation, action: Action, now: Date): Result {
  if (action.do !== "said") return takeChoice(s, action, now);
  const free: Situation = { ...s, chat: { ...s.chat, offered: [] } };
  return fromText(free, { type: "text", text: action.text, sentAt: null, nearLimit: false }, now);
}

/** A caption answers; of the file above it is said that it is not kept. */
function withFile({ file }: Extract<Input, { type: "text" }>, result: Result): Result {
  return file ? { ...result, events: [...result.events, { type: "said", what: "caption-file" }] } : result;
}

/** Reading order (DECISIONS §1): the words of the choices offered here, control words, then the kind. */
function fromText(s: Situation, input: Extract<Input, { type: "text" }>, now: Date): Result {
  const meant = recogniseIn(s, input.text);
  switch (meant.type) {
    case "offer":
      if (lateChoice(s, meant.action, input))
        return { events: [{ type: "late-word", said: input.text }], ...stay(s.chat, s.chat.offered) };
      return taken(s, meant.action, now);
    case "control":
      return control(s, meant.control, meant.args);
    case "unclear":
      return {
        events: [{ type: "which-word", said: input.text, words: meant.words }],
        ...stay(s.chat, s.chat.offered),
      };
    case "denial":
      // What the question would have written is not written: it is asked anew.
      if (isInDoubt(s.chat)) return takeChoice(s, { do: "again" }, now);
      return s.chat.asked ? answerText(s, s.chat.asked, input, now) : { events: [] };
    case "assent":
      // "Ok" under several choices says which of them to nobody.
      if (s.chat.asked?.at === "confirm" || (s.chat.asked?.at === "group" && isInDoubt(s.chat)))
        return {
          events: [{ type: "which-choice", said: input.text }],
          ...stay(s.chat, s.chat.offered),
        };
      return s.chat.asked ? answerText(s, s.chat.asked, input, now) : { events: [] };
    case "other":
      // A chat that was asked nothing has nothing to answer: it is shown where the report stands.
      return (
        request(s, input, now) ?? (s.chat.asked ? answerText(s, s.chat.asked, input, now) : { events: [] })
      );
  }
}

/** What was said is still in question: a yes or a no is about that, and no answer to the row that was asked. */
function isInDoubt({ asked, offered }: Chat): boolean {
  const asksBack = offered.some(
    ({ action, answers }) => action.do === "again" || (action.do === "take" && answers === "yes"),
  );
  return asked?.at === "confirm" || asksBack;
}

/** Sealed and not being revised: nothing a person types changes the report. */
function isSealed(s: Situation): boolean {
  return isHandedIn(s.report.state) && !s.report.revising;
}

/** Whether the input needs no prompt to be understood: a word, a command, a choice, a request or a file. */
function steers(s: Situation, input: Input): boolean {
  return (
    input.type === "control" ||
    input.type === "upload" ||
    (input.type === "text" &&
      (recogniseIn(s, input.text).type !== "other" || requestBeside(s, input.text) !== null))
  );
}

function keepsPrompt(chat: Chat): boolean {
  return chat.asked !== null && chat.asked.at !== "sealed" && chat.asked.at !== "command";
}

/** The place stays asked. `offered` are the choices that still stand, where the same ones are shown again. */
function stay(chat: Chat, offered: Chat["offered"] = []): Pick<Result, "asked" | "patch"> {
  const { half, refusals } = chat;
  return { ...(chat.asked ? { asked: chat.asked } : {}), patch: { half, refusals, offered } };
}

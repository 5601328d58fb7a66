// The heart: one input to a chat, and what follows from it. Pure: sends nothing, saves nothing, reads no clock.

import { isHandedIn } from "../form/report-state.ts";
import type { Meaning } from "../language/meaning.ts";
import type { Action, Asked, Chat } from "./chat.ts";
import { finish } from "./finish.ts";
import { changesOf } from "./fold.ts";
import { afterClose, afterSeal } from "./moves/after-seal.ts";
import { answer } from "./moves/answer.ts";
import { readApart } from "./moves/apart.ts";
import { stepCells } from "./moves/cells.ts";
import { takeChoice } from "./moves/choice.ts";
import { choiceTaken } from "./moves/choice-taken.ts";
import { applyEdit } from "./moves/edited.ts";
import { lateChoice, shortened } from "./moves/out-of-order.ts";
import { sentFor } from "./moves/proofs.ts";
import { keepWaiting } from "./moves/proofs-pending.ts";
import { request, requestBeside } from "./moves/request.ts";
import { whileReturned } from "./moves/returned-rows.ts";
import { besideGoneRows } from "./moves/row-gone.ts";
import { standsAgain } from "./moves/stands-again.ts";
import { control } from "./moves/steer.ts";
import { answerUpload } from "./moves/upload.ts";
import { sayAgain } from "./reading/say-again.ts";
import type { Result } from "./result.ts";
import type { FileFate, Input, Outcome, Situation, SpokenInput, TextInput } from "./situation.ts";

/** What happens when `input` reaches the chat at `now`. The same arguments always give the same outcome. */
export function step(before: Situation, input: Input, now: Date): Outcome {
  if (input.type === "cells") return stepCells(before, input, now);
  const s = withFile(before, input);
  const { chat, events } = finish(s, standsAgain(s, input, decide(s, input, now)), now);
  if (events.some((event) => event.type === "said" && event.stands))
    return { chat: { ...s.chat, kept: chat.kept }, events };
  if (changesOf(events).length === 0) return { chat, events };
  return { chat: { ...chat, lastSaid: input.type === "text" ? shortened(input.text) : null }, events };
}

/** A file that was just read is there like those whose questions are open. */
function withFile(s: Situation, input: Input): Situation {
  if (input.type !== "upload" || input.outcome.type !== "read") return s;
  const { id, name, outcome } = input;
  return { ...s, files: [...s.files.filter((file) => file.id !== id), { id, name, file: outcome.file }] };
}

function decide(s: Situation, input: SpokenInput, now: Date): Result {
  if (s.report.closed) return afterClose(s, input);
  if (isSealed(s))
    return s.returned
      ? whileReturned(s, s.returned, input, (there, given) => whileOpen(there, given, now))
      : afterSeal(s, input, now);
  const result = besideGoneRows(s, input, (free) => whileOpen(free, input, now)) ?? whileOpen(s, input, now);
  return withKept(s, keepWaiting(s, input, result));
}

/** What was said while the report was sealed is shown once it is open. */
function withKept(s: Situation, result: Result): Result {
  const { kept } = s.chat;
  if (kept === null) return result;
  const events: Result["events"] = [...result.events, { type: "kept-correction", said: kept }];
  return { ...result, events, patch: { ...result.patch, kept: null } };
}

function whileOpen(s: Situation, input: SpokenInput, now: Date): Result {
  // A returned report, or one opened again: what was asked last was nothing, so nothing is answered yet.
  if (s.chat.asked?.at === "sealed" && !steers(s, input))
    return aboveFile(s, input, { events: [{ type: "said", what: "returned" }] });
  switch (input.type) {
    case "text":
      return aboveFile(
        s,
        input,
        readApart(s, input, (earlier, text) => fromText(earlier, text, now)) ?? fromText(s, input, now),
      );
    case "edited":
      return applyEdit(s, input, now);
    case "action":
      return taken(s, input.action, now);
    case "control":
      return control(s, input);
    case "late-reason":
      return { events: [{ type: "late-reason", reason: input.reason }], ...stay(s.chat) };
    case "reopen":
    case "resume":
      return { events: [], ...(keepsPrompt(s.chat) ? stay(s.chat) : {}) };
    case "media":
      return media(s, input);
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
  return fromText(free, sayAgain(free, action.text, now), now);
}

/** A caption answers, and what becomes of the file above it is said beside that. */
function aboveFile(s: Situation, input: Input, result: Result): Result {
  const file = input.type === "text" ? input.file : undefined;
  if (file === undefined) return result;
  const isKept = file !== "none" && file !== "unseen" && file !== "unheard";
  const what = isKept ? saidOf[file] : "caption-file";
  const proofs = file === "document" || file === "picture" ? sentFor(s, input) : [];
  const said = { type: "said", what, ...(proofs.length > 0 ? { proofs } : {}) } as const;
  return { ...result, events: [...result.events, said] };
}

const saidOf = {
  none: "no-text",
  unseen: "media",
  unheard: "no-media",
  document: "document-coming",
  picture: "picture-coming",
  "too-large": "file-too-large",
  full: "file-full",
} as const satisfies Record<FileFate, string>;

/** A file on its way changes nothing: what was asked stands as it was, with its choices. */
function media(s: Situation, input: Extract<Input, { type: "media" }>): Result {
  const { file } = input;
  const what = saidOf[file];
  const comes = file === "document" || file === "picture";
  const proofs = comes ? sentFor(s, input) : [];
  return {
    events: [
      {
        ...{ type: "said", what },
        ...(comes ? { stands: true } : {}),
        ...(proofs.length > 0 ? { proofs } : {}),
      },
    ],
    ...stay(s.chat),
  };
}

/** What a text does in an open report, by its meaning. */
function fromText(s: Situation, input: TextInput, now: Date): Result {
  const { meaning } = input;
  switch (meaning.type) {
    case "choice":
      return chosen(s, input, now);
    case "steer":
      return control(s, meaning);
    case "unclear":
      return {
        events: [{ type: "which-word", said: input.text, words: meaning.words }],
        ...stay(s.chat, s.chat.offered),
      };
    case "denial":
      // What the question would have written is not written: it is asked anew, unless one of two has to be chosen.
      if (!hasToChoose(s.chat)) return takeChoice(s, { do: "again" }, now);
      return { events: [{ type: "which-choice", said: input.text }], ...stay(s.chat, s.chat.offered) };
    case "assent":
      return { events: [{ type: "which-choice", said: input.text }], ...stay(s.chat, s.chat.offered) };
    case "request":
      return meaning.otherwise
        ? fromText(s, { ...input, meaning: meaning.otherwise }, now)
        : request(s, meaning, input.text);
    default:
      return s.chat.asked ? answer(s, s.chat.asked, input, now) : unasked(s, input, now);
  }
}

const nowhere: Asked = { at: "end" };

/**
 * A chat that was asked nothing: what names its row or item is recorded there; of anything else that may be an answer it
 * is said that it is none, and what is asked is shown.
 */
function unasked(s: Situation, input: TextInput, now: Date): Result {
  if (input.meaning.type === "words") return { events: [{ type: "unrecorded", said: input.text, no: null }] };
  const { asked, ...rest } = answer(s, nowhere, input, now);
  return !asked || asked.at === "end" ? rest : { ...rest, asked };
}

/** Whether one of two things has to be said, and "neither" is no choice. */
function hasToChoose({ offered }: Chat): boolean {
  const again = offered.some(({ action }) => action.do === "again");
  return !again && offered.some(({ action }) => action.do === "overwrite" || action.do === "append");
}

function chosen(s: Situation, input: TextInput, now: Date): Result {
  const action = choiceTaken(s, input);
  if (!action) return { events: [], ...stay(s.chat, s.chat.offered) };
  return lateChoice(s, action, input)
    ? { events: [{ type: "late-word", said: input.text }], ...stay(s.chat, s.chat.offered) }
    : taken(s, action, now);
}

/** Sealed and not being revised: nothing a person types changes the report. */
function isSealed(s: Situation): boolean {
  return isHandedIn(s.report.state) && !s.report.revising;
}

/** Whether the input needs no prompt to be understood: a word, a command, a choice, a request or a file. */
function steers(s: Situation, input: Input): boolean {
  if (input.type !== "text") return promptlessInputs.has(input.type);
  return promptless.has(input.meaning.type) || requestBeside(s, input.meaning) !== null;
}

const promptlessInputs: ReadonlySet<Input["type"]> = new Set(["control", "upload", "media"]);
const promptless: ReadonlySet<Meaning["type"]> = new Set(["choice", "steer", "unclear", "assent", "denial"]);

function keepsPrompt(chat: Chat): boolean {
  return chat.asked !== null && chat.asked.at !== "sealed" && chat.asked.at !== "command";
}

/** The place stays asked. `offered` are the choices that still stand, where the same ones are shown again. */
function stay(chat: Chat, offered: Chat["offered"] = []): Pick<Result, "asked" | "patch"> {
  const { half, refusals } = chat;
  return { ...(chat.asked ? { asked: chat.asked } : {}), patch: { half, refusals, offered } };
}

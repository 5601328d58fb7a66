// After the seal: the report stands; until the deadline "sửa" opens the next version, later the officer is asked. Pure.
import type { Meaning, Steering } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { sayAgain } from "../reading/say-again.ts";
import type { Result } from "../result.ts";
import type { FileFate, Input, Situation, TextInput } from "../situation.ts";
import { answer } from "./answer.ts";
import { choiceTaken } from "./choice-taken.ts";
import { settleLater } from "./later.ts";
import { requestBeside, requestEvent } from "./request.ts";
import { control, steering } from "./steer.ts";

const sealed: Pick<Result, "asked"> = { asked: { at: "sealed" } };

/** What an input does to a report that is submitted or accepted and not being revised. */
export function afterSeal(s: Situation, input: Input, now: Date): Result {
  const result = whileSealed(s, input, now);
  const file = input.type === "text" ? (input.file ?? "none") : "none";
  if (file === "none") return result;
  return { ...result, events: [...result.events, { type: "said", what: mediaSaid(file) }] };
}

function whileSealed(s: Situation, input: Input, now: Date): Result {
  const correction = chosenCorrection(s, input);
  if (correction !== null) return reviseAnd(s, correction, now);
  const steer = steeringIn(s, input);
  const below = steer ? settleLater(s, steer.control, steer.args) : null;
  if (below) return below;
  // "Nộp lại", where nothing is compiled: the report is wanted back.
  if (steer?.control === "again") return reopened(s, input.type === "text" ? input.text.trim() : "");
  if (steer?.control === "edit") return revise(s, steer.args);
  if (steer && shown.has(steer.control)) return { events: [lookAt(steer.control)], ...sealed };
  switch (input.type) {
    case "reopen":
      // Until the deadline nobody has to be asked.
      return reopened(s, input.reason);
    case "edited":
      return { events: [{ type: "not-applied", why: "sealed" }], ...sealed };
    case "text":
      return steer?.control === "next" ? { events: [], ...sealed } : said(s, input, now);
    case "media":
      return { events: [{ type: "said", what: mediaSaid(input.file) }], ...sealed };
    case "upload":
      // What was sealed is not touched: the file only lies beside it.
      return { events: [{ type: "file-kept", name: input.name, kind: null }], ...sealed };
    default:
      return { events: [], ...sealed };
  }
}

/** The report is open, or is asked to be opened by an officer. */
function reopened(s: Situation, reason: string): Result {
  return mustAsk(s) ? { events: [{ type: "reopen-asked", reason }], ...sealed } : revise(s, "");
}

/** What was sealed is added to on the page alone. */
function mediaSaid(file: FileFate): "no-text" | "media" | "no-media" | "media-sealed" {
  if (file === "none") return "no-text";
  return file === "unseen" ? "media" : file === "unheard" ? "no-media" : "media-sealed";
}

/** A text that neither steers nor takes a choice. */
function said(s: Situation, input: TextInput, now: Date): Result {
  const { meaning, text } = input;
  const talk = talkIn(meaning);
  if (meaning.type === "thanks" || talk === "thanks")
    return { events: [{ type: "said", what: "thanks" }], ...sealed };
  const asks = requestBeside(s, meaning);
  if (asks === "reopen") return reopened(s, text.trim());
  if (asks) return { events: [requestEvent(asks, text)], ...sealed };
  if (talk === "question") return { events: [{ type: "talk", talk, verbatim: null }], ...sealed };
  if (talk !== null) return { events: [], ...sealed };
  if (wouldChange(s, input, now)) return { events: [{ type: "sealed-correction", said: text }], ...sealed };
  return { events: [{ type: "unrecorded", said: text, no: numberIn(meaning) }], ...sealed };
}

/** A closed round takes nothing any more; what was sent can still be looked at. */
export function afterClose(s: Situation, input: Input): Result {
  const asks = input.type === "text" ? requestBeside(s, input.meaning) : null;
  if (asks && input.type === "text")
    return { events: [{ type: "said", what: "closed" }, requestEvent(asks, input.text)], ...sealed };
  const word = steeringIn(s, input)?.control;
  const looks = word === "review" || word === "progress" || word === "receipt";
  return { events: [{ type: "said", what: looks ? word : "closed" }], ...sealed };
}

/** Words that only look at what was sealed. */
const shown: ReadonlySet<Steering["control"]> = new Set(["review", "progress", "help", "receipt", "draft"]);

function lookAt(word: Steering["control"]): InterviewEvent {
  const what = word === "review" || word === "progress" || word === "help" ? word : "receipt";
  return { type: "said", what };
}

/** The word that an input steers by: typed, pressed or as a command. */
function steeringIn(s: Situation, input: Input): Steering | null {
  if (input.type === "control") return input;
  if (input.type === "text" && input.meaning.type === "steer") return input.meaning;
  const action = choiceTaken(s, input);
  return action?.do === "word" ? steering(action.word) : null;
}

/** What a text is to the bot, whatever was asked when it was sent. */
function talkIn(meaning: Meaning): string | null {
  if (meaning.type === "talk") return meaning.talk;
  return meaning.type === "text" && meaning.talk !== "yes" ? meaning.talk : null;
}

/** The number of the row that a text names. */
function numberIn(meaning: Meaning): string | null {
  if (meaning.type === "nothing-understood") return meaning.no;
  const [first] = meaning.type === "entries" ? meaning.entries : [];
  return first && "no" in first ? first.no : null;
}

/** Version 1 counts until version 2 is sealed; past the deadline or once accepted an officer has to agree first. */
function revise(s: Situation, args: string): Result {
  if (mustAsk(s)) return { events: [{ type: "reopen-asked", reason: "" }], ...sealed };
  const result =
    args === ""
      ? { events: [], asked: { at: "end" } as const }
      : control(s, { control: "edit", args, no: null });
  return { ...result, events: [{ type: "revising" }, ...result.events] };
}

/** The correction that a press, or the word of its choice, opens the report for. */
function chosenCorrection(s: Situation, input: Input): string | null {
  const action = choiceTaken(s, input);
  return action?.do === "correct" ? action.said : null;
}

/** Opens the report and says the correction again; where an officer has to agree it is kept for then. */
function reviseAnd(s: Situation, said: string, now: Date): Result {
  if (mustAsk(s)) {
    return { events: [{ type: "reopen-asked", reason: said }], ...sealed, patch: { kept: said } };
  }
  const result = sayWhenOpen(opened(s), said, now);
  return { ...result, events: [{ type: "revising" }, ...result.events] };
}

/** Says a text at an open report where no row is asked: only what names its row, or what it corrects, counts. */
export function sayWhenOpen(s: Situation, said: string, now: Date): Result {
  const there: Situation = { ...s, chat: { ...s.chat, asked: atEnd, offered: [] } };
  return answer(there, atEnd, sayAgain(there, said, now), now);
}

const atEnd: Asked = { at: "end" };

/** Whether a text would change something, or be asked about, if the report were open. */
function wouldChange(s: Situation, input: TextInput, now: Date): boolean {
  const meaning = withoutPrompt(input.meaning);
  const open = opened(s);
  const there: Situation = { ...open, chat: { ...open.chat, asked: atEnd, offered: [] } };
  const { events } = answer(there, atEnd, { ...input, meaning, sentAt: null }, now);
  return events.some((event) => "changes" in event || asksBack.has(event.type));
}

/** What a text means where no row is asked: figures in their turn answer nothing. */
function withoutPrompt(meaning: Meaning): Meaning {
  const stays = unprompted.has(meaning.type);
  if (stays || (meaning.type === "entries" && meaning.numbered)) return meaning;
  if (meaning.type === "text" && meaning.by === "number") return meaning;
  return { type: "nothing-understood", no: null, bare: false };
}

/** What says itself where it belongs. */
const unprompted: ReadonlySet<Meaning["type"]> = new Set([
  "correction",
  "changed",
  "changed-each",
  "nothing-held",
  "frame",
]);

function opened(s: Situation): Situation {
  return { ...s, report: { ...s.report, revising: true } };
}

const asksBack: ReadonlySet<InterviewEvent["type"]> = new Set([
  "which",
  "which-row",
  "unsure",
  "doubted",
  "short-text",
]);

function mustAsk(s: Situation): boolean {
  return s.report.state === "accepted" || s.report.pastDeadline;
}

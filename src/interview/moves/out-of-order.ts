// What a message's date says: the same words sent twice, and texts written long before what they would answer. Pure.

import { type Answers, type Value, valuesOf } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Answer, Meaning, Prose } from "../../language/meaning.ts";
import type { RowReading } from "../../language/row-reading.ts";
import type { Action, Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { questionAsked } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation, TextInput } from "../situation.ts";
import { appendText, isContinuation, whichNarrative } from "./narrative.ts";
import { sameValues } from "./record-or-doubt.ts";

/** How far before what it would answer was asked first a text may be dated and still be its answer. */
export const lateAfterMs = 60_000;
/** Nobody reads a prompt and types a row's figures within this. */
const soonMs = 3_000;
/** Platforms date to the second: within it nobody knows what came first. */
const secondMs = 1_000;
/** So much of a message tells whether the next one is the same. */
const keptLength = 200;

/** A message as it is remembered, to be compared with the next. */
export function shortened(text: string): string {
  const said = text.normalize("NFC").trim();
  return said.length <= keptLength ? said : `${said.slice(0, keptLength)}…${said.length}`;
}

/**
 * What a message's date makes of an answer: the same once more, more of the narrative before, or one that came late.
 * Null where it is simply the answer.
 */
export function inItsTime(
  s: Situation,
  asked: Asked,
  input: TextInput,
  meaning: Answer,
  now: Date,
): Result | null {
  return (
    sentTwice(s, asked, input, meaning, now) ??
    moreOfNarrative(s, asked, input, meaning) ??
    lateText(s, asked, input, meaning)
  );
}

/**
 * The message before once more. Dated before the prompt that it would answer had arrived, it was sent twice: it counts
 * once, and that is said. Where dates do not tell, a row's figures that came at once are asked about. A bare 0, yes or
 * no is what people send ahead for rows they know: "không", "không" answers two of them.
 */
function sentTwice(s: Situation, asked: Asked, input: TextInput, meaning: Answer, now: Date): Result | null {
  if (s.chat.lastSaid !== shortened(input.text) || isBare(meaning)) return null;
  const { sentAt } = input;
  const delivered = s.promptDelivered;
  const { half, flowing } = s.chat;
  const patch = { half, ...(flowing === null ? {} : { lastText: flowing }) };
  if (sentAt !== null && delivered !== null && sentAt < delivered) {
    return { events: [{ type: "said", what: "repeat" }], asked, patch };
  }
  const sure = sentAt !== null && delivered !== null && sentAt >= delivered + secondMs;
  const question = s.q.byId(questionAsked(asked) ?? "");
  if (sure || !question || question.places.length < 2 || now.getTime() - s.chat.askedAt > soonMs) return null;
  const values = valuesAt(question, meaning);
  if (!values) return null;
  return { events: [{ type: "same-again", id: question.id, said: input.text, values }], asked, patch };
}

/** A zero, a yes or a no and nothing else. */
export function isBare(meaning: Meaning): boolean {
  switch (meaning.type) {
    case "row":
    case "text":
      return meaning.prose.bare;
    case "words":
    case "nothing-understood":
      return meaning.bare;
    case "none":
      return typeof meaning.of === "string";
    default:
      return meaning.type === "nothing-held" || meaning.type === "yes";
  }
}

/** The values that a text says of one row; null where it says none. */
function valuesAt(question: Question, meaning: Answer): readonly Value[] | null {
  switch (meaning.type) {
    case "row":
    case "text":
      return meaning.id === question.id && meaning.reading.type === "value" ? meaning.reading.values : null;
    case "entries": {
      const [only, more] = meaning.entries;
      const here = only?.to === "row" && only.id === question.id && !more ? only.reading : null;
      return here?.type === "value" ? here.values : null;
    }
    case "none":
      return noneOf(question.cells);
    case "nothing-held":
      return valuesAt(question, meaning.otherwise);
    default:
      return null;
  }
}

/** More of the narrative before, written before the next prompt had come. */
function moreOfNarrative(s: Situation, asked: Asked, input: TextInput, meaning: Answer): Result | null {
  const question = s.q.byId(questionAsked(asked) ?? "");
  // A figure for the prompt, "có" to a group's question, "để sau" or "chưa" is an answer to it, however soon it came;
  // talk to the bot and figures are no more of a narrative either.
  const prose = proseIn(meaning);
  if (input.sentAt === null || !question || !prose || prose.figures) return null;
  if (s.chat.flowing && isContinuation(input.sentAt, s.promptDelivered))
    return appendText(s, s.chat.flowing, input);
  const isStory = prose.story && !question.narrative && isRefused(meaning);
  return whichNarrative(s, asked, question, input, { begins: prose.begins, isStory });
}

/** What a text is in words, where it may be more of a narrative. */
function proseIn(meaning: Answer): Prose | null {
  switch (meaning.type) {
    case "text":
      return meaning.by === "turn" && meaning.reading.type === "value" && !meaning.talk
        ? meaning.prose
        : null;
    case "row":
      return isRead(meaning.reading) ? null : meaning.prose;
    case "entries":
      return meaning.prose;
    default:
      return null;
  }
}

function isRead(reading: RowReading): boolean {
  const notYet = reading.type === "ambiguous" && reading.reason === "not-yet";
  return reading.type === "value" || reading.type === "later" || notYet;
}

/** Nobody understands it as the figures that are asked. */
function isRefused(meaning: Answer): boolean {
  if (meaning.type !== "row") return meaning.type === "entries";
  return meaning.reading.type === "refused" && meaning.reading.reason === "not-understood";
}

/** Whether a text was written long before what is asked now was asked first. */
export function isLate(s: Situation, { sentAt }: TextInput): boolean {
  return sentAt !== null && s.firstAsked !== null && sentAt < s.firstAsked - lateAfterMs;
}

/** A word that takes a choice, written long before that choice was offered: it takes nothing. */
export function lateChoice(s: Situation, action: Action, { sentAt }: TextInput): boolean {
  return (
    sentAt !== null && s.promptAt !== null && sentAt < s.promptAt - lateAfterMs && !steering.has(action.do)
  );
}

/** Choices that write nothing and give nothing up: "again" and "keep" drop what was just asked about. */
const steering: ReadonlySet<Action["do"]> = new Set([
  ...(["word", "example", "ask-colleague", "order", "rows", "ask", "more"] as const),
]);

/**
 * A text that is older than what it would answer is asked about, never taken. Figures that name their rows need no
 * prompt and are taken however late, but over nothing that was answered meanwhile.
 */
function lateText(s: Situation, asked: Asked, input: TextInput, meaning: Answer): Result | null {
  const question = s.q.byId(questionAsked(asked) ?? "");
  if (!question || !isLate(s, input) || (meaning.type === "entries" && meaning.numbered)) return null;
  const { half } = s.chat;
  const read = valuesAt(question, meaning);
  const last = s.q.byId(s.chat.last ?? "");
  const stands = last && valuesOf(s.answers, last);
  const again = s.chat.lastSaid === shortened(input.text) || (read && stands && sameValues(read, stands));
  if (again) return { events: [{ type: "said", what: "already" }], asked, patch: { half } };
  // No offer writes figures into a narrative.
  const values = meaning.type === "text" && meaning.prose.figures ? null : read;
  return {
    events: [{ type: "late-text", id: question.id, said: input.text, values }],
    // Where it is to be sent again, a no says that it is not, and nothing of the row.
    asked: values === null && asked.at === "question" ? { at: "confirm", id: question.id } : asked,
    patch: { half },
  };
}

/** Before whatever was written: as of a late text, of which nobody knows whether it is older or newer. */
export const anyRevision = -1;

/**
 * Lets nothing be overwritten that was written after revision `rev`: the first such row is asked about with both
 * values, further ones are named as not recorded.
 */
export function overNothingNewer(s: Situation, result: Result, rev: number): Result {
  const clashes = (event: InterviewEvent) => event.type === "answered" && isNewer(s, event, rev);
  const held = result.events.filter(clashes);
  const [first, ...others] = held;
  if (first?.type !== "answered") return result;
  const question = s.q.byId(first.id);
  const theirs = question && valuesOf(s.answers, question);
  if (!question || !theirs) return result;
  const values = valuesIn(question, first);
  const unread = others.flatMap((event) => {
    const row = event.type === "answered" ? s.q.byId(event.id) : undefined;
    const said = event.type === "answered" ? (event.changes[0]?.raw ?? "") : "";
    return row ? [{ no: row.main.no, said }] : [];
  });
  const events: InterviewEvent[] = [
    ...result.events.filter((event) => !held.includes(event)),
    ...(unread.length > 0 ? [{ type: "unread" as const, entries: unread }] : []),
    { type: "conflict", id: question.id, values, theirs, raw: first.changes[0]?.raw ?? "" },
  ];
  return { ...result, events, asked: { at: "confirm", id: question.id } };
}

type Answered = Extract<InterviewEvent, { type: "answered" }>;

function isNewer(s: Situation, event: Answered, rev: number): boolean {
  const question = s.q.byId(event.id);
  const stands = question && valuesOf(s.answers, question);
  if (!question || !stands || sameValues(stands, valuesIn(question, event))) return false;
  return newest(s.answers, question) > rev;
}

function newest(answers: Answers, { places }: Question): number {
  return Math.max(...places.map((place) => answers.get(place)?.rev ?? -1));
}

function valuesIn(question: Question, event: Answered) {
  return question.places.flatMap((place) => {
    const value = event.changes.find((one) => one.place === place)?.value ?? null;
    return value === null ? [] : [value];
  });
}

// What a message's date says: the same words sent twice, and texts written long before what they would answer. Pure.

import { type Answers, valuesOf } from "../../form/answers.ts";
import { yesNoKind } from "../../form/kinds/yes-no.ts";
import type { Question } from "../../form/questions.ts";
import { formWords } from "../../form/words/form-words.ts";
import { readDenial } from "../../language/denial.ts";
import { clauseOf } from "../../language/entries/clause.ts";
import { hear } from "../../language/said.ts";
import type { Action, Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { questionAsked } from "../next.ts";
import { isFigures, numberedRows } from "../reading/numbered.ts";
import { readAnswer } from "../reading/reading.ts";
import type { Input, Situation } from "../situation.ts";
import { sameValues } from "./record-or-doubt.ts";

type Text = Extract<Input, { type: "text" }>;

/** How far before what it would answer was asked first a text may be dated and still be its answer. */
const lateAfterMs = 60_000;
/** Nobody reads a prompt and types a row's figures within this. */
const soonMs = 3_000;
/** Platforms date to the second: within it nobody knows what came first. */
const secondMs = 1_000;
/** What a text has to have in letters to be a narrative's rather than figures with a word or two. */
const fewLetters = 20;
/** So much of a message tells whether the next one is the same. */
const keptLength = 200;

/** A message as it is remembered, to be compared with the next. */
export function shortened(text: string): string {
  const said = text.normalize("NFC").trim();
  return said.length <= keptLength ? said : `${said.slice(0, keptLength)}…${said.length}`;
}

/**
 * The message before once more. Dated before the prompt that it would answer had arrived, it was sent twice: it counts
 * once, and that is said. Where dates do not tell, a row's figures that came at once are asked about. A bare 0, yes or
 * no is what people send ahead for rows they know: "không", "không" answers two of them.
 */
export function sentTwice(s: Situation, asked: Asked, input: Text, now: Date): Result | null {
  if (s.chat.lastSaid !== shortened(input.text) || isBare(s, input.text, now)) return null;
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
  const reading = readAnswer(question, input.text, null, now);
  if (reading.type !== "value") return null;
  const { values } = reading;
  return { events: [{ type: "same-again", id: question.id, said: input.text, values }], asked, patch };
}

/** A bare zero (of every cell), yes or no. */
function isBare(s: Situation, text: string, now: Date): boolean {
  return /^[0\s/;,.]+$/u.test(text.trim()) || answersYesOrNo(s, text, now);
}

/** Whether a text is a yes or a no and nothing else. */
export function answersYesOrNo(s: Situation, text: string, now: Date): boolean {
  const denial = readDenial(hear(text), formWords(s.q.form).names);
  if (denial && denial.about.length === 0 && denial.numbers.length === 0) return true;
  const read = yesNoKind.read(hear(text), { nouns: {}, max: 1, now });
  return read.type === "value" && (read.note ?? "") === "";
}

/** Whether a text was written long before what is asked now was asked first. */
export function isLate(s: Situation, { sentAt }: Text): boolean {
  return sentAt !== null && s.firstAsked !== null && sentAt < s.firstAsked - lateAfterMs;
}

/** A word that takes a choice, written long before that choice was offered: it takes nothing. */
export function lateChoice(s: Situation, action: Action, { sentAt }: Text): boolean {
  return (
    sentAt !== null && s.promptAt !== null && sentAt < s.promptAt - lateAfterMs && !steering.has(action.do)
  );
}

/** Choices that write nothing. */
const steering: ReadonlySet<Action["do"]> = new Set([
  ...(["word", "example", "ask-colleague", "order", "rows", "again", "keep", "ask", "more"] as const),
]);

/**
 * A text that is older than what it would answer is asked about, never taken. Figures that name their rows need no
 * prompt and are taken however late, but over nothing that was answered meanwhile.
 */
export function lateText(s: Situation, asked: Asked, input: Text, now: Date): Result | null {
  const question = s.q.byId(questionAsked(asked) ?? "");
  if (!question || !isLate(s, input)) return null;
  if (numberedRows(s.q, input.text, now)) return null;
  const { half } = s.chat;
  const last = s.chat.last === null ? undefined : s.q.byId(s.chat.last);
  const again = last ? readAnswer(last, input.text, null, now) : null;
  if (last && again?.type === "value" && sameValues(again.values, valuesOf(s.answers, last) ?? [])) {
    return { events: [{ type: "said", what: "already" }], asked, patch: { half } };
  }
  const read = readAnswer(question, input.text, s.chat.half, now);
  // No offer writes figures into a narrative.
  const offered = read.type === "value" && !(question.narrative && saysFigures(input.text));
  const values = offered ? read.values : null;
  return {
    events: [{ type: "late-text", id: question.id, said: input.text, values }],
    asked,
    patch: { half },
  };
}

/** Figures with a word or two, and nothing that a narrative could be. */
export function saysFigures(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return isFigures(text) || (letters < fewLetters && clauseOf(hear(text)).quantities.length > 0);
}

/** Words without any figure, long enough for a narrative. */
export function isStory(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= fewLetters && clauseOf(hear(text)).quantities.length === 0;
}

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
  return question.places.flatMap((place) => event.changes.find((one) => one.place === place)?.value ?? []);
}

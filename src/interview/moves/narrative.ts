// Narrative answers: one message by default, more of it on request, nothing cut silently. Pure.

import type { Value } from "../../form/answers.ts";
import { noneText } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import { type Beginning, goesOn } from "../../language/goes-on.ts";
import type { Text } from "../../language/meaning.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { readAs } from "./question.ts";
import { changeAt, record, type Taken } from "./record.ts";
import { answeredPatch, conflictWith } from "./record-or-doubt.ts";

/** A text with fewer letters than this is confirmed before it is stored. */
const shortLetters = 20;
/** Platforms date to the second. */
const secondMs = 999;

/** A text at an item: recorded, talked about or asked about, or what else was read there. */
export function answerText(s: Situation, question: Question, text: Text, nearLimit: boolean): Result {
  const { reading, said, talk } = text;
  if (reading.type !== "value") return readAs(s, question, { said, reading, people: null });
  const value = String(reading.values[0] ?? "");
  if (talk) {
    const verbatim = talk === "yes" ? null : { id: question.id, text: value };
    return { events: [{ type: "talk", talk, verbatim }], asked: { at: "question", id: question.id } };
  }
  const taken: Taken = { values: reading.values, raw: said, note: reading.note, origin: "typed" };
  return (
    conflictWith(s, question, taken) ??
    (isShort(value) ? confirmShort(question, value) : settled(s, question, taken, nearLimit))
  );
}

function isShort(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) < shortLetters && text !== noneText;
}

function confirmShort({ id }: Question, text: string): Result {
  return { events: [{ type: "short-text", id, text }], asked: { at: "confirm", id } };
}

/** One near the platform's longest message waits for its rest. */
function settled(s: Situation, question: Question, taken: Taken, nearLimit: boolean): Result {
  const events: InterviewEvent[] = [record(s, question, taken)];
  const patch = answeredPatch(question);
  if (!nearLimit) return { events, patch };
  const { id } = question;
  return { events: [...events, { type: "more-awaited", id }], asked: { at: "more", id }, patch };
}

/** A text to be joined to a narrative, as it was typed. */
type Addition = { readonly text: string; readonly nearLimit: boolean };

/** Joins a text to the narrative answered before; a cut in mid-sentence is joined with a space. */
export function appendText(s: Situation, id: string, input: Addition): Result {
  const question = s.q.byId(id);
  const place = question?.places[0];
  const addition = cleanNarrative(input.text);
  if (!question || place === undefined || addition === "") return { events: [] };
  const before = s.answers.get(place);
  const text = joined(before?.value, addition);
  if (text.length > (question.cells[0]?.most ?? 0)) {
    const refused: InterviewEvent = { type: "refused", id, reason: "too-long", said: addition, times: 1 };
    return { events: [refused], ...(s.chat.asked ? { asked: s.chat.asked } : {}) };
  }
  const raw = [before?.raw, input.text].filter((part) => part).join("\n");
  const changes = [changeAt(s.answers, place, text, raw, "typed")];
  const events: InterviewEvent[] = [{ type: "appended", id, changes }];
  const patch = { ...answeredPatch(question), half: s.chat.half };
  if (input.nearLimit) {
    return { events: [...events, { type: "more-awaited", id }], asked: { at: "more", id }, patch };
  }
  // The prompt that stood there stays: an early continuation must not skip a question.
  const kept = s.chat.asked && s.chat.asked.at !== "more" ? { asked: s.chat.asked } : {};
  return { events, ...kept, patch };
}

function joined(stood: Value | null | undefined, addition: string): string {
  if (typeof stood !== "string" || stood === noneText) return addition;
  const apart = /[.!?:;…”"]$/u.test(stood) || /^[-+•*\d]/u.test(addition);
  return `${stood}${apart ? "\n" : " "}${addition}`;
}

/** Whether a text belongs to the narrative before: it is dated before the next prompt arrived. */
export function isContinuation(sentAt: number | null, promptDelivered: number | null): boolean {
  return sentAt !== null && promptDelivered !== null && sentAt + secondMs < promptDelivered;
}

/**
 * Dated later than the prompt, what may be more of the narrative before is asked about: a text that goes on with it,
 * and any story told where figures are asked. Null otherwise: a text is read first for the question on the screen.
 */
export function whichNarrative(
  s: Situation,
  asked: Asked,
  question: Question,
  { text }: Pick<Addition, "text">,
  { begins, isStory }: { readonly begins: Beginning; readonly isStory: boolean },
): Result | null {
  const before = s.q.byId(s.chat.flowing ?? "");
  const written = before && s.answers.get(before.places[0] ?? "")?.value;
  if (!before || typeof written !== "string" || written === noneText) return null;
  const said = cleanNarrative(text);
  if (!isStory && !goesOn(written, begins)) return null;
  return {
    events: [
      { type: "which-narrative", before: before.id, said, instead: question.narrative ? question.id : null },
    ],
    asked,
    patch: { half: s.chat.half, lastText: before.id },
  };
}

// Narrative answers: one message by default, more of it on request, nothing cut silently. Pure.

import { noneText } from "../../form/kinds/text.ts";
import { yesNoKind } from "../../form/kinds/yes-no.ts";
import type { Question } from "../../form/questions.ts";
import { goesOn } from "../../language/goes-on.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { type Talk, talkOf } from "../reading/talk.ts";
import type { Input, Situation } from "../situation.ts";
import { changeAt, record, type Taken } from "./record.ts";
import { answeredPatch, conflictWith } from "./record-or-doubt.ts";

type Text = Extract<Input, { type: "text" }>;

/** A text with fewer letters than this is confirmed before it is stored. */
const shortLetters = 20;
/** Platforms date to the second. */
const secondMs = 999;

/** Records a narrative; a very short one is confirmed, one near the platform's limit waits for its rest. */
export function settleText(s: Situation, question: Question, taken: Taken, input: Text, now: Date): Result {
  const text = String(taken.values[0] ?? "");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const talk = saidToUs(text, letters, now);
  if (talk) {
    const verbatim = talk === "yes" ? null : { id: question.id, text };
    return { events: [{ type: "talk", talk, verbatim }], asked: { at: "question", id: question.id } };
  }
  const conflict = conflictWith(s, question, taken);
  if (conflict) return conflict;
  if (letters < shortLetters && text !== noneText) {
    return {
      events: [{ type: "short-text", id: question.id, text }],
      asked: { at: "confirm", id: question.id },
    };
  }
  const events: InterviewEvent[] = [record(s, question, taken)];
  if (!input.nearLimit) return { events, patch: answeredPatch(question) };
  return {
    events: [...events, { type: "more-awaited", id: question.id }],
    asked: { at: "more", id: question.id },
    patch: answeredPatch(question),
  };
}

/** Whether a text is talk to the bot: what a tired person says to whoever asks would stand in the official report. */
function saidToUs(text: string, letters: number, now: Date): Talk | "yes" | null {
  const yes = letters < shortLetters ? yesNoKind.read(hear(text), { nouns: {}, max: 1, now }) : null;
  if (yes?.type === "value" && yes.value && (yes.note ?? "") === "") return "yes";
  return talkOf(text);
}

/** Joins a text to the narrative answered before; a cut in mid-sentence is joined with a space. */
export function appendText(s: Situation, id: string, input: Text): Result {
  const question = s.q.byId(id);
  const place = question?.places[0];
  const addition = cleanNarrative(input.text);
  if (!question || place === undefined || addition === "") return { events: [] };
  const before = s.answers.get(place);
  const old = typeof before?.value === "string" && before.value !== noneText ? before.value : "";
  const joint = old === "" ? "" : /[.!?:;…”"]$/u.test(old) || /^[-+•*\d]/u.test(addition) ? "\n" : " ";
  const text = `${old}${joint}${addition}`;
  const max = question.cells[0]?.most ?? 0;
  if (text.length > max) {
    const asked = s.chat.asked ?? undefined;
    const refused: InterviewEvent = { type: "refused", id, reason: "too-long", said: addition, times: 1 };
    return { events: [refused], ...(asked ? { asked } : {}) };
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

/** Whether a text belongs to the narrative before: it is dated before the next prompt arrived. */
export function isContinuation(input: Text, promptDelivered: number | null): boolean {
  return input.sentAt !== null && promptDelivered !== null && input.sentAt + secondMs < promptDelivered;
}

/**
 * Dated later than the prompt, what may be more of the narrative before is asked about: a text that goes on with it,
 * and any story told where figures are asked. Null otherwise: a text is read first for the question on the screen.
 */
export function whichNarrative(
  s: Situation,
  asked: Asked,
  question: Question,
  { text }: Text,
  isStory: boolean,
): Result | null {
  const before = s.q.byId(s.chat.flowing ?? "");
  const written = before && s.answers.get(before.places[0] ?? "")?.value;
  if (!before || typeof written !== "string" || written === noneText) return null;
  const said = cleanNarrative(text);
  if (!isStory && !goesOn(written, said)) return null;
  return {
    events: [
      { type: "which-narrative", before: before.id, said, instead: question.narrative ? question.id : null },
    ],
    asked,
    patch: { half: s.chat.half, lastText: before.id },
  };
}

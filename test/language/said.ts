// Says one text at one prompt of a form, everything open, and gives what became of it. Pure: no database, no clock.
import { readFileSync } from "node:fs";
import type { Answers } from "../../src/form/answers.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import { type Question, type Questionnaire, questionnaire } from "../../src/form/questions.ts";
import { type Asked, type Chat, newChat } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { changesOf, fold } from "../../src/interview/fold.ts";
import type { Situation } from "../../src/interview/situation.ts";
import { step } from "../../src/interview/step.ts";

const library = new URL("../../src/form/library/tuan-le-htsd-2022@3.json", import.meta.url);

/** The form of 2022, as it is asked of a kind of unit. */
export const form2022: Form = parseForm(JSON.parse(readFileSync(library, "utf8")));

/** What a text left behind: the values that now stand, by the row's number, and what is asked or refused. */
export type Said = {
  readonly stored: ReadonlyMap<string, readonly unknown[]>;
  readonly chat: Chat;
  readonly events: readonly InterviewEvent[];
  readonly answers: Answers;
};

export const now = new Date("2022-10-10T10:00:00+07:00");

/** The prompt that asks a group ("4", "2-3") or one row or item ("1.7", "II.3"). */
export function promptAt(q: Questionnaire, at: string): Asked {
  const group = q.groups.find((one) => one.no.replace("–", "-") === at);
  if (group && group.questions.length > 1)
    return { at: "group", id: group.id, open: group.questions.map((row) => row.id) };
  const question = q.byNo(at);
  if (!question) throw new Error(`no prompt asks ${at}`);
  return { at: "question", id: question.id };
}

/** Types `text` at `asked`; `before` is the chat and the answers that an earlier text left. */
export function say(
  q: Questionnaire,
  asked: Asked,
  text: string,
  before: { readonly chat: Chat; readonly answers: Answers } = { chat: newChat, answers: new Map() },
): Said {
  const s: Situation = {
    q,
    answers: before.answers,
    chat: { ...before.chat, asked },
    facts: {},
    waived: new Set(),
    report: { state: "in-progress", rev: 1, revising: false, pastDeadline: false, closed: false },
    promptDelivered: null,
    promptAt: null,
    firstAsked: null,
  };
  const { events, chat } = step(s, { type: "text", text, sentAt: null, nearLimit: false }, now);
  const answers = fold(before.answers, events, 2);
  const changed = new Set(changesOf(events).map(({ place }) => place));
  const stored = new Map<string, readonly unknown[]>();
  for (const question of q.questions) {
    if (!question.places.some((place) => changed.has(place))) continue;
    stored.set(question.main.no, valuesAt(question, answers));
  }
  return { stored, chat, events, answers };
}

function valuesAt(question: Question, answers: Answers): unknown[] {
  return question.places.map((place) => answers.get(place)?.value);
}

export const ofUnit = (kind: string): Questionnaire => questionnaire(form2022, kind);

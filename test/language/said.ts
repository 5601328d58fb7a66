// Says texts at one prompt of a form, everything open, and gives what became of them. Pure: no database, no clock.
import { readFileSync } from "node:fs";
import type { Answers } from "../../src/form/answers.ts";
import { checklistOf } from "../../src/form/checklist.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import type { Question, Questionnaire } from "../../src/form/question.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { type Asked, type Chat, newChat, type Offer } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { changesOf, fold } from "../../src/interview/fold.ts";
import { aheadOf, askedRows } from "../../src/interview/next.ts";
import { sayAgain } from "../../src/interview/reading/say-again.ts";
import type { Input, Situation } from "../../src/interview/situation.ts";
import { step } from "../../src/interview/step.ts";
import type { ToRender } from "../../src/text/interview/context.ts";
import { render } from "../../src/text/interview/render.ts";

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
  const group = q.groups.find((one) => one.no.replace("–", "-") === at || one.id === at);
  if (group && group.questions.length > 1) {
    const list = checklistOf(group);
    return askedRows(group, list.length > 0 ? list : group.questions);
  }
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
    ...openAt(q, asked),
    answers: before.answers,
    chat: { ...before.chat, asked, ahead: aheadOf(q, before.answers, asked) },
  };
  const { events, chat } = step(s, sayAgain(s, text, now), now);
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

/** A report in which everything is open, in a chat that was just asked this and walks in this order. */
export function openAt(q: Questionnaire, asked: Asked, order: Chat["order"] = "official"): Situation {
  return {
    q,
    answers: new Map(),
    chat: { ...newChat, asked, ahead: aheadOf(q, new Map(), asked), order, askedAt: now.getTime() },
    facts: {},
    before: null,
    compiled: null,
    unit: { name: "Trường THPT Ca Văn Thỉnh", code: "THPT-20" },
    files: [],
    returned: null,
    waived: new Set(),
    report: { state: "in-progress", rev: 1, revising: false, pastDeadline: false, closed: false },
    promptDelivered: null,
    promptAt: null,
    firstAsked: now.getTime(),
  };
}

/** One input and what then stands: the chat with the choices of the bot's message, and that message. */
export type Reply = {
  readonly s: Situation;
  readonly events: readonly InterviewEvent[];
  readonly text: string;
};

/** Gives one input to a chat, and the bot's message with its choices as the person sees them. */
export function reply(s: Situation, input: Input): Reply {
  const { events, chat } = step(s, input, now);
  const answers = fold(s.answers, events, s.report.rev + 1);
  const { text, offers } = render(speechOf({ ...s, chat, answers }), events);
  const offered = offers.map(
    (offer, index): Offer => ({ ...offer, id: String(index), also: [...(offer.also ?? [])] }),
  );
  return { s: { ...s, chat: { ...chat, offered }, answers }, events, text };
}

/** What the bot's sentences may know of a report in which everything is open. */
export function speechOf(s: Situation): ToRender {
  return {
    q: s.q,
    answers: s.answers,
    chat: s.chat,
    before: s.before,
    compiled: s.compiled,
    facts: s.facts,
    warnings: [],
    node: { id: 1, name: "Phòng GDĐT" },
    round: { title: "Tuần lễ", deadline: now, receiver: "Sở GDĐT", lockedAt: null },
    you: "Thầy/Cô",
    helpContact: null,
    mustAlsoSend: null,
    report: { state: "in-progress", revising: false, remark: null },
    returned: null,
    sealed: null,
    namesUnit: false,
    tag: null,
    now,
    zone: "Asia/Ho_Chi_Minh",
  };
}

/** A message, and its date in seconds from the delivery of the prompt which then stands; null where nobody knows. */
export type Dated = { readonly say: string; readonly sent: number | null };

const minuteMs = 60_000;

/** Gives several messages, one after the other, each to the prompt that then stands; the reply to the last. */
export function converse(
  q: Questionnaire,
  asked: Asked,
  messages: readonly Dated[],
  order: Chat["order"],
): Reply {
  let last: Reply = { s: openAt(q, asked, order), events: [], text: "" };
  for (const [index, { say: text, sent }] of messages.entries()) {
    const delivered = sent === null ? null : now.getTime() + index * minuteMs;
    const dated = { ...last.s, promptDelivered: delivered, promptAt: delivered, firstAsked: delivered };
    const sentAt = delivered === null || sent === null ? null : delivered + sent * 1000;
    last = reply(dated, { ...sayAgain(dated, text, now), sentAt });
  }
  return last;
}

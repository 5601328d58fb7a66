// A form tried as an imaginary unit: the same interview, made anew from what was said so far. Pure; nothing of it is stored.
import { checkReport } from "../form/checks/check.ts";
import type { Form } from "../form/form.ts";
import { questionnaire } from "../form/questions.ts";
import { newChat, type Offer } from "../interview/chat.ts";
import type { InterviewEvent } from "../interview/events.ts";
import { changesOf, fold } from "../interview/fold.ts";
import { promptOf } from "../interview/reading/prompt.ts";
import type { Input, Situation } from "../interview/situation.ts";
import { step } from "../interview/step.ts";
import { understand } from "../language/understand.ts";
import type { ToRender } from "../text/interview/context.ts";
import { render } from "../text/interview/render.ts";

/** What somebody said: a text, or the label of a choice that was pressed. */
export type TrialSaid = { readonly type: "text" | "press"; readonly text: string };

/** What the unit and the round of a trial are called. */
export type Imaginary = {
  readonly unit: string;
  readonly title: string;
  readonly receiver: string;
  readonly you: string;
  readonly mustAlsoSend: string | null;
  readonly helpContact: string | null;
  /** Every message begins with it; null where nothing marks it. */
  readonly tag: string | null;
  readonly deadline: Date;
  readonly zone: string;
};

type Turn = { readonly by: "bot" | "person"; readonly text: string };

export type Trial = {
  readonly turns: readonly Turn[];
  /** What may be pressed under the last message. */
  readonly choices: readonly string[];
  readonly sealed: boolean;
};

type State = {
  readonly s: Situation;
  readonly sealed: ToRender["sealed"];
  readonly text: string;
  readonly offered: readonly Offer[];
};

/** Everything that was said and answered, from the beginning; `now`: when the trial was begun. */
export function tryForm(
  form: Form,
  profile: string,
  said: readonly TrialSaid[],
  about: Imaginary,
  now: Date,
): Trial {
  const s: Situation = {
    q: questionnaire(form, profile),
    answers: new Map(),
    chat: newChat,
    facts: {},
    before: null,
    compiled: null,
    unit: { name: about.unit, code: "" },
    files: [],
    returned: null,
    waived: new Set(),
    report: { state: "in-progress", rev: 1, revising: false, pastDeadline: false, closed: false },
    promptDelivered: null,
    promptAt: null,
    firstAsked: null,
  };
  let state = after({ s, sealed: null, text: "", offered: [] }, { type: "resume" }, about, now);
  const turns: Turn[] = [{ by: "bot", text: state.text }];
  for (const one of said) {
    state = after(state, inputOf(state, one, now), about, now);
    turns.push({ by: "person", text: one.text }, { by: "bot", text: state.text });
  }
  return { turns, choices: state.offered.map(({ label }) => label), sealed: state.sealed !== null };
}

function inputOf({ s, offered }: State, { type, text }: TrialSaid, now: Date): Input {
  if (type === "press") {
    const pressed = offered.find(({ label }) => label === text);
    return pressed ? { type: "action", action: pressed.action } : { type: "stale-choice" };
  }
  const meaning = understand(text, promptOf(s.chat, s.q, now));
  return { type: "text", text, meaning, sentAt: null, nearLimit: false };
}

function after(before: State, input: Input, about: Imaginary, now: Date): State {
  const { events, chat } = step(before.s, input, now);
  const { report } = before.s;
  const rev = report.rev + (changesOf(events).length > 0 ? 1 : 0);
  const answers = fold(before.s.answers, events, rev);
  const seals = events.some(({ type }) => type === "sealed");
  const revising = !seals && (report.revising || events.some(({ type }) => type === "revising"));
  const waived = new Set([...before.s.waived, ...events.flatMap(waivedIn)]);
  const sealed = seals ? sealedNow(before.sealed, about, now) : before.sealed;
  const at = now.getTime();
  const s: Situation = {
    ...before.s,
    answers,
    chat,
    waived,
    report: { ...report, rev, revising, state: seals ? "submitted" : report.state },
    // It reaches them the moment it is written.
    ...{ promptDelivered: at, promptAt: at, firstAsked: at },
  };
  const { text, offers } = render(contextOf(s, sealed, about, now), events);
  const offered = offers.map(
    (offer, index): Offer => ({ ...offer, id: String(index), also: [...(offer.also ?? [])] }),
  );
  return { s: { ...s, chat: { ...chat, offered } }, sealed, text, offered };
}

function waivedIn(event: InterviewEvent): readonly string[] {
  return event.type === "waived" ? [event.hash] : [];
}

function sealedNow(earlier: ToRender["sealed"], { tag }: Imaginary, at: Date): ToRender["sealed"] {
  return {
    submissionId: 0,
    receipt: tag ?? "",
    at,
    late: false,
    version: (earlier?.version ?? 0) + 1,
    missing: 0,
  };
}

function contextOf(s: Situation, sealed: ToRender["sealed"], about: Imaginary, now: Date): ToRender {
  const { q, answers, chat, before, compiled, facts, report, waived } = s;
  const { unit, title, deadline, receiver, you, helpContact, mustAlsoSend, tag, zone } = about;
  return {
    ...{ q, answers, chat, before, compiled, facts, you, helpContact, mustAlsoSend, tag, zone, now, sealed },
    warnings: checkReport(q, answers, facts, before).filter(({ hash }) => !waived.has(hash)),
    node: { id: 0, name: unit },
    round: { title, deadline, receiver, lockedAt: null },
    report: { state: report.state, revising: report.revising, remark: null },
    returned: null,
    namesUnit: false,
  };
}

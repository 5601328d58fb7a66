// An interview without a database: every message gives a new one, so that one question can be answered in many ways.

import type { ReadFile } from "../../../src/files/blocks.ts";
import type { Answers, Value } from "../../../src/form/answers.ts";
import type { Before } from "../../../src/form/before.ts";
import { checkReport, type Facts } from "../../../src/form/checks/check.ts";
import type { Compiled } from "../../../src/form/compiled.ts";
import type { Form } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { type Action, type AskedThen, type Chat, newChat, type Offer } from "../../../src/interview/chat.ts";
import type { InterviewEvent } from "../../../src/interview/events.ts";
import { changesOf, fold } from "../../../src/interview/fold.ts";
import { promptOf, promptThen } from "../../../src/interview/reading/prompt.ts";
import type { ReturnedRow } from "../../../src/interview/returned-rows.ts";
import { afterSettling } from "../../../src/interview/rows-waiting.ts";
import type { Input, Situation } from "../../../src/interview/situation.ts";
import { step } from "../../../src/interview/step.ts";
import { understand } from "../../../src/language/understand.ts";
import type { ToRender } from "../../../src/text/interview/context.ts";
import { render } from "../../../src/text/interview/render.ts";
import { form2022, now, openAt, speechOf } from "../../language/said.ts";

/** What a message may have besides its words. `sentAgo`: how long before now its platform dates it, in milliseconds. */
type More = {
  readonly sentAgo?: number;
  readonly forwarded?: true;
  readonly earlier?: AskedThen | "unknown";
};

export type Interview = {
  /** What the bot said last, and the choices under it. */
  readonly text: string;
  readonly offered: readonly Offer[];
  readonly events: readonly InterviewEvent[];
  /** What stands at each place that holds an answer. */
  readonly stored: Readonly<Record<string, Value | null>>;
  readonly chat: Chat;
  readonly sealed: boolean;
  say(text: string, more?: More): Interview;
  /** Says each of these in turn. */
  sayAll(...texts: readonly string[]): Interview;
  /** Takes the choice with this label. */
  press(label: string): Interview;
  /** Somebody else of the unit writes meanwhile, at another door. */
  meanwhile(other: (colleague: Interview) => Interview): Interview;
  pass(ms: number): Interview;
  /** Hands over a file that was read; the same number is the same file. */
  hand(id: number, name: string, file: ReadFile): Interview;
  /** Leaves boxes of the grid, by place; `rev`: the report's revision that its page showed, today's where left out. */
  boxes(typed: Readonly<Record<string, string>>, more?: Partial<Boxes>): Interview;
  /** The file with this number is taken back. */
  takenBack(id: number): Interview;
  /** An officer sends the sealed report back. */
  returned(): Interview;
  /** An officer wants these rows of the sealed report to be looked at again, and the chat is asked the first of them. */
  rows(...rows: readonly (Pick<ReturnedRow, "id"> & Partial<ReturnedRow>)[]): Interview;
  /** What was said of the report while it was sealed past its deadline, and is shown once it is open. */
  keeps(said: string): Interview;
};

type Boxes = Omit<Extract<Input, { type: "cells" }>, "type" | "entries" | "written"> & {
  readonly rev: number;
  readonly pick: string;
};

type State = {
  readonly s: Situation;
  /** The lines of lists that were added so far, also those that were taken out since. */
  readonly written: ReadonlySet<string>;
  readonly now: Date;
  readonly sealed: ToRender["sealed"];
  readonly events: readonly InterviewEvent[];
  readonly text: string;
};

/** A chat of a unit of this kind that has just joined a round, of the form of 2022 where no other is named. */
export function interviewOf(
  kind: string,
  facts: Facts = {},
  form: Form = form2022,
  before: Before = null,
  compiled: Compiled | null = null,
): Interview {
  const q = questionnaire(form, kind);
  const s: Situation = { ...openAt(q, { at: "end" }), chat: newChat, facts, before, compiled };
  return after({ s, written: new Set(), now, sealed: null, events: [], text: "" }, { type: "resume" });
}

function after(before: State, input: Input): Interview {
  const { events, chat } = step(before.s, input, before.now);
  const changed = changesOf(events).length > 0;
  const rev = before.s.report.rev + (changed ? 1 : 0);
  const answers = fold(before.s.answers, events, rev);
  const seals = events.some(({ type }) => type === "sealed");
  const revising = !seals && (before.s.report.revising || events.some(({ type }) => type === "revising"));
  const waived = new Set(before.s.waived);
  for (const event of events) if (event.type === "waived") waived.add(event.hash);
  const sealed = seals
    ? { submissionId: 1, receipt: "BN-0000-0000", at: before.now, late: false, version: 1, missing: 0 }
    : before.sealed;
  const s: Situation = {
    ...before.s,
    answers,
    chat,
    waived,
    returned: afterSettling(before.s.returned, events),
    report: { ...before.s.report, rev, revising, state: seals ? "submitted" : before.s.report.state },
    // It reached them the moment it was written.
    promptDelivered: before.now.getTime(),
    promptAt: before.now.getTime(),
    firstAsked: before.now.getTime(),
  };
  const written = new Set([
    ...before.written,
    ...events.flatMap((event) => (event.type === "lines" && event.did === "added" ? event.lines : [])),
  ]);
  const { text, offers } = render(contextOf(s, sealed, before.now), events);
  const offered = offers.map(
    (offer, index): Offer => ({ ...offer, id: String(index), also: [...(offer.also ?? [])] }),
  );
  return interview({
    s: { ...s, chat: { ...chat, offered } },
    written,
    now: before.now,
    sealed,
    events,
    text,
  });
}

function interview(state: State): Interview {
  const { s, now, events, text } = state;
  const { chat } = s;
  const take = (action: Action) => after(state, { type: "action", action });
  const it: Interview = {
    text,
    events,
    chat,
    offered: chat.offered,
    stored: storedIn(s.answers),
    sealed: state.sealed !== null && !s.report.revising,
    say: (said, { sentAgo, ...more } = {}) =>
      after(state, {
        type: "text",
        text: said,
        meaning: understand(
          said,
          more.earlier ? promptThen(chat, more.earlier, s.q, now) : promptOf(chat, s.q, now),
        ),
        sentAt: sentAgo === undefined ? null : now.getTime() - sentAgo,
        nearLimit: false,
        ...more,
      }),
    sayAll: (...texts) => texts.reduce((on, said) => on.say(said), it),
    press: (label) => {
      const choice = chat.offered.find((one) => one.label === label);
      if (!choice) throw new Error(`no “${label}” under:\n${text}`);
      return take(choice.action);
    },
    meanwhile: (other) => {
      const colleague = interview({ ...state, s: { ...s, chat: newChat } });
      const { written, ...report } = reportOf(other(colleague));
      return interview({ ...state, written, s: { ...s, ...report } });
    },
    hand: (id, name, file) => {
      const files = [...s.files.filter((one) => one.id !== id), { id, name, file }];
      const outcome = { type: "read", file } as const;
      return after({ ...state, s: { ...s, files } }, { type: "upload", id, name, outcome });
    },
    boxes: (typed, { rev = s.report.rev, pick, settled = [], done = false } = {}) => {
      const { written } = state;
      const entries = Object.entries(typed).map(([place, said]) => ({
        place,
        said,
        rev,
        ...(pick === undefined ? {} : { pick }),
      }));
      return after(state, { type: "cells", entries, settled, written, done });
    },
    takenBack: (id) => interview({ ...state, s: { ...s, files: s.files.filter((one) => one.id !== id) } }),
    pass: (ms) => interview({ ...state, now: new Date(now.getTime() + ms) }),
    keeps: (said) => interview({ ...state, s: { ...s, chat: { ...chat, kept: said } } }),
    rows: (...rows) => {
      const waiting = rows.map((row) => ({ comment: "xin xem lại", proposed: null, outcome: null, ...row }));
      const since = now.getTime() + 1;
      const returned = { id: 1, since, by: "Sở", missingReason: null, rows: waiting };
      return after({ ...state, now: new Date(since), s: { ...s, returned } }, { type: "resume" });
    },
    returned: () => interview({ ...state, s: { ...s, report: { ...s.report, state: "returned" } } }),
  };
  states.set(it, state);
  return it;
}

/** What a colleague's chat shares with this one: the report. */
function reportOf(
  other: Interview,
): Pick<Situation, "answers" | "report" | "waived"> & Pick<State, "written"> {
  const state = states.get(other);
  if (!state) throw new Error("no interview of this file");
  const { answers, report, waived } = state.s;
  return { answers, report, waived, written: state.written };
}
const states = new WeakMap<Interview, State>();

function storedIn(answers: Answers): Readonly<Record<string, Value | null>> {
  const standing = [...answers.values()].filter(({ state }) => state === "answered");
  return Object.fromEntries(standing.map(({ place, value }) => [place, value]));
}

function contextOf(s: Situation, sealed: ToRender["sealed"], now: Date): ToRender {
  const findings = checkReport(s.q, s.answers, s.facts, s.before);
  return {
    ...speechOf(s),
    warnings: findings.filter(({ hash }) => !s.waived.has(hash)),
    round: {
      title: "Tuần lễ",
      deadline: new Date("2022-10-15T23:59:59+07:00"),
      receiver: "Sở GDĐT",
      lockedAt: null,
    },
    report: { state: s.report.state, revising: s.report.revising, remark: null },
    returned: s.returned,
    sealed,
    now,
  };
}

// One report of a unit below, locked, as an entering step sees it.
import type { App } from "../../app.ts";
import { asksBefore } from "../../form/before.ts";
import { questionnaire } from "../../form/questions.ts";
import { newChat } from "../../interview/chat.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import type { Situation } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { type LockedReport, lockReport } from "../../store/rounds/reports.ts";
import { sealedBefore } from "../../store/rounds/sealed-before.ts";
import type { Entered } from "../../store/shapes/entered.ts";
import { settleReport } from "../contact/settle-report.ts";
import type { Person, Replied } from "../person.ts";
import { replyKeepingChat } from "../reply.ts";

export type ReportOfUnit = { readonly loaded: LockedReport; readonly situation: Situation };

/** Locks the report of a unit below, which compiles nothing itself. */
export async function reportOfUnit(tx: Tx, nodeId: number, now: Date): Promise<ReportOfUnit> {
  const loaded = await lockReport(tx, nodeId);
  const { node, round, report, answers, waivers } = loaded;
  const q = questionnaire(await loadForm(tx, round.formId, round.formVersion), node.profile);
  const situation: Situation = {
    q,
    answers,
    chat: newChat,
    facts: node.facts,
    before: asksBefore(q) ? await sealedBefore(tx, nodeId) : null,
    compiled: null,
    unit: { name: node.name, code: node.code },
    files: [],
    returned: loaded.returned,
    waived: new Set(waivers.map(({ hash }) => hash)),
    report: {
      state: report.state,
      rev: report.rev,
      revising: report.revising,
      pastDeadline: now > loaded.deadline,
      closed: !round.open,
    },
    promptDelivered: null,
    promptAt: null,
    firstAsked: null,
  };
  return { loaded, situation };
}

type Settled = {
  readonly events: readonly InterviewEvent[];
  readonly rev: number;
  readonly answers: Situation["answers"];
  readonly entered: Entered | null;
};

/** What is saved of a report that was entered for its unit; the chat is told nothing of it. */
export async function settledReport(
  app: App,
  tx: Tx,
  p: Person,
  { loaded, situation }: ReportOfUnit,
  { events, rev, answers, entered }: Settled,
): Promise<{ readonly replied: Replied; readonly submissionId: number | null }> {
  const { q, before, compiled } = situation;
  const nodeId = loaded.node.id;
  const turn = {
    nodeId,
    namesUnit: false,
    openRounds: [],
    scope: null,
    entering: entered,
    whole: q,
    q,
    chat: p.chat,
    personId: p.personId,
    input: { type: "resume" } as const,
    source: p.message.key,
    now: p.now,
  };
  const { sealed, row } = await settleReport(app, tx, turn, loaded, events, {
    rev,
    answers,
    q,
    before,
    compiled,
  });
  const step = { nodeId, personId: p.personId, source: p.message.key, events, rev, report: row };
  const submissionId = sealed.now ? (sealed.latest?.id ?? null) : null;
  return { replied: { answer: unsaid(p.chat), answered: [], step }, submissionId };
}

/** An answer without words is not sent; what was asked stands. */
export function unsaid(chat: Person["chat"]): Replied["answer"] {
  return { ...replyKeepingChat(chat, ""), stands: true };
}

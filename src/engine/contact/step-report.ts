// One message of a contact: loads the report, steps the interview, saves what happened. Inside the receive transaction.

import type { App } from "../../app.ts";
import { progressOf } from "../../form/answers.ts";
import { checkReport, stillWaived } from "../../form/checks/check.ts";
import { sealedAnswers } from "../../form/payload.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import { type Asked, type AskedThen, askedNothing, type Chat } from "../../interview/chat.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { changesOf, fold } from "../../interview/fold.ts";
import { idsAsked } from "../../interview/next.ts";
import type { Input, Situation } from "../../interview/situation.ts";
import { step } from "../../interview/step.ts";
import type { Tx } from "../../store/db.ts";
import { crockford } from "../../store/people/codes.ts";
import { promptTimes } from "../../store/queue/prompts.ts";
import { markEntered } from "../../store/rounds/entering.ts";
import { type LockedReport, lockReport, saveStep, updateReport } from "../../store/rounds/reports.ts";
import { insertSubmission, type SubmissionRow } from "../../store/rounds/submissions.ts";
import type { SpeechContext } from "../../text/interview/context.ts";
import { render } from "../../text/interview/render.ts";
import { answeredIn } from "./answered-in.ts";
import type { ReportMessage, ReportReply } from "./report-message.ts";
import { refuseScoped, tellWhoSubmits, whyScopedMayNot, withoutPrompt } from "./scoped-contact.ts";
import { tellOfficers } from "./tell-officers.ts";

/** One step of one chat through one report. */
export async function stepReport(app: App, tx: Tx, turn: ReportMessage): Promise<ReportReply> {
  const { chat, personId, nodeId, input, source, now } = turn;
  const own = chat.nodeId === nodeId;
  const asked = own ? chat.state.asked : null;
  // One trip for both: they go out together on the transaction's one connection.
  const [loaded, times] = await Promise.all([
    lockReport(tx, nodeId),
    isDated(input) ? promptTimes(tx, chat.addressId, { nodeId, ids: idsAsked(asked) }) : null,
  ]);
  const { q, whole } = turn;
  const situation: Situation = {
    q,
    answers: loaded.answers,
    // A chat that turns to another unit was asked nothing there yet.
    chat: own ? chat.state : askedNothing(chat.state),
    facts: loaded.node.facts,
    waived: new Set(loaded.waivers.map((waived) => waived.hash)),
    report: {
      state: loaded.report.state,
      rev: loaded.report.rev,
      revising: loaded.report.revising,
      pastDeadline: now > loaded.deadline,
      closed: !loaded.round.open,
    },
    promptDelivered: times?.delivered ?? null,
    promptAt: times?.put ?? null,
    firstAsked: times?.first ?? null,
  };
  const kept = turn.scope && whyScopedMayNot(situation, input);
  if (kept) return refuseScoped(tx, turn, loaded, situation.chat, kept);
  const stepped = step(situation, input, now);
  const { chat: state } = stepped;
  const events = turn.entering ? asOffice(stepped.events) : stepped.events;
  const changed = changesOf(events).length > 0;
  const rev = loaded.report.rev + (changed ? 1 : 0);
  const answers = fold(loaded.answers, events, rev);
  await saveStep(tx, { nodeId, addressId: chat.addressId, personId, source, events, rev, now });
  const sealed = await settleReport(app, tx, turn, loaded, events, { rev, answers, q: whole });
  const waived = new Set(situation.waived);
  for (const event of events) if (event.type === "waived") waived.add(event.hash);
  const context: SpeechContext = {
    q,
    answers,
    chat: state,
    warnings: checkReport(q, answers, loaded.node.facts).filter((finding) => !waived.has(finding.hash)),
    node: { id: nodeId, name: loaded.node.name },
    round: { title: loaded.round.title, deadline: loaded.deadline, receiver: loaded.round.settings.receiver },
    you: addressFormOf(loaded.round.settings, loaded.node.kind),
    helpContact: loaded.round.settings.helpContact,
    mustAlsoSend: loaded.round.settings.mustAlsoSend,
    report: {
      state: sealed.now ? "submitted" : loaded.report.state,
      revising: sealed.now ? false : loaded.report.revising,
      remark: loaded.report.remark,
    },
    sealed: sealed.latest && {
      submissionId: sealed.latest.id,
      receipt: sealed.latest.receipt,
      at: sealed.latest.sealedAt,
      late: sealed.latest.late,
      version: sealed.latest.version,
      missing: sealed.latest.missing,
    },
    namesUnit: turn.namesUnit,
    namesRound: turn.namesRound,
    now,
    zone: app.settings.TIME_ZONE,
  };
  const ended = turn.scope !== null && state.asked?.at === "end";
  const said = ended
    ? await tellWhoSubmits(tx, loaded, render(context, withoutPrompt(events)))
    : render(context, events);
  return {
    answer: {
      ...said,
      chat: state,
      nodeId,
      kind: sealed.now ? "receipt" : "reply",
      prompt: askedNow(state, nodeId),
      // Ten photos sent at once are ten messages with the same answer: the unsent answers are replaced by the newest.
      promptOnly: events.every((event) => event.type === "asked" || isAboutMedia(event)),
    },
    answered: answeredIn(events, input, rev, situation, nodeId),
  };
}

/** Only what a message's date can be held against is asked for. */
function isDated(input: Input): boolean {
  return input.type === "text" && input.sentAt !== null;
}

/** What the message asks, as it is kept for the replies to it: a place, or something that a reply does not answer. */
function askedNow({ asked, askedRev }: Chat, node: number): AskedThen {
  const place = asked !== null && placeful.has(asked.at) ? asked : null;
  return { node, asked: place, rev: askedRev, half: null, offered: [] };
}

const placeful: ReadonlySet<Asked["at"]> = new Set(["question", "confirm", "group", "more", "note"]);

function isAboutMedia(event: InterviewEvent): boolean {
  return event.type === "said" && (event.what === "media" || event.what === "no-text");
}

/** Updates the report's own row after the events. Submitting inserts the submission in the same transaction. */
async function settleReport(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  events: readonly InterviewEvent[],
  after: { rev: number; answers: Situation["answers"]; q: Situation["q"] },
): Promise<{ latest: SubmissionRow | null; now: boolean }> {
  const { now, nodeId, personId } = turn;
  const { done, total } = progressOf(after.q, after.answers);
  const seal = events.find((event) => event.type === "sealed");
  const changed = after.rev !== loaded.report.rev;
  const { entering } = turn;
  const entered = entering && { source: entering.source, date: entering.date };
  const marked = entered !== null || loaded.report.entered !== null;
  if (changed && marked) await markEntered(tx, nodeId, entered);
  await tellOfficers(app, tx, turn, loaded, events, after);
  if (!seal) {
    const revising = events.some((event) => event.type === "revising") || loaded.report.revising;
    const state = loaded.report.state === "not-started" && changed ? "in-progress" : loaded.report.state;
    const firstAt = loaded.report.firstAt ?? (changed ? now : null);
    if (changed || revising !== loaded.report.revising) {
      await updateReport(tx, nodeId, { rev: after.rev, state, revising, firstAt, lastAt: now, done, total });
    }
    return { latest: loaded.sealed, now: false };
  }
  const submission = await insertSubmission(tx, {
    nodeId,
    receipt: `BN-${crockford(app.newId(), 4)}-${crockford(app.newId(), 4)}`,
    sealedAt: now,
    deadline: loaded.deadline,
    personId,
    late: now > loaded.deadline,
    missing: seal.missing.length,
    missingReason: seal.missingReason,
    entered,
    payload: {
      form: `${loaded.round.formId}@${loaded.round.formVersion}`,
      round: { title: loaded.round.title, office: loaded.round.settings.office },
      unit: {
        code: loaded.node.code,
        name: loaded.node.name,
        kind: loaded.node.kind,
        profile: loaded.node.profile,
      },
      sealedAt: now.toISOString(),
      deadline: loaded.deadline.toISOString(),
      answers: sealedAnswers(after.answers),
      waivers: stillWaived(after.q, after.answers, loaded.node.facts, loaded.waivers).map(
        ({ checkId, stem, words }) => ({ checkId, stem, words }),
      ),
      missing: seal.missing.length,
      missingReason: seal.missingReason,
    },
  });
  await updateReport(tx, nodeId, {
    rev: after.rev,
    state: "submitted",
    revising: false,
    remark: null,
    submissionId: submission.id,
    firstAt: loaded.report.firstAt ?? now,
    lastAt: now,
    done,
    total,
  });
  return { latest: submission, now: true };
}

/**
 * Marks answers as entered by an officer. Zeros that a gate wrote keep their mark, so that taking the gate back still
 * removes them.
 */
function asOffice(events: readonly InterviewEvent[]): InterviewEvent[] {
  return events.map((event) =>
    "changes" in event
      ? {
          ...event,
          changes: event.changes.map((change) =>
            change.origin === "typed" ? { ...change, origin: "office" as const } : change,
          ),
        }
      : event,
  );
}

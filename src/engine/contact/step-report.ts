// One message of a contact: loads the report, steps the interview, says what is to be saved. Inside the receive transaction.

import type { App } from "../../app.ts";
import { asksBefore, type Before } from "../../form/before.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import { type Asked, type AskedThen, askedNothing, type Chat } from "../../interview/chat.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { changesOf, fold } from "../../interview/fold.ts";
import type { HandedFile } from "../../interview/handed/handed.ts";
import { reportFindings } from "../../interview/moves/submit.ts";
import { idsAsked } from "../../interview/next.ts";
import { afterSettling } from "../../interview/rows-waiting.ts";
import type { Input, Situation } from "../../interview/situation.ts";
import { step } from "../../interview/step.ts";
import { ReadTooEarly, type Tx } from "../../store/db.ts";
import { promptTimes } from "../../store/queue/prompts.ts";
import { compiledOf } from "../../store/rounds/compiled.ts";
import { type LockedReport, lockReport } from "../../store/rounds/reports.ts";
import { sealedBefore } from "../../store/rounds/sealed-before.ts";
import { together } from "../../store/statement.ts";
import type { SpeechContext, ToRender } from "../../text/interview/context.ts";
import { render } from "../../text/interview/render.ts";
import { roundTags } from "../../text/interview/rounds.ts";
import type { Replied } from "../person.ts";
import { answeredIn } from "./answered-in.ts";
import { handedFiles } from "./handed-files.ts";
import type { ReportMessage } from "./report-message.ts";
import { refuseScoped, tellWhoSubmits, whyScopedMayNot, withoutPrompt } from "./scoped-contact.ts";
import { type Sealed, settleReport } from "./settle-report.ts";

/** One step of one chat through one report. */
export async function stepReport(app: App, tx: Tx, turn: ReportMessage): Promise<Replied> {
  const { personId, nodeId, input, source, now } = turn;
  const { loaded, situation } = await situationOf(tx, turn);
  // Boxes say nothing back: of a report that is submitted they record nothing either.
  const kept = turn.scope && input.type !== "cells" && whyScopedMayNot(situation, input);
  const tag = roundTags(turn.openRounds, app.settings.TIME_ZONE).get(loaded.node.roundId) ?? null;
  if (kept) return refuseScoped(tx, turn, loaded, situation.chat, { why: kept, tag });
  const stepped = step(situation, input, now);
  // Frozen, nothing is taken: what the chat was asked stands for when the figures may change again.
  const state = loaded.round.lockedAt === null ? stepped.chat : situation.chat;
  const events = turn.entering ? asOffice(stepped.events) : stepped.events;
  const rev = loaded.report.rev + (changesOf(events).length > 0 ? 1 : 0);
  const answers = fold(loaded.answers, events, rev);
  const settled = await settleReport(app, tx, turn, loaded, events, {
    rev,
    answers,
    q: turn.whole,
    before: situation.before,
    compiled: situation.compiled,
  });
  const { sealed } = settled;
  const waived = new Set(situation.waived);
  for (const event of events) if (event.type === "waived") waived.add(event.hash);
  const context = speechContext(app, turn, loaded, {
    answers,
    chat: state,
    before: situation.before,
    compiled: situation.compiled,
    waived,
    sealed,
    returned: afterSettling(loaded.returned, events),
    tag,
  });
  const ended = turn.scope !== null && state.asked?.at === "end";
  const said = ended
    ? await tellWhoSubmits(tx, loaded, tag, render(context, withoutPrompt(events)))
    : render(context, events);
  return {
    answer: {
      ...said,
      chat: state,
      nodeId,
      kind: sealed.now ? "receipt" : "reply",
      ...(stands(events) ? { stands: true as const } : { prompt: askedNow(state, nodeId) }),
      // Ten photos sent at once are ten messages with the same answer: the unsent answers are replaced by the newest.
      promptOnly: events.every((event) => event.type === "asked" || isAboutMedia(event)),
    },
    answered: answeredIn(events, input, rev, situation, nodeId),
    step: { nodeId, personId, source, events, rev, report: settled.row },
  };
}

const nothing = Promise.resolve(null);
const noneBefore: Promise<Before> = Promise.resolve(null);
const noFiles: Promise<readonly HandedFile[]> = Promise.resolve([]);

/** Locks the report and gives all that a step may know of it. */
async function situationOf(
  tx: Tx,
  { chat, nodeId, input, q, now }: ReportMessage,
): Promise<{ readonly loaded: LockedReport; readonly situation: Situation }> {
  const own = chat.nodeId === nodeId;
  const asked = own ? chat.state.asked : null;
  const [loaded, times, files, before] = await together([
    lockReport(tx, nodeId),
    isDated(input) ? promptTimes(tx, chat.addressId, { nodeId, ids: idsAsked(asked) }) : nothing,
    own ? handedFiles(tx, chat.state) : noFiles,
    asksBefore(q) ? sealedBefore(tx, nodeId) : noneBefore,
  ]);
  const compiled = await compiledOf(tx, loaded.node, q.form, loaded.round.settings);
  // The round moved to another version of its form between the first look and the lock.
  if (loaded.round.formVersion !== q.form.version) throw new ReadTooEarly();
  const situation: Situation = {
    q,
    answers: loaded.answers,
    // A chat that turns to another unit was asked nothing there yet.
    chat: own ? chat.state : askedNothing(chat.state),
    facts: loaded.node.facts,
    before,
    compiled,
    unit: { name: loaded.node.name, code: loaded.node.code },
    files,
    returned: loaded.returned,
    waived: new Set(loaded.waivers.map((waived) => waived.hash)),
    report: {
      state: loaded.report.state,
      rev: loaded.report.rev,
      revising: loaded.report.revising,
      pastDeadline: now > loaded.deadline,
      closed: !loaded.round.open || loaded.round.lockedAt !== null,
    },
    promptDelivered: times?.delivered ?? null,
    promptAt: times?.put ?? null,
    firstAsked: times?.first ?? null,
  };
  return { loaded, situation };
}

type After = Pick<SpeechContext, "answers" | "chat" | "before" | "compiled"> & {
  readonly waived: ReadonlySet<string>;
  readonly sealed: Sealed;
  readonly returned: ToRender["returned"];
  readonly tag: string | null;
};

/** What the sentences may know of the report after the step. */
function speechContext(
  app: App,
  turn: ReportMessage,
  { node, round, deadline, report }: LockedReport,
  { answers, chat, before, compiled, waived, sealed, returned, tag }: After,
): ToRender {
  const { q, namesUnit, now } = turn;
  const { latest } = sealed;
  return {
    q,
    answers,
    chat,
    before,
    facts: node.facts,
    compiled,
    warnings: reportFindings({ q, answers, facts: node.facts, before, compiled, waived }),
    node: { id: node.id, name: node.name },
    round: {
      title: round.title,
      deadline,
      receiver: node.compiledBy ?? round.settings.receiver,
      lockedAt: round.lockedAt,
    },
    you: addressFormOf(round.settings, node.kind),
    helpContact: round.settings.helpContact,
    // What the office wants besides is sent by whoever compiles.
    mustAlsoSend: node.compiledBy === null ? round.settings.mustAlsoSend : null,
    report: {
      state: sealed.now ? "submitted" : report.state,
      revising: sealed.now ? false : report.revising,
      remark: report.remark,
    },
    returned,
    sealed: latest && {
      submissionId: latest.id,
      receipt: latest.receipt,
      at: latest.sealedAt,
      late: latest.late,
      version: latest.version,
      missing: latest.missing,
    },
    namesUnit,
    tag,
    now,
    zone: app.settings.TIME_ZONE,
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

const placeful: ReadonlySet<Asked["at"]> = new Set([
  "question",
  "list",
  "line",
  "confirm",
  "group",
  "checklist",
  "proofs",
  "more",
  "note",
  "file-dashes",
  "file-blanks",
]);

const sameOfEach: ReadonlySet<string> = new Set([
  "media",
  "no-media",
  "no-text",
  "document-coming",
  "picture-coming",
]);

function isAboutMedia(event: InterviewEvent): boolean {
  return event.type === "said" && sameOfEach.has(event.what);
}

/** Whether what was asked before stands, and the answer shows nothing of it. */
function stands(events: readonly InterviewEvent[]): boolean {
  return events.some((event) => event.type === "said" && event.stands);
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

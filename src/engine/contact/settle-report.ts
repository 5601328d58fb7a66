// The report's own row after a step: what changed of it, and its submission when it was sealed.
import type { App } from "../../app.ts";
import { stillWaived } from "../../form/checks/check.ts";
import { answersAsked } from "../../form/conditions.ts";
import { sealedAnswers } from "../../form/payload.ts";
import { progressOf } from "../../form/progress.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import type { Situation } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { crockford } from "../../store/people/codes.ts";
import { leaveArrival } from "../../store/queue/to-tell.ts";
import { isLate } from "../../store/rounds/lateness.ts";
import { leaveLater } from "../../store/rounds/later.ts";
import type { LockedReport, ReportRow, SealedVersion } from "../../store/rounds/reports.ts";
import { settleAsked } from "../../store/rounds/requests.ts";
import { insertSubmission } from "../../store/rounds/submissions.ts";
import type { ReportMessage } from "./report-message.ts";
import { keepSettledRows, tellRowsSettled } from "./rows-settled.ts";
import { tellSealedMeanwhile } from "./sealed-meanwhile.ts";
import { tellOfficers } from "./tell-officers.ts";

/** The newest submission, and whether it is of this very step. */
export type Sealed = { readonly latest: SealedVersion | null; readonly now: boolean };

/** What a step leads to: the newest submission, and the report's own row where it changes. */
type Settled = { readonly sealed: Sealed; readonly row: ReportRow | null };

type Seal = Extract<InterviewEvent, { type: "sealed" }>;
type After = {
  readonly rev: number;
  readonly answers: Situation["answers"];
  readonly q: Situation["q"];
  readonly before: Situation["before"];
  readonly compiled: Situation["compiled"];
};

/** The report's own row after the events. Submitting inserts the submission; officers are told what concerns them. */
export async function settleReport(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  events: readonly InterviewEvent[],
  after: After,
): Promise<Settled> {
  const changed = after.rev !== loaded.report.rev;
  const report = changed ? { ...loaded.report, entered: turn.entering } : loaded.report;
  await tellOfficers(app, tx, turn, loaded, events);
  for (const event of events)
    if (event.type === "later-left") await leaveLater(tx, turn.nodeId, event.submissions, turn);
  const seal = events.find((event) => event.type === "sealed");
  await keepSettledRows(tx, loaded, events, turn.now);
  if (seal) return submit(app, tx, turn, { ...loaded, report }, { seal, events }, after);
  const sealed: Sealed = { latest: loaded.sealed, now: false };
  const revising = events.some((event) => event.type === "revising") || report.revising;
  if (!changed && revising === report.revising) return { sealed, row: null };
  const { done, total } = progressOf(after.q, after.answers);
  const { rev } = after;
  const begun = beginning(loaded, changed, turn.now);
  return { sealed, row: { ...report, rev, ...begun, revising, lastAt: turn.now, done, total } };
}

/** The first change begins a report. */
function beginning({ report }: LockedReport, changed: boolean, now: Date) {
  const state = report.state === "not-started" && changed ? ("in-progress" as const) : report.state;
  return { state, firstAt: report.firstAt ?? (changed ? now : null) };
}

async function submit(
  app: App,
  tx: Tx,
  turn: ReportMessage,
  loaded: LockedReport,
  { seal, events }: { readonly seal: Seal; readonly events: readonly InterviewEvent[] },
  after: After,
): Promise<Settled> {
  const { now, nodeId, personId } = turn;
  const stays = seal.again || loaded.returned ? loaded.sealed : null;
  const submission = await insertSubmission(tx, {
    nodeId,
    form: after.q.form,
    receipt: `BN-${crockford(app.newId(), 4)}-${crockford(app.newId(), 4)}`,
    sealedAt: now,
    deadline: loaded.deadline,
    personId,
    // Rows that the office wants looked at again, or what came in below, make nothing late that was handed in in time.
    late: stays?.late ?? (await isLate(tx, nodeId, loaded.deadline, now)),
    missing: seal.missing.length,
    missingReason: seal.missingReason,
    entered: turn.entering,
    sources: after.compiled?.units ?? null,
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
      answers: sealedAnswers(answersAsked(after.q, after.answers)),
      waivers: stillWaived(after.q, after.answers, loaded.node.facts, loaded.waivers, after.before).map(
        ({ checkId, stem, words }) => ({ checkId, stem, words }),
      ),
      missing: seal.missing.length,
      missingReason: seal.missingReason,
    },
  });
  const settling = { events, q: after.q, answers: after.answers, submission };
  const told = loaded.returned ? await tellRowsSettled(app, tx, turn, loaded, settling) : [];
  const { id: submissionId, version } = submission;
  await leaveArrival(tx, { nodeId, submissionId, version, by: personId, told, now });
  // Whole and in time: no more time is wanted. With gaps, or late, the request goes on waiting.
  if (!submission.late && submission.missing === 0)
    await settleAsked(tx, { nodeId, personId, addressId: turn.chat.addressId, now }, "extend");
  if (loaded.report.state === "returned" && loaded.sealed) {
    await tellSealedMeanwhile(tx, { nodeId, version: loaded.sealed.version, now });
  }
  const { done, total } = progressOf(after.q, after.answers);
  const row: ReportRow = {
    ...loaded.report,
    rev: after.rev,
    state: "submitted",
    revising: false,
    remark: null,
    submissionId: submission.id,
    firstAt: loaded.report.firstAt ?? now,
    lastAt: now,
    done,
    total,
  };
  return { sealed: { latest: submission, now: true }, row };
}

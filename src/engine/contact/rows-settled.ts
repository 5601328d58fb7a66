// Rows that a unit looked at again: kept as they are settled, and told to whoever asked once the report is handed in.
import type { App } from "../../app.ts";
import { noticeChoice } from "../../commands/shared/command.ts";
import { targetArgs } from "../../commands/shared/decision.ts";
import { inRound } from "../../commands/shared/round-said.ts";
import { withoutPersonal } from "../../form/personal.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { afterSettling } from "../../interview/rows-waiting.ts";
import type { Situation } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { loadSealed } from "../../store/officer/report.ts";
import { officersAbove } from "../../store/people/people.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import type { LockedReport, SealedVersion } from "../../store/rounds/reports.ts";
import { askersOfRows, settleRows } from "../../store/rounds/returned-rows.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { sayDifference } from "../../text/interview/returned-rows.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { rowsLookedAt } from "../../text/officer/returned-rows.ts";
import type { ReportMessage } from "./report-message.ts";

/** Keeps what these events say of rows that were to be looked at again. */
export async function keepSettledRows(
  tx: Tx,
  { returned }: LockedReport,
  events: readonly InterviewEvent[],
  now: Date,
): Promise<void> {
  const rows = events.flatMap((event) => (event.type === "row-settled" ? [event] : []));
  const sealed = events.some(({ type }) => type === "sealed");
  if (!returned || (rows.length === 0 && !sealed)) return;
  await settleRows(tx, { returnId: returned.id, rows, sealed, now });
}

type HandedIn = {
  /** The rows as this message leaves them. */
  readonly events: readonly InterviewEvent[];
  readonly q: Situation["q"];
  readonly answers: Situation["answers"];
  readonly submission: SealedVersion;
};

/** Tells whoever asked for rows what became of each, with the way to accept exactly this version; gives their chats. */
export async function tellRowsSettled(
  app: App,
  tx: Tx,
  { now, nodeId }: ReportMessage,
  { node, returned, sealed }: LockedReport,
  { events, q, answers, submission }: HandedIn,
): Promise<readonly number[]> {
  const rows =
    afterSettling(
      returned,
      events.filter(({ type }) => type === "row-settled"),
    )?.rows ?? [];
  if (!returned || !sealed) return [];
  const before = withoutPersonal(q.form, (await loadSealed(tx, sealed.id)).answers);
  const fresh = withoutPersonal(q.form, answers);
  const lines = rows.flatMap(({ id, outcome }) => {
    const question = q.byId(id);
    return question ? [sayDifference(question, [before, fresh], outcome)] : [];
  });
  const zone = app.settings.TIME_ZONE;
  const tag = tagAmong(await openRoundNames(tx), node.roundId, zone);
  const text = withTag(tag, rowsLookedAt({ unit: node.name, version: submission.version, lines, now, zone }));
  const args = inRound(node.roundId, targetArgs(node, submission));
  const choices = [
    noticeChoice(app, officerOffers.accept, "accept", args),
    noticeChoice(app, officerOffers.view, "unit", inRound(node.roundId, node.code)),
  ];
  const asked = await askersOfRows(tx, { nodeId, since: new Date(returned.since) });
  const to = asked.length > 0 ? asked : await officersAbove(tx, node.roundId, node.path);
  const body = { text, choices, document: null, progress: null };
  await putNotices(tx, to, { body, about: `rows-settled:${submission.id}`, now });
  return to;
}

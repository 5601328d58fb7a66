// Tells whoever compiles, and the officers above, of figures that came in below a report after it was handed in. Knows the clock.
import type { App } from "../app.ts";
import { closedWindows } from "../commands/shared/closed-windows.ts";
import { questionnaire } from "../form/questions.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { wordsAlone } from "../message.ts";
import type { Tx } from "../store/db.ts";
import { contactsOfUnits } from "../store/officer/contacts.ts";
import { loadSealed } from "../store/officer/report.ts";
import { officersAbove } from "../store/people/people.ts";
import { putNotices } from "../store/queue/outbox.ts";
import { isPaused } from "../store/queue/pause.ts";
import { loadForm } from "../store/rounds/forms.ts";
import { type LaterReport, laterReports, markTold } from "../store/rounds/later.ts";
import { loadReport } from "../store/rounds/reports.ts";
import { openRoundNames } from "../store/rounds/rounds.ts";
import { laterNotice } from "../text/interview/later.ts";
import { tagAmong, withTag } from "../text/interview/rounds.ts";

const everyMs = 60_000;

/** Looks once a minute. A paused copy tells nobody. */
export function startLaterFigures(app: App): Loop {
  return startLoop({ name: "later", everyMs, log: app.log, run: () => tellLater(app) });
}

/** Tells of each report that was sealed below a compiled one since, once. */
export async function tellLater(app: App): Promise<void> {
  if (await isPaused(app.db)) return;
  const now = app.clock();
  for (const one of await laterReports(app.db))
    await app.db.transaction(async (tx) => {
      if (await markTold(tx, one, now)) await tell(app, tx, one, now);
    });
}

async function tell(app: App, tx: Tx, later: LaterReport, now: Date): Promise<void> {
  const q = questionnaire(await loadForm(tx, later.formId, later.formVersion), later.profile ?? "");
  const after = (await loadSealed(tx, later.submissionId)).answers;
  const before = later.was === null ? null : (await loadSealed(tx, later.was)).answers;
  const { node } = await loadReport(tx, later.nodeId);
  const zone = app.settings.TIME_ZONE;
  const told = { unit: node.name, child: later.child, at: later.sealedAt, zone, q, before, after };
  const tag = tagAmong(await openRoundNames(tx), later.roundId, zone);
  const notice = { about: `later:${later.nodeId}:${later.submissionId}`, now };
  const contacts =
    (await contactsOfUnits(tx, [later.unitId], closedWindows(app, now))).get(later.unitId) ?? [];
  await putNotices(
    tx,
    contacts.flatMap(({ addressId }) => addressId ?? []),
    { ...notice, body: wordsAlone(withTag(tag, laterNotice({ ...told, to: "compiler" }))) },
  );
  await putNotices(tx, await officersAbove(tx, later.roundId, node.path), {
    ...notice,
    about: `${notice.about}:officers`,
    body: wordsAlone(withTag(tag, laterNotice({ ...told, to: "officer" }))),
  });
}

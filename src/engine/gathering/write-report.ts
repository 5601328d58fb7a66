// Writes one report of a gathering: what is clear in its file, marked as entered from it, and sealed where nothing is left to ask.
import type { App } from "../../app.ts";
import { foundAt } from "../../commands/shared/gathered-reports.ts";
import { localTime } from "../../form/rounds/days.ts";
import { changesOf } from "../../interview/fold.ts";
import { takeWholeFile } from "../../interview/moves/whole-file.ts";
import type { Tx } from "../../store/db.ts";
import { beginEntering } from "../../store/rounds/entering.ts";
import {
  filesGathered,
  type GatheredRow,
  type GatheringRow,
  settleGathered,
  unitsBelow,
} from "../../store/rounds/gatherings.ts";
import { gatheringText } from "../../text/people/gathering.ts";
import type { Person, Replied } from "../person.ts";
import { reportOfUnit, settledReport } from "./report-of-unit.ts";

/** Null where nothing is written: the unit sealed meanwhile, or is no more below. */
export async function writeReport(
  app: App,
  tx: Tx,
  p: Person,
  { gathering, row }: { readonly gathering: GatheringRow; readonly row: GatheredRow },
): Promise<Replied | null> {
  const { now, personId, chat } = p;
  const units = await unitsBelow(tx, gathering.nodeId);
  const files = await filesGathered(tx, gathering.id, row.uploadId);
  const found = foundAt(units, files, row);
  const unit = units.find(({ nodeId }) => nodeId === row.nodeId);
  if (!unit || !found?.file) return leave(tx, row);
  const report = await reportOfUnit(tx, unit.nodeId, now);
  // As it is once the lock is given: the unit may have sealed a moment ago.
  if (report.loaded.report.submissionId !== null || !report.loaded.round.open) return leave(tx, row);
  const none = gathering.zeros ? gatheringText.blanksAreNone : null;
  const handed = { id: row.uploadId, name: row.name, file: found.file };
  const whole = takeWholeFile(report.situation, handed, { none, now });
  if (changesOf(whole.events).length === 0) return leave(tx, row);
  const date = localTime(now, app.settings.TIME_ZONE).date;
  const entered = { source: "file", file: row.name, date } as const;
  await beginEntering(tx, { ...entered, nodeId: unit.nodeId, personId, addressId: chat.addressId, now });
  const { replied, submissionId } = await settledReport(app, tx, p, report, { ...whole, entered });
  const state = submissionId === null ? "kept" : "sealed";
  await settleGathered(tx, row.id, { state, submissionId, rev: whole.rev });
  return replied;
}

async function leave(tx: Tx, { id }: GatheredRow): Promise<null> {
  await settleGathered(tx, id, { state: "left", why: "handed-in" });
  return null;
}

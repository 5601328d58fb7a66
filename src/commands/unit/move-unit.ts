// Moves the deadline of one unit: its ladder goes with it, its contacts are told once. Says nothing of rights.
import type { App } from "../../app.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { recordOfficerAction } from "../../store/officer/officer-actions.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import type { OfficerUnit } from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { moveUnitDeadline } from "../../store/rounds/inner-deadlines.ts";
import { deadlineNotice } from "../../text/officer/round.ts";
import { recipientsOf } from "../shared/recipients.ts";
import { settlePast, tellMovedBelow } from "./moved-below.ts";

type UnitMove = {
  readonly unit: OfficerUnit;
  readonly to: Date;
  /** The id of the question that was answered: a second press under it changes nothing. */
  readonly asking: string;
  /** What the contacts are told; absent: that their deadline moved. */
  readonly told?: string;
  /** Who moves it; null for an operator at the command line. */
  readonly personId: number | null;
  readonly addressId: number | null;
};

/**
 * Moves the deadline and tells the contacts; gives how many people were told. The caller holds the locks of the unit's
 * report and its round.
 */
export async function moveUnit(
  tx: Tx,
  world: Pick<App, "settings" | "channels"> & { readonly now: Date },
  { unit, to, asking, told, personId, addressId }: UnitMove,
): Promise<number> {
  const { now, settings } = world;
  const { nodeId, roundId, deadline: from } = unit;
  const round = await loadOfficerRound(tx, roundId);
  const moved = await moveUnitDeadline(tx, nodeId, to.getTime() === round.deadline.getTime() ? null : to);
  await settlePast(tx, world, round, { nodeId, deadline: to });
  const { addressIds } = await recipientsOf({ tx, app: world, now }, [unit]);
  const move = { from, to, now, zone: settings.TIME_ZONE };
  const text = told ?? deadlineNotice(move, { title: round.title, unit: unit.name });
  const about = `unit-deadline:${nodeId}:${asking}`;
  await putNotices(tx, addressIds, { body: wordsAlone(text), about, now });
  const body = { from: from.toISOString(), to: to.toISOString() };
  await recordOfficerAction(tx, { type: "unit-deadline", nodeId, asking, personId, addressId, now, body });
  return addressIds.length + (await tellMovedBelow(tx, world, round, { moved, asking }));
}

// Units whose deadline moved because the unit above them has another: their ladders go with it, their contacts are told once.
import type { App } from "../../app.ts";
import { calendarOf } from "../../form/rounds/calendar.ts";
import { dueRungs } from "../../form/rounds/ladder.ts";
import { wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { OfficerRound } from "../../store/officer/round.ts";
import { loadOfficerUnit, type OfficerUnit } from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import type { MovedBelow } from "../../store/rounds/inner-deadlines.ts";
import { settleRungs } from "../../store/rounds/reminders.ts";
import { deadlineNotice } from "../../text/officer/round.ts";
import { isOwing } from "../shared/officer-view.ts";
import { recipientsOf } from "../shared/recipients.ts";

type World = Pick<App, "settings" | "channels"> & { readonly now: Date };

/**
 * Rungs that the new deadline of a unit puts into the past are settled without a reminder: its contacts are told of the
 * deadline itself.
 */
export async function settlePast(
  tx: Tx,
  world: World,
  round: OfficerRound,
  { nodeId, deadline }: Pick<OfficerUnit, "nodeId" | "deadline">,
): Promise<void> {
  const { now } = world;
  const past = dueRungs(round.settings.ladder, deadline, calendarOf(world)).filter((rung) => rung.at <= now);
  const passed = { roundId: round.id, nodeId, deadline, outcome: "stale", messages: 0 } as const;
  await settleRungs(
    tx,
    past.map((rung) => ({ ...passed, rung })),
    now,
  );
}

/** Tells whoever still owes; gives how many people that were. `asking`: under which question it was decided. */
export async function tellMovedBelow(
  tx: Tx,
  world: World,
  round: OfficerRound,
  { moved, asking }: { readonly moved: readonly MovedBelow[]; readonly asking: string },
): Promise<number> {
  const { now, settings } = world;
  let people = 0;
  for (const { nodeId, from } of moved) {
    const unit = await loadOfficerUnit(tx, nodeId);
    if (!unit || !isOwing(unit)) continue;
    await settlePast(tx, world, round, unit);
    const { addressIds } = await recipientsOf({ tx, app: world, now }, [unit]);
    const move = { from, to: unit.deadline, now, zone: settings.TIME_ZONE };
    const text = deadlineNotice(move, { title: round.title, unit: unit.name });
    await putNotices(tx, addressIds, {
      body: wordsAlone(text),
      about: `unit-deadline:${nodeId}:${asking}`,
      now,
    });
    people += addressIds.length;
  }
  return people;
}

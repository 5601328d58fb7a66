// What the reminders would do from now on if nothing changed: whom, when, with which words. Changes nothing.
import type { App } from "../app.ts";
import { openDoors } from "../commands/shared/open-doors.ts";
import { reminderWords } from "../delivery/reminder-words.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { type DueRung, nextWorking } from "../form/rounds/ladder.ts";
import type { Tx } from "../store/db.ts";
import { contactsOfUnits } from "../store/officer/contacts.ts";
import { loadOfficerRound, type OfficerRound } from "../store/officer/round.ts";
import { loadUnitReport, type OfficerUnit } from "../store/officer/units.ts";
import {
  type Ladder,
  lastNudge,
  owingNodes,
  runningLadders,
  settledUnits,
} from "../store/rounds/reminders.ts";
import { halfDayMs, isStale, rungsApartMs, rungsOf } from "./reminders.ts";

export type PlannedReminder = {
  readonly at: Date;
  readonly rung: string;
  readonly unit: { readonly code: string; readonly shortName: string };
  /** Sent; left out because it was reminded within half a day; or nobody can be reached. */
  readonly outcome: "send" | "recent" | "unreachable";
  /** The contacts who would get it. */
  readonly to: readonly string[];
  readonly text: string | null;
};

type World = Pick<App, "settings" | "channels"> & { readonly now: Date };

/** Every reminder that is still to come in a round, as things stand now, in the order in which they would go. */
export async function plannedReminders(tx: Tx, world: World, roundId: number): Promise<PlannedReminder[]> {
  const round = await loadOfficerRound(tx, roundId);
  const ladders = await runningLadders(tx, roundId);
  const steps = new Map<Ladder, readonly Step[]>();
  for (const ladder of ladders) steps.set(ladder, await stepsOf(tx, ladder, world));
  const planned: PlannedReminder[] = [];
  for (const nodeId of await owingNodes(tx, roundId)) {
    const unit = await loadUnitReport(tx, nodeId);
    const ladder = ladders.find((each) => each.deadline.getTime() === unit?.deadline.getTime());
    if (unit && ladder) planned.push(...(await planUnit(tx, unit, round, steps.get(ladder) ?? [], world)));
  }
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A rung to come, and the units for which it is settled. */
type Step = { readonly rung: DueRung; readonly at: Date; readonly settled: ReadonlySet<number> };

/** The rungs of a ladder that are still to come, the one that is due but not settled first; of one moment, the last. */
async function stepsOf(tx: Tx, ladder: Ladder, world: World): Promise<Step[]> {
  const calendar = calendarOf(world);
  const rungs = rungsOf(ladder, calendar);
  const newest = rungs.filter((rung) => rung.at <= world.now).at(-1);
  const late = newest && {
    rung: newest,
    at: nextWorking(world.now, calendar, restOf(newest, ladder, world)),
  };
  const coming = rungs.filter((rung) => rung.at > world.now).map((rung) => ({ rung, at: rung.at }));
  const moments = late && !isStale(late.rung, ladder, late.at) ? [late, ...coming] : coming;
  const steps: Step[] = [];
  for (const { rung, at } of moments) {
    const key = { roundId: ladder.roundId, deadline: ladder.deadline, rung: rung.name };
    steps.push({ rung, at, settled: await settledUnits(tx, key) });
  }
  return steps.filter((step, index) => {
    const next = steps[index + 1];
    return !next || next.at > step.at;
  });
}

function restOf(rung: DueRung, ladder: Ladder, { now }: World): "sundays" | "no-rest" {
  return rung.overdue || now > ladder.deadline ? "sundays" : "no-rest";
}

async function planUnit(
  tx: Tx,
  unit: OfficerUnit,
  round: OfficerRound,
  steps: readonly Step[],
  world: World,
): Promise<PlannedReminder[]> {
  const contacts =
    (await contactsOfUnits(tx, [unit.unitId], openDoors(world, world.now))).get(unit.unitId) ?? [];
  const to = contacts
    .filter((contact) => contact.addressId !== null)
    .map((contact) => contact.name ?? "(no name)");
  const before = (ms: number) => new Date(world.now.getTime() - ms);
  const of = { roundId: round.id, nodeId: unit.nodeId, unitId: unit.unitId };
  const byOfficer = await lastNudge(tx, of, { officer: before(halfDayMs), rung: world.now });
  let byRung = await lastNudge(tx, of, { officer: before(rungsApartMs), rung: before(rungsApartMs) });
  const planned: PlannedReminder[] = [];
  for (const { rung, at, settled } of steps) {
    if (settled.has(unit.nodeId)) continue;
    const recent = !rung.short && (within(byOfficer, at, halfDayMs) || within(byRung, at, rungsApartMs));
    const outcome = to.length === 0 ? "unreachable" : recent ? "recent" : "send";
    if (outcome === "send" && !rung.short) byRung = at;
    const zone = world.settings.TIME_ZONE;
    const text = outcome === "send" ? await reminderWords(tx, unit, round, { now: at, zone }) : null;
    const { code, shortName } = unit;
    planned.push({ at, rung: rung.name, unit: { code, shortName }, outcome, to, text });
  }
  return planned;
}

function within(last: Date | null, at: Date, ms: number): boolean {
  return last !== null && at.getTime() - last.getTime() < ms;
}

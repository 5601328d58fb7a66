// Who would be reminded: reports with their contacts, the addresses of these and what they were sent lately. Reads,
// locks nothing.

import { and, asc, eq, isNull, notInArray } from "drizzle-orm";
import { handedInStates } from "../../form/report-state.ts";
import {
  halfDayMs,
  type Ladder,
  type PersonToRemind,
  type ReportToRemind,
  type Situation,
} from "../../form/rounds/due.ts";
import type { Calendar } from "../../form/rounds/ladder.ts";
import type { Tx } from "../db.ts";
import { type ClosedWindows, contactsOfUnits, type UnitContact } from "../officer/contacts.ts";
import { nudgesOf } from "../queue/nudges.ts";
import { node, report, role, round } from "../schema.ts";
import { deadlineOfNode, reportStates } from "./reminders.ts";

/** The contacts of these units, with what the decision needs to know of each. */
export async function loadPeople(
  tx: Tx,
  unitIds: readonly number[],
  { windows, now }: { readonly windows: ClosedWindows; readonly now: Date },
): Promise<{
  readonly contacts: ReadonlyMap<number, readonly UnitContact[]>;
  readonly people: ReadonlyMap<number, PersonToRemind>;
}> {
  const contacts = await contactsOfUnits(tx, [...new Set(unitIds)], windows);
  const everybody = [...contacts.values()].flat();
  const since = new Date(now.getTime() - halfDayMs);
  const ids = [...new Set(everybody.map(({ personId }) => personId))];
  const nudges = await nudgesOf(tx, ids, { since, now });
  const people = everybody.map(({ personId, addressId }): [number, PersonToRemind] => [
    personId,
    { addressId, nudges: nudges.get(personId) ?? [] },
  ]);
  return { contacts, people: new Map(people) };
}

/** The ladders, the working calendar, the channels' windows and the moment for which the decision is made. */
type Asking = {
  readonly ladders: readonly Ladder[];
  readonly calendar: Calendar;
  readonly windows: ClosedWindows;
  readonly now: Date;
};

/** What `due` must know of these nodes. A node whose deadline belongs to no running ladder is left out. */
export async function loadSituation(
  tx: Tx,
  nodeIds: readonly number[],
  { ladders, calendar, windows, now }: Asking,
): Promise<{
  readonly situation: Situation;
  readonly contacts: ReadonlyMap<number, readonly UnitContact[]>;
}> {
  const states = await reportStates(tx, nodeIds);
  const { contacts, people } = await loadPeople(
    tx,
    states.filter(({ owes }) => owes).map(({ unitId }) => unitId),
    { windows, now },
  );
  const byKey = new Map(ladders.map((ladder) => [keyOf(ladder), ladder]));
  const reports = states.flatMap((state): ReportToRemind[] => {
    const ladder = byKey.get(keyOf(state));
    if (!ladder) return [];
    const { nodeId, unitId, deadline, owes, settled } = state;
    const own = (contacts.get(unitId) ?? []).map(({ personId }) => personId);
    return [{ nodeId, deadline, owes, contacts: own, asker: { by: "ladder", ladder, settled } }];
  });
  return { situation: { reports, people, calendar }, contacts };
}

function keyOf({ roundId, deadline }: { readonly roundId: number; readonly deadline: Date }): string {
  return `${roundId} ${deadline.getTime()}`;
}

/** A report that a person owes; `scope` names the items they answer for, null = all of them. */
export type OwedReport = { readonly nodeId: number; readonly scope: readonly string[] | null };

/** What a person owes over all open rounds and units, nearest deadline first. */
export async function owedReports(tx: Tx, personId: number): Promise<OwedReport[]> {
  const rows = await tx
    .select({ nodeId: node.id, scope: role.scope })
    .from(role)
    .innerJoin(node, eq(node.unitId, role.unitId))
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(
      and(
        eq(role.personId, personId),
        eq(role.role, "contact"),
        isNull(role.toAt),
        eq(round.state, "open"),
        eq(node.expected, true),
        isNull(node.exemptReason),
        notInArray(report.state, [...handedInStates]),
      ),
    )
    .orderBy(asc(deadlineOfNode), asc(node.id), asc(role.id));
  return rows.filter((row, index) => rows.findIndex(({ nodeId }) => nodeId === row.nodeId) === index);
}

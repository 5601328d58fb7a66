// What the reminders' job reads and keeps: ladders that run, units a rung is not settled for. Knows no channel.
import { and, asc, desc, eq, gt, inArray, isNull, notExists, notInArray, type SQL, sql } from "drizzle-orm";
import { parseRoundSettings } from "../../form/rounds/settings.ts";
import type { Db, Tx } from "../db.ts";
import { address, node, outbox, reminder, report, role, round } from "../schema.ts";

/** A ladder that runs: a round's rungs, for those of its units that have this deadline. */
export type Ladder = {
  readonly roundId: number;
  readonly rungs: readonly string[];
  readonly deadline: Date;
  /** Since when this deadline holds: a rung that lies before that was never anybody's. */
  readonly since: Date;
};

/** How a rung was settled for a unit. */
export type Outcome = (typeof reminder.$inferSelect)["outcome"];

export type RungKey = {
  readonly roundId: number;
  readonly deadline: Date;
  readonly rung: string;
  readonly due: Date;
};

const deadlineOfNode = sql<Date>`coalesce(${node.deadline}, ${round.deadline})`.mapWith(round.deadline);
const owesReports = and(eq(node.expected, true), isNull(node.exemptReason));
const reportedStates = ["submitted", "accepted"] as const;

/** The ladders of all open rounds, or of one round. */
export async function runningLadders(db: Db | Tx, roundId?: number): Promise<Ladder[]> {
  const rows = await db
    .select({
      roundId: round.id,
      settings: round.settings,
      openedAt: round.openedAt,
      setAt: round.deadlineSetAt,
      deadline: deadlineOfNode,
    })
    .from(round)
    .innerJoin(node, eq(node.roundId, round.id))
    .where(
      and(eq(round.state, "open"), owesReports, roundId === undefined ? undefined : eq(round.id, roundId)),
    )
    .groupBy(round.id, deadlineOfNode)
    .orderBy(asc(round.id), asc(deadlineOfNode));
  return rows.map(({ settings, openedAt, setAt, deadline, ...row }) => ({
    roundId: row.roundId,
    deadline,
    rungs: parseRoundSettings(settings).ladder,
    since: setAt !== null && setAt > openedAt ? setAt : openedAt,
  }));
}

/**
 * Opens a rung again for units whose messages all expired before they could be delivered: the platform, or we, stood
 * still until closing. Only what was settled before `opening` is looked at, for only that can have expired.
 */
export async function reopenExpired(db: Db, key: RungKey, opening: Date, now: Date): Promise<void> {
  const messages = (state: SQL) => sql`
    select 1 from node
    join role on role.unit_id = node.unit_id and role.role = 'contact'
    join address on address.person_id = role.person_id
    join outbox on outbox.address_id = address.id and outbox.kind = 'reminder' and outbox.created_at = reminder.at
      and starts_with(outbox.dedupe, 'remind:' || reminder.round_id || ':' || node.id || ':')
    where node.id = reminder.node_id and ${state}`;
  const expired = sql`(outbox.problem = 'expired' or (outbox.state = 'queued' and outbox.expires_at <= ${now.toISOString()}))`;
  await db.execute(sql`
    delete from reminder
    where round_id = ${key.roundId} and deadline = ${key.deadline.toISOString()} and rung = ${key.rung}
      and outcome = 'queued' and at < ${opening.toISOString()}
      and exists (${messages(expired)}) and not exists (${messages(sql`not ${expired}`)})`);
}

/** The units of a ladder for which this rung is not settled yet and that have not reported, in the dispatch's order. */
export async function unsettledNodes(db: Db, key: RungKey): Promise<number[]> {
  const rows = await db
    .select({ id: node.id })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(onLadder(db, key), notInArray(report.state, [...reportedStates])))
    .orderBy(asc(node.position), asc(node.id));
  return rows.map((row) => row.id);
}

/** Settles a rung for the units that have reported: a report that is returned later is not nudged for it. */
export async function settleReported(db: Db, key: RungKey, now: Date): Promise<void> {
  const reported = await db
    .select({ nodeId: node.id })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(onLadder(db, key), inArray(report.state, [...reportedStates])));
  if (reported.length === 0) return;
  await db
    .insert(reminder)
    .values(reported.map(({ nodeId }) => ({ ...key, nodeId, at: now, outcome: "reported" as const })))
    .onConflictDoNothing();
}

function onLadder(db: Db, { roundId, deadline, rung }: RungKey) {
  const settled = db
    .select({ one: sql`1` })
    .from(reminder)
    .where(and(eq(reminder.nodeId, node.id), eq(reminder.deadline, deadline), eq(reminder.rung, rung)));
  return and(
    eq(node.roundId, roundId),
    eq(round.state, "open"),
    owesReports,
    sql`${deadlineOfNode} = ${deadline.toISOString()}`,
    notExists(settled),
  );
}

/**
 * Locks the report of a unit to settle a rung for it; null when somebody else holds it at this moment: its contact
 * is writing, or another process settles it.
 */
export async function lockToRemind(
  tx: Tx,
  nodeId: number,
): Promise<{ readonly unitId: number; readonly owes: boolean } | null> {
  const [row] = await tx
    .select({ unitId: node.unitId, state: report.state, exempt: node.exemptReason })
    .from(report)
    .innerJoin(node, eq(node.id, report.nodeId))
    .where(eq(report.nodeId, nodeId))
    .for("update", { of: report, skipLocked: true });
  if (!row) return null;
  return {
    unitId: row.unitId,
    owes: row.exempt === null && row.state !== "submitted" && row.state !== "accepted",
  };
}

/**
 * Locks the reports below a place that are owed, in one order, before an officer reminds their units: whoever settles a
 * rung for one of them at this moment is waited for, and then counts.
 */
export async function lockOwing(
  tx: Tx,
  scope: { readonly roundId: number; readonly path: string },
): Promise<void> {
  await tx
    .select({ nodeId: report.nodeId })
    .from(report)
    .innerJoin(node, eq(node.id, report.nodeId))
    .where(
      and(
        eq(node.roundId, scope.roundId),
        sql`starts_with(${node.path}, ${scope.path})`,
        owesReports,
        notInArray(report.state, [...reportedStates]),
      ),
    )
    .orderBy(asc(report.nodeId))
    .for("update", { of: report });
}

/** Keeps how a rung was settled for a unit; false when it had been settled before. */
export async function settle(
  tx: Tx,
  key: RungKey,
  given: {
    readonly nodeId: number;
    readonly outcome: Outcome;
    readonly messages: number;
    readonly now: Date;
  },
): Promise<boolean> {
  const { now, ...rest } = given;
  const rows = await tx
    .insert(reminder)
    .values({ ...key, ...rest, at: now })
    .onConflictDoNothing()
    .returning({ nodeId: reminder.nodeId });
  return rows.length > 0;
}

/** Keeps that rungs were overtaken by a newer one before they could be sent to this unit. */
export async function settleStale(
  tx: Tx,
  keys: readonly RungKey[],
  given: { readonly nodeId: number; readonly now: Date },
): Promise<void> {
  if (keys.length === 0) return;
  const { nodeId, now } = given;
  await tx
    .insert(reminder)
    .values(keys.map((key) => ({ ...key, nodeId, at: now, outcome: "stale" as const })))
    .onConflictDoNothing();
}

/** When a reminder, the program's or an officer's, was last put out to a contact of this unit, since a moment. */
export async function lastNudge(
  tx: Tx,
  of: { readonly roundId: number; readonly nodeId: number; readonly unitId: number },
  since: { readonly officer: Date; readonly rung: Date },
): Promise<Date | null> {
  const own = `remind:${of.roundId}:${of.nodeId}:`;
  // Found by the contacts' addresses, for which the outbox has an index; it may be long.
  const [row] = await tx
    .select({ at: outbox.createdAt })
    .from(role)
    .innerJoin(address, eq(address.personId, role.personId))
    .innerJoin(outbox, eq(outbox.addressId, address.id))
    .where(
      and(
        eq(role.unitId, of.unitId),
        eq(role.role, "contact"),
        eq(outbox.kind, "reminder"),
        gt(outbox.createdAt, since.officer),
        // One that never arrived has disturbed nobody.
        notInArray(outbox.state, ["failed", "dropped"]),
        sql`starts_with(${outbox.dedupe}, ${own})`,
        // A rung's key goes on with its name and two instants; an officer's does not.
        sql`(${outbox.createdAt} > ${since.rung.toISOString()}::timestamptz
          or ${outbox.dedupe} !~ ${`^${own}[DP][^:]*-[0-9]+-[0-9]+:`})`,
      ),
    )
    .orderBy(desc(outbox.createdAt))
    .limit(1);
  return row?.at ?? null;
}

/** Whether a round still takes reports. */
export async function isRoundOpen(tx: Tx, roundId: number): Promise<boolean> {
  const rows = await tx
    .select({ id: round.id })
    .from(round)
    .where(and(eq(round.id, roundId), eq(round.state, "open")));
  return rows.length > 0;
}

/** The units for which this rung of a ladder is settled. */
export async function settledUnits(
  tx: Tx,
  key: Pick<RungKey, "deadline" | "rung" | "roundId">,
): Promise<ReadonlySet<number>> {
  const rows = await tx
    .select({ nodeId: reminder.nodeId })
    .from(reminder)
    .where(
      and(
        eq(reminder.roundId, key.roundId),
        eq(reminder.deadline, key.deadline),
        eq(reminder.rung, key.rung),
      ),
    );
  return new Set(rows.map((row) => row.nodeId));
}

/** The nodes of a round that owe a report, in the dispatch's order. */
export async function owingNodes(tx: Tx, roundId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: node.id })
    .from(node)
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(eq(node.roundId, roundId), owesReports, notInArray(report.state, [...reportedStates])))
    .orderBy(asc(node.position), asc(node.id));
  return rows.map((row) => row.id);
}

// The ladders that run and how their rungs were settled, report by report. Knows round, node, report and reminder.
import { and, asc, eq, inArray, isNull, notExists, notInArray, type SQL, sql } from "drizzle-orm";
import { handedInStates, isHandedIn } from "../../form/report-state.ts";
import type { Verdict } from "../../form/rounds/due.ts";
import type { DueRung } from "../../form/rounds/ladder.ts";
import type { Db, Tx } from "../db.ts";
import { node, reminder, report, round } from "../schema.ts";

/** A ladder that runs: a round's rungs as they are written, for those of its units that have this deadline. */
type RunningLadder = {
  readonly roundId: number;
  readonly rungs: readonly string[];
  readonly deadline: Date;
  /** Since when this deadline holds. A rung that lies before this moment reminds nobody. */
  readonly since: Date;
};

/** One rung of one ladder. */
type RungKey = { readonly roundId: number; readonly deadline: Date; readonly rung: string };

/** The deadline that holds for a node. */
export const deadlineOfNode = sql<Date>`coalesce(${node.deadline}, ${round.deadline})`.mapWith(
  round.deadline,
);
const owesReports = and(eq(node.expected, true), isNull(node.exemptReason));

/**
 * The ladders of all open rounds. Asked every few seconds: of a round's units only the few with a deadline of their own
 * are looked at, and one of the others.
 */
export async function runningLadders(db: Db | Tx): Promise<RunningLadder[]> {
  const owing = sql`select from ${node} where ${node.roundId} = ${round.id} and ${owesReports}`;
  const deadlines = sql`lateral (
    select ${round.deadline} as deadline where exists (${owing} and ${node.deadline} is null)
    union
    select ${node.deadline} from ${node}
    where ${node.roundId} = ${round.id} and ${owesReports} and ${node.deadline} is not null) held`;
  const rows = await db
    .select({
      roundId: round.id,
      settings: round.settings,
      openedAt: round.openedAt,
      setAt: round.deadlineSetAt,
      deadline: sql<Date>`held.deadline`.mapWith(round.deadline),
    })
    .from(round)
    .innerJoin(deadlines, sql`true`)
    .where(eq(round.state, "open"))
    .orderBy(asc(round.id), sql`held.deadline`);
  return rows.map(({ settings, openedAt, setAt, deadline, ...row }) => ({
    roundId: row.roundId,
    deadline,
    rungs: settings.ladder,
    since: setAt !== null && setAt > openedAt ? setAt : openedAt,
  }));
}

/**
 * Reopens a rung for units whose reminders all expired undelivered, because the platform or this program stood still
 * until closing time. Only rungs settled before `opening` can have expired, so only those are looked at.
 */
export async function reopenExpired(db: Db, key: RungKey, opening: Date, now: Date): Promise<void> {
  const messages = (state: SQL) => sql`
    select 1 from node
    join role on role.unit_id = node.unit_id and role.role = 'contact'
    join nudge on nudge.person_id = role.person_id and nudge.at = reminder.at and node.id = any(nudge.node_ids)
    join outbox on outbox.id = nudge.outbox_id
    where node.id = reminder.node_id and ${state}`;
  const expired = sql`(outbox.problem = 'expired' or (outbox.state = 'queued' and outbox.expires_at <= ${now.toISOString()}))`;
  await db.execute(sql`
    delete from reminder
    where round_id = ${key.roundId} and deadline = ${key.deadline.toISOString()} and rung = ${key.rung}
      and outcome = 'queued' and at < ${opening.toISOString()}
      and exists (${messages(expired)}) and not exists (${messages(sql`not ${expired}`)})`);
}

/** The nodes of a ladder for which this rung is not settled yet, in the dispatch's order. */
export async function unsettledNodes(db: Db, { roundId, deadline, rung }: RungKey): Promise<number[]> {
  const settled = db
    .select({ one: sql`1` })
    .from(reminder)
    .where(and(eq(reminder.nodeId, node.id), eq(reminder.deadline, deadline), eq(reminder.rung, rung)));
  const rows = await db
    .select({ id: node.id })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(
      and(
        eq(node.roundId, roundId),
        eq(round.state, "open"),
        owesReports,
        sql`${deadlineOfNode} = ${deadline.toISOString()}`,
        notExists(settled),
      ),
    )
    .orderBy(asc(node.position), asc(node.id));
  return rows.map((row) => row.id);
}

/** The nodes of all open rounds that owe a report, in the dispatch's order. */
export async function owingNodes(tx: Tx): Promise<number[]> {
  const rows = await tx
    .select({ id: node.id })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(eq(round.state, "open"), owesReports, notInArray(report.state, [...handedInStates])))
    .orderBy(asc(round.id), asc(node.position), asc(node.id));
  return rows.map((row) => row.id);
}

/** How a report stands to a ladder's rungs. */
type ReportState = {
  readonly nodeId: number;
  readonly unitId: number;
  readonly roundId: number;
  readonly deadline: Date;
  readonly owes: boolean;
  /** The rungs of this deadline that are settled. */
  readonly settled: ReadonlySet<string>;
};

/** Those of these nodes that are expected to report to an open round, in the dispatch's order. */
export async function reportStates(tx: Tx, nodeIds: readonly number[]): Promise<ReportState[]> {
  if (nodeIds.length === 0) return [];
  const rows = await tx
    .select({
      nodeId: node.id,
      unitId: node.unitId,
      roundId: node.roundId,
      deadline: deadlineOfNode,
      state: report.state,
    })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(inArray(node.id, [...nodeIds]), eq(round.state, "open"), owesReports))
    .orderBy(asc(round.id), asc(node.position), asc(node.id));
  const settled = await tx
    .select({ nodeId: reminder.nodeId, deadline: reminder.deadline, rung: reminder.rung })
    .from(reminder)
    .where(inArray(reminder.nodeId, [...nodeIds]));
  const rungs = new Map<string, string[]>();
  for (const { nodeId, deadline, rung } of settled) {
    const key = `${nodeId} ${deadline.getTime()}`;
    rungs.set(key, [...(rungs.get(key) ?? []), rung]);
  }
  return rows.map(({ state, ...row }) => ({
    ...row,
    owes: !isHandedIn(state),
    settled: new Set(rungs.get(`${row.nodeId} ${row.deadline.getTime()}`)),
  }));
}

/** How a rung of a ladder ended for one report. */
export type Settlement = {
  readonly roundId: number;
  readonly nodeId: number;
  readonly deadline: Date;
  readonly rung: DueRung;
  /** Stale: it was passed over. */
  readonly outcome: Verdict["outcome"] | "stale";
  readonly messages: number;
};

/** Keeps how rungs ended; what was settled before stays as it is. */
export async function settleRungs(tx: Tx, settlements: readonly Settlement[], now: Date): Promise<void> {
  if (settlements.length === 0) return;
  const rows = settlements.map(({ roundId, nodeId, deadline, rung, outcome, messages }) => ({
    round_id: roundId,
    node_id: nodeId,
    deadline,
    rung: rung.name,
    due: rung.at,
    outcome,
    messages,
  }));
  // Passed as one JSON value: the reports of a whole province on one morning are more than a statement takes as single
  // parameters.
  await tx.execute(sql`
    insert into reminder (round_id, node_id, rung, deadline, due, at, outcome, messages)
    select round_id, node_id, rung, deadline, due, ${now.toISOString()}, outcome, messages
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(
      round_id bigint, node_id bigint, rung text, deadline timestamptz, due timestamptz, outcome text, messages smallint)
    on conflict do nothing`);
}

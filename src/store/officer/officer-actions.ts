// Records what an officer did to a round or a unit's deadline, so that a second press of the same button finds the
// first; moves deadlines.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import type { Standing } from "../people/people.ts";
import { idList } from "../queue/address-lease.ts";
import { event, node, round } from "../schema.ts";

type OfficerAction = {
  readonly type:
    | "deadline-moved"
    | "unit-deadline"
    | "announced"
    | "reminded"
    | "round-handed"
    | "round-again"
    | "unit-added"
    | "unit-exempted"
    | "accepted-together"
    | "taken-back-together";
  /** The node in whose history the action is kept: the officer's for a whole round, the unit's for one unit. */
  readonly nodeId: number;
  /** Null for an operator at the command line. */
  readonly personId: number | null;
  readonly addressId: number | null;
  /**
   * The id of the question the officer answered. Two presses under the same question carry the same id and count once.
   */
  readonly asking: string;
  readonly now: Date;
  /** The outcome in numbers, for example how many people were told. Never a text that a person wrote. */
  readonly body: Readonly<Record<string, string | number>>;
};

/** Writes the action as an event of the node. */
export async function recordOfficerAction(tx: Tx, act: OfficerAction): Promise<void> {
  const { type, nodeId, personId, addressId, now, asking, body } = act;
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type, body: { ...body, asking } });
}

/** Keeps that somebody took the figures of a round out, or that the operator did (no person). */
export async function recordExport(
  tx: Tx,
  given: Pick<OfficerAction, "nodeId" | "personId" | "addressId" | "now"> & {
    readonly document: "workbook" | "filled-totals";
  },
): Promise<void> {
  const { now, document, ...by } = given;
  await tx.insert(event).values({ ...by, at: now, type: "exported", body: { document } });
}

/** Keeps of these reports that nobody could be told what they were to be told. */
export async function recordNotReached(
  tx: Tx,
  nodeIds: readonly number[],
  given: Pick<OfficerAction, "personId" | "addressId" | "now">,
): Promise<void> {
  const { now, ...by } = given;
  if (nodeIds.length > 0)
    await tx
      .insert(event)
      .values(nodeIds.map((nodeId) => ({ ...by, nodeId, at: now, type: "not-reached", body: {} })));
}

/** Keeps in the unit's open rounds that a contact handed the report over, or some of its questions. */
export async function recordHandover(
  tx: Tx,
  given: {
    readonly unitId: number;
    readonly personId: number | null;
    readonly addressId: number;
    readonly to: number;
    readonly scope: readonly string[] | null;
    readonly now: Date;
  },
): Promise<void> {
  const { unitId, personId, addressId, to, scope, now } = given;
  const nodes = await tx
    .select({ id: node.id })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(and(eq(node.unitId, unitId), eq(round.state, "open")));
  const body = { to, ids: scope };
  if (nodes.length > 0)
    await tx
      .insert(event)
      .values(
        nodes.map(({ id: nodeId }) => ({ nodeId, personId, addressId, at: now, type: "handed-over", body })),
      );
}

/** When the answer to this very question was carried out; null when it was not yet. */
export async function officerActionTime(
  tx: Tx,
  of: Pick<OfficerAction, "type" | "nodeId" | "asking">,
): Promise<Date | null> {
  const [row] = await tx
    .select({ at: event.at })
    .from(event)
    .where(
      and(eq(event.nodeId, of.nodeId), eq(event.type, of.type), sql`${event.body}->>'asking' = ${of.asking}`),
    )
    .limit(1);
  return row?.at ?? null;
}

const lately = z.object({
  asking: z.string(),
  node: z.coerce.number(),
  nodes: z.string().transform((ids) => ids.split(",").map(Number)),
});

/** Several reports that were accepted by one answer: the question, where that is kept, and whose reports they were. */
export type AcceptedLately = {
  readonly asking: string;
  readonly nodeId: number;
  readonly nodeIds: readonly number[];
};

/**
 * What this person, standing at these nodes, accepted together last since this moment and did not take back; null where
 * there is nothing.
 */
export async function acceptedTogetherSince(
  tx: Tx,
  {
    personId,
    at,
    since,
  }: { readonly personId: number; readonly at: readonly number[]; readonly since: Date },
): Promise<AcceptedLately | null> {
  const rows = await tx.execute(sql`
    select body ->> 'asking' as asking, node_id as node, body ->> 'nodes' as nodes from event
    where node_id = any(${idList(at)}) and type = 'accepted-together' and person_id = ${personId}
      and at > ${since.toISOString()} and not exists (
        select 1 from event back where back.node_id = event.node_id and back.type = 'taken-back-together'
          and back.body ->> 'asking' = event.body ->> 'asking'
      )
    order by id desc limit 1`);
  if (!rows[0]) return null;
  const { asking, node: nodeId, nodes: nodeIds } = lately.parse(rows[0]);
  return { asking, nodeId, nodeIds };
}

/** A round's deadline, locked until the transaction ends; null when the round is closed. */
export async function lockDeadline(tx: Tx, roundId: number): Promise<Date | null> {
  const [row] = await tx
    .select({ deadline: round.deadline })
    .from(round)
    .where(and(eq(round.id, roundId), eq(round.state, "open")))
    .for("update");
  return row?.deadline ?? null;
}

/** Moves a round's deadline; what was sealed before keeps the deadline that held for it then. */
export async function moveDeadline(tx: Tx, roundId: number, deadline: Date, now: Date): Promise<void> {
  await tx.update(round).set({ deadline, deadlineSetAt: now }).where(eq(round.id, roundId));
}

/** Whether every report of the round is owed inside this subtree: only then is the round the officer's to change. */
export async function seesWholeRound(
  tx: Tx,
  { roundId, path }: { readonly roundId: number; readonly path: string },
): Promise<boolean> {
  const [outside] = await tx
    .select({ id: node.id })
    .from(node)
    .where(
      and(
        eq(node.roundId, roundId),
        eq(node.expected, true),
        isNull(node.exemptReason),
        sql`not starts_with(${node.path}, ${path})`,
      ),
    )
    .limit(1);
  return outside === undefined;
}

/** One place in each round, open or over, of which this officer sees the whole, the newest first. */
export async function wholeRounds(tx: Tx, standings: readonly Standing[]): Promise<readonly Standing[]> {
  const rounds = new Map<number, Standing>();
  for (const one of standings)
    if (one.role === "officer" && !rounds.has(one.roundId) && (await seesWholeRound(tx, one)))
      rounds.set(one.roundId, one);
  return [...rounds.values()];
}

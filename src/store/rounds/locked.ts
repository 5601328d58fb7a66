// Whether a round's figures are frozen, and since when: frozen, nothing of them changes. Knows round, report and event.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { event, node, round, rowReturn } from "../schema.ts";

/** Since when a round is frozen; null while its figures may change. */
export async function lockedSince(tx: Tx, roundId: number): Promise<Date | null> {
  const [row] = await tx.select({ at: round.lockedAt }).from(round).where(eq(round.id, roundId));
  return row?.at ?? null;
}

/** Holds every report of the round until the transaction ends, in their order: who is just handing in comes first. */
export async function holdReports(tx: Tx, roundId: number): Promise<void> {
  await tx.execute(sql`
    select report.node_id from report join node on node.id = report.node_id
    where node.round_id = ${roundId} order by report.node_id for update of report`);
}

/** How many reports of the round have rows that wait to be looked at again. */
export async function openReturns(tx: Tx, roundId: number): Promise<number> {
  const rows = await tx
    .select({ id: rowReturn.id })
    .from(rowReturn)
    .innerJoin(node, eq(node.id, rowReturn.nodeId))
    .where(and(eq(node.roundId, roundId), isNull(rowReturn.settledAt)));
  return rows.length;
}

type Turn = {
  readonly roundId: number;
  /** The place of the officer, in whose history it is kept; of an operator the round's first place. */
  readonly nodeId: number;
  readonly personId: number | null;
  readonly addressId: number | null;
  readonly now: Date;
};

/** What was missing when a round was frozen, in numbers. */
export type LockedWith = {
  readonly submitted: number;
  readonly expected: number;
  readonly returned: number;
  readonly requests: number;
};

/** Freezes a round. The caller holds its row and its reports. */
export async function freezeRound(tx: Tx, { roundId, ...turn }: Turn, body: LockedWith): Promise<void> {
  const { nodeId, personId, addressId, now } = turn;
  await tx.update(round).set({ lockedAt: now, lockedBy: personId }).where(eq(round.id, roundId));
  const kept = { before: "open", after: "locked", ...body };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "round-locked", body: kept });
}

/** Lets a round's figures change again, and keeps why. */
export async function thawRound(tx: Tx, { roundId, ...turn }: Turn, reason: string): Promise<void> {
  const { nodeId, personId, addressId, now } = turn;
  await tx.update(round).set({ lockedAt: null, lockedBy: null }).where(eq(round.id, roundId));
  const kept = { before: "locked", after: "open", reason };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "round-unlocked", body: kept });
}

const first = z.array(z.object({ id: z.coerce.number() })).min(1);

/** The top of a round's tree, for what an operator does to the whole of it. */
export async function topOfRound(tx: Tx, roundId: number): Promise<number> {
  const rows = await tx.execute(
    sql`select id from node where round_id = ${roundId} order by length(path), id limit 1`,
  );
  const [top] = first.parse([...rows]);
  return top?.id ?? 0;
}

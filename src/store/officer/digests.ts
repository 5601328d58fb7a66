// To whom the daily digest of a round goes and whether it was queued. Knows roles, addresses and outbox keys.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { address, node, outbox, role, round } from "../schema.ts";

/** An open round of which digests are made. */
export type DigestRound = { readonly id: number; readonly deadline: Date; readonly openedAt: Date };

/** An officer's node in a round and the address, used last, that can still be written to. */
export type DigestOfficer = {
  readonly personId: number;
  readonly nodeId: number;
  readonly path: string;
  readonly addressId: number;
};

/** Every open round. */
export async function openRounds(db: Db): Promise<DigestRound[]> {
  return db
    .select({ id: round.id, deadline: round.deadline, openedAt: round.openedAt })
    .from(round)
    .where(eq(round.state, "open"));
}

const officerRow = z.object({
  person_id: z.coerce.number(),
  node_id: z.coerce.number(),
  path: z.string(),
  address_id: z.coerce.number(),
});

/**
 * The officers of a round who can be reached. An officer with roles at several units is listed once, at the highest of
 * them.
 */
export async function officersOfRound(db: Db, roundId: number): Promise<DigestOfficer[]> {
  const rows = await db.execute(sql`
    select distinct on (role.person_id) role.person_id, node.id as node_id, node.path, address.id as address_id
    from role
    join node on node.unit_id = role.unit_id and node.round_id = ${roundId} and node.exempt_reason is null
    join address on address.person_id = role.person_id and address.state = 'open'
    where role.role = 'officer' and role.to_at is null
    order by role.person_id, length(node.path), node.id, address.last_in desc nulls last, address.id desc`);
  return rows.map((row) => {
    const { person_id, node_id, path, address_id } = officerRow.parse(row);
    return { personId: person_id, nodeId: node_id, path, addressId: address_id };
  });
}

/** Whether a message with this key was ever queued. */
export async function wasQueued(tx: Tx | Db, dedupe: string): Promise<boolean> {
  const rows = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.dedupe, dedupe));
  return rows.length > 0;
}

/** The place of a digest's receiver when it is sent; null when the round is closed or the role has ended. */
export async function digestScope(
  tx: Tx,
  addressId: number,
  nodeId: number,
): Promise<{ readonly roundId: number; readonly nodeId: number; readonly path: string } | null> {
  const [row] = await tx
    .select({ roundId: node.roundId, nodeId: node.id, path: node.path })
    .from(node)
    .innerJoin(round, and(eq(round.id, node.roundId), eq(round.state, "open")))
    .innerJoin(role, and(eq(role.unitId, node.unitId), eq(role.role, "officer"), isNull(role.toAt)))
    .innerJoin(address, and(eq(address.personId, role.personId), eq(address.id, addressId)))
    .where(eq(node.id, nodeId));
  return row ?? null;
}

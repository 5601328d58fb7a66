// Whom to ask about a unit's request: whoever decides for it, the nearest first. Knows role, address and node.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";

/** The unit that asks, and whether the round lets the contact of a compiling unit decide for those below it. */
type Asking = { readonly roundId: number; readonly path: string; readonly innerDecides: boolean };

const door = z.object({ id: z.coerce.number(), path: z.string() });

/**
 * The door used last of each person who may decide for this unit. "nearest": those of the closest place above it where
 * anybody can be written to; "all": everybody above.
 */
export async function decidersAbove(
  tx: Tx,
  { roundId, path, innerDecides }: Asking,
  which: "nearest" | "all",
): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id, node.path
    from node
    join role on role.unit_id = node.unit_id and role.to_at is null
      and (role.role = 'officer' or ${innerDecides} and role.role = 'contact' and role.scope is null and node.expected)
    join address on address.person_id = role.person_id and address.state = 'open'
    where node.round_id = ${roundId} and starts_with(${path}::text, node.path) and node.path <> ${path}
    order by role.person_id, length(node.path) desc, address.last_in desc`);
  const doors = rows.map((row) => door.parse(row));
  const nearest = Math.max(...doors.map((one) => one.path.length));
  return doors.flatMap(({ id, path: at }) => (which === "all" || at.length === nearest ? [id] : []));
}

// The doors of a person: another chat bound to who they are. Knows the tables address and role.
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./db.ts";
import { address } from "./schema.ts";

/** Binds a chat that belongs to nobody to a person; false when it belongs to somebody by now. */
export async function bindDoor(
  tx: Tx,
  door: { readonly addressId: number; readonly personId: number; readonly displayName: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(address)
    .set({ personId: door.personId, displayName: door.displayName })
    .where(and(eq(address.id, door.addressId), isNull(address.personId)))
    .returning({ id: address.id });
  return rows.length > 0;
}

/** Whether a person still has a role: whoever has none any more opens no new door. */
export async function hasRole(tx: Tx, personId: number): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from role where person_id = ${personId} and to_at is null limit 1`,
  );
  return rows.length > 0;
}

// Which report a chat was reminded of last. Knows the table outbox and the reminders' keys in it.
import { and, desc, eq, gt, isNotNull } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { outbox } from "../schema.ts";

/** The node of the reminder that reached this address last, and when; null when none has since that moment. */
export async function lastReminder(
  tx: Tx,
  addressId: number,
  since: Date,
): Promise<{ readonly nodeId: number; readonly at: Date } | null> {
  const [row] = await tx
    .select({ dedupe: outbox.dedupe, at: outbox.sentAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.addressId, addressId),
        isNotNull(outbox.seq),
        eq(outbox.kind, "reminder"),
        gt(outbox.sentAt, since),
      ),
    )
    .orderBy(desc(outbox.seq))
    .limit(1);
  // What was sent is kept as it read; whose reminder it was, the key still says.
  const nodeId = /^(?:short-)?remind:\d+:(\d+):/.exec(row?.dedupe ?? "")?.[1];
  return nodeId !== undefined && row?.at ? { nodeId: Number(nodeId), at: row.at } : null;
}

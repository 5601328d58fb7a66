// For which reports a browser's session may hand over a file, where no message leads to the page for one.
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { address, chat, node, role, round, webSession } from "../schema.ts";
import type { UploadTarget } from "../shapes/link-target.ts";

/**
 * The reports for which a session's person may be meant to hand over a file, the likeliest first: that on which its chat
 * works, then the person's own that are open.
 */
export async function sessionUploads(
  tx: Db | Tx,
  hash: string,
  now: Date,
): Promise<{ readonly personId: number; readonly target: UploadTarget }[]> {
  const rows = await tx
    .select({ addressId: address.id, personId: address.personId, nodeId: chat.nodeId })
    .from(webSession)
    .innerJoin(address, eq(address.id, webSession.addressId))
    .leftJoin(chat, eq(chat.addressId, address.id))
    .where(and(eq(webSession.hash, hash), gt(webSession.expiresAt, now)));
  const [row] = rows;
  if (!row || row.personId === null) return [];
  const { addressId, personId } = row;
  const own = await tx
    .select({ nodeId: node.id })
    .from(role)
    .innerJoin(node, eq(node.unitId, role.unitId))
    .innerJoin(round, and(eq(round.id, node.roundId), eq(round.state, "open")))
    .where(and(eq(role.personId, personId), eq(role.role, "contact"), isNull(role.toAt), node.expected))
    .orderBy(desc(round.openedAt), desc(round.id), desc(role.id));
  const nodes = new Set([...(row.nodeId === null ? [] : [row.nodeId]), ...own.map(({ nodeId }) => nodeId)]);
  return [...nodes].map((nodeId) => ({ personId, target: { type: "upload", nodeId, addressId } }));
}

// Links: what a random token gives, to whom and until when. Only the token's hash is kept.
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { link } from "../schema.ts";
import type { LinkTarget } from "../shapes/link-target.ts";

export type Link<T extends LinkTarget = LinkTarget> = { readonly personId: number; readonly target: T };

/** Keeps a link for a token that nobody can guess (`app.newId()`); the token itself goes only to the person. */
export async function createLink(
  tx: Db | Tx,
  made: Link & { readonly token: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx.insert(link).values({
    hash: hashOf(made.token),
    personId: made.personId,
    target: made.target,
    createdAt: made.now,
    expiresAt: made.expiresAt,
  });
}

/** What a token gives; null when it is unknown, expired or revoked, which nobody outside can tell apart. */
export async function findLink(tx: Db | Tx, token: string, now: Date): Promise<Link | null> {
  const [row] = await tx
    .select({ personId: link.personId, target: link.target })
    .from(link)
    .where(and(eq(link.hash, hashOf(token)), gt(link.expiresAt, now), isNull(link.revokedAt)));
  return row ?? null;
}

// Links: what a random token gives, to whom and until when. Only the token's hash is kept.
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { DocumentRef, UploadRef } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { link } from "../schema.ts";

/** What a link, or a delivered message, gives: never more than the person may see when it is fetched. */
const documentRef = z.discriminatedUnion("type", [
  z.object({ type: z.literal("workbook"), roundId: z.number(), personId: z.number() }),
  z.object({ type: z.literal("draft"), nodeId: z.number() }),
  z.object({ type: z.literal("receipt"), submissionId: z.number() }),
  z.object({
    type: z.literal("slips"),
    roundId: z.number(),
    personId: z.number(),
    unitId: z.number().nullable(),
  }),
  z.object({ type: z.literal("stored"), uploadId: z.number() }),
]) satisfies z.ZodType<DocumentRef>;

/** What may come with a message: a file, or the page on which one can be handed over. */
export const attachedRef = z.union([
  documentRef,
  z.object({ type: z.literal("upload"), nodeId: z.number() }),
]) satisfies z.ZodType<DocumentRef | UploadRef>;

/** A page for handing over a file, and the chat that is told what became of it. */
export type UploadTarget = UploadRef & { readonly addressId: number };

/** Everything a link may lead to. */
export const linkTarget = z.union([
  documentRef,
  z.object({ type: z.literal("upload"), nodeId: z.number(), addressId: z.number() }),
]) satisfies z.ZodType<LinkTarget>;

export type LinkTarget = DocumentRef | UploadTarget;

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
  return row ? { personId: row.personId, target: linkTarget.parse(row.target) } : null;
}

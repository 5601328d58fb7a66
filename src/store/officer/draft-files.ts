// The files that an officer dropped for a draft: kept with it, listed, given out. Knows the table draft_file.
import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { draftFile } from "../schema.ts";

export type DraftFile = { readonly id: number; readonly name: string; readonly size: number };

/** Keeps a file with a draft; the same file dropped again is one. Gives its id. */
export async function keepDraftFile(
  tx: Tx,
  draftId: number,
  { name, bytes, now }: { readonly name: string; readonly bytes: Uint8Array; readonly now: Date },
): Promise<number> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [row] = await tx
    .insert(draftFile)
    .values({ draftId, name, bytes, sha256, at: now })
    .onConflictDoUpdate({ target: [draftFile.draftId, draftFile.sha256], set: { name } })
    .returning({ id: draftFile.id });
  if (!row) throw new Error("a file of a draft was not inserted");
  return row.id;
}

/** The files of a draft in the order in which they were dropped. */
export async function draftFiles(tx: Db | Tx, draftId: number): Promise<DraftFile[]> {
  return tx
    .select({ id: draftFile.id, name: draftFile.name, size: sql<number>`octet_length(${draftFile.bytes})` })
    .from(draftFile)
    .where(eq(draftFile.draftId, draftId))
    .orderBy(asc(draftFile.id));
}

/** One of them with its bytes; null where it is not there. */
export async function draftFileBytes(
  tx: Db | Tx,
  id: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const [row] = await tx
    .select({ name: draftFile.name, bytes: draftFile.bytes })
    .from(draftFile)
    .where(eq(draftFile.id, id));
  return row ?? null;
}

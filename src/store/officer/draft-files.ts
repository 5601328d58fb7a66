// The files that an officer dropped for a draft: kept with it, listed, given out. Knows the table draft_file, and whose round it is.
import { createHash } from "node:crypto";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { draftFile, form, node, round } from "../schema.ts";

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
    .select({ id: draftFile.id, name: draftFile.name, size: sizeOf })
    .from(draftFile)
    .where(eq(draftFile.draftId, draftId))
    .orderBy(asc(draftFile.id));
}

/**
 * The files of the dispatch that the round of this node is about: those of the drafts of its form, earlier versions
 * too, for a correction is made without the dispatch.
 */
export async function dispatchFiles(tx: Db | Tx, nodeId: number): Promise<DraftFile[]> {
  return tx
    .selectDistinct({ id: draftFile.id, name: draftFile.name, size: sizeOf })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(form, and(eq(form.formId, round.formId), lte(form.version, round.formVersion)))
    .innerJoin(draftFile, eq(draftFile.draftId, form.draftId))
    .where(eq(node.id, nodeId))
    .orderBy(asc(draftFile.id));
}

const sizeOf = sql<number>`octet_length(${draftFile.bytes})`;

/**
 * One of them, to be handed out as it was dropped.
 *
 * @throws Error when it is not there any more.
 */
export async function draftFileBytes(
  tx: Db | Tx,
  id: number,
): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Uint8Array }> {
  const [row] = await tx
    .select({ name: draftFile.name, bytes: draftFile.bytes })
    .from(draftFile)
    .where(eq(draftFile.id, id));
  if (!row) throw new Error("a file of a dispatch was asked for that is not there any more");
  return {
    ...row,
    mime: mimes[/[^.]*$/u.exec(row.name.toLowerCase())?.[0] ?? ""] ?? "application/octet-stream",
  };
}

/** By the name's end: what a browser or a phone opens it with. */
const mimes: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
};

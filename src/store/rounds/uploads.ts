// Files that units hand over with their reports: kept, listed, given out, taken back. Knows the table upload.

import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { isHandedIn } from "../../form/report-state.ts";
import type { Address } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { address, node, person, report, upload } from "../schema.ts";
import type { Cells } from "../shapes/upload-cells.ts";

/** A report takes at most this many files, and at most `mostBytes` bytes in all. */
export const mostFiles = 20;
const mostBytes = 60_000_000;

type NewUpload = {
  readonly nodeId: number;
  readonly personId: number;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex of the bytes: the same file handed over twice is one. */
  readonly sha256: string;
  /** Its sheets of rows of cells, where it is a workbook that could be read. */
  readonly cells: Cells | null;
  readonly now: Date;
};

/**
 * Keeps a file and gives its id; when the same file was handed over before, the first one's id; "full" when the report
 * has enough.
 */
export async function keepUpload(tx: Tx, { now, bytes, ...made }: NewUpload): Promise<number | "full"> {
  // One upload at a time for a report, so that the count still holds when the row is written.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('upload'), ${made.nodeId}::int)`);
  const here = and(eq(upload.nodeId, made.nodeId), isNull(upload.removedAt));
  const kept = await tx
    .select({ id: upload.id, sha256: upload.sha256, size: upload.size })
    .from(upload)
    .where(here);
  const same = kept.find((file) => file.sha256 === made.sha256);
  if (same) return same.id;
  const size = bytes.byteLength;
  const whole = kept.reduce((sum, file) => sum + file.size, size);
  if (kept.length >= mostFiles || whole > mostBytes) return "full";
  const rows = await tx
    .insert(upload)
    .values({ ...made, at: now, bytes, size })
    .returning({ id: upload.id });
  return z.tuple([z.object({ id: z.number() })]).parse(rows)[0].id;
}

/** What the page of an upload link needs: whose report it is, and the chat that hears of it. */
export async function uploadPlace(
  db: Db,
  { nodeId, addressId }: { readonly nodeId: number; readonly addressId: number },
): Promise<{ readonly unit: string; readonly address: Address } | null> {
  const [row] = await db
    .select({ unit: node.name, channel: address.channel, account: address.account, chat: address.chatKey })
    .from(node)
    .innerJoin(address, eq(address.id, addressId))
    .where(eq(node.id, nodeId));
  if (!row) return null;
  const { unit, ...to } = row;
  return { unit, address: to };
}

type KeptUpload = {
  readonly id: number;
  readonly nodeId: number;
  readonly name: string;
  readonly cells: Cells | null;
};

/** A file that is kept, without its bytes; null when it was taken back. */
export async function uploadById(tx: Tx, id: number): Promise<KeptUpload | null> {
  const [row] = await tx
    .select({ id: upload.id, nodeId: upload.nodeId, name: upload.name, cells: upload.cells })
    .from(upload)
    .where(and(eq(upload.id, id), isNull(upload.removedAt)));
  return row ?? null;
}

type ListedUpload = {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly at: Date;
  /** Null once the person was erased. */
  readonly by: string | null;
};

/** Whether a report is submitted or accepted and not being revised. */
export async function isSealed(tx: Tx, nodeId: number): Promise<boolean> {
  const [row] = await tx
    .select({ state: report.state, revising: report.revising })
    .from(report)
    .where(eq(report.nodeId, nodeId));
  return row !== undefined && isHandedIn(row.state) && !row.revising;
}

/** How many files lie with a report. */
export async function countUploads(tx: Tx, nodeId: number): Promise<number> {
  return tx.$count(upload, and(eq(upload.nodeId, nodeId), isNull(upload.removedAt)));
}

/** The files of a report, the oldest first. */
export async function uploadsOf(tx: Tx, nodeId: number): Promise<ListedUpload[]> {
  return tx
    .select({ id: upload.id, name: upload.name, size: upload.size, at: upload.at, by: person.name })
    .from(upload)
    .leftJoin(person, eq(person.id, upload.personId))
    .where(and(eq(upload.nodeId, nodeId), isNull(upload.removedAt)))
    .orderBy(asc(upload.id));
}

/**
 * A file with its bytes; its name begins with the unit's code, so that an officer's folder of them stays in order.
 *
 * @throws when it was taken back: whoever asks has asked for the right before.
 */
export async function uploadedFile(
  db: Db | Tx,
  id: number,
): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Uint8Array }> {
  const [row] = await db
    .select({ name: upload.name, mime: upload.mime, bytes: upload.bytes, code: node.code })
    .from(upload)
    .innerJoin(node, eq(node.id, upload.nodeId))
    .where(and(eq(upload.id, id), isNull(upload.removedAt)));
  if (!row?.bytes) throw new Error("a file was asked for that is not there any more");
  return { name: `${row.code} ${row.name}`, mime: row.mime, bytes: row.bytes };
}

/** Takes a file back: its name stays in the history, its bytes and what they said do not. `by`: null for the program. */
export async function removeUpload(tx: Tx, id: number, by: number | null, now: Date): Promise<void> {
  await tx
    .update(upload)
    .set({ bytes: null, cells: null, removedAt: now, removedBy: by })
    .where(and(eq(upload.id, id), isNull(upload.removedAt)));
}

// Files that units hand over with their reports: kept, listed, given out, taken back. Knows the table upload.
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { pasteMime, pasteOf } from "../../files/paste.ts";
import type { TrueKind } from "../../files/unreadable.ts";
import { proofOfUpload } from "../../form/kinds/proof.ts";
import { isHandedIn } from "../../form/report-state.ts";
import type { HandedFile, UploadOutcome } from "../../interview/handed/handed.ts";
import type { Address } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { idList } from "../queue/address-lease.ts";
import { countSentFiles } from "../queue/sent-files.ts";
import { address, answer, node, person, report, upload } from "../schema.ts";
import { tellUpload, tellUploadAgain } from "./tell-upload.ts";

/** A report takes at most this many files, and at most `mostBytes` bytes in all. */
export const mostFiles = 20;
const mostBytes = 60_000_000;
/** With those of units below, which its contact hands over for them. */
const mostGathered = { files: 200, bytes: 150_000_000 };

type NewUpload = {
  readonly nodeId: number;
  readonly personId: number;
  /** The chat that hears what became of it. */
  readonly addressId: number;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex of the bytes: the same file handed over twice is one. */
  readonly sha256: string;
  /** What it is, where it only lies with the report (a scan); null where it waits to be read. */
  readonly kept: TrueKind | null;
  /** The file in whose answer this one is named, for they were sent as one. */
  readonly besideId?: number;
  /** Files of units below, of which it is one: they are told together. */
  readonly gatheringId?: number;
  /** The proofs that it may be, by their questions. */
  readonly proofs?: string[];
  /** Names this handing over, where it happens once: of a file that the report has already its chat then hears again. */
  readonly sending?: string;
  readonly now: Date;
};

/** Which file it is; `known`: the report has it already. "full": the report has enough. */
type Kept = { readonly id: number; readonly known: boolean } | "full";

/**
 * Keeps a file. What became of it its chat hears by a message of its own: at once of a file that is not read, otherwise
 * when it was (reading.ts), and again when the same file is handed over later.
 */
export async function keepUpload(tx: Tx, { now, bytes, kept, sending, ...made }: NewUpload): Promise<Kept> {
  // One upload at a time for a report, so that the count still holds when the row is written.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('upload'), ${made.nodeId}::int)`);
  const here = and(eq(upload.nodeId, made.nodeId), isNull(upload.removedAt));
  const lying = await tx
    .select({
      id: upload.id,
      sha256: upload.sha256,
      size: upload.size,
      at: upload.at,
      readAt: upload.readAt,
      besideId: upload.besideId,
      waits: sql<boolean>`${upload.outcome} is null`,
    })
    .from(upload)
    .where(here);
  const same = lying.find((file) => file.sha256 === made.sha256);
  if (same) {
    const { proofs, gatheringId } = made;
    if (gatheringId !== undefined) {
      await tx.update(upload).set({ gatheringId }).where(eq(upload.id, same.id));
      return { id: same.id, known: true };
    }
    if (proofs) await tx.update(upload).set({ proofs }).where(eq(upload.id, same.id));
    const told = { id: same.id, addressId: made.addressId };
    const named = made.besideId !== undefined && made.besideId === same.besideId;
    if (!same.waits && !named)
      await tellUploadAgain(tx, told, { knownAt: same.readAt ?? same.at, sending }, now);
    return { id: same.id, known: true };
  }
  const size = bytes.byteLength;
  const whole = lying.reduce((sum, file) => sum + file.size, size);
  const most = made.gatheringId === undefined ? { files: mostFiles, bytes: mostBytes } : mostGathered;
  if (lying.length >= most.files || whole > most.bytes) return "full";
  const outcome = kept && ({ type: "kept", kind: kept } as const);
  const rows = await tx
    .insert(upload)
    .values({ ...made, at: now, bytes, size, outcome })
    .returning({ id: upload.id });
  const [{ id }] = z.tuple([z.object({ id: z.number() })]).parse(rows);
  if (kept && made.besideId === undefined && made.gatheringId === undefined)
    await tellUpload(tx, { id, addressId: made.addressId }, now);
  return { id, known: false };
}

/** Whether a report takes so many files more, beside those that are on their way to it. */
export async function hasRoomFor(
  tx: Tx,
  nodeId: number,
  more: { readonly files: number; readonly bytes: number },
): Promise<boolean> {
  const coming = await countSentFiles(tx, nodeId);
  const kept = await tx
    .select({ size: upload.size })
    .from(upload)
    .where(and(eq(upload.nodeId, nodeId), isNull(upload.removedAt)));
  const bytes = kept.reduce((sum, { size }) => sum + size, coming.bytes + more.bytes);
  return kept.length + coming.files + more.files <= mostFiles && bytes <= mostBytes;
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
  /** Null while it waits to be read. */
  readonly outcome: UploadOutcome | null;
  /** The proofs that were asked for when it was sent. */
  readonly proofs: readonly string[] | null;
};

/** A file that is kept, without its bytes; null when it was taken back. */
export async function uploadById(tx: Tx, id: number): Promise<KeptUpload | null> {
  const [row] = await tx
    .select({
      id: upload.id,
      nodeId: upload.nodeId,
      name: upload.name,
      outcome: upload.outcome,
      proofs: upload.proofs,
    })
    .from(upload)
    .where(and(eq(upload.id, id), isNull(upload.removedAt)));
  return row ?? null;
}

/** Those of these files that were read and not taken back, the oldest first. */
export async function readUploads(tx: Tx, ids: readonly number[]): Promise<HandedFile[]> {
  const rows = await tx
    .select({ id: upload.id, name: upload.name, outcome: upload.outcome })
    .from(upload)
    .where(and(sql`${upload.id} = any(${idList(ids)})`, isNull(upload.removedAt)))
    .orderBy(asc(upload.id));
  return rows.flatMap(({ id, name, outcome }) =>
    outcome?.type === "read" ? [{ id, name, file: outcome.file }] : [],
  );
}

/** What the page of a handed-over file shows of it; null where there never was one. */
export async function uploadStatus(
  db: Db,
  id: number,
): Promise<
  | (Omit<KeptUpload, "proofs"> & {
      readonly personId: number;
      readonly sha256: string;
      readonly removed: boolean;
    })
  | null
> {
  const [row] = await db
    .select({
      id: upload.id,
      nodeId: upload.nodeId,
      personId: upload.personId,
      name: upload.name,
      sha256: upload.sha256,
      outcome: upload.outcome,
      removed: sql<boolean>`${upload.removedAt} is not null`,
    })
    .from(upload)
    .where(eq(upload.id, id));
  return row ?? null;
}

/** The files that are named in this one's answer. */
export async function filesBeside(
  tx: Tx,
  id: number,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return tx
    .select({ id: upload.id, name: upload.name })
    .from(upload)
    .where(and(eq(upload.besideId, id), isNull(upload.removedAt)))
    .orderBy(asc(upload.id));
}

type ListedUpload = {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly at: Date;
  /** Null once the person was erased. */
  readonly by: string | null;
  /** Null while it waits to be read. */
  readonly became: UploadOutcome["type"] | null;
};

/** Whether a report is submitted or accepted and not being revised. */
export async function isSealed(tx: Tx, nodeId: number): Promise<boolean> {
  const [row] = await tx
    .select({ state: report.state, revising: report.revising })
    .from(report)
    .where(eq(report.nodeId, nodeId));
  return row !== undefined && isHandedIn(row.state) && !row.revising;
}

/** Whether a file is the proof of an answer of its report. */
export async function isProof(tx: Tx, nodeId: number, id: number): Promise<boolean> {
  const held = sql`${answer.value} @> ${JSON.stringify([proofOfUpload(String(id))])}::jsonb`;
  return (await tx.$count(answer, and(eq(answer.nodeId, nodeId), held))) > 0;
}

/** How many files lie with a report. */
export async function countUploads(tx: Tx, nodeId: number): Promise<number> {
  return tx.$count(upload, and(eq(upload.nodeId, nodeId), isNull(upload.removedAt)));
}

/** The files of a report, the oldest first. */
export async function uploadsOf(tx: Tx, nodeId: number): Promise<ListedUpload[]> {
  return tx
    .select({
      id: upload.id,
      name: upload.name,
      size: upload.size,
      at: upload.at,
      by: person.name,
      // Not the whole of what was read.
      became: sql<UploadOutcome["type"] | null>`case when ${upload.outcome} is null then null
        else coalesce(${upload.outcome} ->> 'type', 'read') end`,
    })
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
  const name = `${row.code} ${row.name}`;
  if (row.mime !== pasteMime) return { name, mime: row.mime, bytes: row.bytes };
  // What a page gave along with the text is a stranger's: it is handed on to nobody.
  const text = new TextEncoder().encode(pasteOf(row.bytes).text);
  return { name: `${name}.txt`, mime: "text/plain; charset=utf-8", bytes: text };
}

/** Takes a file back: its name stays in the history, its bytes and what they said do not. `by`: null for the program. */
export async function removeUpload(tx: Tx, id: number, by: number | null, now: Date): Promise<void> {
  await tx
    .update(upload)
    .set({ bytes: null, outcome: null, removedAt: now, removedBy: by })
    .where(and(eq(upload.id, id), isNull(upload.removedAt)));
}

// Files that were sent in chats and still have to be fetched: who fetches one, when again, and what is there of an album.
// Knows the table sent_file.
import { and, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { SentFile } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { sentFile } from "../schema.ts";
import { statement } from "../statement.ts";
import type { Account } from "./accounts.ts";

/** In how many seconds whoever began to fetch a file must be done, for then another may begin. */
const leaseSeconds = sql.raw("180");
/** For how many seconds after its last file more of an album is waited for: a platform sends its messages one by one. */
const albumSeconds = sql.raw("3");

type Sender = { readonly addressId: number; readonly personId: number; readonly nodeId: number };

/** Of each transaction, whether it left files to be fetched. */
const left = new WeakSet<Tx>();

/** Whether there is something to fetch once this transaction is committed: call `app.wakeFetching()`. */
export function filesSentIn(tx: Tx): boolean {
  return left.has(tx);
}

/** Leaves files to be fetched for a report. `album`: those that were sent as one have the same. */
export async function putSentFiles(
  tx: Tx,
  {
    files,
    ...from
  }: Sender & {
    readonly files: readonly SentFile[];
    readonly album: string | null;
    /** The proofs that they may be. */
    readonly proofs: string[] | null;
  },
): Promise<void> {
  await tx.insert(sentFile).values(files.map(({ get, ...file }) => ({ ...from, ...file, place: get })));
  left.add(tx);
}

/**
 * Keeps files unfetched until their sender says of which report they are; gives how many of this chat wait so. What is
 * never said of ends with the messages that are kept no longer.
 */
export async function holdSentFiles(
  tx: Tx,
  { files, ...from }: Sender & { readonly files: readonly SentFile[]; readonly album: string | null },
): Promise<number> {
  const notBefore = sql`'infinity'::timestamptz`;
  await tx
    .insert(sentFile)
    .values(files.map(({ get, ...file }) => ({ ...from, ...file, place: get, proofs: null, notBefore })));
  return tx.$count(sentFile, heldAt(from.addressId));
}

/** How many files of this chat wait so, and of how many bytes, as far as the platforms say. */
export async function heldSentFiles(
  tx: Tx,
  addressId: number,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const rows = await tx.select({ size: sentFile.size }).from(sentFile).where(heldAt(addressId));
  return { files: rows.length, bytes: rows.reduce((sum, { size }) => sum + (size ?? 0), 0) };
}

/** Leaves the files of this chat that wait so to be fetched for a report; gives how many. */
export async function releaseSentFiles(tx: Tx, addressId: number, nodeId: number): Promise<number> {
  const released = await tx
    .update(sentFile)
    .set({ nodeId, notBefore: null })
    .where(heldAt(addressId))
    .returning({ id: sentFile.id });
  if (released.length > 0) left.add(tx);
  return released.length;
}

function heldAt(addressId: number): SQL | undefined {
  return and(eq(sentFile.addressId, addressId), sql`${sentFile.notBefore} = 'infinity'`);
}

const idSchema = z.coerce.number();
const claimedSchema = z.object({
  id: idSchema,
  addressId: idSchema,
  personId: idSchema,
  nodeId: idSchema,
  place: z.string(),
  name: z.string().nullable(),
  size: z.number().nullable(),
  album: z.string().nullable(),
  proofs: z.array(z.string()).nullable(),
  attempts: z.number(),
  channel: z.string(),
  account: z.string(),
});
/** A file that this process fetches now; `attempts` counts this time. */
export type ClaimedFile = z.infer<typeof claimedSchema>;

const isFree = (row: string) =>
  sql.raw(`coalesce(${row}.leased_until, '-infinity') <= clock_timestamp()
    and coalesce(${row}.not_before, '-infinity') <= clock_timestamp()`);

const claim = statement(
  ["accounts"],
  (value) => sql`
    update sent_file set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      attempts = attempts + 1
    from address
    where address.id = sent_file.address_id and sent_file.id = (
      select mine.id from sent_file mine join address whose on whose.id = mine.address_id
      where mine.bytes is null and mine.trouble is null and ${isFree("mine")}
        and whose.channel || '/' || whose.account = any(${value("accounts")}::text[])
        and not exists (
          select 1 from sent_file other
          where other.address_id = mine.address_id and other.leased_until > clock_timestamp())
      order by mine.id for update of mine skip locked limit 1)
    returning sent_file.id, address_id as "addressId", sent_file.person_id as "personId", node_id as "nodeId", place,
      name, size, album, proofs, attempts, channel, account`,
  claimedSchema,
);

/**
 * Takes the next file that was sent to one of these accounts; null where none waits that nobody fetches. Of each chat one
 * is fetched at a time: who sends twenty makes nobody else wait for twenty.
 */
export async function claimSentFile(db: Db, accounts: readonly Account[]): Promise<ClaimedFile | null> {
  const [found] = await claim(db, {
    accounts: accounts.map(({ channel, account }) => `${channel}/${account}`),
  });
  return found ?? null;
}

const back = statement(
  ["id", "pause", "begun"],
  (value) => sql`
    update sent_file set leased_until = null, attempts = attempts - 1 + ${value("begun")}::int,
      not_before = clock_timestamp() + make_interval(secs => ${value("pause")}::float8 / 1000)
    where id = ${value("id")}::bigint returning id`,
  z.object({ id: idSchema }),
);

/** Gives a file back, to be tried again after `pauseMs`; with `begun: false` as if it had not been taken. */
export async function giveBackSentFile(
  db: Db,
  id: number,
  { pauseMs, begun }: { readonly pauseMs: number; readonly begun: boolean },
): Promise<void> {
  await back(db, { id, pause: pauseMs, begun: begun ? 1 : 0 });
}

/** Why there is no file: it is too large, its platform has it no longer, or it could not be fetched in many attempts. */
export type SentFileTrouble = NonNullable<(typeof sentFile.$inferSelect)["trouble"]>;

/** How fetching a file ended. */
export type FetchedFile = Sender & {
  readonly id: number;
  readonly name: string | null;
  readonly proofs: readonly string[] | null;
  readonly got: { readonly bytes: Uint8Array } | { readonly trouble: SentFileTrouble };
};

/** Ends a file's fetching; false when another process has done so meanwhile. */
export async function endSentFile(tx: Tx, id: number): Promise<boolean> {
  const gone = await tx.delete(sentFile).where(eq(sentFile.id, id)).returning({ id: sentFile.id });
  return gone.length > 0;
}

/** Keeps a file of an album until all of the album is there. */
export async function keepOfAlbum(db: Db, id: number, got: FetchedFile["got"]): Promise<void> {
  await db
    .update(sentFile)
    .set({ ...got, leasedUntil: null })
    .where(eq(sentFile.id, id));
}

export type Album = { readonly addressId: number; readonly album: string };

/** Albums of which everything has come, and nothing more is waited for. */
export async function wholeAlbums(db: Db): Promise<readonly Album[]> {
  const rows = await db.execute(sql`
    select address_id as "addressId", album from sent_file where album is not null group by address_id, album
    having bool_and(bytes is not null or trouble is not null)
      and max(at) <= clock_timestamp() - make_interval(secs => ${albumSeconds})`);
  return z.array(z.object({ addressId: idSchema, album: z.string() })).parse([...rows]);
}

/** Ends an album's fetching and gives its files in their order; none when another process has done so meanwhile. */
export async function endAlbum(tx: Tx, { addressId, album }: Album): Promise<readonly FetchedFile[]> {
  const there = or(isNotNull(sentFile.bytes), isNotNull(sentFile.trouble));
  const rows = await tx
    .delete(sentFile)
    .where(and(eq(sentFile.addressId, addressId), eq(sentFile.album, album), there))
    .returning();
  const files = rows.map(({ bytes, trouble, ...row }) => ({
    ...row,
    got: bytes ? { bytes } : { trouble: trouble ?? ("later" as const) },
  }));
  return files.sort((a, b) => a.id - b.id);
}

/** How many files are still to be fetched for a report, without those of which nobody has said so, and of how many bytes, as far as the platforms say. */
export async function countSentFiles(
  tx: Tx,
  nodeId: number,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const [row] = await tx.execute(sql`
    select count(*)::int as files, coalesce(sum(coalesce(octet_length(bytes), size)), 0)::float8 as bytes
    from sent_file where node_id = ${nodeId} and not_before is distinct from 'infinity'`);
  return z.object({ files: z.number(), bytes: z.number() }).parse(row);
}

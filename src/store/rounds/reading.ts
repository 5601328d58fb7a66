// Files that wait to be read: who reads one at a time, and what became of it. Knows the table upload.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Unreadable } from "../../files/unreadable.ts";
import type { Db, Tx } from "../db.ts";
import { outcomeShape } from "../shapes/upload-outcome.ts";
import { statement } from "../statement.ts";
import { tellGathering } from "./gatherings.ts";
import { tellUpload } from "./tell-upload.ts";

/** How long, in seconds, whoever began to read a file has it alone: longer than any file is read. */
const leaseSeconds = sql.raw("60");
/** A file whose reading was begun so often and never ended is not read any more: it may be what ends the program. */
export const mostAttempts = 5;

/** A file to read. */
export type UnreadUpload = {
  readonly id: number;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** How often its reading was begun, this time included. */
  readonly attempts: number;
};

const waits = sql.raw("outcome is null and removed_at is null");
const free = sql.raw("(leased_until is null or leased_until <= clock_timestamp())");

const claim = statement(
  [],
  () => sql`
    update upload set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      attempts = attempts + 1
    where id = (
      select id from upload mine
      where ${waits} and ${free} and not exists (
        select 1 from upload before
        where before.person_id = mine.person_id and before.id < mine.id
          and before.outcome is null and before.removed_at is null)
      order by greatest(at, (select max(read_at) from upload past where past.person_id = mine.person_id)), id
      for update skip locked limit 1)
    returning id, name, mime, bytes, attempts`,
  z.object({
    id: z.coerce.number(),
    name: z.string(),
    mime: z.string(),
    bytes: z.instanceof(Uint8Array),
    attempts: z.number(),
  }),
);

/**
 * Takes the next file to read, for as long as one may be read; null where none waits that nobody reads. Of each person
 * one is read at a time, the first that they handed over, and whoever has waited longest since their last one was read
 * comes first: a person with twenty files makes nobody else wait for twenty.
 */
export async function claimUnread(db: Db): Promise<UnreadUpload | null> {
  const [found] = await claim(db, {});
  return found ?? null;
}

const finish = statement(
  ["id", "outcome", "now"],
  (value) => sql`
    update upload set outcome = ${value("outcome")}::text::jsonb, read_at = ${value("now")}::timestamptz,
      leased_until = null
    where id = ${value("id")}::bigint and ${waits}
    returning address_id as "addressId", gathering_id as "gatheringId"`,
  z.object({ addressId: z.coerce.number(), gatheringId: z.coerce.number().nullable() }),
);

/**
 * Keeps what became of a file, and leaves the message by which its chat hears of it, once: false where that was done
 * before, or the file was taken back meanwhile.
 *
 * @param outcome the JSON of its contract: whoever reads the file writes it, off the event loop
 */
export async function finishReading(tx: Tx, id: number, outcome: string, now: Date): Promise<boolean> {
  const [found] = await finish(tx, { id, outcome, now });
  if (!found) return false;
  const { addressId, gatheringId } = found;
  // Files that are told together are told once the last of them is read.
  if (gatheringId !== null) return tellGathering(tx, gatheringId, `read-${id}`, now);
  await tellUpload(tx, { id, addressId }, now);
  return true;
}

/** Keeps that a file cannot be read. */
export function finishUnreadable(tx: Tx, id: number, why: Unreadable, now: Date): Promise<boolean> {
  return finishReading(tx, id, outcomeShape.write({ type: "unreadable", why }), now);
}

const back = statement(
  ["id", "begun"],
  (value) => sql`
    update upload set leased_until = null, attempts = attempts - ${value("begun")}::int
    where id = ${value("id")}::bigint and ${waits}
    returning id`,
  z.object({ id: z.coerce.number() }),
);

/** Gives a file back for another attempt; with `begun: false` as if it had not been taken. */
export async function giveBackUnread(
  db: Db,
  id: number,
  { begun }: { readonly begun: boolean },
): Promise<void> {
  await back(db, { id, begun: begun ? 0 : 1 });
}

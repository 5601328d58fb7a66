// How the sending of an outbox row ends: it is closed, put back or left as unknown, and its address is given back.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { outboxBodyShape } from "../shapes/outbox-body.ts";
import { statement } from "../statement.ts";
import { idList } from "./address-lease.ts";
import { goesAgain, type Sending } from "./sending.ts";

const OPEN = sql.raw("('queued', 'sending')");

/** Of a row: somebody was erased while it was sent, so what it said, where that is known only now, may name them. */
const UNKEPT = sql.raw("'somebody was erased meanwhile'");

const inSeconds = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`;

/** Puts back rows that were handed over and that nobody began to send. */
export async function giveBack(db: Db, owner: string, rows: readonly Sending[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    with row as (
      update outbox set state = 'queued', attempts = attempts - 1, again_at = null from address
      where outbox.id = any(${idList(rows.map((row) => row.id))}) and outbox.state = 'sending'
        and address.id = outbox.address_id and address.lease_by = ${owner}
      returning address_id
    )
    update address set lease_by = null, lease_until = null from row where address.id = row.address_id`);
}

/** Keeps how many parts of the row have arrived, and the ids of the last; a later attempt goes on after them. */
export async function markPart(
  db: Db,
  rowId: number,
  partsDone: number,
  platformIds: readonly string[],
): Promise<void> {
  await db.execute(sql`
    update outbox set parts_done = ${partsDone}, part_ids = part_ids || ${idsSql(platformIds)}
    where id = ${rowId} and state = 'sending'`);
}

function idsSql(platformIds: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(platformIds)}::text::jsonb))`;
}

/** Whose lease on the row's address ends with what is written of the row. */
type Held = { readonly owner: string; readonly row: Pick<Sending, "id" | "addressId"> };

/** SQL that gives the row's address back, if its lease is still ours. */
function released({ owner, row }: Held): SQL {
  return sql`update address set lease_by = null, lease_until = null
    where id = ${row.addressId} and lease_by = ${owner}`;
}

const sent = statement(
  ["id", "addressId", "owner", "platformId", "ids", "at", "platformAt", "body"],
  // The address is locked before its row, as everywhere.
  (value) => sql`
    with mine as materialized (
      select id from address where id = ${value("addressId")}::bigint for update
    ), row as (
      select outbox.id from mine cross join outbox
      where outbox.id = ${value("id")}::bigint and outbox.state = 'sending' for update of outbox
    ), numbered as (
      update address set next_seq = next_seq + found.rows,
        paused_from = case when found.rows = 0 then paused_from end,
        paused_until = case when found.rows = 0 then paused_until end,
        -- Closed meanwhile: whoever closed the row, such as a person who blocked us, said it later.
        state = case when found.rows = 0 then state else 'open' end,
        lease_by = nullif(lease_by, ${value("owner")}),
        lease_until = case when lease_by is distinct from ${value("owner")} then lease_until end
      from (select count(*)::int as rows from row) found where address.id = ${value("addressId")}::bigint
      returning next_seq - 1 as seq
    )
    update outbox set state = 'sent', seq = numbered.seq, platform_id = ${value("platformId")},
      part_ids = case when part_ids is not null or cardinality(${value("ids")}::text[]) > 1
        then part_ids || ${value("ids")}::text[] end,
      body = case when body ->> 'type' = 'reference' and problem = ${UNKEPT} then '{}'
        else coalesce(${value("body")}::text::jsonb, body) end,
      sent_at = ${value("at")}::timestamptz, platform_at = ${value("platformAt")}::timestamptz, problem = null
    from row, numbered where outbox.id = row.id`,
  z.unknown(),
);

/**
 * Closes a row as sent, gives it the next number of its address and ends the lease. The address row is locked, so
 * numbers follow the order of the commits: a page that resumes after number n has seen everything up to n.
 */
export async function markSent(
  db: Db,
  { owner, row }: Held,
  given: {
    /** Of the last part, in the order in which they went. */
    readonly platformIds: readonly string[];
    readonly at: Date;
    /** By the platform's clock; null where it does not say. */
    readonly platformAt: Date | null;
    /** What was said, where that was worded only now (kept unless `keepUnsaid`); null where it stands in the row. */
    readonly body: OutgoingMessage | null;
  },
): Promise<void> {
  const { platformIds, at, platformAt } = given;
  await sent(db, {
    id: row.id,
    addressId: row.addressId,
    owner,
    platformId: platformIds.at(-1) ?? "",
    ids: platformIds,
    at,
    platformAt,
    body: given.body && outboxBodyShape.write(given.body),
  });
}

/**
 * Of what is worded and sent at this moment the words are not kept. For the erasure of a person: whoever closes such a
 * row waits for this transaction to end, and what was closed before stands in the rows that are read after this.
 */
export async function keepUnsaid(tx: Tx): Promise<void> {
  await tx.execute(sql`
    update outbox set problem = ${UNKEPT} where state = 'sending' and body ->> 'type' = 'reference'`);
}

/** Closes a row that will not be sent: dropped because nobody needs it any more, or failed. Its address is free. */
export async function closeRow(
  db: Db,
  held: Held,
  state: "dropped" | "failed",
  problem: string,
): Promise<void> {
  await db.execute(sql`
    with row as (
      update outbox set state = ${state}, problem = ${problem} where id = ${held.row.id} and state = 'sending'
    )
    ${released(held)}`);
}

/**
 * Puts a row back that was certainly not sent and, with `restMs`, lets its address rest for so long: no later row of
 * the address overtakes it. An attempt that the platform only put off is not counted.
 */
export async function requeue(
  db: Db,
  { owner, row }: Held,
  back: { readonly problem: string; readonly counted: boolean; readonly restMs: number | null },
): Promise<void> {
  const rests =
    back.restMs === null
      ? sql``
      : sql`, paused_from = clock_timestamp(), paused_until = ${inSeconds(back.restMs / 1000)}`;
  await db.execute(sql`
    with row as (
      update outbox set state = 'queued', problem = ${back.problem}, again_at = null,
        attempts = attempts - ${back.counted ? 0 : 1}::smallint
      where id = ${row.id} and state = 'sending' returning id
    )
    update address set lease_by = null, lease_until = null ${rests}
    where id = ${row.addressId} and lease_by = ${owner}`);
}

/**
 * Leaves a row as being sent, for nobody knows whether it arrived; its address waits until it may go once more. With
 * `untriedFor` it was not tried this time, nothing is counted, and it may be tried in so many seconds.
 */
export async function leaveUnknown(
  db: Db,
  held: Held,
  { problem, untriedFor }: { readonly problem: string; readonly untriedFor: number | null },
): Promise<void> {
  const uncounted = untriedFor === null ? 0 : 1;
  await db.execute(sql`
    with row as (
      update outbox set problem = ${problem}, again_at = ${goesAgain(untriedFor ?? undefined)},
        attempts = attempts - ${uncounted}::smallint, unknowns = unknowns - ${uncounted}::smallint
      where id = ${held.row.id} and state = 'sending'
    )
    ${released(held)}`);
}

/** Puts back a row that only a newer program can read. Until then the rows after it in the same address go first. */
export async function holdBack(db: Db, held: Held, until: Date, problem: string): Promise<void> {
  await db.execute(sql`
    with row as (
      update outbox set state = 'queued', problem = ${problem}, attempts = attempts - 1, again_at = null,
        not_before = ${until.toISOString()}
      where id = ${held.row.id} and state = 'sending'
    )
    ${released(held)}`);
}

/**
 * Keeps whether a chat can be written to. When it cannot, everything queued for it is closed as failed: it would be out
 * of date when the person comes back.
 */
export async function keepReachability(
  tx: Db | Tx,
  addressId: number,
  reachable: boolean,
  reason: string,
): Promise<void> {
  if (reachable) {
    await tx.execute(sql`
      update address set state = 'open', paused_from = null, paused_until = null where id = ${addressId}`);
    return;
  }
  await tx.execute(sql`
    with rows as (
      update outbox set state = 'failed', problem = ${reason}
      where address_id = ${addressId} and state in ${OPEN}
    )
    update address set state = 'blocked', lease_by = null, lease_until = null where id = ${addressId}`);
}

/**
 * Keeps that the platform lets us write to this chat only after the person writes again. Everything queued for it is
 * closed as failed; the address opens with their next message.
 */
export async function closeWindow(db: Db, addressId: number, reason: string): Promise<void> {
  await keepReachability(db, addressId, false, reason);
  await db.execute(
    sql`update address set state = 'window-closed' where id = ${addressId} and state = 'blocked'`,
  );
}

// How outbox rows are claimed, sent and closed. A deliverer leases an address, never a row, so order is kept.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../message.ts";
import type { Read } from "../../versioned.ts";
import type { Db, Tx } from "../db.ts";
import { type OutboxBody, outboxBodyShape } from "../shapes/outbox-body.ts";
import type { Account } from "./accounts.ts";
import type { OutboxKind } from "./outbox.ts";
import { pausedSql } from "./pause.ts";

/** How long a silent deliverer keeps its addresses, by the database's clock. */
const LEASE_SECONDS = 10;

/** An address leased to this process. */
export type Claimed = { readonly id: number; readonly chat: string };

/** A row that is now marked as being sent. */
export type Sending = {
  readonly id: number;
  readonly addressId: number;
  /** Whether nothing else is due for the address, so that it can be given back once this is sent. */
  readonly last: boolean;
  readonly kind: OutboxKind;
  /** What to say, where this program can read it. */
  readonly body: Read<OutboxBody>;
  readonly createdAt: Date;
  /** This attempt counted. */
  readonly attempts: number;
  /** How many sends of it ended without the platform's answer, counting one that a crash cut off. */
  readonly unknowns: number;
  readonly partsDone: number;
};

const OPEN = sql.raw("('queued', 'sending')");

/**
 * Leases up to `limit` of an account's addresses that have something due. Replies come first, since a person waits for
 * them.
 */
export async function claimAddresses(
  db: Db,
  { channel, account }: Account,
  claim: { readonly owner: string; readonly limit: number; readonly now: Date },
): Promise<readonly Claimed[]> {
  const now = claim.now.toISOString();
  const rows = await db.execute(sql`
    with head as materialized (
      select row.address_id, row.priority, row.id
      from outbox row cross join lateral (
        select 1 from address where address.id = row.address_id and address.account = ${account}
          and (address.lease_until is null or address.lease_until <= clock_timestamp())
          and (address.paused_until is null or address.paused_until <= ${now})
        offset 0 -- along the outbox in its order, an address at a time: the first few are all that is wanted
      ) free
      where row.channel = ${channel} and row.state in ${OPEN}
        and (row.not_before is null or row.not_before <= ${now})
        and not exists (${pausedAccount({ channel, account }, now)})
      order by row.priority, row.id limit ${claim.limit * 4}
    ), best as (
      select address_id, min(priority) as priority, min(id) as id from head
      group by address_id order by 2, 3 limit ${claim.limit}
    ), picked as (
      select address.id from address join best on best.address_id = address.id
      where address.lease_until is null or address.lease_until <= clock_timestamp()
      order by best.priority, best.id
      for update of address skip locked
    )
    update address set lease_by = ${claim.owner},
      lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    from picked where address.id = picked.id
    returning address.id, address.chat_key as chat`);
  return z
    .object({ id: z.coerce.number(), chat: z.string() })
    .array()
    .parse([...rows]);
}

/** Renews all leases of an owner. */
export async function renewLeases(db: Db, owner: string): Promise<void> {
  await db.execute(sql`
    update address set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    where lease_by = ${owner} and lease_until > clock_timestamp()`);
}

/** Gives one address back; without one, all that the owner has. */
export async function releaseLeases(db: Db, owner: string, addressId: number | null): Promise<void> {
  await db.execute(sql`
    update address set lease_by = null, lease_until = null
    where lease_by = ${owner} and (${addressId}::bigint is null or id = ${addressId}::bigint)`);
}

const sendingRow = z.object({
  id: z.coerce.number(),
  addressId: z.coerce.number(),
  last: z.boolean(),
  kind: z.enum(["reply", "receipt", "reminder", "announcement", "notice"]),
  body: z.unknown(),
  createdMs: z.number(),
  attempts: z.number(),
  unknowns: z.number(),
  partsDone: z.number(),
});

/**
 * Marks the next row of each address as being sent and commits that before anything is sent. An address gets none when
 * nothing is due, its lease was lost or the account is paused. Expired rows are closed on the way.
 *
 * A row that is found already marked as being sent was left by a crash: nobody knows whether it arrived.
 */
export async function beginNext(
  db: Db,
  account: Account,
  turn: { readonly addressIds: readonly number[]; readonly owner: string; readonly now: Date },
): Promise<readonly Sending[]> {
  if (turn.addressIds.length === 0) return [];
  const now = turn.now.toISOString();
  const due = sql`state in ${OPEN} and (not_before is null or not_before <= ${now})
    and (expires_at is null or expires_at > ${now})`;
  const rows = await db.execute(sql`
    with expired as (
      update outbox set problem = 'expired', state = case when state = 'queued' then 'dropped' else 'failed' end
      where address_id in ${turn.addressIds} and state in ${OPEN} and expires_at <= ${now}
    ), mine as (
      select id from address
      where id in ${turn.addressIds} and lease_by = ${turn.owner} and lease_until > clock_timestamp()
        and (paused_until is null or paused_until <= ${now}) and not exists (${pausedAccount(account, now)})
    ), open as (
      select id, address_id, row_number() over mine_first as place, count(*) over (partition by address_id) as due
      from outbox where address_id in (select id from mine) and ${due}
      window mine_first as (
        partition by address_id order by (state = 'sending' or parts_done > 0) desc, priority, id
      )
    )
    update outbox set state = 'sending', attempts = outbox.attempts + 1,
      unknowns = outbox.unknowns + (case when outbox.state = 'sending' then 1 else 0 end)
    from open where outbox.id = open.id and open.place = 1 and outbox.state in ${OPEN}
    returning outbox.id, outbox.address_id as "addressId", open.due = 1 as last, outbox.kind, outbox.body,
      outbox.attempts, outbox.unknowns, outbox.parts_done as "partsDone",
      (extract(epoch from outbox.created_at) * 1000)::float8 as "createdMs"`);
  return sendingRow
    .array()
    .parse([...rows])
    .map(({ createdMs, body, ...rest }) => ({
      ...rest,
      body: outboxBodyShape.tryRead(body),
      createdAt: new Date(createdMs),
    }));
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

/**
 * Closes a row as sent and gives it the next number of its address. The address row is locked, so numbers follow the
 * order of the commits: a page that resumes after number n has seen everything up to n. With the last row that was due
 * the address's lease ends in the same statement.
 */
export async function markSent(
  db: Db,
  row: Sending,
  sent: {
    readonly owner: string;
    /** Of the last part, in the order in which they went. */
    readonly platformIds: readonly string[];
    readonly at: Date;
    /** By the platform's clock; null where it does not say. */
    readonly platformAt: Date | null;
    readonly body: OutgoingMessage;
  },
): Promise<void> {
  const kept = sql`lease_by is distinct from ${sent.owner} or not ${row.last}`;
  await db.execute(sql`
    with row as (
      select id from outbox where id = ${row.id} and state = 'sending' for update
    ), numbered as (
      update address set next_seq = next_seq + 1, paused_until = null, state = 'open',
        lease_by = case when ${kept} then lease_by end, lease_until = case when ${kept} then lease_until end
      from row where address.id = ${row.addressId}
      returning next_seq - 1 as seq
    )
    update outbox set state = 'sent', seq = numbered.seq, platform_id = ${sent.platformIds.at(-1) ?? ""},
      part_ids = case when part_ids is not null or ${sent.platformIds.length > 1}
        then part_ids || ${idsSql(sent.platformIds)} end,
      sent_at = ${sent.at.toISOString()}, platform_at = ${sent.platformAt?.toISOString() ?? null},
      body = ${outboxBodyShape.write(sent.body)}::text::jsonb, problem = null
    from row, numbered where outbox.id = row.id`);
}

/** Closes a row that will not be sent: dropped because nobody needs it any more, or failed. */
export async function closeRow(
  db: Db,
  rowId: number,
  state: "dropped" | "failed",
  problem: string,
): Promise<void> {
  await db.execute(sql`
    update outbox set state = ${state}, problem = ${problem} where id = ${rowId} and state = 'sending'`);
}

/**
 * Puts a row back to be sent again and, if `restUntil` is given, lets its address rest until then: no later row of the address
 * overtakes it.
 */
export async function requeue(
  db: Db,
  row: Sending,
  back: {
    readonly problem: string;
    /**
     * How the attempt just made ended. "unknown" counts towards giving up; "throttled" does not count as an attempt.
     */
    readonly was: "not-sent" | "unknown" | "throttled";
    readonly restUntil: Date | null;
  },
): Promise<void> {
  const unknown = back.was === "unknown" ? 1 : 0;
  const uncounted = back.was === "throttled" ? 1 : 0;
  await db.execute(sql`
    with row as (
      update outbox set state = 'queued', problem = ${back.problem},
        unknowns = unknowns + ${unknown}::smallint, attempts = attempts - ${uncounted}::smallint
      where id = ${row.id} and state = 'sending' returning id
    )
    update address set paused_until = coalesce(${back.restUntil?.toISOString() ?? null}::timestamptz, paused_until)
    from row where address.id = ${row.addressId}`);
}

/** Puts back a row that only a newer program can read. Until then the rows after it in the same address go first. */
export async function holdBack(db: Db, rowId: number, until: Date, problem: string): Promise<void> {
  await db.execute(sql`
    update outbox set state = 'queued', problem = ${problem}, attempts = attempts - 1,
      not_before = ${until.toISOString()}
    where id = ${rowId} and state = 'sending'`);
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
    await tx.execute(sql`update address set state = 'open', paused_until = null where id = ${addressId}`);
    return;
  }
  await tx.execute(sql`
    with rows as (
      update outbox set state = 'failed', problem = ${reason}
      where address_id = ${addressId} and state in ${OPEN}
    )
    update address set state = 'blocked' where id = ${addressId}`);
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

/**
 * A row for as long as nothing may be sent through the account: the platform asked to wait, or the installation is
 * paused.
 */
function pausedAccount({ channel, account }: Account, now: string) {
  return sql`select 1 from channel_account paused
    where paused.channel = ${channel} and paused.account = ${account} and paused.paused_until > ${now}
    union all ${pausedSql}`;
}

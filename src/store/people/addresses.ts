// A person's addresses: one more is bound, one is ended, and what waits at a closed one moves on. Knows address, role
// and outbox.
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { newChat } from "../../interview/chat.ts";
import type { ChannelName } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import type { Account } from "../queue/accounts.ts";
import { pauseHolds } from "../queue/pause.ts";
import { address, chat } from "../schema.ts";
import { forgetAddress } from "./erase.ts";

/** Gives a stranger's address to a person; false when it belongs to somebody by now. */
export async function bindAddress(
  tx: Tx,
  door: { readonly addressId: number; readonly personId: number; readonly displayName: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(address)
    .set({ personId: door.personId, displayName: door.displayName })
    .where(and(eq(address.id, door.addressId), isNull(address.personId)))
    .returning({ id: address.id });
  return rows.length > 0;
}

/** Whether a person holds any role now. Somebody without one may not add an address. */
export async function hasRole(tx: Tx, personId: number): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from role where person_id = ${personId} and to_at is null limit 1`,
  );
  return rows.length > 0;
}

type PersonAddress = { readonly id: number; readonly channel: ChannelName; readonly open: boolean };

/** The chats of a person, in the order in which they came. */
export async function addressesOf(tx: Tx, personId: number): Promise<PersonAddress[]> {
  const rows = await tx
    .select({ id: address.id, channel: address.channel, state: address.state })
    .from(address)
    .where(eq(address.personId, personId))
    .orderBy(asc(address.id));
  return rows.map(({ state, ...door }) => ({ ...door, open: state === "open" }));
}

/**
 * Takes an address away from its person: what waits there moves to the person's next address, and the chat becomes a
 * stranger's, deleted once its last message is delivered. Call it before that last message is queued.
 */
export async function endAddress(tx: Tx, addressId: number): Promise<void> {
  await moveToNextAddress(tx, addressId);
  await tx.execute(sql`
    update outbox set state = 'dropped', problem = 'the door was ended'
    where address_id = ${addressId} and state = 'queued'`);
  await forgetAddress(tx, addressId);
  await tx
    .update(chat)
    .set({ nodeId: null, state: { ...newChat, forget: true } })
    .where(eq(chat.addressId, addressId));
}

/**
 * Moves reminders, announcements and notices that wait at an address which can no longer be written to, to the address
 * that the same person used last and that still can. The rows move, so each message is delivered once.
 *
 * @returns how many rows moved.
 */
export async function moveToNextAddress(db: Db | Tx, addressId: number): Promise<number> {
  const rows = await db.execute(sql`
    with next as (
      select other.id, other.channel from address closed
      join address other on other.person_id = closed.person_id and other.id <> closed.id and other.state = 'open'
      where closed.id = ${addressId}
      order by other.last_in desc nulls last, other.id limit 1
    )
    update outbox set address_id = next.id, channel = next.channel, state = 'queued', parts_done = 0, unknowns = 0,
      attempts = 0, problem = 'taken to the next door'
    from next
    where outbox.address_id = ${addressId} and outbox.state in ('queued', 'sending')
      and outbox.kind in ('reminder', 'announcement', 'notice')
    returning outbox.id`);
  return rows.length;
}

/**
 * Moves what waits at an account that sends nothing for a long while, receipts too, to the address the person used last
 * among `running`: the accounts that we send through and that are not paused themselves. Replies stay, since they
 * answer what was said in that chat, and so does what may already have been delivered. A receipt moves without its
 * choices, which only its own chat understands.
 *
 * @returns how many rows moved.
 */
export async function moveFromAccount(
  db: Db,
  { channel, account }: Account,
  running: readonly Account[],
): Promise<number> {
  const open = JSON.stringify(running.map((each) => ({ channel: each.channel, account: each.account })));
  const rows = await db.execute(sql`
    with waiting as (
      select outbox.id, address.person_id from outbox join address on address.id = outbox.address_id
      where outbox.channel = ${channel} and address.account = ${account} and address.person_id is not null
        and outbox.state = 'queued' and outbox.kind <> 'reply' and outbox.unknowns = 0 and outbox.parts_done = 0
      for update of outbox skip locked
    ), next as (
      select waiting.id, door.id as address_id, door.channel from waiting cross join lateral (
        select other.id, other.channel from address other
        join jsonb_to_recordset(${open}::text::jsonb) as run(channel text, account text)
          on run.channel = other.channel and run.account = other.account
        where other.person_id = waiting.person_id and other.state = 'open'
          and (other.channel, other.account) <> (${channel}, ${account})
          and not exists (
            select 1 from channel_account still
            where still.channel = other.channel and still.account = other.account and ${pauseHolds(sql.raw("still"))}
          )
        order by other.last_in desc nulls last, other.id limit 1
      ) door
    )
    update outbox set address_id = next.address_id, channel = next.channel, attempts = 0,
      problem = 'taken to the next door',
      body = case when outbox.kind = 'receipt' and outbox.body ? 'choices'
        then jsonb_set(outbox.body, '{choices}', '[]') else outbox.body end
    from next where outbox.id = next.id
    returning outbox.id`);
  return rows.length;
}

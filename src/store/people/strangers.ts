// Chats of people who never joined: kept for as long as they may still be joining, then deleted with all they left.
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** Rows of one statement: locks are held shortly, and other work gets its turn. */
const batch = 500;

type StrangersBefore = {
  /** Strangers who have not written since this moment are deleted. */
  readonly silent: Date;
  /**
   * The later limit for strangers in the middle of joining: they were shown a code's unit and have not confirmed it, or
   * have asked to be let in.
   */
  readonly joining: Date;
};

/**
 * Deletes strangers' addresses with their chats, sessions and messages; gives how many. Nothing that a person who
 * joined left is touched. Any number of processes may do it at once.
 *
 * Of the inbox only the web's keys go: a platform may send again what it sent, the page does not.
 */
export async function forgetStrangers(db: Db, { silent, joining }: StrangersBefore): Promise<number> {
  for (let total = 0; ; ) {
    const { count } = await db.execute(sql`
      with gone as (
        delete from address where id in (
          select address.id from address left join chat on chat.address_id = address.id
          where address.person_id is null
            -- a unit's mailbox is nobody's, and no stranger's either
            and address.channel <> 'mail'
            -- a session is made a moment before its first message is taken in
            and coalesce(address.last_in,
              (select max(created_at) from web_session where address_id = address.id),
              '-infinity') < ${silent.toISOString()}::timestamptz
            and (address.last_in < ${joining.toISOString()} or coalesce(chat.state ->> 'joining', '') = '')
            and (address.lease_until is null or address.lease_until < clock_timestamp())
            and not exists (
              select 1 from admission where admission.address_id = address.id and admission.used_at is null
                and admission.granted is distinct from false and admission.asked_at >= ${joining.toISOString()})
          limit ${batch} for update of address skip locked
        ) returning id, channel
      ), chats as (delete from chat where address_id in (select id from gone)
      ), sessions as (delete from web_session where address_id in (select id from gone)
      ), messages as (delete from outbox where address_id in (select id from gone)
      ), asked as (delete from admission where address_id in (select id from gone)
      ), keys as (delete from inbox where address_id in (select id from gone where channel = 'web') and state = 'done')
      select id from gone`);
    total += count;
    if (count < batch) return total;
  }
}

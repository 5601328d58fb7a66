// Taking people out: what waits for them is cancelled, and an erased person leaves no name, chat or message behind.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";

/**
 * Cancels what is queued for a person about one unit: reminders and news of its reports, and prompts of chats that
 * work on them. A reminder of other units' reports too stays, and names those alone. What a deliverer holds at this
 * moment has left us.
 */
export async function cancelQueued(tx: Tx, personId: number, unitId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set state = 'dropped', problem = 'the role has ended'
    from address left join chat on chat.address_id = address.id
    where outbox.address_id = address.id and address.person_id = ${personId} and outbox.state = 'queued'
      and (
        (outbox.body -> 'params' ->> 'nodeId')::bigint in (select id from node where unit_id = ${unitId})
        or outbox.id in (
          select outbox_id from nudge where person_id = ${personId}
            and node_ids <@ array(select id from node where unit_id = ${unitId})
        )
        or (
          outbox.kind in ('reply', 'receipt', 'notice')
          and (chat.node_id is null or chat.node_id in (select id from node where unit_id = ${unitId}))
        )
        or not exists (
          select 1 from role where role.person_id = ${personId} and role.to_at is null and role.unit_id <> ${unitId}
        )
      )`);
}

/**
 * Erases a person: name, doors but `hereId` (the one they write through, if they do), roles, sessions, links, everything sent to them and
 * their name in what was sent to others. The unit's report and its history stay, with the number of a nameless person.
 * The chat they write through becomes a stranger's; `sweepForgotten` deletes it once the farewell is delivered.
 */
export async function erasePerson(tx: Tx, personId: number, hereId: number | null, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`select id from person where id = ${personId} for update`);
  for (const name of await namesOf(tx, personId)) await takeNameOut(tx, personId, name);
  await takeNoticesOut(tx, personId);
  await tx.execute(sql`update event set source = null where person_id = ${personId}
    or address_id in (select id from address where person_id = ${personId})`);
  await tx.execute(sql`update role set to_at = ${at} where person_id = ${personId} and to_at is null`);
  await tx.execute(sql`delete from link where person_id = ${personId}`);
  await tx.execute(sql`delete from nudge where person_id = ${personId}`);
  await tx.execute(sql`update code set revoked_at = ${at}
    where person_id = ${personId} and used_at is null and revoked_at is null`);
  await tx.execute(sql`update person set name = null, erased_at = ${at} where id = ${personId}`);
  const doors = await tx.execute(sql`select id from address where person_id = ${personId}`);
  for (const { id } of doors) {
    if (Number(id) !== hereId) await deleteDoor(tx, Number(id));
    else {
      await tx.execute(sql`delete from outbox where address_id = ${hereId}`);
      await forgetAddress(tx, hereId);
    }
  }
}

/** Makes a chat a stranger's, of whom nothing is kept; deleted by `sweepForgotten` when nothing is left to send. */
export async function forgetAddress(tx: Tx, addressId: number): Promise<void> {
  await tx.execute(sql`delete from admission where address_id = ${addressId}`);
  await tx.execute(sql`
    update address set person_id = null, display_name = null, menu = null where id = ${addressId}`);
  await tx.execute(sql`
    update inbox set payload = null, state = 'done', message_id = null, places = null, chat_key = null
    where address_id = ${addressId}`);
}

/** Deletes the chats that are to be forgotten and have got their last message; gives how many. */
export async function sweepForgotten(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      select chat.address_id as id from chat join address on address.id = chat.address_id
      where chat.state ->> 'forget' = 'true' and address.person_id is null
        and not exists (
          select 1 from outbox where outbox.address_id = chat.address_id and outbox.state in ('queued', 'sending')
        )
      for update of chat skip locked limit 100`);
    for (const { id } of rows) await deleteDoor(tx, Number(id));
    return rows.length;
  });
}

async function deleteDoor(tx: Tx, addressId: number): Promise<void> {
  await tx.execute(sql`delete from outbox where address_id = ${addressId}`);
  await tx.execute(sql`delete from admission where address_id = ${addressId}`);
  await tx.execute(sql`delete from web_session where address_id = ${addressId}`);
  await tx.execute(sql`delete from inbox where address_id = ${addressId}`);
  await tx.execute(sql`delete from chat where address_id = ${addressId}`);
  await tx.execute(sql`delete from address where id = ${addressId}`);
}

/** What was said to others of this person alone (who joined, who asks to be let in) is blanked. */
async function takeNoticesOut(tx: Tx, personId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}', '"…"'),
      state = case when state = 'queued' then 'dropped' else state end
    where body ? 'text' and (
      dedupe in (
        select 'joined:' || role.id || ':' || outbox.address_id from role where role.person_id = ${personId}
      ) or dedupe in (
        select 'admission:' || admission.id || ':' || outbox.address_id from admission
        join address on address.id = admission.address_id where address.person_id = ${personId}
      )
    )`);
}

/** Who asked to be let in and was not: what others were told of them is blanked. */
export async function takeAskingOut(tx: Tx, admissionId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}', '"…"')
    where body ? 'text' and dedupe = 'admission:' || ${admissionId}::bigint || ':' || address_id`);
}

/** A code that was handed over in a message and is used now stands in the clear nowhere any more. */
export async function takeCodeOut(tx: Tx, codeId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}',
      to_jsonb(regexp_replace(body ->> 'text', '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}', '…', 'g')))
    from code join address on address.person_id = code.person_id
    where code.id = ${codeId} and outbox.address_id = address.id and outbox.created_at = code.created_at
      and outbox.kind = 'reply' and outbox.state <> 'sending' and outbox.body ? 'text'`);
}

/** What the person is called, by themselves and on each door. */
async function namesOf(tx: Tx, personId: number): Promise<string[]> {
  const rows = await tx.execute(sql`
    select trim(name) as name from person where id = ${personId} and trim(name) <> ''
    union select trim(display_name) from address where person_id = ${personId} and trim(display_name) <> ''`);
  return rows.map((row) => z.object({ name: z.string() }).parse(row).name);
}

/**
 * The name, as a whole word, in what was said to those who could read it: officers, colleagues at the same units and
 * who asked to be let in. Older messages stay readable without it; nobody else's are touched.
 */
async function takeNameOut(tx: Tx, personId: number, name: string): Promise<void> {
  const pattern = `(^|[^[:alnum:]])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![[:alnum:]])`;
  await tx.execute(sql`
    update outbox
    set body = jsonb_set(body, '{text}', to_jsonb(regexp_replace(body ->> 'text', ${pattern}, '\\1…', 'g')))
    where state <> 'sending' and strpos(body ->> 'text', ${name}) > 0 and address_id in (
      select address.id from address join role on role.person_id = address.person_id
      where role.role = 'officer'
        or role.unit_id in (select mine.unit_id from role mine where mine.person_id = ${personId})
      union select address_id from admission
    )`);
}

// Erases people: cancels what is queued for them and leaves no name, chat or message of theirs behind.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { keepUnsaid } from "../queue/deliveries.ts";

/**
 * Cancels what is queued for a person about one unit: reminders and news of its reports, and prompts of chats that work
 * on them. A reminder that also names other units' reports stays and names only those. A row that a deliverer is
 * sending at this moment cannot be called back.
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
 * Erases a person: name, addresses, roles, sessions, links, everything sent to them and their name in what was sent or is
 * being sent to others. The unit's report and its history stay, under a nameless person's number. `hereId` is the address through
 * which they write now (null when an operator or the daily cleaning erases them): it becomes a stranger's, and
 * `sweepForgotten` deletes it once the farewell is delivered.
 */
export async function erasePerson(tx: Tx, personId: number, hereId: number | null, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`select id from person where id = ${personId} for update`);
  await keepUnsaid(tx);
  for (const name of await namesOf(tx, personId)) await takeNameOut(tx, personId, name);
  await takeNoticesOut(tx, personId);
  await tx.execute(sql`update event set source = null where person_id = ${personId}
    or address_id in (select id from address where person_id = ${personId})`);
  await tx.execute(sql`update request set words = '' where person_id = ${personId}`);
  await tx.execute(sql`update role set to_at = ${at} where person_id = ${personId} and to_at is null`);
  await tx.execute(sql`delete from link where person_id = ${personId}`);
  await tx.execute(sql`delete from officer_page where person_id = ${personId}`);
  await tx.execute(sql`delete from trial where person_id = ${personId}`);
  await tx.execute(sql`delete from nudge where person_id = ${personId}`);
  await tx.execute(sql`delete from to_tell where person_id = ${personId}
    or role_id in (select id from role where person_id = ${personId})`);
  await tx.execute(sql`delete from sent_file where person_id = ${personId}`);
  await tx.execute(sql`update code set revoked_at = ${at}
    where person_id = ${personId} and used_at is null and revoked_at is null`);
  await tx.execute(
    sql`update person set name = null, phone = null, erased_at = ${at} where id = ${personId}`,
  );
  const doors = await tx.execute(sql`select id from address where person_id = ${personId}`);
  for (const { id } of doors) {
    if (Number(id) !== hereId) await deleteDoor(tx, Number(id));
    else {
      await tx.execute(sql`delete from outbox where address_id = ${hereId}`);
      await forgetAddress(tx, hereId);
    }
  }
}

/**
 * Takes the person and everything known of them off an address; `sweepForgotten` deletes it once nothing is left to
 * send.
 */
export async function forgetAddress(tx: Tx, addressId: number): Promise<void> {
  await tx.execute(sql`delete from admission where address_id = ${addressId}`);
  await tx.execute(sql`
    update address set person_id = null, display_name = null, menu = null where id = ${addressId}`);
  await tx.execute(sql`
    update inbox set payload = null, state = 'done', message_id = null, places = null, prompt = null,
      chat_key = null
    where address_id = ${addressId}`);
}

/** Deletes the addresses of erased people whose last message is delivered; gives how many. */
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

/** Blanks notices to others that are about this person alone: who joined, who asks to be let in. */
async function takeNoticesOut(tx: Tx, personId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}', '"…"'),
      state = case when state in ('queued', 'sending') then 'dropped' else state end
    where body ? 'text' and (
      dedupe in (
        select 'joined:' || role.id || ':' || outbox.address_id from role where role.person_id = ${personId}
      ) or dedupe in (
        select 'admission:' || admission.id || ':' || outbox.address_id from admission
        join address on address.id = admission.address_id where address.person_id = ${personId}
      ) or dedupe in (
        select told || request.id || ':' || outbox.address_id
        from request cross join (values ('request:'), ('request-on:')) as notices (told)
        where request.person_id = ${personId}
      )
    )`);
}

/** Blanks what others were told of somebody who asked to be let in and was refused. */
export async function takeAskingOut(tx: Tx, admissionId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}', '"…"')
    where body ? 'text' and dedupe = 'admission:' || ${admissionId}::bigint || ':' || address_id`);
}

/** Removes a handover's code from the message that showed it, once the code is used. */
export async function takeCodeOut(tx: Tx, codeId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set body = jsonb_set(body, '{text}',
      to_jsonb(regexp_replace(body ->> 'text', '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}', '…', 'g')))
    from code join address on address.person_id = code.person_id
    where code.id = ${codeId} and outbox.address_id = address.id and outbox.created_at = code.created_at
      and outbox.kind = 'reply' and outbox.body ? 'text'`);
}

/** What the person is called, by themselves and on each door. */
async function namesOf(tx: Tx, personId: number): Promise<string[]> {
  const rows = await tx.execute(sql`
    select trim(name) as name from person where id = ${personId} and trim(name) <> ''
    union select trim(display_name) from address where person_id = ${personId} and trim(display_name) <> ''`);
  return rows.map((row) => z.object({ name: z.string() }).parse(row).name);
}

/**
 * Replaces the name, as a whole word, in messages to those who could read it: officers, colleagues at the same units
 * and whoever asked to be let in. Those messages stay readable; nobody else's are touched.
 */
async function takeNameOut(tx: Tx, personId: number, name: string): Promise<void> {
  const pattern = `(^|[^[:alnum:]])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![[:alnum:]])`;
  await tx.execute(sql`
    update outbox
    set body = jsonb_set(body, '{text}', to_jsonb(regexp_replace(body ->> 'text', ${pattern}, '\\1…', 'g')))
    where strpos(body ->> 'text', ${name}) > 0 and address_id in (
      select address.id from address join role on role.person_id = address.person_id
      where role.role = 'officer'
        or role.unit_id in (select mine.unit_id from role mine where mine.person_id = ${personId})
      union select address_id from admission
    )`);
}

// Taking people out: what waits for them is cancelled, and an erased person leaves no name, chat or message behind.
import { sql } from "drizzle-orm";
import type { Db, Tx } from "./db.ts";

/**
 * Cancels what is queued for a person about one unit: reminders and news of its reports, and prompts of chats that
 * work on them. What a deliverer holds at this moment has left us.
 */
export async function cancelQueued(tx: Tx, personId: number, unitId: number): Promise<void> {
  await tx.execute(sql`
    update outbox set state = 'dropped', problem = 'the role has ended'
    from address left join chat on chat.address_id = address.id
    where outbox.address_id = address.id and address.person_id = ${personId} and outbox.state = 'queued'
      and (
        (outbox.body -> 'params' ->> 'nodeId')::bigint in (select id from node where unit_id = ${unitId})
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
  const [who] = await tx.execute(sql`select name from person where id = ${personId} for update`);
  const name = typeof who?.name === "string" ? who.name.trim() : "";
  if (name !== "") await takeNameOut(tx, name);
  await takeNoticesOut(tx, personId);
  await tx.execute(sql`update event set source = null where person_id = ${personId}
    or address_id in (select id from address where person_id = ${personId})`);
  await tx.execute(sql`update role set to_at = ${at} where person_id = ${personId} and to_at is null`);
  await tx.execute(sql`delete from link where person_id = ${personId}`);
  await tx.execute(sql`update code set revoked_at = ${at}
    where person_id = ${personId} and used_at is null and revoked_at is null`);
  await tx.execute(sql`update person set name = null, erased_at = ${at} where id = ${personId}`);
  const doors = await tx.execute(sql`select id from address where person_id = ${personId}`);
  for (const { id } of doors) {
    if (Number(id) !== hereId) await deleteDoor(tx, Number(id));
    else {
      await tx.execute(sql`delete from outbox where address_id = ${hereId}`);
      await forgetDoor(tx, hereId);
    }
  }
}

/** Makes a chat a stranger's, of whom nothing is kept; deleted by `sweepForgotten` when nothing is left to send. */
export async function forgetDoor(tx: Tx, addressId: number): Promise<void> {
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

/** The name in lists that officers were sent, as a whole word; older messages stay readable without it. */
async function takeNameOut(tx: Tx, name: string): Promise<void> {
  const inJson = JSON.stringify(name).slice(1, -1);
  const pattern = `(^|[^[:alnum:]])${inJson.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![[:alnum:]])`;
  await tx.execute(sql`
    update outbox set body = regexp_replace(body::text, ${pattern}, '\\1…', 'g')::jsonb
    where state <> 'sending' and strpos(body::text, ${inJson}) > 0 and body::text ~ ${pattern}`);
}

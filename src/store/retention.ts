// Carries out how long things are kept: blanks and deletes what is older, a little at a time. Knows tables, no settings.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { erasePerson } from "./people/erase.ts";
import { forgetPersonal } from "./rounds/forget-personal.ts";

/** For each kind of data, the moment before which it is removed. */
type Limits = {
  readonly dead: Date;
  readonly inbox: Date;
  readonly sent: Date;
  readonly codes: Date;
  readonly people: Date;
  readonly files: Date;
  readonly personal: Date;
  readonly security: Date;
};

/** How many of each went. */
export type Removed = { readonly [K in keyof Limits]: number } & {
  readonly sessions: number;
};

/** Rows of one statement: locks are held shortly, and other work gets its turn. */
const batch = 1_000;

/** Removes what is older than its limit; may be run any number of times, by any number of processes. */
export async function removeOld(db: Db, limits: Limits, now: Date): Promise<Removed> {
  const dead = await repeat(
    db,
    limits.dead,
    (before) => sql`
    update inbox set payload = null, places = null, prompt = null, message_id = null where id in (
      select id from inbox where state = 'dead' and received_at < ${before}
        and (payload is not null or message_id is not null)
      order by id limit ${batch})`,
  );
  const inbox =
    (await repeat(
      db,
      limits.inbox,
      (before) => sql`
      delete from inbox where id in (
        select id from inbox where state = 'done' and received_at < ${before} limit ${batch})`,
    )) +
    // Only what nobody fetches is left so long: it was sent to an account that is no longer ours.
    (await repeat(
      db,
      limits.inbox,
      (before) => sql`
      delete from sent_file where id in (select id from sent_file where at < ${before} limit ${batch})`,
    ));
  const sent = await repeat(
    db,
    limits.sent,
    (before) => sql`
    update outbox set body = '{}'::jsonb where id in (
      select id from outbox where state in ('sent', 'failed', 'dropped') and created_at < ${before}
        and coalesce(sent_at, created_at) < ${before} and body <> '{}'::jsonb limit ${batch})`,
  );
  // By then everybody was told or has no chat that could be; what was looked at is long decided.
  const told = await repeat(
    db,
    limits.sent,
    (before) => sql`
    delete from to_tell where id in (select id from to_tell where at < ${before} limit ${batch})`,
  );
  const codes =
    (await repeat(
      db,
      limits.codes,
      (before) => sql`
      delete from code where id in (
        select id from code where expires_at < ${before} and not exists (
          select 1 from admission where admission.code_id = code.id) limit ${batch})`,
    )) +
    (await repeat(
      db,
      limits.codes,
      (before) => sql`
      delete from link where id in (select id from link where expires_at < ${before} limit ${batch})`,
    ));
  const sessions =
    (await repeat(
      db,
      now,
      (before) => sql`
      delete from web_session where hash in (
        select hash from web_session where expires_at < ${before} limit ${batch})`,
    )) +
    (await repeat(
      db,
      now,
      (before) => sql`
      delete from officer_page where id in (
        select id from officer_page where until < ${before} limit ${batch})`,
    ));
  const files = await repeat(
    db,
    limits.files,
    (before) => sql`
    update upload set bytes = null, outcome = null, removed_at = ${now.toISOString()} where id in (
      select upload.id from upload join node on node.id = upload.node_id join round on round.id = node.round_id
      where upload.removed_at is null and upload.at < ${before} and round.state = 'closed' limit ${batch})`,
  );
  const personal = await forgetPersonal(db, limits.personal, now);
  const security = await repeat(
    db,
    limits.security,
    (before) => sql`
    delete from security_log where id in (
      select id from security_log where at < ${before} order by at limit ${batch})`,
  );
  return {
    dead,
    inbox,
    sent: sent + told,
    codes,
    sessions,
    files,
    personal,
    security,
    people: await forgetPeople(db, limits.people, now),
  };
}

async function repeat(db: Db, before: Date, work: (before: string) => SQL): Promise<number> {
  for (let total = 0; ; ) {
    const { count } = await db.execute(work(before.toISOString()));
    total += count;
    if (count < batch) return total;
  }
}

/** Erases people who have no part in a round that is not over and have not written since `before`, as if they had asked for it. */
async function forgetPeople(db: Db, before: Date, now: Date): Promise<number> {
  const limit = before.toISOString();
  const rows = await db.execute(sql`
    select person.id from person
    where person.erased_at is null and person.created_at < ${limit}
      and not exists (
        select 1 from role join node on node.unit_id = role.unit_id join round on round.id = node.round_id
        where role.person_id = person.id and role.to_at is null and round.state <> 'closed')
      and not exists (select 1 from role where role.person_id = person.id and role.to_at >= ${limit})
      and not exists (select 1 from address where address.person_id = person.id and address.last_in >= ${limit})
    order by person.id limit ${batch}`);
  const ids = rows.map((row) => z.object({ id: z.coerce.number() }).parse(row).id);
  for (const id of ids) await db.transaction((tx) => erasePerson(tx, id, nowhere, now));
  return ids.length;
}

/** No address of theirs is kept for a farewell, since nobody is there to be told. */
const nowhere = 0;

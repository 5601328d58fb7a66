// What an operator's monitor asks of the database: does it answer, does it take what is new, does work pile up.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { migrationsFolder } from "../paths.ts";
import { type Db, sqlState } from "./db.ts";

type Readiness = {
  readonly migrated: boolean;
  /** How many messages are due and unsent, and for how many seconds the oldest has waited. */
  readonly queued: number;
  readonly oldestSeconds: number;
  /** Incoming messages that could not be processed. */
  readonly dead: number;
  readonly unread: Unread;
};

/** Handed-over files that wait to be read, or are being read. */
type Unread = {
  readonly files: number;
  /** For how many seconds the oldest has waited; 0 where none does. */
  readonly oldestSeconds: number;
};

/** Throws unless the database answers. */
export async function probe(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}

/**
 * Whether what is new finds room: a commit that needs a new file. On a full disk one more version of a row still fits
 * into the page it lies in, while answers are refused (SQLSTATE 53100); a temporary table is what needs a file for
 * certain, and leaves nothing behind.
 */
export async function takesWhatIsNew(db: Db): Promise<boolean> {
  try {
    await db.transaction((tx) =>
      tx.execute(sql`create temporary table readiness on commit drop as select 1 as one`),
    );
    return true;
  } catch (error) {
    // The role may make no temporary tables: then it cannot be looked at, which says nothing of the disk.
    return sqlState(error) === "42501";
  }
}

/** Whether the database has this release's migrations, and what waits in it. */
export async function readiness(db: Db, now: Date): Promise<Readiness> {
  const journal = z
    .object({ entries: z.array(z.unknown()) })
    .parse(JSON.parse(await readFile(join(migrationsFolder, "meta", "_journal.json"), "utf8")));
  const at = now.toISOString();
  const rows = await db.execute(sql`
    select (select count(*) from drizzle.__drizzle_migrations) as applied, ${unread(at)} as unread,
      count(*) filter (where state = 'queued') as queued,
      coalesce(extract(epoch from ${at}::timestamptz - min(coalesce(not_before, created_at))), 0) as oldest,
      (select count(*) from inbox where state = 'dead') as dead
    from outbox where state = 'queued' and coalesce(not_before, created_at) <= ${at}::timestamptz`);
  const number = z.coerce.number();
  const [row] = z
    .tuple([z.object({ applied: number, queued: number, oldest: number, dead: number, unread: unreadRow })])
    .parse([...rows]);
  return {
    migrated: row.applied >= journal.entries.length,
    queued: row.queued,
    oldestSeconds: Math.max(0, Math.round(row.oldest)),
    dead: row.dead,
    unread: row.unread,
  };
}

const counted = z.coerce.number();
const unreadRow = z.object({ files: counted, oldestSeconds: counted });

/** SQL: the files that wait to be read, as a JSON of `Unread`. */
function unread(at: string): SQL {
  return sql`(
    select jsonb_build_object('files', count(*), 'oldestSeconds',
      greatest(0, round(extract(epoch from ${at}::timestamptz - coalesce(min(at), ${at}::timestamptz)))))
    from upload where outcome is null and removed_at is null)`;
}

/** What is counted in the database when somebody asks for it. */
export type Measures = {
  /** Messages of the outbox that are due, by channel, with the age of the oldest in seconds. */
  readonly due: readonly {
    readonly channel: string;
    readonly rows: number;
    readonly oldestSeconds: number;
  }[];
  /** Messages that came in: kept and not worked yet, and those that could not be. */
  readonly inbox: { readonly received: number; readonly dead: number };
  readonly unread: Unread;
  /** How the reminders of open rounds ended. */
  readonly reminders: readonly { readonly outcome: string; readonly units: number }[];
  /** The program's connections, of all its processes, by what they do. */
  readonly connections: readonly { readonly state: string; readonly count: number }[];
};

const measured = z.object({
  due: z.array(z.object({ channel: z.string(), rows: counted, oldestSeconds: counted })),
  received: counted,
  dead: counted,
  unread: unreadRow,
  reminders: z.array(z.object({ outcome: z.string(), units: counted })),
  connections: z.array(z.object({ state: z.string(), count: counted })),
});

/** Counts what waits and what was done, in one statement. */
export async function measure(db: Db, now: Date): Promise<Measures> {
  const at = now.toISOString();
  const [row] = await db.execute(sql`
    select (select coalesce(jsonb_agg(one), '[]') from (
        select coalesce(channel, '') as channel, count(*) as rows,
          greatest(0, extract(epoch from ${at}::timestamptz - min(coalesce(not_before, created_at)))) as "oldestSeconds"
        from outbox
        where state in ('queued', 'sending') and coalesce(not_before, created_at) <= ${at}::timestamptz
        group by 1
      ) one) as due,
      (select count(*) from inbox where state = 'received') as received,
      (select count(*) from inbox where state = 'dead') as dead,
      ${unread(at)} as unread,
      (select coalesce(jsonb_agg(one), '[]') from (
        select reminder.outcome, count(*) as units from reminder
        join round on round.id = reminder.round_id and round.state = 'open' group by 1
      ) one) as reminders,
      (select coalesce(jsonb_agg(one), '[]') from (
        select case when wait_event_type = 'Lock' then 'waiting' else coalesce(state, 'unknown') end as state,
          count(*) as count
        from pg_stat_activity
        where datname = current_database() and application_name = 'tonghop' and pid <> pg_backend_pid() group by 1
      ) one) as connections`);
  const { received, dead, ...rest } = measured.parse(row);
  return { ...rest, inbox: { received, dead } };
}

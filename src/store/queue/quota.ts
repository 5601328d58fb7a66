// How much of an account's monthly quota is used, and how its people can be reached. Knows the tables channel_account
// and address.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { peopleOfAccountSql } from "../people/account-capacity.ts";
import { type Account, USED_UP } from "./accounts.ts";
import { pauseHolds } from "./pause.ts";

const sentRow = z.object({ sent: z.coerce.number() });

/** Counts messages of a month ("2026-11"); a new month begins at nothing. Returns the month's sum. */
export async function countSent(
  db: Db,
  { channel, account }: Account,
  month: string,
  messages: number,
): Promise<number> {
  const rows = await db.execute(sql`
    insert into channel_account (channel, account, month, sent) values (${channel}, ${account}, ${month}, ${messages})
    on conflict (channel, account) do update set month = excluded.month,
      sent = case when channel_account.month = excluded.month then channel_account.sent else 0 end + excluded.sent
    returning sent`);
  return z.tuple([sentRow]).parse([...rows])[0].sent;
}

/** What an account has sent in a month. */
export async function sentInMonth(
  db: Db | Tx,
  { channel, account }: Account,
  month: string,
): Promise<number> {
  const rows = await db.execute(sql`
    select sent from channel_account where channel = ${channel} and account = ${account} and month = ${month}`);
  return sentRow.array().parse([...rows])[0]?.sent ?? 0;
}

/** How an account's people can be reached. */
type Reach = {
  readonly people: number;
  readonly blocked: number;
  readonly windowClosed: number;
  /** When each person who can be reached wrote last, for channels with a window. */
  readonly lastIn: readonly Date[];
  /** Whether nothing is sent now, because the platform asked to wait or refuses the account. */
  readonly paused: boolean;
  /** Whether it is paused because its quota is used up. */
  readonly usedUp: boolean;
  readonly username: string | null;
  /** How many messages wait to be sent. */
  readonly queued: number;
};

const reachRow = z.object({
  people: z.coerce.number(),
  blocked: z.coerce.number(),
  closed: z.coerce.number(),
  last_in: z.array(z.number()).nullable(),
  paused: z.boolean().nullable(),
  problem: z.string().nullable(),
  username: z.string().nullable(),
  queued: z.coerce.number(),
});

/** How an account's people can be reached now. */
export async function reachOf(tx: Tx, { channel, account }: Account): Promise<Reach> {
  const rows = await tx.execute(sql`
    select (select count(distinct person_id) from (${peopleOfAccountSql({ channel, account })}) own) as people,
      count(*) filter (where state = 'blocked') as blocked,
      count(*) filter (where state = 'window-closed') as closed,
      jsonb_agg((extract(epoch from last_in) * 1000)::float8) filter (where state = 'open' and last_in is not null) as last_in,
      (select ${pauseHolds(sql.raw("channel_account"))} from channel_account
        where channel = ${channel} and account = ${account}) as paused,
      (select problem from channel_account where channel = ${channel} and account = ${account}) as problem,
      (select username from channel_account where channel = ${channel} and account = ${account}) as username,
      (select count(*) from outbox join address waits on waits.id = outbox.address_id
        where outbox.state = 'queued' and waits.channel = ${channel} and waits.account = ${account}) as queued
    from address where channel = ${channel} and account = ${account} and person_id is not null`);
  const [row] = z.tuple([reachRow]).parse([...rows]);
  const lastIn = (row.last_in ?? []).map((ms) => new Date(ms));
  const { people, blocked, closed: windowClosed, username, queued } = row;
  const paused = row.paused ?? false;
  const usedUp = paused && row.problem === USED_UP;
  return { people, blocked, windowClosed, lastIn, paused, usedUp, username, queued };
}

/** The address that each officer used last. Officers are told when a quota runs out. */
export async function allOfficersAddresses(tx: Tx): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id from role
    join address on address.person_id = role.person_id and address.state = 'open'
    where role.role = 'officer' and role.to_at is null
    order by role.person_id, address.last_in desc nulls last`);
  return rows.map((row) => z.object({ id: z.coerce.number() }).parse(row).id);
}

// How many people our accounts on a channel have, where a quota limits them. Knows address, role and channel_account.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import type { Account } from "../queue/accounts.ts";
import { pauseHolds } from "../queue/pause.ts";

/**
 * The people who count against an account's quota: those with an address there and a role. Somebody who left or was
 * erased frees a place.
 */
export const peopleOfAccountSql = ({ channel, account }: Account) => sql`
  select address.person_id from address
  where address.channel = ${channel} and address.account = ${account} and address.person_id is not null
    and exists (select 1 from role where role.person_id = address.person_id and role.to_at is null)`;

type Capacity = {
  readonly people: number;
  /** Whether the person in question already counts there. */
  readonly known: boolean;
};

const roomRow = z.object({ people: z.coerce.number(), known: z.boolean() });

/**
 * Counts the people of an account and locks that count until the transaction ends, so that two newcomers cannot both
 * take the last place. Call it after locking the chat and its code and before locking a report.
 */
export async function lockCapacity(tx: Tx, account: Account, personId: number | null): Promise<Capacity> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('room'), hashtext(${`${account.channel}/${account.account}`}))`,
  );
  // A second statement, because it must also count people who joined while the first one waited for the lock.
  const rows = await tx.execute(sql`
    with people as (${peopleOfAccountSql(account)})
    select count(distinct person_id) as people, coalesce(bool_or(person_id = ${personId}::bigint), false) as known
    from people`);
  return z.tuple([roomRow]).parse([...rows])[0];
}

const standRow = z.object({
  people: z.coerce.number(),
  name: z.string().nullable(),
  link: z.string().nullable(),
  paused: z.boolean(),
});

/** What is known of an account: how it is found, how many people it has, whether it sends nothing at this moment. */
export async function accountFacts(tx: Tx, account: Account): Promise<z.infer<typeof standRow>> {
  const rows = await tx.execute(sql`
    with people as (${peopleOfAccountSql(account)}), own as (
      select * from channel_account where channel = ${account.channel} and account = ${account.account}
    )
    select (select count(distinct person_id) from people) as people,
      (select username from own) as name, (select link from own) as link,
      coalesce((select ${pauseHolds(sql.raw("own"))} from own), false) as paused`);
  return z.tuple([standRow]).parse([...rows])[0];
}

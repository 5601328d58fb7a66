// Leases: makes sure that only one process at a time polls an account or renews its tokens, by the database's clock.
// Knows one table and no platform.
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import type { Account } from "./accounts.ts";
import { pausedSql } from "./pause.ts";

/** The two things: reading what came in (or setting where it is pushed to), and renewing an Official Account's tokens. */
type Leased = "poll" | "refresh";

const columns = {
  poll: { owner: sql.raw("poll_owner"), until: sql.raw("poll_until") },
  refresh: { owner: sql.raw("refresh_owner"), until: sql.raw("refresh_until") },
} as const satisfies Record<Leased, unknown>;

/** Who holds it, and after how many seconds of silence it is lost. */
type Holder = { readonly owner: string; readonly seconds: number };

/**
 * Does `work` while this process has the lease, gives the lease back and gives what the work gave; null, at once,
 * while another has it. Work that takes longer than the holder's seconds renews the lease itself (holdLease).
 */
export async function withLease<T>(
  db: Db,
  leased: Leased,
  account: Account,
  holder: Holder,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | null> {
  if (!(await holdLease(db, leased, account, holder))) return null;
  try {
    return { value: await work() };
  } finally {
    await release(db, leased, account, holder.owner);
  }
}

/**
 * Takes or renews a lease; false while another has it. A holder that falls silent loses it. While the installation is
 * paused nobody has it: the platform may belong to the installation that this one is a copy of.
 */
export async function holdLease(
  db: Db,
  leased: Leased,
  { channel, account }: Account,
  { owner, seconds }: Holder,
): Promise<boolean> {
  const of = columns[leased];
  const rows = await db.execute(sql`
    insert into channel_account (channel, account, ${of.owner}, ${of.until})
    select ${channel}, ${account}, ${owner}, clock_timestamp() + make_interval(secs => ${seconds})
    where not exists (${pausedSql})
    on conflict (channel, account) do update
      set ${of.owner} = excluded.${of.owner}, ${of.until} = clock_timestamp() + make_interval(secs => ${seconds})
      where channel_account.${of.owner} is null or channel_account.${of.owner} = excluded.${of.owner}
        or channel_account.${of.until} <= clock_timestamp()
    returning 1`);
  return rows.length > 0;
}

/** So that another need not wait for it to run out. */
async function release(db: Db, leased: Leased, { channel, account }: Account, owner: string): Promise<void> {
  const of = columns[leased];
  await db.execute(sql`
    update channel_account set ${of.owner} = null, ${of.until} = null
    where channel = ${channel} and account = ${account} and ${of.owner} = ${owner}`);
}

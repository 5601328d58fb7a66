// What keeps messages back: a restored installation until an operator says so, an account or an address for a while.
import { eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { setting } from "../schema.ts";

const key = "paused";

/**
 * SQL that finds a row when the installation is paused: nothing may then be sent or polled, and no job may change
 * anything.
 */
export const pausedSql = sql.raw(`select 1 from setting where setting.key = '${key}'`);

/**
 * SQL that says whether the pause of a row of `address` or `channel_account` holds, by the database's clock. One that
 * has not begun was set before that clock was set back: it holds no longer, so that none outlasts what was meant.
 */
export function pauseHolds(of: SQL): SQL {
  return sql`(coalesce(${of}.paused_until > clock_timestamp(), false)
    and coalesce(${of}.paused_from <= clock_timestamp(), true))`;
}

/**
 * SQL that finds a row for as long as nothing may be sent through an account: the platform asked to wait or refuses us,
 * or the installation is paused.
 */
export function pausedAccount(channel: string | Placeholder, account: string | Placeholder): SQL {
  return sql`select 1 from channel_account paused
    where paused.channel = ${channel} and paused.account = ${account} and ${pauseHolds(sql.raw("paused"))}
    union all ${pausedSql}`;
}

/** Whether the installation is paused: nothing is sent, polled or changed by a job. */
export async function isPaused(tx: Db | Tx): Promise<boolean> {
  const rows = await tx.select({ key: setting.key }).from(setting).where(eq(setting.key, key));
  return rows.length > 0;
}

/** Pauses the installation; the reason is shown to whoever asks why nothing goes out. */
export async function pauseInstallation(tx: Db | Tx, reason: string): Promise<void> {
  await tx
    .insert(setting)
    .values({ key, value: reason })
    .onConflictDoUpdate({ target: setting.key, set: { value: reason } });
}

/** Lets it work again; false when it was not paused. */
export async function resumeInstallation(tx: Db | Tx): Promise<boolean> {
  const rows = await tx.delete(setting).where(eq(setting.key, key)).returning({ key: setting.key });
  return rows.length > 0;
}

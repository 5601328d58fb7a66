// Whether the installation is paused: after a restore nothing is sent or polled until an operator says so.
import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { setting } from "../schema.ts";

const key = "paused";

/**
 * SQL that finds a row when the installation is paused: nothing may then be sent or polled, and no job may change
 * anything.
 */
export const pausedSql = sql.raw(`select 1 from setting where setting.key = '${key}'`);

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

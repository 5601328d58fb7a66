// Alarms that are given once a day, whichever process gives them. Knows the table of settings.
import { sql } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { setting } from "../schema.ts";

/** What is told at most once a day. */
type Alarm = "wrong-codes-told" | "low-room-told";

/** Takes the alarm of a day ("2026-11-23"): true for the first who asks, whichever process that is. */
export async function takeAlarm(tx: Tx, key: Alarm, day: string): Promise<boolean> {
  const rows = await tx
    .insert(setting)
    .values({ key, value: day })
    .onConflictDoUpdate({
      target: setting.key,
      set: { value: day },
      setWhere: sql`${setting.value} <> to_jsonb(${day}::text)`,
    })
    .returning({ key: setting.key });
  return rows.length > 0;
}

// What an operator's monitor asks of the database: does it answer, is it of this release, does work pile up.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { migrationsFolder } from "../paths.ts";
import type { Db } from "./db.ts";

type Readiness = {
  readonly migrated: boolean;
  /** How many messages are due and unsent, and for how many seconds the oldest has waited. */
  readonly queued: number;
  readonly oldestSeconds: number;
  /** Incoming messages that could not be processed. */
  readonly dead: number;
};

/** Throws unless the database answers. */
export async function probe(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}

/** Whether the database has this release's migrations, and what waits in it. */
export async function readiness(db: Db, now: Date): Promise<Readiness> {
  const journal = z
    .object({ entries: z.array(z.unknown()) })
    .parse(JSON.parse(await readFile(join(migrationsFolder, "meta", "_journal.json"), "utf8")));
  const at = now.toISOString();
  const rows = await db.execute(sql`
    select (select count(*) from drizzle.__drizzle_migrations) as applied,
      count(*) filter (where state = 'queued') as queued,
      coalesce(extract(epoch from ${at}::timestamptz - min(coalesce(not_before, created_at))), 0) as oldest,
      (select count(*) from inbox where state = 'dead') as dead
    from outbox where state = 'queued' and coalesce(not_before, created_at) <= ${at}::timestamptz`);
  const number = z.coerce.number();
  const [row] = z
    .tuple([z.object({ applied: number, queued: number, oldest: number, dead: number })])
    .parse([...rows]);
  return {
    migrated: row.applied >= journal.entries.length,
    queued: row.queued,
    oldestSeconds: Math.max(0, Math.round(row.oldest)),
    dead: row.dead,
  };
}

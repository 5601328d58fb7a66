// Brings a database to the shape this program needs. Knows the migrations folder and nothing of what is in it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { migrationsFolder } from "../paths.ts";

// Any number will do, as long as every tonghop process uses this one and nothing else in the database does.
const LOCK = 7_305_188_210;

/**
 * Applies the migrations not applied yet, all or none; any number of processes may call this at once.
 * Drizzle's own migrator guards against nobody: the lock belongs to a session, hence the single connection.
 *
 * @throws Error when `folder` holds no migrations, when another process migrates for more than two minutes,
 *   or when a migration fails.
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<void> {
  if (!hasMigrations(folder)) {
    throw new Error(`No migrations in ${folder}: the program's folder is incomplete. Install it again.`);
  }
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null, // a connection renewed half-way would drop the lock
    onnotice: () => undefined,
    connection: { application_name: "tonghop migrate", TimeZone: "UTC", lock_timeout: 120_000 },
  });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await runMigrations(drizzle({ client: sql }), { migrationsFolder: folder });
  } finally {
    await sql.end({ timeout: 5 }); // ends the session, and with it the lock
  }
}

/** Whether a folder holds migrations at all. */
export function hasMigrations(folder: string = migrationsFolder): boolean {
  return existsSync(join(folder, "meta", "_journal.json"));
}

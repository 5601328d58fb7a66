// A database of its own for a test file, cloned from the migrated template.
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type Db, openDb, type Sql } from "../../../src/store/db.ts";

export type TestDatabase = {
  /** Where the program finds it, as the role that only reads and writes rows. */
  readonly url: string;
  /** The same as its owner. */
  readonly ownerUrl: string;
  /** Of the program's role, for what the program does. */
  readonly db: Db;
  /** Of the owner, for what a test does. */
  readonly sql: Sql;
  close(): Promise<void>;
};

/** Call in `beforeAll`, and `close()` in `afterAll`: it drops the database whatever is still connected. */
export async function openTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const { url: ownerUrl, drop } = await createDatabase(inject("templateName"));
  const program = new URL(inject("programUrl"));
  program.pathname = new URL(ownerUrl).pathname;
  const asProgram = openDb(program.href, { max: options.max ?? 10 });
  const asOwner = openDb(ownerUrl, { max: options.max ?? 10 });
  return {
    url: program.href,
    ownerUrl,
    db: asProgram.db,
    sql: asOwner.sql,
    close: async () => {
      await Promise.all([asProgram.close(), asOwner.close()]);
      await drop();
    },
  };
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase("template1");
}

async function createDatabase(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const cluster = inject("clusterUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Its files are copied as they lie: quicker than block by block through the log, and nothing here must last.
  await asAdmin(cluster, (sql) =>
    sql.unsafe(`create database ${name} template ${template} strategy file_copy`),
  );
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await asAdmin(cluster, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function asAdmin(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

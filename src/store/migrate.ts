// Brings a database to the shape this program needs. Knows the migrations folder and nothing of what is in it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { migrationsFolder, programVersion } from "../paths.ts";
import type { Sql } from "./db.ts";
import { grantToProgram } from "./program-role.ts";

/**
 * The advisory lock that a process holds while it migrates. Any number will do, as long as every tonghop process uses
 * this one and nothing else in the database does.
 */
export const MIGRATION_LOCK = 7_305_188_210;

/** Why a database is not used, and is left as it is. */
export type DatabaseRefusal =
  /** A newer program gave it another shape; `version` is that program's, where it is known. */
  | { readonly type: "newer"; readonly version: string | null; readonly on: Date }
  /** It cannot hold every letter. */
  | { readonly type: "encoding"; readonly encoding: string; readonly name: string }
  /** The owner's address names another database than the program's. */
  | { readonly type: "two-databases" };

/** A database that this program must not use. Its message is for the log; `refusal` is for a sentence of one's own. */
export class DatabaseRefused extends Error {
  readonly refusal: DatabaseRefusal;

  constructor(refusal: DatabaseRefusal) {
    super(`the database is refused: ${refusal.type}`);
    this.name = "DatabaseRefused";
    this.refusal = refusal;
  }
}

/** One step of the database's shape; `hash` is what the database remembers of it. */
export type Migration = {
  /** As its file is called: "0007_outbox_channel". */
  readonly tag: string;
  readonly hash: string;
  /** When it was made, in milliseconds: steps are applied in this order. */
  readonly at: number;
  readonly statements: readonly string[];
};

/** The bare pool and, within a transaction, its connection. */
type Query = Pick<Sql, "unsafe">;

/**
 * Applies the migrations not applied yet, all or none; any number of processes may call this at once.
 * `beforeChange` is called while nobody else migrates, before a database that has some of them is given more. `program`
 * is the role that gets the running program's rights, where that is another one than the owner's.
 *
 * @throws DatabaseRefused when the database was made by a newer program, or cannot hold Vietnamese.
 * @throws Error when `folder` holds no migrations, when another process migrates for more than two minutes,
 *   or when a migration fails (its `cause` is the database's error).
 */
export async function migrate(
  url: string,
  folder: string = migrationsFolder,
  beforeChange: (sql: Sql) => Promise<void> = async () => undefined,
  program: string | null = null,
): Promise<void> {
  const migrations = readMigrations(folder);
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null, // a connection renewed half-way would drop the lock
    onnotice: () => undefined,
    connection: { application_name: "tonghop migrate", TimeZone: "UTC", lock_timeout: 120_000 },
  });
  try {
    // The lock belongs to a session, hence the single connection.
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await refuseOtherEncoding(sql);
    const last = (await appliedTo(sql)).at(-1);
    await refuseNewer(sql, last, migrations);
    const missing = migrations.filter(({ at }) => last === undefined || at > last.at);
    if (missing.length === 0 && program === null) return;
    if (missing.length > 0 && last !== undefined) await beforeChange(sql);
    await sql.begin(async (tx) => {
      if (missing.length > 0) {
        await applyMigrations(tx, missing);
        await leaveVersion(tx);
      }
      if (program !== null) await grantToProgram(tx, program);
    });
  } finally {
    await sql.end({ timeout: 5 }); // ends the session, and with it the lock
  }
}

/** Every letter of every language must have its place: otherwise an answer would be refused in the middle of a round. */
async function refuseOtherEncoding(sql: Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_encoding') as encoding, current_database() as name`;
  const { encoding, name } = z.object({ encoding: z.string(), name: z.string() }).parse(row);
  if (encoding !== "UTF8") throw new DatabaseRefused({ type: "encoding", encoding, name });
}

/** An older program would write rows that the newer one's tables do not take, or take wrongly. */
async function refuseNewer(
  sql: Sql,
  last: { readonly hash: string; readonly at: number } | undefined,
  ours: readonly Migration[],
): Promise<void> {
  const newest = ours.at(-1);
  if (last === undefined || newest === undefined || last.at <= newest.at) return;
  throw new DatabaseRefused({ type: "newer", version: await versionOf(sql), on: new Date(last.at) });
}

const versionMark = "tonghop ";

/** Says at the list of migrations which program wrote it last, for an older program that meets it. */
async function leaveVersion(tx: Query): Promise<void> {
  const text = `${versionMark}${programVersion()}`.replaceAll("'", "''");
  await tx.unsafe(`comment on table drizzle.__drizzle_migrations is '${text}'`);
}

async function versionOf(sql: Sql): Promise<string | null> {
  const [row] = await sql`
    select coalesce(obj_description(to_regclass('drizzle.__drizzle_migrations'), 'pg_class'), '') as said`;
  const { said } = z.object({ said: z.string() }).parse(row);
  return said.startsWith(versionMark) ? said.slice(versionMark.length) : null;
}

/** Whether a folder holds migrations at all. */
export function hasMigrations(folder: string = migrationsFolder): boolean {
  return existsSync(journalOf(folder));
}

/**
 * The migrations of a folder in their order.
 *
 * @throws Error when it holds none.
 */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  if (!hasMigrations(folder)) {
    throw new Error(`No migrations in ${folder}: the program's folder is incomplete. Install it again.`);
  }
  const { entries } = journal.parse(JSON.parse(readFileSync(journalOf(folder), "utf8")));
  return entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), "utf8");
    const hash = createHash("sha256").update(text).digest("hex");
    return { tag, hash, at: when, statements: text.split("--> statement-breakpoint") };
  });
}

/** What the database remembers of the migrations it has, oldest first. */
export async function appliedTo(
  sql: Query,
): Promise<readonly { readonly hash: string; readonly at: number }[]> {
  const [there] = await sql.unsafe("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (there?.there !== true) return [];
  const rows = await sql.unsafe(
    "select hash, created_at as at from drizzle.__drizzle_migrations order by created_at, id",
  );
  return rows.map((row) => applied.parse(row));
}

/** Applies migrations one after the other, within the caller's transaction. */
export async function applyMigrations(tx: Query, migrations: readonly Migration[]): Promise<void> {
  // Named and shaped as drizzle-kit's own migrator does it, which made this table in the databases that are there.
  await tx.unsafe(`create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`);
  for (const { tag, hash, at, statements } of migrations) {
    try {
      for (const statement of statements) await tx.unsafe(statement);
    } catch (error) {
      throw new Error(`The migration ${tag} failed; the database is as it was.`, { cause: error });
    }
    await tx.unsafe("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      hash,
      at,
    ]);
  }
}

function journalOf(folder: string): string {
  return join(folder, "meta", "_journal.json");
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });
const applied = z.object({ hash: z.string(), at: z.coerce.number() });

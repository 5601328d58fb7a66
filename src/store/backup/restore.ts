// Fills an empty database from a backup, all or nothing, and leaves it paused. Knows backups, migrations and COPY.
import { setImmediate } from "node:timers/promises";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import { connectionOf, type Db, type Sql } from "../db.ts";
import { appliedTo, applyMigrations, MIGRATION_LOCK, type Migration, readMigrations } from "../migrate.ts";
import { type Erasure, eraseAgain } from "../people/erasures.ts";
import { pauseInstallation } from "../queue/pause.ts";
import * as schema from "../schema.ts";
import { backupTables, leftOut, quotedName, tableNames } from "./backup.ts";
import { checkBackup, readManifest, tableOf } from "./check.ts";
import { readBackup } from "./file.ts";
import type { BackupTable, Manifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";

export type Restored = {
  readonly at: Date;
  readonly tables: number;
  readonly rows: number;
  /** Messages that waited to be sent and are not sent any more. */
  readonly cancelled: number;
  /** People who were erased since the backup was made, and are erased here too. */
  readonly erased: number;
  /** Whether the backup had digests, by which a changed digit is found. */
  readonly isProven: boolean;
};

/**
 * Restores a backup of this or an earlier release into an empty database: it is given the shape that it had when the
 * backup was made, filled, and then brought to today's shape. Nothing is sent or polled there until the installation
 * is resumed. What waited to be sent is cancelled: it may have been sent since; for a move, of which nobody else goes
 * on, it is kept. People in `erasures` are erased again.
 *
 * @throws BackupRefused when the file or the database is not what it should be. Nothing was changed then.
 */
export async function restoreFrom(
  db: Db,
  path: string,
  options: {
    readonly keepQueued: boolean;
    readonly erasures: readonly Erasure[];
    readonly passphrase?: string | null;
  },
): Promise<Restored> {
  const before = stepsBefore(await checkBackup(path, options.passphrase ?? null));
  return db.transaction(async (tx) => {
    const sql = connectionOf(tx);
    await sql.unsafe("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await refuseUnlessEmpty(sql);
    const entries = readBackup(path, options.passphrase ?? null);
    const manifest = await readManifest(entries);
    await rebuild(sql, before.done);
    await fill(sql, entries, manifest);
    for (const table of manifest.tables) await settleTable(sql, table);
    await applyMigrations(sql, before.missing);
    const cancelled = options.keepQueued ? 0 : await cancelQueued(sql);
    const erased = await eraseAgain(tx, options.erasures);
    await pauseInstallation(tx, `restored from a backup of ${manifest.at.toISOString()}`);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return {
      at: manifest.at,
      tables: manifest.tables.length,
      rows,
      cancelled,
      erased,
      isProven: manifest.members !== undefined,
    };
  });
}

type Query = Pick<Sql, "unsafe">;
type Entries = ReturnType<typeof readBackup>;

/** Our migrations: those that the backup's database had, and those made since. */
function stepsBefore({ migrations, version }: Manifest) {
  const ours = readMigrations();
  if (migrations.length === 0 || migrations.some((hash, index) => ours[index]?.hash !== hash)) {
    throw new BackupRefused("newer", version ?? "");
  }
  return { done: ours.slice(0, migrations.length), missing: ours.slice(migrations.length) };
}

/**
 * Locks the tables and refuses a database that holds rows. A program that runs on this database waits, and then finds
 * it filled. Rows that the program keeps of the installation (`leftOut`) and rows that migrations insert (kinds of
 * unit) do not count.
 */
async function refuseUnlessEmpty(tx: Query): Promise<void> {
  const ours = readMigrations();
  const shape = (steps: readonly { readonly hash: string }[]) => steps.map(({ hash }) => hash).join();
  if (shape(await appliedTo(tx)) !== shape(ours)) throw new BackupRefused("other-database");
  const known = new Set<string>(
    Object.values(schema)
      .filter((value) => is(value, PgTable))
      .map(getTableName),
  );
  const there = await tableNames(tx);
  const foreign = there.find((name) => !known.has(name));
  if (foreign) throw new BackupRefused("foreign-table", foreign);
  await tx.unsafe(`lock table ${there.map(quotedName).join(", ")} in access exclusive mode`);
  const given = new Set([...leftOut, ...filledBy(ours)]);
  for (const name of there) {
    if (given.has(name)) continue;
    const [full] = await tx.unsafe(`select 1 as there from ${quotedName(name)} limit 1`);
    if (full) throw new BackupRefused("not-empty", name);
  }
}

/** The tables that migrations put rows into. */
function filledBy(migrations: readonly Migration[]): string[] {
  const text = migrations.flatMap(({ statements }) => statements).join("\n");
  return [...text.matchAll(/\binsert into "(\w+)"/gi)].map((match) => match[1] ?? "");
}

/** Gives the empty database the shape that it had after these migrations, without a row. */
async function rebuild(tx: Query, migrations: readonly Migration[]): Promise<void> {
  const drop = (await tableNames(tx)).map(quotedName).join(", ");
  await tx.unsafe(`drop table ${drop}; delete from drizzle.__drizzle_migrations`);
  await applyMigrations(tx, migrations);
  // A migration may put rows of its own into a table; the backup has them, as they were changed since.
  const names = (await tableNames(tx)).map(quotedName).join(", ");
  await tx.unsafe(`truncate ${names}`);
}

/** Every entry goes into its table; what the manifest promises must be there to the row. */
async function fill(tx: Query, entries: Entries, manifest: Manifest): Promise<void> {
  const known = new Map((await backupTables(tx)).map((table) => [table.name, table.columns]));
  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const { name, columns } of manifest.tables) {
    if (!columns.every((column) => known.get(name)?.includes(column))) throw new BackupRefused("rows", name);
  }
  for await (const { name, bytes } of entries) {
    const table = byName.get(tableOf(name));
    if (!table) throw new BackupRefused("repacked", name);
    await copyInto(tx, table, bytes);
  }
  for (const { name, rows } of manifest.tables) {
    const [counted] = await tx.unsafe(`select count(*)::int as rows from ${quotedName(name)}`);
    if (z.object({ rows: z.number() }).parse(counted).rows !== rows) throw new BackupRefused("rows", name);
  }
}

async function copyInto(tx: Query, { name, columns }: BackupTable, bytes: Buffer): Promise<void> {
  const text = `copy ${quotedName(name)} (${columns.map(quotedName).join(", ")}) from stdin`;
  const stream = await tx.unsafe(text).writable();
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once("error", reject);
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    stream.end();
    await setImmediate();
    // The driver does not report an error after COPY's end; in a broken transaction this query fails and shows it.
    await tx.unsafe("select 1");
  } catch (error) {
    throw new BackupRefused("rows", name, { cause: error });
  }
}

/** Sets the table's sequence to where it was, so that no id is given twice. */
async function settleTable(tx: Query, { name, sequence }: BackupTable): Promise<void> {
  if (sequence === null) return;
  await tx.unsafe(`select setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, 1), $3::bigint >= 1)`, [
    quotedName(name),
    sequence.column,
    sequence.last,
  ]);
}

async function cancelQueued(tx: Query): Promise<number> {
  const rows = await tx.unsafe(`
    update outbox set state = 'dropped', problem = 'cancelled by a restore'
    where state in ('queued', 'sending') returning id`);
  await tx.unsafe("delete from sent_file");
  return rows.length;
}

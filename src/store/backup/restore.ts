// Fills an empty database from a backup, all or nothing, and leaves it paused. Knows backups and COPY.
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Sql } from "../db.ts";
import { type BackupTable, type Manifest, manifestSchema, migrationsOf, quoted, tablesOf } from "./backup.ts";
import { BrokenBackup, readBackup } from "./file.ts";

/** The backup does not fit this database; the message says what to do. */
export class RestoreRefused extends Error {}

type Restored = {
  readonly at: Date;
  readonly tables: number;
  readonly rows: number;
  /** Messages that waited to be sent and are not sent any more. */
  readonly cancelled: number;
};

/**
 * Restores a backup into an empty database. Nothing is sent or polled there until the installation is resumed. What
 * waited to be sent is cancelled: it may have been sent since; for a move, of which nobody else goes on, it is kept.
 *
 * @throws RestoreRefused when the database is in use or of another release, BrokenBackup when the file is damaged.
 */
export async function restoreFrom(
  sql: Sql,
  path: string,
  options: { keepQueued: boolean },
): Promise<Restored> {
  await readThrough(path);
  return sql.begin(async (tx) => {
    const entries = readBackup(path);
    const manifest = await readManifest(entries);
    const tables = await tablesOf(tx);
    await lockAll(tx, tables);
    await refuseUnlessFits(tx, manifest, tables);
    await fill(tx, entries, manifest);
    for (const table of manifest.tables) await settleTable(tx, table);
    const cancelled = options.keepQueued ? 0 : await cancelQueued(tx);
    await tx.unsafe(
      `insert into setting (key, value) values ('paused', to_jsonb($1::text)) on conflict (key) do nothing`,
      [`restored from a backup of ${manifest.at.toISOString()}`],
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { at: manifest.at, tables: manifest.tables.length, rows, cancelled };
  });
}

/** The checksum stands at the end: a damaged file is found out before anything is touched. */
async function readThrough(path: string): Promise<void> {
  const entries = readBackup(path);
  while (!(await entries.next()).done) {
    // only to its end
  }
}

type Query = Pick<Sql, "unsafe">;
type Entries = ReturnType<typeof readBackup>;

async function readManifest(entries: Entries): Promise<Manifest> {
  const first = await entries.next();
  const parsed =
    first.done || first.value.name !== "manifest.json"
      ? null
      : manifestSchema.safeParse(jsonOf(first.value.bytes.toString("utf8"))).data;
  if (!parsed) throw new BrokenBackup("the file is no backup of this program");
  return parsed;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Nobody writes meanwhile: a program that runs on this database waits, and then finds it filled. */
async function lockAll(tx: Query, tables: readonly BackupTable[]): Promise<void> {
  const names = [...tables.map((table) => quoted(table.name)), "setting"];
  await tx.unsafe(`lock table ${names.join(", ")} in access exclusive mode`);
}

async function refuseUnlessFits(
  tx: Query,
  manifest: Manifest,
  tables: readonly BackupTable[],
): Promise<void> {
  const own = await migrationsOf(tx);
  if (own.join() !== manifest.migrations.join()) {
    throw new RestoreRefused(
      `the backup was made by another version of the program (${manifest.migrations.length} migrations, this one has ` +
        `${own.length}); restore it with that version, then upgrade`,
    );
  }
  for (const { name } of tables) {
    const [full] = await tx.unsafe(`select 1 as there from ${quoted(name)} limit 1`);
    if (full) throw new RestoreRefused(`the database is not empty (${name}); restore into a new one`);
  }
  const known = new Map(tables.map((table) => [table.name, table.columns]));
  for (const { name, columns } of manifest.tables) {
    if (!columns.every((column) => known.get(name)?.includes(column))) {
      throw new RestoreRefused(`the backup has a table ${name} that this database has not`);
    }
  }
}

/** Every entry goes into its table; what the manifest promises must be there to the row. */
async function fill(tx: Query, entries: Entries, manifest: Manifest): Promise<void> {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  for await (const { name, bytes } of entries) {
    const table = byName.get(name.split("/")[0] ?? "");
    if (!table) throw new BrokenBackup(`the backup holds something unexpected (${name})`);
    await copyInto(tx, table, bytes);
  }
  for (const { name, rows } of manifest.tables) {
    const [counted] = await tx.unsafe(`select count(*)::int as rows from ${quoted(name)}`);
    if (z.object({ rows: z.number() }).parse(counted).rows !== rows) {
      throw new BrokenBackup(`the backup is not whole: ${name} should have ${rows} rows`);
    }
  }
}

async function copyInto(tx: Query, { name, columns }: BackupTable, bytes: Buffer): Promise<void> {
  const text = `copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`;
  const stream = await tx.unsafe(text).writable();
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once("error", reject);
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    stream.end();
    await setImmediate();
    // The driver keeps to itself what goes wrong after the end; in a broken transaction the next query fails.
    await tx.unsafe("select 1");
  } catch (error) {
    throw new BrokenBackup(`the backup's rows of ${name} do not fit this database`, { cause: error });
  }
}

/** Ids go on where they were: one that was given once is never given again. */
async function settleTable(tx: Query, { name, sequence }: BackupTable): Promise<void> {
  if (sequence === null) return;
  await tx.unsafe(`select setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, 1), $3::bigint >= 1)`, [
    quoted(name),
    sequence.column,
    sequence.last,
  ]);
}

async function cancelQueued(tx: Query): Promise<number> {
  const rows = await tx.unsafe(`
    update outbox set state = 'dropped', problem = 'cancelled by a restore'
    where state in ('queued', 'sending') returning id`);
  return rows.length;
}

// Writes the whole database into one file, of one moment, while everybody goes on working. Knows tables by what they are.
import { z } from "zod";
import type { Sql } from "../db.ts";
import { appliedTo, readMigrations } from "../migrate.ts";
import { entryBytes, writeBackup } from "./file.ts";
import { type BackupTable, manifestName, writeManifest } from "./manifest.ts";

/**
 * Only these columns of channel_account are backed up: tokens are secrets, and leases and webhooks belong to the
 * running program.
 */
const keptColumns: Readonly<Record<string, readonly string[]>> = {
  channel_account: ["channel", "account", "username", "link", "month", "sent"],
};
/** Tables that are not backed up, because they describe the installation and not its data (whether it is paused). */
export const leftOut: readonly string[] = ["setting"];

/** The bare pool and, within a transaction, its connection. */
type Query = Pick<Sql, "unsafe">;

/** Makes a backup of the database in whatever shape it is; how many tables and rows are in it. */
export async function backUp(
  sql: Sql,
  path: string,
  now: Date,
  passphrase: string | null = null,
): Promise<{ readonly tables: number; readonly rows: number }> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    const tables = await backupTables(tx);
    const migrations = (await appliedTo(tx)).map(({ hash }) => hash);
    const fill: Parameters<typeof writeBackup>[2] = async (put, members) => {
      for (const table of tables) {
        let part = 0;
        for await (const bytes of chunksOf(tx, table)) {
          part += 1;
          await put({ name: `${table.name}/${String(part).padStart(6, "0")}.copy`, bytes });
        }
      }
      const version = readMigrations().find(({ hash }) => hash === migrations.at(-1))?.tag ?? "";
      const bytes = writeManifest({ at: now, version, migrations, tables, members });
      return { name: manifestName, bytes };
    };
    await writeBackup(path, now, fill, passphrase);
    return { tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0) };
  });
}

/** The tables of a backup with the columns that it keeps. */
export async function backupTables(sql: Query): Promise<BackupTable[]> {
  const found = await sql.unsafe(`
    select table_name as name, array_agg(column_name::text order by ordinal_position) as columns,
      max(column_name::text) filter (where is_identity = 'YES') as identity
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
    group by table_name order by table_name`);
  const row = z.object({ name: z.string(), columns: z.array(z.string()), identity: z.string().nullable() });
  const tables: BackupTable[] = [];
  for (const raw of found) {
    const { name, columns, identity } = row.parse(raw);
    if (leftOut.includes(name)) continue;
    const kept = columns.filter((column) => keptColumns[name]?.includes(column) ?? true);
    const [counted] = await sql.unsafe(`select count(*)::int as rows from ${quotedName(name)}`);
    const { rows } = z.object({ rows: z.number() }).parse(counted);
    const sequence = identity === null ? null : { column: identity, last: await lastOf(sql, name, identity) };
    tables.push({ name, columns: kept, rows, sequence });
  }
  return tables;
}

/** The tables that the database has, in the order of their names. */
export async function tableNames(sql: Query): Promise<string[]> {
  const rows = await sql.unsafe(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  return rows.map((row) => z.object({ name: z.string() }).parse(row).name);
}

async function lastOf(sql: Query, table: string, column: string): Promise<string> {
  const [own] = await sql.unsafe("select pg_get_serial_sequence($1, $2) as sequence", [
    quotedName(table),
    column,
  ]);
  const { sequence } = z.object({ sequence: z.string() }).parse(own);
  const [row] = await sql.unsafe(
    `select (case when is_called then last_value else last_value - 1 end)::text as last from ${sequence}`,
  );
  return z.object({ last: z.string() }).parse(row).last;
}

/** A table's rows as COPY writes them, in pieces that end with a row. */
async function* chunksOf(sql: Query, { name, columns }: BackupTable): AsyncGenerator<Buffer> {
  const text = `copy (select ${columns.map(quotedName).join(", ")} from ${quotedName(name)} order by 1) to stdout`;
  const stream = await sql.unsafe(text).readable();
  let parts: Buffer[] = [];
  let size = 0;
  for await (const raw of stream) {
    // Each piece that comes is a row, or several; the bytes belong to the connection, so they are copied.
    const bytes = Buffer.from(raw);
    if (size > 0 && size + bytes.length > entryBytes) {
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
    parts.push(bytes);
    size += bytes.length;
  }
  // The driver stops reading its socket when a piece is large, and goes on only when more is asked for: at the end
  // nobody asks, and what the server says next would never be heard.
  stream._read(0);
  if (size > 0) yield Buffer.concat(parts);
}

/** A name as SQL takes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

// Writes the whole database into one file, of one moment, while everybody goes on working. Knows tables by what they are.
import { z } from "zod";
import type { Sql } from "../db.ts";
import { entryBytes, readBackup, writeBackup } from "./file.ts";

const backupFormat = "tonghop-backup-1";

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number(),
  /** The numbers that its ids have reached: they are never given twice. */
  sequence: z.object({ column: z.string(), last: z.string() }).nullable(),
});

export const manifestSchema = z.object({
  format: z.literal(backupFormat),
  at: z.iso.datetime().transform((text) => new Date(text)),
  /** Hashes of the migrations that the database had, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof tableSchema>;

/** Of accounts only this is taken along: tokens are secrets, leases and webhooks belong to the running program. */
const keptColumns: Readonly<Record<string, readonly string[]>> = {
  channel_account: ["channel", "account", "username", "link", "month", "sent"],
};
/** What belongs to the installation, not to its data. */
const leftOut: readonly string[] = ["setting"];

/** The bare pool and, within a transaction, its connection. */
type Query = Pick<Sql, "unsafe">;

/** Makes a backup; how many tables and rows are in it. */
export async function backUp(
  sql: Sql,
  path: string,
  now: Date,
): Promise<{ readonly tables: number; readonly rows: number }> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    const tables = await tablesOf(tx);
    const manifest = {
      format: backupFormat,
      at: now.toISOString(),
      migrations: await migrationsOf(tx),
      tables,
    };
    await writeBackup(path, now, async (put) => {
      await put({ name: "manifest.json", bytes: Buffer.from(JSON.stringify(manifest, null, 1)) });
      for (const table of tables) {
        let part = 0;
        for await (const bytes of chunksOf(tx, table)) {
          part += 1;
          await put({ name: `${table.name}/${String(part).padStart(6, "0")}.copy`, bytes });
        }
      }
    });
    return { tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0) };
  });
}

/**
 * What a backup says of itself.
 *
 * @throws BrokenBackup, or a ZodError when it is some other file.
 */
export async function manifestOf(path: string): Promise<Manifest> {
  for await (const { name, bytes } of readBackup(path)) {
    if (name !== "manifest.json") break;
    return manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  }
  return manifestSchema.parse(null);
}

/** Hashes of the migrations a database has. */
export async function migrationsOf(sql: Query): Promise<string[]> {
  const rows = await sql.unsafe("select hash from drizzle.__drizzle_migrations order by created_at, id");
  return rows.map((row) => z.object({ hash: z.string() }).parse(row).hash);
}

/** The program's tables with the columns that a backup keeps. */
export async function tablesOf(sql: Query): Promise<BackupTable[]> {
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
    const [counted] = await sql.unsafe(`select count(*)::int as rows from ${quoted(name)}`);
    const { rows } = z.object({ rows: z.number() }).parse(counted);
    const sequence = identity === null ? null : { column: identity, last: await lastOf(sql, name, identity) };
    tables.push({ name, columns: kept, rows, sequence });
  }
  return tables;
}

async function lastOf(sql: Query, table: string, column: string): Promise<string> {
  const [own] = await sql.unsafe("select pg_get_serial_sequence($1, $2) as sequence", [
    quoted(table),
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
  const text = `copy (select ${columns.map(quoted).join(", ")} from ${quoted(name)} order by 1) to stdout`;
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
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

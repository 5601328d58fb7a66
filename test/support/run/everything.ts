// Everything a database holds, as text: to look for what must be nowhere.
import type { TestDatabase } from "./database.ts";

/** Every row of every table that matches, as "table: row". */
export async function rowsWith(sql: TestDatabase["sql"], pattern: RegExp): Promise<string[]> {
  const tables = await sql`select tablename from pg_tables where schemaname = 'public' order by 1`;
  const found: string[] = [];
  for (const { tablename } of tables) {
    const rows = await sql.unsafe(`select to_jsonb(one)::text as row from "${tablename}" as one`);
    for (const { row } of rows) if (pattern.test(row)) found.push(`${tablename}: ${row}`);
  }
  return found;
}

// Brings a database to what a released migration's fixture holds: its migrations and not one more, then every row.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import postgres from "postgres";
import { z } from "zod";
import { migrationsFolder } from "../../../src/paths.ts";
import { migrate } from "../../../src/store/migrate.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const extension = ".json.gz";

const all = readdirSync(folder)
  .filter((file) => file.endsWith(extension))
  .map((file) => file.slice(0, -extension.length))
  .sort();
const ofAnOffice = ".office";

/** The fixtures of a round by the migration that they are of, the oldest first. */
export const fixtures: readonly string[] = all.filter((name) => !name.endsWith(ofAnOffice));

/** Those of an office at its page. */
export const officeFixtures: readonly string[] = all.filter((name) => name.endsWith(ofAnOffice));

const contents = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
const journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** Fills an empty database. It is not brought up to today: that is the program's business. */
export async function restoreFixture(url: string, name: string): Promise<void> {
  await migrateTo(url, name.split(".")[0] ?? name);
  const tables = contents.parse(
    JSON.parse(gunzipSync(readFileSync(join(folder, name + extension))).toString("utf8")),
  );
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const [table, rows] of Object.entries(tables)) {
      // A migration itself puts rows into some tables (the kinds of unit that ship): the fixture holds them, too.
      await sql`delete from ${sql(table)}`;
      await sql`insert into ${sql(table)} overriding system value
        select * from jsonb_populate_recordset(null::${sql(table)}, ${JSON.stringify(rows)}::text::jsonb)`;
    }
    const identities = await sql`
      select table_name as name from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`;
    for (const { name } of identities) {
      const sequence = sql`pg_get_serial_sequence(${name}, 'id')`;
      await sql`select setval(${sequence}, coalesce((select max(id) from ${sql(String(name))}), 0) + 1, false)`;
    }
  } finally {
    await sql.end();
  }
}

async function migrateTo(url: string, tag: string): Promise<void> {
  const upTo = mkdtempSync(join(tmpdir(), "tonghop-test-upgrade-"));
  try {
    cpSync(migrationsFolder, upTo, { recursive: true });
    const file = join(upTo, "meta", "_journal.json");
    const { entries, ...rest } = journal.parse(JSON.parse(readFileSync(file, "utf8")));
    const last = entries.findIndex((entry) => entry.tag === tag);
    if (last < 0) throw new Error(`no migration is called ${tag}`);
    writeFileSync(file, JSON.stringify({ ...rest, entries: entries.slice(0, last + 1) }));
    await migrate(url, upTo);
  } finally {
    rmSync(upTo, { recursive: true, force: true });
  }
}

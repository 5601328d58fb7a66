// Makes the fixtures of the newest migration: plays each scene over a PostgreSQL of its own and writes down every row.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { readSettings } from "../../../src/config/settings.ts";
import { openStore } from "../../../src/open.ts";
import type { Db } from "../../../src/store/db.ts";
import { type Operate, operator } from "../../support/program/operate.ts";
import { playOffice } from "./office-scene.ts";
import { playScene, roundArguments, sceneStart, unitsCsv } from "./scene.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })).min(1) });
const { entries } = journal.parse(
  JSON.parse(readFileSync(new URL("../../../drizzle/meta/_journal.json", import.meta.url), "utf8")),
);
const tag = entries.at(-1)?.tag;

await make(`${tag}`, async (db, run) => {
  await run(...roundArguments);
  await playScene(db);
});
await make(`${tag}.office`, playOffice);

async function make(name: string, play: (db: Db, run: Operate) => Promise<void>): Promise<void> {
  const target = new URL(`${name}.json.gz`, import.meta.url);
  if (existsSync(target)) throw new Error(`${target.pathname} is there: a fixture is never made again`);
  const folder = mkdtempSync(join(tmpdir(), "tonghop-fixture-"));
  const store = await openStore(readSettings({ DATA_DIR: join(folder, "data") }), silent, () => sceneStart);
  try {
    const run = operator(store, { at: sceneStart });
    writeFileSync(join(folder, "units.csv"), unitsCsv);
    await run("units", "import", join(folder, "units.csv"));
    await play(store.db, run);
    const tables = await store.sql`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
    const rows: Record<string, unknown> = {};
    for (const { name: table } of tables) {
      // As text, so that nothing is rounded or parsed on its way: the row's own JSON, a line each.
      const all = await store.sql.unsafe(`select to_jsonb(t)::text as row from "${table}" t order by 1`);
      if (all.length > 0) rows[String(table)] = all.map(({ row }) => JSON.parse(String(row)));
    }
    writeFileSync(target, gzipSync(JSON.stringify(rows), { level: 9 }));
    process.stdout.write(`${target.pathname}\n`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

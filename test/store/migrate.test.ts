// Migrations: several processes at once, a folder without any, one that fails.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { programVersion } from "../../src/paths.ts";
import { sayUnopened } from "../../src/say-unopened.ts";
import { DatabaseRefused, hasMigrations, migrate } from "../../src/store/migrate.ts";
import { createEmptyDatabase } from "../support/run/database.ts";
import { builtScript } from "../support/run/scripts.ts";

let folder: string;
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let sql: postgres.Sql;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-migrations-"));
  database = await createEmptyDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function write(...migrations: string[]): void {
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = migrations.map((text, idx) => {
    const tag = `${String(idx).padStart(4, "0")}_step`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: "7", when: 1_700_000_000_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
}

test("four processes at once on an empty database all succeed, and each step is done once", async () => {
  write(
    "create table one (n int); select pg_sleep(0.2);",
    "create table two (n int); insert into two values (1);",
  );
  const program = `import { migrate } from ${JSON.stringify(builtScript("src/store/migrate.ts"))};
    await migrate(${JSON.stringify(database.url)}, ${JSON.stringify(folder)});`;
  const ended = await Promise.all(
    [1, 2, 3, 4].map(() => {
      const args = ["--input-type=module", "-e", program];
      return once(spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] }), "exit");
    }),
  );
  expect(ended.map(([code]) => code)).toEqual([0, 0, 0, 0]);
  expect(await sql`select n from two`).toEqual([{ n: 1 }]);
  expect(await sql`select count(*)::int as n from drizzle.__drizzle_migrations`).toEqual([{ n: 2 }]);
});

test("again it does nothing; with one more step, only that one", async () => {
  write("create table one (n int)");
  await migrate(database.url, folder);
  await migrate(database.url, folder);
  write("create table one (n int)", "insert into one values (1)");
  await migrate(database.url, folder);
  expect(await sql`select n from one`).toEqual([{ n: 1 }]);
});

test("a step that fails undoes those before it and frees the lock", async () => {
  write("create table one (n int)", "select 1 / 0");
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ cause: { code: "22012" } });
  expect(await sql`select to_regclass('one') as one`).toEqual([{ one: null }]);
  write("create table one (n int)");
  await migrate(database.url, folder);
  expect(await sql`select to_regclass('one')::text as one`).toEqual([{ one: "one" }]);
});

test("a newer program's database is refused, naming the program, and is left as it is", async () => {
  write("create table one (n int)", "create table two (n int)");
  await migrate(database.url, folder);
  const [said] = await sql`
    select obj_description(to_regclass('drizzle.__drizzle_migrations'), 'pg_class') as said`;
  expect(said?.said).toBe(`tonghop ${programVersion()}`);
  write("create table one (n int)");
  const refusal = { type: "newer", version: programVersion(), on: new Date(1_700_000_000_001) };
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ refusal });
  expect(sayUnopened(new DatabaseRefused({ type: "newer", version: "0.2.0-ab", on: new Date() }))).toContain(
    "(tonghop-0.2.0-ab). Hãy cài phiên bản ấy",
  );
  await sql`comment on table drizzle.__drizzle_migrations is null`;
  await expect(migrate(database.url, folder)).rejects.toMatchObject({
    refusal: { ...refusal, version: null },
  });
  expect(sayUnopened(new DatabaseRefused({ ...refusal, type: "newer", version: null }))).toContain(
    "(bước nâng cấp ngày 14/11/2023)",
  );
});

test("a database that cannot hold every letter is refused", async () => {
  await sql`create database not_utf8 template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`;
  try {
    const url = new URL(database.url);
    url.pathname = "/not_utf8";
    write("create table one (n int)");
    await expect(migrate(url.href, folder)).rejects.toMatchObject({
      refusal: { type: "encoding", encoding: "SQL_ASCII", name: "not_utf8" },
    });
  } finally {
    await sql`drop database not_utf8 with (force)`;
  }
});

test("a folder without migrations is an incomplete installation", async () => {
  expect(hasMigrations(folder)).toBe(false);
  await expect(migrate(database.url, folder)).rejects.toThrow(/No migrations in .*Install it again/);
});

test("the migrations the program is released with apply to an empty database", async () => {
  expect(hasMigrations()).toBe(true);
  await migrate(database.url);
  const [tables] =
    await sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`;
  expect(tables?.n).toBeGreaterThan(10);
});

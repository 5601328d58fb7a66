// Statements whose text is made once: prepared in the connection of their transaction, sent together, tried again.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { readSettings } from "../../src/config/settings.ts";
import { openStore } from "../../src/open.ts";
import { inTransaction } from "../../src/store/db.ts";
import { statement, together } from "../../src/store/statement.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { openWatched, type WatchedDb } from "../support/run/database-traffic.ts";

let database: TestDatabase;
let pool: WatchedDb;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`drop table if exists item`;
  await database.sql`create table item (id int primary key, name text, at timestamptz, ok boolean, more jsonb)`;
  await database.sql`insert into item (id, name) values (1, 'one'), (2, 'two'), (3, 'three')`;
  pool = openWatched(database.url, { max: 1 });
});
afterEach(() => pool.close());

const named = z.object({ id: z.number(), name: z.string().nullable() });
const byIds = () =>
  statement(
    ["ids", "but"],
    (value) => sql`
      select id, name from item where id = any(${value("ids")}::int[])
        and (${value("but")}::text is null or name <> ${value("but")}) order by id`,
    named,
  );

test("its text is parsed once in a connection, whatever it is given", async () => {
  const find = byIds();
  const ids = async (given: readonly number[], but: string | null) =>
    (await find(pool.db, { ids: given, but })).map(({ id }) => id);
  expect(await ids([1, 2], null)).toEqual([1, 2]);
  pool.taken();
  expect(await ids([], null)).toEqual([]);
  expect(await ids([3, 1, 2], "two")).toEqual([1, 3]);
  expect(pool.taken()).toMatchObject({ parses: 0, writes: 2, commits: 2 });
  expect(
    await pool.sql`select count(*)::int as n from pg_prepared_statements where statement like '%order by id'`,
  ).toEqual([{ n: 1 }]);
});

test("in a transaction it sees what that wrote, and statements sent together are one write", async () => {
  const find = byIds();
  const rename = statement(
    ["id", "name", "at", "ok", "more"],
    (value) => sql`
      update item set name = ${value("name")}, at = ${value("at")}, ok = ${value("ok")}, more = ${value("more")}::jsonb
      where id = ${value("id")} returning id, name`,
    named,
  );
  const values = { name: "uno", at: new Date("2026-11-28T08:00:00.123Z"), ok: true, more: '{"a":[1]}' };
  const work = () =>
    inTransaction(pool.db, async (tx) => {
      pool.taken();
      const both = await together([rename(tx, { id: 1, ...values }), find(tx, { ids: [1], but: null })]);
      return { both, traffic: pool.taken() };
    });
  await work();
  const { both, traffic } = await work();
  expect(both).toEqual([[{ id: 1, name: "uno" }], [{ id: 1, name: "uno" }]]);
  expect(traffic).toMatchObject({ parses: 0, writes: 1, commits: 0 });
  const [row] = await database.sql`select at::text, ok, more::text from item where id = 1`;
  expect(row).toEqual({ at: "2026-11-28 08:00:00.123+00", ok: true, more: '{"a": [1]}' });
});

test("a row that is something else throws", async () => {
  const wrong = statement([], () => sql`select 1 as id`, named);
  await expect(wrong(pool.db, {})).rejects.toThrow(z.ZodError);
});

test("what is put in beside its values is a constant of the text", async () => {
  const find = statement(
    ["id"],
    (value) => sql`select id, ${"it's $1"} as name from item where id = ${value("id")}`,
    named,
  );
  expect(await find(pool.db, { id: 2 })).toEqual([{ id: 2, name: "it's $1" }]);
});

test("a plan that no longer fits, or that the connection lost, is an attempt more", async () => {
  const any = z.looseObject({ id: z.number() });
  const finds = ["a", "b", "c"].map((name) =>
    statement(["id"], (value) => sql`select *, ${name} from item where id = ${value("id")}`, any),
  );
  let attempts = 0;
  const work = () => {
    attempts = 0;
    return inTransaction(pool.db, async (tx) => {
      attempts++;
      await tx.execute(sql`update item set ok = true where id = 1`);
      return (await together(finds.map((find, at) => find(tx, { id: at + 1 })))).flat().map(({ id }) => id);
    });
  };
  expect(await work()).toEqual([1, 2, 3]);
  expect(attempts).toBe(1);
  await database.sql`alter table item add column another int`;
  expect(await work()).toEqual([1, 2, 3]);
  expect(attempts).toBe(4);
  // The newest: those whose plan no longer fitted are still there, and used no more.
  const [lost] = await pool.sql`
    select name from pg_prepared_statements where statement like '%from item where id = $1'
    order by prepare_time desc limit 1`;
  await pool.sql.unsafe(`deallocate "${lost?.name}"`);
  expect(await work()).toEqual([1, 2, 3]);
  expect(attempts).toBe(2);
  expect(await work()).toEqual([1, 2, 3]);
  expect(attempts).toBe(1);
});

test("with DATABASE_PREPARE=off nothing is prepared", async () => {
  const settings = { DATABASE_URL: database.url, DATABASE_PREPARE: "off" };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const store = await openStore(readSettings(settings), log, () => new Date());
  try {
    const find = byIds();
    const prepared = await inTransaction(store.db, async (tx) => {
      await find(tx, { ids: [1], but: null });
      return tx.execute(sql`select name from pg_prepared_statements`);
    });
    expect([...prepared]).toEqual([]);
  } finally {
    await store.close();
  }
});

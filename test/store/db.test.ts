// The pool and its settings, and the transaction that is retried.
import { sql as text } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, openDb, poolUse, sqlState } from "../../src/store/db.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await openTestDatabase();
  await at.sql`create table account (id int primary key, sum int not null)`;
  await at.sql`insert into account values (1, 0), (2, 0)`;
});
afterAll(() => at.close());

test("every connection has its limits and counts time in UTC", async () => {
  const [row] =
    await at.sql`select current_setting('lock_timeout') as lock, current_setting('TimeZone') as zone,
    current_setting('idle_in_transaction_session_timeout') as idle`;
  expect(row).toEqual({ lock: "5s", zone: "UTC", idle: "1min" });
});

test("two transactions that deadlock both succeed, one of them on its second attempt", async () => {
  let attempts = 0;
  let met = 0;
  const add = (first: number, second: number) =>
    inTransaction(at.db, async (tx) => {
      attempts++;
      await tx.execute(text`update account set sum = sum + 1 where id = ${first}`);
      met++;
      while (met < 2) await new Promise((next) => setTimeout(next, 5)); // both hold one row now
      await tx.execute(text`update account set sum = sum + 1 where id = ${second}`);
    });
  await Promise.all([add(1, 2), add(2, 1)]);
  expect(attempts).toBe(3);
  expect(await at.sql`select id, sum from account order by id`).toEqual([
    { id: 1, sum: 2 },
    { id: 2, sum: 2 },
  ]);
});

test("what cannot be serialised is tried four times in all, then thrown; other errors at once", async () => {
  const attemptsAt = async (state: string) => {
    let attempts = 0;
    const failing = inTransaction(at.db, async (tx) => {
      attempts++;
      await tx.execute(text.raw(`do $$ begin raise exception 'no' using errcode = '${state}'; end $$`));
    });
    const error = await failing.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(sqlState(error)).toBe(state);
    return attempts;
  };
  expect(await attemptsAt("40001")).toBe(4);
  expect(await attemptsAt("23505")).toBe(1);
});

test("close ends the connections", async () => {
  const other = openDb(at.url, { max: 2 });
  await other.sql`set application_name = 'other'`;
  await other.close();
  expect(await at.sql`select 1 from pg_stat_activity where application_name = 'other'`).toEqual([]);
});

test("tells how many transactions run, and how many wait for a connection", async () => {
  const own = openDb(at.url, { max: 1 });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const first = inTransaction(own.db, async () => {
    entered();
    await held;
  });
  await started;
  const second = inTransaction(own.db, async (tx) => void (await tx.execute(text`select 1`)));
  const failing = inTransaction(own.db, async () => Promise.reject(new Error("its work failed")));
  expect(poolUse(own.db)).toEqual({ running: 1, waiting: 2 });
  release();
  await Promise.all([first, second, expect(failing).rejects.toThrow("its work failed")]);
  expect(poolUse(own.db)).toEqual({ running: 0, waiting: 0 });
  await own.close();
});

// Connections that are lost, cancelled or silent: what was under way fails as unavailable, what comes next works.
import { sql as text } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { inTransaction, isUnavailable, openDb } from "../../src/store/db.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { openSilentDoor } from "../support/run/silent-server.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await openTestDatabase();
});
afterAll(() => at.close());
afterEach(() => {
  vi.useRealTimers();
});

const pidIn = text`select pg_backend_pid() as pid`;
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a connection ended between two queries of a transaction: the second fails, and the next transaction works", async () => {
  const other = openDb(at.url, { max: 1 });
  let later: unknown;
  const first = await errorOf(
    inTransaction(other.db, async (tx) => {
      const [row] = await tx.execute(pidIn);
      await at.sql`select pg_terminate_backend(${Number(row?.pid)}, 10000)`;
      // The socket's end is heard while this transaction waits for something else than the database.
      await new Promise((next) => setTimeout(next, 100));
      later = await errorOf(tx.execute(pidIn));
    }),
  );
  await expect.poll(() => later).toBeDefined();
  expect([isUnavailable(first), isUnavailable(later)]).toEqual([true, true]);
  expect(await inTransaction(other.db, (tx) => tx.execute(text`select 1 as one`))).toEqual([{ one: 1 }]);
  await other.close();
});

test("connections ended during their queries: every transaction fails, and the next one finds its times as before", async () => {
  const other = openDb(at.url, { max: 4 });
  const asked = text`select timestamptz '2022-10-10 00:00Z' as at`;
  for (let round = 0; round < 10; round++) {
    const sleeping = [1, 2, 3].map(() =>
      errorOf(
        inTransaction(other.db, async (tx) => {
          await tx.execute(text`select set_config('application_name', 'sleeps', true)`);
          await tx.execute(text`select pg_sleep(60)`);
        }),
      ),
    );
    const asleep = () =>
      at.sql`select pid from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`;
    await expect.poll(async () => (await asleep()).length).toBe(3);
    for (const { pid } of await asleep()) await at.sql`select pg_terminate_backend(${Number(pid)})`;
    expect((await Promise.all(sleeping)).map(isUnavailable)).toEqual([true, true, true]);
    expect(await inTransaction(other.db, (tx) => tx.execute(asked))).toEqual([
      { at: "2022-10-10 00:00:00+00" },
    ]);
  }
  await other.close();
});

test("a cancelled query is tried again; one that is always cancelled is unavailable", async () => {
  let attempts = 0;
  const cancel = (times: number) =>
    inTransaction(at.db, async (tx) => {
      attempts++;
      if (attempts <= times)
        await tx.execute(text`do $$ begin raise exception 'no' using errcode = '57014'; end $$`);
      return attempts;
    });
  expect(await cancel(1)).toBe(2);
  attempts = 0;
  expect(isUnavailable(await errorOf(cancel(100)))).toBe(true);
  expect(attempts).toBe(4);
});

test("a server that does not answer: the transaction fails when its time is over, and the next one works", async () => {
  const door = await openSilentDoor(at.url);
  const other = openDb(door.url, { max: 1 });
  await inTransaction(other.db, (tx) => tx.execute(pidIn));
  door.fallSilent();
  const silent = await errorOf(inTransaction(other.db, (tx) => tx.execute(pidIn), 200));
  expect(isUnavailable(silent)).toBe(true);
  expect(await inTransaction(other.db, (tx) => tx.execute(text`select 1 as one`))).toEqual([{ one: 1 }]);
  await other.close();
  await door.close();
});

test("a server that is silent to several: the connections that came after the first failure stay", async () => {
  const door = await openSilentDoor(at.url);
  const other = openDb(door.url, { max: 2 });
  await Promise.all([1, 2].map(() => inTransaction(other.db, (tx) => tx.execute(pidIn))));
  door.fallSilent();
  const [first, second] = [200, 600].map((ms) =>
    errorOf(inTransaction(other.db, (tx) => tx.execute(pidIn), ms)),
  );
  expect(isUnavailable(await first)).toBe(true);
  const before = await inTransaction(other.db, (tx) => tx.execute(pidIn));
  expect(isUnavailable(await second)).toBe(true);
  expect(await inTransaction(other.db, (tx) => tx.execute(pidIn))).toEqual(before);
  await other.close();
  await door.close();
});

function signal(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

/** A pool of one connection, which a transaction holds until it is released; its clocks are moved by hand. */
async function heldPool() {
  const other = openDb(at.url, { max: 1 });
  const entered = signal();
  const held = signal();
  const holder = inTransaction(other.db, async (tx) => {
    const [row] = await tx.execute(pidIn);
    entered.resolve();
    await held.promise;
    return row?.pid;
  });
  await entered.promise;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const release = () => {
    held.resolve();
    return holder;
  };
  return { ...other, release };
}

test("a transaction that gets no connection fails alone and is not begun later; the pool stays", async () => {
  const pool = await heldPool();
  let begun = 0;
  const late = errorOf(inTransaction(pool.db, async () => begun++, 20_000));
  vi.advanceTimersByTime(20_000);
  expect(isUnavailable(await late)).toBe(true);
  const pid = await pool.release();
  expect(await inTransaction(pool.db, (tx) => tx.execute(pidIn))).toEqual([{ pid }]);
  expect(begun).toBe(0);
  vi.useRealTimers();
  await pool.close();
});

test("the time that a transaction waits for its connection is none of its own", async () => {
  const pool = await heldPool();
  const begun = signal();
  const rest = signal();
  const second = inTransaction(pool.db, async (tx) => {
    begun.resolve();
    await rest.promise;
    return tx.execute(pidIn);
  });
  vi.advanceTimersByTime(20_000);
  const pid = await pool.release();
  await begun.promise;
  vi.advanceTimersByTime(20_000);
  rest.resolve();
  expect(await second).toEqual([{ pid }]);
  vi.useRealTimers();
  await pool.close();
});

test("what comes after the end is refused, and opens no connection again", async () => {
  const other = openDb(at.url, { max: 2 });
  await inTransaction(other.db, (tx) => tx.execute(pidIn));
  await other.close();
  const late = await errorOf(inTransaction(other.db, (tx) => tx.execute(pidIn)));
  expect(isUnavailable(late)).toBe(true);
});

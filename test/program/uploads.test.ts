// Files handed over to the running program: kept first, read afterwards, told once, whatever ends in the middle of it.
import { afterEach, beforeEach, expect, test } from "vitest";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";
import { webClient } from "../support/browser/web-client.ts";
import { hostileFiles } from "../support/files/hostile.ts";
import { openSchools } from "../support/program/handing-over.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { killAll, startListening } from "../support/program/process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";
import { until } from "../support/run/patience.ts";

let database: TestDatabase;
let running: Running | null = null;
beforeEach(async () => {
  database = await openTestDatabase({ max: 10 });
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await killAll();
  await database.close();
});

const list = (text: string) => new TextEncoder().encode(`STT;Số lớp;Người\n1.7;${text}\n`);
const states = async () =>
  (await database.sql`select outcome ->> 'type' as type, leased_until from upload order by id`).map(
    ({ type }) => type,
  );
const allRead = (count: number) =>
  until(`${count} files are read`, async () => {
    const all = await states();
    return all.length === count && all.every((type) => type === "read");
  });
/** Until nothing waits that a chat is to hear. */
const allTold = () =>
  until("everything is told", async () => {
    const waiting = await database.sql`select 1 from inbox where state = 'received'`;
    return waiting.length === 0;
  });

/** What was read cannot be written down until the given function is called. */
async function holdReading(): Promise<() => Promise<void>> {
  await database.sql.unsafe(`
    create function hold_reading() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(11); return new; end $$;
    create trigger hold_reading before update of outcome on upload for each row execute function hold_reading()`);
  const held = await database.sql.reserve();
  await held`select pg_advisory_lock(11)`;
  return async () => {
    await held`select pg_advisory_unlock(11)`;
    held.release();
  };
}

/** Until somebody is in the middle of a file. */
const beingRead = () =>
  until("a file is being read", async () => {
    const waiting = await database.sql`
      select 1 from pg_locks where locktype = 'advisory' and objid = 11 and not granted`;
    return waiting.length > 0;
  });

test("eight files at once of eight people are all kept, read and told", async () => {
  const schools = await openSchools(database, 8);
  running = await startInProcess(database, {});
  const page = running.program.address;
  const statuses = await Promise.all(schools.map((one, n) => one.hand(page, "so.csv", list(`${n};${n}`))));
  expect(statuses).toEqual(Array(8).fill(303));
  await allRead(8);
  await allTold();
  expect((await Promise.all(schools.map((one) => one.told()))).map((told) => told.length)).toEqual(
    Array(8).fill(1),
  );
});

test("eight files at once of one person are all kept, read and told, in their order", async () => {
  const [school] = await openSchools(database, 1);
  running = await startInProcess(database, {});
  const page = running.program.address;
  // The first binds the link to the browser.
  expect(await school?.hand(page, "0.csv", list("1;30"))).toBe(303);
  const more = [1, 2, 3, 4, 5, 6, 7].map((n) => school?.hand(page, `${n}.csv`, list(`${n};${n}0`)));
  expect(await Promise.all(more)).toEqual(Array(7).fill(303));
  await allRead(8);
  await allTold();
  expect(await school?.told()).toHaveLength(8);
  const read = await database.sql`select id from upload order by read_at, id`;
  const kept = await database.sql`select id from upload order by id`;
  expect([...read]).toEqual([...kept]);
});

test("a kill while a file is read leaves it waiting: the next program reads it, and tells it once", async () => {
  const [school] = await openSchools(database, 1);
  const release = await holdReading();
  const port = await freePort();
  const start = () => startListening({ DATABASE_URL: database.url, PORT: String(port) });
  const first = await start();
  expect(await school?.hand(`http://127.0.0.1:${port}`, "a.csv", list("3;90"))).toBe(303);
  await beingRead();
  await first.end("SIGKILL");
  await release();
  expect(await states()).toEqual([null]);
  expect(await school?.told()).toEqual([]);

  // Its lease has run out.
  await database.sql`update upload set leased_until = now()`;
  const second = await start();
  await allRead(1);
  await allTold();
  expect(await school?.told()).toHaveLength(1);
  expect(await database.sql`select attempts from upload`).toEqual([{ attempts: 2 }]);
  expect(await second.end("SIGTERM")).toBe(0);
  expect(await school?.told()).toHaveLength(1);
});

test("a program that stops gives back what it reads, and one that is paused reads nothing", async () => {
  const [school] = await openSchools(database, 1);
  await database.sql`insert into setting (key, value) values ('paused', '"restored"')`;
  running = await startInProcess(database, {});
  expect(await school?.hand(running.program.address, "a.csv", list("3;90"))).toBe(303);
  await running.stop();
  expect(await database.sql`select attempts, leased_until, outcome from upload`).toEqual([
    { attempts: 0, leased_until: null, outcome: null },
  ]);
  await database.sql`delete from setting`;
  running = await startInProcess(database, {});
  await allRead(1);
});

/** Joins a unit on the page and gives what answers there, so many times. */
async function answerer(page: string, code: string) {
  const web = webClient(() => page);
  for (const text of [await codeFor(database.db, code, "contact"), "đúng"]) await web.say({ text });
  return async (times: number) => {
    for (let n = 1; n <= times; n++) {
      expect((await web.say({ text: `1.1: ${n + 1}/${n + 100}` })).text).toContain(`${n + 100} người`);
    }
  };
}

test("somebody whose file is being read answers on, and so do all others", async () => {
  const [giver] = await openSchools(database, 2);
  running = await startInProcess(database, {});
  const page = running.program.address;
  const [same, other] = await Promise.all([answerer(page, "T1"), answerer(page, "T2")]);
  const release = await holdReading();
  expect(await giver?.hand(page, "a.csv", list("3;90"))).toBe(303);
  await beingRead();
  await Promise.all([same(6), other(6)]);
  expect(await states()).toEqual([null]);
  await release();
  // Whoever waited for it too long has given up: its lease has run out.
  await database.sql`update upload set leased_until = now() where outcome is null`;
  await allRead(1);
});

test("files made to do harm end nothing: each is told what it is, and others are answered meanwhile", async () => {
  const [giver] = await openSchools(database, 2);
  running = await startInProcess(database, {});
  const page = running.program.address;
  const answer = await answerer(page, "T2");
  const files = hostileFiles();
  const hand = async () => {
    for (const { name, bytes } of files)
      expect([name, await giver?.hand(page, name, bytes)]).toEqual([name, 303]);
  };
  await Promise.all([hand(), answer(12)]);
  await until("all are read", async () => (await states()).every((type) => type !== null));
  const rows = await database.sql`select name, outcome from upload order by id`;
  const became = rows.map(({ name, outcome }) => {
    const what = outcomeShape.read(outcome);
    if (what.type !== "unreadable") return [name, what.type];
    return [name, what.why.type === "too-much" ? what.why.what : what.why.type];
  });
  expect(became).toEqual(files.map(({ name, becomes }) => [name, becomes]));
  await allTold();
  expect(await giver?.told()).toHaveLength(files.length);
  await answer(2);
  expect(running.logged).toEqual([]);
});

// Files handed over to the running program: kept first, read afterwards, told once, whatever ends in the middle of it.
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSchools } from "../support/program/handing-over.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { killAll, startListening } from "../support/program/process.ts";
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

test("eight files at once of eight people are all kept, read and told", async () => {
  const schools = await openSchools(database, 8);
  running = await startInProcess(database, {});
  const page = running.program.address;
  const statuses = await Promise.all(schools.map((one, n) => one.hand(page, "so.csv", list(`${n};${n}`))));
  expect(statuses).toEqual(Array(8).fill(200));
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
  expect(await school?.hand(page, "0.csv", list("1;30"))).toBe(200);
  const more = [1, 2, 3, 4, 5, 6, 7].map((n) => school?.hand(page, `${n}.csv`, list(`${n};${n}0`)));
  expect(await Promise.all(more)).toEqual(Array(7).fill(200));
  await allRead(8);
  await allTold();
  expect(await school?.told()).toHaveLength(8);
  const read = await database.sql`select id from upload order by read_at, id`;
  const kept = await database.sql`select id from upload order by id`;
  expect([...read]).toEqual([...kept]);
});

test("a kill while a file is read leaves it waiting: the next program reads it, and tells it once", async () => {
  const [school] = await openSchools(database, 1);
  // What was read cannot be written down while this is held.
  await database.sql.unsafe(`
    create function hold_reading() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(11); return new; end $$;
    create trigger hold_reading before update of outcome on upload for each row execute function hold_reading()`);
  const held = await database.sql.reserve();
  await held`select pg_advisory_lock(11)`;
  const port = await freePort();
  const start = () => startListening({ DATABASE_URL: database.url, PORT: String(port) });
  const first = await start();
  expect(await school?.hand(`http://127.0.0.1:${port}`, "a.csv", list("3;90"))).toBe(200);
  await until("the file was read", async () => {
    const waiting = await database.sql`
      select 1 from pg_locks where locktype = 'advisory' and objid = 11 and not granted`;
    return waiting.length > 0;
  });
  await first.end("SIGKILL");
  await held`select pg_advisory_unlock(11)`;
  held.release();
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
  expect(await school?.hand(running.program.address, "a.csv", list("3;90"))).toBe(200);
  await running.stop();
  expect(await database.sql`select attempts, leased_until, outcome from upload`).toEqual([
    { attempts: 0, leased_until: null, outcome: null },
  ]);
  await database.sql`delete from setting`;
  running = await startInProcess(database, {});
  await allRead(1);
});

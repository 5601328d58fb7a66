// The process that polls is suspended for longer than its lease, and goes on beside the one that took over.
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type RunningProcess, startListening } from "../support/program/process.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

let database: TestDatabase;
let zalo: FakeZaloBot;
const started: RunningProcess[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  zalo = await FakeZaloBot.start({ bots: 1 });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.end("SIGKILL")));
  await zalo.stop();
  await database.close();
});

async function start(): Promise<RunningProcess> {
  const it = await startListening({
    DATABASE_URL: database.url,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    PORT: String(await freePort()),
  });
  started.push(it);
  return it;
}
const polls = async () => (await zalo.state()).polls;
const isPolling = async () => (await zalo.state()).bots[0]?.polling;

test("it does not poll again before it has the right to: never two polls at once", async () => {
  const first = await start();
  await expect.poll(isPolling).toBe(true);
  await start();
  first.suspend(true);
  // Its own poll ends at Zalo; the next one is the other's.
  await expect.poll(isPolling).toBe(false);
  const before = await polls();
  await expect.poll(polls).toBeGreaterThan(before);
  first.suspend(false);
  await expect.poll(polls).toBeGreaterThan(before + 2);
  expect((await zalo.state()).violations).toEqual([]);
});

// Polling a Zalo bot: polls that bring nothing at once are made slowly, and nobody polls without the right to.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { zaloBotChannel } from "../../../src/channels/zalo/bot.ts";
import type { ZaloResult } from "../../../src/channels/zalo/call.ts";
import { startZaloBotPoll } from "../../../src/doors/zalo/bot-poll.ts";
import type { Loop } from "../../../src/loops/loop.ts";
import { type TestClock, testApp, testClock } from "../../support/chat/delivery.ts";
import { FakeZaloBot } from "../../support/fakes/zalo/bot.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let zalo: FakeZaloBot;
let clock: TestClock;
const polls: Loop[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  zalo = await FakeZaloBot.start();
  clock = testClock();
});
afterEach(async () => {
  await zalo.stop();
  await Promise.all(polls.splice(0).map((poll) => poll.stop()));
  await database.db.execute(sql`delete from channel_account`);
  await database.db.execute(sql`delete from inbox`);
});

const channel = (pollSeconds: number) =>
  zaloBotChannel({ token: zalo.token, apiRoot: zalo.apiRoot, timeoutSeconds: 2, pollSeconds });
const isPolling = async () => (await zalo.state()).bots[0]?.polling;

function start(of: ReturnType<typeof channel>, kept = () => undefined) {
  const app = testApp(database.db, clock, []);
  polls.push(startZaloBotPoll(app, of, kept));
  return app;
}

describe("polls that bring nothing at once", () => {
  const told = (lines: readonly string[]) => lines.filter((line) => line.includes("answers polls at once"));
  const nothing: ZaloResult<unknown> = { ok: true, value: null };
  const rubbish: ZaloResult<unknown> = { ok: true, value: { what: "is this" } };

  test.each([
    ["nothing", nothing],
    ["what no platform sends", rubbish],
  ])("%s, again and again: a handful of polls in seconds, and one line in the log", async (_, answer) => {
    let asked = 0;
    const update = async () => {
      asked++;
      return answer;
    };
    const app = start({ ...channel(6), update });
    await expect.poll(() => told(app.logged).length).toBe(1);
    // A slow machine polls less often still; unpaced, these would be thousands.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(asked).toBeLessThanOrEqual(4);
    expect(told(app.logged)).toHaveLength(1);
  });

  test("a real update is followed by a poll without any wait, and ends the trouble", async () => {
    await zalo.say("lan", "xin chào");
    const real = await channel(1).update(new AbortController().signal);
    const answers = [nothing, nothing, nothing, real, nothing, nothing, nothing];
    const toldAt: number[] = [];
    let asked = 0;
    let kept = 0;
    const update = async () => {
      toldAt.push(told(app.logged).length);
      return answers[asked++] ?? nothing;
    };
    const app = start({ ...channel(6), update }, () => {
      kept++;
      return undefined;
    });
    await expect.poll(() => told(app.logged).length).toBe(2);
    expect(kept).toBe(1);
    expect(toldAt.slice(0, 7)).toEqual([0, 0, 0, 1, 1, 1, 1]);
  });

  test("over the wire: empty results and refusals before their time", async () => {
    for (const update of [{}, []]) await zalo.update(null, update);
    await zalo.fault({ kind: "error", method: "getUpdates", times: 1, code: 408, description: "timeout" });
    const app = start(channel(20));
    await expect.poll(() => told(app.logged).length).toBe(1);
    await expect.poll(isPolling).toBe(true);
  });
});

describe("nobody polls without the right to", () => {
  const taken = sql`
    update channel_account set poll_owner = 'another', poll_until = clock_timestamp() + interval '60 s'`;

  test("whose lease went to another while a poll was open does not poll again", async () => {
    start(channel(1));
    await expect.poll(isPolling).toBe(true);
    await database.db.execute(taken);
    const { polls: before } = await zalo.state();
    await expect.poll(isPolling).toBe(false);
    // Until another who looks for the right would have found it, and long past the next poll.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await zalo.state()).polls).toBe(before);
  });

  test("whoever stood still while another took the right gives up the poll in flight", async () => {
    start(channel(60));
    await expect.poll(isPolling).toBe(true);
    const { polls: before } = await zalo.state();
    await database.db.execute(taken);
    clock.pass(8_000);
    await expect.poll(isPolling).toBe(false);
    const { polls: after, conflicts } = await zalo.state();
    expect([after, conflicts]).toEqual([before, 0]);
  });

  test("a clock that is set, forth or back, gives up nothing: what Zalo has just given would be lost", async () => {
    const app = start(channel(60));
    await expect.poll(isPolling).toBe(true);
    const { polls: before } = await zalo.state();
    for (const ms of [90_000, -180_000, 3_600_000]) {
      clock.pass(ms);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    }
    const { polls: after, bots } = await zalo.state();
    expect([after, bots[0]?.polling]).toEqual([before, true]);
    expect(app.logged).toEqual([]);
  });
});

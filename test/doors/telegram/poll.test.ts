// Polling Telegram against the strict fake: nothing is lost or confirmed too early, and only one process polls.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { telegramChannel } from "../../../src/channels/telegram/channel.ts";
import type { Receive } from "../../../src/doors/take-update.ts";
import { startTelegramPoll } from "../../../src/doors/telegram/poll.ts";
import type { Loop } from "../../../src/loops/loop.ts";
import type { IncomingMessage } from "../../../src/message.ts";
import { testApp, testClock } from "../../support/chat/delivery.ts";
import { FakeTelegram } from "../../support/fakes/telegram/telegram.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let telegram: FakeTelegram;
const polls: Loop[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  telegram = await FakeTelegram.start();
});
afterEach(async () => {
  await Promise.all(polls.splice(0).map((poll) => poll.stop()));
  await telegram.stop();
  await database.db.execute(sql`delete from channel_account`);
  await database.db.execute(sql`delete from inbox`);
});

/** An engine that keeps what it took in, each key once, as the inbox does. */
function engine() {
  const taken: IncomingMessage[] = [];
  const it = {
    taken,
    texts: () => taken.flatMap((message) => ("text" in message.body ? [message.body.text] : [])),
    before: async (_message: IncomingMessage) => undefined as unknown,
    receive: (async (message) => {
      await it.before(message);
      if (taken.some((other) => other.key === message.key)) return "duplicate";
      taken.push(message);
      return "done";
    }) satisfies Receive,
  };
  return it;
}

/** One process that polls. */
function startProcess(receive: Receive, pollSeconds = 2) {
  const app = testApp(database.db, testClock(), []);
  const options = { token: telegram.token, apiRoot: telegram.apiRoot, timeoutSeconds: 2, pollSeconds };
  const poll = startTelegramPoll(app, telegramChannel(options), receive);
  polls.push(poll);
  return { app, poll, logged: () => app.logged.join("\n") };
}

const pending = async () => (await telegram.state()).pending;

describe("taking updates in", () => {
  test("what people write comes in, in order, and is then confirmed; a press is acknowledged", async () => {
    const it = engine();
    startProcess(it.receive);
    for (const text of ["one", "two", "three"]) await telegram.say(1, text);
    await telegram.say(2, "four");
    const { pressId } = await telegram.pressData(1, 1, "EEEEEEEEEEEEEEEE");
    await expect.poll(() => it.taken.length).toBe(5);
    expect(it.texts().filter((text) => text !== "four")).toEqual(["one", "two", "three"]);
    await expect.poll(pending).toBe(0);
    await expect.poll(async () => (await telegram.state()).acknowledged).toEqual([pressId]);
    expect((await telegram.state()).violations).toEqual([]);
  });

  test("nothing of a batch is confirmed while one of it cannot be stored; all come again, none is lost", async () => {
    const it = engine();
    let refusals = 2;
    it.before = async (message) => {
      if ("text" in message.body && message.body.text === "bad moment" && refusals-- > 0) {
        throw new Error("connection refused");
      }
    };
    await telegram.say(1, "first");
    await telegram.say(1, "bad moment");
    await telegram.say(1, "after it");
    await telegram.say(2, "another chat");
    const { logged } = startProcess(it.receive);
    await expect.poll(() => it.texts()).toContain("after it");
    expect(it.texts().filter((text) => text !== "another chat")).toEqual(["first", "bad moment", "after it"]);
    expect(it.texts()).toContain("another chat");
    await expect.poll(pending).toBe(0);
    expect(logged()).toContain("could not be stored");
  });

  test("stopped before it confirmed: the next start is given the batch again", async () => {
    const it = engine();
    await telegram.say(1, "once");
    const { poll } = startProcess(it.receive);
    const stopped = new Promise<void>((resolve) => {
      it.before = async () => void poll.stop().then(resolve);
    });
    await stopped;
    expect(it.texts()).toEqual(["once"]);
    expect(await pending()).toBe(1);
    it.before = async () => undefined;
    startProcess(it.receive);
    await expect.poll(pending).toBe(0);
    expect(it.texts()).toEqual(["once"]);
  });

  test("different chats do not wait for each other, one chat's messages do", async () => {
    const it = engine();
    let running = 0;
    let most = 0;
    const busy = new Set<string>();
    it.before = async (message) => {
      expect(busy.has(message.address.chat)).toBe(false);
      busy.add(message.address.chat);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
      busy.delete(message.address.chat);
    };
    for (let n = 0; n < 12; n++) await telegram.say(1 + (n % 4), `message ${n}`);
    startProcess(it.receive);
    await expect.poll(() => it.taken.length).toBe(12);
    expect(most).toBe(4);
    for (let chat = 0; chat < 4; chat++) {
      const own = it.taken.filter((message) => message.address.chat === String(chat + 1));
      expect(own.map((message) => "text" in message.body && message.body.text)).toEqual(
        [0, 4, 8].map((n) => `message ${n + chat}`),
      );
    }
  });

  test("what cannot be read is kept as dead once, and does not come again", async () => {
    const it = engine();
    startProcess(it.receive);
    await telegram.update(1, { message: { chat: "no\u0000 chat", text: "\ud83d" } });
    await telegram.say(1, "after it");
    await expect.poll(() => it.texts()).toEqual(["after it"]);
    await expect.poll(pending).toBe(0);
    const dead = await database.db.execute(sql`select state, problem from inbox`);
    expect([...dead]).toEqual([{ state: "dead", problem: "unreadable" }]);
  });

  test("errors of the network and of Telegram are waited out", async () => {
    const it = engine();
    await telegram.fault({ kind: "cut-before", method: "getUpdates", times: 1 });
    await telegram.fault({ kind: "throttle", method: "getUpdates", times: 1, retryAfter: 1 });
    await telegram.fault({ kind: "gateway", method: "getUpdates", times: 1, code: 502 });
    const { logged } = startProcess(it.receive);
    await telegram.say(1, "in the end");
    await expect.poll(() => it.texts()).toEqual(["in the end"]);
    expect(logged()).toContain("HTTP_502");
    expect(logged()).not.toContain(telegram.token.split(":")[1]);
  });
});

describe("one of several processes polls", () => {
  test("two processes: never two polls at once, and the other takes over from one that stops", async () => {
    const it = engine();
    const first = startProcess(it.receive);
    await expect.poll(async () => (await telegram.state()).polls).toBeGreaterThan(0);
    startProcess(it.receive);
    for (let n = 0; n < 5; n++) await telegram.say(1, `early ${n}`);
    await expect.poll(() => it.taken.length).toBe(5);
    await first.poll.stop();
    for (let n = 0; n < 5; n++) await telegram.say(1, `late ${n}`);
    await expect.poll(() => it.taken.length).toBe(10);
    expect(it.texts().at(-1)).toBe("late 4");
    expect((await telegram.state()).pollConflicts).toBe(0);
  });

  test("a process that was killed loses its right after seconds; one that lost it stops polling", async () => {
    const it = engine();
    const { logged } = startProcess(it.receive);
    await expect.poll(async () => (await telegram.state()).polls).toBeGreaterThan(0);
    // As if it had been frozen for longer than its lease, and another had taken it meanwhile.
    await database.db.execute(sql`
      update channel_account set poll_owner = 'another', poll_until = clock_timestamp() + interval '1 h'`);
    await new Promise((resolve) => setTimeout(resolve, 2_600));
    const { polls: before } = await telegram.state();
    await telegram.say(1, "waits");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(it.taken).toEqual([]);
    expect((await telegram.state()).polls).toBe(before);
    // The right of one that is dead ends by itself.
    await database.db.execute(sql`update channel_account set poll_until = clock_timestamp()`);
    await expect.poll(() => it.texts()).toEqual(["waits"]);
    expect(logged()).not.toContain("failed");
  });
});

test("a stop is obeyed at any moment, however long Telegram holds the poll", async () => {
  for (const ms of [0, 1, 2, 5, 10, 20, 50, 100, 300]) {
    const { poll } = startProcess(engine().receive, 50);
    await new Promise((resolve) => setTimeout(resolve, ms));
    const start = performance.now();
    await poll.stop();
    expect(performance.now() - start).toBeLessThan(25_000);
  }
});

test("a foreign webhook is reported once, loudly, and left alone", async () => {
  const other = telegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot });
  await other.setWebhook({ url: "http://127.0.0.1:9/hook", secret: "s".repeat(32) });
  const it = engine();
  const { app, logged } = startProcess(it.receive);
  await expect.poll(logged).toContain("a webhook at 127.0.0.1:9");
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(app.logged).toHaveLength(1);
  const state = await telegram.state();
  expect([state.webhooksDeleted, state.webhook.url]).toEqual([0, "http://127.0.0.1:9/hook"]);
});

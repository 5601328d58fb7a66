// Delivering: order, and failures of every kind. One database, a channel that obeys.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SendError } from "../../src/channels/channel.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  passTime,
  put,
  rowsOf,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let clock = testClock();
let memory = memoryChannel();
let app: ReturnType<typeof testApp>;
let lan = 0;
let minh = 0;
let account = 0;
beforeEach(async () => {
  clock = testClock();
  memory = memoryChannel({ account: `account-${++account}` }); // nothing of another test is due on it
  app = testApp(database.db, clock, [memory.channel]);
  lan = await addAddress(database.db, memory.channel, "lan");
  minh = await addAddress(database.db, memory.channel, "minh");
});

const db = () => database.db;
const pass = (ms: number) => passTime(database.db, clock, ms);
const say = (address: number, text: string, more: Parameters<typeof put>[4] = {}) =>
  put(db(), clock, address, text, more);
const deliver = (parts = deliveryParts()) => deliverDue(app, parts);
/** How many seconds nothing is sent to the address, from the last failure on. */
async function restOf(id: number): Promise<number> {
  const [row] = await db().execute(
    sql`select extract(epoch from paused_until - paused_from)::float8 as s from address where id = ${id}`,
  );
  return Math.round(Number(row?.s));
}
const fail = (error: SendError) => async () => ({ ok: false, error }) as const;
const works = memoryChannel().answer;
const states = async (address: number) => (await rowsOf(db(), address)).map((row) => row.state);

describe("order", () => {
  test("one address gets its messages in order and numbered; across addresses replies go first", async () => {
    await say(lan, "announcement", { kind: "announcement" });
    await say(lan, "reminder", { kind: "reminder" });
    await say(minh, "receipt", { kind: "receipt" });
    for (const text of ["one", "two", "three"]) await say(lan, text);
    expect(await deliver()).toBe(6);
    expect(memory.texts("lan")).toEqual(["one", "two", "three", "reminder", "announcement"]);
    const rows = await rowsOf(db(), lan);
    expect(rows.map((row) => [row.text, row.seq])).toEqual([
      ["announcement", 5],
      ["reminder", 4],
      ["one", 1],
      ["two", 2],
      ["three", 3],
    ]);
    expect((await rowsOf(db(), minh)).map((row) => [row.state, row.seq])).toEqual([["sent", 1]]);
  });

  test("of many addresses those with replies are taken up before those with announcements", async () => {
    const firstSends: string[] = [];
    memory.answer = async (part, _address, signal) => {
      firstSends.push(part.text);
      return works(part, { channel: "zalo-bot", account: "", chat: "" }, signal);
    };
    for (let n = 0; n < 60; n++) {
      const address = await addAddress(db(), memory.channel, `many-${n}`);
      await say(address, n < 40 ? "announcement" : "reply", { kind: n < 40 ? "announcement" : "reply" });
    }
    expect(await deliver()).toBe(60);
    expect(firstSends.slice(0, 20)).toEqual(Array(20).fill("reply"));
  });

  test("nothing goes before its time or after it has expired", async () => {
    await say(lan, "later", { notBefore: new Date(clock.now.getTime() + 60_000) });
    await say(lan, "stale", { expiresAt: new Date(clock.now.getTime() + 1_000) });
    await pass(2_000);
    await say(lan, "now");
    expect(await deliver()).toBe(1);
    expect(memory.texts("lan")).toEqual(["now"]);
    expect(await states(lan)).toEqual(["queued", "dropped", "sent"]);
    await pass(60_000);
    expect(await deliver()).toBe(1);
    expect(memory.texts("lan")).toEqual(["now", "later"]);
  });
});

describe("what went wrong", () => {
  test("a message that can never be sent does not hold up the next", async () => {
    memory.answer = async (part, address, signal) =>
      part.text === "bad"
        ? { ok: false, error: { type: "rejected", detail: "400 no" } }
        : works(part, address, signal);
    await say(lan, "bad");
    await say(lan, "good");
    expect(await deliver()).toBe(1);
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.problem])).toEqual([
      ["failed", "400 no"],
      ["sent", null],
    ]);
    expect(app.logged.join("\n")).toContain("Not delivered: 400 no");
  });

  test("not sent: it is tried again after a growing rest, and nothing overtakes it", async () => {
    memory.answer = fail({ type: "not-sent", detail: "ECONNREFUSED" });
    await say(lan, "one");
    expect(await deliver()).toBe(0);
    await say(lan, "two");
    expect(await restOf(lan)).toBe(1);
    await pass(1_000);
    expect(await deliver()).toBe(0);
    expect(await restOf(lan)).toBe(2);
    await pass(2_000);
    expect(await deliver()).toBe(0);
    expect(await restOf(lan)).toBe(4);
    memory.answer = works;
    await pass(4_000);
    expect(await deliver()).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
  });

  test("a platform that is away for two days: then the message is given up", async () => {
    memory.answer = fail({ type: "not-sent", detail: "ENOTFOUND" });
    await say(lan, "old");
    for (let hour = 0; hour < 47; hour++) {
      expect(await deliver()).toBe(0);
      await pass(3_600_000);
    }
    expect(await states(lan)).toEqual(["queued"]);
    await pass(2 * 3_600_000);
    await deliver();
    expect(await states(lan)).toEqual(["failed"]);
  });

  test("no answer: it is sent once more, not before half a minute has passed, then it has failed", async () => {
    memory.answer = fail({ type: "unknown", detail: "timeout" });
    await say(lan, "perhaps");
    await say(lan, "next");
    expect(await deliver()).toBe(0);
    expect(await states(lan)).toEqual(["sending", "queued"]);
    await pass(15_000);
    memory.answer = works;
    expect(await deliver()).toBe(0);
    await pass(15_000);
    memory.answer = async (part, address, signal) =>
      part.text === "perhaps"
        ? { ok: false, error: { type: "unknown", detail: "timeout" } }
        : works(part, address, signal);
    expect(await deliver()).toBe(1);
    expect(await states(lan)).toEqual(["failed", "sent"]);
  });

  test("blocked: everything queued for that person fails with the reason, others go on", async () => {
    const blocked = fail({ type: "unreachable", detail: "403 blocked" });
    memory.answer = (part, address, signal) =>
      address.chat === "lan" ? blocked() : works(part, address, signal);
    await say(lan, "one");
    await say(lan, "tomorrow", { kind: "reminder", notBefore: new Date(clock.now.getTime() + 86_400_000) });
    await say(minh, "hello");
    expect(await deliver()).toBe(1);
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.problem])).toEqual([
      ["failed", "403 blocked"],
      ["failed", "403 blocked"],
    ]);
    const [row] = await db().execute(sql`select state from address where id = ${lan}`);
    expect(row).toEqual({ state: "blocked" });
    memory.answer = works;
    await say(lan, "are you back?");
    expect(await deliver()).toBe(1);
    expect([...(await db().execute(sql`select state from address where id = ${lan}`))]).toEqual([
      { state: "open" },
    ]);
  });

  test("a refused account pauses and is reported; a message waits for the new token", async () => {
    memory.answer = fail({ type: "account", detail: "401 Unauthorized" });
    await say(lan, "one");
    expect(await deliver()).toBe(0);
    expect(app.logged.join("\n")).toContain("refuses our account");
    memory.answer = works;
    expect(await deliver()).toBe(0);
    await pass(60_000);
    expect(await deliver()).toBe(1);
  });

  test("what is stored and no message fails by itself; a channel that throws fails that message only", async () => {
    await db().execute(sql`
      insert into outbox (address_id, channel, priority, kind, body, created_at, state)
      values (${lan}, 'zalo-bot', 0, 'reply', '{"text": 5}', ${clock.now.toISOString()}, 'queued')`);
    await say(lan, "throws");
    await say(lan, "fine");
    memory.answer = (part, address, signal) => {
      if (part.text === "throws") throw new TypeError("secret text");
      return works(part, address, signal);
    };
    expect(await deliver()).toBe(1);
    expect(await states(lan)).toEqual(["failed", "failed", "sent"]);
    expect(app.logged.join("\n")).not.toContain("secret text");
  });
});

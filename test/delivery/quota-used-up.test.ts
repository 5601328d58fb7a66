// A plan that is used up: what has another door goes there once, what has none waits; a rate limit moves nothing.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SendError } from "../../src/channels/channel.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { moveFromUsedUp } from "../../src/delivery/quota-used-up.ts";
import { pauseAccount } from "../../src/store/queue/accounts.ts";
import { reachOf } from "../../src/store/queue/quota.ts";
import {
  addAddress,
  deliveryParts,
  type MemoryChannel,
  memoryChannel,
  passTime,
  put,
  rowsOf,
  type TestClock,
  testApp,
  testClock,
  textMessage,
} from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const usedUp: SendError = { type: "used-up", retryAfterMs: 3_600_000, detail: "429 Quota exceeded" };
const hourMs = 3_600_000;
const account = { channel: "zalo-bot", account: "1" } as const;

let database: TestDatabase;
let clock: TestClock;
let bot: MemoryChannel;
let web: MemoryChannel;
let app: ReturnType<typeof testApp>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`truncate address, outbox, channel_account, person, role`;
  clock = testClock("2026-11-20T08:00:00Z");
  bot = memoryChannel({ account: "1", limits: { quota: { messages: 10, people: 5 } } });
  web = memoryChannel({ name: "web", account: "web", limits: { text: 2_000 } });
  app = testApp(database.db, clock, [bot.channel, web.channel]);
  bot.answer = async () => ({ ok: false, error: usedUp });
});

const pass = (ms: number) => passTime(database.db, clock, ms);
const deliver = (of = app) => deliverDue(of, deliveryParts());

/** A person with these doors, used last in the order given. */
async function personWith(doors: readonly (readonly [MemoryChannel, string])[], role = "contact") {
  const [row] = await database.db.execute(
    sql`insert into person (name, created_at) values ('x', now()) returning id`,
  );
  await database.db.execute(
    sql`insert into role (person_id, unit_id, role, from_at) values (${row?.id}, 1, ${role}, now())`,
  );
  const addresses: number[] = [];
  for (const [index, [channel, chat]] of doors.entries()) {
    const address = await addAddress(database.db, channel.channel, chat);
    const lastIn = new Date(clock.now.getTime() - (10 - index) * hourMs).toISOString();
    await database.db.execute(
      sql`update address set person_id = ${row?.id}, last_in = ${lastIn} where id = ${address}`,
    );
    addresses.push(address);
  }
  return addresses;
}

const all = async () => (await database.db.execute(sql`select kind, state from outbox order by id`)).length;

describe("at the platform's word", () => {
  test("reminders and receipts of everybody with another door go there at once; replies and the others wait", async () => {
    const [, lan = 0] = await personWith([
      [web, "lan-web"],
      [bot, "lan"],
    ]);
    const [, minh = 0] = await personWith([
      [web, "minh-web"],
      [bot, "minh"],
    ]);
    const [thu = 0] = await personWith([[bot, "thu"]]);
    await put(database.db, clock, lan, "an answer");
    const choices = [{ id: "c1", label: "Sửa", word: "sửa" }];
    await put(database.db, clock, lan, textMessage("receipt BN-1", { choices }), { kind: "receipt" });
    await put(database.db, clock, minh, "you owe, minh", { kind: "reminder", dedupe: "remind:1:2:D:2" });
    await put(database.db, clock, thu, "you owe, thu", { kind: "reminder", dedupe: "remind:1:3:D:3" });
    await deliver();
    await deliver();
    expect(web.sent.map((part) => [part.chat, part.text, part.choices.length]).sort()).toEqual([
      ["lan-web", "receipt BN-1", 0],
      ["minh-web", "you owe, minh", 0],
    ]);
    expect((await rowsOf(database.db, lan)).map((row) => [row.text, row.state])).toEqual([
      ["an answer", "queued"],
    ]);
    expect((await rowsOf(database.db, thu)).map((row) => row.state)).toEqual(["queued"]);
    // Somebody bought more: what waited goes, and nothing that went elsewhere comes again.
    bot.answer = async () => ({ ok: true, platformId: "1", at: null });
    await deliver();
    expect(bot.sent).toEqual([]);
    await pass(hourMs + 1);
    await deliver();
    expect(bot.sent.map((part) => part.text).sort()).toEqual(["an answer", "you owe, thu"]);
    expect(web.sent).toHaveLength(2);
  });

  test("what is queued while it is used up goes by the next door too, and an hour later the platform is asked again", async () => {
    const [, lan = 0] = await personWith([
      [web, "lan-web"],
      [bot, "lan"],
    ]);
    await put(database.db, clock, lan, "an answer");
    await deliver();
    await put(database.db, clock, lan, "you owe", { kind: "reminder" });
    await deliver();
    expect(web.sent).toEqual([]);
    await moveFromUsedUp(app);
    await deliver();
    expect(web.texts("lan-web")).toEqual(["you owe"]);
    await pass(hourMs + 1);
    bot.answer = async () => ({ ok: true, platformId: "1", at: null });
    await put(database.db, clock, lan, "you owe again", { kind: "reminder" });
    await moveFromUsedUp(app);
    await deliver();
    expect(bot.texts("lan")).toEqual(["an answer", "you owe again"]);
  });

  test("what was perhaps delivered is not sent by another door", async () => {
    const [, lan = 0] = await personWith([
      [web, "lan-web"],
      [bot, "lan"],
    ]);
    bot.answer = async () => ({ ok: false, error: { type: "unknown", detail: "cut" } });
    await put(database.db, clock, lan, "you owe", { kind: "reminder" });
    await deliver();
    bot.answer = async () => ({ ok: false, error: usedUp });
    await pass(60_000);
    await deliver();
    await moveFromUsedUp(app);
    await deliver();
    expect(web.sent).toEqual([]);
    expect(await rowsOf(database.db, lan)).toMatchObject([{ state: "queued", unknowns: 1 }]);
  });

  test("two processes that hear it at once send each reminder once", async () => {
    const other = testApp(database.db, clock, app.channels);
    for (let n = 0; n < 8; n++) {
      const [, address = 0] = await personWith([
        [web, `web${n}`],
        [bot, `bot${n}`],
      ]);
      await put(database.db, clock, address, `you owe ${n}`, { kind: "reminder", dedupe: `remind:1:${n}:D` });
    }
    await Promise.all([deliver(), deliver(other)]);
    await Promise.all([moveFromUsedUp(app), moveFromUsedUp(other)]);
    await Promise.all([deliver(), deliver(other)]);
    expect(web.sent.map((part) => part.text).sort()).toEqual(
      Array.from({ length: 8 }, (_, n) => `you owe ${n}`),
    );
    expect(await all()).toBe(8);
  });

  test("no door is taken that stands still itself, is closed or is not ours any more", async () => {
    const gone = memoryChannel({ account: "3" });
    const oa = memoryChannel({ name: "zalo-oa", account: "2" });
    const [oldest = 0, , , , last = 0] = await personWith([
      [web, "web"],
      [web, "web-blocked"],
      [oa, "oa-throttled"],
      [gone, "bot-of-before"],
      [bot, "bot"],
    ]);
    app = testApp(database.db, clock, [bot.channel, oa.channel, web.channel]);
    await database.db.execute(sql`update address set state = 'blocked' where chat_key = 'web-blocked'`);
    await pauseAccount(
      database.db,
      { channel: "zalo-oa", account: "2" },
      5_000,
      "the platform asked to wait",
    );
    await put(database.db, clock, last, "you owe", { kind: "reminder" });
    await deliver();
    await deliver();
    expect(await rowsOf(database.db, oldest)).toMatchObject([{ state: "sent", text: "you owe" }]);
  });

  test("officers hear once a month; a throttle meanwhile does not hide what it is", async () => {
    await personWith([[web, "hanh"]], "officer");
    const [, lan = 0] = await personWith([
      [web, "lan-web"],
      [bot, "lan"],
    ]);
    await put(database.db, clock, lan, "an answer");
    for (let hour = 0; hour < 4; hour++) {
      await deliver();
      await deliver();
      await pauseAccount(database.db, account, 5_000, "the platform asked to wait");
      const reach = await database.db.transaction((tx) => reachOf(tx, account));
      expect(reach).toMatchObject({ paused: true, usedUp: true, queued: 1 });
      await pass(hourMs + 1);
    }
    expect(web.texts("hanh")).toHaveLength(1);
    expect(web.texts("hanh")[0]).toContain("đã hết số tin của tháng");
    await pass(30 * 24 * hourMs);
    await deliver();
    await deliver();
    expect(web.texts("hanh")).toHaveLength(2);
  });
});

test("a rate limit moves nothing: it is over in a moment", async () => {
  const [, lan = 0] = await personWith([
    [web, "lan-web"],
    [bot, "lan"],
  ]);
  bot.answer = async () => ({ ok: false, error: { type: "throttled", retryAfterMs: 5_000 } });
  await put(database.db, clock, lan, "you owe", { kind: "reminder" });
  await deliver();
  await moveFromUsedUp(app);
  expect(web.sent).toEqual([]);
  bot.answer = async () => ({ ok: true, platformId: "1", at: null });
  await pass(5_001);
  await deliver();
  expect(bot.texts("lan")).toEqual(["you owe"]);
});

test("past the end of our own count it is still tried: the platform decides", async () => {
  const [lan = 0] = await personWith([[bot, "lan"]]);
  await database.db.execute(
    sql`insert into channel_account (channel, account, month, sent) values ('zalo-bot', '1', '2026-11', 10)`,
  );
  bot.answer = async () => ({ ok: true, platformId: "1", at: null });
  for (const kind of ["reply", "receipt", "reminder"] as const)
    await put(database.db, clock, lan, kind, { kind });
  await deliver();
  expect(bot.texts("lan")).toEqual(["reply", "receipt", "reminder"]);
});

// What a refusal of one chat's message does to everybody else's: nothing. The real channel against the strict fake.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zaloBotChannel } from "../../src/channels/zalo/bot.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { addAddress, deliveryParts, put, rowsOf, testApp, testClock } from "../support/chat/delivery.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let zalo: FakeZaloBot;
beforeAll(async () => {
  database = await openTestDatabase();
  zalo = await FakeZaloBot.start();
});
afterAll(async () => {
  await zalo.stop();
  await database.close();
});

test("a 404 about one chat ends that message and pauses nobody", async () => {
  const clock = testClock();
  const channel = zaloBotChannel({ token: zalo.token, apiRoot: zalo.apiRoot });
  const app = testApp(database.db, clock, [channel]);
  const deliver = () => deliverDue(app, deliveryParts());
  for (const chat of ["lan", "minh"]) await zalo.say(chat, "xin chào");
  const lan = await addAddress(database.db, channel, "lan");
  const minh = await addAddress(database.db, channel, "minh");

  await zalo.fault({ kind: "error", method: "sendMessage", times: 2, code: 404, description: "Not Found" });
  await put(database.db, clock, lan, "to Lan");
  expect(await deliver()).toBe(0);
  expect((await rowsOf(database.db, lan)).map(({ state, problem }) => [state, problem])).toEqual([
    ["failed", "sendMessage: 404 Not Found"],
  ]);
  // The clock stands still: whoever waits for a pause to end is not served.
  await put(database.db, clock, minh, "to Minh");
  expect(await deliver()).toBe(1);
  expect((await zalo.sent()).map(({ chat, text }) => [chat, text])).toEqual([["minh", "to Minh"]]);
  const paused = sql`select 1 from channel_account where paused_until is not null`;
  expect([...(await database.db.execute(paused))]).toEqual([]);
});

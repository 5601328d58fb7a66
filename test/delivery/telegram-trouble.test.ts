// Every trouble of a platform with one chat, over the real channel and the strict fake: nobody else notices it.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { telegramChannel } from "../../src/channels/telegram/channel.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import {
  addAddress,
  deliveryParts,
  passTime,
  put,
  rowsOf,
  type TestClock,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import type { Fault } from "../support/fakes/telegram/schema.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let telegram: FakeTelegram;
let clock: TestClock;
let chat = 100;
beforeAll(async () => {
  database = await openTestDatabase();
  telegram = await FakeTelegram.start();
});
afterAll(async () => {
  await telegram.stop();
  await database.close();
});
beforeEach(async () => {
  chat += 10;
  clock = testClock();
  await telegram.clearFaults();
  await telegram.open(chat);
  await telegram.open(chat + 1);
});

const only = () => ({ method: "sendMessage", times: 1, chat });
const texts = async (of: number) => (await telegram.sent(of)).map(({ text }) => text);

test.each<[string, () => Fault, string, readonly string[]]>([
  ["told to wait", () => ({ kind: "throttle", ...only(), retryAfter: 30 }), "queued", ["one"]],
  ["an error of Telegram's", () => ({ kind: "error", ...only(), code: 500 }), "queued", ["one"]],
  ["a gateway's page", () => ({ kind: "gateway", ...only(), code: 502 }), "queued", ["one"]],
  ["reset before it was read", () => ({ kind: "cut-before", ...only() }), "sending", ["one"]],
  ["reset before it was answered", () => ({ kind: "cut-after", ...only() }), "sending", ["one", "one"]],
  ["half an answer", () => ({ kind: "half", ...only() }), "sending", ["one", "one"]],
  ["no answer", () => ({ kind: "hang", ...only() }), "sending", ["one"]],
  [
    "an answer that comes too late",
    () => ({ kind: "slow", ...only(), ms: 3_000 }),
    "sending",
    ["one", "one"],
  ],
])("%s: the others are served, and it is heard in the end", async (_, fault, state, heard) => {
  const { db } = database;
  const channel = telegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot, timeoutSeconds: 1 });
  const app = testApp(db, clock, [channel]);
  const [lan, minh] = [
    await addAddress(db, channel, String(chat)),
    await addAddress(db, channel, `${chat + 1}`),
  ];
  await telegram.fault(fault());
  await put(db, clock, lan, "one");
  expect(await deliverDue(app, deliveryParts())).toBe(0);
  expect((await rowsOf(db, lan)).map((row) => row.state)).toEqual([state]);
  await put(db, clock, minh, "hello");
  await deliverDue(app, deliveryParts());
  expect(await texts(chat + 1)).toEqual(["hello"]);
  await passTime(db, clock, 30_000);
  await deliverDue(app, deliveryParts());
  expect(await texts(chat)).toEqual(heard);
  expect((await rowsOf(db, lan)).map((row) => row.state)).toEqual(["sent"]);
});

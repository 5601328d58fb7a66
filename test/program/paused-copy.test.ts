// A restored copy asks and tells the platforms nothing until it is resumed: its accounts may belong to one that runs.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { pauseInstallation, resumeInstallation } from "../../src/store/queue/pause.ts";
import { addAddress, memoryChannel, put } from "../support/chat/delivery.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { startInProcess } from "../support/program/in-process.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

const LONG_ENOUGH_MS = 1_500;
const secret = "a-secret-of-the-webhooks-0123456789";
const pushedTo = (url: string) => ({
  PUBLIC_URL: url,
  TELEGRAM_WEBHOOK_SECRET: secret,
  ZALO_BOT_WEBHOOK_SECRET: secret,
});
/** An Official Account, which is never polled. */
const account = () => ({
  ZALO_OA_APP_ID: zaloOa.appId,
  ZALO_OA_APP_SECRET: zaloOa.appSecret,
  ZALO_OA_SECRET_KEY: zaloOa.secretKey,
  ZALO_OA_REFRESH_TOKEN: zaloOa.refreshToken,
  ZALO_OA_API_ROOT: zaloOa.root,
  ZALO_OA_OAUTH_ROOT: zaloOa.root,
});

let database: TestDatabase;
let telegram: FakeTelegram;
let zaloBot: FakeZaloBot;
let zaloOa: FakeZaloOa;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [telegram, zaloBot, zaloOa] = await Promise.all([
    FakeTelegram.start(),
    FakeZaloBot.start({ bots: 1 }),
    FakeZaloOa.start(),
  ]);
});
afterEach(async () => {
  await Promise.all([telegram.stop(), zaloBot.stop(), zaloOa.stop()]);
  await database.sql`truncate outbox, address, channel_account, setting`;
});

/** What was asked of each platform, by method. */
const asked = async () =>
  (await Promise.all([telegram, zaloBot, zaloOa].map((one) => one.state()))).map((state) =>
    Object.keys(state.calls).sort(),
  );

test.each([
  ["webhooks are set", true],
  ["it polls", false],
])("where %s: not one request, whatever waits; then everything as usual", async (_, webhooks) => {
  const { db } = database;
  await pauseInstallation(db, "a copy");
  const accounts = [
    memoryChannel({ name: "telegram", account: telegram.account }),
    memoryChannel({ name: "zalo-bot", account: zaloBot.account }),
    memoryChannel({ name: "zalo-oa", account: zaloOa.appId }),
  ];
  for (const { channel } of accounts) {
    const address = await addAddress(db, channel, "77");
    await put(db, { now: new Date(), pass: () => undefined }, address, "an answer");
  }
  // One was being sent when the backup was made.
  await db.execute(sql`update outbox set state = 'sending' where channel = 'telegram'`);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const program = await startInProcess(database, {
    PORT: port,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zaloBot.token,
    ZALO_BOT_API_ROOT: zaloBot.apiRoot,
    ...(webhooks ? { ...pushedTo(url), ...account() } : {}),
  });
  try {
    if (webhooks) await press(url);
    await sleep(LONG_ENOUGH_MS);
    expect(await asked()).toEqual([[], [], []]);
    await resumeInstallation(db);
    await expect
      .poll(asked, { timeout: 30_000 })
      .toMatchObject([
        expect.arrayContaining(["getMe", "setMyCommands", webhooks ? "setWebhook" : "getUpdates"]),
        expect.arrayContaining(["getMe", webhooks ? "setWebhook" : "getUpdates", "sendMessage"]),
        expect.arrayContaining(webhooks ? ["access_token", "cs", "getoa"] : []),
      ]);
  } finally {
    await program.stop();
  }
});

/** Telegram still pushes to the copy: somebody pressed a button. */
async function press(address: string): Promise<void> {
  const person = { id: 78, is_bot: false, first_name: "Lan" };
  const message = { message_id: 1, date: 0, chat: { id: 78, type: "private" } };
  const answer = await fetch(`${address}/webhook/telegram`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
    body: JSON.stringify({
      update_id: 1,
      callback_query: { id: "press-1", from: person, chat_instance: "1", data: "AAAAAAAAAAAAAAAA", message },
    }),
  });
  expect(answer.status).toBe(200);
}

// Telegram's webhook over real HTTP: who gets in, what becomes of what came, and what Telegram then does.
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { telegramChannel } from "../../../src/channels/telegram/channel.ts";
import { telegramWebhook } from "../../../src/doors/telegram/push.ts";
import { startTelegramWebhook, TELEGRAM_PATH } from "../../../src/doors/telegram/set-webhook.ts";
import type { Loop } from "../../../src/loops/loop.ts";
import type { IncomingMessage } from "../../../src/message.ts";
import { holdLease } from "../../../src/store/queue/leases.ts";
import { testApp, testClock } from "../../support/chat/delivery.ts";
import { FakeTelegram } from "../../support/fakes/telegram/telegram.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
let database: TestDatabase;
let telegram: FakeTelegram;
let server: Server;
let url = "";
let app: ReturnType<typeof testApp>;
let taken: IncomingMessage[] = [];
let before: (message: IncomingMessage) => Promise<unknown> = async () => null;
const loops: Loop[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  telegram = await FakeTelegram.start();
  taken = [];
  before = async () => null;
  app = testApp(database.db, testClock(), []);
  const receive = async (message: IncomingMessage) => {
    await before(message);
    if (taken.some((other) => other.key === message.key)) return "duplicate" as const;
    taken.push(message);
    return "done" as const;
  };
  const routes = telegramWebhook(app, { channel: channel(), secret: SECRET, receive });
  server = createServer(getRequestListener(routes.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}${TELEGRAM_PATH}`;
});
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  await telegram.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.db.execute(sql`delete from channel_account`);
  await database.db.execute(sql`delete from inbox`);
});

const channel = () =>
  telegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot, timeoutSeconds: 2 });
const post = async (body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { method: "POST", body, headers });
  return {
    status: response.status,
    body: await response.text(),
    retryAfter: response.headers.get("retry-after"),
  };
};
const genuine = { "x-telegram-bot-api-secret-token": SECRET, "content-type": "application/json" };
const update = (text: string, id = 1) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 9,
      date: 1_665_835_200,
      chat: { id: 5, type: "private" },
      from: { id: 5, is_bot: false, first_name: "Lan" },
      text,
    },
  });
const dead = async () => [
  ...(await database.db.execute(
    sql`select problem, payload ->> 'unreadable' as body from inbox where state = 'dead'`,
  )),
];

describe("who gets in", () => {
  test.each([
    ["no secret", {}],
    ["an empty one", { "x-telegram-bot-api-secret-token": "" }],
    ["a short one", { "x-telegram-bot-api-secret-token": SECRET.slice(1) }],
    ["a wrong one", { "x-telegram-bot-api-secret-token": `${SECRET.slice(1)}0` }],
    ["a longer one", { "x-telegram-bot-api-secret-token": `${SECRET}0` }],
  ])("%s: an empty 401, nothing taken in, nothing kept", async (_, headers) => {
    expect(await post(update("hello"), headers)).toEqual({ status: 401, body: "", retryAfter: null });
    expect(taken).toEqual([]);
    expect(await dead()).toEqual([]);
  });

  test("whoever is refused is refused before the body is there", async () => {
    const { request } = await import("node:http");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(url, { method: "POST", headers: { "content-length": "1000" } }, (response) => {
        resolve(response.statusCode);
        call.destroy();
      });
      call.on("error", reject);
      call.write("{"); // and never the rest
    });
    expect(status).toBe(401);
  });

  test("with the secret: an empty 200, once it is stored", async () => {
    expect(await post(update("hello"), genuine)).toEqual({ status: 200, body: "", retryAfter: null });
    expect(await post(update("hello"), genuine)).toMatchObject({ status: 200 });
    expect(taken.map((message) => message.body)).toEqual([{ type: "text", text: "hello", messageId: "9" }]);
  });
});

describe("what cannot be read gets 200 and is kept as dead, once", () => {
  test.each([
    ["no JSON", "{oops"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["no update", '{"update_id":"x"}'],
    ["a message that is none", '{"update_id":3,"message":{"text":"a\\u0000b"}}'],
    ["deeply nested", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
  ])("%s", async (_, body) => {
    expect(await post(body, genuine)).toMatchObject({ status: 200, body: "" });
    expect(await post(body, genuine)).toMatchObject({ status: 200, body: "" });
    expect(await dead()).toHaveLength(1);
    expect(taken).toEqual([]);
  });

  test.each([1_048_577, 5_000_000])("%i bytes, told or not", async (size) => {
    const body = " ".repeat(size);
    expect(await post(body, genuine)).toMatchObject({ status: 200, body: "" });
    const stream = new Blob([body]).stream();
    const chunked = await fetch(url, {
      method: "POST",
      body: stream,
      headers: genuine,
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(200);
    expect(await dead()).toEqual([{ problem: "unreadable", body: "larger than 1 MiB" }]);
  });

  test("what is not for us gets 200 and leaves no trace", async () => {
    expect(await post('{"update_id":4,"poll":{}}', genuine)).toMatchObject({ status: 200 });
    expect(await dead()).toEqual([]);
  });
});

test("the database is away: 503, and Telegram is told when to come again", async () => {
  before = async () => {
    throw new Error("connection refused");
  };
  expect(await post(update("hello"), genuine)).toEqual({ status: 503, body: "", retryAfter: "5" });
});

describe("with Telegram", () => {
  const start = (process = app, secret = SECRET) => {
    const loop = startTelegramWebhook(process, channel(), { url, secret });
    loops.push(loop);
    return loop;
  };
  const isSet = () => expect.poll(async () => (await telegram.state()).webhook.url).toBe(url);

  test("it is set by one of three processes, in full, and again only when it differs", async () => {
    for (let n = 0; n < 3; n++) start(testApp(database.db, testClock(), []));
    await isSet();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await telegram.state()).toMatchObject({
      webhooksSet: 1,
      webhook: {
        allowed: ["message", "edited_message", "callback_query", "my_chat_member"],
        connections: 10,
      },
      violations: [],
    });
    await Promise.all(loops.splice(0).map((loop) => loop.stop()));
    start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await telegram.state()).webhooksSet).toBe(1);
    start(app, "another-secret-another-secret-1234");
    await expect.poll(async () => (await telegram.state()).webhooksSet).toBe(2);
  });

  test("a process died while it was to set it: another does so when its right has run out", async () => {
    const account = { channel: "telegram", account: telegram.account } as const;
    expect(await holdLease(database.db, "poll", account, { owner: "dead", seconds: 2 })).toBe(true);
    start();
    await expect.poll(async () => (await telegram.state()).webhooksSet, { timeout: 30_000 }).toBe(1);
  });

  test("somebody else's is replaced, aloud; what waited is not dropped", async () => {
    await telegram.say(5, "waited");
    await channel().setWebhook({ url: "http://127.0.0.1:9/", secret: "s".repeat(32) });
    start();
    await expect.poll(() => taken.length).toBe(1);
    expect(app.logged.join("\n")).toContain("Another webhook was set");
    expect((await telegram.state()).violations).toEqual([]);
  });

  test("answers that get lost and a database that is away: each update counts once, in order", async () => {
    start();
    await isSet();
    let failures = 2;
    before = async () => {
      if (failures-- > 0) throw new Error("connection refused");
    };
    await telegram.fault({ kind: "lose-answer", method: "webhook", times: 3 });
    for (let n = 0; n < 5; n++) await telegram.say(5, `${n}`);
    await telegram.update(5, { message: { text: "poison" } });
    await telegram.say(5, "last");
    await expect.poll(async () => (await telegram.state()).pending).toBe(0);
    expect(taken.map((message) => "text" in message.body && message.body.text)).toEqual([
      ...["0", "1", "2", "3", "4"],
      "last",
    ]);
    expect(await dead()).toHaveLength(1);
  });

  test("a press is acknowledged after it is stored", async () => {
    start();
    await isSet();
    const { pressId } = await telegram.pressData(5, 1, "FFFFFFFFFFFFFFFF");
    await expect.poll(async () => (await telegram.state()).acknowledged).toEqual([pressId]);
    expect(taken.map((message) => message.body)).toEqual([{ type: "press", choiceId: "FFFFFFFFFFFFFFFF" }]);
  });
});

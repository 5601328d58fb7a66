// The whole program at the ends of a bot's plan: no room for one more person, no message left this month.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { putOutbox } from "../../src/store/queue/outbox.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { speaker } from "../support/chat/speaker.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

const FIRST = "810000001";
const SECOND = "810000002";

let database: TestDatabase;
let zalo: FakeZaloBot;
const running: Running[] = [];
beforeEach(async () => {
  database = await openTestDatabase({ max: 20 });
  zalo = await FakeZaloBot.start();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await zalo.stop();
  await database.close();
});

/** Two processes, each with both bots; Zalo pushes to the first. */
async function startTwo(env: Record<string, string>): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = {
    ZALO_BOT_TOKEN: zalo.tokens.join(","),
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    ZALO_BOT_WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
    PUBLIC_URL: url,
    ...env,
  };
  running.push(await startInProcess(database, { ...own, PORT: String(port) }));
  running.push(await startInProcess(database, { ...own, PORT: String(await freePort()) }));
  await expect.poll(async () => (await zalo.state()).bots.every((bot) => bot.webhook !== "")).toBe(true);
  const names = sql`select count(*)::int as n from channel_account where username is not null`;
  await expect
    .poll(async () => z.object({ n: z.number() }).parse([...(await database.db.execute(names))][0]).n)
    .toBe(2);
  return url;
}

function chat(id: string, account: string) {
  return speaker(database.db, id, {
    say: (text) => zalo.say(id, text, { account }),
    sent: (after, ms) => zalo.sent(id, after, ms),
  });
}

test("with the last place taken, the next person is sent to the other bot or the web page, with the same code", async () => {
  const url = await startTwo({ ZALO_BOT_PEOPLE: "1" });
  expect(await chat("lan", FIRST).join(await codeFor(database.db, "THPT-20", "contact"))).toContain("[1/34]");
  const code = await codeFor(database.db, "THPT-21", "contact");
  const { text } = await chat("minh", FIRST).say(code);
  expect(text).toContain(`• Zalo: tìm “bot.${SECOND}”, mở ra và gửi mã`);
  expect(text).toContain(`• Trang web: ${url}/j/${code}`);
  expect(await chat("minh-2", SECOND).join(code)).toContain("[1/34]");
  // Both bots are full now, and the page is the way that is left.
  const third = await codeFor(database.db, "THPT-22", "contact");
  const { text: last } = await chat("thu", SECOND).say(third);
  expect(last.split("\n").slice(1)).toEqual([`• Trang web: ${url}/j/${third}`]);
});

test("with no message left, a reminder and a receipt come once, by the bot that has some", async () => {
  await startTwo({});
  const lan = chat("lan", FIRST);
  await lan.join(await codeFor(database.db, "THPT-20", "contact"));
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await lan.say("/link")).text)?.[0] ?? "";
  await chat("lan-2", SECOND).join(code);
  await lan.say("tiến độ");
  await zalo.bot({ left: 0 }, FIRST);

  const before = (await zalo.sent("lan-2")).length;
  const [row] = await database.db.execute(sql`select id from address where chat_key = 'lan'`);
  const addressId = Number(row?.id);
  for (const kind of ["reminder", "receipt"] as const) {
    const body = { text: `this is a ${kind}`, choices: [], document: null, progress: null };
    await database.db.transaction((tx) =>
      putOutbox(tx, { addressId, kind, body, dedupe: `${kind}:1`, now: new Date() }),
    );
  }
  await expect.poll(async () => (await zalo.sent("lan-2")).length).toBe(before + 2);
  await zalo.bot({ left: 100 }, FIRST);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const texts = (await zalo.sent()).map((each) => each.text).filter((text) => text.startsWith("this is"));
  expect(texts.sort()).toEqual(["this is a receipt", "this is a reminder"]);
  const states = await database.db.execute(
    sql`select state from outbox where dedupe in ('reminder:1', 'receipt:1')`,
  );
  expect([...states]).toEqual([{ state: "sent" }, { state: "sent" }]);
});

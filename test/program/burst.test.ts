// Many messages of one chat at once, through the real doors: none lost, in order, and nobody else waits for them.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { receive } from "../../src/engine/receive.ts";
import { webClient } from "../support/browser/web-client.ts";
import { settled, speaker } from "../support/chat/speaker.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { countsForm } from "../support/round/counts-form.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";
import { until } from "../support/run/patience.ts";

const QUESTIONS = 40;
const LAN = 4_001;
const MINH = 4_002;

let database: TestDatabase;
let telegram: FakeTelegram;
let running: Running | null = null;
let url = "";
beforeEach(async () => {
  [database, telegram] = await Promise.all([openTestDatabase({ max: 20 }), FakeTelegram.start()]);
  await openTwoSchools(database.db, countsForm(QUESTIONS), "Số liệu", new Date());
  await database.sql`update round set deadline = now() + interval '7 days'`;
  await database.sql`update node set deadline = now() + interval '7 days' where deadline is not null`;
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await telegram.stop();
  await database.close();
});

async function start(by: "webhook" | "polling"): Promise<Running> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const webhook = { PUBLIC_URL: url, TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString("hex") };
  running = await startInProcess(database, {
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...(by === "webhook" ? webhook : {}),
  });
  if (by === "webhook")
    await until("the webhook is set", async () => (await telegram.state()).webhook.url !== "");
  return running;
}

async function join(chat: number, unit: string): Promise<void> {
  const person = speaker(database.db, String(chat), {
    say: (text) => telegram.say(chat, text),
    sent: (after, ms) => telegram.sent(chat, after, ms),
  });
  await person.join(await codeFor(database.db, unit, "contact"));
  // Joining is none of the burst.
  await database.sql`update address set busy_until = null`;
}

/** Takes in messages of Lan's that nobody works, as when all was killed after it. */
async function keepMany(
  { program }: Running,
  messages: number,
  textOf: (n: number) => string,
): Promise<void> {
  await database.sql`update address set busy_until = 'infinity' where chat_key = ${String(LAN)}`;
  const address = { channel: "telegram", account: telegram.account, chat: String(LAN) } as const;
  for (let n = 0; n < messages; n++) {
    const message = { key: `w${n}`, address, sentAt: new Date(), displayName: null };
    const body = { type: "text", text: textOf(n), messageId: `w${n}` } as const;
    expect(await receive(program.app, { ...message, body }, { mayWait: true })).toBe("kept");
  }
}

const rows = z.array(z.object({ place: z.string(), value: z.unknown() }));

/** What was recorded of a unit, in the order of the form. */
async function recorded(unit: string): Promise<readonly unknown[]> {
  const found = await database.db.execute(sql`
    select answer.place, answer.value from answer join node on node.id = answer.node_id where node.code = ${unit}`);
  const values = new Map(rows.parse([...found]).map(({ place, value }) => [place, value]));
  return Array.from({ length: values.size }, (_, at) => values.get(`t/r${at + 1}/n`));
}

const count = z.tuple([z.object({ n: z.coerce.number() })]);
const countOf = async (query: ReturnType<typeof sql>) =>
  count.parse([...(await database.db.execute(query))])[0].n;
const waiting = (chat: number) =>
  countOf(sql`select count(*) as n from inbox where state = 'received' and chat_key = ${String(chat)}`);
const taken = () => countOf(sql`select count(*) as n from inbox where state <> 'received'`);

/** Waits until so many messages were taken in and all that came of them is heard. */
async function heard(chat: number, messages: number): Promise<readonly string[]> {
  await until("all are taken", async () => (await taken()) >= messages);
  await settled(database.db, String(chat));
  return (await telegram.sent(chat)).map(({ text }) => text);
}

test.each(["webhook", "polling"] as const)(
  "somebody types 30 answers ahead, by %s: each at its place, in order, each echoed",
  async (by) => {
    const { logged } = await start(by);
    await join(LAN, "T1");
    const before = (await telegram.sent(LAN)).length;
    const said = Array.from({ length: 30 }, (_, at) => at + 11);
    await Promise.all(said.map((figure) => telegram.say(LAN, String(figure))));
    const texts = (await heard(LAN, 32)).slice(before);
    expect(await recorded("T1")).toEqual(said);
    expect(texts).toHaveLength(30);
    for (const [at, figure] of said.entries()) expect(texts[at]).toContain(`${figure}`);
    expect(await countOf(sql`select count(*) as n from inbox where state <> 'done'`)).toBe(0);
    expect(logged).toEqual([]);
  },
);

test("thirty times the same word and thirty zeros are thirty answers, also of those that waited", async () => {
  await start("webhook");
  await join(LAN, "T1");
  await join(MINH, "T2");
  await database.sql`update address set busy_until = 'infinity'`;
  for (let n = 0; n < 30; n++) {
    await telegram.say(LAN, "0");
    await telegram.say(MINH, "không");
  }
  await heard(LAN, 64);
  await settled(database.db, String(MINH));
  expect(await recorded("T1")).toEqual(Array(30).fill(0));
  expect(await recorded("T2")).toEqual(Array(30).fill(0));
});

test("what waited when everything was killed is worked by whoever comes next, in order, before what comes then", async () => {
  const first = await start("webhook");
  await join(LAN, "T1");
  await first.stop();
  await keepMany(first, 25, (n) => String(n + 11));
  expect([await waiting(LAN), await recorded("T1")]).toEqual([25, []]);
  await start("webhook");
  await telegram.say(LAN, "99");
  await heard(LAN, 28);
  expect(await recorded("T1")).toEqual([...Array.from({ length: 25 }, (_, at) => at + 11), 99]);
});

test("while one chat's flood waits, another's answers and a newcomer on the page are taken at once", async () => {
  const first = await start("webhook");
  await join(LAN, "T1");
  await join(MINH, "T2");
  await first.stop();
  await keepMany(first, 400, (n) => `1: ${n}`);
  await start("webhook");
  const before = (await telegram.sent(MINH)).length;
  await telegram.say(MINH, "7");
  await until("she is answered", async () => (await telegram.sent(MINH)).length > before);
  await webClient(() => url).say({ text: "xin chào" });
  const left = await waiting(LAN);
  expect(await recorded("T2")).toEqual([7]);
  // Were they worked in the order in which they came, none would be left.
  expect(left).toBeGreaterThan(200);
});

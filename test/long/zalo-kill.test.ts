// Three whole reports at once over Zalo while the program is killed at moments nobody chose: nothing is lost, nothing twice.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import {
  answerWholeReport,
  expectNothingLostOrTwice,
  type FakeChat,
  type KillTally,
  whileKilled,
} from "../support/program/killed-reports.ts";
import type { RunningProcess } from "../support/program/process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { typedReports } from "../support/round/typed-reports.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

// A whole report is some thirty turns, and these machines are slow.

let database: TestDatabase;
let stopping: { stop(): Promise<void> }[] = [];
let last: RunningProcess | null = null;
beforeEach(async () => {
  database = await openTestDatabase();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 7 * 24 * 3_600_000));
});
afterEach(async () => {
  await last?.end("SIGKILL");
  await Promise.all(stopping.map((each) => each.stop()));
  stopping = [];
  await database.close();
});

async function openBot() {
  const zalo = await FakeZaloBot.start();
  stopping.push(zalo);
  const accounts = zalo.tokens.map((token) => token.split(":")[0] ?? "");
  const chats = [...typedReports.map(({ code }) => code), "passer-by"].map((key, index): FakeChat => {
    const account = accounts[index % accounts.length] ?? "";
    return { key, say: (text) => zalo.say(key, text, { account }), sent: () => zalo.sent(key) };
  });
  const port = await freePort();
  const env = {
    DATABASE_URL: database.url,
    ZALO_BOT_TOKEN: zalo.tokens.join(","),
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    PORT: String(port),
  };
  return { zalo, chats, env, url: `http://127.0.0.1:${port}` };
}

async function reports(tally: KillTally, chats: readonly FakeChat[]): Promise<void> {
  const codes = await Promise.all(typedReports.map(({ code }) => codeFor(database.db, code, "contact")));
  await Promise.all(
    typedReports.map(async (report, index) => {
      const [chat, code] = [chats[index], codes[index]];
      if (chat && code) await answerWholeReport(tally, report, chat, code);
    }),
  );
}

/** Whoever stands behind the three. */
function fourth(chats: readonly FakeChat[]): FakeChat {
  const [passerBy] = chats.slice(3);
  if (!passerBy) throw new Error("nobody passes by");
  return passerBy;
}

const newTally = (): KillTally => ({ db: database.db, lost: 0, killedAt: [], said: 0 });

test("the Bot by webhook, pushes that failed coming again and every third twice at once", async () => {
  const { zalo, chats, env, url } = await openBot();
  const secret = "0123456789abcdef0123456789abcdef";
  const tally = newTally();
  await zalo.redeliver(300, 3);
  // Set, and remembered as set.
  const known = async () => [
    ...(await database.db.execute(
      sql`select count(*)::int as n from channel_account where webhook_hash is not null`,
    )),
  ];
  last = await whileKilled(
    tally,
    { ...env, PUBLIC_URL: url, ZALO_BOT_WEBHOOK_SECRET: secret },
    {
      kills: 3,
      passerBy: fourth(chats),
      started: () => expect.poll(known).toEqual([{ n: zalo.tokens.length }]),
      work: () => reports(tally, chats),
    },
  );
  expect(tally.killedAt.length).toBeGreaterThan(1);
  await expectNothingLostOrTwice(tally, chats);
  const { violations, webhooksSet, pushes } = await zalo.state();
  expect([violations, webhooksSet]).toEqual([[], 2]);
  // Pushes met no program, and some came twice.
  expect(pushes.some((push) => push.status !== 200)).toBe(true);
  expect(pushes.filter((push) => push.status === 200).length).toBeGreaterThan(tally.said);
});

test("the Bot by polling: at most the one update in flight of each bot is lost by a kill", async () => {
  const { zalo, chats, env } = await openBot();
  const forgotten = async () => (await zalo.state()).bots.every((bot) => bot.pending === 0);
  const tally: KillTally = { ...newTally(), forgotten };
  last = await whileKilled(tally, env, {
    kills: 2,
    passerBy: fourth(chats),
    work: () => reports(tally, chats),
  });
  expect(tally.killedAt.length).toBeGreaterThan(0);
  await expectNothingLostOrTwice(tally, chats);
  expect(tally.lost).toBeLessThanOrEqual(tally.killedAt.length * zalo.tokens.length);
  const { violations, conflicts } = await zalo.state();
  expect([violations, conflicts]).toEqual([[], 0]);
});

test("the Official Account, its token ending between the kills", async () => {
  const zalo = await FakeZaloOa.start({ secondMs: 3 });
  stopping.push(zalo);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const chats = [0, 1, 2, 3].map((index): FakeChat => {
    const key = `24684588352919800${index}`;
    return { key, say: (text) => zalo.say(key, text), sent: () => zalo.sent(key) };
  });
  await zalo.webhook(`${url}/webhook/zalo-oa`);
  const tally = newTally();
  const env = {
    DATABASE_URL: database.url,
    PORT: String(port),
    PUBLIC_URL: url,
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_API_ROOT: zalo.root,
    ZALO_OA_OAUTH_ROOT: zalo.root,
  };
  const renewed = async (than: number) =>
    expect.poll(async () => (await zalo.state()).refreshes).toBeGreaterThan(than);
  last = await whileKilled(tally, env, {
    kills: 2,
    passerBy: fourth(chats),
    // Not killed while a token is being renewed: a pair that Zalo gave and nobody stored is lost whatever we do.
    started: async () => {
      const { refreshes } = await zalo.state();
      if (refreshes > 0) await zalo.end("expire");
      await renewed(refreshes);
    },
    work: () => reports(tally, chats),
  });
  expect(tally.killedAt.length).toBeGreaterThan(1);
  await expectNothingLostOrTwice(tally, chats);
  const { violations, refreshes, refreshesRefused, pushes } = await zalo.state();
  expect([violations, refreshesRefused]).toEqual([[], 0]);
  expect(refreshes).toBe(tally.killedAt.length + 1);
  expect(pushes.some((push) => push.event === "user_send_text" && push.retry > 0)).toBe(true);
});

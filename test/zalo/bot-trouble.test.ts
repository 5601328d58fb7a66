// The Zalo bot and lost answers, what a killed process left, and two processes; kills at any moment are in program/soak.test.ts.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { halfAMinuteAfterUnknown } from "../support/chat/delivery.ts";
import { settled } from "../support/chat/speaker.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type RunningProcess, startListening } from "../support/program/process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const LAN = "lan";

const database = fileDatabase();
let zalo: FakeZaloBot;
let env: Record<string, string>;
const started: RunningProcess[] = [];
beforeEach(async () => {
  zalo = await FakeZaloBot.start();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
  env = {
    DATABASE_URL: database.url,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    PORT: String(await freePort()),
  };
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.end("SIGKILL")));
  await zalo.stop();
});

async function start(): Promise<RunningProcess> {
  const it = await startListening(env);
  started.push(it);
  return it;
}
const pushed = () => {
  env = { ...env, PUBLIC_URL: `http://127.0.0.1:${env.PORT}`, ZALO_BOT_WEBHOOK_SECRET: SECRET };
};
const webhookIsSet = () => expect.poll(async () => (await zalo.state()).bots[0]?.webhook).not.toBe("");
const texts = async () => (await zalo.sent(LAN)).map((each) => each.text);

async function joined(): Promise<void> {
  for (const text of [await codeFor(database.db, "THPT-20", "contact"), "đúng", "tiếp"]) {
    await zalo.say(LAN, text);
    await zalo.waitForReply(LAN);
  }
}

/** Which narratives stand in the report, in the order of their writing: each must be there once, however it came. */
async function recorded(): Promise<readonly number[]> {
  const rows = await database.db.execute(
    sql`select raw from answer where origin = 'typed' order by rev, place`,
  );
  const answers = z
    .object({ raw: z.string() })
    .array()
    .parse([...rows]);
  return answers.flatMap(({ raw }) =>
    [...raw.matchAll(/thứ (\d+):|8200000/g)].map((match) => Number(match[1] ?? 3)),
  );
}

/** What a person answers to the first three questions: two narratives and a sum of money. */
const said = (n: number) =>
  n === 3 ? "8200000" : `Nội dung đã triển khai thứ ${n}: kế hoạch, phân công, tuyên truyền trong đơn vị.`;

describe("pushed", () => {
  test("an answer that is lost on its way is sent once more, and no third time", async () => {
    pushed();
    await start();
    await webhookIsSet();
    await joined();
    const before = (await texts()).length;
    await zalo.fault({ kind: "cut-after", method: "sendMessage", times: 1 });
    await zalo.say(LAN, said(1));
    await halfAMinuteAfterUnknown(database.db);
    await expect.poll(async () => (await texts()).length).toBe(before + 2);
    // What is settled is sent by nobody any more.
    await settled(database.db, LAN);
    const after = (await texts()).slice(before);
    expect(after).toHaveLength(2);
    expect(after[0]).toBe(after[1]);
    expect(await recorded()).toEqual([1]);
  });
});

describe("polled", () => {
  test("what a killed process kept and did not work is worked by the next, in order", async () => {
    const first = await start();
    await joined();
    await first.end("SIGKILL");
    const { keepReceived } = await import("../../src/store/queue/received.ts");
    for (const n of [1, 2, 3]) {
      const message = {
        key: `m:left-${n}:${LAN}`,
        address: { channel: "zalo-bot", account: zalo.account, chat: LAN },
        sentAt: null,
        displayName: "Lan",
        body: { type: "text", text: said(n), messageId: `left-${n}` },
      } as const;
      expect(await keepReceived(database.db, message, new Date())).toBe(true);
      expect(await keepReceived(database.db, message, new Date())).toBe(false);
    }
    await start();
    await expect.poll(recorded).toEqual([1, 2, 3]);
    const left = await database.db.execute(
      sql`select state, payload, chat_key from inbox where key like 'm:left-%'`,
    );
    expect([...left]).toEqual([1, 2, 3].map(() => ({ state: "done", payload: null, chat_key: null })));
  });

  test("two processes: never two polls at once, each message once and in order", async () => {
    await start();
    env = { ...env, PORT: String(await freePort()) };
    await start();
    await joined();
    for (const n of [1, 2, 3]) await zalo.say(LAN, said(n));
    await expect.poll(recorded).toEqual([1, 2, 3]);
    expect((await zalo.state()).violations).toEqual([]);
  });
});

// The whole program with Telegram, polled and pushed: three units at once, the officer's summary and workbook.
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import type { OutgoingMessage } from "../../src/message.ts";
import { type Program, startProgram } from "../../src/program.ts";
import { makeCode } from "../../src/store/people/codes.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { figure, submission, unit } from "../../src/store/schema.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { answerSample, type Speaker, sampleFigures } from "../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let telegram: FakeTelegram;
let program: Program | null = null;
let logged: string[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  telegram = await FakeTelegram.start();
});
afterEach(async () => {
  await program?.stop();
  await telegram.stop();
  await database.close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function start(env: Record<string, string>): Promise<void> {
  logged = [];
  const note = (details: object, message: string) => logged.push(`${message} ${JSON.stringify(details)}`);
  program = await startProgram({
    settings: readSettings({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ...env,
    }),
    log: { info: () => undefined, warn: note, error: note },
    store: { ...database, close: async () => undefined },
    clock: () => new Date(),
    newId: () => randomBytes(18).toString("base64url"),
  });
}

async function code(unitCode: string, role: "contact" | "officer"): Promise<string> {
  const now = new Date();
  const [row] = await database.db.select({ id: unit.id }).from(unit).where(eq(unit.code, unitCode));
  const ends = new Date(now.getTime() + 3_600_000);
  const made = {
    unitId: row?.id ?? 0,
    role,
    now,
    expiresAt: ends,
    random: randomBytes(18).toString("base64url"),
  };
  return database.db.transaction((tx) => makeCode(tx, made));
}

/** A person on Telegram who waits for the answer, all its parts, before going on. */
function person(chat: number): Speaker & {
  start(payload: string): Promise<OutgoingMessage>;
  press(label: string): Promise<OutgoingMessage>;
} {
  let last: OutgoingMessage = { text: "", choices: [], document: null, progress: null };
  const answer = async () => {
    const texts = [(await telegram.waitForReply(chat)).text];
    for (;;) {
      const more = await telegram.waitForReply(chat, 30).catch(() => null);
      if (more === null) break;
      texts.push(more.text);
    }
    last = { ...last, text: texts.join("\n\n") };
    return last;
  };
  return {
    last: () => last,
    say: async (text) => {
      await telegram.say(chat, text);
      return answer();
    },
    start: async (payload) => {
      await telegram.say(chat, `/start ${payload}`);
      return answer();
    },
    press: async (label) => {
      await telegram.press(chat, label);
      return answer();
    },
  };
}

const modes: [string, () => Promise<Record<string, string>>][] = [
  ["polled", async () => ({ PORT: "0" })],
  [
    "pushed",
    async () => {
      const port = String(await freePort());
      const secret = { TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString("hex") };
      return { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...secret };
    },
  ],
];

test.each(modes)("%s: three units at once, from the deep link to the workbook", async (_, env) => {
  const now = new Date();
  await seedDemo(database.db, now, new Date(now.getTime() + 7 * 86_400_000));
  await start(await env());
  const units = ["THPT-20", "THPT-01", "THPT-02"];
  await Promise.all(
    units.map(async (unitCode, n) => {
      const lan = person(1_000 + n);
      await lan.start(await code(unitCode, "contact"));
      await lan.press("Đúng");
      const said = await answerSample(lan);
      expect(said.at(-1)).toContain("Mã biên nhận");
    }),
  );
  const sealed = await database.db.select().from(submission);
  expect(sealed).toHaveLength(3);
  for (const { id } of sealed) {
    const figures = await database.db.select().from(figure).where(eq(figure.submissionId, id));
    expect(new Map(figures.map((row) => [row.place, Number(row.value)]))).toEqual(sampleFigures());
  }

  const hanh = person(2_000);
  await hanh.start(await code("SO", "officer"));
  await hanh.press("Đúng");
  expect((await hanh.say("/summary")).text).toMatch(/3\s*\/\s*57/);
  await hanh.say("/export");
  const file = (await telegram.sent(2_000)).find((message) => message.file !== null)?.file;
  expect(file?.name).toMatch(/\.xlsx$/);
  expect(
    Buffer.from(file?.base64 ?? "", "base64")
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  for (const chat of [1_000, 1_001, 1_002]) {
    expect((await telegram.sent(chat)).some((message) => message.file !== null)).toBe(true);
  }

  const state = await telegram.state();
  expect(state.violations).toEqual([]);
  expect(state.pending).toBe(0);
  expect(logged).toEqual([]);
  const odd = await database.db.execute(
    sql`select state, count(*) from outbox where state <> 'sent' group by 1`,
  );
  expect([...odd]).toEqual([]);
});

// The whole program with Telegram, polled and pushed: three units at once, the officer's summary and workbook.
import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import type { OutgoingMessage } from "../../src/message.ts";
import { type Program, startProgram } from "../../src/program.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { figure, submission } from "../../src/store/schema.ts";
import { speaker } from "../support/chat/speaker.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { codeFor } from "../support/round/join-code.ts";
import { answerSample, type Speaker, sampleFigures } from "../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

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

const code = (unitCode: string, role: "contact" | "officer") => codeFor(database.db, unitCode, role);

/** A person on Telegram who waits for the answer, all its parts, before going on. */
function person(chat: number): Speaker & {
  start(payload: string): Promise<OutgoingMessage>;
  press(label: string): Promise<OutgoingMessage>;
} {
  const one = speaker(database.db, String(chat), {
    say: (text) => telegram.say(chat, text),
    sent: (after, ms) => telegram.sent(chat, after, ms),
  });
  return {
    say: one.say,
    last: one.last,
    start: (payload) => one.say(`/start ${payload}`),
    press: async (label) => {
      await one.answerTo(() => telegram.press(chat, label));
      return one.last();
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
  await seedDemo(database.db, now, new Date(now.getTime() + 6 * 86_400_000));
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

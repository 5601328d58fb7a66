// What an ordinary answer costs PostgreSQL, from the webhook's arrival until its reply is marked sent: a ceiling.
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { speaker } from "../support/chat/speaker.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { countsForm } from "../support/round/counts-form.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { openWatched, type Traffic, type WatchedDb } from "../support/run/database-traffic.ts";
import { freePort } from "../support/run/free-port.ts";
import { until } from "../support/run/patience.ts";

/** Lower it whenever less is reached. */
const CEILING = { begins: 1, commits: 2, statements: 8, parses: 0, writes: 7 };
const QUESTIONS = 40;
/** The first answers of a process prepare what all later ones use. */
const WARM = 12;

const form = countsForm(QUESTIONS);

let database: TestDatabase;
let watched: WatchedDb;
let telegram: FakeTelegram;
let running: Running;
beforeAll(async () => {
  const port = await freePort();
  [database, telegram] = await Promise.all([openTestDatabase(), FakeTelegram.start()]);
  await openTwoSchools(database.db, form, "Số liệu", new Date());
  await database.sql`update round set deadline = now() + interval '7 days'`;
  watched = openWatched(database.url, { max: 10 });
  running = await startInProcess(
    { ...database, ...watched },
    {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString("hex"),
    },
  );
  await until("the webhook is set", async () => (await telegram.state()).webhook.url !== "");
});
afterAll(async () => {
  await running.stop();
  await watched.close();
  await telegram.stop();
  await database.close();
});

/** In the middle: what a job of the program's does by chance in between is in few of them. */
function usual(costs: readonly number[]): number {
  return costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
}

test("an answer by webhook, everything from its arrival until its reply is marked sent", async () => {
  const chat = 4_000;
  const lan = speaker(database.db, String(chat), {
    say: (text) => telegram.say(chat, text),
    sent: (after, ms) => telegram.sent(chat, after, ms),
  });
  await lan.join(await codeFor(database.db, "T1", "contact"));
  const costs: Traffic[] = [];
  for (let n = 1; n < QUESTIONS; n++) {
    // No person answers so fast for so long: it would have to wait for its turn (store/queue/bucket.ts).
    await database.sql`update address set busy_until = null`;
    if (n > WARM) watched.taken();
    await lan.say(String(10 + n));
    if (n > WARM) costs.push(watched.taken());
  }
  const [{ answers } = { answers: 0 }] = await database.sql<{ answers: number }[]>`
    select count(*)::int as answers from answer`;
  expect(answers).toBe(QUESTIONS - 1);
  expect(running.logged).toEqual([]);

  const statements = usual(costs.map((cost) => cost.statements.length));
  const example = costs.find((cost) => cost.statements.length === statements)?.statements ?? [];
  const cost: Record<keyof typeof CEILING, number> = {
    begins: usual(costs.map(({ begins }) => begins)),
    commits: usual(costs.map(({ commits }) => commits)),
    statements,
    parses: usual(costs.map(({ parses }) => parses)),
    writes: usual(costs.map(({ writes }) => writes)),
  };
  const over = Object.entries(CEILING).filter(([what, most]) => (Reflect.get(cost, what) ?? 0) > most);
  const seen = `${JSON.stringify(cost)}\n${example.map((text) => text.slice(0, 100)).join("\n")}`;
  expect(over, seen).toEqual([]);
  // A count that saw nothing would stay below any ceiling.
  expect(cost).toMatchObject({ begins: 1 });
  expect(
    example.some((text) => text.includes("inbox")),
    seen,
  ).toBe(true);
  expect(
    example.some((text) => text.includes("'sent'")),
    seen,
  ).toBe(true);
});

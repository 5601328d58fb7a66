// The program through every kind of failure: neither what it writes nor the problems it keeps hold a secret or a word of anybody.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { halfAMinuteAfterUnknown } from "../support/chat/delivery.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { killAll, startProcess, whenUp } from "../support/program/process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { until } from "../support/run/patience.ts";

let database: TestDatabase;
let telegram: FakeTelegram;
beforeAll(async () => {
  [database, telegram] = await Promise.all([openTestDatabase({ max: 2 }), FakeTelegram.start()]);
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 86_400_000));
});
afterEach(killAll);
afterAll(async () => {
  await telegram.stop();
  await database.close();
});

const lan = 1_000;
const answer = "CANARYANSWER cả trường cùng đọc sách trong tuần lễ.";
const phone = "0912345678";

test("keeps tokens, codes, telephone numbers, names and answers out of its output and its problems", async () => {
  const code = await codeFor(database.db, "THPT-01", "contact");
  const spare = await codeFor(database.db, "THPT-02", "contact");
  const program = startProcess({
    DATABASE_URL: database.url,
    DEMO: "off",
    PORT: "0",
    LOG_LEVEL: "trace",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  const page = await whenUp(program);
  const say = async (text: string, chat = lan) => {
    await telegram.say(chat, text);
    await telegram.waitForReply(chat);
  };
  await say(`/start ${code}`);
  await say("đúng");
  // The network and the platform in trouble while messages go out.
  for (const kind of ["cut-before", "cut-after"] as const) {
    await telegram.fault({ kind, method: "sendMessage", times: 1 });
    await telegram.say(lan, answer);
    await halfAMinuteAfterUnknown(database.db);
    await telegram.waitForReply(lan);
  }
  await telegram.fault({ kind: "gateway", method: "sendMessage", times: 1, code: 502 });
  await say(`ghi chú: gọi ${phone}`);
  await telegram.fault({ kind: "error", method: "getUpdates", times: 1, code: 500 });
  await telegram.fault({ kind: "cut-before", method: "getUpdates", times: 1 });
  await say("tiến độ");
  // Codes that are wrong, used, and typed by somebody else.
  for (const typed of [code, "0000-0000-0000", spare.replaceAll("-", "")]) await say(typed, 1_001);
  // An update that cannot be read, and one that the database cannot keep as it is.
  await telegram.update(lan, { message: { text: `${answer} ${phone} ${spare}` } });
  await telegram.say(lan, `${answer}\u0000`);
  // Somebody who blocked us, and paths that hold secrets.
  await telegram.block(1_001, true, true);
  await telegram.say(1_001, "xin chào");
  for (const path of [`/j/${spare}`, `/d/${spare}`, `/webhook/telegram?token=${telegram.token}`]) {
    await (await fetch(page + path, { method: path.startsWith("/j/") ? "GET" : "POST" })).text();
  }
  // A fault of ours in the middle of the work: the table is gone.
  await database.sql`alter table event rename to event_away`;
  await telegram.say(lan, answer);
  await until("two messages could not be worked", async () => {
    const [dead] = await database.sql`select count(*)::int as n from inbox where state = 'dead'`;
    return Number(dead?.n) >= 2;
  });
  await database.sql`alter table event_away rename to event`;
  await telegram.revoke();
  await telegram.say(lan, "tiến độ").catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await program.end("SIGTERM");

  const problems = await database.sql`
    select problem from outbox union select problem from inbox union select problem from channel_account
    union all select row_to_json(security_log)::text from security_log`;
  const written = `${program.output()}\n${JSON.stringify(problems)}`;
  expect(program.output()).toContain("could not be processed");
  const secrets = [
    telegram.token,
    telegram.token.split(":")[1] ?? "",
    code,
    spare,
    phone,
    "CANARYANSWER",
    "Nguyen",
  ];
  for (const secret of [...secrets, code.replaceAll("-", ""), spare.replaceAll("-", "")]) {
    expect(written.includes(secret), `${secret.slice(0, 6)}… is written`).toBe(false);
  }
  // Codes are nowhere in the database but in the messages that people themselves wrote and that could not be worked.
  const [kept] = await database.sql`
    select count(*)::int as n from event where body::text like ${`%${spare.replaceAll("-", "")}%`} or body::text like ${`%${spare}%`}`;
  expect(kept?.n).toBe(0);
});

// The program as it is installed, in a process of its own, with every door open at once: Telegram, both of Zalo's, the web.
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { webClient } from "../browser/web-client.ts";
import { type Mouth, speaker } from "../chat/speaker.ts";
import { FakeTelegram } from "../fakes/telegram/telegram.ts";
import { FakeZaloBot } from "../fakes/zalo/bot.ts";
import { FakeZaloOa } from "../fakes/zalo/oa.ts";
import { codeFor } from "../round/join-code.ts";
import { fileFirst } from "../round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../run/database.ts";
import { freePort } from "../run/free-port.ts";
import { until } from "../run/patience.ts";
import { startInProcess } from "./in-process.ts";
import { startListening } from "./process.ts";

export type Door = "telegram" | "zalo-bot" | "zalo-oa" | "web";

/** Somebody at a door, who waits for the whole answer before going on. */
export type Caller = {
  /** The platform's id of the chat; of a web session nobody is told it. */
  readonly chat: string;
  say(text: string): Promise<string>;
  /** Does something else than saying a text, and gives the answer to it: all its parts. */
  answerTo(deed: () => Promise<unknown>): Promise<string>;
  join(unit: string, role?: "contact" | "officer"): Promise<string>;
  /** How many messages came from the bot so far. */
  received(): Promise<number>;
};

export type Doors = {
  readonly database: TestDatabase;
  readonly telegram: FakeTelegram;
  readonly zaloBot: FakeZaloBot;
  readonly zaloOa: FakeZaloOa;
  readonly url: string;
  caller(door: Door, person: number): Caller;
  /** Nothing runs while `meanwhile` goes on; then the program is started again. */
  outage(meanwhile: () => Promise<unknown>): Promise<void>;
  /** What the platforms found wrong with us. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** No reminder of the usual ladder falls on the days before it, at whatever hour a test runs. */
const quiet = 6 * 86_400_000;

/** Starts the program over this database, and gives how it is stopped. */
type Start = (env: Readonly<Record<string, string>>, database: TestDatabase) => Promise<() => Promise<void>>;

/** As it is installed: the build in a process of its own. */
const fromTheBuild: Start = async (env, { url }) => {
  const program = await startListening({ DATABASE_URL: url, ...env });
  return async () => {
    expect(await program.end("SIGTERM")).toBe(0);
  };
};

/** In the test's own process, on a clock of the test's. */
export const onClock =
  (clock: () => Date): Start =>
  async (env, database) => {
    const { stop } = await startInProcess(database, env, clock);
    return stop;
  };

/** What lies in the database when the program starts. */
type Seed = (database: TestDatabase, now: Date, deadline: Date) => Promise<unknown>;

const demonstration: Seed = ({ db }, now, deadline) => seedDemo(db, now, deadline);

/**
 * Opens everything over a demonstration, or over what is seeded instead, whose deadline is some days from `now`. For
 * `beforeAll`; close it in `afterAll`.
 */
export async function openDoors(
  start: Start = fromTheBuild,
  now = new Date(),
  seed = demonstration,
): Promise<Doors> {
  const [database, telegram, zaloBot, zaloOa, port] = await Promise.all([
    openTestDatabase(),
    FakeTelegram.start(),
    FakeZaloBot.start({ bots: 1 }),
    FakeZaloOa.start(),
    freePort(),
  ]);
  await seed(database, now, new Date(now.getTime() + quiet));
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(24).toString("hex");
  const env = {
    PORT: String(port),
    PUBLIC_URL: url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
    ZALO_BOT_TOKEN: zaloBot.token,
    ZALO_BOT_API_ROOT: zaloBot.apiRoot,
    ZALO_BOT_WEBHOOK_SECRET: secret,
    ZALO_OA_APP_ID: zaloOa.appId,
    ZALO_OA_APP_SECRET: zaloOa.appSecret,
    ZALO_OA_SECRET_KEY: zaloOa.secretKey,
    ZALO_OA_REFRESH_TOKEN: zaloOa.refreshToken,
    ZALO_OA_API_ROOT: zaloOa.root,
    ZALO_OA_OAUTH_ROOT: zaloOa.root,
  };
  let stop = await start(env, database);
  await zaloOa.webhook(`${url}/webhook/zalo-oa`);
  await until("the webhooks are set", async () => {
    const { webhook } = await telegram.state();
    return webhook.url !== "" && (await zaloBot.state()).bots.every((bot) => bot.webhook !== "");
  });

  const { db } = database;
  const overFake = (chat: string, mouth: Mouth): Caller => {
    const person = speaker(db, chat, mouth);
    return {
      chat,
      say: async (text) => (await person.say(text)).text,
      answerTo: async (deed) => (await person.answerTo(deed)).join("\n\n"),
      join: async (unit, role = "contact") => person.join(await codeFor(db, unit, role, now)),
      received: async () => (await mouth.sent(0, 0)).length,
    };
  };
  const overPage = (): Caller => {
    const web = webClient(() => url);
    let received = 0;
    const say = async (text: string) => {
      received += 1;
      return (await web.say({ text })).text;
    };
    return {
      chat: "",
      say,
      answerTo: async () => {
        throw new Error("nothing but texts is sent over the page");
      },
      join: async (unit, role = "contact") => {
        await say(await codeFor(db, unit, role, now));
        const text = await say("đúng");
        return text.includes(fileFirst) ? say("tiếp") : text;
      },
      received: async () => received,
    };
  };

  return {
    database,
    telegram,
    zaloBot,
    zaloOa,
    url,
    caller: (door, person) => {
      switch (door) {
        case "telegram": {
          const chat = 5_000 + person;
          return overFake(String(chat), {
            say: (text) => telegram.say(chat, text),
            sent: (after, ms) => telegram.sent(chat, after, ms),
          });
        }
        case "zalo-bot": {
          const chat = `6ede9afa66b88fe6d${String(person).padStart(3, "0")}`;
          return overFake(chat, {
            say: (text) => zaloBot.say(chat, text),
            sent: (after, ms) => zaloBot.sent(chat, after, ms),
          });
        }
        case "zalo-oa": {
          const chat = `2468458835291980${String(person).padStart(3, "0")}`;
          return overFake(chat, {
            say: (text) => zaloOa.say(chat, text),
            sent: (after, ms) => zaloOa.sent(chat, after, ms),
          });
        }
        case "web":
          return overPage();
      }
    },
    outage: async (meanwhile) => {
      await stop();
      await meanwhile();
      stop = await start(env, database);
    },
    violations: async () => [
      ...(await telegram.state()).violations,
      ...(await zaloBot.state()).violations,
      ...(await zaloOa.state()).violations,
    ],
    close: async () => {
      await stop();
      await Promise.all([telegram.stop(), zaloBot.stop(), zaloOa.stop()]);
      await database.close();
    },
  };
}

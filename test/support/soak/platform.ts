// The platforms of a soak as one shape: people write and read there; what was not taken is pushed again.
import { FakeTelegram } from "../fakes/telegram/telegram.ts";
import { FakeZaloBot } from "../fakes/zalo/bot.ts";
import { FakeZaloOa } from "../fakes/zalo/oa.ts";
import type { Fault as ZaloFault } from "../fakes/zalo/serve.ts";

export type PlatformName = "telegram" | "zalo-bot" | "zalo-oa";

/** What a platform does to a call: each of them in its own way. */
export type Trouble =
  /** Told to wait a second. */
  | "throttled"
  /** The platform's own error, and a page of its gateway's. */
  | "error"
  | "page"
  /** The connection is cut before it did what was asked, or after. */
  | "cut-before"
  | "cut-after"
  /** Half of the answer comes, or all of it late, or none. */
  | "half"
  | "slow"
  | "hang";

export type Platform = {
  readonly name: PlatformName;
  /** Settings with which a program uses it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether people can write: what they wrote before, a platform may never push. */
  ready(): Promise<boolean>;
  /** What somebody types to join by a code. */
  joining(code: string): string;
  /** Somebody writes; gives what the platform calls the message, which is a part of its key in the inbox. */
  say(person: number, text: string): Promise<string>;
  /** The next message to somebody that was not given yet; null when none comes within so many milliseconds. */
  next(person: number, ms: number): Promise<string | null>;
  /** All that came to somebody, in order. */
  received(person: number): Promise<readonly string[]>;
  /** Whether it has given away all that people wrote. */
  nothingLeft(): Promise<boolean>;
  /** Whether it forgets what it gave: what a killed process was just given is lost. */
  readonly forgets: boolean;
  /** How many accounts of ours there are. */
  readonly accounts: number;
  /** So many of the next messages meet a trouble. */
  fault(trouble: Trouble, times: number): Promise<void>;
  /** Every trouble is over. */
  calm(): Promise<void>;
  /** So many of the next answers to its pushes do not reach it: it pushes the same again. */
  loseAnswers(times: number): Promise<void>;
  /** How many messages of people's it pushed and had answered with 200; null where it does not tell. */
  accepted(): Promise<number | null>;
  /** How many of its answers were cut after it had done what was asked: such a message may come again. */
  cutAfter(): number;
  /** What no well-behaved bot does. */
  violations(): Promise<readonly string[]>;
  stop(): Promise<void>;
};

const SLOW_MS = 3_000;
const secret = "0123456789abcdef0123456789abcdef";

/** Opens one, with nobody in it. `publicUrl` is where it pushes what people write; null: it waits to be polled. */
export async function openPlatform(name: PlatformName, publicUrl: string | null): Promise<Platform> {
  if (name === "telegram") return telegram(publicUrl);
  if (name === "zalo-bot") return zaloBot(publicUrl);
  if (publicUrl === null) throw new Error("an Official Account is never polled");
  return zaloOa(publicUrl);
}

async function telegram(publicUrl: string | null): Promise<Platform> {
  const fake = await FakeTelegram.start();
  return {
    name: "telegram",
    accounts: 1,
    ...troubling((trouble, times) => {
      const which = { method: "sendMessage", times };
      if (trouble === "throttled") return fake.fault({ kind: "throttle", ...which, retryAfter: 1 });
      if (trouble === "error") return fake.fault({ kind: "error", ...which, code: 500 });
      if (trouble === "page") return fake.fault({ kind: "gateway", ...which, code: 502 });
      if (trouble === "slow") return fake.fault({ kind: "slow", ...which, ms: SLOW_MS });
      return fake.fault({ kind: trouble, ...which });
    }),
    env: {
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.apiRoot,
      ...(publicUrl === null ? {} : { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret }),
    },
    calm: () => fake.clearFaults(),
    ready: async () => true,
    loseAnswers: (times) => fake.fault({ kind: "lose-answer", method: "webhook", times }),
    accepted: async () => {
      const taken = (await fake.state()).pushes.filter(({ status }) => status === 200);
      return new Set(taken.map(({ update }) => update)).size;
    },
    joining: (code) => `/start ${code}`,
    say: async (person, text) => String((await fake.say(person, text)).updateId),
    next: (person, ms) => orNothing(fake.waitForReply(person, ms)),
    received: async (person) => (await fake.sent(person)).map(({ text }) => text),
    nothingLeft: async () => (await fake.state()).pending === 0,
    forgets: false,
    violations: async () => (await fake.state()).violations,
    stop: () => fake.stop(),
  };
}

async function zaloBot(publicUrl: string | null): Promise<Platform> {
  const fake = await FakeZaloBot.start();
  await fake.redeliver(300, 3);
  const accounts = fake.tokens.map((token) => token.split(":")[0] ?? "");
  const key = (person: number) => `person-${person}`;
  return {
    name: "zalo-bot",
    accounts: accounts.length,
    ...troubling((trouble, times) => fake.fault(zaloFault(trouble, { method: "sendMessage", times }, 500))),
    env: {
      ZALO_BOT_TOKEN: fake.tokens.join(","),
      ZALO_BOT_API_ROOT: fake.apiRoot,
      ...(publicUrl === null ? {} : { PUBLIC_URL: publicUrl, ZALO_BOT_WEBHOOK_SECRET: secret }),
    },
    // Every third push comes twice in any case.
    loseAnswers: async () => undefined,
    accepted: async () => null,
    calm: () => fake.clearFaults(),
    ready: async () => publicUrl === null || (await fake.state()).bots.every(({ webhook }) => webhook !== ""),
    joining: (code) => code,
    say: async (person, text) => {
      const account = accounts[person % accounts.length] ?? "";
      return (await fake.say(key(person), text, { account })).messageId;
    },
    next: (person, ms) => orNothing(fake.waitForReply(key(person), ms)),
    received: async (person) => (await fake.sent(key(person))).map(({ text }) => text),
    nothingLeft: async () => (await fake.state()).bots.every(({ pending }) => pending === 0),
    forgets: publicUrl === null,
    violations: async () => (await fake.state()).violations,
    stop: () => fake.stop(),
  };
}

async function zaloOa(publicUrl: string): Promise<Platform> {
  const fake = await FakeZaloOa.start({ secondMs: 10 });
  await fake.webhook(`${publicUrl}/webhook/zalo-oa`);
  const key = (person: number) => `24684588352919${String(person).padStart(4, "0")}`;
  return {
    name: "zalo-oa",
    accounts: 1,
    ...troubling((trouble, times) => fake.fault(zaloFault(trouble, { method: "cs", times }, -200))),
    env: {
      PUBLIC_URL: publicUrl,
      ZALO_OA_APP_ID: fake.appId,
      ZALO_OA_APP_SECRET: fake.appSecret,
      ZALO_OA_SECRET_KEY: fake.secretKey,
      ZALO_OA_REFRESH_TOKEN: fake.refreshToken,
      ZALO_OA_API_ROOT: fake.root,
      ZALO_OA_OAUTH_ROOT: fake.root,
    },
    calm: () => fake.clearFaults(),
    ready: async () => (await fake.state()).refreshes > 0,
    loseAnswers: (times) => fake.fault({ kind: "cut-after", method: "webhook", times }),
    accepted: async () => {
      const taken = (await fake.state()).pushes.filter(
        ({ event, status }) => event === "user_send_text" && status === 200,
      );
      return new Set(taken.map(({ hash }) => hash)).size;
    },
    joining: (code) => code,
    say: async (person, text) => (await fake.say(key(person), text)).messageId,
    next: (person, ms) => orNothing(fake.waitForReply(key(person), ms)),
    received: async (person) => (await fake.sent(key(person))).map(({ text }) => text),
    // What was not taken waits in timers that the fake does not count; the people wait for their replies.
    nothingLeft: async () => true,
    forgets: false,
    violations: async () => (await fake.state()).violations,
    stop: () => fake.stop(),
  };
}

/** The trouble as both fakes of Zalo's take it; `code` is an error of the platform's that passes. */
function zaloFault(trouble: Trouble, which: { method: string; times: number }, code: number): ZaloFault {
  if (trouble === "throttled") return { kind: "page", ...which, status: 429, retryAfter: 1 };
  if (trouble === "error") return { kind: "error", ...which, code };
  if (trouble === "page") return { kind: "page", ...which, status: 502 };
  if (trouble === "slow") return { kind: "slow", ...which, ms: SLOW_MS };
  return { kind: trouble, ...which };
}

/** Troubles, and how many of them may repeat a message: it was sent, and nobody heard so. */
function troubling(
  fault: (trouble: Trouble, times: number) => Promise<void>,
): Pick<Platform, "fault" | "cutAfter"> {
  let cut = 0;
  return {
    fault: async (trouble, times) => {
      if (trouble === "cut-after" || trouble === "half" || trouble === "slow") cut += times;
      await fault(trouble, times);
    },
    cutAfter: () => cut,
  };
}

/** The text of a message; null when the fake says that none came. */
async function orNothing(message: Promise<{ readonly text: string }>): Promise<string | null> {
  try {
    return (await message).text;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Nothing was sent")) return null;
    throw error;
  }
}

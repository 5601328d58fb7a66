// Who waits for whom: `npx tsx bench/crowd.ts [another checkout]`. Prints how much longer an answer takes beside a crowd than without one, of both checkouts in one run.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { webClient } from "../test/support/browser/web-client.ts";
import { FakeTelegram } from "../test/support/fakes/telegram/telegram.ts";
import { FakeZaloOa } from "../test/support/fakes/zalo/oa.ts";
import { freePort } from "../test/support/run/free-port.ts";
import { launch, stop, whenPrinted } from "./launch.ts";

const rounds = 3;
/** How long each part of a round goes on, in milliseconds. */
const partMs = 5_000;
const contacts = 10;
/** A contact reads and types between two answers. */
const readMs = 250;
const floodEveryMs = 60_000 / 1_000;
const strangers = 20;
const newcomersPerPart = 4;
const madeCodes = z.array(z.object({ unit: z.string(), code: z.string() }));

/** The milliseconds of each wait in the quiet and in the crowd, and what the crowd did. */
type Waits = { readonly quiet: number[]; readonly crowd: number[]; readonly did: string[] };

/** A checkout's program with its platforms, and the people who have joined. */
type Place = {
  readonly url: string;
  readonly telegram: FakeTelegram;
  readonly zalo: FakeZaloOa;
  readonly web: ReturnType<typeof webClient>;
  code(): string;
  close(): Promise<void>;
};

const FLOOD = 9_000;
const OA_PERSON = "246845883529197922";
/** Networks of the web contact and the newcomers, as a proxy would name them; the anonymous come from others. */
const CONTACT_FROM = "198.51.100.1";
const NEWCOMER_FROM = "198.51.100.2";
const chatOf = (contact: number) => 5_000 + contact;

async function open(checkout: string): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  const [telegram, zalo, port] = await Promise.all([
    FakeTelegram.start({ secondMs: 1_000 }),
    FakeZaloOa.start(),
    freePort(),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: url,
    TRUSTED_PROXY: "127.0.0.1",
    LOG_LEVEL: "silent",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: "bench".repeat(10),
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_API_ROOT: zalo.root,
    ZALO_OA_OAUTH_ROOT: zalo.root,
  };
  const program = launch(checkout, "start", settings);
  await whenPrinted(program);
  await zalo.webhook(`${url}/webhook/zalo-oa`);
  while ((await telegram.state()).webhook.url === "") await sleep(50);
  let codes: string[] = [];
  const place: Place = {
    url,
    telegram,
    zalo,
    web: webClient(() => url, CONTACT_FROM),
    code: () => {
      const next = codes.pop();
      if (next === undefined) throw new Error("there are not as many units");
      return next;
    },
    close: async () => {
      await stop(program);
      await Promise.all([telegram.stop(), zalo.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  try {
    codes = await contactCodes(checkout, settings);
    for (const chat of [FLOOD, ...Array.from({ length: contacts }, (_, at) => chatOf(at))]) {
      for (const text of [place.code(), "đúng", "tiếp"]) await answerTo(telegram, chat, text);
    }
    for (const text of [place.code(), "đúng", "tiếp"]) {
      await zalo.say(OA_PERSON, text);
      await zalo.waitForReply(OA_PERSON);
    }
    for (const text of [place.code(), "đúng", "tiếp"]) await place.web.say({ text });
    return place;
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function contactCodes(checkout: string, settings: Readonly<Record<string, string>>): Promise<string[]> {
  const cli = launch(checkout, "cli", settings, ["codes", "--role", "contact", "--json"]);
  let out = "";
  for await (const chunk of cli.stdout) out += String(chunk);
  return madeCodes.parse(JSON.parse(out)).map(({ code }) => code);
}

/** How long it takes until the answer to a text has come back through the platform. */
async function answerTo(telegram: FakeTelegram, chat: number, text: string): Promise<number> {
  const began = performance.now();
  await telegram.say(chat, text);
  await telegram.waitForReply(chat);
  return performance.now() - began;
}

/** Figures that name their rows, each time other ones: every text is a whole answer. */
const figures = (n: number) => `1.${(n % 14) + 1}: ${(n % 90) + 2}/${(n % 900) + 100}`;
let said = 0;

/** Answers again and again until `over`. */
async function again(over: AbortSignal, answer: (text: string) => Promise<number>): Promise<number[]> {
  const ms: number[] = [];
  while (!over.aborted) {
    ms.push(await answer(figures(said++)));
    await sleep(readMs);
  }
  return ms;
}

/** Ten contacts answer over Telegram. */
async function contactsAnswer({ telegram }: Place): Promise<number[]> {
  const over = AbortSignal.timeout(partMs);
  const all = Array.from({ length: contacts }, (_, at) =>
    again(over, (text) => answerTo(telegram, chatOf(at), text)),
  );
  return (await Promise.all(all)).flat();
}

/** One chat that sends a thousand messages a minute; waits, at the end, until all of them are answered. */
function flood({ telegram }: Place) {
  const over = new AbortController();
  const sending = (async () => {
    let sent = 0;
    for (const began = performance.now(); !over.signal.aborted; sent++) {
      await telegram.say(FLOOD, figures(said++));
      await sleep(Math.max(0, began + (sent + 1) * floodEveryMs - performance.now()));
    }
    return sent;
  })();
  return async () => {
    over.abort();
    const sent = await sending;
    for (let before = -1, now = 0; before !== now || (await telegram.state()).pending > 0; ) {
      before = now;
      await sleep(1_000);
      now = (await telegram.sent(FLOOD)).length;
    }
    return `${sent} sent`;
  };
}

/** An anonymous crowd in a process of its own; ends it and gives the statuses it got. */
function anonymous(crowd: "page" | "oa", senders: number, url: string) {
  const script = resolve(import.meta.dirname, "crowd-senders.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, JSON.stringify({ crowd, senders, url })],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  return async () => {
    child.stdin.end();
    let out = "";
    for await (const chunk of child.stdout) out += String(chunk);
    return out.trim();
  };
}

/** A contact answers on the page. */
function webAnswers({ web }: Place): Promise<number[]> {
  return again(AbortSignal.timeout(partMs), async (text) => {
    const began = performance.now();
    await web.say({ text });
    return performance.now() - began;
  });
}

/** Newcomers with a right code join on the page, one after the other. */
async function newcomersJoin(place: Place): Promise<number[]> {
  const ms: number[] = [];
  for (let n = 0; n < newcomersPerPart; n++) {
    const newcomer = webClient(() => place.url, NEWCOMER_FROM);
    const began = performance.now();
    for (const text of [place.code(), "đúng", "tiếp"]) await newcomer.say({ text });
    ms.push(performance.now() - began);
    await sleep(readMs);
  }
  return ms;
}

/** A contact answers through the Official Account, whose events are signed. */
function oaAnswers({ zalo }: Place): Promise<number[]> {
  return again(AbortSignal.timeout(partMs), async (text) => {
    const began = performance.now();
    await zalo.say(OA_PERSON, text);
    await zalo.waitForReply(OA_PERSON);
    return performance.now() - began;
  });
}

const page = ({ url }: Place) => anonymous("page", strangers, url);
const scenes = [
  { what: "a contact, beside one chat of 1,000 a minute", crowd: flood, answer: contactsAnswer },
  { what: `a web contact, beside ${strangers} anonymous`, crowd: page, answer: webAnswers },
  { what: `joining, beside ${strangers} anonymous`, crowd: page, answer: newcomersJoin },
  {
    what: "an Official Account's contact, beside 2 unsigned",
    crowd: ({ url }: Place) => anonymous("oa", 2, url),
    answer: oaAnswers,
  },
];

async function once({ crowd, answer }: (typeof scenes)[number], place: Place, waits: Waits): Promise<void> {
  waits.quiet.push(...(await answer(place)));
  const end = crowd(place);
  await sleep(1_000);
  waits.crowd.push(...(await answer(place)));
  waits.did.push(await end());
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

const here = resolve(import.meta.dirname, "..");
const places: { readonly checkout: string; readonly place: Place }[] = [];
try {
  for (const checkout of [...process.argv.slice(2).map((path) => resolve(path)), here]) {
    places.push({ checkout, place: await open(checkout) });
  }
  const results = scenes.map((scene) => ({
    scene,
    waits: places.map((): Waits => ({ quiet: [], crowd: [], did: [] })),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { scene, waits } of results) {
      for (const [at, { place }] of places.entries()) {
        const own = waits[at];
        if (own) await once(scene, place, own);
      }
    }
  }
  for (const [at, { checkout }] of places.entries()) {
    console.log(`\n${checkout}`);
    for (const { scene, waits } of results) {
      const { quiet, crowd, did } = waits[at] ?? { quiet: [], crowd: [], did: [] };
      const ratio = (median(crowd) / median(quiet)).toFixed(1);
      console.log(
        `${scene.what.padEnd(50)} ${ratio.padStart(6)} × quiet   (medians of ${crowd.length} and ${quiet.length}; the crowd: ${did.join("; ")})`,
      );
    }
  }
} finally {
  for (const { place } of places) await place.close();
}

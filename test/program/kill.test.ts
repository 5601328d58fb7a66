// The program killed at random moments, alone and beside a second one: nothing is lost, nothing is done twice.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId, now } from "../../src/clock.ts";
import { makeCode } from "../../src/store/people/codes.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { unitsByCode } from "../../src/store/rounds/rounds.ts";
import { halfAMinuteAfterKill } from "../support/chat/delivery.ts";
import { settled } from "../support/chat/speaker.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { killAll, type RunningProcess, startProcess, whenUp } from "../support/program/process.ts";
import { answerSample, sampleFigures } from "../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";
import { until } from "../support/run/patience.ts";

const dayMs = 86_400_000;
const kills = 3;
const units = ["THPT-20", "THPT-01"];

type Scene = {
  readonly database: TestDatabase;
  readonly telegram: FakeTelegram;
  /** What each person wrote, in order, with the update's number. */
  readonly said: Map<number, string[]>;
};

async function openScene(): Promise<Scene> {
  const [database, telegram] = await Promise.all([openTestDatabase({ max: 3 }), FakeTelegram.start()]);
  await seedDemo(database.db, now(), new Date(now().getTime() + 7 * dayMs));
  return { database, telegram, said: new Map() };
}

async function closeScene({ telegram, database }: Scene): Promise<void> {
  await telegram.stop();
  await database.close();
}

async function code({ database }: Scene, unitCode: string): Promise<string> {
  return database.db.transaction(async (tx) => {
    const [unit] = await unitsByCode(tx, [unitCode]);
    if (!unit) throw new Error(`no unit ${unitCode}`);
    const expiresAt = new Date(now().getTime() + dayMs);
    return makeCode(tx, { unitId: unit.id, role: "contact", random: newId(), now: now(), expiresAt });
  });
}

/** A person who waits for an answer and, like everybody, pays no heed to a message that comes a second time. */
function person({ database: { db }, telegram, said }: Scene, chat: number) {
  let shown: readonly string[] = [];
  const wrote: string[] = [];
  said.set(chat, wrote);
  const last = () => ({ text: shown.join("\n\n"), choices: [], document: null, progress: null });
  const say = async (words: string) => {
    wrote.push(words);
    const { length: before } = await telegram.sent(chat);
    const { updateId } = await telegram.say(chat, words);
    await until(`“${words}” is worked`, async () => {
      const done = await db.execute(
        sql`select 1 from inbox where key = ${`m:${updateId}`} and state = 'done'`,
      );
      return done.length > 0;
    });
    await settled(db, String(chat));
    // The answer, all its parts; after a kill the message before may be there again first.
    const fresh = (await telegram.sent(chat)).slice(before).map(({ text }) => text);
    const heeded = [...new Set(fresh)].filter((text) => !shown.includes(text));
    shown = heeded.length > 0 ? heeded : shown;
    return last();
  };
  return { say, last };
}

/** Keeps the programs running while `work` goes on, killing one of them now and then. */
async function whileKilled<T>(
  { database: { db } }: Scene,
  envs: readonly Record<string, string>[],
  work: Promise<T>,
): Promise<T> {
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  finished.catch(() => undefined);
  const programs: RunningProcess[] = envs.map((env) => startProcess(env));
  await Promise.all(programs.map(whenUp));
  for (let killed = 0; killed < kills && !done; killed++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_200));
    const at = killed % programs.length;
    const env = envs[at];
    if (!env) throw new Error("no program to kill");
    await programs[at]?.end("SIGKILL");
    await halfAMinuteAfterKill(db);
    const next = startProcess(env);
    programs[at] = next;
    await whenUp(next);
  }
  const result = await finished;
  expect(await Promise.all(programs.map((program) => program.end("SIGTERM")))).toEqual(envs.map(() => 0));
  return result;
}

/** What must hold however often it was killed. */
async function expectNothingLostOrTwice(
  { database, telegram, said }: Scene,
  programs: number,
): Promise<void> {
  const { db } = database;
  const wrote = [...said.values()].flat().length;
  const [inbox] = await db.execute(sql`
    select count(*)::int as rows, count(distinct key)::int as keys, count(*) filter (where state <> 'done')::int as odd from inbox`);
  expect(inbox).toEqual({ rows: wrote, keys: wrote, odd: 0 });
  // One answer to each message, in the outbox.
  const [replies] = await db.execute(
    sql`select count(*)::int as n from outbox where kind in ('reply', 'receipt')`,
  );
  expect(replies).toEqual({ n: wrote });
  const open = await db.execute(sql`select id, state, problem from outbox where state <> 'sent'`);
  expect([...open]).toEqual([]);
  // In the history each place was answered once by each message that answered it, and the sealed figures are the sample's.
  const twice = await db.execute(sql`
    select source, body from event where type = 'answered' group by source, node_id, body having count(*) > 1`);
  expect([...twice]).toEqual([]);
  const sealed = await db.execute(sql`select id from submission`);
  expect(sealed).toHaveLength(units.length);
  for (const { id } of sealed) {
    const figures = await db.execute(
      sql`select place, value::int from figure where submission_id = ${Number(id)}`,
    );
    expect(new Map(figures.map((row) => [String(row.place), Number(row.value)]))).toEqual(sampleFigures());
  }
  // At the most what was on its way when a program died was sent again: one message a chat.
  const state = await telegram.state();
  expect([state.violations, state.pending, state.pollConflicts]).toEqual([[], 0, 0]);
  for (const chat of said.keys()) {
    const sent = await telegram.sent(chat);
    const ids = new Set(sent.map(({ id }) => String(id)));
    const rows = await db.execute(sql`
      select platform_id from outbox join address on address.id = address_id where chat_key = ${String(chat)}`);
    expect(
      rows.every((row) =>
        String(row.platform_id)
          .split(",")
          .every((id) => ids.has(id)),
      ),
    ).toBe(true);
    const again = sent.filter((message, at) => at > 0 && sent[at - 1]?.text === message.text).length;
    expect(again).toBeLessThanOrEqual(kills * programs);
  }
}

const modes: [string, number, (port: number) => Record<string, string>][] = [
  ["polling", 1, () => ({ PORT: "0" })],
  [
    "pushed, some pushes twice",
    1,
    (port) => ({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString("hex"),
    }),
  ],
  ["two programs, one of which polls", 2, () => ({ PORT: "0" })],
];

describe("killed again and again", () => {
  const scenes = new Map<string, Scene>();
  beforeAll(async () => {
    for (const [name] of modes) scenes.set(name, await openScene());
  });
  afterEach(killAll);
  afterAll(async () => {
    for (const scene of scenes.values()) await closeScene(scene);
  });

  test.each(modes)("%s", async (name, programs, envOf) => {
    const scene = scenes.get(name);
    if (!scene) throw new Error("no scene");
    const env: Record<string, string> = {
      DATABASE_URL: scene.database.url,
      DEMO: "off",
      TELEGRAM_BOT_TOKEN: scene.telegram.token,
      TELEGRAM_API_ROOT: scene.telegram.apiRoot,
      ...envOf(await freePort()),
    };
    if (env.PUBLIC_URL) await scene.telegram.fault({ kind: "lose-answer", method: "webhook", times: 5 });
    const work = Promise.all(
      units.map(async (unit, n) => {
        const lan = person(scene, 1_000 + n);
        await lan.say(`/start ${await code(scene, unit)}`);
        await lan.say("đúng");
        await answerSample(lan);
      }),
    );
    await whileKilled(scene, Array(programs).fill(env), work);
    await expectNothingLostOrTwice(scene, programs);
  });
});

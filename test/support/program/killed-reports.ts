// Whole reports while the program is killed: a person who waits for answers however long, and what must hold afterwards.
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { z } from "zod";
import type { Db } from "../../../src/store/db.ts";
import { halfAMinuteAfterKill } from "../chat/delivery.ts";
import { paperContact } from "../chat/paper-contact.ts";
import { paperOfReport, type TypedReport, typedReports } from "../round/typed-reports.ts";
import { PATIENCE_MS } from "../run/patience.ts";
import { type RunningProcess, startListening } from "./process.ts";

/** A chat over a fake: to write, giving the message's id, and to see all that came with the moment of each. */
export type FakeChat = {
  readonly key: string;
  say(text: string): Promise<{ readonly messageId: string }>;
  sent(): Promise<readonly { readonly text: string; readonly at: number }[]>;
};

export type KillTally = {
  readonly db: Db;
  /** How often an update in flight was lost, with a platform that forgets what it gave. */
  lost: number;
  /** Whether the platform has nothing more to give, where it forgets what it gave. */
  readonly forgotten?: () => Promise<boolean>;
  /** When the program was killed. */
  readonly killedAt: number[];
  /** How many messages were written, those that were lost and said again included. */
  said: number;
};

const POLL_MS = 25;
/** Longer than a process takes to keep what it was given. */
const KEEP_MS = 3_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Says something and waits until the answer, all of it, has come. Whether it was taken is seen in the database, since a
 * person cannot tell a lost message from a slow answer either.
 */
async function say(tally: KillTally, chat: FakeChat, text: string): Promise<string> {
  const before = (await chat.sent()).length;
  const start = Date.now();
  const { messageId } = await chat.say(text);
  tally.said++;
  for (;;) {
    const { known, open } = await stateOf(tally, chat, messageId);
    if (known > 0 && open === 0) break;
    if (known === 0 && (await isLost(tally, chat, messageId, start))) {
      tally.lost++;
      return say(tally, chat, text);
    }
    if (Date.now() - start > PATIENCE_MS) throw new Error(`no answer to “${text}”`);
    await pause(POLL_MS);
  }
  const fresh = (await chat.sent()).slice(before).map((each) => each.text);
  // Nobody heeds a message that comes a second time.
  return fresh.filter((each, at) => fresh.indexOf(each) === at).join("\n\n");
}

const state = z.tuple([z.object({ known: z.number(), open: z.number() })]);

/** Whether a message is in the inbox, and how much of its chat is still on its way in or out. */
async function stateOf({ db }: KillTally, chat: FakeChat, messageId: string) {
  const rows = await db.execute(sql`
    with mine as (select state from inbox where key like ${`%${messageId}%`})
    select (select count(*)::int from mine) as known,
      (select count(*)::int from mine where state = 'received')
      + (select count(*)::int from outbox join address on address.id = outbox.address_id
          where address.chat_key = ${chat.key} and outbox.state in ('queued', 'sending')) as open`);
  return state.parse([...rows])[0];
}

/** Given to a process that was killed before it kept it: the platform has it no more, and neither have we. */
async function isLost(tally: KillTally, chat: FakeChat, messageId: string, since: number): Promise<boolean> {
  if (!tally.forgotten || !tally.killedAt.some((at) => at >= since - 1_000)) return false;
  if (!(await tally.forgotten())) return false;
  await pause(KEEP_MS);
  return (await stateOf(tally, chat, messageId)).known === 0 && tally.forgotten();
}

/** Joins and answers a whole report. */
export async function answerWholeReport(
  tally: KillTally,
  report: TypedReport,
  chat: FakeChat,
  code: string,
): Promise<void> {
  const person = paperContact(paperOfReport(report), "groups");
  await say(tally, chat, code);
  let prompt = await say(tally, chat, "đúng");
  for (let turn = 0; turn < 60; turn++) {
    const words = person.reply(prompt);
    if (words === null) return;
    prompt = await say(tally, chat, words);
  }
  throw new Error(`no receipt for ${report.code}:\n${prompt}`);
}

export type KillPlan = {
  readonly kills: number;
  work(): Promise<unknown>;
  /** Whoever writes while nothing runs. */
  readonly passerBy: FakeChat;
  /** Waits until a program that was started is wholly there. */
  started?(): Promise<void>;
};

/**
 * Runs the program while `work` goes on and kills it so often: at moments nobody chose, and every other time as soon as
 * somebody's message was handed over. Gives the last one running.
 */
export async function whileKilled(
  tally: KillTally,
  env: Readonly<Record<string, string>>,
  { kills, work, passerBy, started }: KillPlan,
): Promise<RunningProcess> {
  let program = await startListening(env);
  let over = false;
  try {
    await started?.();
    const done = work().finally(() => {
      over = true;
    });
    done.catch(() => undefined);
    for (let n = 0; n < kills && !over; n++) {
      await pause(200 + Math.random() * 900);
      for (const { said } = { ...tally }; n % 2 === 1 && tally.said === said && !over; ) await pause(1);
      if (over) break;
      tally.killedAt.push(Date.now());
      await program.end("SIGKILL");
      await halfAMinuteAfterKill(tally.db);
      tally.said++;
      await passerBy.say("xin chào");
      program = await startListening(env);
      await started?.();
    }
    await done;
    return program;
  } catch (error) {
    await program.end("SIGKILL");
    throw error;
  }
}

const count = z.tuple([z.object({ n: z.number() })]);

/** What must hold however often it was killed: nothing lost, nothing twice, one message a chat repeated by each kill. */
export async function expectNothingLostOrTwice(tally: KillTally, chats: readonly FakeChat[]): Promise<void> {
  const { db } = tally;
  // Who passes by always gets the same words.
  const passerBy = chats.at(-1);
  const number = async (query: ReturnType<typeof sql>) => count.parse([...(await db.execute(query))])[0].n;
  if (tally.forgotten) {
    await expect.poll(tally.forgotten, { timeout: PATIENCE_MS }).toBe(true);
    await pause(KEEP_MS);
    // Whoever passes by does not say it again.
    tally.lost = tally.said - (await number(sql`select count(*)::int as n from inbox`));
  }
  const taken = tally.said - tally.lost;
  // Each message was taken once, and answered by one message of ours.
  const done = sql`select count(*)::int as n from inbox where state = 'done'`;
  await expect.poll(() => number(done), { timeout: PATIENCE_MS }).toBe(taken);
  const open = sql`select count(*)::int as n from outbox where state in ('queued', 'sending')`;
  await expect.poll(() => number(open), { timeout: PATIENCE_MS }).toBe(0);
  const inbox = await db.execute(sql`
    select count(*)::int as rows, count(distinct (account, key))::int as keys,
      count(*) filter (where state <> 'done')::int as odd from inbox`);
  expect([...inbox]).toEqual([{ rows: taken, keys: taken, odd: 0 }]);
  expect(await number(sql`select count(*)::int as n from outbox where kind in ('reply', 'receipt')`)).toBe(
    taken,
  );
  const unsent = await db.execute(sql`select id, state, problem from outbox where state <> 'sent'`);
  expect([...unsent]).toEqual([]);
  const twice = await db.execute(sql`
    select source, body from event where type = 'answered' group by source, node_id, body having count(*) > 1`);
  expect([...twice]).toEqual([]);
  await expectSealed(db);

  for (const chat of chats) {
    const sent = await chat.sent();
    const meant = await number(sql`
      select coalesce(sum(parts_done + 1), 0)::int as n from outbox join address on address.id = outbox.address_id
      where address.chat_key = ${chat.key}`);
    const surplus = sent.length - meant;
    expect([chat.key, surplus >= 0, surplus <= tally.killedAt.length]).toEqual([chat.key, true, true]);
    if (surplus === 0) continue;
    // After a kill one message may come again: the one that was on its way.
    const repeats = sent.filter((each, at) => at > 0 && sent[at - 1]?.text === each.text);
    const kills = repeats.map(({ at }) => tally.killedAt.filter((kill) => kill < at).length);
    expect([chat.key, kills.includes(0)]).toEqual([chat.key, false]);
    if (chat !== passerBy)
      expect([chat.key, new Set(kills).size, kills.length]).toEqual([chat.key, surplus, surplus]);
  }
}

/** Every figure and narrative as it was typed; one sealed version of each report. */
async function expectSealed(db: Db): Promise<void> {
  const rows = await db.execute(sql`
    select node.code, figure.place, figure.value::float8 as value from figure
    join submission on submission.id = figure.submission_id join node on node.id = submission.node_id`);
  const versions = await db.execute(sql`select count(*)::int as n from submission`);
  expect([...versions]).toEqual([{ n: typedReports.length }]);
  for (const { code, lines, derived, narratives } of typedReports) {
    const figures = rows
      .filter((row) => row.code === code)
      .map((row): [string, number] => [String(row.place), Number(row.value)]);
    const expected = [...lines, ...derived.slice(1)].flatMap(([no, , things, people]): [string, number][] => {
      const place = `n2_5/r${no.replace(".", "_")}`;
      return [
        ...(things === null ? [] : [[`${place}/count`, things] as [string, number]]),
        ...(people === null ? [] : [[`${place}/people`, people] as [string, number]]),
      ];
    });
    expect([code, new Map(figures)]).toEqual([code, new Map(expected)]);
    const told = await db.execute(sql`
      select value from answer join node on node.id = answer.node_id
      where node.code = ${code} and place like 'n%' and jsonb_typeof(value) = 'string'`);
    const texts = Object.values(narratives).map((text) => (text === "không" ? "Không có." : text));
    expect(told.map((row) => row.value).sort()).toEqual(texts.sort());
  }
}

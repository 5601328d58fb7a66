// The inbox of messages kept as received: nobody waits for another chat's trouble, or for whoever sends most.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeInbox } from "../../src/doors/inbox.ts";
import type { IncomingMessage } from "../../src/message.ts";
import { openChat } from "../../src/store/people/open-chat.ts";
import { keepReceived } from "../../src/store/queue/received.ts";
import { testApp, testClock } from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { until } from "../support/run/patience.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await database.db.execute(sql`delete from inbox`);
  await database.db.execute(sql`delete from address`);
});

const messageOf = (chat: string, n: number): IncomingMessage => ({
  key: `m:${n}:${chat}`,
  address: { channel: "zalo-bot", account: "1", chat },
  sentAt: null,
  displayName: null,
  body: { type: "text", text: `${chat} ${n}`, messageId: `${n}` },
});

async function keep(chat: string, texts: number): Promise<void> {
  for (let n = 1; n <= texts; n++) await keepReceived(database.db, messageOf(chat, n), new Date());
}

/** An engine that only claims, waiting for locks as shortly as it may, and notes what it was given and what it did. */
function engine() {
  const it = {
    given: [] as string[],
    done: [] as string[],
    before: async (_chat: string): Promise<unknown> => undefined,
    receive: async (message: IncomingMessage) => {
      const what = message.body.type === "text" ? message.body.text : "";
      it.given.push(what);
      await it.before(message.address.chat);
      const claimed = await database.db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '20ms'`);
        return openChat(tx, message, { now: new Date(), mayWait: false });
      });
      if (claimed === "duplicate") return "duplicate" as const;
      it.done.push(what);
      return "done" as const;
    },
  };
  return it;
}

test("what comes again while it is being worked is known at once, without waiting for the work", async () => {
  await keep("lan", 1);
  await database.db.transaction(async (tx) => {
    const opened = await openChat(tx, messageOf("lan", 1), { now: new Date(), mayWait: false });
    expect(opened).toMatchObject({ inboxId: expect.any(Number) });
    // Whoever waited for the row would get no lock in this transaction, and throw.
    expect(await keepReceived(database.db, messageOf("lan", 1), new Date())).toBe(false);
  });
  const rows = await database.db.execute(sql`select state from inbox`);
  expect([...rows]).toEqual([{ state: "done" }]);
});

test("a chat that is locked waits by itself: all others go on, and it goes on when it is free", async () => {
  await keep("lan", 2);
  for (const chat of ["minh", "thu", "hung"]) await keep(chat, 3);
  const clock = testClock();
  const app = testApp(database.db, clock, []);
  const it = engine();
  const inbox = makeInbox(app, it.receive);
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from inbox where chat_key = 'lan' for update`);
    await inbox.workOff();
    expect(it.done).toHaveLength(9);
    expect(it.given.filter((what) => what.startsWith("lan"))).toEqual(["lan 1"]);
    // Whoever comes new is served at once; the locked one is not even tried before its time.
    await keep("hanh", 1);
    await inbox.workOff();
    expect(it.done).toHaveLength(10);
    clock.pass(1_000);
    await inbox.workOff();
    clock.pass(1_999);
    await inbox.workOff();
    expect(it.given.filter((what) => what.startsWith("lan"))).toEqual(["lan 1", "lan 1"]);
  });
  clock.pass(1);
  await inbox.workOff();
  expect(it.done.slice(10)).toEqual(["lan 1", "lan 2"]);
  expect(app.logged.filter((line) => line.startsWith("A chat has to wait."))).toHaveLength(2);
});

test("a fault of one chat's work is that chat's trouble, too; a lost connection is everybody's", async () => {
  for (const chat of ["lan", "minh"]) await keep(chat, 2);
  const it = engine();
  const inbox = makeInbox(testApp(database.db, testClock(), []), it.receive);
  it.before = async (chat) => {
    if (chat === "lan") throw new TypeError("a fault");
  };
  await inbox.workOff();
  expect(it.done).toEqual(["minh 1", "minh 2"]);
  await keep("thu", 1);
  it.before = async () => {
    throw Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  };
  await expect(inbox.workOff()).rejects.toThrow("away");
});

test("a free worker takes whoever comes meanwhile: nobody waits for the end of another's work", async () => {
  await keep("slow", 1);
  const it = engine();
  const inbox = makeInbox(testApp(database.db, testClock(), []), it.receive);
  let served: () => void = () => undefined;
  const lanServed = new Promise<void>((resolve) => {
    served = resolve;
  });
  it.before = async (chat) => {
    if (chat === "lan") return served();
    await keep("lan", 1);
    inbox.more();
    return lanServed;
  };
  await inbox.workOff();
  expect(it.given).toEqual(["slow 1", "lan 1"]);
});

test("a chat rests after each of its messages, however many more there are, and others are worked meanwhile", async () => {
  await keep("flood", 3);
  const it = engine();
  const rests: (() => void)[] = [];
  const rest = (ms: number) => {
    expect([ms > 0, ms <= 500]).toEqual([true, true]);
    return new Promise<void>((resolve) => {
      rests.push(resolve);
    });
  };
  const inbox = makeInbox(testApp(database.db, testClock(), []), it.receive, rest);
  const over = inbox.workOff();
  await until("one is worked", async () => rests.length === 1);
  // More of it comes, and one of each of more chats than are worked at once: only they are worked.
  await keepReceived(database.db, messageOf("flood", 4), new Date());
  for (let n = 1; n <= 8; n++) await keep(`other-${n}`, 1);
  inbox.more();
  await until("all others are worked", async () => rests.length === 9);
  expect(it.done.filter((what) => what.startsWith("flood"))).toEqual(["flood 1"]);
  rests[0]?.();
  await until("its turn comes again", async () => it.done.includes("flood 2"));
  for (let ended = 1; ended < 12; ended++) {
    await until("each rest ends", async () => rests.length > ended);
    rests[ended]?.();
  }
  await over;
  expect(it.done.filter((what) => what.startsWith("flood"))).toEqual([1, 2, 3, 4].map((n) => `flood ${n}`));
});

test("a chat that was left alone is tried again at once after the clock was set back", async () => {
  await keep("lan", 1);
  const clock = testClock();
  const it = engine();
  let faults = 1;
  it.before = async () => {
    if (faults-- > 0) throw new TypeError("a fault");
  };
  const inbox = makeInbox(testApp(database.db, clock, []), it.receive);
  await inbox.workOff();
  await inbox.workOff();
  expect([it.given.length, it.done]).toEqual([1, []]);
  clock.pass(-3_600_000);
  await inbox.workOff();
  expect(it.done).toEqual(["lan 1"]);
});

test("a chat that was left alone and has nothing waiting any more is forgotten", async () => {
  const clock = testClock();
  const attempts: unknown[] = [];
  const app = testApp(database.db, clock, []);
  const note = (details: object) => attempts.push("attempts" in details ? details.attempts : null);
  const it = engine();
  it.before = async () => {
    throw new TypeError("a fault");
  };
  const inbox = makeInbox({ ...app, log: { ...app.log, warn: note } }, it.receive);
  const tried = async (afterMs: number) => {
    clock.pass(afterMs);
    await inbox.workOff();
  };
  await keep("lan", 1);
  for (const afterMs of [0, 2_000, 3_000]) await tried(afterMs);
  await database.db.execute(sql`delete from inbox`);
  await tried(65_000);
  await keep("lan", 1);
  await tried(0);
  expect(attempts).toEqual([1, 2, 3, 1]);
});

test("one chat's many texts do not come before another's one", async () => {
  await keep("flood", 40);
  for (const chat of ["lan", "minh", "thu"]) await keep(chat, 2);
  const it = engine();
  await makeInbox(testApp(database.db, testClock(), []), it.receive).workOff();
  expect(it.done.filter((what) => what.startsWith("flood"))).toHaveLength(40);
  // Which of those worked at the same time the database answers first is nobody's rule; a later round is.
  for (const chat of ["lan", "minh", "thu"]) {
    const [one, two] = [it.given.indexOf(`${chat} 1`), it.given.indexOf(`${chat} 2`)];
    expect([chat, one >= 0, one < it.given.indexOf("flood 8"), two < it.given.indexOf("flood 16")]).toEqual([
      chat,
      true,
      true,
      true,
    ]);
  }
});

test("people who have joined come before strangers who wrote earlier", async () => {
  for (let n = 1; n <= 20; n++) await keep(`stranger-${n}`, 1);
  await keep("lan", 1);
  await database.db.execute(sql`
    insert into address (channel, account, chat_key, person_id) values ('zalo-bot', '1', 'lan', 7)`);
  const it = engine();
  await makeInbox(testApp(database.db, testClock(), []), it.receive).workOff();
  // Among those that are worked at once at the start; which of these the database answers first is nobody's rule.
  expect(it.given.slice(0, 8)).toContain("lan 1");
  expect(it.done).toHaveLength(21);
});

test("what waits is looked over once, not for each message", async () => {
  await keep("flood", 50);
  let asked = 0;
  const db = new Proxy(database.db, {
    get(target, name, receiver) {
      if (name === "execute") asked++;
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const it = engine();
  await makeInbox(testApp(db, testClock(), []), it.receive).workOff();
  expect([it.done.length, asked]).toEqual([50, 51]);
});

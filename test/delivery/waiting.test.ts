// Who waits when a platform says "wait", answers nobody or was perhaps heard, by whose clock and for how long.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SendError } from "../../src/channels/channel.ts";
import { deliverDue, startDeliverer } from "../../src/delivery/deliver.ts";
import { sendPart } from "../../src/delivery/send-part.ts";
import { pauseAccount } from "../../src/store/queue/accounts.ts";
import { keepReachability } from "../../src/store/queue/deliveries.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  passTime,
  put,
  rowsOf,
  shiftDatabaseTime,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let clock = testClock();
let memory = memoryChannel();
let app: ReturnType<typeof testApp>;
let account = 0;
let chats: number[] = [];
beforeEach(async () => {
  clock = testClock();
  memory = memoryChannel({ account: `account-${++account}` });
  app = testApp(database.db, clock, [memory.channel]);
  chats = [];
  for (const chat of ["lan", "minh", "thu", "hoa", "nam"]) {
    chats.push(await addAddress(database.db, memory.channel, chat));
  }
});

const db = () => database.db;
const pass = (ms: number) => passTime(db(), clock, ms);
const say = (chat: number, text: string, more: Parameters<typeof put>[4] = {}) =>
  put(db(), clock, chats[chat] ?? 0, text, more);
const deliver = () => deliverDue(app, deliveryParts());
const works = memoryChannel().answer;
const wait = (ms: number): SendError => ({ type: "throttled", retryAfterMs: ms });
const lost: SendError = { type: "unknown", detail: "cut" };
/** These chats meet this trouble, the others are served. */
const trouble = (error: SendError, ...names: string[]) => {
  memory.answer = async (part, address, signal) =>
    names.includes(address.chat) ? { ok: false, error } : works(part, address, signal);
};
const rows = (chat: number) => rowsOf(db(), chats[chat] ?? 0);
const paused = async () =>
  (
    await db().execute(sql`
      select 1 from channel_account where account = ${memory.channel.account} and paused_until > clock_timestamp()`)
  ).length;

describe("told to wait", () => {
  test("one chat alone: it waits as long as it was told, and nobody else does", async () => {
    trouble(wait(30_000), "lan");
    await say(0, "one");
    expect(await deliver()).toBe(0);
    await say(0, "two");
    await say(1, "hello");
    expect(await deliver()).toBe(1);
    expect(memory.texts("minh")).toEqual(["hello"]);
    trouble(wait(30_000));
    await pass(15_000);
    expect(await deliver()).toBe(0);
    await pass(15_000);
    expect(await deliver()).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
    expect((await rows(0)).map((row) => row.attempts)).toEqual([1, 1]);
  });

  test("one chat again and again, or two at once: still these chats", async () => {
    trouble(wait(30_000), "lan", "minh");
    await say(1, "one");
    for (let n = 0; n < 3; n++) {
      await say(0, "one");
      expect(await deliver()).toBe(0);
      await pass(30_000);
    }
    await say(2, "hello");
    await deliver();
    expect(memory.texts("thu")).toEqual(["hello"]);
    expect(await paused()).toBe(0);
  });

  test("three at once: the account waits, then everything goes", async () => {
    trouble(wait(30_000), "lan", "minh", "thu");
    for (const chat of [0, 1, 2]) await say(chat, "one");
    expect(await deliver()).toBe(0);
    expect(await paused()).toBe(1);
    trouble(wait(30_000));
    await say(3, "hello");
    expect(await deliver()).toBe(0);
    await pass(30_000);
    expect(await deliver()).toBe(4);
  });

  test("no clock that is set, forwards or back, keeps anybody waiting for longer", async () => {
    trouble(wait(30_000), "lan");
    await say(0, "one");
    expect(await deliver()).toBe(0);
    trouble(wait(30_000));
    // The program's clock alone says nothing.
    clock.pass(3_600_000);
    expect(await deliver()).toBe(0);
    clock.pass(-7_200_000);
    expect(await deliver()).toBe(0);
    // The database's is set back by an hour: what was meant for half a minute is over.
    await shiftDatabaseTime(db(), -3_600_000);
    expect(await deliver()).toBe(1);
    await pauseAccount(
      db(),
      { channel: "zalo-bot", account: memory.channel.account },
      30_000,
      "the platform asked to wait",
    );
    await say(1, "two");
    expect(await deliver()).toBe(0);
    await shiftDatabaseTime(db(), -3_600_000);
    expect(await deliver()).toBe(1);
  });
});

describe("perhaps heard", () => {
  test("it goes once more only when the platform answers again, and is asked once for all", async () => {
    trouble(lost, "lan", "minh", "thu");
    for (const chat of [0, 1, 2]) await say(chat, "one");
    expect(await deliver()).toBe(0);
    trouble(lost);
    memory.alive = false;
    await pass(30_000);
    for (let n = 0; n < 4; n++) {
      expect(await deliver()).toBe(0);
      await pass(5_000);
    }
    expect(memory.asked).toBe(4);
    expect(await rows(0)).toMatchObject([{ state: "sending", attempts: 1, unknowns: 0 }]);
    memory.alive = true;
    expect(await deliver()).toBe(3);
    expect(memory.asked).toBe(5);
    expect(memory.sent.map((part) => part.chat).sort()).toEqual(["lan", "minh", "thu"]);
  });

  test("connections reset for ten seconds: every reply in flight is heard in the end, once more at most", async () => {
    const calls: string[] = [];
    memory.answer = async (part, address) => {
      calls.push(`${address.chat} ${part.text}`);
      return { ok: false, error: lost };
    };
    memory.alive = false;
    for (const chat of [0, 1, 2, 3, 4]) await say(chat, "one");
    for (let second = 0; second < 10; second++) {
      expect(await deliver()).toBe(0);
      await pass(1_000);
    }
    memory.alive = true;
    memory.answer = works;
    for (let second = 10; second < 40; second += 5) {
      await deliver();
      await pass(5_000);
    }
    expect(calls.sort()).toEqual(["hoa one", "lan one", "minh one", "nam one", "thu one"]);
    expect(memory.sent.map((part) => part.chat).sort()).toEqual(["hoa", "lan", "minh", "nam", "thu"]);
  });

  test("a process that died while sending: the row waits as long, and holds up its own chat alone", async () => {
    const id = await say(0, "one");
    await db().execute(sql`
      update outbox set state = 'sending', attempts = 1, again_at = clock_timestamp() + interval '30 seconds'
      where id = ${id}`);
    await say(0, "two");
    await say(1, "hello");
    expect(await deliver()).toBe(1);
    await pass(15_000);
    expect(await deliver()).toBe(0);
    await pass(15_000);
    expect(await deliver()).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
    expect(memory.asked).toBe(1);
  });

  test("the database's clock set back does not make it wait for longer", async () => {
    trouble(lost, "lan");
    await say(0, "one");
    expect(await deliver()).toBe(0);
    trouble(lost);
    await shiftDatabaseTime(db(), -3_600_000);
    expect(await deliver()).toBe(1);
  });

  test("where the same message may go twice it goes again at once, as often as needed", async () => {
    const web = memoryChannel({ name: "web", account: `w${account}`, limits: { repeatable: true } });
    app = testApp(db(), clock, [web.channel]);
    const lan = await addAddress(db(), web.channel, "lan");
    const id = await put(db(), clock, lan, "one");
    await db().execute(sql`
      update outbox set state = 'sending', attempts = 3, unknowns = 1,
        again_at = clock_timestamp() + interval '30 seconds' where id = ${id}`);
    expect(await deliver()).toBe(1);
    expect(web.texts("lan")).toEqual(["one"]);
  });

  test("of many such chats half of the slots are taken, and the others are served first", async () => {
    const many = await Promise.all(
      Array.from({ length: 30 }, (_, n) => addAddress(db(), memory.channel, `many-${n}`)),
    );
    memory.answer = async () => ({ ok: false, error: lost });
    for (const address of many) await put(db(), clock, address, "one");
    await deliver();
    await pass(30_000);
    let under = 0;
    let most = 0;
    memory.answer = async (part, address, signal) => {
      under++;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under--;
      return works(part, address, signal);
    };
    expect(await deliver()).toBe(30);
    expect(most).toBe(10);
  });

  test("however many such chats there are, they hide nobody who comes after them", async () => {
    const many = await Promise.all(
      Array.from({ length: 100 }, (_, n) => addAddress(db(), memory.channel, `many-${n}`)),
    );
    memory.answer = async () => ({ ok: false, error: lost });
    for (const address of many) await put(db(), clock, address, "one");
    await deliver();
    await pass(30_000);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hanging = 0;
    memory.answer = async (part, address, signal) => {
      if (address.chat.startsWith("many")) {
        hanging++;
        await released;
      }
      return works(part, address, signal);
    };
    const deliverer = startDeliverer(app, deliveryParts());
    try {
      await expect.poll(() => hanging).toBe(10);
      await say(0, "hello");
      deliverer.wake();
      await expect.poll(() => memory.sent.map(({ chat }) => chat), { timeout: 8_000 }).toEqual(["lan"]);
    } finally {
      release();
      await deliverer.stop();
    }
  });
});

test("chats whose sends hang leave the others room, and are given up after their time", async () => {
  const slots = { atOnce: 4, slowMs: 100, heldMs: 1_000 };
  let hanging = 0;
  memory.answer = (part, address, signal) => {
    if (!address.chat.startsWith("hangs")) return works(part, address, signal);
    hanging++;
    return new Promise(() => undefined); // not even the abort is heard
  };
  const stuck = await Promise.all(
    Array.from({ length: 4 }, (_, n) => addAddress(db(), memory.channel, `hangs-${n}`)),
  );
  for (const address of stuck) await put(db(), clock, address, "one");
  const deliverer = startDeliverer(app, deliveryParts(), slots);
  try {
    await expect.poll(() => hanging).toBe(4);
    for (const chat of [0, 1, 2, 3, 4]) await say(chat, "hello");
    deliverer.wake();
    await expect.poll(() => memory.sent.length, { timeout: 10_000 }).toBe(5);
    await expect
      .poll(
        async () =>
          (
            await db().execute(sql`
              select 1 from address where account = ${memory.channel.account} and lease_by is not null`)
          ).length,
        { timeout: 10_000 },
      )
      .toBe(0);
  } finally {
    await deliverer.stop();
  }
  expect(await rowsOf(db(), stuck[0] ?? 0)).toMatchObject([{ state: "sending", unknowns: 0 }]);
});

test("a send that is over has left nothing on the signal that would end them all", async () => {
  const { signal } = new AbortController();
  const { name, account } = memory.channel;
  const kept = () =>
    Object.getOwnPropertySymbols(signal).map((key) => {
      const held: unknown = Reflect.get(signal, key);
      return typeof held === "object" && held !== null && "size" in held ? held.size : null;
    });
  const before = kept();
  const to = { channel: name, account, chat: "lan" };
  const part = { text: "một", choices: [], file: null };
  const { phrases } = deliveryParts();
  for (let n = 0; n < 20; n++) {
    expect(await sendPart(app, memory.channel, to, part, { phrases, signal, heldMs: 50 })).toMatchObject({
      ok: true,
    });
  }
  expect(kept()).toEqual(before);
});

test("a chat that blocks us while a message is under way stays blocked when that message arrives", async () => {
  const [lan = 0] = chats;
  memory.answer = async (part, address, signal) => {
    await keepReachability(db(), lan, false, "blocked");
    return works(part, address, signal);
  };
  await say(0, "một");
  await deliver();
  const [address] = await db().execute(sql`select state, lease_by, next_seq from address where id = ${lan}`);
  expect(address).toEqual({ state: "blocked", lease_by: null, next_seq: 1 });
});

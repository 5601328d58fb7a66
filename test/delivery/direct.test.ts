// The short way: an answer written as being sent goes out without being looked for, and is never lost or sent twice.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliverDue, startDeliverer } from "../../src/delivery/deliver.ts";
import { makeLane } from "../../src/delivery/lane.ts";
import { usualSlots } from "../../src/delivery/slots.ts";
import type { Db } from "../../src/store/db.ts";
import { pauseAccount } from "../../src/store/queue/accounts.ts";
import { type NewReply, putOutbox, putReply, queuedIn } from "../../src/store/queue/outbox.ts";
import { pauseInstallation, resumeInstallation } from "../../src/store/queue/pause.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  passTime,
  put,
  rowsOf,
  testApp,
  testClock,
  textMessage,
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
let lan = 0;
let minh = 0;
beforeEach(async () => {
  clock = testClock();
  memory = memoryChannel({ account: `account-${++account}` });
  app = testApp(database.db, clock, [memory.channel]);
  lan = await addAddress(database.db, memory.channel, "lan");
  minh = await addAddress(database.db, memory.channel, "minh");
});

const db = () => database.db;
const works = memoryChannel().answer;
const to = (chat: string) => ({ channel: "zalo-bot", account: memory.channel.account, chat }) as const;
/** Answers Lan, as the transaction of her message does. */
const answer = (text: string, sender: string | null, more: Partial<NewReply> = {}) =>
  db().transaction(async (tx) => {
    const reply = { addressId: lan, to: to("lan"), kind: "reply" as const, body: textMessage(text), sender };
    const { handed } = await putReply(tx, { ...reply, now: clock.now, ...more });
    return { handed, queued: [...queuedIn(tx)] };
  });
const lane = (slots = usualSlots, on = app) => makeLane(on, deliveryParts(), memory.channel, slots);
const held = async () =>
  (
    await db().execute(
      sql`select 1 from address where lease_by is not null and account = ${memory.channel.account}`,
    )
  ).length;

/** A database that keeps what is asked of it. */
function watched(asked: string[]): Db {
  return new Proxy(db(), {
    get(target, name, self) {
      if (name === "execute" || name === "_") asked.push("statement");
      return Reflect.get(target, name, self);
    },
  });
}

describe("handed over", () => {
  test("it is sent with one statement more, numbered, and nothing is looked for afterwards", async () => {
    const asked: string[] = [];
    const one = lane(usualSlots, { ...app, db: watched(asked) });
    const { handed, queued } = await answer("one", one.sender());
    expect(queued).toEqual([]);
    expect(await rowsOf(db(), lan)).toMatchObject([{ state: "sending", attempts: 1 }]);
    if (!handed) throw new Error("it was queued");
    one.hand(handed.row);
    await one.settled();
    expect(asked).toEqual(["statement"]);
    const rung = one.rung(60_000, AbortSignal.timeout(50)).then(() => "rung");
    expect(await Promise.race([rung, new Promise((resolve) => setImmediate(resolve, "quiet"))])).toBe(
      "quiet",
    );
    expect(memory.texts("lan")).toEqual(["one"]);
    expect(await rowsOf(db(), lan)).toMatchObject([{ state: "sent", seq: 1, text: "one" }]);
    expect(await held()).toBe(0);
    await one.end();
  });

  test("what was queued while it was under way is looked for when it has ended", async () => {
    const ends: (() => void)[] = [];
    memory.answer = async (part, address, signal) => {
      if (part.text === "one") await new Promise<void>((resolve) => ends.push(resolve));
      return works(part, address, signal);
    };
    const one = lane();
    const first = await answer("one", one.sender());
    if (!first.handed) throw new Error("it was queued");
    one.hand(first.handed.row);
    await expect.poll(() => ends.length).toBe(1);
    expect(await answer("two", one.sender())).toEqual({ handed: null, queued: ["zalo-bot"] });
    one.ring();
    await one.rung(60_000, AbortSignal.timeout(60_000));
    await one.advance();
    ends[0]?.();
    await one.settled();
    const rung = one.rung(60_000, AbortSignal.timeout(50)).then(() => "rung");
    expect(await Promise.race([rung, new Promise((resolve) => setImmediate(resolve, "quiet"))])).toBe("rung");
    while (await one.advance()) await one.settled();
    expect(memory.texts("lan")).toEqual(["one", "two"]);
    await one.end();
  });

  test("nothing is taken for another account, or after a stop", async () => {
    const deliverer = startDeliverer(app, deliveryParts());
    expect(deliverer.direct.sender(to("lan"))).not.toBe(null);
    expect(deliverer.direct.sender({ ...to("lan"), account: "somebody else's" })).toBe(null);
    await deliverer.stop();
    expect(deliverer.direct.sender(to("lan"))).toBe(null);
  });

  test("deleted while it was under way: the address is free for what was written after it", async () => {
    memory.answer = async (part, address, signal) => {
      if (part.text === "one") await db().execute(sql`delete from outbox where address_id = ${lan}`);
      return works(part, address, signal);
    };
    const one = lane();
    const { handed } = await answer("one", one.sender());
    if (!handed) throw new Error("it was queued");
    one.hand(handed.row);
    await one.settled();
    expect(await held()).toBe(0);
    expect((await answer("farewell", one.sender())).handed).not.toBe(null);
    await one.end();
  });

  test("a stop gives back, as queued, what nobody began to send", async () => {
    let waits = 0;
    memory.answer = (_part, _address, signal) =>
      new Promise((resolve) => {
        waits++;
        signal.addEventListener("abort", () =>
          resolve({ ok: false, error: { type: "unknown", detail: "stopped" } }),
        );
      });
    const one = lane({ ...usualSlots, atOnce: 1, heldMs: 200, slowMs: 200 });
    const sender = one.sender();
    const first = await answer("one", sender);
    const second = await answer("two", sender, { addressId: minh, to: to("minh") });
    if (!first.handed || !second.handed) throw new Error("one was queued");
    one.hand(first.handed.row);
    one.hand(second.handed.row);
    expect(one.sender()).toBe(null);
    await expect.poll(() => waits).toBe(1);
    await one.end();
    expect(await rowsOf(db(), minh)).toMatchObject([{ state: "queued", attempts: 0, unknowns: 0 }]);
    expect(await rowsOf(db(), lan)).toMatchObject([{ state: "sending" }]);
    expect(await held()).toBe(0);
    memory.answer = works;
    expect(await deliverDue(app, deliveryParts())).toBe(1);
    expect(memory.texts("minh")).toEqual(["two"]);
  });

  test("never handed over, since the process died: another sends it when the lease is over and half a minute has passed", async () => {
    const dead = lane();
    expect((await answer("one", dead.sender())).handed).not.toBe(null);
    await passTime(db(), clock, 11_000);
    await answer("two", null);
    expect(await deliverDue(app, deliveryParts())).toBe(0);
    await passTime(db(), clock, 19_000);
    expect(await deliverDue(app, deliveryParts())).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
    await dead.end();
  });
});

describe("queued instead", () => {
  const queuedInstead = async () => {
    const one = lane();
    const sender = one.sender();
    const { handed, queued } = await answer("answer", sender);
    await one.end();
    return [handed, queued];
  };
  const queued = [null, ["zalo-bot"]];

  test("while something goes before it", async () => {
    await put(db(), clock, lan, "earlier");
    expect(await queuedInstead()).toEqual(queued);
    expect(await deliverDue(app, deliveryParts())).toBe(2);
    expect(memory.texts("lan")).toEqual(["earlier", "answer"]);
  });

  test("while the address is another's, or waits", async () => {
    await db().execute(sql`
      update address set lease_by = 'other', lease_until = clock_timestamp() + interval '5 s' where id = ${lan}`);
    expect(await queuedInstead()).toEqual(queued);
    await db().execute(sql`
      update address set lease_by = null, lease_until = null, paused_from = clock_timestamp(),
        paused_until = clock_timestamp() + interval '1 minute' where id = ${lan}`);
    expect(await queuedInstead()).toEqual(queued);
  });

  test("while the account or the installation is paused, or nobody has room", async () => {
    expect((await answer("a", null)).handed).toBe(null);
    await db().execute(sql`delete from outbox where address_id = ${lan}`);
    await pauseInstallation(db(), "a copy");
    try {
      expect(await queuedInstead()).toEqual(queued);
    } finally {
      await resumeInstallation(db());
    }
    await db().execute(sql`delete from outbox where address_id = ${lan}`);
    await pauseAccount(db(), { channel: "zalo-bot", account: memory.channel.account }, 60_000, "wait");
    expect(await queuedInstead()).toEqual(queued);
  });

  test("but not for a prompt that it replaces, a later time or another chat", async () => {
    await answer("prompt", null, { supersedable: true });
    await put(db(), clock, lan, "tomorrow", { notBefore: new Date(clock.now.getTime() + 86_400_000) });
    await put(db(), clock, minh, "theirs");
    const one = lane();
    expect((await answer("answer", one.sender())).handed).not.toBe(null);
    expect((await rowsOf(db(), lan)).map((row) => row.state)).toEqual(["dropped", "queued", "sending"]);
    await one.end();
  });
});

test("a transaction says for which channels it queued something", async () => {
  const web = memoryChannel({ name: "web", account: `w${account}` });
  const page = await addAddress(db(), web.channel, "lan");
  await db().transaction(async (tx) => {
    expect([...queuedIn(tx)]).toEqual([]);
    const row = { kind: "notice", body: textMessage("x"), now: clock.now } as const;
    await putOutbox(tx, { addressId: page, ...row });
    await putOutbox(tx, { addressId: lan, ...row });
    expect([...queuedIn(tx)]).toEqual(["web", "zalo-bot"]);
  });
});

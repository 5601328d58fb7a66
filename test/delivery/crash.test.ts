// Delivering: what survives a crash, what is made when it is sent, several processes at once.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliverDue, startDeliverer } from "../../src/delivery/deliver.ts";
import type { DeliveryParts } from "../../src/delivery/send-row.ts";
import { erasePerson } from "../../src/store/people/erase.ts";
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
let lan = 0;
let minh = 0;
let account = 0;
beforeEach(async () => {
  clock = testClock();
  memory = memoryChannel({ account: `account-${++account}` }); // nothing of another test is due on it
  app = testApp(database.db, clock, [memory.channel]);
  lan = await addAddress(database.db, memory.channel, "lan");
  minh = await addAddress(database.db, memory.channel, "minh");
});

const db = () => database.db;
const pass = (ms: number) => passTime(database.db, clock, ms);
const say = (address: number, text: string, more: Parameters<typeof put>[4] = {}) =>
  put(db(), clock, address, text, more);
const deliver = (parts = deliveryParts()) => deliverDue(app, parts);
const works = memoryChannel().answer;
const states = async (address: number) => (await rowsOf(db(), address)).map((row) => row.state);

describe("crashes", () => {
  const crashed = (rowId: number) =>
    db().execute(sql`
    with row as (update outbox set state = 'sending', attempts = 1 where id = ${rowId})
    update address set lease_by = 'dead', lease_until = clock_timestamp() - interval '1 ms' where id = ${lan}`);

  test("killed between sending and sent: sent once more, before what came after it", async () => {
    const id = await say(lan, "one");
    await crashed(id);
    await say(lan, "two");
    expect(await deliver()).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
    expect((await rowsOf(db(), lan)).map((row) => row.unknowns)).toEqual([1, 0]);
  });

  const diedOver = (rowId: number, times: number) =>
    db().execute(sql`update outbox set unknowns = ${times - 1} where id = ${rowId}`);

  test.each([2, 5])(
    "killed there %i times: it is heard all the same, before what came after it",
    async (times) => {
      const id = await say(lan, "one");
      await crashed(id);
      await diedOver(id, times);
      await say(lan, "two");
      expect(await deliver()).toBe(2);
      expect(memory.texts("lan")).toEqual(["one", "two"]);
    },
  );

  test("killed there six times: it may be what kills, so it has failed, and the next goes out", async () => {
    const id = await say(lan, "one");
    await crashed(id);
    await diedOver(id, 6);
    await say(lan, "two");
    expect(await deliver()).toBe(1);
    expect(await states(lan)).toEqual(["failed", "sent"]);
    expect(memory.texts("lan")).toEqual(["two"]);
  });

  test("an address that another process holds is left to it", async () => {
    await say(lan, "one");
    await db().execute(sql`
      update address set lease_by = 'other', lease_until = clock_timestamp() + interval '1 minute' where id = ${lan}`);
    expect(await deliver()).toBe(0);
    expect(memory.sent).toEqual([]);
  });

  test("of a message in parts, those that arrived are not repeated", async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `line ${n} ${"x".repeat(30)}`);
    await put(db(), clock, lan, {
      text: `${lines.join("\n")}\n\nAll right?`,
      choices: [{ id: "c", label: "Yes", word: "yes" }],
      document: null,
      progress: null,
    });
    let calls = 0;
    memory.answer = async (part, address, signal) =>
      ++calls === 3
        ? { ok: false, error: { type: "throttled", retryAfterMs: 1_000 } }
        : works(part, address, signal);
    expect(await deliver()).toBe(0);
    await pass(1_000);
    expect(await deliver()).toBe(1);
    const texts = memory.texts("lan");
    expect(texts.length).toBeGreaterThan(3);
    expect(
      texts
        .join("\n")
        .split("\n")
        .filter((line) => line.startsWith("line")),
    ).toEqual(lines);
    expect(memory.sent.map((part) => part.choices.length)).toEqual([...texts.slice(1).map(() => 0), 1]);
  });
});

describe("what is made when it is sent", () => {
  const target = { type: "receipt", submissionId: 7 } as const;
  const message = { text: "Your receipt.", choices: [], document: target, progress: null };
  const file = { name: "r.xlsx", mime: "x", bytes: new Uint8Array([1]) };

  test("a file, where the channel takes files", async () => {
    await put(db(), clock, lan, message);
    expect(await deliver(deliveryParts({ makeDocument: async () => file }))).toBe(1);
    expect(memory.sent).toEqual([{ chat: "lan", text: "Your receipt.", choices: [], file }]);
  });

  test("a link, where it does not; nothing, where the channel shows documents itself", async () => {
    const links = memoryChannel({ name: "zalo-oa", account: `a${account}`, limits: { documents: false } });
    const own = memoryChannel({ name: "web", account: `a${account}`, limits: { ownDocuments: true } });
    app = testApp(db(), clock, [links.channel, own.channel]);
    const linkAddress = await addAddress(db(), links.channel, "lan");
    await put(db(), clock, linkAddress, message);
    await put(db(), clock, await addAddress(db(), own.channel, "lan"), message);
    const linkFor = async (_target: unknown, address: number) => `http://x/${address}`;
    expect(await deliver(deliveryParts({ linkFor }))).toBe(2);
    expect(links.texts("lan")).toEqual([`GET http://x/${linkAddress}\n\nYour receipt.`]);
    expect(own.sent).toEqual([{ chat: "lan", text: "Your receipt.", choices: [], file: null }]);
  });

  test("a file that cannot be made is tried again, then given up; the next message goes out", async () => {
    await put(db(), clock, lan, message);
    await say(lan, "next");
    const parts = deliveryParts({
      makeDocument: async () => {
        throw new Error("no figures");
      },
    });
    for (let n = 0; n < 4; n++) {
      expect(await deliver(parts)).toBe(0);
      await pass(60_000);
    }
    expect(await deliver(parts)).toBe(1);
    expect(await states(lan)).toEqual(["failed", "sent"]);
  });

  test("a reference says what is true when it is sent, and is kept as it was said", async () => {
    const reference = { type: "reference", name: "reminder", params: { nodeId: 5 } } as const;
    await put(db(), clock, lan, reference, { kind: "reminder" });
    await put(db(), clock, minh, reference, { kind: "reminder" });
    const render: DeliveryParts["render"] = async (given, { addressId }) =>
      addressId === minh
        ? "drop"
        : { text: JSON.stringify(given), choices: [], document: null, progress: null };
    expect(await deliver(deliveryParts({ render }))).toBe(1);
    expect(memory.texts("lan")).toEqual([JSON.stringify(reference)]);
    expect((await rowsOf(db(), lan))[0]).toMatchObject({ state: "sent", text: JSON.stringify(reference) });
    expect(await states(minh)).toEqual(["dropped"]);
  });

  test("a reference that was worded before somebody was erased, and is sent after that, keeps no words", async () => {
    const reference = { type: "reference", name: "digest", params: {} } as const;
    const rows = await db().execute(
      sql`insert into person (name, created_at) values ('Lan', now()) returning id`,
    );
    await put(db(), clock, minh, reference, { kind: "notice" });
    await say(lan, "stands in its row");
    memory.answer = async (part, address, signal) => {
      if (address.chat === "minh")
        await db().transaction((tx) => erasePerson(tx, Number(rows[0]?.id), null, clock.now));
      return works(part, address, signal);
    };
    const render = async () => textMessage("Lan has joined");
    expect(await deliver(deliveryParts({ render }))).toBe(2);
    expect(memory.texts("minh")).toEqual(["Lan has joined"]);
    expect((await rowsOf(db(), minh))[0]).toMatchObject({ state: "sent", text: null, problem: null });
    expect((await rowsOf(db(), lan))[0]?.text).toBe("stands in its row");
    await put(db(), clock, minh, reference, { kind: "notice" });
    memory.answer = works;
    await deliver(deliveryParts({ render: async () => textMessage("later") }));
    expect((await rowsOf(db(), minh))[1]?.text).toBe("later");
  });
});

describe("several processes", () => {
  test("1,000 messages, two deliverers: none twice, none missing, each chat in order", async () => {
    const chats = await Promise.all(
      Array.from({ length: 40 }, (_, n) => addAddress(db(), memory.channel, `chat-${n}`)),
    );
    for (let n = 0; n < 25; n++) await Promise.all(chats.map((address) => say(address, `message ${n}`)));
    const busy = new Set<string>();
    const seen: string[] = [];
    memory.answer = async (part, address, signal) => {
      expect(busy.has(address.chat)).toBe(false);
      busy.add(address.chat);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      busy.delete(address.chat);
      seen.push(`${address.chat} ${part.text}`);
      return works(part, address, signal);
    };
    const second = testApp(db(), clock, [memory.channel]);
    const counts = await Promise.all([deliver(), deliverDue(second, deliveryParts())]);
    expect(counts[0] + counts[1]).toBe(1_000);
    expect(new Set(seen).size).toBe(1_000);
    for (let n = 0; n < 40; n++) {
      expect(memory.texts(`chat-${n}`)).toEqual(Array.from({ length: 25 }, (_, m) => `message ${m}`));
    }
  });

  test("a running deliverer sends what is woken for at once, and what another process wrote within a second", async () => {
    const deliverer = startDeliverer(app, deliveryParts());
    try {
      await expect.poll(async () => (await rowsOf(db(), lan)).length).toBe(0);
      const times: number[] = [];
      for (let n = 0; n < 10; n++) {
        await say(lan, `quick ${n}`);
        const start = performance.now();
        deliverer.wake();
        await expect.poll(() => memory.texts("lan").length, { interval: 2 }).toBe(n + 1);
        times.push(performance.now() - start);
      }
      // Unwoken, each would wait for the next look, a second after the one before.
      expect(Math.min(...times)).toBeLessThan(700);
      await say(minh, "by another process");
      await expect.poll(() => memory.texts("minh")).toEqual(["by another process"]);
    } finally {
      await deliverer.stop();
    }
    await say(lan, "after the stop");
    deliverer.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(memory.texts("lan")).not.toContain("after the stop");
    const held = await db().execute(
      sql`select 1 from address where lease_by is not null and account = ${memory.channel.account}`,
    );
    expect(held).toHaveLength(0);
  });

  test("a chat whose send hangs holds up no other, nor another account", async () => {
    const other = memoryChannel({ name: "web", account: `other-${account}` });
    app = testApp(db(), clock, [memory.channel, other.channel]);
    memory.answer = (part, address, signal) =>
      address.chat === "lan"
        ? new Promise((resolve) =>
            signal.addEventListener("abort", () =>
              resolve({ ok: false, error: { type: "unknown", detail: "stopped" } }),
            ),
          )
        : works(part, address, signal);
    const deliverer = startDeliverer(app, deliveryParts());
    try {
      await say(lan, "hangs");
      deliverer.wake();
      await say(minh, "passes");
      const elsewhere = await addAddress(db(), other.channel, "thu");
      await say(elsewhere, "passes too");
      deliverer.wake();
      await expect
        .poll(() => [memory.texts("minh"), other.texts("thu")])
        .toEqual([["passes"], ["passes too"]]);
    } finally {
      await deliverer.stop();
    }
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.unknowns])).toEqual([["sending", 0]]);
  });
});

// Delivering: order, failures of every kind, and what survives a crash. One database, a channel that obeys.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SendError } from "../../src/channels/channel.ts";
import { deliverDue, startDeliverer } from "../../src/jobs/outbox.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  put,
  rowsOf,
  testApp,
  testClock,
} from "../support/delivery.ts";

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
const say = (address: number, text: string, more: Parameters<typeof put>[4] = {}) =>
  put(db(), clock, address, text, more);
const deliver = (parts = deliveryParts()) => deliverDue(app, parts);
const fail = (error: SendError) => async () => ({ ok: false, error }) as const;
const works = memoryChannel().answer;
const states = async (address: number) => (await rowsOf(db(), address)).map((row) => row.state);

describe("order", () => {
  test("one address gets its messages in order and numbered; across addresses replies go first", async () => {
    await say(lan, "announcement", { kind: "announcement" });
    await say(lan, "reminder", { kind: "reminder" });
    await say(minh, "receipt", { kind: "receipt" });
    for (const text of ["one", "two", "three"]) await say(lan, text);
    expect(await deliver()).toBe(6);
    expect(memory.texts("lan")).toEqual(["one", "two", "three", "reminder", "announcement"]);
    const rows = await rowsOf(db(), lan);
    expect(rows.map((row) => [row.text, row.seq])).toEqual([
      ["announcement", 5],
      ["reminder", 4],
      ["one", 1],
      ["two", 2],
      ["three", 3],
    ]);
    expect((await rowsOf(db(), minh)).map((row) => [row.state, row.seq])).toEqual([["sent", 1]]);
  });

  test("of many addresses those with replies are taken up before those with announcements", async () => {
    const firstSends: string[] = [];
    memory.answer = async (part, _address, signal) => {
      firstSends.push(part.text);
      return works(part, { channel: "zalo-bot", account: "", chat: "" }, signal);
    };
    for (let n = 0; n < 60; n++) {
      const address = await addAddress(db(), memory.channel, `many-${n}`);
      await say(address, n < 40 ? "announcement" : "reply", { kind: n < 40 ? "announcement" : "reply" });
    }
    expect(await deliver()).toBe(60);
    expect(firstSends.slice(0, 20)).toEqual(Array(20).fill("reply"));
  });

  test("nothing goes before its time or after it has expired", async () => {
    await say(lan, "later", { notBefore: new Date(clock.now.getTime() + 60_000) });
    await say(lan, "stale", { expiresAt: new Date(clock.now.getTime() + 1_000) });
    clock.pass(2_000);
    await say(lan, "now");
    expect(await deliver()).toBe(1);
    expect(memory.texts("lan")).toEqual(["now"]);
    expect(await states(lan)).toEqual(["queued", "dropped", "sent"]);
    clock.pass(60_000);
    expect(await deliver()).toBe(1);
    expect(memory.texts("lan")).toEqual(["now", "later"]);
  });
});

describe("what went wrong", () => {
  test("a message that can never be sent does not hold up the next", async () => {
    memory.answer = async (part, address, signal) =>
      part.text === "bad"
        ? { ok: false, error: { type: "rejected", detail: "400 no" } }
        : works(part, address, signal);
    await say(lan, "bad");
    await say(lan, "good");
    expect(await deliver()).toBe(1);
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.problem])).toEqual([
      ["failed", "400 no"],
      ["sent", null],
    ]);
    expect(app.logged.join("\n")).toContain("Not delivered: 400 no");
  });

  test("not sent: it is tried again after a growing rest, and nothing overtakes it", async () => {
    memory.answer = fail({ type: "not-sent", detail: "ECONNREFUSED" });
    await say(lan, "one");
    expect(await deliver()).toBe(0);
    await say(lan, "two");
    memory.answer = works;
    clock.pass(999);
    expect(await deliver()).toBe(0);
    clock.pass(1);
    memory.answer = fail({ type: "not-sent", detail: "ECONNREFUSED" });
    expect(await deliver()).toBe(0);
    clock.pass(1_999);
    memory.answer = works;
    expect(await deliver()).toBe(0);
    clock.pass(1);
    expect(await deliver()).toBe(2);
    expect(memory.texts("lan")).toEqual(["one", "two"]);
  });

  test("a platform that is away for two days: then the message is given up", async () => {
    memory.answer = fail({ type: "not-sent", detail: "ENOTFOUND" });
    await say(lan, "old");
    for (let hour = 0; hour < 47; hour++) {
      expect(await deliver()).toBe(0);
      clock.pass(3_600_000);
    }
    expect(await states(lan)).toEqual(["queued"]);
    clock.pass(2 * 3_600_000);
    await deliver();
    expect(await states(lan)).toEqual(["failed"]);
  });

  test("no answer: it is sent once more, then it has failed", async () => {
    memory.answer = fail({ type: "unknown", detail: "timeout" });
    await say(lan, "perhaps");
    await say(lan, "next");
    expect(await deliver()).toBe(0);
    expect(await states(lan)).toEqual(["queued", "queued"]);
    clock.pass(1_000);
    memory.answer = async (part, address, signal) =>
      part.text === "perhaps"
        ? { ok: false, error: { type: "unknown", detail: "timeout" } }
        : works(part, address, signal);
    expect(await deliver()).toBe(1);
    expect(await states(lan)).toEqual(["failed", "sent"]);
  });

  test("asked to wait: the whole account waits, no attempt is counted, nothing is lost", async () => {
    let asked = 0;
    memory.answer = async (part, address, signal) =>
      part.text === "one" && ++asked === 1
        ? { ok: false, error: { type: "throttled", retryAfterMs: 30_000 } }
        : works(part, address, signal);
    await say(lan, "one");
    expect(await deliver()).toBe(0);
    await say(minh, "two");
    clock.pass(29_999);
    expect(await deliver()).toBe(0);
    clock.pass(1);
    expect(await deliver()).toBe(2);
    expect((await rowsOf(db(), lan)).map((row) => row.attempts)).toEqual([1]);
  });

  test("blocked: everything queued for that person fails with the reason, others go on", async () => {
    const blocked = fail({ type: "unreachable", detail: "403 blocked" });
    memory.answer = (part, address, signal) =>
      address.chat === "lan" ? blocked() : works(part, address, signal);
    await say(lan, "one");
    await say(lan, "tomorrow", { kind: "reminder", notBefore: new Date(clock.now.getTime() + 86_400_000) });
    await say(minh, "hello");
    expect(await deliver()).toBe(1);
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.problem])).toEqual([
      ["failed", "403 blocked"],
      ["failed", "403 blocked"],
    ]);
    const [row] = await db().execute(sql`select state from address where id = ${lan}`);
    expect(row).toEqual({ state: "blocked" });
    memory.answer = works;
    await say(lan, "are you back?");
    expect(await deliver()).toBe(1);
    expect([...(await db().execute(sql`select state from address where id = ${lan}`))]).toEqual([
      { state: "open" },
    ]);
  });

  test("a refused account pauses and is reported; a message waits for the new token", async () => {
    memory.answer = fail({ type: "account", detail: "401 Unauthorized" });
    await say(lan, "one");
    expect(await deliver()).toBe(0);
    expect(app.logged.join("\n")).toContain("refuses our account");
    memory.answer = works;
    expect(await deliver()).toBe(0);
    clock.pass(60_000);
    expect(await deliver()).toBe(1);
  });

  test("what is stored and no message fails by itself; a channel that throws fails that message only", async () => {
    await db().execute(sql`
      insert into outbox (address_id, channel, priority, kind, body, created_at, state)
      values (${lan}, 'zalo-bot', 0, 'reply', '{"text": 5}', ${clock.now.toISOString()}, 'queued')`);
    await say(lan, "throws");
    await say(lan, "fine");
    memory.answer = (part, address, signal) => {
      if (part.text === "throws") throw new TypeError("secret text");
      return works(part, address, signal);
    };
    expect(await deliver()).toBe(1);
    expect(await states(lan)).toEqual(["failed", "failed", "sent"]);
    expect(app.logged.join("\n")).not.toContain("secret text");
  });
});

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

  test("killed there twice: it has failed, and the next goes out", async () => {
    const id = await say(lan, "one");
    await crashed(id);
    await db().execute(sql`update outbox set unknowns = 1 where id = ${id}`);
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
    clock.pass(1_000);
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
      clock.pass(60_000);
    }
    expect(await deliver(parts)).toBe(1);
    expect(await states(lan)).toEqual(["failed", "sent"]);
  });

  test("a reference says what is true when it is sent, and is kept as it was said", async () => {
    const reference = { type: "reference", name: "reminder", params: { nodeId: 5 } } as const;
    await put(db(), clock, lan, reference, { kind: "reminder" });
    await put(db(), clock, minh, reference, { kind: "reminder" });
    const render = async (given: unknown, address: number) =>
      address === minh
        ? "drop"
        : { text: JSON.stringify(given), choices: [], document: null, progress: null };
    expect(await deliver(deliveryParts({ render: render as never }))).toBe(1);
    expect(memory.texts("lan")).toEqual([JSON.stringify(reference)]);
    expect((await rowsOf(db(), lan))[0]).toMatchObject({ state: "sent", text: JSON.stringify(reference) });
    expect(await states(minh)).toEqual(["dropped"]);
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
    // A deliverer that finds every address held by the other has nothing to do: what is left is the other's.
    expect(counts[0] + counts[1]).toBe(1_000);
    expect(Math.min(...counts)).toBeGreaterThan(0);
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
      expect(times.sort((a, b) => a - b)[5]).toBeLessThan(100);
      await say(minh, "by another process");
      await expect.poll(() => memory.texts("minh"), { timeout: 3_000 }).toEqual(["by another process"]);
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
    expect((await rowsOf(db(), lan)).map((row) => [row.state, row.unknowns])).toEqual([["queued", 1]]);
  });
});

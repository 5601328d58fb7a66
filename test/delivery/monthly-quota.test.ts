// A plan's messages are counted and its end is told; reminders go to the next door when one closes for good.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { channels } from "../../src/commands/round/channels.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { sentInMonth } from "../../src/store/queue/quota.ts";
import {
  addAddress,
  deliveryParts,
  type MemoryChannel,
  memoryChannel,
  passTime,
  put,
  rowsOf,
  type TestClock,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let clock: TestClock;
let bot: MemoryChannel;
let oa: MemoryChannel;
let app: ReturnType<typeof testApp>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`truncate address, outbox, channel_account, person, role`;
  clock = testClock("2026-11-20T08:00:00Z");
  bot = memoryChannel({ name: "zalo-bot", account: "1", limits: { quota: { messages: 10, people: 5 } } });
  oa = memoryChannel({
    name: "zalo-oa",
    account: "2",
    limits: { quota: { messages: null, people: null }, window: { freeHours: 48, closedHours: 168 } },
  });
  app = testApp(database.db, clock, [bot.channel, oa.channel]);
});

const pass = (ms: number) => passTime(database.db, clock, ms);
const deliver = () => deliverDue(app, deliveryParts());
const account = { channel: "zalo-bot", account: "1" } as const;

/** A person with a door on each channel named, used last in the order given. */
async function personWith(role: "contact" | "officer", doors: readonly (readonly [MemoryChannel, string])[]) {
  const [row] = await database.db.execute(
    sql`insert into person (name, created_at) values ('x', now()) returning id`,
  );
  const id = Number(row?.id);
  await database.db.execute(
    sql`insert into role (person_id, unit_id, role, from_at) values (${id}, 1, ${role}, now())`,
  );
  const addresses: number[] = [];
  for (const [index, [channel, chat]] of doors.entries()) {
    const address = await addAddress(database.db, channel.channel, chat);
    const lastIn = new Date(clock.now.getTime() - (10 - index) * 3_600_000).toISOString();
    await database.db.execute(
      sql`update address set person_id = ${id}, last_in = ${lastIn} where id = ${address}`,
    );
    addresses.push(address);
  }
  return { id, addresses };
}

describe("a month's messages", () => {
  test("are counted by parts as they go, and begin anew with the month", async () => {
    const { addresses } = await personWith("contact", [[bot, "lan"]]);
    await put(database.db, clock, addresses[0] ?? 0, "one");
    await put(database.db, clock, addresses[0] ?? 0, `${"a".repeat(90)}\n\n${"b".repeat(90)}`);
    await deliver();
    expect(bot.sent).toHaveLength(3);
    expect(await sentInMonth(database.db, account, "2026-11")).toBe(3);
    await pass(15 * 24 * 3_600_000);
    await put(database.db, clock, addresses[0] ?? 0, "december");
    await deliver();
    expect(await sentInMonth(database.db, account, "2026-12")).toBe(1);
    expect(await sentInMonth(database.db, account, "2026-11")).toBe(0);
  });

  test("officers hear once when four fifths are used; the last tenth is not for announcements", async () => {
    const { addresses } = await personWith("contact", [[bot, "lan"]]);
    const officer = await personWith("officer", [[oa, "hanh"]]);
    for (let n = 1; n <= 9; n++) {
      await put(database.db, clock, addresses[0] ?? 0, `message ${n}`);
      await deliver();
      await deliver();
    }
    expect(oa.texts("hanh").filter((text) => text.includes("8/10"))).toHaveLength(1);
    expect(await rowsOf(database.db, officer.addresses[0] ?? 0)).toHaveLength(1);
    await put(database.db, clock, addresses[0] ?? 0, "to everybody", { kind: "announcement" });
    await put(database.db, clock, addresses[0] ?? 0, "you owe", { kind: "reminder" });
    await deliver();
    expect(bot.texts("lan").at(-1)).toBe("you owe");
    expect(bot.texts("lan")).not.toContain("to everybody");
  });
});

describe("when a door closes for good", () => {
  test.each([
    ["blocked", { type: "unreachable", detail: "blocked" }],
    ["window-closed", { type: "window-closed", detail: "-230" }],
  ] as const)("%s: a reminder goes once to the door used last that still opens", async (state, error) => {
    const { addresses } = await personWith("contact", [
      [oa, "lan-old"],
      [oa, "lan-oa"],
      [bot, "lan-bot"],
    ]);
    const [, second = 0, first = 0] = addresses;
    bot.answer = async () => ({ ok: false, error });
    await put(database.db, clock, first, "you owe", { kind: "reminder", dedupe: "remind:1:1:d:1" });
    await put(database.db, clock, first, "an answer");
    await deliver();
    await deliver();
    expect(oa.sent.map((part) => [part.chat, part.text])).toEqual([["lan-oa", "you owe"]]);
    expect((await rowsOf(database.db, second)).map((row) => row.state)).toEqual(["sent"]);
    expect((await rowsOf(database.db, first)).map((row) => row.state)).toEqual(["failed"]);
    const [door] = await database.db.execute(sql`select state from address where id = ${first}`);
    expect(door).toEqual({ state });
  });

  test("with no other door it has failed, with the reason", async () => {
    const { addresses } = await personWith("contact", [[bot, "lan"]]);
    bot.answer = async () => ({ ok: false, error: { type: "unreachable", detail: "blocked" } });
    await put(database.db, clock, addresses[0] ?? 0, "you owe", { kind: "reminder" });
    await deliver();
    expect(await rowsOf(database.db, addresses[0] ?? 0)).toMatchObject([
      { state: "failed", problem: "blocked" },
    ]);
  });
});

test("/channels shows people, messages, what waits, windows and who cannot be reached", async () => {
  await personWith("contact", [[bot, "a"]]);
  await personWith("contact", [[bot, "b"]]);
  const closed = await personWith("contact", [[oa, "c"]]);
  const old = await personWith("contact", [[oa, "d"]]);
  await personWith("contact", [[oa, "e"]]);
  await database.db.execute(sql`update address set state = 'blocked' where chat_key = 'b'`);
  await database.db.execute(
    sql`update address set state = 'window-closed' where id = ${closed.addresses[0] ?? 0}`,
  );
  await database.db.execute(
    sql`update address set last_in = ${new Date(clock.now.getTime() - 72 * 3_600_000).toISOString()}
      where id = ${old.addresses[0] ?? 0}`,
  );
  await database.db.execute(
    sql`insert into channel_account (channel, account, username, month, sent) values ('zalo-bot', '1', 'Bot Sở', '2026-11', 4)`,
  );
  const { text } = await database.db.transaction((tx) =>
    channels.run(
      {
        app,
        tx,
        now: clock.now,
        addressId: 1,
        personId: 1,
        roundId: 1,
        role: "officer",
        standings: [],
        node: { id: 1, path: "/1/", name: "", code: "" },
      },
      "",
    ),
  );
  expect(text).toBe(
    "Các kênh:\n" +
      "• Bot Zalo “Bot Sở”: 2/5 người; tháng này gửi 4/10 tin, còn 6; 1 người đã chặn hoặc bỏ theo dõi.\n" +
      "• Zalo OA: 3 người; tháng này gửi 0 tin; nhắn được miễn phí 1, tính phí 1; 1 người quá hạn nhắn (phải tự nhắn lại trước).",
  );
});

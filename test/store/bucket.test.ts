// How much a chat may say before it waits: counted in the database, by its clock, whatever process asks.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { IncomingMessage } from "../../src/message.ts";
import type { Tx } from "../../src/store/db.ts";
import { openChat } from "../../src/store/people/open-chat.ts";
import { keepReceived } from "../../src/store/queue/received.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await database.db.execute(sql`delete from inbox`);
  await database.db.execute(sql`delete from address`);
  await database.db.execute(sql`delete from chat`);
});

const messageOf = (chat: string, n: number): IncomingMessage => ({
  key: `m:${n}:${chat}`,
  address: { channel: "telegram", account: "1", chat },
  sentAt: null,
  displayName: null,
  body: { type: "text", text: `${n}`, messageId: `${n}` },
});

/** What becomes of a message that comes now, as the engine does it. */
async function comes(tx: Tx, chat: string, n: number): Promise<"worked" | "kept" | "known"> {
  const message = messageOf(chat, n);
  const opened = await openChat(tx, message, { now: new Date(), mayWait: true });
  if (opened === "waits") return (await keepReceived(tx, message, new Date())) ? "kept" : "known";
  return opened === "duplicate" ? "known" : "worked";
}

/** So many at once: inside a transaction the database's clock stands still. */
async function atOnce(chat: string, from: number, to: number): Promise<Record<string, number>> {
  const came: Record<string, number> = {};
  await database.db.transaction(async (tx) => {
    for (let n = from; n <= to; n++) {
      const what = await comes(tx, chat, n);
      came[what] = (came[what] ?? 0) + 1;
    }
  });
  return came;
}

/** As if so many seconds had passed since this chat's last message. */
const pass = (chat: string, seconds: number) =>
  database.db.execute(sql`
    update address set busy_until = busy_until - make_interval(secs => ${seconds}) where chat_key = ${chat}`);

test("twenty at once are worked, one more waits, and then all that come after it", async () => {
  expect(await atOnce("lan", 1, 25)).toEqual({ worked: 20, kept: 5 });
  expect(await atOnce("minh", 1, 3)).toEqual({ worked: 3 });
  // An hour later there is room again, but those that wait come first.
  await pass("lan", 3_600);
  expect(await atOnce("lan", 26, 27)).toEqual({ kept: 2 });
  const waiting = await database.db.execute(sql`
    select array_agg(payload -> 'body' ->> 'text' order by id) as texts from inbox where state = 'received'`);
  expect([...waiting]).toEqual([{ texts: ["21", "22", "23", "24", "25", "26", "27"] }]);
  await database.db.execute(sql`update inbox set state = 'done', payload = null, chat_key = null`);
  expect(await atOnce("lan", 28, 50)).toEqual({ worked: 20, kept: 3 });
});

test("one has room again every second", async () => {
  expect(await atOnce("lan", 1, 20)).toEqual({ worked: 20 });
  await pass("lan", 3);
  // The clock of the database goes on while the test runs, so there may be room for more; never for less.
  const { worked = 0, kept = 0 } = await atOnce("lan", 21, 60);
  expect([worked >= 3, worked + kept]).toEqual([true, 40]);
});

test("the same message comes again: it is known, worked or kept", async () => {
  expect(await atOnce("lan", 1, 21)).toEqual({ worked: 20, kept: 1 });
  expect(await atOnce("lan", 20, 21)).toEqual({ known: 2 });
});

test("after the database's clock was set back a chat is full until its next message is worked, no longer", async () => {
  await atOnce("lan", 1, 1);
  await pass("lan", -3_600);
  expect(await atOnce("lan", 2, 2)).toEqual({ kept: 1 });
  // The inbox works it, which may not wait.
  const ahead = await database.db.transaction(async (tx) => {
    const opened = await openChat(tx, messageOf("lan", 2), { now: new Date(), mayWait: false });
    expect(opened).toMatchObject({ inboxId: expect.any(Number) });
    return tx.execute(sql`select busy_until <= now() + interval '20 seconds' as bounded from address`);
  });
  expect([...ahead]).toEqual([{ bounded: true }]);
});

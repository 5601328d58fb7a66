// What becomes of stored shapes that cannot be read: nothing is lost and nothing is guessed; and no column without one.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { makeInbox } from "../../src/doors/inbox.ts";
import { receive } from "../../src/engine/receive.ts";
import { keepReceived, waitingChats } from "../../src/store/queue/received.ts";
import { oaTokens } from "../../src/store/queue/zalo-oa-tokens.ts";
import * as schema from "../../src/store/schema.ts";
import { shapes } from "../../src/store/shapes/columns.ts";
import { UnknownShape } from "../../src/versioned.ts";
import {
  addAddress,
  deliveryParts,
  memoryChannel,
  put,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");

async function lanAtWork() {
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const answers = async () => {
    const rows = await at.sql`
      select place, value from answer where node_id = ${seeded.node("THPT-01").id} order by place`;
    return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
  };
  return { world, lan, answers };
}

describe("a chat whose state cannot be read", () => {
  it.each([
    ["a newer program's", (sql) => sql`state || '{"v": 99}'`],
    ["a damaged one", (sql) => sql`state || '{"asked": {"at": "nowhere"}}'`],
    ["no object", (sql) => sql`'[]'::jsonb`],
  ] as [string, (sql: typeof at.sql) => ReturnType<typeof at.sql>][])(
    "%s: nothing is taken from the next text, the question is asked again",
    async (_name, damaged) => {
      const { world, lan, answers } = await lanAtWork();
      await lan.say("sửa 1.3");
      await lan.say("5 lớp");
      await at.sql`update chat set state = ${damaged(at.sql)}`;
      const again = await lan.say("140");
      expect(again.text).toMatch(
        /^Bot không đọc lại được câu đã hỏi ở đây nên chưa ghi tin vừa rồi; [^\n]*\n\n/u,
      );
      expect(again.text).toContain("] Mục I.1.");
      expect(await answers()).toEqual({});
      expect(world.logged.join()).toContain("a stored chat state of version");
      // From here on the chat is as good as any.
      await lan.say("sửa 1.3");
      await lan.say("5 lớp 140 người");
      expect(await answers()).toMatchObject({ "n2_5/r1_3/count": 5, "n2_5/r1_3/people": 140 });
    },
  );

  it("an old button and an edit take nothing either", async () => {
    const { lan, answers } = await lanAtWork();
    await lan.say("sửa 1.1");
    await lan.say("70 lớp 2100 người");
    await at.sql`update chat set state = state || '{"v": 99}'`;
    expect((await lan.press("Đúng")).text).toContain("chưa ghi tin vừa rồi");
    await at.sql`update chat set state = state || '{"v": 99}'`;
    await lan.send({ type: "edited", messageId: "m4", text: "7 lớp 210 người" });
    expect(lan.last().text).toContain("chưa ghi tin vừa rồi");
    expect(await answers()).toEqual({});
  });

  it("an officer hears that it was not done, and a stranger is asked for the code again", async () => {
    await seedRound(at.db, { units: castWith({}) });
    const world = openWorld(at.db, now);
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    const nga = world.chat("nga");
    await nga.say(await world.code("THPT-01", "contact"));
    await at.sql`update chat set state = state || '{"v": 99}'`;
    expect((await hanh.say("tổng hợp")).text).toContain("chưa làm theo tin vừa rồi");
    expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP");
    expect((await nga.say("đúng")).text).toContain("Xin gửi mã đơn vị");
    expect(await at.sql`select 1 from address where chat_key = 'nga' and person_id is not null`).toEqual([]);
  });
});

it("an edit whose places cannot be read changes nothing, is kept and told", async () => {
  const { lan, answers } = await lanAtWork();
  await lan.say("sửa 1.1");
  await lan.say("3 lớp 90 người", { messageId: "first" });
  const before = await answers();
  await at.sql`update inbox set places = '{"v": 99}' where message_id = 'first'`;
  expect(await lan.send({ type: "edited", messageId: "first", text: "4 lớp 90 người" })).toBe("dead");
  expect(lan.last().text).toContain("CHƯA được ghi");
  expect(await answers()).toEqual(before);
  expect(await at.sql`select payload -> 'body' ->> 'text' as text from inbox where state = 'dead'`).toEqual([
    { text: "4 lớp 90 người" },
  ]);
});

describe("a queued message", () => {
  it("of a newer program stays for it while what follows goes out, and is sent once it can be read", async () => {
    const clock = testClock();
    const memory = memoryChannel();
    const app = testApp(at.db, clock, [memory.channel]);
    const lan = await addAddress(at.db, memory.channel, "lan");
    const id = await put(at.db, clock, lan, "newer");
    await put(at.db, clock, lan, "after");
    await at.sql`update outbox set body = body || '{"v": 99, "new": true}' where id = ${id}`;
    expect(await deliverDue(app, deliveryParts())).toBe(1);
    expect(memory.texts("lan")).toEqual(["after"]);
    expect(await at.sql`select state, attempts from outbox where id = ${id}`).toEqual([
      { state: "queued", attempts: 0 },
    ]);
    expect(app.logged.join()).toContain("a newer program wrote it");
    // What stands for the upgrade of the program: the row is of today's shape.
    await at.sql`update outbox set body = (body - 'new') || '{"v": 1}' where id = ${id}`;
    clock.pass(600_000);
    expect(await deliverDue(app, deliveryParts())).toBe(1);
    expect(memory.texts("lan")).toEqual(["after", "newer"]);
  });
});

describe("a message that waits to be worked", () => {
  const message = (key: string, text: string) =>
    ({
      key,
      address: { channel: "zalo-bot", account: "1", chat: "lan" },
      sentAt: now,
      displayName: null,
      body: { type: "text", text, messageId: key },
    }) as const;

  it("of a newer program stays, and its chat waits with it", async () => {
    const app = testApp(at.db, testClock(), []);
    await keepReceived(at.db, message("a", "first"), now);
    await keepReceived(at.db, message("b", "second"), now);
    await at.sql`update inbox set payload = payload || '{"v": 99}' where key = 'a'`;
    await makeInbox(app, (one) => receive(app, one)).workOff();
    expect(await at.sql`select key, state from inbox order by id`).toEqual([
      { key: "a", state: "received" },
      { key: "b", state: "received" },
    ]);
    expect(await waitingChats(at.db)).toHaveLength(1);
    expect(app.logged.join()).toContain("A chat has to wait");
  });

  it("that is damaged is kept as dead, its sender is told, and what follows is worked", async () => {
    const app = testApp(at.db, testClock(), []);
    await keepReceived(at.db, message("a", "first"), now);
    await keepReceived(at.db, message("b", "second"), now);
    await at.sql`update inbox set payload = payload - 'body' where key = 'a'`;
    await makeInbox(app, (one) => receive(app, one)).workOff();
    expect(await at.sql`select key, state, problem from inbox order by id`).toEqual([
      { key: "a", state: "dead", problem: "unreadable" },
      { key: "b", state: "done", problem: null },
    ]);
    const said = await at.sql`select body ->> 'text' as text from outbox order by id`;
    expect(said.map(({ text }) => String(text))).toEqual([
      expect.stringContaining("CHƯA được ghi"),
      expect.stringContaining("mã đơn vị"),
    ]);
  });
});

it("tokens that cannot be read are not taken for none", async () => {
  await at.sql`insert into channel_account (channel, account, tokens) values ('zalo-oa', '9', '{"v": 99}')`;
  await expect(oaTokens(at.db, { channel: "zalo-oa", account: "9" })).rejects.toThrow(UnknownShape);
  await at.sql`delete from channel_account where account = '9'`;
});

it("a text of digits comes back as the text it is", async () => {
  await at.db.insert(schema.answer).values({
    nodeId: 1,
    place: "n1_1",
    value: "2022",
    raw: "2022",
    state: "answered",
    origin: "typed",
    rev: 1,
  });
  expect(await at.db.select({ value: schema.answer.value }).from(schema.answer)).toEqual([{ value: "2022" }]);
});

describe("the table of JSON columns", () => {
  it("names every JSON column of the database, and nothing else", async () => {
    const columns = await at.sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('json', 'jsonb') order by 1`;
    expect(columns.map(({ name }) => String(name))).toEqual(Object.keys(shapes).sort());
  });

  it("is how the program declares each of them", () => {
    const declared = Object.values(schema)
      .filter((table) => table instanceof PgTable)
      .flatMap((table) => getTableConfig(table).columns)
      .filter((column) => /^jsonb?$/u.test(column.getSQLType()));
    expect(declared).toHaveLength(Object.keys(shapes).length);
    expect(declared.filter((column) => column.columnType !== "PgCustomColumn")).toEqual([]);
  });

  /** The list is only added to: a version that was released stays what it is. */
  it("changes no shape without a new version", () => {
    const released = z
      .record(z.string(), z.record(z.string(), z.string()))
      .parse(JSON.parse(readFileSync(new URL("upgrade/shapes.json", import.meta.url), "utf8")));
    const today = Object.values(shapes).flatMap(({ shape, version, schema: known }) =>
      version === null ? [] : [[shape, String(version), fingerprint(known)] as const],
    );
    // A shape of today that is not in the list: raise its version, lift the one before, and add it there.
    expect(today.filter(([shape, version, print]) => released[shape]?.[version] !== print)).toEqual([]);
  });
});

function fingerprint(known: z.ZodType): string {
  const described = z.toJSONSchema(known, { io: "input", unrepresentable: "any" });
  return createHash("sha256").update(JSON.stringify(described)).digest("hex").slice(0, 16);
}

// One message is one transaction: repeats do nothing, crashes leave nothing, poison blocks nobody.

import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { receive } from "../../src/engine/receive.ts";
import type { IncomingMessage } from "../../src/message.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { answer, event, inbox, outbox } from "../../src/store/schema.ts";
import { platformOf } from "../support/chat/platform.ts";
import { openWorld, type World } from "../support/chat/world.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
let world: World;
let people = 0;

beforeAll(async () => {
  database = await openTestDatabase({ max: 8 });
  world = openWorld(database.db, new Date("2022-10-10T08:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
});
afterAll(() => database.close());
beforeEach(() => {
  people += 1;
});

const units = [
  "THPT-01",
  "THPT-02",
  "THPT-03",
  "THPT-04",
  "THPT-05",
  "THPT-06",
  "THPT-07",
  "THPT-08",
  "THPT-09",
  "THPT-10",
];

/** A contact of a unit of its own, asked row by row from 1.1 on. */
async function contact() {
  const chat = world.chat(`p${people}-${Math.floor(people * 7)}`);
  const code = units[people % units.length] ?? "THPT-01";
  await chat.join(code);
  await chat.say("số liệu trước");
  await chat.say("từng dòng");
  return chat;
}

function text(chat: string, key: string, said: string): IncomingMessage {
  return {
    key,
    address: { channel: "telegram", account: "1", chat },
    sentAt: null,
    displayName: null,
    body: { type: "text", text: said, messageId: key },
  };
}

const answersAt = (place: string) =>
  database.db
    .select()
    .from(event)
    .where(and(eq(event.type, "answered"), sql`body::text like ${`%"${place}"%`}`));

describe("receive", () => {
  it("does a repeated message once, in series and at once", async () => {
    const chat = await contact();
    const message = text(chat.name, `twice-${people}`, "2/73");
    const verdicts = [
      ...(await Promise.all([
        receive(world.app, message),
        receive(world.app, message),
        receive({ ...world.app }, message),
      ])),
      await receive(world.app, message),
    ];
    expect(verdicts.toSorted()).toEqual(["done", "duplicate", "duplicate", "duplicate"]);
    const said = await chat.all();
    expect(said.filter((each) => each.text.startsWith("Đã ghi: 2 lớp, 73 người"))).toHaveLength(1);
  });

  it("hands its answer over after the commit, once, and wakes those whom it left something", async () => {
    const chat = await contact();
    await database.db.execute(sql`update outbox set state = 'sent', seq = id where state = 'queued'`);
    const handed: number[] = [];
    const woken: string[][] = [];
    const app: App = {
      ...world.app,
      wake: (channels) => woken.push([...(channels ?? ["all"])]),
      direct: { sender: () => "me", hand: ({ row }) => handed.push(row.id) },
    };
    const first = text(chat.name, `${chat.name}-handed`, "3/40");
    expect(await Promise.all([receive(app, first), receive(app, first)])).toEqual(["done", "duplicate"]);
    expect(handed).toHaveLength(1);
    expect(woken).toEqual([]);
    const [row] = await database.db
      .select({ state: outbox.state })
      .from(outbox)
      .where(eq(outbox.id, handed[0] ?? 0));
    expect(row).toEqual({ state: "sending" });
    // Behind one that is under way.
    expect(await receive(app, text(chat.name, `${chat.name}-queued`, "4/50"))).toBe("done");
    expect(handed).toHaveLength(1);
    expect(woken).toEqual([["telegram"]]);
  });

  it("hands nothing over that was not committed", async () => {
    const chat = await contact();
    await database.db.execute(sql`update outbox set state = 'sent', seq = id where state = 'queued'`);
    await database.sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
    await database.sql`
      create constraint trigger refuse after insert on outbox deferrable initially deferred
      for each row when (new.state = 'sending') execute function refuse()`;
    try {
      const handed: unknown[] = [];
      const app: App = { ...world.app, direct: { sender: () => "me", hand: (it) => handed.push(it) } };
      expect(await receive(app, text(chat.name, `${chat.name}-refused`, "3/40"))).toBe("dead");
      expect(handed).toEqual([]);
    } finally {
      await database.sql`drop function refuse cascade`;
    }
  });

  it("keeps a message that cannot be worked, says so, and goes on", async () => {
    const chat = await contact();
    const broken = {
      ...world.app,
      newId: () => {
        throw new TypeError("broken on purpose");
      },
    };
    const message = text(chat.name, `poison-${people}`, "2/73");
    expect(await receive(broken, message)).toBe("dead");
    expect(await receive(broken, message)).toBe("duplicate");
    expect((await chat.all()).at(-1)?.text).toContain("CHƯA được ghi");
    const [dead] = await database.db.select().from(inbox).where(eq(inbox.key, message.key));
    expect([dead?.state, dead?.payload === null]).toEqual(["dead", false]);
    expect((await chat.say("2/73")).text).toContain("Đã ghi: 2 lớp, 73 người");
    expect(world.logged.join()).not.toContain("2/73");
  });

  it("throws and keeps nothing when the database is away", async () => {
    const chat = await contact();
    const away = await openTestDatabase();
    await away.close();
    const before = (await chat.all()).length;
    await expect(
      receive({ ...world.app, db: away.db }, text(chat.name, `away-${people}`, "2/73")),
    ).rejects.toThrow();
    expect((await chat.all()).length).toBe(before);
    expect(await receive(world.app, text(chat.name, `away-${people}`, "2/73"))).toBe("done");
  });

  it("takes figures sent ahead of the prompts in order, each echoed", async () => {
    const chat = await contact();
    const messages = ["2/73", "0", "2/72", "30/1148"].map((said, index) =>
      text(chat.name, `ahead-${people}-${index}`, said),
    );
    await Promise.all(messages.map((message) => receive(world.app, message)));
    const said = (await chat.all()).slice(-4).map((each) => each.text.split("\n")[0]);
    expect(said).toEqual([
      "Đã ghi: 2 lớp, 73 người.",
      "Đã ghi: 0 lớp, 0 người.",
      "Đã ghi: 2 lớp, 72 người.",
      "Đã ghi: 30 lớp, 1.148 người.",
    ]);
  });

  it("answers every message with exactly one", async () => {
    const chat = await contact();
    const before = (await chat.all()).length;
    for (const said of ["2/73", "xem lại", "abc", "ghi chú: của Đoàn", "tiến độ", "dạ", "trợ giúp", "12"])
      await chat.say(said);
    expect((await chat.all()).length).toBe(before + 8);
  });

  it("lets a newer prompt take an unsent prompt's place, and never an echo's", async () => {
    const chat = await contact();
    await chat.say("2/73");
    for (const said of ["tiếp", "tiếp", "tiếp"]) await chat.say(said);
    const rows = await database.db.execute(sql`
      select outbox.state, outbox.body->>'text' as text from outbox join address on address.id = outbox.address_id
      where address.chat_key = ${chat.name} order by outbox.id desc limit 4`);
    expect(rows.map((row) => row.state)).toEqual(["queued", "dropped", "dropped", "queued"]);
    expect(rows.at(-1)?.text).toContain("Đã ghi: 2 lớp, 73 người");
  });

  it("refuses a text dated a minute before its prompt, unless it repeats what was recorded", async () => {
    const chat = await contact();
    const platform = platformOf(world);
    await platform.deliver(chat);
    world.pass(300_000);
    await chat.say("2/73");
    const early = new Date(world.now().getTime() - 240_000);
    expect((await chat.say("2 lớp 73 người", { sentAt: early })).text).toContain("bot đã ghi rồi");
    expect((await chat.say("5/50", { sentAt: early })).text).toContain("được gửi trước câu hỏi này");
    expect((await chat.say("đúng")).text).toContain("Đã ghi: 5 lớp, 50 người");
  });

  it("records every acknowledged answer exactly once under any interleaving and repetition", async () => {
    const rows = [
      "n2_5/r1_1/count",
      "n2_5/r1_2/count",
      "n2_5/r1_3/count",
      "n2_5/r1_7/count",
      "n2_5/r1_8/count",
    ];
    let run = 0;
    // Units whose rows another test answered are taken again.
    await database.db.delete(answer);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ figure: fc.integer({ min: 1, max: 50 }), copies: fc.integer({ min: 1, max: 3 }) }),
          { minLength: 1, maxLength: 5 },
        ),
        async (said) => {
          people += 1;
          run += 1;
          const chat = await contact();
          const before = (await answersAt("n2_5/r1_1/count")).length;
          for (const [index, { figure, copies }] of said.entries()) {
            const message = text(chat.name, `any-${people}-${index}`, `${figure} lớp ${figure * 3} người`);
            const verdicts = await Promise.all(
              Array.from({ length: copies }, () => receive({ ...world.app }, message)),
            );
            expect(verdicts.filter((verdict) => verdict === "done")).toHaveLength(1);
            // Without dates the same figures at once would be asked about.
            world.pass(5_000);
          }
          expect((await answersAt("n2_5/r1_1/count")).length).toBe(before + 1);
          const stored = await database.db.execute(sql`
            select place, value from answer join chat on chat.node_id = answer.node_id
            join address on address.id = chat.address_id
            where address.chat_key = ${chat.name} and place = any(${sql.raw(`array['${rows.slice(0, said.length).join("','")}']`)}) order by answer.rev`);
          expect(stored.map((row) => row.value)).toEqual(said.map(({ figure }) => figure));
          // The next run takes another unit: this one's rows are answered.
          await database.db.delete(answer);
          await database.db.execute(sql`update chat set state = '{}'`);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
    expect(run).toBeGreaterThanOrEqual(8);
  });

  it("keeps no answer in the inbox once it is done", async () => {
    const rows = await database.db.select().from(inbox).where(eq(inbox.state, "done"));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.every((row) => row.payload === null)).toBe(true);
    expect((await database.db.select().from(outbox)).length).toBeGreaterThan(10);
  });
});

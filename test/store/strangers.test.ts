// Anybody can open chats without end; those of people who never joined go again, and nobody else's.
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { hashOf } from "../../src/store/hash.ts";
import { openSession } from "../../src/store/people/sessions.ts";
import { forgetStrangers } from "../../src/store/people/strangers.ts";
import { openWorld } from "../support/chat/world.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const hour = 3_600_000;
const at = fileDatabase();

const world = () => openWorld(at.db, new Date("2022-10-10T08:00:00+07:00"));
const before = (now: Date) => ({
  silent: new Date(now.getTime() - hour),
  joining: new Date(now.getTime() - 168 * hour),
});
const counts = async () => {
  const [row] = await at.sql`
    select (select count(*)::int from address) as addresses, (select count(*)::int from chat) as chats,
      (select count(*)::int from web_session) as sessions, (select count(*)::int from outbox) as messages,
      (select count(*)::int from inbox) as keys`;
  return row;
};

it("forgets a stranger after an hour, one with a code in hand after a week, and nobody who joined", async () => {
  await seedRound(at.db);
  const here = world();
  const names = async () =>
    (await at.sql`select chat_key from address where chat_key ~ '^[a-z]'`).map((row) => row.chat_key);
  await here.chat("lan").join("THPT-01");
  await here.chat("nguoi-la").say("xin chào");
  await here.chat("do-dang").say(await here.code("THPT-02", "contact"));
  expect(await forgetStrangers(at.db, before(here.now()))).toBe(0);
  here.pass(1.1 * hour);
  expect(await forgetStrangers(at.db, before(here.now()))).toBe(1);
  expect((await names()).sort()).toEqual(["do-dang", "lan"]);
  here.pass(24 * hour);
  expect(await forgetStrangers(at.db, before(here.now()))).toBe(0);
  // Who was forgotten begins anew; who held a code goes on.
  expect((await here.chat("nguoi-la").say("xin chào")).text).toContain("mã");
  expect((await here.chat("do-dang").say("đúng")).text).toContain("Đã liên kết");
  here.pass(200 * hour);
  expect(await forgetStrangers(at.db, before(here.now()))).toBe(1);
  expect((await names()).sort()).toEqual(["do-dang", "lan"]);
});

it("leaves nothing of thousands of sessions that were opened and left, whoever cleans at once", async () => {
  const now = new Date("2022-10-10T08:00:00+07:00");
  await at.db.transaction(async (tx) => {
    for (let n = 0; n < 1_200; n++) {
      const chat = randomBytes(12).toString("base64url");
      const address = { channel: "web", account: "web", chat } as const;
      await openSession(tx, {
        hash: hashOf(chat),
        address,
        now,
      });
    }
  });
  expect(await forgetStrangers(at.db, before(now))).toBe(0);
  await at.sql`update address set last_in = ${now.toISOString()} where id % 2 = 0`;
  await at.sql`insert into chat (address_id) select id from address where last_in is not null`;
  await at.sql`
    insert into inbox (channel, account, key, received_at, state, address_id)
    select 'web', 'web', chat_key, last_in, 'done', id from address where last_in is not null`;
  await at.sql`
    insert into outbox (address_id, priority, kind, body, created_at, state)
    select id, 0, 'reply', '{}', last_in, 'sent' from address where last_in is not null`;
  const later = before(new Date(now.getTime() + 2 * hour));
  const [one = 0, other = 0] = await Promise.all([
    forgetStrangers(at.db, later),
    forgetStrangers(at.db, later),
  ]);
  expect(one + other + (await forgetStrangers(at.db, later))).toBe(1_200);
  expect(await counts()).toEqual({ addresses: 0, chats: 0, sessions: 0, messages: 0, keys: 0 });
});

// Retention: what is older than its setting goes, what is younger or still needed stays.
import { expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { carryOutRetention, startRetention } from "../../src/schedule/retention.ts";
import { pauseInstallation } from "../../src/store/queue/pause.ts";
import { openWorld } from "../support/chat/world.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2025-01-01T09:00:00+07:00");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);

const database = fileDatabase();

const app = (settings: Record<string, string> = {}) => ({
  ...openWorld(database.db, now).app,
  settings: readSettings(settings),
});
const count = async (what: string) =>
  Number((await database.sql.unsafe(`select count(*)::int as count from ${what}`))[0]?.count);

async function insertInbox(state: string, days: number, payload: string | null): Promise<void> {
  await database.sql`insert into inbox (channel, account, key, received_at, state, payload, message_id)
    values ('web', 'w', ${`${state}${days}`}, ${daysAgo(days).toISOString()}, ${state}, ${payload}::text::jsonb, 'm')`;
}

it("blanks dead payloads, deletes old keys, and keeps what waits to be worked", async () => {
  await insertInbox("dead", 31, '{"a": 1}');
  await insertInbox("dead", 29, '{"a": 1}');
  await insertInbox("received", 400, '{"a": 1}');
  await insertInbox("done", 61, null);
  await insertInbox("done", 59, null);
  expect(await carryOutRetention(app())).toMatchObject({ dead: 1, inbox: 1 });
  const rows = await database.sql`select key, payload is not null as kept from inbox order by key`;
  expect([...rows]).toEqual([
    { key: "dead29", kept: true },
    { key: "dead31", kept: false },
    { key: "done59", kept: false },
    { key: "received400", kept: true },
  ]);
  expect(await carryOutRetention(app())).toMatchObject({ dead: 0, inbox: 0 });
});

it("blanks what was sent, never what waits", async () => {
  const seeded = await seedRound(database.db);
  const [addressId] = seeded.person("cô Lan").addressIds;
  for (const [state, days] of [
    ["sent", 181],
    ["sent", 179],
    ["queued", 400],
    ["failed", 181],
  ] as const) {
    await database.sql`insert into outbox (address_id, channel, priority, kind, body, created_at, state)
      values (${addressId ?? 0}, 'telegram', 0, 'reply', '{"text": "x"}', ${daysAgo(days).toISOString()}, ${state})`;
  }
  expect((await carryOutRetention(app())).sent).toBe(2);
  expect(await count("outbox where body = '{}'")).toBe(2);
  expect(await count("outbox where body = '{}' and state = 'queued'")).toBe(0);
});

it("deletes codes, links and sessions that can no longer be used", async () => {
  const until = [daysAgo(31), daysAgo(1), daysAgo(-1)].map((date) => date.toISOString());
  for (const [index, at] of until.entries()) {
    await database.sql`insert into code (hash, purpose, unit_id, role, created_at, expires_at)
      values (${`c${index}`}, 'join', 1, 'contact', ${at}, ${at})`;
    await database.sql`insert into link (hash, person_id, target, created_at, expires_at)
      values (${`l${index}`}, 1, '{}', ${at}, ${at})`;
    await database.sql`insert into web_session (hash, address_id, created_at, expires_at)
      values (${`s${index}`}, 1, ${at}, ${at})`;
  }
  expect(await carryOutRetention(app())).toMatchObject({ codes: 2, sessions: 2 });
  expect(await count("code")).toBe(2);
  expect(await count("link")).toBe(2);
  expect(await count("web_session")).toBe(1);
});

it("erases people without a part in an open round, of whom nothing was heard for so long", async () => {
  await seedRound(database.db, { openedAt: daysAgo(800) });
  const names = async () =>
    (await database.sql`select name from person where name is not null order by name`).map((row) => row.name);
  const all = await names();
  expect((await carryOutRetention(app())).people).toBe(0);
  await database.sql`update round set state = 'closed'`;
  await database.sql`update address set last_in = ${daysAgo(10).toISOString()}
    where person_id = (select id from person where name = 'chị Thu')`;
  expect((await carryOutRetention(app({ RETENTION_PEOPLE_DAYS: "900" }))).people).toBe(0);
  expect((await carryOutRetention(app())).people).toBe(all.length - 1);
  expect(await names()).toEqual(["chị Thu"]);
  expect(await count("address")).toBe(1);
});

it("leaves a paused copy alone", async () => {
  await insertInbox("done", 61, null);
  await pauseInstallation(database.db, "restored");
  const loop = startRetention(app());
  await new Promise((resolve) => setTimeout(resolve, 150));
  await loop.stop();
  expect(await count("inbox")).toBe(1);
});

it("deletes entries of the security log when their time is over", async () => {
  await database.sql`
    insert into security_log (at, what, detail)
    values (${daysAgo(181).toISOString()}, 'refused', '{}'), (${daysAgo(179).toISOString()}, 'joined', '{}')`;
  expect(await carryOutRetention(app())).toMatchObject({ security: 1 });
  expect(await database.sql`select what from security_log`).toEqual([{ what: "joined" }]);
});

it("keeps keys for a month whatever is set", () => {
  expect(() => readSettings({ RETENTION_INBOX_DAYS: "29" })).toThrow("RETENTION_INBOX_DAYS");
});

it("blanks files of closed rounds when their time is over, never those of an open one", async () => {
  const seeded = await seedRound(database.db);
  const nodeId = seeded.node("THPT-01").id;
  for (const days of [731, 729]) {
    await database.sql`insert into upload (node_id, person_id, at, name, mime, size, sha256, bytes, outcome)
      values (${nodeId}, 1, ${daysAgo(days).toISOString()}, ${`${days}.pdf`}, 'x', 1, 'x', '\\x01', '[]')`;
  }
  expect(await carryOutRetention(app())).toMatchObject({ files: 0 });
  await database.sql`update round set state = 'closed'`;
  expect(await carryOutRetention(app())).toMatchObject({ files: 1 });
  const rows =
    await database.sql`select name, bytes is null and outcome is null as blank from upload order by name`;
  expect([...rows]).toEqual([
    { name: "729.pdf", blank: false },
    { name: "731.pdf", blank: true },
  ]);
});

// What is asked all the time reads no big table from end to end: PostgreSQL's own count of the rows it so read.
import { afterAll, beforeAll, expect, test } from "vitest";
import { officersOfRound } from "../../src/store/officer/digests.ts";
import { sweepForgotten } from "../../src/store/people/erase.ts";
import { erasuresOf } from "../../src/store/people/erasures.ts";
import { wrongCodesSince } from "../../src/store/people/wrong-codes.ts";
import { removeOld } from "../../src/store/retention.ts";
import { runningLadders } from "../../src/store/rounds/reminders.ts";
import { openWorld, type World } from "../support/chat/world.ts";
import { smallForm } from "../support/round/small-form.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const now = new Date("2022-10-10T08:00:00+07:00");
const at = now.toISOString();
const MANY = 4_000;
let database: TestDatabase;
let world: World;
beforeAll(async () => {
  // One connection: it is told to give away its counts.
  database = await openTestDatabase({ max: 1 });
  const { db, sql } = database;
  world = openWorld(db, now);
  await openTwoSchools(db, smallForm, "Trồng cây", now);
  await world.chat("lan").join("T1");
  await world.chat("minh").join("S", "officer");
  await sql`
    insert into unit (code, kind, name, short_name, parent_id, position)
    select 'U' || n, 'truong', 'U' || n, 'U' || n, 1, n from generate_series(1, ${MANY}::int) n`;
  await sql`
    insert into node (round_id, unit_id, parent_id, path, expected, code, kind, name, short_name, profile, position)
    select 1, unit.id, 1, '/1/x' || unit.id || '/', true, code, kind, name, short_name, 'truong', position
    from unit where code like 'U%'`;
  await sql`insert into report (node_id, state) select id, 'in-progress' from node where code like 'U%'`;
  await sql`
    insert into answer (node_id, place, value, raw, state, origin, rev)
    select id, 'b/b1/so_luong', '1', '1', 'answered', 'typed', 1 from node where code like 'U%'`;
  await sql`insert into person (name, created_at) select 'P' || n, ${at} from generate_series(1, ${MANY}::int) n`;
  await sql`
    insert into role (person_id, unit_id, role, from_at)
    select id, id + 1, 'contact', ${at} from person where name like 'P%'`;
  await sql`
    insert into address (channel, account, chat_key, person_id, last_in)
    select 'telegram', '1', name, id, ${at} from person where name like 'P%'`;
  await sql`insert into chat (address_id) select id from address where chat_key like 'P%'`;
  await sql`
    insert into inbox (channel, account, key, received_at, state, address_id)
    select 'telegram', '1', 'k' || address.id || '-' || n, ${at}, 'done', address.id
    from generate_series(1, 10) n, address where chat_key like 'P%'`;
  await sql`
    insert into outbox (address_id, channel, priority, kind, body, created_at, state, seq, sent_at)
    select address.id, 'telegram', 0, 'reply', '{"text":"x"}', ${at}, 'sent', n, ${at}
    from generate_series(1, 10) n, address where chat_key like 'P%'`;
  await sql`
    insert into event (node_id, at, type, body) select id, ${at}, 'asked', '{}' from node where code like 'U%'`;
  await sql`vacuum analyze`;
});
afterAll(() => database.close());

/** The big tables that were read from end to end during `work`, and how many rows of them. */
async function readThrough(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts = async () => {
    await database.sql`select pg_stat_force_next_flush()`;
    const rows = await database.sql<{ name: string; rows: string }[]>`
      select relname as name, seq_tup_read as rows from pg_stat_user_tables where n_live_tup >= ${MANY / 2}`;
    return new Map(rows.map(({ name, rows }) => [name, Number(rows)]));
  };
  const before = await counts();
  expect(before.size).toBeGreaterThan(8);
  await work();
  const after = await counts();
  const read = [...after].map(([name, rows]): [string, number] => [name, rows - (before.get(name) ?? 0)]);
  return Object.fromEntries(read.filter(([, rows]) => rows >= MANY / 2));
}

const year = 365 * 86_400_000;
const longAgo = new Date(now.getTime() - year);
const limits = {
  ...{ dead: longAgo, inbox: longAgo, sent: longAgo, codes: longAgo, files: longAgo, security: longAgo },
  people: longAgo,
  personal: longAgo,
};
const questions: [string, () => Promise<unknown>][] = [
  [
    "a contact's answers, until their plans are made for any value",
    async () => {
      for (let n = 0; n < 10; n++) await world.chat("lan").say("12/10/2022");
    },
  ],
  ["the deadlines that run", () => runningLadders(database.db)],
  ["who is to be forgotten", () => sweepForgotten(database.db)],
  ["who was erased", () => erasuresOf(database.db)],
  ["wrong codes", () => wrongCodesSince(database.db, now)],
  ["the officers of a round", () => officersOfRound(database.db, 1)],
  ["what is too old", () => removeOld(database.db, limits, now)],
];

// People are gone through once a day, to find whom no round needs any more.
test.each(questions)("%s", async (_name, work) => {
  const { person: _, ...read } = await readThrough(work);
  expect(read).toEqual({});
});

test("a count that sees: one that has to read all of a table", async () => {
  const read = await readThrough(() => database.sql`select count(*) from answer where raw = 'x'`);
  expect(read.answer).toBeGreaterThan(MANY / 2);
});

// Every third saying once more through the engine and its database: the same values stand, the same choices are offered.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newChat } from "../../src/interview/chat.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { shapes } from "../../src/store/shapes/columns.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { converse } from "./said.ts";
import { askedBy, messagesOf, orderOf, questionnaireOf, type Saying, tables, wanted } from "./table.ts";

/** A unit of the demonstration for each kind that the tables speak of. */
const units: Readonly<Record<string, string>> = { phong_gddt: "PGD-CT", thpt: "THPT-01" };

/** Dates of messages are tried with a platform's clock elsewhere; the second form is nobody's round here. */
const mayBePlayed = (one: Saying) =>
  one.form === undefined && messagesOf(one).every(({ sent }) => sent === null);
const played = [...tables].flatMap(([kind, cases]) =>
  cases.filter(mayBePlayed).flatMap((one, index) => (index % 3 === 0 ? [{ kind, one }] : [])),
);

let database: TestDatabase;
let logged: readonly string[] = [];
const chats = new Map<string, TestChat>();

beforeAll(async () => {
  database = await openTestDatabase();
  const world = openWorld(database.db, new Date("2022-10-10T10:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
  logged = world.logged;
  for (const [kind, code] of Object.entries(units)) {
    const chat = world.chat(kind);
    await chat.join(code);
    chats.set(kind, chat);
  }
});
afterAll(() => database.close());

/** The report is empty again and the chat is asked what the saying is said to. */
async function open(kind: string, one: Saying): Promise<void> {
  const { sql } = database;
  const state = { ...newChat, asked: askedBy(one), order: orderOf(one), askedRev: 1_000 };
  const code = units[kind] ?? "";
  await sql`delete from answer where node_id in (select id from node where code = ${code})`;
  await sql`delete from waiver where node_id in (select id from node where code = ${code})`;
  await sql`update chat set state = ${shapes["chat.state"].write(state)}::text::jsonb
    where address_id = (select id from address where chat_key = ${kind})`;
}

async function stored(kind: string, one: Saying): Promise<Record<string, unknown>> {
  const rows = await database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${units[kind] ?? ""} and state = 'answered'`;
  const values = new Map(rows.map(({ place, value }) => [String(place), value]));
  return Object.fromEntries(
    questionnaireOf(one).questions.flatMap(({ main, places }) => {
      const all = places.map((place) => values.get(place));
      return all.some((value) => value !== undefined && value !== null) ? [[main.no, all]] : [];
    }),
  );
}

describe("through the engine", () => {
  it("plays sayings of every kind of evidence", () => {
    const here = [...tables].flatMap(([kind, cases]) => (cases.some(mayBePlayed) ? [kind] : []));
    expect(new Set(played.map(({ kind }) => kind))).toEqual(new Set(here));
    expect(here.length).toBeGreaterThan(12);
    expect(played.length).toBeGreaterThan(120);
  });

  it.each(played.map(({ kind, one }) => ({ one, name: `${kind} ${one.at}: ${JSON.stringify(one.say)}` })))(
    "$name",
    async ({ one }) => {
      const kind = one.unit ?? "phong_gddt";
      const chat = chats.get(kind);
      if (!chat) throw new Error(`no chat of ${kind}`);
      await open(kind, one);
      for (const { say } of messagesOf(one)) await chat.say(say);
      const q = questionnaireOf(one);
      const { s } = converse(q, askedBy(one), messagesOf(one), orderOf(one));
      expect(logged).toEqual([]);
      expect(await stored(kind, one)).toEqual(wanted(q, one));
      expect(chat.last().choices.map(({ label }) => label)).toEqual(s.chat.offered.map(({ label }) => label));
    },
  );
});

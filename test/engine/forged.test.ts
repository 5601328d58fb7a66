// Every way to ask for what is not one's own: another's buttons, made-up ids, another's files. Nothing of a unit leaves it.
import { afterAll, beforeAll, expect, it } from "vitest";
import { commandNames } from "../../src/commands/shared/names.ts";
import type { DocumentRef } from "../../src/message.ts";
import { mayHave } from "../../src/store/people/rights.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const now = new Date("2022-10-14T10:00:00+07:00");
/** What only the reports of THPT-01 hold: its words, its figure, its contact, its officer's remark, its telephone. */
const secrets = ["CANARYNARRATIVE", "4.321.987", "4321987", "cô Canary", "0275 3999 888"];

let at: TestDatabase;
let seeded: Seeded;
let world: World;
let people: Record<"owner" | "officer" | "contact" | "elsewhere" | "stranger", TestChat>;
let submissionId: number;

beforeAll(async () => {
  at = await openTestDatabase();
  seeded = await seedRound(at.db, {
    units: castWith(
      {
        "THPT-01": {
          phone: "0275 3999 888",
          contacts: [{ name: "cô Canary" }],
          answers: fullAnswers("thpt", { n1_1: "CANARYNARRATIVE", "n2_5/r10_1/count": 4_321_987 }),
          sealed: { at: new Date("2022-10-11T09:00:00+07:00") },
        },
        "PGD-CL": {},
      },
      [{ code: "TH-01", kind: "truong", name: "Trường Tiểu học Vĩnh Bình", parent: "PGD-CL" }],
    ),
  });
  const [row] = await at.sql`select id from submission`;
  submissionId = Number(row?.id);
  world = openWorld(at.db, now);
  people = {
    owner: world.chat("canary-owner"),
    officer: world.chat("hanh"),
    contact: world.chat("minh"),
    elsewhere: world.chat("thu"),
    stranger: world.chat("la"),
  };
  await people.owner.join("THPT-01");
  await people.officer.join("SO", "officer");
  await people.contact.join("TT-GT");
  await people.elsewhere.join("PGD-CL", "officer");
});
afterAll(() => at.close());

type Who = keyof typeof people;
const outsiders = ["contact", "elsewhere", "stranger"] as const satisfies readonly Who[];

const changes = async () =>
  JSON.stringify(
    await Promise.all([
      at.sql`select node_id, state, rev, remark, revising from report where node_id = ${seeded.node("THPT-01").id}`,
      at.sql`select id, to_at from role order by id`,
      // One's own code for another door lapses with the next one.
      at.sql`select count(*)::int as n from code where revoked_at is not null and purpose <> 'link'`,
      at.sql`select id, deadline, state from round`,
      at.sql`select node_id, place, value from answer where node_id = ${seeded.node("THPT-01").id} order by place`,
    ]),
  );

function expectNoSecret(chat: TestChat, what: string) {
  const { text, choices } = chat.last();
  for (const secret of secrets) {
    expect(`${text} ${JSON.stringify(choices)}`, `${chat.name}: ${what}`).not.toContain(secret);
  }
}

it("the secrets are there to be seen by those who may", async () => {
  const { text } = await people.officer.say("/unit THPT-01");
  for (const secret of ["CANARYNARRATIVE", "4.321.987"]) expect(text).toContain(secret);
});

it.each(outsiders)(
  "%s hears nothing of THPT-01 by any command, by its code, its version or its number",
  async (who) => {
    const before = await changes();
    const node = seeded.node("THPT-01");
    const args = ["THPT-01", "thpt-01@1", `${node.id}`];
    for (const name of Object.keys(commandNames)) {
      if (["announce", "leave", "privacy", "deadline"].includes(name)) continue; // change what is one's own
      await at.sql`delete from outbox`;
      for (const arg of args) {
        await people[who].say(`/${name} ${arg}`.trim());
        expectNoSecret(people[who], `/${name} ${arg}`);
      }
    }
    expect(await changes()).toBe(before);
    expect(world.logged).toEqual([]);
  },
);

it("another person's buttons do nothing in one's own chat, whatever they would do in theirs", async () => {
  const offered = new Set<string>();
  for (const command of ["/unit THPT-01", "/summary", "/missing", "/remind", "/export"]) {
    for (const { id } of (await people.officer.say(command)).choices) offered.add(id);
  }
  for (const words of ["/start", "xem lại", "sửa"]) {
    for (const { id } of (await people.owner.say(words)).choices) offered.add(id);
  }
  expect(offered.size).toBeGreaterThan(5);
  const before = await changes();
  for (const who of outsiders) {
    for (const choiceId of offered) {
      expect(await people[who].send({ type: "press", choiceId })).toBe("done");
      expectNoSecret(people[who], `press ${choiceId}`);
      expect(people[who].last().document).toBeNull();
    }
  }
  expect(await changes()).toBe(before);
});

it("made-up button data, however it looks, is answered and does nothing", async () => {
  const [role] = await at.sql`select id from role where unit_id = ${seeded.node("THPT-01").unitId}`;
  const [code] = await at.sql`select id from code limit 1`;
  const forged = [
    ...Object.keys(commandNames)
      .filter((name) => !["announce", "leave", "privacy", "deadline"].includes(name))
      .flatMap((name) => [
        `command-${name}-${role?.id}`,

        `command-${name}`,
      ]),
    `command-join-${code?.id}`,
    "command-join-yes",
    "command-join-ask-1",
    "command",
    "command--",
    "command-constructor-x",
    "command-__proto__-x",
    "__proto__",
    "x",
    "đúng",
    "a".repeat(64),
    '{"do":"seal","rev":0}',
  ];
  const before = await changes();
  for (const who of outsiders) {
    for (const choiceId of forged) {
      await at.sql`delete from outbox`;
      expect(await people[who].send({ type: "press", choiceId }), choiceId).toBe("done");
      expectNoSecret(people[who], choiceId);
    }
  }
  expect(await changes()).toBe(before);
  const [stranger] = await at.sql`select person_id from address where chat_key = 'la'`;
  expect(stranger?.person_id).toBeNull();
  expect(world.logged).toEqual([]);
});

it("an officer's carried button reaches no further than the officer", async () => {
  const [role] =
    await at.sql`select id from role where unit_id = ${seeded.node("THPT-01").unitId} and to_at is null`;
  const before = await changes();
  for (const choiceId of [
    `command-revoke-${role?.id}`,
    "command-accept-THPT-01",
    "command-return-THPT-01@1-sai",
  ]) {
    await people.elsewhere.send({ type: "press", choiceId });
    await people.contact.send({ type: "press", choiceId });
  }
  expect(await changes()).toBe(before);
});

it("gives each file to those who may have it, and to nobody else", async () => {
  const own = async (name: string) => {
    const [row] = await at.sql`select person_id from address where chat_key = ${name}`;
    return Number(row?.person_id);
  };
  const ids = {
    owner: await own("canary-owner"),
    officer: await own("hanh"),
    contact: await own("minh"),
    elsewhere: await own("thu"),
    stranger: 999_999,
  };
  const files: [DocumentRef, readonly (keyof typeof ids)[]][] = [
    [{ type: "draft", nodeId: seeded.node("THPT-01").id }, ["owner", "officer"]],
    [{ type: "receipt", submissionId }, ["owner", "officer"]],
    [{ type: "workbook", roundId: seeded.roundId, personId: ids.officer }, ["officer"]],
    [{ type: "workbook", roundId: seeded.roundId, personId: ids.owner }, []],
    [{ type: "draft", nodeId: 999_999 }, []],
    [{ type: "receipt", submissionId: 999_999 }, []],
  ];
  for (const [target, may] of files) {
    for (const [who, personId] of Object.entries(ids)) {
      const allowed = may.some((name) => name === who);
      expect([who, target, await mayHave(at.db, personId, target)]).toEqual([who, target, allowed]);
    }
  }
  // A right that ended gives nothing from that moment.
  await at.sql`update role set to_at = now() where person_id = ${ids.owner}`;
  expect(await mayHave(at.db, ids.owner, { type: "receipt", submissionId })).toBe(false);
  expect((await people.owner.say("xem lại")).text).not.toContain("CANARYNARRATIVE");
});

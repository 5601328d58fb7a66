// One message a person over all their units and rounds: named as they stand when it is sent, sent once by any process.
import { expect, it } from "vitest";
import type { SeedUnit } from "../support/round/cast.ts";
import {
  local,
  openReminderRound,
  type ReminderRound,
  reminded,
  textsOf,
} from "../support/round/reminder-round.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const lan = "đầu mối Lan";
const minh = "đầu mối Minh";

/** Schools 1, 2, … with these contacts. */
function schools(...contacts: readonly (readonly string[])[]): SeedUnit[] {
  return [
    { code: "SO", kind: "so_gddt", name: "Sở" },
    ...contacts.map(
      (names, index): SeedUnit => ({
        code: `U-${index + 1}`,
        kind: "thpt",
        name: `Trường số ${index + 1}`,
        parent: "SO",
        contacts: names.map((name) => ({ name })),
      }),
    ),
  ];
}

const open = (units: readonly SeedUnit[], processes = 1) =>
  openReminderRound(at.db, {
    from: "2022-10-12T07:30:00",
    units,
    processes,
    openedAt: local("2022-10-01T08:00:00"),
  });

/** Somebody answers for one more school, or for some items of it. */
const addRole = (
  { seeded }: ReminderRound,
  who: string,
  unit: string,
  scope: string[] | null = null,
) => at.sql`
  insert into role (person_id, unit_id, role, from_at, scope)
  values (${seeded.person(who).id}, ${seeded.node(unit).unitId}, 'contact', now(), ${scope})`;

const report = (seeded: Seeded, unit: string) =>
  at.sql`update report set state = 'submitted' where node_id = ${seeded.node(unit).id}`;

/** The second round: due two days earlier, over the same schools. */
const openSecond = (units: number) =>
  seedRound(at.db, {
    units: schools(...Array.from({ length: units }, () => [])),
    title: "Đợt hai",
    deadline: local("2022-10-13T23:59:59"),
    openedAt: local("2022-10-02T08:00:00"),
  });

it("names every report over all rounds and units, nearest deadline first", async () => {
  const world = await open(schools([lan], [minh]));
  await addRole(world, lan, "U-2");
  await openSecond(2);
  await world.look();
  await world.deliver();
  expect(reminded(world)).toEqual({ "T4 12/10 07:30": [lan, minh] });
  const named = (who: string) =>
    [...(textsOf(world, who)[0] ?? "").matchAll(/^\d\. “(.*?)” của (.*?):/gmu)].map(
      (m) => `${m[1]}, ${m[2]}`,
    );
  const title = world.seeded.form.shortTitle;
  expect(named(lan)).toEqual([
    "Đợt hai, Trường số 1",
    "Đợt hai, Trường số 2",
    `${title}, Trường số 1`,
    `${title}, Trường số 2`,
  ]);
  expect(named(minh)).toEqual(["Đợt hai, Trường số 2", `${title}, Trường số 2`]);
  const settled =
    await at.sql`select rung, outcome, messages from reminder where outcome = 'queued' order by node_id`;
  expect(settled.map(({ rung, messages }) => `${rung} ${messages}`)).toEqual([
    "D-3 1",
    "D-3 2",
    "D-1 1",
    "D-1 2",
  ]);
});

it("sends one message a person, however many processes look at once", async () => {
  const people = Array.from({ length: 12 }, (_, index) => `đầu mối ${String(index + 1).padStart(2, "0")}`);
  const world = await open(schools(...people.map((name) => [name])), 3);
  // Each answers for the next school too: what is decided of one hangs together with all.
  for (const [index, name] of people.entries()) await addRole(world, name, `U-${((index + 1) % 12) + 1}`);
  await world.look();
  await world.look();
  await world.deliver();
  expect(reminded(world)).toEqual({ "T4 12/10 07:30": people });
});

it("leaves out what was reported between queueing and sending, and goes out for the rest", async () => {
  const world = await open(schools([lan], [minh]));
  await addRole(world, lan, "U-2");
  await world.look();
  await report(world.seeded, "U-1");
  await world.deliver();
  expect(textsOf(world, lan)).toEqual(textsOf(world, minh));
  expect(textsOf(world, lan)[0]).toContain(". Trường số 2 chưa bắt đầu");
});

it("is dropped once nothing is owed of what it goes out for, though another round is still far away", async () => {
  const world = await open(schools([lan]));
  const far = await seedRound(at.db, {
    units: schools([]),
    deadline: local("2022-10-31T23:59:59"),
    openedAt: local("2022-10-02T08:00:00"),
  });
  await world.look();
  await report(world.seeded, "U-1");
  await world.deliver();
  expect(reminded(world)).toEqual({});
  // It disturbed nobody: the other round's first rung goes out.
  await world.runUntil("2022-10-24T12:00:00");
  expect(Object.keys(reminded(world))).toEqual(["T2 24/10 07:30"]);
  expect(far.roundId).not.toBe(world.seeded.roundId);
});

it("tells a colleague of some items of these alone", async () => {
  const world = await open(schools([lan], [minh]));
  await addRole(world, lan, "U-2", ["n2_5/r10_1", "n2_5/r10_2"]);
  await world.look();
  await world.deliver();
  const [text = ""] = textsOf(world, lan);
  expect(text).toContain("của Trường số 1: chưa bắt đầu.");
  expect(text).toMatch(/của Trường số 2: đã trả lời 0\/2 mục, còn: 10.1, 10.2\./u);
  expect(textsOf(world, minh)[0]).toContain(". Trường số 2 chưa bắt đầu");
});

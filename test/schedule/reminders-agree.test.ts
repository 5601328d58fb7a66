// The job, its dry run and /remind over the same situations: what one promises the others do, to the word.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedReminders } from "../../src/schedule/reminder-plan.ts";
import { officer } from "../support/chat/officer.ts";
import { fullAnswers, type SeedUnit } from "../support/round/cast.ts";
import { local, openReminderRound, type ReminderRound } from "../support/round/reminder-round.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

const codes = ["U-1", "U-2", "U-3", "U-4", "U-5"] as const;
const code = fc.constantFrom(...codes);
const begun = { n1_1: "Đã ban hành kế hoạch." };

/** Who answers for what, which rounds ask by which ladders, what has come in, and when the officer reminds too. */
const situation = fc.record({
  people: fc.array(
    fc.record({
      units: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
      blocked: fc.nat(5).map((n) => n === 0),
    }),
    { minLength: 4, maxLength: 6 },
  ),
  rounds: fc.array(
    fc.record({
      day: fc.integer({ min: 12, max: 17 }),
      ladder: fc.subarray(["D-3", "D-1", "D", "D@16:00", "D+1"], { minLength: 2 }),
      reported: fc.uniqueArray(code, { maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 3 },
  ),
  press: fc.constantFrom("2022-10-12T12:00:00", "2022-10-13T18:00:00", "2022-10-15T16:30:00"),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;
const situations = fc.sample(situation, { seed: 20221015, numRuns: 5 });

async function open({
  people,
  rounds,
}: Situation): Promise<{ world: ReminderRound; all: readonly Seeded[] }> {
  const [first, ...others] = rounds.map(({ day, ladder, reported }, index) => ({
    deadline: local(`2022-10-${day}T23:59:59`),
    ladder,
    units: unitsOf(reported, index === 0 ? people : []),
    title: `Đợt ${index + 1}`,
  }));
  if (!first) throw new Error("no round");
  const openedAt = local("2022-10-10T08:00:00");
  const world = await openReminderRound(at.db, {
    ...first,
    from: "2022-10-10T12:00:00",
    openedAt,
    processes: 2,
  });
  const all = [world.seeded];
  for (const { ladder, ...other } of others) {
    all.push(await seedRound(at.db, { ...other, openedAt, settings: { ladder } }));
  }
  for (const [index, { units }] of people.entries()) {
    const { id } = world.seeded.person(nameOf(index));
    for (const more of units.slice(1)) {
      await at.sql`insert into role (person_id, unit_id, role, from_at)
        values (${id}, ${world.seeded.node(more).unitId}, 'contact', ${openedAt.toISOString()})`;
    }
  }
  return { world, all };
}

const nameOf = (index: number) => `đầu mối ${index + 1}`;

function unitsOf(reported: readonly string[], people: Situation["people"]): SeedUnit[] {
  const units = codes.map(
    (own, index): SeedUnit => ({
      code: own,
      kind: "thpt",
      name: `Trường số ${index + 1}`,
      shortName: own,
      parent: "SO",
      contacts: people.flatMap(({ units, blocked }, who) =>
        units[0] === own ? [{ name: nameOf(who), doors: [{ blocked }] }] : [],
      ),
      ...(reported.includes(own)
        ? { answers: fullAnswers("thpt"), sealed: { at: local("2022-10-10T09:00:00") } }
        : index % 2 === 0
          ? { answers: begun }
          : {}),
    }),
  );
  const office: SeedUnit = { code: "SO", kind: "so_gddt", name: "Sở" };
  return [people.length > 0 ? { ...office, officers: [{ name: "chị Hạnh" }] } : office, ...units];
}

/** "13/10 07:30" */
const shown = (when: Date) => {
  const iso = new Date(when.getTime() + 7 * 3_600_000).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)} ${iso.slice(11, 16)}`;
};

/** What the dry runs of all rounds promise: messages, and who is left out of which rung and why. */
async function promise(world: ReminderRound, all: readonly Seeded[]) {
  const [app] = world.apps;
  if (!app) throw new Error("nothing runs");
  const { settings, channels } = app;
  const messages = new Map<string, { at: Date; who: string }>();
  const leftOut: { at: Date; line: string }[] = [];
  for (const { roundId } of all) {
    const planned = await at.db.transaction((tx) =>
      plannedReminders(tx, { settings, channels, now: world.clock.now }, roundId),
    );
    for (const { at, rung, unit, outcome, to, text } of planned) {
      if (outcome !== "send") leftOut.push({ at, line: `${roundId} ${unit.code} ${rung} ${outcome}` });
      for (const who of text === null ? [] : to) messages.set(`${shown(at)} ${who} ${text}`, { at, who });
    }
  }
  return { messages, leftOut };
}

const arrived = (world: ReminderRound) =>
  world.arrived
    .filter(({ who }) => who.startsWith("đầu mối"))
    .map((message) => `${message.at.slice(3)} ${message.who} ${message.text}`);

const leftOutSoFar = async () => {
  const rows = await at.sql`
    select reminder.round_id || ' ' || node.code || ' ' || rung || ' ' || outcome as line from reminder
    join node on node.id = node_id where outcome in ('recent', 'unreachable')`;
  return rows.map(({ line }) => String(line));
};

const sorted = (lines: Iterable<string>) => [...lines].sort();

describe("the job, its dry run and /remind", () => {
  const seen = { together: 0, recent: 0, unreachable: 0 };

  it.each(situations.map((each, index) => [index + 1, each] as const))(
    "agree over situation %i",
    async (_, given) => {
      const { world, all } = await open(given);
      const press = local(given.press);
      const first = await promise(world, all);
      await world.runUntil(given.press);
      const before = [...first.messages].filter(([, message]) => message.at < press);
      expect(sorted(arrived(world))).toEqual(sorted(before.map(([line]) => line)));
      const out = first.leftOut.filter((each) => each.at < press).map(({ line }) => line);
      expect(sorted(await leftOutSoFar())).toEqual(sorted(out));

      // Whom the officer's question names follows from what the dry run promised for the last twelve hours.
      const lately = new Set(
        before
          .filter(([, { at }]) => press.getTime() - at.getTime() < 12 * 3_600_000)
          .map(([, { who }]) => who),
      );
      const reachable = (unit: string) =>
        given.people.flatMap(({ units, blocked }, who) =>
          units.some((own) => own === unit) && !blocked ? [nameOf(who)] : [],
        );
      const owing = codes.filter((own) => !given.rounds[0]?.reported.includes(own));
      const recent = owing.filter(
        (unit) => reachable(unit).length > 0 && reachable(unit).every((who) => lately.has(who)),
      );
      const send = owing.filter((unit) => reachable(unit).some((who) => !lately.has(who)));
      const [app] = world.apps;
      if (!app) throw new Error("nothing runs");
      const chiHanh = officer(app, world.seeded, "chị Hạnh");
      const asked = await chiHanh.types("/nhac");
      const named = /12 giờ qua \(\d+\): (.*)\.$/m.exec(asked.text)?.[1]?.split("; ") ?? [];
      expect(named).toEqual(recent);

      const until = world.arrived.length;
      const reached = new Set(send.flatMap(reachable).filter((who) => !lately.has(who)));
      if (send.length > 0) {
        expect(asked.text).toContain(`Gửi nhắc việc đến ${send.length} đơn vị?`);
        const done = await chiHanh.presses(asked, `Gửi nhắc ${send.length} đơn vị`);
        expect(done.text).toContain(`Đã gửi ${reached.size} tin nhắc đến ${send.length} đơn vị`);
        await world.deliver();
      }
      expect(
        world.arrived
          .slice(until)
          .map(({ who }) => who)
          .sort(),
      ).toEqual(sorted(reached));

      const pressed = arrived(world);
      const second = await promise(world, all);
      await world.runUntil("2022-10-21T12:00:00");
      expect(sorted(arrived(world))).toEqual(sorted([...pressed, ...second.messages.keys()]));
      expect(sorted(await leftOutSoFar())).toEqual(
        sorted([...out, ...second.leftOut.map(({ line }) => line)]),
      );

      seen.together += arrived(world).filter((line) => line.includes("báo cáo chưa hoàn thành")).length;
      seen.recent += [...first.leftOut, ...second.leftOut].filter(({ line }) =>
        line.endsWith("recent"),
      ).length;
      seen.unreachable += second.leftOut.filter(({ line }) => line.endsWith("unreachable")).length;
    },
  );

  it("met in these situations what they could differ in", () => {
    expect(seen.together).toBeGreaterThan(20);
    expect(seen.recent).toBeGreaterThan(5);
    expect(seen.unreachable).toBeGreaterThan(0);
  });
});

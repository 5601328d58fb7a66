// When rungs are due: the rulings one by one, and what holds for every ladder, deadline and working hours.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTime } from "../../../src/form/rounds/days.ts";
import {
  type Calendar,
  deliverableUntil,
  dueRungs,
  isWorking,
  maySend,
  nextWorking,
  parseWorkingHours,
} from "../../../src/form/rounds/ladder.ts";

const zone = "Asia/Ho_Chi_Minh";
const usual: Calendar = { hours: parseWorkingHours("07:30-20:30"), zone };
const always: Calendar = { hours: parseWorkingHours("00:00-24:00"), zone };
/** The dispatch's deadline, a Saturday. */
const saturday = new Date("2022-10-15T23:59:59+07:00");
const at = (local: string) => new Date(`${local}+07:00`);

/** "D-3 2022-10-12 07:30:00" */
function shown(ladder: readonly string[], deadline = saturday, calendar = usual): string[] {
  return dueRungs(ladder, deadline, calendar).map(({ name, at: due }) => {
    const local = new Date(due.getTime() + 7 * 3_600_000).toISOString();
    return `${name} ${local.slice(0, 10)} ${local.slice(11, 19)}`;
  });
}

describe("dueRungs", () => {
  it("puts the usual ladder at the opening of working hours, overdue rungs past the Sunday", () => {
    expect(shown(["D-7", "D-3", "D-1", "D", "D@16:00", "D+1", "D+3"])).toEqual([
      "D-7 2022-10-08 07:30:00",
      "D-3 2022-10-12 07:30:00",
      "D-1 2022-10-14 07:30:00",
      "D 2022-10-15 07:30:00",
      "D@16:00 2022-10-15 16:00:00",
      "D+1 2022-10-17 07:30:00",
      "D+3 2022-10-18 07:30:00",
    ]);
  });

  it("counts a Sunday before the deadline", () => {
    expect(shown(["D-1", "D"], at("2022-10-17T23:59:59"))).toEqual([
      "D-1 2022-10-16 07:30:00",
      "D 2022-10-17 07:30:00",
    ]);
  });

  it.each([
    // Within working hours: from the instant, to the second.
    ["PT3H", "2022-10-15T17:00:00", "2022-10-15 14:00:00"],
    ["PT20S", "2022-10-15T17:00:00", "2022-10-15 16:59:40"],
    ["PT1H30M", "2022-10-15T17:00:00", "2022-10-15 15:30:00"],
    ["P1DT3H", "2022-10-15T17:00:00", "2022-10-14 14:00:00"],
    // Whole days are calendar days.
    ["P1D", "2022-10-15T17:00:00", "2022-10-14 07:30:00"],
    // Outside: the next opening, if that is still an hour before the deadline…
    ["PT3H", "2022-10-15T10:00:00", "2022-10-15 07:30:00"],
    ["PT3H", "2022-10-15T08:30:00", "2022-10-15 07:30:00"],
    ["PT10H", "2022-10-15T12:00:00", "2022-10-15 07:30:00"],
    ["D-1@22:00", "2022-10-15T17:00:00", "2022-10-15 07:30:00"],
    // …else earlier, at the last moment allowed.
    ["PT3H", "2022-10-15T08:00:00", "2022-10-14 20:30:00"],
    ["PT3H", "2022-10-15T23:59:59", "2022-10-15 20:30:00"],
    ["PT30M", "2022-10-15T23:59:59", "2022-10-15 20:30:00"],
    ["PT20S", "2022-10-15T20:45:00", "2022-10-15 19:45:00"],
    ["D@23:00", "2022-10-15T23:59:59", "2022-10-15 20:30:00"],
    // The deadline's day begins too late for its own rung.
    ["D", "2022-10-15T07:00:00", "2022-10-14 20:30:00"],
    ["D@16:00", "2022-10-15T10:00:00", "2022-10-15 09:00:00"],
    // After it.
    ["D+1@23:00", "2022-10-15T23:59:59", "2022-10-17 07:30:00"],
    ["D+2@22:00", "2022-10-15T23:59:59", "2022-10-18 07:30:00"],
  ])("%s of a deadline at %s is due at %s", (rung, deadline, due) => {
    expect(shown([rung], at(deadline))).toEqual([`${rung} ${due}`]);
  });

  it("disturbs people at any hour where all hours are working hours", () => {
    expect(shown(["D-1", "PT3H", "PT20S", "D+1"], saturday, always)).toEqual([
      "D-1 2022-10-14 00:00:00",
      "PT3H 2022-10-15 20:59:59",
      "PT20S 2022-10-15 23:59:39",
      "D+1 2022-10-17 00:00:00",
    ]);
  });

  it("tells short rungs and overdue ones", () => {
    const rungs = dueRungs(["D-1", "PT1H", "PT59M", "D+1"], saturday, always);
    expect(rungs.map(({ name, short, overdue }) => [name, short, overdue])).toEqual([
      ["D-1", false, false],
      ["PT1H", false, false],
      ["PT59M", true, false],
      ["D+1", false, true],
    ]);
  });
});

describe("when a rung may be sent", () => {
  const [evening, overdue] = dueRungs(["PT3H", "D+1"], saturday, usual);
  if (!evening || !overdue) throw new Error("the ladder is empty");

  it.each([
    [evening, "2022-10-15T20:29:59", false, "before it is due, but in working hours"],
    [evening, "2022-10-15T20:30:00", true, "at closing time, when it is due"],
    [evening, "2022-10-15T20:35:00", true, "minutes later, for a process that was busy"],
    [evening, "2022-10-15T20:45:00", false, "at night"],
    [overdue, "2022-10-17T07:29:59", false, "before opening"],
    [overdue, "2022-10-17T07:30:00", true, "at opening"],
    [overdue, "2022-10-23T10:00:00", false, "on a Sunday"],
  ])("%o at %s: %s, %s", (rung, moment, may) => {
    const now = at(moment);
    expect(rung.at <= now && maySend(rung, now, saturday, usual)).toBe(may);
  });

  it("gives what is queued until shortly after closing to be delivered", () => {
    expect(deliverableUntil(at("2022-10-15T07:30:00"), usual)).toEqual(at("2022-10-15T20:45:00"));
    expect(deliverableUntil(at("2022-10-15T20:35:00"), usual)).toEqual(at("2022-10-15T20:45:00"));
    expect(deliverableUntil(at("2022-10-15T23:00:00"), always)).toEqual(at("2022-10-16T23:00:00"));
  });

  it("finds the next working moment, past a Sunday if asked", () => {
    const sunday = at("2022-10-16T10:00:00");
    expect(nextWorking(sunday, usual, "no-rest")).toEqual(sunday);
    expect(nextWorking(sunday, usual, "sundays")).toEqual(at("2022-10-17T07:30:00"));
    expect(nextWorking(at("2022-10-15T21:00:00"), usual, "sundays")).toEqual(at("2022-10-17T07:30:00"));
    expect(nextWorking(at("2022-10-14T06:00:00"), usual, "sundays")).toEqual(at("2022-10-14T07:30:00"));
  });
});

it("counts a closing at 24:00 as within", () => {
  const late = { hours: { from: "06:01", to: "24:00" }, zone };
  expect(
    dueRungs(["D@00:00"], new Date("2022-01-01T07:00:00+07:00"), late).map((rung) =>
      isWorking(rung.at, late),
    ),
  ).toEqual([true]);
});

describe("every ladder", () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 });
  const clock = (of: number) =>
    `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`;
  const hours = fc
    .tuple(minutes, minutes)
    // At least two hours a day: less leaves no moment an hour before some deadlines.
    .filter(([from, to]) => to - from >= 120)
    .map(([from, to]) => ({ from: clock(from), to: clock(to) }));
  const days = fc.integer({ min: -30, max: 30 }).map((n) => (n < 0 ? `D${n}` : n === 0 ? "D" : `D+${n}`));
  const timed = fc
    .tuple(days, fc.integer({ min: 0, max: 24 * 60 - 1 }))
    .map(([day, minute]) => `${day}@${clock(minute)}`);
  const before = fc.tuple(fc.nat(60), fc.nat(59), fc.nat(59)).map(([h, m, s]) => `PT${h}H${m}M${s}S`);
  const ladder = fc.array(fc.oneof(days, timed, before), { minLength: 1, maxLength: 8 });
  const deadline = fc
    .date({ min: new Date("2022-01-01"), max: new Date("2027-01-01"), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
  const zones = fc.constantFrom(zone, "UTC", "America/New_York");

  it("goes only in working hours, in order, each rung once", () => {
    fc.assert(
      fc.property(ladder, deadline, hours, zones, (rungs, due, working, where) => {
        const calendar = { hours: working, zone: where };
        const all = dueRungs(rungs, due, calendar);
        expect(all.map((rung) => rung.name).sort()).toEqual([...rungs].sort());
        for (const [index, rung] of all.entries()) {
          expect(isWorking(rung.at, calendar)).toBe(true);
          const next = all[index + 1];
          if (next) expect(rung.at <= next.at).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every rung on its side of the deadline, and overdue ones off Sundays", () => {
    fc.assert(
      fc.property(ladder, deadline, hours, (rungs, due, working) => {
        const calendar = { hours: working, zone };
        for (const rung of dueRungs(rungs, due, calendar)) {
          expect(rung.overdue).toBe(rung.name.startsWith("D+"));
          if (rung.overdue) {
            expect(rung.at > due).toBe(true);
            expect(localTime(rung.at, zone).weekday).not.toBe(0);
          } else expect(rung.at <= due).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("moves with the deadline, day for day, where no Sunday is waited for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 20 }), (back, moved) => {
        const [rung] = dueRungs([`D-${back}`], saturday, usual);
        const later = new Date(saturday.getTime() + moved * 86_400_000);
        const [after] = dueRungs([`D-${back}`], later, usual);
        expect((after?.at.getTime() ?? 0) - (rung?.at.getTime() ?? 0)).toBe(moved * 86_400_000);
      }),
    );
  });
});

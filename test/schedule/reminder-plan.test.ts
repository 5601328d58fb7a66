// The dry run says what the reminders then do: whom, when, with which words; and it changes nothing.
import { describe, expect, it } from "vitest";
import { remindDryRun } from "../../src/operations/round/remind.ts";
import { plannedReminders } from "../../src/schedule/reminder-plan.ts";
import { openReminderRound, type ReminderRound, thirtyUnits } from "../support/round/reminder-round.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

/** Ten units: one nobody joined, six not begun, one under way, one complete, one that has reported. */
const tenUnits = () => {
  const [office, ...units] = thirtyUnits();
  if (!office) throw new Error("no office");
  return [office, ...units.slice(4, 11), ...units.slice(18, 21)];
};

const plan = ({ apps: [app], seeded }: ReminderRound) => {
  if (!app) throw new Error("nothing runs");
  const world = { settings: app.settings, channels: app.channels, now: app.clock() };
  return at.db.transaction((tx) => plannedReminders(tx, world, seeded.roundId), { accessMode: "read only" });
};

/** "14/10 07:30 đầu mối 06 text" of what is planned and of what arrived. */
const shown = (when: Date) => {
  const iso = new Date(when.getTime() + 7 * 3_600_000).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)} ${iso.slice(11, 16)}`;
};

describe("the dry run", () => {
  it.each(["2022-10-07T12:00:00", "2022-10-14T09:00:00", "2022-10-15T21:00:00", "2022-10-16T09:00:00"])(
    "from %s on says exactly what then happens",
    async (from) => {
      const world = await openReminderRound(at.db, {
        from,
        units: tenUnits(),
        openedAt: new Date("2022-10-01T08:00:00+07:00"),
      });
      const planned = await plan(world);
      const promised = planned
        .filter((each) => each.outcome === "send")
        .flatMap((each) => each.to.map((who) => `${shown(each.at)} ${who} ${each.text}`));
      await world.runUntil("2022-10-20T12:00:00");
      const happened = world.arrived
        .filter((message) => message.who.startsWith("đầu mối"))
        .map((message) => `${message.at.slice(3)} ${message.who} ${message.text}`);
      expect(promised.length).toBeGreaterThan(0);
      expect([...promised].sort()).toEqual(happened.sort());
      const outcomes = await at.sql`
        select count(*)::int as units from reminder where outcome in ('recent', 'unreachable')`;
      expect(planned.filter((each) => each.outcome !== "send").length).toBe(Number(outcomes[0]?.units));
    },
  );

  it("changes nothing, and is empty once everybody has reported or the round is closed", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-07T12:00:00", units: tenUnits() });
    await plan(world);
    expect(await at.sql`select 1 from outbox union all select 1 from reminder`).toHaveLength(0);
    await at.sql`update round set state = 'closed'`;
    expect(await plan(world)).toEqual([]);
    await at.sql`update round set state = 'open'`;
    await at.sql`update report set state = 'submitted'`;
    expect(await plan(world)).toEqual([]);
  });
});

describe("remind, the operator's command", () => {
  const run = async (world: ReminderRound, ...args: string[]) => {
    const [app] = world.apps;
    if (!app) throw new Error("nothing runs");
    const lines: string[] = [];
    await remindDryRun.run(args, {
      settings: app.settings,
      log: app.log,
      store: { db: at.db, sql: at.sql, url: at.url, ownerUrl: at.ownerUrl, close: async () => undefined },
      now: app.clock,
      newId: app.newId,
      print: (line) => lines.push(line),
      warn: () => undefined,
    });
    return lines;
  };

  it("prints a heading a rung and a line a unit, as text and as JSON", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T12:00:00", units: tenUnits() });
    const lines = await run(world, "--dry-run");
    expect(lines.filter((line) => !line.startsWith(" "))).toEqual([
      "2022-10-15 07:30  D: nhắc 8/9 đơn vị",
      "2022-10-15 16:00  D@16:00: nhắc 8/9 đơn vị",
      "2022-10-17 07:30  D+1: nhắc 8/9 đơn vị",
      "2022-10-18 07:30  D+3: nhắc 8/9 đơn vị",
    ]);
    expect(lines.slice(1, 4)).toEqual([
      "  U-05         unreachable",
      "  U-06         send         đầu mối 06",
      expect.stringContaining("(hôm nay, còn 16 giờ)"),
    ]);
    expect(JSON.parse((await run(world, "--dry-run", "--json"))[0] ?? "")).toHaveLength(36);
  });

  it("refuses to send, and rounds that are not there", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T12:00:00", units: tenUnits() });
    await expect(run(world)).rejects.toThrow("--dry-run");
    await expect(run(world, "--dry-run", "--round", "999999")).rejects.toThrow("999999");
  });
});

// A round in the middle of its ladder when the program changed: what was queued goes out as it was meant, and once.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "../../src/paths.ts";
import { lastReminder } from "../../src/store/queue/nudges.ts";
import { officer } from "../support/chat/officer.ts";
import type { SeedUnit } from "../support/round/cast.ts";
import {
  local,
  openReminderRound,
  type ReminderRound,
  reminded,
  textsOf,
} from "../support/round/reminder-round.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const lan = "đầu mối Lan";
const minh = "đầu mối Minh";

/** Lan answers for two schools, Minh for the second too. */
async function open(from: string, ladder?: readonly string[]): Promise<ReminderRound> {
  const school = (no: number, contacts: readonly string[]): SeedUnit => ({
    code: `U-${no}`,
    kind: "thpt",
    name: `Trường số ${no}`,
    shortName: `Trường ${no}`,
    parent: "SO",
    contacts: contacts.map((name) => ({ name })),
  });
  const world = await openReminderRound(at.db, {
    from,
    units: [
      { code: "SO", kind: "so_gddt", name: "Sở", officers: [{ name: "chị Hạnh" }] },
      school(1, [lan]),
      school(2, [minh]),
    ],
    openedAt: local("2022-10-01T08:00:00"),
    ...(ladder ? { ladder } : {}),
  });
  await at.sql`insert into role (person_id, unit_id, role, from_at)
    values (${world.seeded.person(lan).id}, ${world.seeded.node("U-2").unitId}, 'contact', now())`;
  return world;
}

const everyone = [
  ["U-1", lan],
  ["U-2", lan],
  ["U-2", minh],
] as const;

/** Settles a rung of both schools as the program before this table did, and queues a message a school and contact. */
async function rungBefore(world: ReminderRound, rung: string, when: string, expires: string, short = false) {
  const { roundId, deadline } = world.seeded;
  const now = local(when);
  const settled = new Set<string>();
  for (const [unit, who] of everyone) {
    const node = world.seeded.node(unit).id;
    if (!settled.has(unit)) {
      await at.sql`insert into reminder (round_id, node_id, rung, deadline, due, at, outcome, messages)
        values (${roundId}, ${node}, ${rung}, ${deadline.toISOString()}, ${now.toISOString()}, ${now.toISOString()},
          'queued', ${unit === "U-1" ? 1 : 2})`;
      settled.add(unit);
    }
    const asking = `${rung}-${deadline.getTime()}-${now.getTime()}`;
    await queueBefore(
      world,
      unit,
      who,
      `${short ? "short-" : ""}remind:${roundId}:${node}:${asking}`,
      now,
      expires,
    );
  }
}

/** What an officer's press left: a message a school and contact, and that it was carried out. */
async function pressBefore(world: ReminderRound, when: string, expires: string) {
  const now = local(when);
  const asking = "b1946ac9-2a3c-4d5e-8f60-718293a4b5c6";
  for (const [unit, who] of everyone) {
    const key = `remind:${world.seeded.roundId}:${world.seeded.node(unit).id}:${asking}`;
    await queueBefore(world, unit, who, key, now, expires);
  }
  await at.sql`insert into event (node_id, at, type, body)
    values (${world.seeded.node("SO").id}, ${now.toISOString()}, 'reminded', ${JSON.stringify({ asking, sent: 3 })}::text::jsonb)`;
}

async function queueBefore(
  world: ReminderRound,
  unit: string,
  who: string,
  key: string,
  now: Date,
  expires: string,
): Promise<void> {
  const address = world.seeded.person(who).addressIds[0] ?? 0;
  const params = { nodeId: world.seeded.node(unit).id };
  await at.sql`
    insert into outbox (address_id, channel, priority, kind, dedupe, body, created_at, expires_at, state)
    values (${address}, 'telegram', 2, 'reminder', ${`${key}:${address}`},
      ${JSON.stringify({ type: "reference", name: "reminder", params })}::text::jsonb, ${now.toISOString()},
      ${local(expires).toISOString()}, 'queued')`;
}

/** The part of the migration that takes over what was put out before it. */
async function upgrade(): Promise<void> {
  const file = readdirSync(migrationsFolder).find((name) => name.endsWith("_nudges.sql"));
  const steps = readFileSync(join(migrationsFolder, file ?? ""), "utf8").split("--> statement-breakpoint");
  await at.sql.unsafe(steps.at(-1) ?? "");
}

const sources = async () => {
  const rows = await at.sql`select distinct source from nudge order by 1`;
  return rows.map(({ source }) => String(source));
};

describe("a reminder queued by the program before", () => {
  it("goes out for its school alone, is not sent again, and the next rung is one message", async () => {
    const world = await open("2022-10-12T07:30:10");
    await rungBefore(world, "D-3", "2022-10-12T07:30:00", "2022-10-12T20:45:00");
    await upgrade();
    await world.look();
    await world.runUntil("2022-10-14T12:00:00");
    expect(reminded(world)).toEqual({ "T4 12/10 07:30": [lan, lan, minh], "T6 14/10 07:30": [lan, minh] });
    const texts = textsOf(world, lan);
    expect(texts[0]).toContain(". Trường số 1 chưa bắt đầu");
    expect(texts[1]).toContain(". Trường số 2 chưa bắt đầu");
    expect(texts[1]).not.toContain("Trường số 1");
    expect(texts[2]).toMatch(/còn 2 báo cáo[\s\S]*Trường số 1[\s\S]*Trường số 2/u);
    expect(await sources()).toEqual(["rung"]);
  });

  it("is dropped once its school has reported", async () => {
    const world = await open("2022-10-12T07:30:10");
    await rungBefore(world, "D-3", "2022-10-12T07:30:00", "2022-10-12T20:45:00");
    await upgrade();
    await at.sql`update report set state = 'submitted' where node_id = ${world.seeded.node("U-1").id}`;
    await world.deliver();
    expect(reminded(world)).toEqual({ "T4 12/10 07:30": [lan, minh] });
  });

  it("is answered at its school", async () => {
    const world = await open("2022-10-12T07:30:10");
    await rungBefore(world, "D-3", "2022-10-12T07:30:00", "2022-10-12T20:45:00");
    await upgrade();
    await world.deliver();
    const [address] = world.seeded.person(minh).addressIds;
    const last = await at.db.transaction((tx) =>
      lastReminder(tx, address ?? 0, local("2022-10-12T07:00:00")),
    );
    expect(last?.nodeId).toBe(world.seeded.node("U-2").id);
  });

  it("of the last morning does not keep the afternoon's rung away", async () => {
    const world = await open("2022-10-15T07:30:10");
    await rungBefore(world, "D", "2022-10-15T07:30:00", "2022-10-15T16:00:00");
    await upgrade();
    await world.runUntil("2022-10-15T17:00:00");
    expect(reminded(world)["T7 15/10 16:00"]).toEqual([lan, minh]);
  });

  it("of an officer keeps the next rung and the next officer away for half a day", async () => {
    const world = await open("2022-10-13T20:00:10");
    await pressBefore(world, "2022-10-13T20:00:00", "2022-10-14T08:00:00");
    await upgrade();
    expect(await sources()).toEqual(["officer"]);
    await world.runUntil("2022-10-14T07:31:00");
    expect(reminded(world)).toEqual({ "T5 13/10 20:00": [lan, lan, minh] });
    const [app] = world.apps;
    if (!app) throw new Error("nothing runs");
    const asked = await officer(app, world.seeded, "chị Hạnh").types("/nhac");
    expect(asked.text).toContain("đã nhắc trong 12 giờ qua (2): Trường 1; Trường 2.");
    await world.runUntil("2022-10-15T12:00:00");
    expect(reminded(world)["T7 15/10 07:30"]).toEqual([lan, minh]);
  });

  it("short before the deadline is not counted", async () => {
    const world = await open("2022-10-14T07:29:00", ["PT30M", "D-1"]);
    await rungBefore(world, "PT30M", "2022-10-14T07:28:00", "2022-10-14T07:29:30", true);
    await upgrade();
    expect(await sources()).toEqual(["short-rung"]);
    await world.runUntil("2022-10-14T12:00:00");
    expect(reminded(world)["T6 14/10 07:30"]).toEqual([lan, minh]);
  });

  it("that expired while everything stood still is made up for the next day", async () => {
    const world = await open("2022-10-12T07:30:10");
    await rungBefore(world, "D-3", "2022-10-12T07:30:00", "2022-10-12T20:45:00");
    await upgrade();
    world.standUntil("2022-10-13T08:00:00");
    await world.runUntil("2022-10-13T12:00:00");
    expect(reminded(world)).toEqual({ "T5 13/10 08:00": [lan, minh] });
  });
});

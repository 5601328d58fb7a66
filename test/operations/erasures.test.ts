// A person who was erased after a backup was made does not come back with it: the list outlives the database.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { erasureKeeper } from "../../src/schedule/erasures.ts";
import { openWorld } from "../support/chat/world.ts";
import { type Operate, operator } from "../support/program/operate.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
let source: TestDatabase;
let folder: string;
let run: Operate;
let early: string;
/** The list that the running program keeps. */
let live: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-erasures-"));
  source = await openTestDatabase();
  run = operator(source, { at, env: { DATA_DIR: join(folder, "live") } });
  const units = ["code;name;kind;parent", "SO;Sở A;so_gddt;", "T1;Trường T1;thpt;SO", "T2;Trường T2;thpt;SO"];
  writeFileSync(join(folder, "units.csv"), units.join("\n"));
  await run("units", "import", join(folder, "units.csv"));
  await run("round", "open", "--form", "tuan-le-htsd-2022", "--deadline", "2022-10-15", "--title", "Tuần lễ");
  const world = openWorld(source.db, at);
  await world.chat("chị Hạnh").join("SO", "officer");
  const lan = world.chat("cô Lan");
  await lan.join("T1");
  await world.chat("thầy Minh").join("T2");
  // A time that a Date cannot hold: the list must name it to the microsecond.
  await source.sql`update person set created_at = created_at + interval '7 microseconds'`;

  mkdirSync(join(folder, "early"));
  early = join(folder, "early", "early.backup");
  await run("backup", "--out", early);
  const keep = erasureKeeper({ ...world.app, settings: readSettings({ DATA_DIR: join(folder, "live") }) });
  live = join(folder, "live", "backups", "erasures.jsonl");
  await keep();
  await lan.say("dữ liệu của tôi");
  await lan.say("xóa dữ liệu của tôi");
  await lan.say("xóa hẳn");
  await keep();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await source.close();
});

/** Restores the early backup into an empty database elsewhere, whose data folder has this name. */
async function elsewhere(
  dataDir: string,
  look: (there: TestDatabase, said: string) => Promise<void>,
  ...options: string[]
): Promise<void> {
  const there = await openTestDatabase();
  try {
    const restore = operator(there, { at, env: { DATA_DIR: join(folder, dataDir) } });
    await look(there, await restore("restore", early, ...options));
  } finally {
    await there.close();
  }
}

/** Whether anything in the database still holds her name. */
async function traces({ sql }: TestDatabase): Promise<number> {
  const [row] = await sql`
    select (select count(*) from person where name like '%Lan%')
      + (select count(*) from address where display_name like '%Lan%' or chat_key like '%Lan%')
      + (select count(*) from outbox where body::text like '%Lan%') as count`;
  return Number(row?.count);
}

it("names numbers and times, and nobody", () => {
  const lines = readFileSync(live, "utf8").trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    person: 2,
    createdAt: "2022-10-05T02:00:00.000007Z",
    erasedAt: "2022-10-05T02:00:00.000000Z",
  });
});

it("without the list the person is there, and the operator is told so", async () => {
  rmSync(join(folder, "early", "erasures.jsonl"));
  await elsewhere("new", async (there, said) => {
    expect(said).toContain("Không thấy danh sách người đã xóa dữ liệu");
    expect(said).not.toContain("Đã xóa lại");
    expect(await traces(there)).toBeGreaterThan(1);
  });
});

it("with the list she is blank again, her colleague is not, and the new installation keeps the list", async () => {
  await elsewhere(
    "moved",
    async (there, said) => {
      expect(said).toContain("Đã xóa lại dữ liệu của 1 người");
      expect(said).not.toContain("Không thấy danh sách");
      expect(await traces(there)).toBe(0);
      const people = await there.sql`select name, erased_at is not null as erased from person order by id`;
      expect([...people]).toEqual([
        { name: "chị Hạnh", erased: false },
        { name: null, erased: true },
        { name: "thầy Minh", erased: false },
      ]);
      const [roles] =
        await there.sql`select count(*)::int as open from role where person_id = 2 and to_at is null`;
      expect(roles?.open).toBe(0);
    },
    "--erased",
    live,
  );
  expect(readFileSync(join(folder, "moved", "backups", "erasures.jsonl"), "utf8")).toBe(
    readFileSync(live, "utf8"),
  );
});

it("a later backup in the same folder leaves the list beside it, where a restore finds it by itself", async () => {
  await run("backup", "--out", join(folder, "early", "later.backup"));
  await elsewhere("beside", async (there, said) => {
    expect(said).toContain("Đã xóa lại dữ liệu của 1 người");
    expect(await traces(there)).toBe(0);
  });
});

it("somebody else who has the same number now is left alone", async () => {
  const list = join(folder, "early", "erasures.jsonl");
  const other = {
    person: 3,
    createdAt: "2022-09-01T00:00:00.000000Z",
    erasedAt: "2022-09-02T00:00:00.000000Z",
  };
  writeFileSync(list, `${JSON.stringify(other)}\n`);
  await elsewhere("other", async (there, said) => {
    expect(said).not.toContain("Đã xóa lại");
    expect(await there.sql`select name from person where id = 3`).toMatchObject([{ name: "thầy Minh" }]);
  });
});

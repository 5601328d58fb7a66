// A backup of every released migration, and one that an earlier program wrote, restored by today's program and used.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsFolder } from "../../src/paths.ts";
import { backUp } from "../../src/store/backup/backup.ts";
import { migrate } from "../../src/store/migrate.ts";
import { isPaused } from "../../src/store/queue/pause.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { nextWords } from "../support/round/sample-report.ts";
import { createEmptyDatabase, openTestDatabase } from "../support/run/database.ts";
import { casesOf } from "../support/run/thorough.ts";
import { releasedRows } from "./released-rows.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
type Journal = { readonly entries: readonly { readonly tag: string }[] };
const journal: Journal = JSON.parse(readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8"));
const tags = journal.entries.map(({ tag }) => tag);

/**
 * Those that are tried: the ones that brought rows of their own, the newest, and of the others, whose backups differ by
 * a column or two, every so-maniest.
 */
const every = casesOf({ few: 4, many: 1 });
const tried = tags.filter((tag, at) => tag in releasedRows || (tags.length - 1 - at) % every === 0);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-releases-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations as the release had them whose last one is this. */
function release(count: number): string {
  const path = join(folder, `release-${count}`);
  mkdirSync(path);
  cpSync(migrationsFolder, path, { recursive: true });
  const entries = journal.entries.slice(0, count);
  writeFileSync(join(path, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return path;
}

/** Restores into a new database and gives it to `look`. */
async function restored(
  file: string,
  look: (there: Awaited<ReturnType<typeof openTestDatabase>>, said: string) => Promise<void>,
): Promise<void> {
  const there = await openTestDatabase();
  try {
    const run = operator(there, { at, env: { DATA_DIR: folder } });
    await look(there, await run("restore", file));
  } finally {
    await there.close();
  }
}

describe("a backup of each released migration", () => {
  let source: postgres.Sql;
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  const fileOf = (tag: string) => join(folder, `${tag}.backup`);

  beforeAll(async () => {
    database = await createEmptyDatabase();
    source = postgres(database.url, { max: 2, onnotice: () => undefined });
    for (const tag of tried) {
      await migrate(database.url, release(tags.indexOf(tag) + 1));
      await source.unsafe(releasedRows[tag] ?? "");
      await backUp(source, fileOf(tag), at);
    }
  });
  afterAll(async () => {
    await source.end();
    await database.drop();
  });

  it("is tried with rows of releases that there are", () => {
    expect(tags.slice(0, 13)).toEqual(expect.arrayContaining(Object.keys(releasedRows)));
  });

  it.each(tried)("%s is restored, brought up and used", async (tag) => {
    const made = (of: string) => tags.indexOf(tag) >= tags.indexOf(of);
    await restored(fileOf(tag), async ({ db, sql }, said) => {
      expect(said).toContain("Đã hủy 1 tin đang chờ gửi.");
      const hashes = await sql`select hash from drizzle.__drizzle_migrations order by created_at`;
      expect(hashes).toHaveLength(tags.length);
      expect(await isPaused(db)).toBe(true);

      expect(await sql`select name from person order by id`).toMatchObject([
        { name: "cô Lan" },
        { name: "thầy Minh" },
      ]);
      expect(await sql`select value, raw from answer where node_id = 2`).toMatchObject([
        { value: "Đã ban hành kế hoạch số 12.", raw: "Đã ban hành kế hoạch số 12." },
      ]);
      const counts = await sql`select
        (select count(*)::int from event) as events, (select count(*)::int from waiver) as waivers,
        (select count(*)::int from inbox) as inbox, (select count(*)::int from code) as codes,
        (select count(*)::int from link) as links, (select count(*)::int from web_session) as sessions,
        (select count(*)::int from reminder) as reminders, (select count(*)::int from admission) as admissions,
        (select count(*)::int from unit_door) as doors, (select sum(value)::int from figure) as figures`;
      const [late, people, doors] = ["0005_reminders", "0009_people", "0011_unit_doors"].map((of) =>
        made(of) ? 1 : 0,
      );
      expect(counts).toMatchObject([
        { events: 1, waivers: 1, inbox: 1, codes: 1, links: 1, sessions: 1, figures: 2 },
      ]);
      expect(counts).toMatchObject([{ reminders: late, admissions: people, doors }]);
      const uploads = await sql`select encode(bytes, 'hex') as bytes, outcome from upload`;
      // 0027 says of a file that was never read what it is, by its type.
      const outcome = { v: 2, type: "kept", kind: "picture" };
      expect([...uploads]).toEqual(made("0010_uploads") ? [{ bytes: "00ff10", outcome }] : []);
      // 0007 gave each message its address's channel: rows that are older than that have it too.
      expect(await sql`select distinct channel from outbox`).toMatchObject([{ channel: "telegram" }]);
      expect(await sql`select username, tokens, sent from channel_account`).toMatchObject([
        {
          username: made("0002_account_name_and_menu") ? "baocao_bot" : null,
          tokens: null,
          sent: made("0004_zalo") ? 7 : 0,
        },
      ]);

      // The round goes on: cô Lan is asked, answers, and the next report counts her answer.
      const lan = openWorld(db, at).chat("lan");
      const asked = await lan.say("tiếp tục", { key: "new 1", messageId: "n1" });
      expect(asked.text).toContain("Mục");
      await lan.say(nextWords(asked.text), { key: "new 2", messageId: "n2" });
      const [answers] = await sql`select count(*)::int as count from answer where node_id = 2`;
      expect(answers?.count).toBeGreaterThan(1);
      const [event] = await sql`select max(id)::int as last from event`;
      expect(event?.last).toBeGreaterThan(1);
    });
  });
});

describe("a backup that an earlier program wrote", () => {
  // Made by that program's own `backup`, before digests were kept: a school that has sealed, one in the middle.
  const file = join(import.meta.dirname, "../store/backup/released-0012.backup");

  it("is restored with every row, and the school in the middle goes on where it was", async () => {
    await restored(file, async ({ db, sql }, said) => {
      expect(said).toContain("Đã khôi phục 331 dòng của 24 bảng");
      const reports = await sql`select state, done from report order by node_id`;
      expect([...reports]).toEqual([
        { state: "submitted", done: 34 },
        { state: "in-progress", done: 9 },
        { state: "not-started", done: 0 },
      ]);
      const minh = openWorld(db, at).chat("thầy Minh");
      const next = await minh.say("3 lớp 41 người", { key: "new 1", messageId: "n1" });
      expect(next.text).toContain("Đã ghi: 3 lớp, 41 người.");
      const cells = await sql`
        select place, value from answer where node_id = 3 and place like 'n2_5/r1_2/%' order by place`;
      expect([...cells]).toEqual([
        { place: "n2_5/r1_2/count", value: 3 },
        { place: "n2_5/r1_2/people", value: 41 },
      ]);
    });
  });
});

// The program backs a database with reports up before it upgrades it, keeps the last three, and goes on where no file can be written.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { openStore } from "../../src/open.ts";
import { migrationsFolder } from "../../src/paths.ts";
import { sayUnopened } from "../../src/say-unopened.ts";
import { migrate } from "../../src/store/migrate.ts";
import { operator } from "../support/program/operate.ts";
import { createEmptyDatabase, openTestDatabase } from "../support/run/database.ts";
import { releasedRows } from "./released-rows.ts";

let folder: string;
let release: string;
let dataDir: string;
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let logged: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-upgrade-"));
  release = join(folder, "release");
  cpSync(migrationsFolder, release, { recursive: true });
  const file = join(release, "meta/_journal.json");
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  dataDir = mkdtempSync(join(folder, "data-"));
  database = await createEmptyDatabase();
  logged = [];
});
afterEach(() => database.drop());

/** Opens the database as the program does when it starts at this time. */
async function start(at: string, more: Record<string, string> = {}): Promise<void> {
  const note = (_details: object, message: string) => void logged.push(message);
  const settings = readSettings({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...more });
  const store = await openStore(settings, { info: note, warn: note, error: note }, () => new Date(at));
  await store.close();
}

async function inDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** The database of the first release, with a report in it. */
async function firstRelease(): Promise<void> {
  await migrate(database.url, release);
  await inDatabase((sql) => sql.unsafe(releasedRows["0000_init"] ?? ""));
}

const backups = () =>
  existsSync(join(dataDir, "backups")) ? readdirSync(join(dataDir, "backups")).sort() : [];

it("backs up what an upgrade changes, once, and today's program restores it", async () => {
  await firstRelease();
  await start("2022-10-05T02:00:00Z");
  expect(backups()).toEqual(["before-upgrade-20221005T020000Z.backup"]);
  expect(logged).toEqual(["Backed up before the database is upgraded."]);
  await start("2022-10-06T02:00:00Z");
  expect(backups()).toHaveLength(1);

  const there = await openTestDatabase();
  try {
    const file = join(dataDir, "backups", backups()[0] ?? "");
    await operator(there, { env: { DATA_DIR: dataDir } })("restore", file);
    expect(await there.sql`select name from person where id = 1`).toMatchObject([{ name: "cô Lan" }]);
  } finally {
    await there.close();
  }
});

it("backs nothing up where nothing can be lost: a new database, and one without a report", async () => {
  await start("2022-10-05T02:00:00Z");
  expect(backups()).toEqual([]);
  await database.drop();
  database = await createEmptyDatabase();
  await migrate(database.url, release);
  await start("2022-10-05T02:00:00Z");
  expect(backups()).toEqual([]);
  expect(logged).toEqual([]);
});

it("keeps the last three of its own and nothing of a killed one, and leaves what others put there", async () => {
  await start("2022-10-01T00:00:00Z");
  const own = join(dataDir, "backups");
  cpSync(release, own, { recursive: true });
  for (const day of ["01", "02", "03", "04"]) {
    writeFileSync(join(own, `before-upgrade-202209${day}T000000Z.backup`), "an old one");
  }
  writeFileSync(join(own, "before-upgrade-20220905T000000Z.backup.part"), "half");
  await database.drop();
  database = await createEmptyDatabase();
  await firstRelease();
  await start("2022-10-05T02:00:00Z");
  expect(backups().filter((name) => name.startsWith("before-upgrade"))).toEqual([
    "before-upgrade-20220903T000000Z.backup",
    "before-upgrade-20220904T000000Z.backup",
    "before-upgrade-20221005T020000Z.backup",
  ]);
  expect(backups()).toContain("0000_init.sql");
});

it("says that it may not write there, and upgrades all the same", async () => {
  await firstRelease();
  // A file where the folder should be: not even root can write into that.
  writeFileSync(join(dataDir, "backups"), "");
  await start("2022-10-05T02:00:00Z");
  expect(logged).toEqual(["No backup could be written to this folder; the database is upgraded without."]);
  const [column] = await inDatabase((sql) => sql`select channel from outbox where id = 1`);
  expect(column).toEqual({ channel: "telegram" });
});

it("seals the backup with the passphrase, and does not upgrade where one is asked for and cannot be had", async () => {
  await firstRelease();
  const secret = join(dataDir, "passphrase");
  const more = { BACKUP_PASSPHRASE_FILE: secret };
  const refused = await start("2022-10-05T02:00:00Z", more).catch((error: unknown) => sayUnopened(error));
  expect(refused).toMatch(
    /^Không đọc được tệp mật khẩu .*\/passphrase .* Cơ sở dữ liệu chưa được nâng cấp, vì chưa sao lưu được\. Hãy sửa tệp ấy/,
  );
  writeFileSync(secret, "too short\n");
  const short = await start("2022-10-05T02:00:00Z", more).catch((error: unknown) => sayUnopened(error));
  expect(short).toMatch(/quá ngắn: .* chưa được nâng cấp/);
  expect(backups()).toEqual([]);
  expect(await inDatabase((sql) => sql`select count(*)::int as n from drizzle.__drizzle_migrations`)).toEqual(
    [{ n: 1 }],
  );

  writeFileSync(secret, "chim bồ câu đưa thư\n");
  await start("2022-10-05T03:00:00Z", more);
  const file = join(dataDir, "backups", backups()[0] ?? "");
  const there = await openTestDatabase();
  try {
    const unsealed = operator(there, { env: { DATA_DIR: dataDir } })("restore", file);
    await expect(unsealed).rejects.toThrow("tệp đã được mã hóa");
    await operator(there, { env: { DATA_DIR: dataDir, ...more } })("restore", file);
    expect(await there.sql`select name from person where id = 1`).toMatchObject([{ name: "cô Lan" }]);
  } finally {
    await there.close();
  }
});

it("refuses two addresses of which each names another database", async () => {
  const other = await createEmptyDatabase();
  try {
    const opening = start("2022-10-05T02:00:00Z", { DATABASE_OWNER_URL: other.url });
    await expect(opening.catch((error: unknown) => sayUnopened(error))).resolves.toMatch(
      /^DATABASE_OWNER_URL và DATABASE_URL không chỉ đến cùng một cơ sở dữ liệu\./,
    );
  } finally {
    await other.drop();
  }
});

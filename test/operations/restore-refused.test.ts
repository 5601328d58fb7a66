// A restore is refused whole: damaged, changed and foreign files and databases in use change nothing, and each is told
// what to do.
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BackupEntry, readBackup, writeBackup } from "../../src/store/backup/file.ts";
import { type Operate, operator } from "../support/program/operate.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
const list = ["code;name;kind;parent", "SO;Sở A;so_gddt;", "T1;Trường T1;thpt;SO", "T2;Trường T2;thpt;SO"];

let source: TestDatabase;
let target: TestDatabase;
let there: Operate;
let folder: string;
let good: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-refused-"));
  source = await openTestDatabase();
  target = await openTestDatabase();
  const env = { DATA_DIR: folder };
  there = operator(target, { at, env });
  const run = operator(source, { at, env });
  writeFileSync(join(folder, "units.csv"), list.join("\n"));
  await run("units", "import", join(folder, "units.csv"));
  await source.sql`insert into person (name, created_at) values ('Lan 7', now())`;
  good = join(folder, "good.backup");
  await run("backup", "--out", good);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await source.close();
  await target.close();
});

/** Everything that the target holds: its tables with their numbers and rows, and what it knows of its migrations. */
async function everything(): Promise<string> {
  const tables = await target.sql`
    select c.oid::text, c.relname as name from pg_class c where c.relkind = 'r'
      and c.relnamespace::regnamespace::text in ('public', 'drizzle') order by c.relname`;
  const parts: unknown[] = [];
  for (const { oid, name } of tables) {
    const schema = name === "__drizzle_migrations" ? "drizzle" : "public";
    parts.push(oid, name, await target.sql.unsafe(`select t::text from "${schema}"."${name}" t order by 1`));
  }
  return JSON.stringify(parts);
}

/** Refused with these words; and afterwards the database is the very same. */
async function refuses(path: string, words: string, ...options: string[]): Promise<void> {
  const before = await everything();
  const refused = there("restore", path, ...options);
  await expect(refused).rejects.toThrow("Chưa khôi phục gì");
  await expect(refused).rejects.toThrow(words);
  expect(await everything()).toBe(before);
}

/** The good backup packed again by the program's own writer, with its entries as `change` leaves them. */
async function repacked(
  name: string,
  change: (entry: BackupEntry) => BackupEntry | BackupEntry[],
): Promise<string> {
  const entries: BackupEntry[] = [];
  for await (const entry of readBackup(good)) entries.push(...[change(entry)].flat());
  const [manifest, ...members] = entries;
  if (!manifest) throw new Error("the backup is empty");
  await writeBackup(join(folder, name), at, async (put) => {
    for (const member of members) await put(member);
    return manifest;
  });
  return join(folder, name);
}

/** The format of the first release, whose digests may be missing. */
const first = "tonghop-backup-1";

/** An entry with one text in place of another, of any length. */
const edited = (entry: BackupEntry, from: string, to: string): BackupEntry => {
  expect(entry.bytes.toString()).toContain(from);
  return { name: entry.name, bytes: Buffer.from(entry.bytes.toString().replace(from, to)) };
};

describe("a restore is refused for its file", () => {
  it("when one digit was changed and it was packed again, whether in the rows or in what it says of itself", async () => {
    const rows = await repacked("digit", (entry) =>
      entry.name.startsWith("person/") ? edited(entry, "Lan 7", "Lan 8") : entry,
    );
    await refuses(rows, "nội dung của person/000001.copy trong tệp đã bị sửa");
    const numbers = await repacked("numbers", (entry) =>
      entry.name === "manifest.json" ? edited(entry, '"last": "1"', '"last": "0"') : entry,
    );
    await refuses(numbers, "nội dung của manifest.json trong tệp đã bị sửa");
  });

  it("when its digests were taken out to hide a change", async () => {
    for (const kept of ["sha256", "members"]) {
      const bare = await repacked("bare", (entry) => {
        if (entry.name.startsWith("person/")) return edited(entry, "Lan 7", "Lan 8");
        if (entry.name !== "manifest.json") return entry;
        const { sha256, members, ...manifest } = JSON.parse(entry.bytes.toString());
        const left = kept === "sha256" ? { ...manifest, sha256 } : { ...manifest, members };
        return { name: entry.name, bytes: Buffer.from(JSON.stringify(left)) };
      });
      await refuses(bare, "nội dung của manifest.json trong tệp đã bị sửa");
    }
  });

  it("when members are missing, added, twice or in another order", async () => {
    const packings: Record<string, (entry: BackupEntry) => BackupEntry | BackupEntry[]> = {
      missing: (entry) => (entry.name.startsWith("unit/") ? [] : entry),
      twice: (entry) => (entry.name.startsWith("unit/") ? [entry, entry] : entry),
      added: (entry) =>
        entry.name.startsWith("unit/")
          ? [entry, { name: "setting/000001.copy", bytes: Buffer.from("x") }]
          : entry,
      moved: (entry) => ({ ...entry, name: entry.name.replace("person/", "unit/") }),
    };
    for (const [name, change] of Object.entries(packings)) {
      await refuses(await repacked(name, change), "đóng gói lại");
    }
  });

  it("when tar packed it again, though nothing was changed", async () => {
    const unpacked = mkdtempSync(join(folder, "unpacked-"));
    execFileSync("tar", ["xzf", good, "-C", unpacked]);
    const again = join(folder, "tar");
    execFileSync("tar", ["czf", again, "-C", unpacked, "manifest.json", "person", "unit"]);
    await refuses(again, "đóng gói lại");
  });

  it.each([0.02, 0.3, 0.7, 0.99])("when %f of it is left", async (share) => {
    const bytes = readFileSync(good);
    writeFileSync(join(folder, "cut"), bytes.subarray(0, Math.floor(bytes.length * share)));
    await refuses(join(folder, "cut"), "tệp bị cụt");
  });

  it("when its members were cut off between two of them", async () => {
    const cut = join(folder, "between");
    const tar = gunzipSync(readFileSync(good));
    const second = tar.lastIndexOf("unit/000001.copy");
    writeFileSync(cut, gzipSync(tar.subarray(0, second)));
    await refuses(cut, "tệp bị cụt");
    writeFileSync(cut, gzipSync(Buffer.concat([tar.subarray(0, second), Buffer.alloc(1024)])));
    await refuses(cut, "đóng gói lại");
  });

  it("when a byte has changed", async () => {
    const bytes = readFileSync(good);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 255, middle);
    writeFileSync(join(folder, "changed"), bytes);
    await refuses(join(folder, "changed"), "tệp bị hỏng");
  });

  it("when another backup, or anything else, follows it", async () => {
    const joined = join(folder, "joined");
    writeFileSync(joined, Buffer.concat([readFileSync(good), readFileSync(good)]));
    await refuses(joined, "hai tệp bị nối lại");
    writeFileSync(joined, readFileSync(good));
    appendFileSync(joined, "something");
    await refuses(joined, "tệp bị hỏng");
    const inside = gzipSync(Buffer.concat([gunzipSync(readFileSync(good)), Buffer.from("something")]));
    writeFileSync(joined, inside);
    await refuses(joined, "hai tệp bị nối lại");
  });

  it("when it is a folder, no backup at all, or one of another product", async () => {
    await refuses(folder, "không phải là tệp");
    await refuses(join(folder, "units.csv"), "không phải là bản sao lưu của tonghop");
    writeFileSync(join(folder, "empty"), "");
    await refuses(join(folder, "empty"), "không phải là bản sao lưu của tonghop");
    writeFileSync(join(folder, "text.gz"), gzipSync("a diary"));
    await refuses(join(folder, "text.gz"), "không phải là bản sao lưu của tonghop");
    execFileSync("tar", ["czf", join(folder, "other.tgz"), "-C", folder, "units.csv"]);
    await refuses(join(folder, "other.tgz"), "không phải là bản sao lưu của tonghop");
    const foreign = await repacked("foreign", (entry) =>
      entry.name === "manifest.json" ? edited(entry, "tonghop-backup-2", "mailroom-3") : entry,
    );
    await refuses(foreign, "bản sao lưu của chương trình khác (mailroom-3)");
    await expect(there("restore", join(folder, "none"))).rejects.toThrow("Không có tệp");
  });

  it("when a newer program made it, whose version it names", async () => {
    const format = await repacked("newer-format", (entry) =>
      entry.name === "manifest.json" ? edited(entry, "tonghop-backup-2", "tonghop-backup-3") : entry,
    );
    await refuses(format, "Xin cài phiên bản đã tạo ra nó, hoặc mới hơn");
    const newer = await openTestDatabase();
    await newer.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`;
    const path = join(folder, "newer.backup");
    await operator(newer, { at, env: { DATA_DIR: folder } })("backup", "--out", path);
    await newer.close();
    await refuses(path, "phiên bản khác, mới hơn");
    const named = await repacked("named", (entry) => {
      if (entry.name !== "manifest.json") return entry;
      const { sha256: _, ...manifest } = JSON.parse(entry.bytes.toString());
      const migrations = [...manifest.migrations, "of tomorrow"];
      return {
        name: entry.name,
        bytes: Buffer.from(JSON.stringify({ ...manifest, format: first, migrations, version: "0099_x" })),
      };
    });
    await refuses(named, "(bước nâng cấp 0099_x)");
  });

  it("when a row of a backup without digests does not fit its table, or rows are missing", async () => {
    const old = (entry: BackupEntry): BackupEntry => {
      if (entry.name !== "manifest.json") return entry;
      const { sha256: _, members: __, ...manifest } = JSON.parse(entry.bytes.toString());
      return { name: entry.name, bytes: Buffer.from(JSON.stringify({ ...manifest, format: first })) };
    };
    const odd = await repacked("odd", (entry) =>
      entry.name.startsWith("unit/") ? { name: entry.name, bytes: Buffer.from("not a unit\n") } : old(entry),
    );
    await refuses(odd, "các dòng của bảng unit");
    const few = await repacked("few", (entry) => (entry.name.startsWith("unit/") ? [] : old(entry)));
    await refuses(few, "các dòng của bảng unit");
  });
});

describe("a restore is refused for its database", () => {
  it("when it holds anything, a table of somebody else, or another release's shape", async () => {
    await target.sql`insert into person (created_at) values (now())`;
    await refuses(good, "cơ sở dữ liệu không trống (bảng person");
    await target.sql`delete from person`;
    await target.sql`create table ledger (sum int)`;
    await refuses(good, "có bảng ledger không phải của tonghop");
    await target.sql`drop table ledger`;
    await target.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`;
    await refuses(good, "đã được một phiên bản khác");
    await target.sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`;
  });

  it("when a list of erased people is broken: they would come back", async () => {
    writeFileSync(join(folder, "broken.jsonl"), '{"person":1}\n');
    await refuses(good, "không đọc được danh sách người đã xóa", "--erased", join(folder, "broken.jsonl"));
    await expect(there("restore", good, "--erased", join(folder, "no.jsonl"))).rejects.toThrow(
      "Không có tệp",
    );
  });

  it("and after all that takes the good one", async () => {
    expect(await there("restore", good)).toContain("Đã khôi phục");
    expect([...(await target.sql`select name from person`)]).toEqual([{ name: "Lan 7" }]);
    await refuses(good, "cơ sở dữ liệu không trống");
  });
});

// Backup and restore: of one moment while answers arrive, equal row for row, paused until it is resumed.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliverDue } from "../../src/delivery/deliver.ts";
import type { Sql } from "../../src/store/db.ts";
import { saveUsername } from "../../src/store/queue/accounts.ts";
import { holdLease } from "../../src/store/queue/leases.ts";
import { isPaused } from "../../src/store/queue/pause.ts";
import { claimUnread } from "../../src/store/rounds/reading.ts";
import { phrases } from "../../src/text/phrases.ts";
import { handWaiting } from "../support/chat/hand-over.ts";
import { openWorld, type World } from "../support/chat/world.ts";
import { type Operate, operator } from "../support/program/operate.ts";
import { answerSample, nextWords } from "../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
const schools = ["T1", "T2", "T3"];
const list = [
  "code;name;kind;parent",
  "SO;Sở A;so_gddt;",
  ...[...schools, "T4"].map((code) => `${code};Trường ${code};thpt;SO`),
];

const none = () => Promise.reject(new Error("no document is asked for"));
const parts = {
  phrases,
  makeDocument: none,
  linkFor: none,
  uploadWayFor: none,
  gridWayFor: none,
  render: none,
};

let source: TestDatabase;
let world: World;
let target: TestDatabase;
let run: Operate;
let there: Operate;
let folder: string;

beforeAll(async () => {
  source = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-backup-"));
  run = operator(source, { at, env: { DATA_DIR: folder } });
  world = openWorld(source.db, at);
  writeFileSync(join(folder, "units.csv"), list.join("\n"));
  await run("units", "import", join(folder, "units.csv"));
  await run("round", "open", "--form", "tuan-le-htsd-2022", "--deadline", "2022-10-15", "--title", "Tuần lễ");
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await source.close();
});
beforeEach(async () => {
  target = await openTestDatabase();
  there = operator(target, { at, env: { DATA_DIR: folder } });
});
afterEach(() => target.close());

/** Every row of every table as text, but for what a restore changes on purpose. */
async function contents(sql: Sql): Promise<Map<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not in ('setting', 'channel_account') order by 1`;
  const found = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select "${name}"::text as row from "${name}" order by 1`);
    found.set(
      name,
      rows.map((row) => String(row.row)),
    );
  }
  return found;
}

describe("a backup", () => {
  it("is of one moment while answers arrive, and its copy holds whole messages only", async () => {
    const chats = await Promise.all(
      schools.map(async (code) => {
        const chat = world.chat(`during ${code}`);
        await chat.join(code);
        return chat;
      }),
    );
    const file = join(folder, "during.backup");
    let running = true;
    let sent = 0;
    const loops = chats.map(async (chat) => {
      let sealed = false;
      for (let turn = 0; turn < 1_000 && running; turn++) {
        const { text } = chat.last();
        // A report may be done before the copy is.
        sealed ||= text.includes("Mã biên nhận");
        await chat.say(sealed ? "tiến độ" : nextWords(text));
        sent += 1;
      }
    });
    while (sent < 6) await new Promise((resolve) => setTimeout(resolve, 5));
    await run("backup", "--out", file);
    const after = sent;
    while (sent < after + 3) await new Promise((resolve) => setTimeout(resolve, 5));
    running = false;
    await Promise.all(loops);

    await there("restore", file);
    const [counts] = await target.sql`
      select (select count(*)::int from inbox) as messages,
        (select count(*)::int from outbox) as replies,
        (select count(*)::int from inbox where address_id is null) as halves`;
    const [total] = await source.sql`select count(*)::int as messages from inbox`;
    expect(counts?.halves).toBe(0);
    expect(counts?.messages).toBeGreaterThan(6);
    expect(counts?.messages).toBeLessThan(total?.messages);
    // One reply for each message: neither came without the other.
    expect(counts?.replies).toBe(counts?.messages);
    const events = await target.sql`select id, event::text as row from event order by id`;
    const original =
      await source.sql`select event::text as row from event where id in ${source.sql(events.map((row) => row.id))} order by id`;
    expect(events.map((row) => row.row)).toEqual(original.map((row) => row.row));
    // What stands at each place is what the copy's own history says.
    const [broken] = await target.sql`
      select count(*)::int as count from answer
      where not exists (select 1 from event where event.node_id = answer.node_id and event.body::text like '%' || answer.place || '%')`;
    expect(broken?.count).toBe(0);
  });

  it("restores equal row for row, with the same sums, and nothing goes out until it is resumed", async () => {
    const chat = world.chat("sealer");
    await chat.join("T4");
    await answerSample(chat);
    await source.sql`update outbox set state = 'sent', seq = id where state = 'queued'
      and id < (select max(id) from outbox)`;
    await source.sql`update address set next_seq = 1 + (select max(id) from outbox)`;
    await saveUsername(source.db, { channel: "telegram", account: "1" }, "baocao_bot");
    await source.sql`update channel_account set tokens = '{"access": "secret-token"}', webhook_hash = 'h'`;
    const file = join(folder, "whole.backup");
    expect(await run("backup", "--out", file)).toMatch(/: \d+ dòng của \d+ bảng\.$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    expect(await there("restore", file)).toContain("Đã hủy 1 tin đang chờ gửi.");
    const before = await contents(source.sql);
    const copy = await contents(target.sql);
    const queued = (rows: string[] | undefined) => rows?.filter((row) => !row.includes(",queued,")).length;
    expect(copy.get("outbox")?.filter((row) => row.includes("cancelled by a restore"))).toHaveLength(1);
    expect(queued(copy.get("outbox"))).toBe(before.get("outbox")?.length);
    before.delete("outbox");
    copy.delete("outbox");
    // Each command is kept in the log where it was given.
    expect(before.get("security_log")?.pop()).toContain('"backup"');
    expect(copy.get("security_log")?.pop()).toContain('"restore"');
    expect(copy).toEqual(before);
    expect(before.get("answer")?.length).toBeGreaterThan(20);
    expect(await there("summary", "--json")).toBe(await run("summary", "--json"));
    const [sums] = await source.sql`select sum(value)::text as sum from figure`;
    expect((await target.sql`select sum(value)::text as sum from figure`)[0]).toEqual(sums);
    expect([...(await target.sql`select username, tokens, webhook_hash from channel_account`)]).toEqual([
      { username: "baocao_bot", tokens: null, webhook_hash: null },
    ]);

    expect(await isPaused(target.db)).toBe(true);
    const copied = openWorld(target.db, at);
    const again = copied.chat("sealer");
    await again.say("tiến độ", { key: "in the copy" });
    const sent = () => deliverDue(copied.app, parts);
    expect(await sent()).toBe(0);
    expect(
      await holdLease(target.db, "poll", { channel: "telegram", account: "1" }, { owner: "me", seconds: 5 }),
    ).toBe(false);
    expect(await there("resume")).toBe("Chương trình hoạt động trở lại.");
    expect(await sent()).toBe(1);
    expect(
      await holdLease(target.db, "poll", { channel: "telegram", account: "1" }, { owner: "me", seconds: 5 }),
    ).toBe(true);
    expect(await there("resume")).toBe("Chương trình không đang tạm dừng.");
  });

  it("goes on with ids that were never given, and keeps what waits when it is a move", async () => {
    await source.sql`insert into code (hash, purpose, unit_id, role, created_at, expires_at)
      values ('gone', 'join', 1, 'contact', now(), now())`;
    const [last] = await source.sql`delete from code where hash = 'gone' returning id`;
    // A file that is being read while the backup is made waits in the copy.
    const by = world.chat("mover");
    await by.join("T3");
    const given = { nodeId: 1, by, name: "so.csv", bytes: new TextEncoder().encode("1.7;340") };
    const id = await handWaiting(source, world, given);
    expect((await claimUnread(source.db))?.id).toBe(id);
    const file = join(folder, "move.backup");
    await run("backup", "--out", file);
    expect(await there("restore", file, "--keep-queued")).not.toContain("Đã hủy");
    const [queued] = await target.sql`select count(*)::int as count from outbox where state = 'queued'`;
    expect(queued?.count).toBeGreaterThan(0);
    const [next] = await target.sql`insert into code (hash, purpose, unit_id, role, created_at, expires_at)
      values ('new', 'join', 1, 'contact', now(), now()) returning id`;
    expect(Number(next?.id)).toBeGreaterThan(Number(last?.id));
    await target.sql`update upload set leased_until = now()`;
    expect(await claimUnread(target.db)).toMatchObject({ id, name: "so.csv", attempts: 2 });
  });

  it("deletes old backups of its own, and nothing else", async () => {
    const own = mkdtempSync(join(folder, "prune-"));
    const old = operator(source, { at: new Date("2021-01-01T00:00:00Z"), env: { DATA_DIR: folder } });
    const automatic = join(folder, "backups");
    mkdirSync(automatic, { recursive: true });
    await old("backup", "--out", join(automatic, "before-upgrade-20210101T000000Z.backup"));
    await old("backup", "--out", join(own, "old.backup"));
    await old("backup", "--out", join(own, "old.other"));
    writeFileSync(join(own, "mine.backup"), "not one of yours");
    const said = await run("backup", "--out", join(own, "new.backup"), "--prune");
    expect(said).toContain(`Đã xóa ${join(own, "old.backup")}`);
    for (const name of ["new.backup", "mine.backup", "old.other"]) statSync(join(own, name));
    expect(() => statSync(join(own, "old.backup"))).toThrow("ENOENT");
    expect(readdirSync(automatic)).toEqual(["erasures.jsonl"]);
    await expect(run("backup", "--out", join(own, "new.backup"))).rejects.toThrow("Đã có tệp");
    await expect(run("backup", "--out", join(own, "no", "x"))).rejects.toThrow("Không có thư mục");
  });
});

describe("a sealed backup", () => {
  it("comes back with its passphrase alone, leaves no other file behind, and is pruned without it", async () => {
    const secret = join(folder, "passphrase");
    writeFileSync(secret, "mật khẩu của bản sao lưu\n");
    const inside = join(folder, "sealed");
    mkdirSync(inside);
    const file = join(inside, "a.backup");
    const sealed = operator(source, { at, env: { DATA_DIR: folder, BACKUP_PASSPHRASE_FILE: secret } });
    expect(await sealed("backup", "--out", file)).toContain("bảng, đã mã hóa.");
    expect(readdirSync(inside).sort()).toEqual(["a.backup", "erasures.jsonl"]);
    await expect(there("restore", file)).rejects.toThrow(
      "tệp đã được mã hóa. Xin đặt BACKUP_PASSPHRASE_FILE",
    );
    const restoring = (path: string) =>
      operator(target, { at, env: { DATA_DIR: folder, BACKUP_PASSPHRASE_FILE: path } })("restore", file);
    const other = join(folder, "other-passphrase");
    writeFileSync(other, "mật khẩu của ai đó khác\n");
    await expect(restoring(other)).rejects.toThrow("không phải là mật khẩu đã dùng khi sao lưu");
    writeFileSync(other, "ngắn\n");
    await expect(restoring(other)).rejects.toThrow("quá ngắn: cần ít nhất 12 ký tự");
    await expect(restoring(join(folder, "nowhere"))).rejects.toThrow("Không đọc được tệp mật khẩu");
    expect(await restoring(secret)).toContain("Đã khôi phục");
    const rows = await contents(target.sql);
    const expected = await contents(source.sql);
    expect(rows.get("event")).toEqual(expected.get("event"));
    const later = operator(source, { at: new Date("2023-10-05T09:00:00+07:00"), env: { DATA_DIR: folder } });
    expect(await later("backup", "--out", join(inside, "b.backup"), "--prune")).toContain(`Đã xóa ${file}`);
  });
});

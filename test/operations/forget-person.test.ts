// `people forget`: one person whom a list names is nowhere any more, and everything else stays as it was.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { payloadShape, sealedDigest } from "../../src/form/payload.ts";
import { hashOf } from "../../src/store/hash.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { cast, type SeedUnit } from "../support/round/cast.ts";
import { peopleForm } from "../support/round/people-form.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { rowsWith } from "../support/run/everything.ts";

const now = new Date("2022-10-12T09:00:00+07:00");
/** Whom the list names, however it is told or kept; the other person of the list is not among it. */
const dan = /Tạ Văn Dần|Tạ V\. D\.|Văn Dần|1979-11-30|30\/11\/1979|0987654321|0987 654 321|09xx xxx 321/u;
const mui = /Quách Thị Mùi/u;

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let seeded: Seeded;
let hung: TestChat;

const cli = (database: TestDatabase) => operator(database, { at: now, env: { DATA_DIR: folder } });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-forget-"));
  [source, target] = [await openTestDatabase(), await openTestDatabase()];
  const kinds = ["so_gddt", "phong_gddt", "tt_gdnn_gdtx", "thpt", "dac_thu"];
  const profiles = Object.fromEntries(kinds.map((kind) => [kind, kind === "so_gddt" ? null : "truong"]));
  const units = cast().map(({ answers: _, sealed: __, state: ___, ...unit }): SeedUnit => unit);
  seeded = await seedRound(source.db, { units, form: peopleForm, settings: { profiles } });
  await writeReport();
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([source.close(), target.close()]);
});

/** A contact writes two people into the list, corrects one, hands files over and leaves the chat at the list. */
async function writeReport(): Promise<void> {
  hung = openWorld(source.db, now).chat("hung");
  await hung.join("THPT-02");
  for (const text of [
    "sửa 3",
    "7 lớp",
    "sửa 4",
    "Tạ Văn Dần; 0987 654 321; Toán; 30/11/1979; 12",
    "Quách Thị Mùi; 0912 345 678; Ngữ văn; 28/2/1971; 20",
    "xong",
  ])
    await hung.say(text);
  await source.sql`update outbox set state = 'sent', sent_at = created_at`;
  const { id: nodeId } = seeded.node("THPT-02");
  const [at] = await source.sql`select id, person_id from address where chat_key = 'hung'`;
  const file = (name: string, outcome: string) => source.sql`
    insert into upload (node_id, person_id, address_id, at, name, mime, size, sha256, bytes, outcome)
    values (${nodeId}, ${at?.person_id}, ${at?.id}, ${now.toISOString()}, ${name}, 'x', 1, 'x', 'x', ${outcome}::text::jsonb)`;
  const kept = '{"type": "kept", "kind": "pdf", "v": 1}';
  await file("CCCD TA VAN DAN.pdf", kept);
  await file("Ke hoach.pdf", kept);
  await source.sql`insert into inbox (channel, account, key, received_at, state, payload, address_id)
    values ('telegram', '1', 'dead', ${now.toISOString()}, 'dead', '{"text": "cô Văn Dần nghỉ"}'::jsonb, ${at?.id}),
      ('telegram', '1', 'other', ${now.toISOString()}, 'dead', '{"text": "nộp muộn"}'::jsonb, ${at?.id})`;
  await seal(nodeId);
}

/** Seals what stands there. */
async function seal(nodeId: number): Promise<void> {
  const rows = await source.sql`select place, value from answer where node_id = ${nodeId}`;
  const given = Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
  await sealReport(source.db, seeded, "THPT-02", given, {
    at: now,
    waivers: [
      { checkId: "c", stem: "ds", words: "thầy Văn Dần mới chuyển" },
      { checkId: "d", stem: "ds", words: "đã đủ người" },
    ],
  });
}

const ask = ["people", "forget", "--unit", "thpt-02", "--list", "4"];

it("shows the lines, of people no more than who gave them needs", async () => {
  const shown = await cli(source)(...ask);
  expect(shown.split("\n").slice(1)).toEqual([
    "1        Tạ V. D.; 09xx xxx 321; …/…/1979",
    "2        Quách T. M.; 09xx xxx 678; …/…/1971",
  ]);
  expect(await rowsWith(source.sql, dan)).not.toEqual([]);
});

it("forgets the person of one line everywhere, and nobody else", async () => {
  const tables = (rows: readonly string[]) => new Set(rows.map((row) => row.split(":")[0]));
  expect(tables(await rowsWith(source.sql, dan))).toEqual(
    new Set(["answer", "event", "inbox", "outbox", "submission"]),
  );
  const said = await cli(source)(...ask, "--line", "1");
  expect(said).toContain("Đã xóa thông tin cá nhân của dòng 1, danh sách 4");
  expect(said).toContain("Đã xóa 1 tệp gửi kèm có tên người ấy.");
  expect(said).toContain("Còn 1 tệp gửi kèm");
  expect(await rowsWith(source.sql, dan)).toEqual([]);
  expect(tables(await rowsWith(source.sql, mui))).toEqual(new Set(["answer", "event", "submission"]));
});

it("leaves the line, its figures, the history's order and what can be checked of the receipt", async () => {
  const figures = () => source.sql`select place, value from answer
    where place in ('lop', 'ds/lines') or place like 'ds/%/nam' or place like 'ds/%/mon' order by place`;
  const history = () => source.sql`select id, type, at from event where type <> 'line-forgotten' order by id`;
  const lines = () => source.sql`select body -> 'lines' as lines from event where type = 'lines' order by id`;
  const before = await Promise.all([figures(), history(), lines()]);
  const [sealed] = await source.sql`select payload from submission`;
  await cli(source)(...ask, "--line", "1");
  expect(await Promise.all([figures(), history(), lines()])).toEqual(before);
  const [left] = await source.sql`select payload from submission`;
  const payload = payloadShape.read(left?.payload);
  expect(payload.forgotten).toEqual({
    at: now.toISOString(),
    sha256: hashOf(sealedDigest(payloadShape.read(sealed?.payload))),
  });
  const value = (place: string) => payload.answers.find((answer) => answer.place === place)?.value;
  const [first, second] = payload.answers.flatMap(({ place }) => /^ds\/(l\S+)\/ten$/u.exec(place)?.[1] ?? []);
  expect([value(`ds/${first}/ten`), value(`ds/${first}/nam`)]).toEqual(["…", 12]);
  expect([value(`ds/${second}/ten`), value(`ds/${second}/nam`)]).toEqual(["Quách Thị Mùi", 20]);
  expect(payload.waivers.map(({ words }) => words)).toEqual([null, "đã đủ người"]);
  const [done] = await source.sql`select body ->> 'stem' as stem, body ->> 'line' as line from event
    where type = 'line-forgotten'`;
  expect(done).toEqual({ stem: "ds", line: first });
  const dead =
    await source.sql`select key, payload is null as empty from inbox where state = 'dead' order by key`;
  expect(dead.map(({ key, empty: gone }) => [key, gone])).toEqual([
    ["dead", true],
    ["other", false],
  ]);
});

it("goes on with the report in the chat", async () => {
  await cli(source)(...ask, "--line", "1");
  const { text } = await hung.say("xem lại");
  expect(text).toContain("Quách T. M.");
  expect(text).toContain("7 lớp");
  expect(text).not.toMatch(dan);
  expect((await hung.say("sửa 4")).text).toContain("Đang có 2 người: 1. … (Toán); 2. Quách T. M. (Ngữ văn)");
});

it("finds a person whose line was taken out since", async () => {
  for (const text of ["sửa 4", "xóa 1", "đúng"]) await hung.say(text);
  const shown = await cli(source)(...ask);
  expect(shown).toMatch(/^1 {8}Quách T\. M\./mu);
  const id = /^(l\S+) \(đã bỏ\) Tạ V\. D\./mu.exec(shown)?.[1];
  await source.sql`update outbox set state = 'sent', sent_at = created_at`;
  await cli(source)(...ask, "--line", id ?? "");
  expect(await rowsWith(source.sql, dan)).toEqual([]);
});

it("says what is meant when it is not clear, and changes nothing", async () => {
  const refused = (...args: string[]) => cli(source)("people", "forget", ...args).catch(String);
  expect(await refused("--unit", "THPT-02", "--list", "9")).toContain("--list: 4 (Phụ lục 1.");
  expect(await refused("--unit", "THPT-02")).toContain("; 6 (Phụ lục 2)");
  expect(await refused("--unit", "X-9", "--list", "4")).toContain("X-9 không phải nộp báo cáo");
  expect(await refused("--unit", "THPT-02", "--list", "4", "--line", "3")).toContain("không có dòng “3”");
  expect(await rowsWith(source.sql, dan)).not.toEqual([]);
});

it("stays forgotten when an older backup is restored", async () => {
  const file = join(folder, "made.backup");
  await cli(source)("backup", "--out", file);
  await cli(source)(...ask, "--line", "1");
  const [kept = ""] = readFileSync(join(folder, "backups", "erasures.jsonl"), "utf8").split("\n");
  expect(JSON.parse(kept)).toMatchObject({ report: seeded.node("THPT-02").id, stem: "ds" });
  expect(kept).not.toMatch(dan);
  expect(await cli(target)("restore", file)).toContain("Đã xóa lại dữ liệu của 1 người");
  expect(await rowsWith(target.sql, dan)).toEqual([]);
  expect(await rowsWith(target.sql, mui)).not.toEqual([]);
});

// Who may give which command: every role against every command, and what a reader's workbook leaves out.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands, personCommands } from "../../src/commands/index.ts";
import { type Documents, openDocuments } from "../../src/documents/documents.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T10:00:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const at = fileDatabase();
let documents: Documents;
beforeAll(() => {
  documents = openDocuments({ databaseUrl: at.url, timeZone: "Asia/Ho_Chi_Minh" });
});
afterAll(() => documents.close());

/** A school that has reported, with people of every kind around it. */
async function open() {
  const seeded = await seedRound(at.db, {
    units: castWith(
      {
        "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: before }, phone: "0275 3860 222" },
        "PGD-CL": { kind: "phong_gddt" },
      },
      [{ code: "TH-01", kind: "truong", name: "Trường Tiểu học Vĩnh Bình", parent: "PGD-CL" }],
    ),
  });
  await at.sql`
    update submission set person_id = ${seeded.person("cô Lan").id} where node_id = ${seeded.node("THPT-01").id}`;
  const world = openWorld(at.db, now);
  const people = {
    officer: world.chat("hanh"),
    contact: world.chat("thay-minh"),
    reader: world.chat("giam-doc"),
    /** An officer of another part of the tree. */
    beside: world.chat("thu"),
    stranger: world.chat("nguoi-la"),
  };
  await people.officer.join("SO", "officer");
  await people.contact.join("TT-GT", "contact");
  await people.reader.join("SO", "reader");
  await people.beside.join("PGD-CL", "officer");
  const lan = seeded.person("cô Lan");
  const [role] = await at.sql`select id from role where person_id = ${lan.id}`;
  return { seeded, world, people, roleId: Number(role?.id) };
}

type Who = "officer" | "contact" | "reader" | "beside" | "stranger";

/** What each answers: how it begins to show that it may, or the refusal. */
const refused = /dành cho chuyên viên|Xin gửi mã đơn vị/u;
const elsewhere =
  /Không (?:tìm )?thấy|do nơi mở đợt báo cáo làm|Chưa có đợt báo cáo nào để mở lại|dành cho chuyên viên/u;

type Case = {
  readonly command: string;
  readonly may: readonly Who[];
  /** An officer elsewhere may give it, but it finds nothing there. */
  readonly subtree: boolean;
};

const officerCases: readonly Case[] = [
  { command: "/summary", may: ["officer", "reader", "beside"], subtree: false },
  { command: "/export", may: ["officer", "reader", "beside"], subtree: false },
  { command: "/missing", may: ["officer", "beside"], subtree: false },
  { command: "/call", may: ["officer", "beside"], subtree: false },
  { command: "/remind", may: ["officer", "beside"], subtree: false },
  { command: "/unit THPT-01", may: ["officer"], subtree: true },
  { command: "/status THPT-01", may: ["officer"], subtree: true },
  { command: "/total 1.7", may: ["officer", "reader", "beside"], subtree: false },
  { command: "/history THPT-01", may: ["officer"], subtree: true },
  { command: "/history THPT-01 1.7", may: ["officer"], subtree: true },
  { command: "/who THPT-01", may: ["officer"], subtree: true },
  { command: "/revoke ROLE", may: ["officer"], subtree: true },
  { command: "/codes THPT-01", may: ["officer"], subtree: true },
  { command: "/enter THPT-02", may: ["officer"], subtree: true },
  { command: "/waiting", may: ["officer", "beside"], subtree: false },
  { command: "/accept_all", may: ["officer", "beside"], subtree: false },
  { command: "/undo_accept", may: ["officer", "beside"], subtree: false },
  { command: "/accept THPT-01", may: ["officer"], subtree: true },
  { command: "/recheck THPT-01 4.3: sai", may: ["officer"], subtree: true },
  { command: "/return THPT-01 sai", may: ["officer"], subtree: true },
  { command: "/lock", may: ["officer"], subtree: true },
  { command: "/unlock", may: ["officer"], subtree: true },
  { command: "/requests", may: ["officer", "beside"], subtree: false },
  { command: "/deadline 20/10/2022", may: ["officer", "beside"], subtree: false },
  { command: "/channels", may: ["officer", "beside"], subtree: false },
  { command: "/hand chị Hoa 0275 3822 001", may: ["officer"], subtree: false },
  { command: "/add_unit TH-01", may: ["officer"], subtree: false },
  { command: "/exempt THPT-01 sáp nhập", may: ["officer"], subtree: false },
  // A compiler's alone: test/engine/district-shapes.test.ts.
  { command: "/inner 12/10", may: [], subtree: false },
  { command: "/again", may: ["officer"], subtree: false },
  { command: "/forms", may: ["officer"], subtree: false },
  { command: "/announce Xin chào", may: ["officer", "beside"], subtree: false },
  { command: "/page", may: ["officer", "beside"], subtree: false },
];

it.each(officerCases)("$command answers those who may", async ({ command, may, subtree }) => {
  const { people, roleId, world } = await open();
  // Those who may come last: what they change is not taken for what the others did.
  for (const who of ["contact", "reader", "stranger", "beside", "officer"] as const) {
    const first = await snapshot();
    const reply = await people[who].say(command.replace("ROLE", String(roleId)));
    if (may.includes(who)) {
      expect(reply.text, who).not.toMatch(refused);
      if (subtree) expect(reply.text, who).not.toMatch(elsewhere);
      continue;
    }
    expect(reply.text, who).toMatch(who === "beside" ? elsewhere : refused);
    expect(reply.document, who).toBeNull();
    expect(await snapshot(), who).toEqual(first);
  }
  expect(world.logged).toEqual([]);
});

it("lists every command in one of these tables", () => {
  const tried = officerCases.map(({ command }) => /^\/(\w+)/.exec(command)?.[1]);
  const officers = Object.entries(commands).filter(([, command]) => !command.roles.includes("contact"));
  for (const [name] of officers) if (name !== "help") expect(tried).toContain(name);
  expect(Object.keys(personCommands).sort()).toEqual([
    "admit",
    "collect",
    "dispatch",
    "extend",
    "files",
    "forms",
    "handover",
    "leave",
    "link",
    "links",
    "notices",
    "opinions",
    "page",
    "phone",
    "privacy",
    "release",
    "reports",
    "template",
    "unlink",
    "withdraw",
  ]);
});

it("lets a reader change nothing with the commands about one's own place but their own", async () => {
  const { people } = await open();
  const first = await snapshot();
  expect((await people.reader.say("/handover")).text).toContain("người phụ trách cả báo cáo");
  expect((await people.reader.say("/leave")).text).toContain("chưa phụ trách");
  expect((await people.reader.say("/admit 1")).text).toContain("không còn hiệu lực");
  expect((await people.reader.say("/notices")).text).toContain("dành cho chuyên viên");
  expect((await people.reader.say("/privacy")).text).toContain("người xem số liệu của Sở");
  for (const word of ["nộp", "12 lớp 340 người", "/next", "/submit", "/edit 1.7"])
    await people.reader.say(word);
  expect(await snapshot()).toEqual(first);
  for (const button of people.reader.last().choices) expect(button.label).not.toMatch(/Nhắc|Chưa nộp/u);
});

it("gives a reader the workbook without names and telephone numbers, and an officer with them", async () => {
  const { people } = await open();
  const read = async (who: "officer" | "reader") => {
    const { document } = await people[who].say("/export");
    if (document?.type !== "workbook") throw new Error("no workbook");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from((await documents.make(document, now)).bytes) as never);
    const texts: string[] = [];
    book.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value ?? "")))),
    );
    return texts.join("\n");
  };
  const full = await read("officer");
  expect(full).toContain("cô Lan");
  expect(full).toContain("0275 3860 222");
  const bare = await read("reader");
  for (const secret of ["cô Lan", "thầy Minh", "chị Thu", "0275 3860 222", "đầu mối 1"])
    expect(bare).not.toContain(secret);
  expect(bare).toContain("Trường THPT Ca Văn Thỉnh");
});

it("names an erased contact by a number in the officer's workbook", async () => {
  const { people, seeded } = await open();
  await at.sql`update person set name = null where id = ${seeded.person("cô Lan").id}`;
  const { document } = await people.officer.say("/export");
  if (document?.type !== "workbook") throw new Error("no workbook");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from((await documents.make(document, now)).bytes) as never);
  const texts: string[] = [];
  book
    .getWorksheet("Theo dõi nộp")
    ?.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value ?? ""))));
  expect(texts).toContain("đầu mối 1 của đơn vị");
});

/** What commands could change: reports, roles, codes, deadlines and what is queued for others. */
async function snapshot() {
  const [reports, roles, codes, rounds, notices] = await Promise.all([
    at.sql`select node_id, state, rev, remark from report order by node_id`,
    at.sql`select id, to_at from role order by id`,
    at.sql`select count(*)::int as count from code`,
    at.sql`select id, deadline, state, settings from round`,
    at.sql`select count(*)::int as count from outbox where kind <> 'reply'`,
  ]);
  return JSON.stringify([reports, roles, codes, rounds, notices]);
}

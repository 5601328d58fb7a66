// Links to files: who sees which, who may end them, and what ends them without anybody asking.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { DocumentRef } from "../../src/message.ts";
import { createLink, findLink } from "../../src/store/people/links.ts";
import type { LinkTarget } from "../../src/store/shapes/link-target.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T10:00:00+07:00");
const hourMs = 3_600_000;

const at = fileDatabase();

/** An officer of the Sở and one of a Phòng, contacts below each, a reader; every one of them holds a link. */
async function open() {
  const none = { contacts: [], officers: [] };
  const seeded = await seedRound(at.db, {
    units: castWith(
      {
        SO: none,
        "PGD-CL": none,
        "TT-GT": none,
        "THPT-02": none,
        "THPT-01": { ...none, answers: fullAnswers("thpt"), sealed: { at: now } },
      },
      [{ code: "TH-01", kind: "truong", name: "Trường Tiểu học Vĩnh Bình", parent: "PGD-CL" }],
    ),
  });
  const world = openWorld(at.db, now);
  const people = {
    hanh: world.chat("chị Hạnh"),
    thu: world.chat("chị Thu"),
    lan: world.chat("cô Lan"),
    nga: world.chat("cô Nga"),
    reader: world.chat("giám đốc"),
  };
  await people.hanh.join("SO", "officer");
  await people.thu.join("PGD-CL", "officer");
  await people.lan.join("THPT-01");
  await people.nga.join("TH-01");
  await people.reader.join("SO", "reader");
  const { roundId } = seeded;
  const [sealed] = await at.sql`select id from submission`;
  const [hanh, thu, lan, reader] = [
    await idOf(people.hanh),
    await idOf(people.thu),
    await idOf(people.lan),
    await idOf(people.reader),
  ];
  const nga = await idOf(people.nga);
  const draft = (code: string): DocumentRef => ({ type: "draft", nodeId: seeded.node(code).id });
  await link("hanh", hanh, { type: "workbook", roundId, personId: hanh });
  await link("thu", thu, { type: "workbook", roundId, personId: thu });
  await link("lan", lan, { type: "receipt", submissionId: Number(sealed?.id) });
  await link("nga", nga, draft("TH-01"));
  await link("reader", reader, { type: "workbook", roundId, personId: reader });
  return { seeded, world, people, draft };
}

const link = (token: string, personId: number, target: LinkTarget, hours = 24) =>
  createLink(at.db, { token, personId, target, now, expiresAt: new Date(now.getTime() + hours * hourMs) });

async function idOf(chat: TestChat): Promise<number> {
  const [row] = await at.sql`select person_id from address where chat_key = ${chat.name}`;
  return Number(row?.person_id);
}

/** Which of these tokens still open. */
async function alive(when = now): Promise<string[]> {
  const found: string[] = [];
  for (const token of ["hanh", "thu", "lan", "lan2", "nga", "reader"]) {
    if (await findLink(at.db, token, when)) found.push(token);
  }
  return found;
}

it("shows a contact their own links, what each gives and until when, and ends the one they name", async () => {
  const { people, draft } = await open();
  await link("lan2", await idOf(people.lan), draft("THPT-01"), 2);
  const list = await people.lan.say("liên kết");
  expect(list.text).toBe(
    [
      "Liên kết của tài khoản này còn dùng được:",
      "1. Bản dự thảo của Trường THPT Ca Văn Thỉnh: tạo lúc 10:00 ngày 14/10/2022, dùng đến 12:00 ngày 14/10/2022",
      "2. Bản đã nộp của Trường THPT Ca Văn Thỉnh: tạo lúc 10:00 ngày 14/10/2022, dùng đến 10:00 ngày 15/10/2022",
    ].join("\n"),
  );
  expect(list.choices.map(({ label }) => label)).toEqual([
    "Thu hồi liên kết 1",
    "Thu hồi liên kết 2",
    "Thu hồi hết",
  ]);
  const after = await people.lan.say("thu hoi 2");
  expect(after.text).toMatch(/^Đã thu hồi 1 liên kết\. [\s\S]*\n1\. Bản dự thảo/u);
  expect(await alive()).toEqual(["hanh", "thu", "lan2", "nga", "reader"]);
  expect((await people.lan.press("Thu hồi liên kết 1")).text).toContain("Không có liên kết nào");
  expect(await alive()).toEqual(["hanh", "thu", "nga", "reader"]);
});

it("lists and ends the page for handing over a file like any other link", async () => {
  const { people, seeded } = await open();
  const nodeId = seeded.node("THPT-01").id;
  const [door] = await at.sql`select id from address where chat_key = 'cô Lan'`;
  const page = { type: "upload", nodeId, addressId: Number(door?.id) } as const;
  await link("lan2", await idOf(people.lan), page);
  expect((await people.lan.say("/links")).text).toContain(
    "\n1. Trang gửi tệp của Trường THPT Ca Văn Thỉnh: ",
  );
  await people.lan.say("thu hồi 1");
  expect(await alive()).toEqual(["hanh", "thu", "lan", "nga", "reader"]);
});

it("shows an officer those of their subtree too, with the unit, and nobody else's", async () => {
  const { people } = await open();
  const ofOffice = (await people.hanh.say("/links")).text;
  expect(ofOffice).toMatch(
    /^Liên kết của tài khoản này [\s\S]*\n1\. Bảng tổng hợp của Sở [\s\S]*người khác/u,
  );
  for (const unit of ["Phòng Giáo dục", "Trường THPT Ca Văn Thỉnh", "Trường Tiểu học Vĩnh Bình"])
    expect(ofOffice).toContain(` của ${unit}`);
  expect(ofOffice).toContain("\n5. ");
  const below = (await people.thu.say("các liên kết")).text;
  expect(below).toContain("1. Bảng tổng hợp của Phòng");
  expect(below).toContain("2. Bản dự thảo của Trường Tiểu học Vĩnh Bình");
  expect(below).not.toContain("\n3. ");
  const reader = (await people.reader.say("/lien_ket")).text;
  expect(reader).toContain("1. Bảng tổng hợp của Sở");
  expect(reader).not.toContain("\n2. ");
});

it("ends for an officer a link of the subtree, their own ones, or all of it", async () => {
  const { people } = await open();
  await people.thu.say("/links");
  await people.thu.say("thu hồi liên kết 2");
  expect(await alive()).toEqual(["hanh", "thu", "lan", "reader"]);
  await people.thu.say("thu hồi hết");
  expect(await alive()).toEqual(["hanh", "lan", "reader"]);
  await people.hanh.say("/links");
  expect((await people.hanh.press("Thu hồi hết của tôi")).text).toMatch(/^Đã thu hồi 1 liên kết/u);
  expect(await alive()).toEqual(["lan", "reader"]);
  expect((await people.hanh.say("thu hồi hết")).text).toMatch(/^Đã thu hồi 2 liên kết/u);
  expect(await alive()).toEqual([]);
});

it("leaves “thu hồi 2” of an officer to people", async () => {
  const { people } = await open();
  await people.hanh.say("/links");
  expect((await people.hanh.say("thu hồi 99")).text).toContain("Không thấy người này");
  const [role] = await at.sql`select id from role where person_id = ${await idOf(people.lan)}`;
  await people.hanh.say("/links");
  expect((await people.hanh.say(`thu hồi ${role?.id}`)).text).toContain("Đã thu hồi quyền của cô Lan");
});

it("ends nothing for who was not shown it, whatever they send", async () => {
  const { people } = await open();
  const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
  const [known] = await at.sql`select id, hash from link where hash = ${hashOf("hanh")}`;
  expect(known).toBeDefined();
  for (const args of [`end ${known?.hash}`, `end ${known?.id}`, `${known?.id}`, "1", "end all"]) {
    await people.lan.say(`/links ${args}`);
    await people.lan.send({ type: "press", choiceId: `command-links-${args.replace(" ", "-")}` });
  }
  await people.lan.say("thu hồi hết");
  await people.lan.say("thu hồi liên kết 1");
  // "end all" is about what she may see: her own.
  expect(await alive()).toEqual(["hanh", "thu", "nga", "reader"]);
});

it("takes a number without a list before it for the wish to see the list", async () => {
  const { people } = await open();
  for (const words of ["thu hồi liên kết 1", "liên kết 1", "thu hồi liên kết hết"]) {
    await people.lan.say("tiến độ");
    expect((await people.lan.say(words)).text).toMatch(/^Liên kết của tài khoản này/u);
  }
  expect(await alive()).toContain("lan");
});

it("shows the first twenty, says how many more there are, and ends them all", async () => {
  const { people, draft } = await open();
  const lan = await idOf(people.lan);
  for (let n = 0; n < 22; n++) await link(`more-${n}`, lan, draft("THPT-01"));
  const list = await people.lan.say("/links");
  expect(list.text).toMatch(/\n20\. [^\n]*\nVà 3 liên kết nữa\.$/u);
  expect(list.choices).toHaveLength(21);
  expect((await people.lan.say("thu hồi hết")).text).toMatch(/^Đã thu hồi 23 liên kết/u);
  expect(await findLink(at.db, "more-0", now)).toBeNull();
});

it("does not list what is over", async () => {
  const { people, world } = await open();
  world.pass(25 * hourMs);
  expect((await people.hanh.say("/links")).text).toContain("Không có liên kết nào");
  expect(await alive(world.now())).toEqual([]);
});

it("ends with a right what it gave, for good, and leaves the rest", async () => {
  const { people, draft } = await open();
  await people.lan.join("THPT-02");
  await link("lan2", await idOf(people.lan), draft("THPT-02"));
  await people.lan.say("/leave");
  await people.lan.say("Trường THPT Ca Văn Thỉnh");
  await people.lan.say("thôi phụ trách");
  expect(await alive()).toEqual(["hanh", "thu", "lan2", "nga", "reader"]);
  await people.lan.join("THPT-01");
  expect(await alive()).not.toContain("lan");
  const [role] = await at.sql`select id from role where person_id = ${await idOf(people.thu)}`;
  await people.hanh.say(`thu hồi ${role?.id}`);
  expect(await alive()).toEqual(["hanh", "lan2", "nga", "reader"]);
});

it("ends with a person all of theirs", async () => {
  const { people } = await open();
  await people.nga.say("dữ liệu của tôi");
  await people.nga.say("xóa dữ liệu của tôi");
  await people.nga.say("xóa hẳn");
  expect(await alive()).toEqual(["hanh", "thu", "lan", "reader"]);
});

// A xã enters its schools from files: handed over at once, looked at, written by one word and taken back by another.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileReader, openFileReader } from "../../src/documents/file-reader.ts";
import { readWaiting } from "../../src/documents/reading.ts";
import { makeInbox } from "../../src/doors/inbox.ts";
import { receive } from "../../src/engine/receive.ts";
import type { Value } from "../../src/form/answers.ts";
import { nothingBeside } from "../../src/form/report-cells.ts";
import { writeUnitFile } from "../../src/report/excel/unit-file.ts";
import { createLink } from "../../src/store/people/links.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { openWebDoor, type WebDoor } from "../support/browser/web-door.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { collect } from "../support/files/workbook-text.ts";
import { zipOf } from "../support/files/zip-of.ts";
import { fullAnswers, type SeedUnit } from "../support/round/cast.ts";
import { openDistrict } from "../support/round/district.ts";
import type { Seeded } from "../support/round/seed.ts";
import { answers, round } from "../support/round/unit-reports.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-12T10:00:00+07:00");
let seeded: Seeded;
let world: World;
let thu: TestChat;
let door: WebDoor;
let reader: FileReader;
let links = 0;

const schools = Array.from({ length: 33 }, (_, index) => {
  const no = String(index + 11);
  return {
    code: `TH-${no}`,
    kind: "truong",
    name: `Trường Tiểu học Phú Hưng ${no}`,
    shortName: `TH Phú Hưng ${no}`,
    parent: "XA-TX",
  } satisfies SeedUnit;
});

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, upload, sent_file, gathering, gathered, link restart identity`;
  seeded = await openDistrict(at.db, schools);
  world = openWorld(at.db, now);
  thu = world.chat("thu");
  await thu.join("XA-TX");
  door = await openWebDoor(at, { clock: () => now, parts: { mayHave: async () => true } });
  reader = openFileReader();
});
afterEach(async () => {
  await door.stop();
  await reader.close();
});

/** A school's own sheet with its whole report: so many classes in 1.1, everything else 0. */
async function sheetOf(name: string, classes: number, over: Record<string, Value> = {}): Promise<Uint8Array> {
  const values = { "n2_5/r1_1/count": classes, "n2_5/r1_1/people": classes * 30, ...over };
  return new Uint8Array(
    await collect((sink) =>
      writeUnitFile(sink, {
        type: "draft",
        round,
        labels: workbookLabels(round),
        unit: { name, shortName: "Báo cáo", profile: "co_so_thuoc_phong" },
        answers: answers(fullAnswers("co_so_thuoc_phong", values)),
        beside: nothingBeside,
      }),
    ),
  );
}

const schoolNo = (index: number) => {
  const school = schools[index];
  if (!school) throw new Error(`no school ${index}`);
  return school;
};

/** Posts files on the page of the xã, lets them be read, and gives what the chat heard last. */
async function handOver(files: readonly File[]): Promise<string> {
  links += 1;
  const token = `token-${links}-${"x".repeat(20)}`;
  const [row] = await at.sql`select id, person_id from address where chat_key = 'thu'`;
  const target = { type: "upload", nodeId: seeded.node("XA-TX").id, addressId: Number(row?.id) } as const;
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await createLink(at.db, { token, personId: Number(row?.person_id), target, now, expiresAt });
  const form = new FormData();
  for (const one of files) form.append("file", one);
  const answer = await fetch(`${door.url}/u/${token}`, { method: "POST", body: form, redirect: "manual" });
  expect([200, 303]).toContain(answer.status);
  await readWaiting(world.app, { reader, told: () => undefined });
  return worked();
}

/** Lets what waits for the chat be worked, and gives what it heard last. */
async function worked(): Promise<string> {
  await makeInbox(
    world.app,
    (message) => receive(world.app, message),
    async () => undefined,
  ).workOff();
  await thu.recall();
  return thu.last().text;
}

const xlsx = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);

const entered = async () =>
  (
    await at.sql`
      select node.code, report.state, submission.entered ->> 'file' as file, figure.value::int as classes
      from submission join report on report.submission_id = submission.id join node on node.id = report.node_id
      left join figure on figure.submission_id = submission.id and figure.place = 'n2_5/r1_1/count'
      where submission.entered is not null order by node.code`
  ).map(({ code, state, file, classes }) => `${code} ${state} ${file} ${classes}`);

describe("files of 33 schools, handed over at once", () => {
  it("are entered in at most ten messages, each for its school", async () => {
    const files: File[] = [];
    for (const [index, { code, name }] of schools.entries()) {
      const called = [`${code}.xlsx`, `bao cao ${index}.xlsx`][index % 2] ?? "";
      // Three say nowhere whose they are; two are of one school.
      const unnamed = index < 3;
      files.push(
        xlsx(unnamed ? `tệp ${index}.xlsx` : called, await sheetOf(unnamed ? "Báo cáo" : name, index + 1)),
      );
    }
    const told = await handOver(files);
    expect(told).toContain("33/33 tệp đọc được; 30 báo cáo ghi được; 3 cần xem:");
    expect(told).toContain("1. tệp 0.xlsx: chưa rõ của đơn vị nào.");
    expect(await entered()).toEqual([]);
    const decided = await thu.say("1 TH-11, 2 TH-12; 3 phú hưng 13");
    expect(decided.text).toContain("33 báo cáo ghi được.");
    expect((await thu.say("ghi")).text).toContain("Đang ghi 33 báo cáo");
    const done = await worked();
    expect(done).toContain("Đã nhập và nộp hộ 33 báo cáo");
    const all = await entered();
    expect(all).toHaveLength(33);
    expect(all[0]).toBe("TH-11 submitted tệp 0.xlsx 1");
    expect(all[32]).toBe("TH-43 submitted TH-43.xlsx 33");
    const back = await thu.say("rút lại");
    expect(back.text).toContain("Đang rút lại 33 báo cáo");
    expect(await worked()).toContain("Đã rút lại 33 báo cáo nhập từ tệp.");
    expect(await entered()).toEqual([]);
    const [left] = await at.sql`
      select count(*)::int as n from answer where node_id = ${seeded.node("TH-20").id}`;
    expect(left?.n).toBe(0);
  });
});

describe("among such files", () => {
  it("a school that sealed itself is left, two of one school are asked, another's name is not taken", async () => {
    const [a, b] = [schoolNo(0), schoolNo(1)];
    const told = await handOver([
      xlsx("TH-01.xlsx", await sheetOf("Trường Tiểu học Phú Túc", 9)),
      xlsx("cu.xlsx", await sheetOf(a.name, 4)),
      xlsx("moi.xlsx", await sheetOf(a.name, 5)),
      xlsx(`${b.code}.xlsx`, await sheetOf("Trường Mầm non Hoa Mai", 6)),
      new File(["%PDF-1.4 scan"], "scan.pdf"),
    ]);
    expect(told).toContain("4/5 tệp đọc được; 1 báo cáo ghi được; 3 cần xem:");
    expect(told).toContain("Không ghi: TH Phú Túc (đã nộp, để nguyên).");
    expect(told).toContain("1. cu.xlsx: cũng của TH Phú Hưng 11");
    expect(told).toContain("2. moi.xlsx: cũng của TH Phú Hưng 11");
    expect(told).toMatch(/3\. .*scan\.pdf/u);
    expect((await thu.say("1 TH-99")).text).toContain("không có đơn vị “TH-99”");
    expect((await thu.say("2 TH-01")).text).toContain("đã nộp báo cáo nên để nguyên");
    expect((await thu.say("2 lấy")).text).toContain("2 báo cáo ghi được");
    await thu.say("ghi");
    await worked();
    expect(await entered()).toEqual(["MN-04 submitted TH-12.xlsx 6", "TH-11 submitted moi.xlsx 5"]);
    const own = await at.sql`
      select value from figure join report on report.submission_id = figure.submission_id
      where node_id = ${seeded.node("TH-01").id} and place = 'n2_5/r1_1/count'`;
    expect(own.map(({ value }) => Number(value))).toEqual([2]);
  });

  it("an archive is taken apart, with what in it is none; one that is broken or full of archives does no harm", async () => {
    const [a, b] = [schoolNo(4), schoolNo(5)];
    const archive = zipOf({
      [`xa/${a.code}.xlsx`]: await sheetOf("Báo cáo", 7),
      "xa/b.xlsx": await sheetOf(b.name, 8),
      "xa/trong.zip": zipOf({ "c.xlsx": "x" }),
      "__MACOSX/._b.xlsx": "x",
      "xa/hong.xlsx": "PK no workbook",
    });
    const told = await handOver([xlsx("ca-xa.zip", archive)]);
    expect(told).toContain("2/4 tệp đọc được; 2 báo cáo ghi được; 2 cần xem:");
    expect(told).toContain("trong.zip");
    expect(told).toContain("hong.xlsx");
    await thu.say("ghi");
    await worked();
    expect(await entered()).toEqual([`${a.code} submitted ${a.code}.xlsx 7`, `${b.code} submitted b.xlsx 8`]);
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`${index}.csv`, "1.1;2;30"]));
    expect(await handOver([xlsx("nhieu.zip", zipOf(many))])).toContain("có quá nhiều phần");
    const lying = zipOf([{ name: "a.csv", bytes: "1.1;2;30\n".repeat(50), forged: { size: 4 } }]);
    expect(await handOver([xlsx("doi.zip", lying)])).toContain("hỏng");
    const away = zipOf({ "../../a.csv": "1.1;2;30" });
    expect(await handOver([xlsx("ra-ngoai.zip", away)])).toContain("hỏng");
  });

  it("what is blank stays open and is kept as a draft, unless it is said that blank is none", async () => {
    const [a, b] = [schoolNo(6), schoolNo(7)];
    const list = (code: string) =>
      new File([`Mã;${code}\nNội dung;Số lớp;Số người\n1.1;2;30\n1.3;;\n`], `${code}.csv`);
    const told = await handOver([list(a.code), list(b.code)]);
    expect(told).toContain("Các tệp để trống 2 dòng, bot không tự ghi 0.");
    expect((await thu.say("trống là 0")).text).toContain("2 dòng để trống trong các tệp được ghi là 0.");
    await thu.say("ghi");
    const done = await worked();
    expect(done).toContain("Đã nhập 2 báo cáo nhưng chưa nộp");
    const rows = await at.sql`
      select place, value from answer where node_id = ${seeded.node(a.code).id} and place like 'n2_5/%/%' and place not like '%gate' order by place`;
    expect(rows.map(({ place, value }) => `${place} ${value}`)).toEqual([
      "n2_5/r1_1/count 2",
      "n2_5/r1_1/people 30",
      "n2_5/r1_3/count 0",
      "n2_5/r1_3/people 0",
    ]);
  });

  it("a list with a line for each school is read line by line", async () => {
    const [a, b] = [schoolNo(8), schoolNo(9)];
    const head = "Mã;Đơn vị;1.1 Chuyên môn;;1.3 Tin học;\n;;Số lớp;Số người;Số lớp;Số người\n";
    const lines = `${a.code};${a.name};3;90;1;20\n${b.code};${b.name};4;120;2;40\n`;
    const told = await handOver([new File([head + lines], "a.csv"), new File(["ghi chú"], "b.txt")]);
    expect(told).toContain("2 báo cáo ghi được");
    await thu.say("ghi");
    await worked();
    const rows = await at.sql`
      select place, value from answer where node_id = ${seeded.node(b.code).id} and place like 'n2_5/%/%' and place not like '%gate' order by place`;
    expect(rows.map(({ place, value }) => `${place} ${value}`)).toEqual([
      "n2_5/r1_1/count 4",
      "n2_5/r1_1/people 120",
      "n2_5/r1_3/count 2",
      "n2_5/r1_3/people 40",
    ]);
  });

  it("what is held by the sealed report above, or changed since, is not taken back", async () => {
    const [a, b] = [schoolNo(10), schoolNo(11)];
    await handOver([
      xlsx(`${a.code}.xlsx`, await sheetOf(a.name, 3)),
      xlsx(`${b.code}.xlsx`, await sheetOf(b.name, 4)),
    ]);
    await thu.say("ghi");
    await worked();
    const [held] = await at.sql`select submission_id from report where node_id = ${seeded.node(a.code).id}`;
    await at.sql`insert into submission_source (submission_id, node_id, source_id)
      values (${Number(held?.submission_id) + 1000}, ${seeded.node(a.code).id}, ${Number(held?.submission_id)})`;
    await thu.say("rút lại");
    const told = await worked();
    expect(told).toContain("Đã rút lại 1 báo cáo nhập từ tệp.");
    expect(told).toContain("TH Phú Hưng 21");
    expect(await entered()).toEqual([`${a.code} submitted ${a.code}.xlsx 3`]);
  });
});

// From a dispatch to the Sở's totals: drafted, released and opened by its own words, answered in chat, summed.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import exceljs from "exceljs";
import { beforeEach, expect, it } from "vitest";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const at = fileDatabase();
const folder = testFolder();
const now = new Date("2026-11-20T09:00:00+07:00");
const run = operator(at, { at: now });
let world: World;

const register = `Mã;Tên;Loại;Trực thuộc
SO;Sở Giáo dục và Đào tạo Lam Sơn;Sở GDĐT;
T1;Trường THPT Lam Kinh;Trường THPT;SO
T2;Trường THPT Hàm Rồng;Trường THPT;SO
T3;Trường THPT Đào Duy Từ;Trường THPT;SO
TT;Trung tâm GDNN-GDTX Sông Mã;Trung tâm GDNN-GDTX;SO
NT;Trường Phổ thông dân tộc nội trú tỉnh;Trường đặc thù;SO
X1;Xã Hoằng Lộc;Xã, phường;SO
X2;Phường Hạc Thành;Xã, phường;SO
MN;Trường mầm non Sen Hồng;Trường mầm non;SO
`;

beforeEach(async () => {
  world = openWorld(at.db, now);
  await run("units", "import", folder.write("units.csv", register));
});

/** Drafts a dispatch, releases its workbook as it was written and opens what it asks; what the opening said. */
async function open(dispatch: string): Promise<string> {
  const from = fileURLToPath(new URL(`../support/dispatches/${dispatch}`, import.meta.url));
  const book = folder.path("bieu.xlsx");
  await run("form", "draft", from, "--out", book);
  const released = await run("form", "release", book);
  const form = /--form (\S+)/u.exec(released)?.[1] ?? "";
  return run("round", "open", "--form", form);
}

/** Says these in turn; each said text stands before what it must be answered with, null where that does not matter. */
async function says(chat: TestChat, ...said: readonly (readonly [string, string | null])[]): Promise<void> {
  for (const [text, answer] of said) {
    const heard = await chat.say(text);
    if (answer !== null) expect(heard.text, text).toContain(answer);
  }
}

const sealed = ["đúng", "ĐÃ NỘP BÁO CÁO"] as const;
const toSeal = ["nộp", "Gõ “đúng” để nộp"] as const;

/** What a person reads in the sheets of the exported workbook: each row that has anything, its cells from the left. */
async function exported(title?: string): Promise<(sheet: string) => readonly (readonly unknown[])[]> {
  const out = folder.path("tong-hop.xlsx");
  const [round] =
    await at.sql`select id from round where ${title ?? null}::text is null or title = ${title ?? null}`;
  await run("export", "--out", out, "--round", String(round?.id));
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(out)).buffer);
  return (name) => {
    const rows: unknown[][] = [];
    book.getWorksheet(name)?.eachRow((row) => {
      const cells: unknown[] = [];
      row.eachCell((cell) => {
        const { value } = cell;
        const shown = value !== null && typeof value === "object" && "formula" in value ? cell.result : value;
        if (cell.master === cell && shown !== null && shown !== undefined && shown !== "") cells.push(shown);
      });
      if (cells.length > 0) rows.push(cells);
    });
    return rows;
  };
}

it("asks a matrix, its total added up above its rows", async () => {
  const opened = await open("1-ma-tran-hoc-sinh.docx");
  expect(opened).toContain("17:00 thứ Tư 25/11/2026");
  expect(opened).toContain("phải nộp   4 báo cáo");
  const [lan, minh, thu, hanh] = ["lan", "minh", "thu", "hạnh"].map((name) => world.chat(name));
  if (!lan || !minh || !thu || !hanh) throw new Error("nobody is there");

  expect((await lan.join("T1")).text).toContain("[1/3] Mục 1. Lớp 10");
  await says(
    lan,
    [
      "12 lớp, 540 học sinh, nữ 280, dân tộc thiểu số 35, nữ dân tộc thiểu số 18, khuyết tật 2, bán trú 0",
      "Mục 2. Lớp 11",
    ],
    ["Lớp 11: 11 510 265 30 15 1 0\nLớp 12: 10; 470; 250; 28; 14; 0; 0", "Đã ghi 2 dòng"],
    toSeal,
    sealed,
  );
  await minh.join("T2");
  await says(
    minh,
    [
      "Lớp 10: 8 lớp, 352 học sinh, 180 nữ, 40 dân tộc thiểu số, 22 nữ dân tộc thiểu số, 1 khuyết tật, 120 bán trú\nLớp 11: 8 340 171 38 20 0 110\nLớp 12: 7 lớp, 310 học sinh, 160 nữ, 33 dân tộc thiểu số, 17 nữ dân tộc thiểu số, 2 khuyết tật, 95 học sinh bán trú",
      "Đã ghi 3 dòng",
    ],
    ["sửa 3", "Mục 3. Lớp 12"],
    ["7 301 320 33 17 2 95", "Số này có đúng không ạ?"],
    ["7 301 160 33 17 2 95", "tổng số 301; nữ 160"],
    toSeal,
    sealed,
  );
  await thu.join("TT");
  await says(
    thu,
    ["Lớp 10: 3 120 50 10 4 0 0", "Mục 2. Lớp 11"],
    ["không có gì", "Mục 3. Lớp 12"],
    ["2 75 30 6 3 1 0", "Báo cáo đã đủ 3 mục"],
    toSeal,
    sealed,
  );

  await hanh.join("SO", "officer");
  const summary = (await hanh.say("/summary")).text;
  expect(summary).toContain("Đã nộp: 3/4 đơn vị (75,0 %)");
  expect(summary).toContain("– Trường THPT: 2/3 (66,7 %); chưa bắt đầu 1");
  expect(summary).toContain("– Trung tâm GDNN-GDTX: 1/1 (100,0 %)");
  expect(summary).toContain("– Tổng cộng: 61 lớp, 2.708 học sinh (3 đơn vị có)");
  const sheet = await exported();
  const totals = [
    ["Tổng cộng", 61, 2708, 1386, 220, 113, 7, 325],
    ["1", "Lớp 10", 23, 1012, 510, 85, 44, 3, 120],
    ["2", "Lớp 11", 19, 850, 436, 68, 35, 1, 110],
    ["3", "Lớp 12", 19, 846, 440, 67, 34, 3, 95],
  ];
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)"]) {
    const rows = sheet(name);
    expect(rows.slice(rows.findIndex(([first]) => first === "A") + 1).slice(0, 4), name).toEqual(totals);
  }
  const units = sheet("Chi tiết đơn vị").filter(([no]) => typeof no === "number");
  expect(units.map(([, name, , state, ...figures]) => [name, state, ...figures])).toEqual([
    [
      "Trường THPT Lam Kinh",
      "Đã nộp",
      33,
      1520,
      795,
      93,
      47,
      3,
      0,
      12,
      540,
      280,
      35,
      18,
      2,
      0,
      11,
      510,
      265,
      30,
      15,
      1,
      0,
      10,
      470,
      250,
      28,
      14,
      0,
      0,
    ],
    [
      "Trường THPT Hàm Rồng",
      "Đã nộp",
      23,
      993,
      511,
      111,
      59,
      3,
      325,
      8,
      352,
      180,
      40,
      22,
      1,
      120,
      8,
      340,
      171,
      38,
      20,
      0,
      110,
      7,
      301,
      160,
      33,
      17,
      2,
      95,
    ],
    ["Trường THPT Đào Duy Từ", "Chưa bắt đầu"],
    [
      "Trung tâm GDNN-GDTX Sông Mã",
      "Đã nộp",
      5,
      195,
      80,
      16,
      7,
      1,
      0,
      3,
      120,
      50,
      10,
      4,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      2,
      75,
      30,
      6,
      3,
      1,
      0,
    ],
  ]);
  expect(world.logged).toEqual([]);
});

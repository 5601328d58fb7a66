// The first dispatch, from its file to the totals: a matrix whose total stands above its rows.
import { expect, it } from "vitest";
import { openWorld } from "../../support/chat/world.ts";
import { behind, byDispatch, says, sealing } from "../../support/round/by-dispatch.ts";
import { fileDatabase } from "../../support/run/file-database.ts";
import { testFolder } from "../../support/run/folder.ts";

const at = fileDatabase();
const now = new Date("2026-11-20T09:00:00+07:00");
const { open, rounds, exported } = byDispatch(at, testFolder(), now);

it("asks a matrix, its total added up above its rows", async () => {
  const world = openWorld(at.db, now);
  const opened = await open("1-ma-tran-hoc-sinh.docx");
  expect(opened).toContain("17:00 thứ Tư 25/11/2026");
  expect(opened).toContain("phải nộp   4 báo cáo");
  const [lan, minh, thu] = [world.chat("lan"), world.chat("minh"), world.chat("thu")];
  expect((await lan.join("T1")).text).toContain("[1/3] Mục 1. Lớp 10");
  await says(
    lan,
    [
      "12 lớp, 540 học sinh, nữ 280, dân tộc thiểu số 35, nữ dân tộc thiểu số 18, khuyết tật 2, bán trú 0",
      "Mục 2. Lớp 11",
    ],
    ["Lớp 11: 11 510 265 30 15 1 0\nLớp 12: 10; 470; 250; 28; 14; 0; 0", "Đã ghi 2 dòng"],
    ...sealing,
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
    ...sealing,
  );
  await thu.join("TT");
  await says(
    thu,
    ["Lớp 10: 3 120 50 10 4 0 0", "Mục 2. Lớp 11"],
    ["không có gì", "Mục 3. Lớp 12"],
    ["2 75 30 6 3 1 0", "Báo cáo đã đủ 3 mục"],
    ...sealing,
  );

  const hanh = world.chat("hạnh");
  await hanh.join("SO", "officer");
  const summary = (await hanh.say("/summary")).text;
  expect(summary).toContain("Đã nộp: 3/4 đơn vị (75,0 %)");
  expect(summary).toContain("– Trường THPT: 2/3 (66,7 %); chưa bắt đầu 1");
  expect(summary).toContain("– Trung tâm GDNN-GDTX: 1/1 (100,0 %)");
  expect(summary).toContain("– Tổng cộng: 61 lớp, 2.708 học sinh (3 đơn vị có)");
  const sheet = await exported((await rounds())[0] ?? 0);
  const totals = [
    ["Tổng cộng", 61, 2708, 1386, 220, 113, 7, 325],
    ["1", "Lớp 10", 23, 1012, 510, 85, 44, 3, 120],
    ["2", "Lớp 11", 19, 850, 436, 68, 35, 1, 110],
    ["3", "Lớp 12", 19, 846, 440, 67, 34, 3, 95],
  ];
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)"]) {
    expect(behind(sheet(name), "A").slice(0, 4), name).toEqual(totals);
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

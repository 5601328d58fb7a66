// Rows of seven cells, decimals and shares from the chat to the seal, the officer's view, the sums and the workbook.
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDocuments } from "../../src/documents/documents.ts";
import { person } from "../../src/store/schema.ts";
import { openWorld } from "../support/chat/world.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What each school types: two grades, the rooms with their share, a share of its own. */
const said = {
  T1: [
    "12/480/230/15/7/2/0",
    "nữ 210; lớp 11; học sinh 440; dân tộc 12; nữ dân tộc 5; khuyết tật 1; bán trú 3",
    "1.250,25/97,5%",
    "85,5%",
  ],
  T2: ["8/300/150/0/0/0/0", "không", "100,5/99", "90"],
};

it("carries rows of many cells, decimals and shares through seal, sums and workbook", async () => {
  const { db, url, sql } = database;
  const world = openWorld(db, new Date("2022-10-10T08:00:00+07:00"));
  await openTwoSchools(db, classesForm, "Thống kê lớp", world.now());
  for (const [code, texts] of Object.entries(said)) {
    const chat = world.chat(code);
    await chat.join(code);
    for (const text of texts) await chat.say(text);
    expect(chat.last().text).toContain("Báo cáo đã đủ 4 mục");
    await chat.say("nộp");
    expect((await chat.say("đúng")).text).toContain("Mã biên nhận");
  }

  const figures = await sql`
    select place, value::text from figure
    where submission_id = (select min(id) from submission) order by place`;
  expect(Object.fromEntries(figures.map(({ place, value }) => [place, value]))).toEqual({
    "b/k10/lop": "12",
    "b/k10/hs": "480",
    "b/k10/nu": "230",
    "b/k10/dt": "15",
    "b/k10/nu_dt": "7",
    "b/k10/kt": "2",
    "b/k10/bt": "0",
    "b/k11/lop": "11",
    "b/k11/hs": "440",
    "b/k11/nu": "210",
    "b/k11/dt": "12",
    "b/k11/nu_dt": "5",
    "b/k11/kt": "1",
    "b/k11/bt": "3",
    "b/phong/dien_tich": "1250.25",
    "b/phong/chuyen_can": "97.5",
    ty_le: "85.5",
  });
  const [payload] = await sql`select payload from submission order by id limit 1`;
  expect(payload?.payload.v).toBe(3);
  expect(payload?.payload.answers).toContainEqual(
    expect.objectContaining({ place: "b/phong/dien_tich", value: 1250.25, raw: "1.250,25/97,5%" }),
  );

  const officer = world.chat("officer");
  await officer.join("S", "officer");
  const summary = (await officer.say("/summary")).text;
  expect(summary).toContain("Học sinh: 1.220 học sinh (2 đơn vị có)");
  expect(summary).toContain("Diện tích: 1.350,75 m2 (2 đơn vị có)");
  const unit = (await officer.say("/unit T1")).text;
  expect(unit).toContain(
    "2. Lớp 11: 11 lớp; 440 học sinh; nữ 210; dân tộc 12; nữ dân tộc 5; khuyết tật 1; bán trú 3",
  );
  expect(unit).toContain("3. Phòng học: 1.250,25 m2, chuyên cần 97,5%");
  expect(unit).toContain(
    "Tổng số: 23 lớp; 920 học sinh; nữ 440; dân tộc 27; nữ dân tộc 12; khuyết tật 3; bán trú 3",
  );
  expect(world.logged).toEqual([]);

  const [boss] = await db.select().from(person).orderBy(person.id).limit(1).offset(2);
  const documents = openDocuments({ databaseUrl: url, timeZone: "Asia/Ho_Chi_Minh" });
  try {
    const file = await documents.make({ type: "workbook", roundId: 1, personId: boss?.id ?? 0 }, world.now());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(file.bytes).buffer);
    const lines = rowsOf(workbook, "Tổng hợp");
    expect(lines).toContainEqual(["Lớp 10", 20, 780, 380, 15, 7, 2, 0]);
    expect(lines).toContainEqual(["Tổng số", 31, 1220, 590, 27, 12, 3, 3]);
    // Square metres are added up to the last digit; a share of the whole province is nobody's figure.
    expect(lines).toContainEqual(["Phòng học", 1350.75]);
    const formats = formatsOf(workbook, "Tổng hợp");
    expect(formats.get(1350.75)).toBe("#,##0.0##");
    const units = formatsOf(workbook, "Chi tiết đơn vị");
    expect(units.get(97.5)).toBe('0.0"%"');
    expect(units.get(99)).toBe('0.0"%"');
    expect(units.get(1250.25)).toBe("#,##0.0##");
  } finally {
    await documents.close();
  }
});

type Cells = readonly (string | number)[];

/** The filled cells of each row after its number, with the values that formulas had. */
function rowsOf(workbook: ExcelJS.Workbook, name: string): Cells[] {
  const rows: Cells[] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    const cells: (string | number)[] = [];
    row.eachCell((cell) => {
      const value = cell.result ?? cell.value;
      if ((typeof value === "string" && value !== "") || typeof value === "number") cells.push(value);
    });
    rows.push(cells);
  });
  return rows;
}

function formatsOf(workbook: ExcelJS.Workbook, name: string): Map<number, string> {
  const formats = new Map<number, string>();
  workbook.getWorksheet(name)?.eachRow((row) =>
    row.eachCell((cell) => {
      const value = cell.result ?? cell.value;
      if (typeof value === "number") formats.set(value, cell.numFmt);
    }),
  );
  return formats;
}

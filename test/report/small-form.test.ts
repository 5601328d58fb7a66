// Another form, with no line of code for it: several tables, other columns, numbers outside tables, no gates; and none.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Form, parseForm } from "../../src/form/form.ts";
import { nothingBeside } from "../../src/form/report-cells.ts";
import { writeUnitFile } from "../../src/report/excel/unit-file.ts";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, print, rowOf, sheetOf, shown } from "../support/files/workbook-text.ts";
import { answers, round, sealed, stream, unit } from "../support/round/unit-reports.ts";

const form: Form = parseForm(JSON.parse(readFileSync(new URL("small-form.json", import.meta.url), "utf8")));
const labels = workbookLabels(round);
const smallRound = { ...round, title: "Chuyển đổi số quý I", form, kindLabels: { truong: "Trường" } };

const school = (id: number, over: Partial<UnitReport>) =>
  unit(
    {
      id,
      code: `T-${id}`,
      name: `Trường ${id}`,
      shortName: `Trường ${id}`,
      kind: "truong",
      profile: "truong",
      position: id,
    },
    over,
  );

const first = {
  plan: true,
  day: "2023-01-15",
  spent: 12_500_000,
  staff: 3,
  "staff/note": "kiêm nhiệm",
  "devices/pc/now": 40,
  "devices/net/now": 2,
  "devices/since/now": "2023-03-31",
  "devices/wifi/now": true,
  "devices/more/note": "2 máy chiếu",
  "courses/ai/gv": 12,
  "courses/ai/hs": 300,
};
const second = {
  ...first,
  plan: false,
  spent: 500_000,
  staff: null,
  "devices/wifi/now": false,
  "devices/pc/now": 0,
};

async function workbookOf(units: readonly UnitReport[], over: Partial<typeof smallRound> = {}) {
  const input = { round: { ...smallRound, ...over }, labels, units: () => stream(units) };
  return load(await collect((sink) => writeWorkbook(sink, input)));
}

const units = [
  school(1, { submission: sealed(first) }),
  school(2, { submission: sealed(second, { missing: 1, missingReason: "chưa rõ" }) }),
  school(3, {}),
];

test("every cell is as in the stored copy", async () => {
  await expect(print(await workbookOf(units))).toMatchFileSnapshot("golden/small-form.txt");
});

test("each table has its sheet of totals, and numbers outside tables have one too", async () => {
  const workbook = await workbookOf(units);
  expect(workbook.worksheets.map((sheet) => sheet.name).slice(0, 6)).toEqual([
    "Tổng hợp",
    "Tổng hợp (giá trị)",
    "Tổng hợp (2)",
    "Tổng hợp (giá trị) (2)",
    "Tổng hợp (3)",
    "Tổng hợp (giá trị) (3)",
  ]);
  const devices = sheetOf(workbook, "Tổng hợp");
  expect(shown(rowOf(devices, 2, "Máy tính").getCell(4))).toBe(40);
  expect(shown(rowOf(devices, 2, "Cộng").getCell(4))).toBe(44);
  expect(shown(rowOf(devices, 2, "Có wifi").getCell(4))).toBe(1);
  expect(rowOf(devices, 2, "Khác").getCell(5).value).toBe("2 đơn vị, xem Ghi chú");
  const courses = rowOf(sheetOf(workbook, "Tổng hợp (2)"), 2, "Trí tuệ nhân tạo");
  expect([4, 5, 6].map((column) => shown(courses.getCell(column)))).toEqual([24, null, 600]);
  const items = sheetOf(workbook, "Tổng hợp (3)");
  expect(shown(rowOf(items, 2, "Đã ban hành kế hoạch?").getCell(4))).toBe(1);
  expect(shown(rowOf(items, 2, "Kinh phí – Đã chi").getCell(4))).toBe(13_000_000);
  expect(shown(rowOf(items, 2, "Số người phụ trách").getCell(4))).toBe(3);
});

test("yes and no read as words and add up; dates read as dates", async () => {
  const workbook = await workbookOf(units);
  const detail = sheetOf(workbook, "Chi tiết đơn vị");
  const row = rowOf(detail, 3, "T-1");
  let wifi = 0;
  for (let column = 5; column <= detail.columnCount; column += 1)
    if (detail.getRow(5).getCell(column).value === "4. Có wifi") wifi = column;
  expect(row.getCell(wifi).value).toBe(1);
  expect(row.getCell(wifi).numFmt).toBe('"Có";"Có";"Không"');
  const narrative = sheetOf(workbook, "Thuyết minh");
  expect(rowOf(narrative, 4, "Ngày ban hành kế hoạch").getCell(5).value).toBe("15/01/2023");
  expect(rowOf(narrative, 4, "Ngày kiểm kê").getCell(5).value).toBe("31/03/2023");
});

test("a unit's file shows every table and answer", async () => {
  const bytes = await collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round: smallRound,
      labels,
      unit: { name: "Trường 1", shortName: "Trường 1", profile: "truong" },
      answers: answers(first),
      beside: nothingBeside,
    }),
  );
  const sheet = sheetOf(await load(bytes), "Trường 1");
  expect(rowOf(sheet, 1, "12.500.000 đồng")).toBeDefined();
  expect(rowOf(sheet, 1, "15/01/2023")).toBeDefined();
  expect(rowOf(sheet, 2, "Ngày kiểm kê").getCell(4).value).toBe("31/03/2023");
  expect(rowOf(sheet, 2, "Cộng").getCell(4).value).toBe(42);
  expect(rowOf(sheet, 2, "Trí tuệ nhân tạo").getCell(6).value).toBe(300);
});

test("a form without any table has its sheet of totals as well", async () => {
  const [general] = form.sections;
  const bare = { ...form, sections: general ? [general] : [] };
  const workbook = await workbookOf(units, { form: bare });
  expect(shown(rowOf(sheetOf(workbook, "Tổng hợp"), 2, "Kinh phí – Đã chi").getCell(4))).toBe(13_000_000);
  expect(rowOf(sheetOf(workbook, "Trường 1"), 1, "Có")).toBeDefined();
});

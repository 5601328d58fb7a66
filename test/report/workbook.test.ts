// The officer's workbook, every cell read back: compared with a stored copy, and with what each rule says it must hold.
import { expect, test } from "vitest";
import { shippedForm } from "../../src/form/library.ts";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import { rollUp } from "../../src/report/rollup.ts";
import type { RoundInfo, UnitReport } from "../../src/report/types.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, print, rowOf, sheetOf, shown } from "../support/files/workbook-text.ts";
import { formulaLike, goldenUnits, zeros } from "../support/round/golden-units.ts";
import { province, round, sealed, stream, unit } from "../support/round/unit-reports.ts";

const labels = workbookLabels(round);

async function workbookOf(units: readonly UnitReport[], of: RoundInfo = round) {
  return load(
    await collect((sink) => writeWorkbook(sink, { round: of, labels, units: () => stream(units) })),
  );
}

test("every cell is as in the stored copy", async () => {
  const workbook = await workbookOf(goldenUnits());
  await expect(print(workbook)).toMatchFileSnapshot("golden/workbook.txt");
});

test("a round on the form in language 2 has the same cells as one in language 1", async () => {
  const [three, four] = await Promise.all(
    ["tuan-le-htsd-2022@3", "tuan-le-htsd-2022@4"].map(async (name) => {
      const printed = print(await workbookOf(goldenUnits(), { ...round, form: shippedForm(name) }));
      expect(printed).toContain(name);
      return printed.replaceAll(name, "");
    }),
  );
  expect(four).toBe(three);
});

test("sheets stand in the order of use, with one per unit that owes a report", async () => {
  const workbook = await workbookOf(goldenUnits());
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
    "Tổng hợp",
    "Tổng hợp (giá trị)",
    "Theo dõi nộp",
    "Chi tiết đơn vị",
    "Thuyết minh",
    "Ghi chú",
    "Cần kiểm tra",
    "PGD Chợ Lách",
    "TT Giồng Trôm",
    // A unit called like one of our sheets.
    "Tổng hợp (2)",
    "THPT Ca Văn Thỉnh",
    "THPT Quản Trọng Hoàng",
    "THPT An Thạnh",
  ]);
});

test("the table has the template's shape and prints on one portrait page's width at full size", async () => {
  const workbook = await workbookOf(province());
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)", "THPT Ca Văn Thỉnh"]) {
    const sheet = sheetOf(workbook, name);
    const width = (sheet.columns ?? []).reduce((sum, column) => sum + (column.width ?? 0), 0);
    expect(width).toBeLessThanOrEqual(80);
    expect(sheet.pageSetup).toMatchObject({
      orientation: "portrait",
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    sheet.eachRow((row) => {
      expect(row.height).toBeLessThanOrEqual(409);
      row.eachCell((cell) => {
        expect(cell.font?.name).toBe("Times New Roman");
        expect(cell.font?.size).toBeGreaterThanOrEqual(11);
      });
    });
  }
  const sheet = sheetOf(workbook, "Tổng hợp");
  const head = rowOf(sheet, 1, "STT");
  expect(sheet.pageSetup.printTitlesRow).toBe(`${head.number}:${head.number + 1}`);
  expect(head.getCell(4).value).toBe("Số lượng");
  expect(head.getCell(5).master.address).toBe(head.getCell(4).address);
  const below = sheet.getRow(head.number + 1);
  expect([4, 5].map((column) => below.getCell(column).value)).toEqual(["Số lớp/số cuộc thi", "Người"]);
  expect(below.getCell(6).master.value).toBe("Ghi chú");
  const table = round.form.sections[1]?.items.find((item) => item.table)?.table;
  expect(table?.rows.map((row) => row.text)).toEqual(
    table?.rows.map((_, at) => sheet.getRow(head.number + 2 + at).getCell(2).value),
  );
  expect(rowOf(sheet, 1, "NGƯỜI LẬP BIỂU").getCell(4).master.value).toBe("THỦ TRƯỞNG ĐƠN VỊ");
});

test("totals are the sums of the sealed figures, as formulas with values and as values", async () => {
  const units = province();
  const workbook = await workbookOf(units);
  const totals = rollUp(round.form, units).figures;
  const withFormulas = sheetOf(workbook, "Tổng hợp");
  const values = sheetOf(workbook, "Tổng hợp (giá trị)");
  const table = round.form.sections[1]?.items.find((item) => item.table)?.table;
  const first = rowOf(withFormulas, 1, "STT").number + 2;
  let compared = 0;
  for (const [at, row] of (table?.rows ?? []).entries()) {
    for (const [column, id] of ["count", "people"].entries()) {
      const total = row.columns.includes(id) ? totals.get(`n2_5/${row.id}/${id}`)?.total : undefined;
      const expected = total === undefined || total === null ? null : Number(total);
      const formula = withFormulas.getRow(first + at).getCell(4 + column);
      expect(shown(formula)).toBe(expected);
      expect(formula.formula === undefined).toBe(total === undefined);
      expect(values.getRow(first + at).getCell(4 + column).value).toBe(expected);
      if (total !== undefined) compared += 1;
    }
  }
  expect(compared).toBe(59);
  const books = units.reduce((sum, { submission }) => {
    const value = submission?.answers.get("n2_5/r4_3/count")?.value;
    return sum + (typeof value === "number" ? value : 0);
  }, 0);
  expect(totals.get("n2_5/r4_3/count")?.total).toBe(BigInt(books));
});

test("ranges end in a guard row, so that a unit added above it counts", async () => {
  const workbook = await workbookOf(goldenUnits());
  const detail = sheetOf(workbook, "Chi tiết đơn vị");
  const guard = rowOf(detail, 1, labels.detail.guard).number;
  const last = rowOf(detail, 3, "THPT-22").number;
  expect(guard).toBe(last + 1);
  const cell = rowOf(sheetOf(workbook, "Tổng hợp"), 2, "Số tin, bài về các hoạt động của Tuần lễ").getCell(4);
  expect(cell.formula).toMatch(
    new RegExp(`^IF\\(COUNT\\('Chi tiết đơn vị'!(?<column>[A-Z]+)7:\\k<column>${guard}\\)=0,"",SUM\\(`),
  );
});

test("a total over nobody is blank, not 0", async () => {
  const workbook = await workbookOf([goldenUnits()[4] ?? unit({})]);
  const sheet = sheetOf(workbook, "Tổng hợp");
  const row = rowOf(sheet, 2, "Ngân sách nhà nước");
  expect(row.getCell(4).formula).toContain('=0,""');
  expect(shown(row.getCell(4))).toBeNull();
  expect(rowOf(sheetOf(workbook, "Tổng hợp (giá trị)"), 2, "Ngân sách nhà nước").getCell(4).value).toBeNull();
  const none = await workbookOf([]);
  expect(shown(rowOf(sheetOf(none, "Tổng hợp"), 2, "Ngân sách nhà nước").getCell(4))).toBeNull();
});

test("0, blank, not asked and not submitted look different", async () => {
  const workbook = await workbookOf(goldenUnits());
  const detail = sheetOf(workbook, "Chi tiết đơn vị");
  const columnOf = (label: string) => {
    for (let column = 5; column <= detail.columnCount; column += 1)
      if (String(detail.getRow(5).getCell(column).value).startsWith(`${label}.`)) return column;
    throw new Error(`no column ${label}`);
  };
  const fillOf = (code: string, label: string) => {
    const cell = rowOf(detail, 3, code).getCell(columnOf(label));
    return [cell.value, cell.fill?.type === "pattern" ? cell.fill.fgColor?.argb : undefined];
  };
  const zero = fillOf("THPT-22", "3");
  const open = fillOf("THPT-22", "2");
  const notAsked = fillOf("THPT-22", "7.1");
  const notSubmitted = fillOf("THPT-21", "3");
  expect(zero).toEqual([0, undefined]);
  expect(open[0]).toBeNull();
  expect(notAsked[0]).toBe("–");
  expect(notSubmitted[0]).toBeNull();
  expect(new Set([zero, open, notAsked, notSubmitted].map(([, fill]) => fill)).size).toBe(4);
  const held = rowOf(detail, 1, "Số đơn vị có tổ chức");
  expect(shown(held.getCell(columnOf("7.2")))).toBe(4);
  expect(shown(held.getCell(columnOf("3")))).toBe(1);
});

test("text that looks like a formula stays text, control characters go, nothing passes a cell's limit", async () => {
  const long = "dài ".repeat(20_000);
  const units = [
    ...goldenUnits(),
    unit({ id: 9, code: "THPT-30", position: 9 }, { submission: sealed(zeros("thpt", { n1_1: long })) }),
  ];
  const workbook = await workbookOf(units);
  const narrative = sheetOf(workbook, "Thuyết minh");
  const first = rowOf(narrative, 1, "PGD-CL");
  expect(first.getCell(5).value).toBe(formulaLike);
  expect(first.getCell(5).formula).toBeUndefined();
  expect(first.getCell(5).numFmt).toBe("@");
  expect(narrative.getRow(first.number + 1).getCell(5).numFmt).not.toBe("@");
  expect(narrative.getRow(first.number + 1).getCell(5).value).toBe("Dòng một\nDòng hai");
  expect(rowOf(sheetOf(workbook, "Ghi chú"), 1, "PGD-CL").getCell(5).value).toBe("Nguồn sự nghiệp giáo dục");
  const cell = rowOf(narrative, 1, "THPT-30").getCell(5).value;
  expect(String(cell)).toHaveLength(32_767);
});

test("the file carries its round, form version and moment, and says how many units are counted", async () => {
  const workbook = await workbookOf(goldenUnits());
  expect(workbook.title).toBe(round.title);
  expect(workbook.subject).toBe("tuan-le-htsd-2022@1");
  expect(workbook.created).toEqual(round.asOf);
  const sheet = sheetOf(workbook, "Tổng hợp");
  const lines = [1, 2, 3, 4, 5].map((row) => sheet.getRow(row).getCell(1).value);
  expect(lines).toContain(
    "Số liệu tạm thời đến 09:30 ngày 16/10/2022. Tổng của 4/6 đơn vị đã nộp (có 1 đơn vị đang được trả lại để chỉnh sửa, tính bản nộp gần nhất).",
  );
});

test("more than a hundred units get no sheet each, and the workbook says so", async () => {
  const many = Array.from({ length: 101 }, (_, at) => unit({ id: at, code: `U-${at}`, position: at }));
  const workbook = await workbookOf(many);
  expect(workbook.worksheets).toHaveLength(7);
  expect(rowOf(sheetOf(workbook, "Theo dõi nộp"), 1, labels.tracking.noUnitSheets)).toBeDefined();
  expect((await workbookOf(many.slice(1))).worksheets).toHaveLength(107);
});

test("a reading that fails leaves no file that looks whole", async () => {
  async function* broken(): AsyncGenerator<UnitReport> {
    yield* goldenUnits();
    throw new Error("the snapshot is gone");
  }
  await expect(collect((sink) => writeWorkbook(sink, { round, labels, units: broken }))).rejects.toThrow();
});

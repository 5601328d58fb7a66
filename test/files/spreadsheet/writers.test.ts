// Workbooks as programs write them: what the program was told is what is read.
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { cellsOf, shownIn, tablesOf } from "../../support/files/cells-of.ts";

describe("LibreOffice", () => {
  // Written by LibreOffice 7.4 from a flat .fods: a date, codes, a sum of nothing, a filtered row, a row and a column that
  // were hidden by hand, a hidden sheet.
  const file = readFileSync(fileURLToPath(new URL("../written/libreoffice.xlsx", import.meta.url)));

  it("is read as it was filled in", async () => {
    const tables = tablesOf(await readSheets(file));
    expect([...tables.values()].map(({ sheet }) => sheet)).toEqual([
      { name: "Báo cáo", seen: "visible" },
      { name: "Năm trước", seen: "hidden" },
    ]);
    const table = tables.get("Báo cáo");
    expect(cellsOf(table)).toEqual({
      A1: "STT",
      B1: "Các hoạt động",
      C1: "Đơn vị",
      D1: "Số lượng",
      F1: "Ngày",
      D2: "Lớp",
      E2: "Người",
      A3: 7,
      B3: "Giáo dục kỹ năng sống\ncho học sinh",
      D3: 12,
      E3: 1_340,
      F3: { day: "2022-10-15" },
      A4: 9,
      B4: "Bồi dưỡng thường xuyên",
      D4: 2,
      E4: 75,
      A5: "ẩn",
      B6: "Cộng",
      D6: 14,
      E6: 0,
      F6: "",
      A7: { error: "#DIV/0!" },
      B7: { is: true },
      D7: 0.855,
      E7: 0.354166666666667,
      F7: 0.1,
    });
    expect(shownIn(table)).toMatchObject({
      A3: "007",
      E3: "1,340 hs",
      F3: "15/10/2022",
      D7: "85.5%",
      E7: "8:30",
    });
    expect(table?.hiddenColumns).toEqual([2]);
    expect(table?.rows.flatMap(({ no, hidden }) => (hidden ? [no] : []))).toEqual([4, 5]);
    expect(table?.rows[0]?.cells.map(({ across, down, bold }) => [across, down, bold ?? false])).toEqual([
      [1, 2, true],
      [1, 2, true],
      [1, 2, false],
      [2, 1, false],
      [1, 1, false],
    ]);
  });
});

describe("exceljs", () => {
  it("is read as it was filled in", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Báo cáo");
    sheet.getCell("A1").value = { richText: [{ font: { bold: true }, text: "Số " }, { text: "lượng" }] };
    sheet.mergeCells("A1:B1");
    sheet.getCell("C1").value = new Date(Date.UTC(2022, 9, 15));
    sheet.getCell("D1").value = { text: "trang", hyperlink: "https://example.vn" };
    sheet.getCell("E1").value = true;
    sheet.getCell("F1").value = { error: "#N/A" };
    sheet.getCell("A3").value = { formula: "1-1", result: 0 };
    sheet.getCell("B3").value = { formula: '""', result: "" };
    sheet.getCell("C3").value = { formula: "1+1" };
    sheet.getCell("D3").value = 12.5;
    sheet.getCell("D3").numFmt = '#,##0.00" triệu"';
    sheet.getCell("E3").value = '  <a> & b\n"c"  ';
    sheet.getRow(4).hidden = true;
    sheet.getCell("A4").value = 4;
    sheet.getColumn(2).hidden = true;
    book.addWorksheet("Ẩn", { state: "veryHidden" }).getCell("A1").value = 1;
    const tables = tablesOf(await readSheets(new Uint8Array(await book.xlsx.writeBuffer())));
    const table = tables.get("Báo cáo");
    expect(cellsOf(table)).toEqual({
      A1: "Số lượng",
      C1: { day: "2022-10-15" },
      D1: "trang",
      E1: { is: true },
      F1: { error: "#N/A" },
      A3: 0,
      B3: "",
      C3: { unworked: true },
      D3: 12.5,
      E3: '<a> & b\n"c"',
      A4: 4,
    });
    expect(shownIn(table)).toMatchObject({ C1: "15/10/2022", D3: "12.50 triệu" });
    expect(table?.rows[0]?.cells[0]).toMatchObject({ across: 2, down: 1 });
    expect(table?.rows[2]?.hidden).toBe(true);
    expect(table?.hiddenColumns).toEqual([1]);
    expect(tables.get("Ẩn")?.sheet?.seen).toBe("very-hidden");
  });

  it("may write as it goes, with the texts in their cells and sizes behind their parts", async () => {
    const chunks: Buffer[] = [];
    const stream = new PassThrough().on("data", (chunk) => chunks.push(Buffer.from(chunk)));
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true });
    const sheet = book.addWorksheet("Danh sách");
    sheet.addRow(["Mã", "Tên"]).commit();
    for (let at = 1; at <= 3_000; at++)
      sheet.addRow([String(at).padStart(4, "0"), `Trường ${at}`, ...Array(28).fill(at)]).commit();
    await book.commit();
    const file = await readSheets(Buffer.concat(chunks));
    const cells = cellsOf(tablesOf(file).get("Danh sách"));
    expect(file.left).toEqual([]);
    expect(cells).toMatchObject({ A1: "Mã", B1: "Tên", A2: "0001", B3001: "Trường 3000", AD3001: 3_000 });
    expect(Object.keys(cells)).toHaveLength(2 + 3_000 * 30);
  });
});

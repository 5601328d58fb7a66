// What people hand over, as rows of cells: workbooks, Word tables, lists; and what only looks like one.
import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sheetCells } from "../../src/files/tables.ts";
import { unpack } from "../../src/files/unpack.ts";

const document = (body: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
const cell = (...runs: string[]) =>
  `<w:tc><w:tcPr><w:tcW w:w="100"/></w:tcPr><w:p w:rsidR="1"><w:pPr/>${runs
    .map((run) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${run}</w:t></w:r>`)
    .join("")}</w:p></w:tc>`;
const row = (...cells: string[]) => `<w:tr w:rsidR="00A">${cells.join("")}</w:tr>`;

describe("a Word document", () => {
  it("gives its tables, with text that Word split into runs put together again", async () => {
    const wide = cell("Số lượng").replace("</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>');
    const body = `<w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p><w:tbl>${row(cell("STT"), wide, cell("Ghi chú"))}${row(
      cell("1.7"),
      cell("1", "2"),
      cell("340 &amp; &lt;h&#7885;c sinh&gt;"),
      `<w:tc><w:p><w:r><w:t>khối</w:t></w:r></w:p><w:p><w:r><w:t>10</w:t><w:br/><w:t>và 11</w:t></w:r></w:p></w:tc>`,
    )}</w:tbl><w:tbl>${row(cell("hai"))}</w:tbl>`;
    expect(await sheetCells("Báo cáo.DOCX", document(body))).toEqual([
      [
        ["STT", "Số lượng", "", "Ghi chú"],
        ["1.7", "12", "340 & <học sinh>", "khối 10 và 11"],
      ],
      [["hai"]],
    ]);
  });

  it("keeps a table within a cell as that cell's text", async () => {
    const inner = `<w:tbl>${row(cell("trong"))}</w:tbl>`;
    const body = `<w:tbl>${row(`<w:tc><w:p><w:r><w:t>ngoài</w:t></w:r></w:p>${inner}<w:p/></w:tc>`, cell("sau"))}</w:tbl>`;
    expect(await sheetCells("a.docx", document(body))).toEqual([[["ngoài trong", "sau"]]]);
  });

  it.each([
    ["no zip", strToU8("no zip at all, but long enough to be looked at")],
    ["no document in it", zipSync({ "word/other.xml": strToU8("<a/>") })],
    ["cut in the middle", document(`<w:tbl>${row(cell("a"))}</w:tbl>`).slice(0, 120)],
  ])("%s cannot be read", async (_, bytes) => {
    await expect(sheetCells("a.docx", bytes)).rejects.toThrow("broken-document");
  });
});

describe("a workbook", () => {
  it("gives every sheet; merged cells once, a formula's value, a date as people write it", async () => {
    const book = new ExcelJS.Workbook();
    const first = book.addWorksheet("một");
    first.addRow(["STT", "Số lượng", "", "Ghi chú"]);
    first.mergeCells("B1:C1");
    first.addRow([]);
    first.addRow([
      1,
      { formula: "6*2", result: 12 },
      new Date(Date.UTC(2022, 9, 5)),
      { richText: [{ text: "khối " }, { text: "10" }] },
    ]);
    book.addWorksheet("hai").addRow(["x"]);
    expect(await sheetCells("a.xlsx", new Uint8Array(await book.xlsx.writeBuffer()))).toEqual([
      [
        ["STT", "Số lượng", "", "Ghi chú"],
        ["1", "12", "5/10/2022", "khối 10"],
      ],
      [["x"]],
    ]);
  });

  it("that unpacks to far more than it is, is not opened", async () => {
    const huge = zipSync({ "xl/workbook.xml": new Uint8Array(60_000_000) });
    expect(huge.length).toBeLessThan(200_000);
    await expect(sheetCells("a.xlsx", huge)).rejects.toThrow("broken-workbook");
    // What it says of its own size is not asked: here it says 1 byte.
    const lying = huge.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 30; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    }
    expect(() => unpack(lying, 50_000_000, () => false)).toThrow("unpacks to more");
  });
});

it("reads a list of comma-separated values", async () => {
  expect(await sheetCells("a.csv", strToU8("STT;Người\n1.7;340\n"))).toEqual([
    [
      ["STT", "Người"],
      ["1.7", "340"],
    ],
  ]);
});

// Files made to hold a processor or fill a memory, each small enough for the page, and what becomes of them.
import { readFileSync } from "node:fs";
import { documentOf } from "./document-of.ts";
import { type Part, zipOf } from "./zip-of.ts";

type Hostile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the program says of it: "read", or what of it is too much, or "broken". */
  readonly becomes: string;
};

const office = "http://schemas.openxmlformats.org";
const spreadsheet = `xmlns="${office}/spreadsheetml/2006/main"`;
const relationship = (type: string, target: string) =>
  `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1"
    Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A workbook of one sheet by its XML; `forged` is what the zip says of that sheet. */
function workbookOf(sheet: string | Uint8Array, forged: NonNullable<Part["forged"]> = {}): Uint8Array {
  return zipOf([
    { name: "_rels/.rels", bytes: relationship("officeDocument", "xl/workbook.xml") },
    {
      name: "xl/workbook.xml",
      bytes: `<workbook ${spreadsheet} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet
        name="Số liệu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", bytes: relationship("worksheet", "worksheets/sheet1.xml") },
    { name: "xl/worksheets/sheet1.xml", bytes: sheet, forged },
  ]);
}

const sheetOf = (rows: string, after = "") =>
  `<worksheet ${spreadsheet}><sheetData>${rows}</sheetData>${after}</worksheet>`;
const rows = (count: number, cells: string) => `<row>${cells}</row>`.repeat(count);
const within = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
const number = "<c><v>7</v></c>";

/** Made anew at each call: some of them are large. */
export function hostileFiles(): readonly Hostile[] {
  return [
    {
      name: "bom.xlsx",
      bytes: workbookOf(Buffer.alloc(200_000_000, " ")),
      becomes: "unpacked",
    },
    {
      name: "nhiều bom.xlsx",
      bytes: zipOf(
        Array.from({ length: 12 }, (_, at) => ({
          name: `xl/worksheets/sheet${at}.xml`,
          bytes: Buffer.alloc(20_000_000, " "),
        })),
      ),
      becomes: "broken",
    },
    {
      name: "cỡ giả.xlsx",
      bytes: workbookOf(sheetOf(rows(500_000, number)), { size: 10, localSize: 10 }),
      becomes: "broken",
    },
    { name: "một triệu dòng.xlsx", bytes: workbookOf(sheetOf(rows(1_000_000, number))), becomes: "cells" },
    { name: "rất rộng.xlsx", bytes: workbookOf(sheetOf(rows(20, number.repeat(16_000)))), becomes: "read" },
    {
      name: "kiểm tra cả cột.xlsx",
      bytes: new Uint8Array(readFileSync(new URL("../../files/cases/x8-validation.xlsx", import.meta.url))),
      becomes: "read",
    },
    {
      name: "gộp cả bảng.xlsx",
      bytes: workbookOf(
        sheetOf(
          rows(3, number),
          `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(5_000)}</mergeCells>`,
        ),
      ),
      becomes: "read",
    },
    { name: "lồng sâu.xlsx", bytes: workbookOf(sheetOf(within("<a>", "</a>", 100_000))), becomes: "depth" },
    {
      name: "bảng lồng bảng.docx",
      bytes: documentOf(within("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 2_000)),
      becomes: "depth",
    },
    {
      name: "thẻ không đóng.docx",
      bytes: documentOf("<w:t ".repeat(400_000)),
      becomes: "broken",
    },
    {
      name: "vô số đoạn.docx",
      bytes: documentOf("<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(400_000)),
      becomes: "parts",
    },
    {
      name: "ô rộng vô tận.docx",
      bytes: documentOf(
        `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr>'.repeat(1_000)}</w:tbl>`,
      ),
      becomes: "read",
    },
    {
      name: "ngoặc kép.csv",
      bytes: new TextEncoder().encode(`"${'a""'.repeat(300_000)}`),
      becomes: "open-quote",
    },
    { name: "dấu phẩy.csv", bytes: new TextEncoder().encode(`a${",".repeat(500_000)}\n`), becomes: "read" },
  ];
}

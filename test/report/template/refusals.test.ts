// What stands in the way of filling a template: the file is left alone, and everything in the way is named.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { spreadsheetMl } from "../../support/files/handwritten-workbook.ts";
import { refusals, sheetOfData, spreadsheetType, templateOf } from "../../support/template/by-hand.ts";

const sheet = "S0";
const b2 = [{ sheet, address: "B2", value: 1 }];
const at = { sheet, address: "B2" };
const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A part that only its content type tells of. */
function withPart(name: string, type: string): Uint8Array {
  return templateOf(
    { sheets: [sheetOfData("")], parts: { [name]: "<a/>" } },
    `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
}

/** A sheet with rows, and what stands behind them. */
function withSheet(data: string, behind = ""): Uint8Array {
  return templateOf({ sheets: [sheetOfData(data, behind)] });
}

describe("a file is refused", () => {
  it.each([
    ["macros", "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"],
    ["macros", "xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"],
    ["macros", "xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"],
    [
      "signed",
      "_xmlsignatures/origin.sigs",
      "application/vnd.openxmlformats-package.digital-signature-origin",
    ],
    ["external-links", "xl/externalLinks/externalLink1.xml", `${main}.externalLink+xml`],
    ["pivot", "xl/pivotTables/pivotTable1.xml", `${main}.pivotTable+xml`],
    ["pivot", "xl/pivotCache/pivotCacheDefinition1.xml", `${main}.pivotCacheDefinition+xml`],
    ["pivot", "xl/slicers/slicer1.xml", "application/vnd.ms-excel.slicer+xml"],
    ["data-model", "xl/connections.xml", `${main}.connections+xml`],
    ["data-model", "xl/queryTables/queryTable1.xml", `${main}.queryTable+xml`],
    ["data-model", "xl/model/item.data", "application/vnd.openxmlformats-officedocument.model+data"],
  ])("for %s: %s", async (type, name, contentType) => {
    expect(await refusals(withPart(name, contentType), b2)).toEqual([{ type }]);
  });

  it("for a part that is not known", async () => {
    const part = "xl/ctrlProps/ctrlProp1.xml";
    expect(await refusals(withPart(part, "application/vnd.ms-excel.controlproperties+xml"), b2)).toEqual([
      { type: "unknown-part", part },
    ]);
    const unnamed = templateOf({ sheets: [sheetOfData("")], parts: { "xl/embeddings/a.docx": "a" } });
    expect(await refusals(unnamed, b2)).toEqual([{ type: "unknown-part", part: "xl/embeddings/a.docx" }]);
  });

  it("for a lock over the workbook, but not for a word that locks nothing", async () => {
    const locked = (properties: string) => templateOf({ sheets: [sheetOfData("")], properties });
    expect(await refusals(locked('<workbookProtection lockStructure="1"/>'), b2)).toEqual([
      { type: "protected-workbook" },
    ]);
    expect(await refusals(locked('<fileSharing readOnlyRecommended="1"/>'), b2)).toEqual([
      { type: "protected-workbook" },
    ]);
    expect(await refusals(locked('<workbookProtection lockStructure="0"/>'), b2)).toBeNull();
  });

  it("that is no workbook, or opens with a password alone", async () => {
    const kind = (name: string) => [{ type: "unreadable", why: { type: "kind", kind: name } }];
    expect(await refusals(new TextEncoder().encode("<html></html>"), b2)).toEqual(kind("web-page"));
    const cut = withSheet("").slice(0, -100);
    expect(await refusals(cut, b2)).toEqual([{ type: "unreadable", why: { type: "broken", kind: "xlsx" } }]);
    const password = readFileSync(new URL("../../files/cases/k4-password.xlsx", import.meta.url));
    expect(await refusals(password, b2)).toEqual(kind("protected"));
  });

  it("that has more elements than a template", async () => {
    const template = withSheet('<row r="1"/>', `<a>${"<b/>".repeat(300_000)}</a>`);
    expect(await refusals(template, b2)).toEqual([
      { type: "unreadable", why: { type: "too-much", what: "cells" } },
    ]);
  });

  it("in another encoding than UTF-8", async () => {
    const part = Buffer.from(`\uFEFF<worksheet xmlns="${spreadsheetMl}"><sheetData/></worksheet>`, "utf16le");
    const template = templateOf({ sheets: [""], parts: { "xl/worksheets/sheet0.xml": part } });
    expect(await refusals(template, b2)).toEqual([
      { type: "unreadable", why: { type: "broken", kind: "xlsx" } },
    ]);
  });
});

describe("a sheet is refused", () => {
  it("that is protected, when it is filled", async () => {
    const protection = '<sheetProtection sheet="1" objects="1"/>';
    expect(await refusals(withSheet("", protection), b2)).toEqual([{ type: "protected-sheet", sheet }]);
    expect(await refusals(withSheet("", '<sheetProtection objects="1"/>'), b2)).toBeNull();
    const beside = templateOf({ sheets: [sheetOfData(""), sheetOfData("", protection)] });
    expect(await refusals(beside, b2)).toBeNull();
  });

  it.each([
    ["rows out of order", '<row r="3"/><row r="2"/>'],
    ["a row twice", '<row r="2"/><row r="2"/>'],
    ["cells out of order", '<row r="2"><c r="C2"/><c r="B2"/></row>'],
    ["a cell of another row", '<row r="2"><c r="C3"/></row>'],
    ["a cell that lies nowhere", '<row r="2"><c r="2C"/></row>'],
    ["something else between rows", '<row r="2"/><AlternateContent/>'],
    ["something else between cells", '<row r="2"><v>1</v></row>'],
    ["a shared formula without its first cell", '<row r="2"><c r="A2"><f t="shared" si="4"/></c></row>'],
  ])("for %s", async (_, data) => {
    expect(await refusals(withSheet(data), b2)).toEqual([{ type: "unknown-content", sheet }]);
  });
});

describe("a cell is refused", () => {
  it("under merged cells but for the first", async () => {
    const merged = (ref: string) => withSheet("", `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`);
    expect(await refusals(merged("A1:B2"), b2)).toEqual([{ type: "covered", ...at }]);
    expect(await refusals(merged("B2:C9"), b2)).toBeNull();
  });

  it("in an array that one formula fills, but not one that is all of it", async () => {
    const array = (ref: string, type = "array") =>
      withSheet(`<row r="1"><c r="A1"><f t="${type}" ref="${ref}">1</f><v>1</v></c></row>`);
    expect(await refusals(array("A1:B3"), b2)).toEqual([{ type: "array-formula", ...at }]);
    expect(await refusals(array("B2:B3", "dataTable"), b2)).toEqual([{ type: "array-formula", ...at }]);
    expect(await refusals(array("B2"), b2)).toBeNull();
  });

  it("in a table, with the rest of the sheet left open", async () => {
    const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const template = templateOf(
      {
        sheets: [sheetOfData("")],
        parts: {
          "xl/worksheets/_rels/sheet0.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/table" Target="../tables/table1.xml"/></Relationships>`,
          "xl/tables/table1.xml": `<table xmlns="${spreadsheetMl}" ref="A1:B4"/>`,
        },
      },
      `<Override PartName="/xl/tables/table1.xml" ContentType="${spreadsheetType}.table+xml"/>`,
    );
    expect(await refusals(template, b2)).toEqual([{ type: "table", ...at }]);
    expect(await refusals(template, [{ sheet, address: "C2", value: 1 }])).toBeNull();
  });

  it("whose formula others share and cannot take with them", async () => {
    const data =
      '<row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"><f t="shared" ref="A2:B2" si="0">A1</f></c></row>';
    const shared =
      '<row r="1"/><row r="2"><c r="B2"><f t="shared" ref="A3:B2" si="0">A1</f></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row>';
    expect(await refusals(withSheet(data), b2)).toEqual([{ type: "unknown-content", sheet }]);
    expect(await refusals(withSheet(shared), b2)).toEqual([{ type: "shared-formula", ...at }]);
  });
});

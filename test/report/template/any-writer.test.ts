// Sheets as programs other than Excel write them: the cells come to their places, whatever is left out or prefixed.
import { describe, expect, it } from "vitest";
import type { TemplateCell } from "../../../src/report/template/patch-workbook.ts";
import { spreadsheetMl, worksheet } from "../../support/files/handwritten-workbook.ts";
import { contentTypes, filledPart, sheetOfData, templateOf } from "../../support/template/by-hand.ts";

const at = (
  address: string,
  value: TemplateCell["value"],
  more: Partial<TemplateCell> = {},
): TemplateCell => ({
  sheet: "S0",
  address,
  value,
  ...more,
});

/** A sheet's data before and after, of a sheet that has nothing else. */
async function data(before: string, ...cells: TemplateCell[]): Promise<string> {
  const part = await filledPart(templateOf({ sheets: [sheetOfData(before)] }), cells);
  return part.replace(worksheet("").slice(0, -"</worksheet>".length), "").replace("</worksheet>", "");
}

describe("a cell", () => {
  it.each<[string, string, TemplateCell, string]>([
    ["keeps its style", '<c r="A1" s="3"/>', at("A1", 5), '<c r="A1" s="3"><v>5</v></c>'],
    ["is no shared text any more", '<c r="A1" t="s"><v>0</v></c>', at("A1", 5), '<c r="A1"><v>5</v></c>'],
    [
      "is a text whatever it looks like",
      '<c s="1" r="A1"><v>2</v></c>',
      at("A1", "007"),
      '<c s="1" r="A1" t="inlineStr"><is><t>007</t></is></c>',
    ],
    [
      "keeps blanks at its ends",
      "<c r='A1'/>",
      at("A1", " a\r\nb "),
      `<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a\nb </t></is></c>`,
    ],
    ["is emptied", '<c r="A1" s="2" t="b"><v>1</v></c>', at("A1", null), '<c r="A1" s="2"/>'],
    ["drops what told of the old value", '<c r="A1" vm="1" cm="2"/>', at("A1", 1), '<c r="A1"><v>1</v></c>'],
    [
      "takes a formula and what it gives",
      '<c r="A1"><f>1</f><v>1</v></c>',
      at("A1", "x", { formula: 'A2&"<"' }),
      '<c r="A1" t="str"><f>A2&amp;"&lt;"</f><v>x</v></c>',
    ],
    [
      "keeps its formula where that is asked for",
      '<c r="A1" t="e"><f ca="1">A2*2</f><v>#N/A</v></c>',
      at("A1", 8, { keepsFormula: true }),
      '<c r="A1"><f ca="1">A2*2</f><v>8</v></c>',
    ],
    [
      "without a formula to keep is a value",
      '<c r="A1"/>',
      at("A1", 8, { keepsFormula: true }),
      '<c r="A1"><v>8</v></c>',
    ],
    ["holds a number in full", '<c r="A1"/>', at("A1", 1e21), '<c r="A1"><v>1e+21</v></c>'],
  ])("%s", async (_, before, cell, after) => {
    expect(await data(`<row r="1">${before}</row>`, cell)).toBe(sheetOfData(`<row r="1">${after}</row>`));
  });
});

describe("a cell that is not there", () => {
  it.each<[string, string, TemplateCell[], string]>([
    [
      "comes between its neighbours",
      '<row r="2"><c r="A2"/><c r="D2"/></row>',
      [at("C2", 3), at("B2", 2), at("E2", 5)],
      '<row r="2"><c r="A2"/><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c><c r="D2"/><c r="E2"><v>5</v></c></row>',
    ],
    ["opens an empty row", '<row r="2" />', [at("B2", 2)], '<row r="2"><c r="B2"><v>2</v></c></row>'],
    [
      "fills a row without cells",
      '<row r="2"> </row>',
      [at("B2", 2)],
      '<row r="2"><c r="B2"><v>2</v></c> </row>',
    ],
    [
      "makes its row",
      '<row r="2"/><row r="5"/>',
      [at("A9", 9), at("B3", 3), at("A3", 1), at("A1", 0)],
      '<row r="1"><c r="A1"><v>0</v></c></row><row r="2"/><row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>3</v></c></row><row r="5"/><row r="9"><c r="A9"><v>9</v></c></row>',
    ],
    [
      "takes its row's style",
      '<row r="2" s="7" customFormat="true"/>',
      [at("B2", 2)],
      '<row r="2" s="7" customFormat="true"><c r="B2" s="7"><v>2</v></c></row>',
    ],
    [
      "makes no row's spans untrue",
      '<row r="2" spans="1:2" ht="9"><c r="A2"/></row><row r="3" spans="1:2"><c r="B3"/></row>',
      [at("C2", 2), at("A3", 3)],
      '<row r="2" ht="9"><c r="A2"/><c r="C2"><v>2</v></c></row><row r="3" spans="1:2"><c r="A3"><v>3</v></c><c r="B3"/></row>',
    ],
    [
      "stands before what later versions keep",
      '<row r="2"><c r="A2"/><extLst/></row>',
      [at("C2", 2)],
      '<row r="2"><c r="A2"/><c r="C2"><v>2</v></c><extLst/></row>',
    ],
    [
      "counts rows and cells that do not say where they are",
      '<row><c/><c><v>1</v></c></row><row r="4"><c r="B4"/><c/></row><row><c/></row>',
      [at("B1", 2), at("C4", 4), at("A5", 5), at("D1", 9)],
      '<row><c/><c r="B1"><v>2</v></c><c r="D1"><v>9</v></c></row><row r="4"><c r="B4"/><c r="C4"><v>4</v></c></row><row><c r="A5"><v>5</v></c></row>',
    ],
  ])("%s", async (_, before, cells, after) => {
    expect(await data(before, ...cells)).toBe(sheetOfData(after));
  });

  it("comes into a sheet that has no row", async () => {
    const part = await filledPart(
      templateOf({ sheets: ['<cols><col min="2" max="3" style="4"/></cols><sheetData/>'] }),
      [at("B2", 2), at("D2", 4), at("A1", 1)],
    );
    expect(part).toBe(
      worksheet(
        '<cols><col min="2" max="3" style="4"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2" s="4"><v>2</v></c><c r="D2"><v>4</v></c></row></sheetData>',
      ),
    );
  });

  it("makes the sheet as large as it is", async () => {
    const filled = (ref: string, cell: TemplateCell) =>
      filledPart(templateOf({ sheets: [`<dimension ref="${ref}"/><sheetData/>`] }), [cell]);
    expect(await filled("B2:C3", at("D9", 1))).toContain('<dimension ref="B2:D9"/>');
    expect(await filled("B2", at("A1", 1))).toContain('<dimension ref="A1:B2"/>');
    expect(await filled("B2:C3", at("C2", 1))).toContain('<dimension ref="B2:C3"/>');
  });
});

describe("a part", () => {
  const cells = [at("A1", 1), at("B1", "b"), at("A2", "c", { formula: "1" })];
  const filled = async (sheet: string) =>
    filledPart(templateOf({ sheets: [""], parts: { "xl/worksheets/sheet0.xml": sheet } }), cells);

  it("keeps the prefix of its elements", async () => {
    const around = (inside: string) =>
      `<?xml version="1.0"?>\r\n<x:worksheet xmlns:x="${spreadsheetMl}">\r\n <x:sheetData>\r\n${inside} </x:sheetData>\r\n</x:worksheet>\r\n`;
    expect(await filled(around('  <x:row r="1">\r\n   <x:c r="A1" x:s="1"/>\r\n  </x:row>\r\n'))).toBe(
      around(
        '  <x:row r="1">\r\n   <x:c r="A1" x:s="1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c>\r\n  </x:row><x:row r="2"><x:c r="A2" t="str"><x:f>1</x:f><x:v>c</x:v></x:c></x:row>\r\n',
      ),
    );
  });

  it("is of the strict standard", async () => {
    const strict = `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="d"><v>2022-10-15</v></c></row></sheetData></worksheet>`;
    expect(await filled(strict)).toContain('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr">');
  });

  it("keeps its byte order mark, comments, entities and letters of two units", async () => {
    const before = `\uFEFF<worksheet xmlns="${spreadsheetMl}"><!-- <c r="A1"/> --><sheetData><row r="1"><c r="A1" s='1'/></row><row r="3"><c r="A3" t="str"><v>&#x1F600;😀&lt;c r="A1"/&gt;<![CDATA[<c r="A1"/>]]></v></c></row></sheetData></worksheet>`;
    expect(await filled(before)).toBe(
      before
        .replace(
          "<c r=\"A1\" s='1'/>",
          '<c r="A1" s=\'1\'><v>1</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>',
        )
        .replace('<row r="3">', '<row r="2"><c r="A2" t="str"><f>1</f><v>c</v></c></row><row r="3">'),
    );
  });

  it("of the workbook gets what asks for calculation at its place", async () => {
    const template = templateOf({
      sheets: [sheetOfData("")],
      parts: {
        "xl/workbook.xml": `<x:workbook xmlns:x="${spreadsheetMl}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="S0" sheetId="1" r:id="s0"/></x:sheets><x:definedNames/><x:oleSize ref="A1"/></x:workbook>`,
      },
    });
    expect(await filledPart(template, [at("A1", 1)], "xl/workbook.xml")).toContain(
      '<x:definedNames/><x:calcPr fullCalcOnLoad="1"/><x:oleSize ref="A1"/>',
    );
    const said = templateOf({
      sheets: [sheetOfData("")],
      properties: "<calcPr fullCalcOnLoad='0' calcMode=\"manual\"/>",
    });
    expect(await filledPart(said, [at("A1", 1)], "xl/workbook.xml")).toContain(
      '<calcPr fullCalcOnLoad="1" calcMode="manual"/>',
    );
  });

  it("may say of its type in other letters", async () => {
    const types = contentTypes().replace("/xl/workbook.xml", "/XL/Workbook.xml");
    const template = templateOf({ sheets: [sheetOfData("")], parts: { "[Content_Types].xml": types } });
    expect(await filledPart(template, [at("A1", 1)])).toContain("<v>1</v>");
  });
});

// A workbook part by part: what each spelling of a cell, a row, a merge, a sheet means, whoever wrote it.
import { describe, expect, it } from "vitest";
import { readFileSchema } from "../../../src/files/blocks.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { cellsOf, shownIn, tablesOf } from "../../support/files/cells-of.ts";
import { partsOf, spreadsheetMl, stylesOf, workbookOf } from "../../support/files/handwritten-workbook.ts";
import { whyUnread } from "../../support/files/why-unread.ts";
import { zipOf } from "../../support/files/zip-of.ts";

type Given = Parameters<typeof workbookOf>[0];

async function read(given: Given) {
  const file = await readSheets(workbookOf(given));
  expect(readFileSchema.parse(file)).toEqual(file);
  return tablesOf(file);
}

/** The only sheet of a workbook whose cells are given as the inside of `<sheetData>`. */
async function sheet(rows: string, more: Omit<Given, "sheets"> & { around?: string; before?: string } = {}) {
  const { around = "", before = "", ...rest } = more;
  return (await read({ ...rest, sheets: [`${before}<sheetData>${rows}</sheetData>${around}`] })).get("S0");
}

const refused = (bytes: Uint8Array) => whyUnread(() => readSheets(bytes));

const broken = { type: "broken", kind: "xlsx" };
const inline = (text: string) => `<is><t>${text}</t></is>`;

describe("a cell", () => {
  it("holds a number, a text, a truth value or an error", async () => {
    const table = await sheet(
      `<row r="1"><c r="A1"><v>12</v></c><c r="B1" t="n"><v> 1.5E2 </v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c>
       <c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="s"><v>1</v></c><c r="G1" t="inlineStr">${inline("tại chỗ")}</c>
       <c r="H1" t="str"><v>chữ</v></c><c r="I1"><v>-0</v></c></row>`,
      { strings: ["<t>một</t>", "<t>hai</t>"] },
    );
    expect(cellsOf(table)).toEqual({
      A1: 12,
      B1: 150,
      C1: { is: true },
      D1: { is: false },
      E1: { error: "#N/A" },
      F1: "hai",
      G1: "tại chỗ",
      H1: "chữ",
      I1: 0,
    });
    expect(shownIn(table)).toMatchObject({
      A1: "12",
      B1: "150",
      C1: "TRUE",
      D1: "FALSE",
      E1: "#N/A",
      F1: "hai",
    });
  });

  it("without anything to see is none", async () => {
    const table = await sheet(
      `<row r="1"><c r="A1"/><c r="B1" s="1"/><c r="C1"><v></v></c><c r="D1" t="s"><v>0</v></c><c r="E1" t="inlineStr"><is/></c>
       <c r="F1" t="inlineStr">${inline(" \u200B ")}</c><c r="G1" t="str"><v/></c><c r="H1"><v>0</v></c></row>
       <row r="2"><c r="A2" t="s"><v>0</v></c></row>`,
      { strings: ["<t></t>"] },
    );
    expect(cellsOf(table)).toEqual({ H1: 0 });
    expect(table?.rows.map(({ no }) => no)).toEqual([1]);
  });

  it("of a formula holds what it gave, and nothing else takes its place", async () => {
    const table = await sheet(
      `<row r="1"><c r="A1"><f>1-1</f><v>0</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>A1</f></c><c r="D1"><f>A1</f><v/></c>
       <c r="E1" t="str"><f>A1</f></c><c r="F1" t="b"><f>A1=0</f><v>1</v></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
       <c r="H1" t="str"><f t="shared" ref="H1:H2" si="0">A1&amp;"x"</f><v>0x</v></c><c r="I1"><f t="array" ref="I1:I2">B1:B2</f><v>3</v></c></row>
       <row r="2"><c r="H2" t="str"><f t="shared" si="0"/><v>1x</v></c><c r="I2"><v>4</v></c></row>`,
    );
    expect(cellsOf(table)).toEqual({
      A1: 0,
      B1: "",
      C1: { unworked: true },
      D1: { unworked: true },
      E1: { unworked: true },
      F1: { is: true },
      G1: { error: "#DIV/0!" },
      H1: "0x",
      I1: 3,
      H2: "1x",
      I2: 4,
    });
    expect(table?.rows.map(({ cells }) => cells.map(({ formula }) => formula ?? false))).toEqual([
      Array(9).fill(true),
      [true, false],
    ]);
  });

  it("of a formula that several cells share is worked out as the formula reads there", async () => {
    const shared = (text: string, first: string, rest: readonly string[]) =>
      `<c r="${first}"><f t="shared" ref="${first}:${rest.at(-1)}" si="0">${text}</f><v>1</v></c></row>${rest
        .map((at) => `<row r="${/\d+/.exec(at)?.[0]}"><c r="${at}"><f t="shared" si="0"/><v>1</v></c></row>`)
        .join("")}`;
    const formulasOf = async (text: string) => {
      const table = await sheet(`<row r="9">${shared(text, "E9", ["E10", "F12"])}`);
      return table?.rows.flatMap(({ cells }) => cells.map(({ written }) => written));
    };
    expect(await formulasOf("C9+D9")).toEqual(["C9+D9", "C10+D10", "D12+E12"]);
    expect(await formulasOf("$C9*C$3+$D$4")).toEqual(["$C9*C$3+$D$4", "$C10*C$3+$D$4", "$C12*D$3+$D$4"]);
    expect(await formulasOf("SUM(C9:D9,C:C,2:3)/Z9")).toEqual([
      "SUM(C9:D9,C:C,2:3)/Z9",
      "SUM(C10:D10,C:C,3:4)/Z10",
      "SUM(D12:E12,D:D,5:6)/AA12",
    ]);
    // Neither texts, nor functions, names and other sheets' names are cells.
    expect(await formulasOf(`LOG10(C9)&amp;"A1"&amp;'B2 c'!C9&amp;gia_A1&amp;T1.C9`)).toEqual([
      `LOG10(C9)&"A1"&'B2 c'!C9&gia_A1&T1.C9`,
      `LOG10(C10)&"A1"&'B2 c'!C10&gia_A1&T1.C9`,
      `LOG10(D12)&"A1"&'B2 c'!D12&gia_A1&T1.C9`,
    ]);
    expect(await formulasOf("XFD9+C1048576")).toEqual(["XFD9+C1048576", undefined, undefined]);
  });

  it("has a text of several runs as one, without how it is pronounced", async () => {
    const table = await sheet(
      `<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>1</t></r><r><t>.7</t></r></is></c></row>`,
      {
        strings: [
          `<r><rPr><b/><sz val="11"/></rPr><t>Tổng </t></r><r><t xml:space="preserve"> số</t></r><rPh sb="0" eb="1"><t>ruby</t></rPh><phoneticPr fontId="1"/>`,
        ],
      },
    );
    expect(cellsOf(table)).toEqual({ A1: "Tổng số", B1: "1.7" });
  });

  it("has tidy letters: NFC, lines, the words for letters that XML has no place for", async () => {
    const table = await sheet(
      `<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`,
      {
        strings: [
          `<t xml:space="preserve">  ${"Lớp".normalize("NFD")}   một\n hai </t>`,
          "<t>một_x000D_\nhai_x000a_ba _x005F_x000D_</t>",
          "<t>a\u00A0b\u200Bc _x0000_ _xZZZZ_</t>",
        ],
      },
    );
    expect(cellsOf(table)).toEqual({ A1: "Lớp một\nhai", B1: "một\nhai\nba _x000D_", C1: "a bc _xZZZZ_" });
  });

  it("is a day by its format, or as strict files write days", async () => {
    const row = `<row r="1"><c s="1"><v>44849</v></c><c s="2"><v>44849</v></c><c s="3"><v>0.5</v></c><c t="d"><v>2022-10-15T08:30:00</v></c><c t="d" s="1"><v>2022-10-15</v></c><c t="d"><v>2022-02-30</v></c><c t="d"><v>08:30:00</v></c></row>`;
    const styles = stylesOf("dd/mm/yyyy", "#,##0", "h:mm");
    expect(cellsOf(await sheet(row, { styles }))).toEqual({
      A1: { day: "2022-10-15" },
      B1: 44_849,
      C1: 0.5,
      D1: { day: "2022-10-15" },
      E1: { day: "2022-10-15" },
      F1: "2022-02-30",
      G1: "08:30:00",
    });
    expect(shownIn(await sheet(row, { styles }))).toMatchObject({
      A1: "15/10/2022",
      B1: "44,849",
      C1: "12:00",
      D1: "15/10/2022",
    });
    const macs = { styles, properties: `<workbookPr date1904="1"/>` };
    expect(cellsOf(await sheet(`<row r="1"><c s="1"><v>43387</v></c></row>`, macs))).toEqual({
      A1: { day: "2022-10-15" },
    });
  });

  it("whose number is no number is the text that it is", async () => {
    const table = await sheet(
      `<row r="1"><c><v>1,5</v></c><c><v>0x10</v></c><c><v>mười</v></c><c><v>1e400</v></c><c><v>NaN</v></c><c><v>1e-400</v></c><c><v>9999999999999999999</v></c></row>`,
    );
    expect(cellsOf(table)).toEqual({
      A1: "1,5",
      B1: "0x10",
      C1: "mười",
      D1: { error: "#NUM!" },
      E1: "NaN",
      F1: 0,
      G1: 1e19,
    });
  });

  it("is bold by its font, or by all of its runs", async () => {
    const styles = `<fonts><font/><font><b/></font><font><b val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>`;
    const bold = `<r><rPr><b/></rPr><t>a</t></r>`;
    const plain = `<r><rPr><i/></rPr><t>b</t></r>`;
    const own = "<r><t>c</t></r>";
    const blank = `<r><rPr/><t> </t></r>`;
    const texts = [
      `${bold}${bold}`,
      `${bold}${plain}`,
      `${plain}${bold}`,
      `${own}${bold}`,
      `${bold}${blank}`,
    ];
    const row = [0, 1, 2].flatMap((style) =>
      [0, 1, 2, 3, 4].map((text) => `<c s="${style}" t="s"><v>${text}</v></c>`),
    );
    const table = await sheet(`<row>${row.join("")}<c s="1"><v>1</v></c><c s="2"><v>1</v></c></row>`, {
      styles,
      strings: texts,
    });
    const one = [true, false, false, true, true];
    expect(table?.rows[0]?.cells.map((cell) => cell.bold ?? false)).toEqual([
      ...one,
      ...one,
      ...one,
      true,
      false,
    ]);
  });
});

describe("a row", () => {
  it("lies where it says, or follows the one before; so do its cells", async () => {
    const table = await sheet(
      `<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c r="B5"><v>5</v></c></row>
       <row><c r="A9"><v>6</v></c></row><row/><row><c><v>7</v></c></row>`,
    );
    expect(cellsOf(table)).toEqual({ A1: 1, B1: 2, C4: 3, D4: 4, B5: 5, A9: 6, A11: 7 });
  });

  it("is put in its order where its writer had none", async () => {
    const table = await sheet(
      `<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`,
    );
    expect(table?.rows.map(({ no, cells }) => [no, cells.map(({ column }) => column)])).toEqual([
      [2, [0]],
      [3, [0, 1]],
    ]);
  });

  it("is hidden by hand, by a filter, by a closed outline or by its height", async () => {
    const cell = "<c><v>1</v></c>";
    const table = await sheet(
      `<row r="1" hidden="1">${cell}</row><row r="2" hidden="true">${cell}</row><row r="3" hidden="0">${cell}</row>
       <row r="4" ht="0" customHeight="1">${cell}</row><row r="5" ht="15">${cell}</row><row r="6" outlineLevel="1" collapsed="1">${cell}</row>`,
      { before: `<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>` },
    );
    expect(table?.rows.map(({ hidden }) => hidden ?? false)).toEqual([true, true, false, true, false, false]);
  });

  it("that is there twice, or whose cells are another row's, makes the workbook broken", async () => {
    const of = (rows: string) => workbookOf({ sheets: [`<sheetData>${rows}</sheetData>`] });
    for (const rows of [
      `<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>`,
      `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`,
      `<row r="1"><c r="A2"><v>1</v></c></row>`,
      `<row r="0"/>`,
      `<row r="1048577"/>`,
      `<row r="9999999"><c r="A9999999"><v>1</v></c></row>`,
      `<row r="1048576"/><row><c><v>1</v></c></row>`,
      `<row r="1"><c r="XFE1"><v>1</v></c></row>`,
      `<row r="1"><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>`,
      `<row r="1"><c r="AAAA1"><v>1</v></c></row>`,
      `<row r="1"><c r="A"><v>1</v></c></row>`,
      `<row r="1"><c r="1"><v>1</v></c></row>`,
      `<row r="1"><c r="A01"><v>1</v></c></row>`,
      `<row r="x"><c><v>1</v></c></row>`,
      `<row r="1"><c t="s"><v>0</v></c></row>`,
      `<row r="1"><c t="s"><v>-1</v></c></row>`,
    ]) {
      expect([rows, await refused(of(rows))]).toEqual([rows, broken]);
    }
  });
});

describe("a merge", () => {
  const merged = (...refs: string[]) => ({
    around: `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
  });
  const three = (row: number) =>
    `<row r="${row}">${"ABC".replace(/./g, (column) => `<c r="${column}${row}"><v>${row}</v></c>`)}</row>`;
  const places = async (rows: string, ...refs: string[]) =>
    (await sheet(rows, merged(...refs)))?.rows.map(({ no, cells }) => [
      no,
      ...cells.map(({ column, across, down }) => `${"ABC"[column]}${across}x${down}`),
    ]);

  it("is one cell, whatever the cells beneath it hold", async () => {
    expect(await places(three(1) + three(2) + three(3), "A1:B2")).toEqual([
      [1, "A2x2", "C1x1"],
      [2, "C1x1"],
      [3, "A1x1", "B1x1", "C1x1"],
    ]);
    expect(await places(three(1) + three(2) + three(3), "B1:B3", "A3", "C2:C3")).toEqual([
      [1, "A1x1", "B1x3", "C1x1"],
      [2, "A1x1", "C1x2"],
      [3, "A1x1"],
    ]);
    // Rows between hold nothing; the master is further up than any row that is left.
    expect(await places(three(1) + three(9), "A2:A8", "B2:B9", "C1:C9")).toEqual([
      [1, "A1x1", "B1x1", "C1x9"],
      [9, "A1x1"],
    ]);
  });

  it("whose first cell holds nothing shows nothing", async () => {
    const table = await sheet(
      `<row r="1"><c r="A1"/><c r="B1"><v>1</v></c><c r="C1"><v>2</v></c></row>`,
      merged("A1:B1"),
    );
    expect(cellsOf(table)).toEqual({ C1: 2 });
  });

  it("of one column after another follows them down", async () => {
    expect(await places(three(1) + three(2) + three(3) + three(4), "A1:A2", "A3:A4", "B2:C3")).toEqual([
      [1, "A1x2", "B1x1", "C1x1"],
      [2, "B2x2"],
      [3, "A1x2"],
      [4, "B1x1", "C1x1"],
    ]);
  });

  it("over another one is as if it were not there", async () => {
    expect(await places(three(1) + three(2), "A1:B1", "B1:C2")).toEqual([
      [1, "A2x1", "C1x1"],
      [2, "A1x1", "B1x1", "C1x1"],
    ]);
  });

  it("of no cells makes the workbook broken", async () => {
    for (const ref of ["", "A1:", "A1:B0", "A:B", "1:2", "A1:B2:C3"]) {
      expect(await refused(workbookOf({ sheets: [`<sheetData/>${merged(ref).around}`] }))).toEqual(broken);
    }
  });
});

describe("columns", () => {
  it("are hidden by hand or by their width, as far as the rows go", async () => {
    const table = await sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="F1"><v>1</v></c></row>`, {
      before: `<cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/><col min="6" max="16384" hidden="true"/></cols>`,
    });
    expect(table?.hiddenColumns).toEqual([1, 2, 4, 5]);
    const none = await sheet(`<row r="1"><c r="A1"><v>1</v></c></row>`, {
      before: `<cols><col min="0" max="x" hidden="1"/><col hidden="1"/><col min="5" max="4" hidden="1"/></cols>`,
    });
    expect(none?.hiddenColumns).toEqual([]);
  });
});

describe("a workbook", () => {
  const data = (number: number) => `<sheetData><row r="1"><c r="A1"><v>${number}</v></c></row></sheetData>`;

  it("has its sheets in its own order, each visible or hidden; a sheet of a chart is none", async () => {
    const tables = await read({
      sheets: [
        { name: "Biểu &amp; đồ", xml: data(1), type: "chartsheet" },
        { name: " Trang  1 ", xml: data(2) },
        { name: "Ẩn", state: "hidden", xml: "<không đọc" },
        { name: "Rất ẩn", state: "veryHidden", xml: "<không đọc" },
        { name: "Cuối", state: "visible", xml: data(3) },
      ],
    });
    expect(
      [...tables.values()].map((table) => [table.sheet?.name, table.sheet?.seen, table.rows.length]),
    ).toEqual([
      ["Trang 1", "visible", 1],
      ["Ẩn", "hidden", 0],
      ["Rất ẩn", "very-hidden", 0],
      ["Cuối", "visible", 1],
    ]);
  });

  it("is read whatever its parts are called, and from wherever they are named", async () => {
    const parts = partsOf({ sheets: [data(7)] });
    const moved = {
      "_RELS/.rels": String(parts["_rels/.rels"]).replace("xl/workbook.xml", "/Book/./main.xml"),
      "book/main.xml": String(parts["xl/workbook.xml"]),
      "book/_rels/main.xml.rels": String(parts["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet0.xml",
        "../other/Sheet.xml",
      ),
      "Other/sheet.xml": String(parts["xl/worksheets/sheet0.xml"]),
    };
    const rels = "book/_rels/main.xml.rels";
    const fromRoot = { ...moved, [rels]: moved[rels].replace("../other/", "/other/") };
    for (const book of [moved, fromRoot]) {
      expect(cellsOf(tablesOf(await readSheets(zipOf(book))).get("S0"))).toEqual({ A1: 7 });
    }
  });

  it("may be in UTF-16, with prefixes, or strict", async () => {
    const parts = partsOf({
      sheets: [`<sheetData><row><c t="inlineStr">${inline("Đơn vị")}</c></row></sheetData>`],
    });
    const sheetPart = "xl/worksheets/sheet0.xml";
    const xml = String(parts[sheetPart]);
    const variants = [
      Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${xml}`, "utf16le"),
      xml.replaceAll(/<(\/?)(?=\w)/g, "<$1x:").replace("xmlns=", "xmlns:x="),
      xml.replace(spreadsheetMl, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ];
    for (const variant of variants) {
      const file = await readSheets(zipOf({ ...parts, [sheetPart]: variant }));
      expect(cellsOf(tablesOf(file).get("S0"))).toEqual({ A1: "Đơn vị" });
    }
  });

  it("looks at nothing but cells, merges and columns", async () => {
    const table = await sheet(
      `<row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><ext><c r="B1"><v>2</v></c></ext></extLst></row>`,
      {
        around: `<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression"><formula>1</formula></cfRule></conditionalFormatting>
        <dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>
        <hyperlinks><hyperlink ref="A1:A1048576" xmlns:r="urn:x" r:id="1"/></hyperlinks>
        <extLst><ext><sheetData><row r="2"><c r="A2"><v>3</v></c></row></sheetData></ext></extLst>`,
      },
    );
    expect(cellsOf(table)).toEqual({ A1: 1 });
  });

  it("may name a page of macros, which has no part, and a part of formats that is not there", async () => {
    const parts = partsOf({ sheets: [data(1)], styles: "" });
    const { "xl/styles.xml": _, ...rest } = parts;
    const book = "xl/workbook.xml";
    const more = String(parts[book]).replace(
      "</sheets>",
      `<sheet name="Module" sheetId="2" r:id=""/></sheets>`,
    );
    const tables = tablesOf(await readSheets(zipOf({ ...rest, [book]: more })));
    expect([...tables].map(([name, table]) => [name, cellsOf(table)])).toEqual([["S0", { A1: 1 }]]);
  });

  it("is broken without a part that it needs, or with another thing in its place", async () => {
    const parts = partsOf({
      sheets: [`<sheetData><row><c t="s"><v>0</v></c></row></sheetData>`],
      strings: ["<t>a</t>"],
      styles: "",
    });
    for (const part of Object.keys(parts)) {
      const { [part]: _, ...rest } = parts;
      if (part !== "xl/styles.xml") expect([part, await refused(zipOf(rest))]).toEqual([part, broken]);
      expect([part, await refused(zipOf({ ...rest, [part]: "<html/>" }))]).toEqual([part, broken]);
      expect([part, await refused(zipOf({ ...rest, [part]: Buffer.alloc(100, 0xd0) }))]).toEqual([
        part,
        broken,
      ]);
    }
    expect(await refused(zipOf({}))).toEqual(broken);
    expect(
      await refused(
        zipOf({ ...parts, "xl/workbook.xml": String(parts["xl/workbook.xml"]).replace("s0", "s9") }),
      ),
    ).toEqual(broken);
  });
});

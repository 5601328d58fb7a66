// Workbooks made to cost: each ends with a reason, or is read as far as the limits go and says what was left.
import { describe, expect, it } from "vitest";
import type { FileLeft } from "../../../src/files/blocks.ts";
import {
  longestText,
  mostCells,
  mostColumns,
  mostFormats,
  mostLetters,
  mostMerges,
  mostRows,
  mostSheets,
  mostStyles,
} from "../../../src/files/spreadsheet/limits.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { readStrings } from "../../../src/files/spreadsheet/strings.ts";
import { mostElements, mostPartBytes, mostParts, openZip } from "../../../src/files/zip.ts";
import { cellsOf, tablesOf } from "../../support/files/cells-of.ts";
import {
  partsOf,
  spreadsheetMl,
  stylesOf,
  workbookOf,
  worksheet,
} from "../../support/files/handwritten-workbook.ts";
import { whyUnread } from "../../support/files/why-unread.ts";
import { type Part, zipOf } from "../../support/files/zip-of.ts";

const refused = (bytes: Uint8Array) => whyUnread(() => readSheets(bytes));

type Given = Parameters<typeof workbookOf>[0];

/** How many rows and cells were read of the first sheet, and what was left. */
async function readOf(given: Given): Promise<{ rows: number; cells: number; left: readonly FileLeft[] }> {
  const file = await readSheets(workbookOf(given));
  const rows = tablesOf(file).get("S0")?.rows ?? [];
  return {
    rows: rows.length,
    cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
    left: file.left,
  };
}

/** A workbook of one sheet whose part is forged. */
function forged(xml: string, part: Partial<Part>): Uint8Array {
  const parts = partsOf({ sheets: [""] });
  return zipOf(
    Object.entries(parts).map(([name, bytes]) =>
      name === "xl/worksheets/sheet0.xml" ? { name, bytes: xml, ...part } : { name, bytes },
    ),
  );
}

const broken = { type: "broken", kind: "xlsx" };
const unpacked = { type: "too-much", what: "unpacked" };
const cells = { type: "too-much", what: "cells" };
const data = (rows: string) => `<sheetData>${rows}</sheetData>`;
const one = "<c><v>1</v></c>";

describe("a zip that lies about a sheet", () => {
  it("is told as what it is", async () => {
    const xml = worksheet(data(`<row>${one}</row>`));
    const bomb = `${xml}${" ".repeat(mostPartBytes)}`;
    expect(await refused(forged(bomb, {}))).toEqual(unpacked);
    expect(await refused(forged(bomb, { forged: { size: 100 } }))).toEqual(broken);
    expect(await refused(forged(xml, { forged: { size: 1 } }))).toEqual(broken);
    expect(await refused(forged(xml, { forged: { size: 3_000_000_000 } }))).toEqual(unpacked);
    expect(await refused(forged(xml, { forged: { flags: 1 } }))).toEqual({ type: "kind", kind: "protected" });
    expect(await refused(forged(xml, { forged: { offset: 0 } }))).toEqual(broken);
  });

  it("is read where only the headers lie that nobody asks", async () => {
    const file = await readSheets(
      forged(worksheet(data(`<row>${one}</row>`)), { forged: { localSize: 4_000_000_000 } }),
    );
    expect(cellsOf(tablesOf(file).get("S0"))).toEqual({ A1: 1 });
  });
});

describe("XML that is made to cost", () => {
  it("is too deep, has entities, or names parts without end", async () => {
    const parts = partsOf({ sheets: [data(`<row><c t="s"><v>0</v></c></row>`)], strings: ["<t>a</t>"] });
    const withPart = (name: string, xml: string) => zipOf({ ...parts, [name]: xml });
    const deep = worksheet("<a>".repeat(100_000));
    expect(await refused(withPart("xl/worksheets/sheet0.xml", deep))).toEqual({
      type: "too-much",
      what: "depth",
    });
    const laughs = `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const strings = `${laughs}<sst xmlns="${spreadsheetMl}"><si><t>&b;</t></si></sst>`;
    expect(await refused(withPart("xl/sharedStrings.xml", strings))).toEqual(broken);
    const rels = String(parts["xl/_rels/workbook.xml.rels"]);
    const many = rels.replace(
      "</Relationships>",
      `${`<Relationship Id="x" Type="x" Target="x"/>`.repeat(mostParts)}</Relationships>`,
    );
    expect(await refused(withPart("xl/_rels/workbook.xml.rels", many))).toEqual({
      type: "too-much",
      what: "parts",
    });
  });
});

describe("a sheet of more than anybody fills in", () => {
  it("is read to its limit of rows, or not unpacked at all", async () => {
    const rows = `<row>${one}</row>`.repeat(mostRows + 5_000);
    expect(await readOf({ sheets: [data(rows)] })).toEqual({
      rows: mostRows,
      cells: mostRows,
      left: [{ what: "rows", most: mostRows, where: "S0" }],
    });
    const million = `<row r="1000000"><c r="A1000000"><v>1</v></c></row>`.repeat(1_000_000);
    expect(await refused(workbookOf({ sheets: [data(million)] }))).toEqual(unpacked);
  });

  it("has rows without end that hold nothing, and one that does; a million filled ones are too many to look at", async () => {
    const rows = `${"<row/>".repeat(100_000)}<row>${one}</row>`;
    const file = await readSheets(workbookOf({ sheets: [data(rows)] }));
    expect(cellsOf(tablesOf(file).get("S0"))).toEqual({ A100001: 1 });
    expect(file.left).toEqual([]);
    // Whatever comes behind the last element that is counted is not looked at: it is no XML.
    const million = `<row>${one}</row>`.repeat(Math.ceil(mostElements.xlsx / 3));
    expect(await refused(workbookOf({ sheets: [data(`${million}</nothing>`)] }))).toEqual(cells);
  });

  it("is read to its limit of columns, and broken beyond the grid", async () => {
    expect(await readOf({ sheets: [data(`<row>${one.repeat(16_384)}</row><row>${one}</row>`)] })).toEqual({
      rows: 2,
      cells: mostColumns + 1,
      left: [{ what: "columns", most: mostColumns, where: "S0" }],
    });
    expect(await refused(workbookOf({ sheets: [data(`<row>${one.repeat(100_000)}</row>`)] }))).toEqual(
      broken,
    );
  });

  it("is read to the limit of cells, by whole rows; the sheets behind it say so too", async () => {
    const wide = 150;
    const rows = `<row>${one.repeat(wide)}</row>`.repeat(Math.floor(mostCells / wide) + 10);
    const whole = Math.floor(mostCells / wide);
    const few = data(`<row>${one.repeat(mostCells - whole * wide)}</row>`);
    expect(await readOf({ sheets: [data(rows), few, data(`<row>${one}</row>`)] })).toEqual({
      rows: whole,
      cells: whole * wide,
      left: [
        { what: "rows", most: whole, where: "S0" },
        { what: "rows", most: 0, where: "S2" },
      ],
    });
  });

  it("is one of more sheets than are looked at", async () => {
    const sheets = Array.from({ length: mostSheets + 1 }, () => data(`<row>${one}</row>`));
    const file = await readSheets(workbookOf({ sheets }));
    expect(file.blocks).toHaveLength(mostSheets);
    expect(file.left).toEqual([{ what: "sheets", most: mostSheets, where: null }]);
  });
});

describe("texts without end", () => {
  it("are kept only where a cell shows them", async () => {
    const zip = await openZip(
      workbookOf({ sheets: [""], strings: Array.from({ length: 200_000 }, (_, at) => `<t>${at}</t>`) }),
      "xlsx",
    );
    const kept = await readStrings(zip, "xl/sharedStrings.xml", new Set([7, 199_999]));
    expect([...kept].map(([index, { text }]) => [index, text])).toEqual([
      [7, "7"],
      [199_999, "199999"],
    ]);
  });

  it("are read to the limit of letters, by whole rows", async () => {
    const text = "a".repeat(longestText);
    const most = Math.floor(mostLetters / longestText);
    expect(
      await readOf({
        sheets: [data(`<row><c t="s"><v>0</v></c></row>`.repeat(1_000)), data(`<row>${one}</row>`)],
        strings: [`<t>${text}</t>`],
      }),
    ).toEqual({
      rows: most,
      cells: most,
      left: [
        { what: "rows", most, where: "S0" },
        { what: "rows", most: 0, where: "S1" },
      ],
    });
  });

  it("are cut off where no spreadsheet's cell goes on, in whatever pieces they come", async () => {
    for (const text of [`<t>${"a".repeat(40_000)}</t>`, `<r><t>${"a".repeat(100)}</t></r>`.repeat(10_000)]) {
      const file = await readSheets(
        workbookOf({
          sheets: [data(`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`)],
          strings: [text],
        }),
      );
      expect(file.left).toEqual([{ what: "letters", most: longestText, where: "S0" }]);
      expect(cellsOf(tablesOf(file).get("S0"))).toEqual({
        A1: "a".repeat(longestText),
        B1: "a".repeat(longestText),
      });
    }
    const value = await readSheets(
      workbookOf({ sheets: [data(`<row><c t="str"><v>${"b".repeat(40_000)}</v></c></row>`)] }),
    );
    expect(value.left).toEqual([{ what: "letters", most: longestText, where: "S0" }]);
  });
});

describe("whole grids in a few letters", () => {
  it("are no work: validations, formats and hidden columns over everything", async () => {
    const everywhere = "A1:XFD1048576 ".repeat(1_000);
    const around = `<conditionalFormatting sqref="${everywhere}"/><dataValidations><dataValidation sqref="${everywhere}"/></dataValidations>`;
    const columns = `<cols>${`<col min="1" max="16384" hidden="1"/>`.repeat(50_000)}</cols>`;
    const file = await readSheets(
      workbookOf({ sheets: [`${columns}${data(`<row>${one}</row>`)}${around}`] }),
    );
    expect(tablesOf(file).get("S0")?.hiddenColumns).toEqual([0]);
  });

  it("may be merged over each other without end, but not in more ranges than a sheet has", async () => {
    const merge = `<mergeCell ref="A1:XFD1048576"/>`;
    const of = (count: number) =>
      workbookOf({
        sheets: [
          `${data(`<row>${one}${one}</row><row>${one}</row>`)}<mergeCells>${merge.repeat(count)}</mergeCells>`,
        ],
      });
    const file = await readSheets(of(mostMerges));
    expect(tablesOf(file).get("S0")?.rows).toMatchObject([
      { no: 1, cells: [{ across: 16_384, down: 1_048_576 }] },
    ]);
    expect(await refused(of(mostMerges + 1))).toEqual(cells);
  });

  it("have no more formats than a program holds", async () => {
    const of = (styles: string) => workbookOf({ sheets: [data(`<row><c s="1"><v>1</v></c></row>`)], styles });
    expect(await refused(of(stylesOf(...Array(mostFormats + 1).fill("0"))))).toEqual(cells);
    expect(await refused(of(`<fonts>${"<font/>".repeat(mostStyles + 1)}</fonts>`))).toEqual(cells);
    expect(await refused(of(`<cellXfs>${"<xf/>".repeat(mostStyles + 1)}</cellXfs>`))).toEqual(cells);
    const long = await readSheets(of(stylesOf("0".repeat(100_000))));
    expect(String(tablesOf(long).get("S0")?.rows[0]?.cells[0]?.shown)).toMatch(/^0{254}1$/);
  });
});

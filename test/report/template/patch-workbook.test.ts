// An office's workbook filled: the cells hold what they are to hold, and nothing else of the file has changed.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { patchWorkbook, type TemplateCell } from "../../../src/report/template/patch-workbook.ts";
import { load, sheetOf, shown } from "../../support/files/workbook-text.ts";
import { partsIn } from "../../support/template/parts.ts";

const folder = new URL("../../support/template/files/", import.meta.url);
const kept = (name: string): Uint8Array => readFileSync(new URL(name, folder));

const sheet = "Biểu 1";
const cells: readonly TemplateCell[] = [
  { sheet, address: "C7", value: 1_234 },
  { sheet, address: "D7", value: 600.5 },
  { sheet, address: "E7", value: 12_000_000 },
  { sheet, address: "C8", value: -3 },
  { sheet, address: "B9", value: "  Trường “A” & <B>\nhai dòng, _x0041_ \u0001" },
  { sheet, address: "E8", value: null },
  { sheet, address: "E9", value: "không" },
  // Neither the row nor the cell is there.
  { sheet, address: "B11", value: "1.10" },
  { sheet, address: "G10", value: 7 },
  { sheet, address: "A12", value: "=SUM(A1:A2)" },
  { sheet, address: "D10", value: 99, formula: 'IF("<"<>"",99,0)' },
  { sheet, address: "E10", value: 12_000_000, keepsFormula: true },
];

/** The sheets' parts but for what may change: the cells that are filled, and the values of formulas. */
function others(xml: string): string {
  const filled = new Set(cells.map(({ address }) => address));
  return xml
    .replace(/<c r="([A-Z]+[0-9]+)"[^>]*?(?:\/>|>.*?<\/c>)/gsu, (cell, address: string) => {
      if (filled.has(address)) return "";
      return cell.includes("<f") ? cell.replace(/ t="[a-z]+"|<v>.*?<\/v>|<v\/>/gu, "") : cell;
    })
    .replace('<row r="11"></row>', "")
    .replace(/<dimension[^>]*>/u, "")
    .replace(/ spans="2:5"(?= x14ac:dyDescent="0.25"><c r="B10")| spans="5:6"/gu, "");
}

describe.each(["bieu-1.xlsx", "bieu-1-libreoffice.xlsx"])("%s", (name) => {
  const template = kept(name);
  const filled = async (some: readonly TemplateCell[] = cells): Promise<Uint8Array> => {
    const result = await patchWorkbook(template, some);
    if ("cannot" in result) throw new Error(JSON.stringify(result.cannot));
    return result.bytes;
  };

  it("holds what it is to hold, in the looks that the cells had", async () => {
    const before = sheetOf(await load(template), sheet);
    const after = sheetOf(await load(await filled()), sheet);
    const held = Object.fromEntries(cells.map(({ address }) => [address, shown(after.getCell(address))]));
    expect(held).toEqual({
      C7: 1_234,
      D7: 600.5,
      E7: 12_000_000,
      C8: -3,
      // The reader leaves "_x005F_" as it is written.
      B9: "  Trường “A” & <B>\nhai dòng, _x005F_x0041_ _x0001_",
      E8: null,
      E9: "không",
      B11: "1.10",
      G10: 7,
      A12: "=SUM(A1:A2)",
      D10: 99,
      E10: 12_000_000,
    });
    expect(after.getCell("E10").formula).toBe("SUM(E7:E9)");
    expect(after.getCell("D10").formula).toBe('IF("<"<>"",99,0)');
    for (const address of ["C7", "D7", "E7", "C8", "E8", "E9", "D10", "E10"])
      expect([address, after.getCell(address).style]).toEqual([address, before.getCell(address).style]);
  });

  it("leaves everything else byte for byte", async () => {
    const before = await partsIn(template);
    const after = await partsIn(await filled());
    const gone = [...before.keys()].filter((part) => !after.has(part));
    expect(gone).toEqual(before.has("xl/calcChain.xml") ? ["xl/calcChain.xml"] : []);
    expect([...after.keys()]).toEqual([...before.keys()].filter((part) => !gone.includes(part)));
    const changed = [...after].filter(([part, bytes]) => before.get(part)?.equals(bytes) !== true);
    expect(changed.map(([part]) => part)).toEqual(
      [...before.keys()].filter(
        (part) =>
          /sheet[12]\.xml$|workbook\.xml$/u.test(part) ||
          (gone.length > 0 && /Content_Types|workbook\.xml\.rels$/u.test(part)),
      ),
    );
    const text = (parts: ReadonlyMap<string, Buffer>, part: string) => parts.get(part)?.toString() ?? "";
    for (const part of ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"])
      expect(others(text(after, part))).toBe(others(text(before, part)));
    const flag = ' fullCalcOnLoad="1"';
    expect(text(after, "xl/workbook.xml")).toContain(flag);
    expect(text(after, "xl/workbook.xml").replace(flag, "")).toBe(text(before, "xl/workbook.xml"));
    for (const part of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]) {
      const without = text(before, part).replace(/<(?:Override|Relationship) [^>]*calcChain[^>]*>/u, "");
      expect(text(after, part)).toBe(without);
    }
  });

  it("gives the same bytes for the same cells, wherever their order", async () => {
    const [first, second] = [await filled(), await filled(cells.toReversed())];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("changes nothing more when it is filled with the same again", async () => {
    const once = await filled();
    const again = await patchWorkbook(once, cells);
    expect("bytes" in again && Buffer.compare(once, again.bytes)).toBe(0);
  });

  it("takes out the values that formulas had when the form was empty", async () => {
    const parts = await partsIn(await filled([{ sheet, address: "C7", value: 5 }]));
    for (const part of ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]) {
      const formulas = [...(parts.get(part)?.toString() ?? "").matchAll(/<f[ >/].*?<\/c>/gsu)];
      expect(formulas.length).toBeGreaterThan(1);
      expect(formulas.filter(([formula]) => formula.includes("<v"))).toEqual([]);
    }
  });

  it("gives the others of a shared formula their own when its first cell is filled", async () => {
    const bytes = await filled([
      { sheet, address: "F7", value: 1 },
      { sheet, address: "F9", value: 0.5, keepsFormula: true },
    ]);
    const after = sheetOf(await load(bytes), sheet);
    expect(after.getCell("F7").value).toBe(1);
    expect(after.getCell("F8").formula).toBe('IF(C8=0,"",D8/C8)');
    expect(after.getCell("F9").formula).toBe('IF(C9=0,"",D9/C9)');
    expect(after.getCell("F9").result).toBe(0.5);
  });

  it("refuses a merged cell that is not the first, and names every cell that cannot be filled", async () => {
    const result = await patchWorkbook(template, [
      { sheet, address: "A1", value: "UBND HUYỆN A" },
      { sheet, address: "B1", value: 1 },
      { sheet, address: "F12", value: 1 },
      { sheet, address: "C0", value: 1 },
      { sheet, address: "C7", value: 1 },
      { sheet: "biểu 1".normalize("NFD"), address: "c7", value: 2 },
      { sheet: "Biểu 9", address: "A1", value: 1 },
      { sheet: "Biểu 9", address: "A2", value: 1 },
      { sheet, address: "C8", value: "a".repeat(32_768) },
    ]);
    expect(result).toEqual({
      cannot: [
        { type: "no-sheet", sheet: "Biểu 9" },
        { type: "no-address", sheet, address: "C0" },
        { type: "twice", sheet: "biểu 1".normalize("NFD"), address: "c7" },
        { type: "covered", sheet, address: "B1" },
        { type: "covered", sheet, address: "F12" },
        { type: "long-text", sheet, address: "C8" },
      ],
    });
  });
});

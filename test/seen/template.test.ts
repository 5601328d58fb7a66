// LibreOffice opens an office's workbook that was filled: the cells hold what was put in, and the office's own formulas over
// them give what they have to give.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fillTotals } from "../../src/report/template/fill-form.ts";
import { patchWorkbook } from "../../src/report/template/patch-workbook.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { load, sheetOf, shown } from "../support/files/workbook-text.ts";
import { zipOf } from "../support/files/zip-of.ts";
import { sealed, stream, unit, round as usualRound } from "../support/round/unit-reports.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";
import { savedAgain, soffice } from "../support/run/libre-office.ts";
import { firstReport, ownFile, ownFileForm, secondReport } from "../support/template/own-file-form.ts";
import { partsIn } from "../support/template/parts.ts";

if (!soffice) noteAbsent("LibreOffice (a template that was filled)");

const folder = new URL("../support/template/files/", import.meta.url);
const sheet = "Biểu 1";

test.skipIf(!soffice).each(["bieu-1.xlsx", "bieu-1-libreoffice.xlsx"])("%s", async (name) => {
  const result = await patchWorkbook(readFileSync(new URL(name, folder)), [
    { sheet, address: "C7", value: 120 },
    { sheet, address: "C8", value: 80 },
    { sheet, address: "C9", value: 0 },
    { sheet, address: "D7", value: 60 },
    { sheet, address: "D8", value: 20 },
    { sheet, address: "E7", value: 1_500_000.5 },
    { sheet, address: "E9", value: "  chưa có & <không> _x0041_\nhai dòng" },
    // The first cell of a formula that three share.
    { sheet, address: "F7", value: 7 },
    { sheet, address: "B11", value: "007" },
    { sheet, address: "C11", value: 400, formula: "C10*2" },
  ]);
  if ("cannot" in result) throw new Error(JSON.stringify(result.cannot));
  const again = savedAgain(result.bytes);
  const seen = await load(again);
  const of = (address: string) => shown(sheetOf(seen, sheet).getCell(address));
  expect(["C7", "C8", "C9", "D7", "D8", "E7", "F7"].map(of)).toEqual([120, 80, 0, 60, 20, 1_500_000.5, 7]);
  expect(["E9", "B11"].map(of)).toEqual(["  chưa có & <không> _x0041_\nhai dòng", "007"]);
  expect(["C10", "D10", "E10"].map(of)).toEqual([200, 80, 1_500_000.5]);
  expect(["F8", "F9"].map(of)).toEqual([0.25, null]);
  expect(of("C11")).toBe(400);
  const other = sheetOf(seen, "Tóm tắt");
  expect([shown(other.getCell("B1")), shown(other.getCell("B2"))]).toEqual([200, "nhiều"]);
  const parts = [...(await partsIn(again)).keys()];
  for (const part of ["charts/chart1.xml", "comments1.xml", "media/image1.png"])
    expect(parts).toContain(`xl/${part}`);
});

test.skipIf(!soffice)("the totals of a form in its own file are what its own formulas give", async () => {
  const round = { ...usualRound, form: ownFileForm };
  const units = [firstReport, secondReport].map((report) =>
    unit({ name: "Trường", profile: "truong" }, { submission: sealed(report) }),
  );
  const filled = await fillTotals({
    template: ownFile,
    round,
    labels: workbookLabels(round),
    units: stream(units),
  });
  if ("cannot" in filled) throw new Error(JSON.stringify(filled.cannot));
  const ours = sheetOf(await load(filled.bytes), "Biểu 01");
  const again = await load(savedAgain(await bare(filled.bytes)));
  const theirs = sheetOf(again, "Biểu 01");
  for (const address of ["C12", "D12", "F12", "E10", "E11"])
    expect([address, shown(theirs.getCell(address))]).toEqual([address, shown(ours.getCell(address))]);
  expect(["C12", "D12", "F12"].map((address) => shown(theirs.getCell(address)))).toEqual([820, 400, 45.5]);
  // What the office's own formulas make of our figures.
  expect(["E10", "E11"].map((address) => shown(theirs.getCell(address)))).toEqual([0.48, 0.5]);
  expect(shown(theirs.getCell("E12"))).toBeCloseTo(400 / 820, 9);
  expect(shown(theirs.getCell("F13"))).toBeCloseTo(45_500 / 820, 9);
  expect(shown(sheetOf(again, "Danh sách").getCell("D8"))).toBe(19);
});

/** The file without the values that its formulas carry. */
async function bare(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = [...(await partsIn(bytes))].map(([name, part]): [string, Uint8Array | string] => [
    name,
    name.startsWith("xl/worksheets/") ? String(part).replace(/(?<=<\/f>)<v>[^<]*<\/v>/gu, "") : part,
  ]);
  return zipOf(Object.fromEntries(parts));
}

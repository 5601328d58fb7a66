// A form's own workbook with the totals of its units, or with one unit's report: each figure at its place, the file as it was.
import { describe, expect, it } from "vitest";
import type { Form } from "../../../src/form/form.ts";
import { nothingBeside } from "../../../src/form/report-cells.ts";
import {
  type FilledForm,
  fillTotals,
  fillUnit,
  templateRefusals,
} from "../../../src/report/template/fill-form.ts";
import type { RoundInfo, UnitReport } from "../../../src/report/types.ts";
import { workbookLabels } from "../../../src/text/paper/labels.ts";
import { load, sheetOf, shown } from "../../support/files/workbook-text.ts";
import { answers, sealed, stream, unit, round as usualRound } from "../../support/round/unit-reports.ts";
import { firstReport, ownFile, ownFileForm, secondReport } from "../../support/template/own-file-form.ts";
import { partsIn } from "../../support/template/parts.ts";

const roundOf = (form: Form): RoundInfo => ({ ...usualRound, form });
const round = roundOf(ownFileForm);
const labels = workbookLabels(round);
const school = (name: string, report: Parameters<typeof sealed>[0]): UnitReport =>
  unit({ name, shortName: name, profile: "truong" }, { submission: sealed(report) });
const units = [
  school("Trường A", firstReport),
  school("Trường B", secondReport),
  unit({ name: "Trường C", profile: "truong" }),
];
const totals = (of: readonly UnitReport[] = units, form = ownFileForm) =>
  fillTotals({ template: ownFile, round: roundOf(form), labels, units: stream(of) });

/** Cells of the filled file; a formula with what it shows. */
async function cells(filled: FilledForm, sheet: string, ...addresses: string[]) {
  if (!("bytes" in filled)) throw new Error(JSON.stringify(filled.cannot));
  const of = sheetOf(await load(filled.bytes), sheet);
  return Object.fromEntries(
    addresses.map((address) => {
      const cell = of.getCell(address);
      const value = shown(cell);
      return [address, cell.formula === undefined ? value : `=${cell.formula} → ${value}`];
    }),
  );
}

describe("the totals", () => {
  it("stand where the form says, in what the paper counts in, over the file's own formulas", async () => {
    expect(
      await cells(
        await totals(),
        "Biểu 01",
        "C10",
        "D10",
        "E10",
        "F10",
        "G10",
        "C11",
        "F11",
        "C12",
        "D12",
        "F12",
      ),
    ).toEqual({
      C10: 500,
      D10: 240,
      // Computed from the totals, in hundredths as the cell shows it.
      E10: '=IF(C10=0,"",D10/C10) → 0.48',
      F10: 45.5,
      G10: 2,
      C11: 320,
      F11: 0,
      C12: "=SUM(C10:C11) → 820",
      D12: "=SUM(D10:D11) → 400",
      F12: "=SUM(F10:F11) → 45.5",
    });
  });

  it("come with who asks, how many are counted, and remarks by unit", async () => {
    expect(await cells(await totals(), "Biểu 01", "A1", "A4", "A5", "H10", "H11", "B10")).toEqual({
      A1: round.office,
      A4: round.office,
      A5: "Số liệu tạm thời đến 09:30 ngày 16/10/2022. Tổng của 2/3 đơn vị đã nộp.",
      H10: "Trường A: có 2 điểm trường",
      H11: null,
      B10: "Tiểu học",
    });
  });

  it("list the lines of all units, each with whose it is", async () => {
    const found = await cells(
      await totals(),
      "Danh sách",
      "A4",
      "B4",
      "C4",
      "D4",
      "B5",
      "C5",
      "B6",
      "C6",
      "D6",
      "B7",
    );
    expect(found).toEqual({
      A4: 1,
      B4: "Trường A",
      C4: "Máy chiếu <Full HD> & màn",
      D4: 2,
      B5: "Trường A",
      C5: "Kính hiển vi",
      B6: "Trường B",
      C6: "Kệ sách",
      D6: 5,
      B7: null,
    });
  });

  it("are none where the lines find no room, and say so", async () => {
    const [first, second] = units;
    if (!first || !second) throw new Error("no units");
    expect(await totals([first, second, first])).toEqual({
      cannot: [{ type: "no-room", sheet: "Danh sách", lines: 5, most: 4 }],
    });
  });

  it("over nobody leave every cell empty", async () => {
    const found = await cells(await totals([]), "Biểu 01", "C10", "F11", "G10", "H10", "A5");
    expect(found).toEqual({
      C10: null,
      F11: null,
      G10: null,
      H10: null,
      A5: "Số liệu tạm thời đến 09:30 ngày 16/10/2022. Tổng của 0/0 đơn vị đã nộp.",
    });
  });
});

describe("one unit's report", () => {
  const filled = (of: Parameters<typeof answers>[0], profile: string | null = "truong", form = ownFileForm) =>
    fillUnit({
      template: ownFile,
      round: roundOf(form),
      labels,
      unit: { name: "Trường A", profile },
      answers: answers(of),
      beside: nothingBeside,
      banner: "BẢN DỰ THẢO",
    });

  it("stands where the form says, yes and no in words, its lines without its name", async () => {
    expect(
      await cells(await filled(firstReport), "Biểu 01", "A4", "A5", "C10", "F10", "G10", "G11", "H10", "C12"),
    ).toEqual({
      A4: "Trường A",
      A5: "BẢN DỰ THẢO",
      C10: 300,
      F10: 25,
      G10: "Có",
      G11: "Không",
      H10: "có 2 điểm trường",
      C12: "=SUM(C10:C11) → 520",
    });
    const list = await cells(await filled(firstReport), "Danh sách", "A2", "B4", "C4", "D4", "C5", "D5");
    expect(list).toEqual({
      A2: "Trường A",
      B4: null,
      C4: "Máy chiếu <Full HD> & màn",
      D4: 2,
      C5: "Kính hiển vi",
      D5: 12,
    });
  });

  it("is the empty file while nothing is answered", async () => {
    expect(await cells(await filled({}), "Biểu 01", "C10", "G10", "C12", "C7")).toEqual({
      C10: null,
      G10: null,
      C12: "=SUM(C10:C11) → null",
      C7: "Học sinh",
    });
  });

  it("leaves alone what is not asked of it", async () => {
    const form = structuredClone(ownFileForm);
    for (const row of form.sections[0]?.items[0]?.table?.rows ?? [])
      if (row.id === "thcs") row.applies = { truong: 0 };
    const { "b/thcs/tong": _, ...rest } = firstReport;
    const found = await filled(rest, "truong", form);
    if (!("bytes" in found)) throw new Error("not filled");
    const row11 = (bytes: Uint8Array) =>
      partsIn(bytes).then(
        (parts) =>
          /<row r="11".*?<\/row>/su.exec(parts.get("xl/worksheets/sheet1.xml")?.toString() ?? "")?.[0],
      );
    const stale = / t="str"(?=><f)|<v><\/v>/gu;
    expect(await row11(found.bytes)).toBe((await row11(ownFile))?.replace(stale, ""));
  });
});

describe("a share", () => {
  const percents = structuredClone(ownFileForm);
  for (const column of percents.sections[0]?.items[0]?.table?.columns ?? [])
    if (column.id === "ty_le") delete column.compute;

  it("is written in hundredths where the cell's format shows it so", async () => {
    const filled = await fillUnit({
      template: ownFile,
      round: roundOf(percents),
      labels,
      unit: { name: "Trường A", profile: "truong" },
      answers: answers({ ...firstReport, "b/th/ty_le": 50.7, "b/thcs/ty_le": 0 }),
      beside: nothingBeside,
      banner: "",
    });
    expect(await cells(filled, "Biểu 01", "E10", "E11")).toEqual({ E10: 0.507, E11: 0 });
  });

  it("is never added up", async () => {
    const form = structuredClone(percents);
    for (const column of form.sections[0]?.items[0]?.table?.columns ?? [])
      if (column.id === "ty_le") delete column.rollUp;
    const given = { ...firstReport, "b/th/ty_le": 50.7 };
    const filled = await totals([school("Trường A", given), school("Trường B", given)], form);
    expect(await cells(filled, "Biểu 01", "E10")).toEqual({ E10: null });
  });
});

describe("before it is used", () => {
  it("a file that fits has nothing in its way", async () => {
    expect(await templateRefusals(ownFileForm, ownFile)).toEqual([]);
  });

  it("a form that names no place, a sheet that is not there and a cell under another are told", async () => {
    const form = structuredClone(ownFileForm);
    const [first, second] = (form.sections[0]?.items ?? []).map(({ table }) => table?.printed?.at);
    if (!first || !second) throw new Error("no places");
    second.sheet = "Danh sach";
    first.rows.cong = 11;
    first.asOf = "B5";
    const reasons = await templateRefusals(form, ownFile);
    expect(reasons.map(({ type }) => type).sort()).toEqual([
      "covered",
      "no-sheet",
      "twice",
      "twice",
      "twice",
    ]);
    const without = structuredClone(ownFileForm);
    for (const item of without.sections[0]?.items ?? []) delete item.table?.printed;
    expect(await templateRefusals(without, ownFile)).toEqual([{ type: "no-places" }]);
  });
});

// LibreOffice computes printed expressions as the evaluator does, over random expressions and random cells.
import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/expression/evaluate.ts";
import { decimalOf } from "../../src/expression/exact.ts";
import { toExcel } from "../../src/expression/excel/to-excel.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import { anyCells, anyExpression } from "../support/expression/random.ts";
import { addressOf, at, type Cells, columns, excelOf, lookupIn, rows } from "../support/expression/sheet.ts";
import { load } from "../support/files/workbook-text.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";
import { savedAgain, soffice } from "../support/run/libre-office.ts";

if (!soffice) noteAbsent("LibreOffice (the formulas of expressions)");

/** What nobody would think of by chance: halves that no binary number is, a 0 that is almost one. */
const chosen = [
  "LÀM TRÒN(1,005; 2)",
  "LÀM TRÒN(2,675; 2)",
  "LÀM TRÒN(-0,5)",
  "LÀM TRÒN(1,005 * 1000 / 10; 0)",
  "LÀM TRÒN(57 / 200; 2)",
  "LÀM TRÒN(1,15 * 10; 0)",
  "1 / (0,3 - 0,1 - 0,2)",
  "0,1 + 0,2 = 0,3",
  "0,3 - 0,1 - 0,2 = 0",
  "0,1 * 3 <= 0,3",
  "12,5% * 8 = 1",
  "ĐẾM({1.1}:{1.4}[5])",
  "TỔNG({1.1}:{1.4}[4]) = {1.1}[4] + {1.2}[4] + {1.3}[4] + {1.4}[4]",
  "nếu [5] thì [2] / [3] > 0,5",
  'nếu [4] >= 2,5 thì "Tốt" không thì "Khá"',
];

test.skipIf(!soffice)("expressions are worth the same in a workbook", async () => {
  const seed = 2026;
  const all = fc.sample(anyCells, { numRuns: 24, seed });
  const said = fc.sample(anyExpression, { numRuns: all.length * 40, seed });
  const workbook = new ExcelJS.Workbook();
  const expected = new Map<string, { text: string; value: string | number }>();
  for (const [number, cells] of all.entries()) {
    const sheet = workbook.addWorksheet(`S${number}`);
    const yesNo = number % 2 === 0 ? "truth" : "ones";
    fill(sheet, cells, yesNo);
    const texts = [...chosen, ...said.slice(number * 40, number * 40 + 40)];
    for (const [line, text] of texts.entries()) {
      const expression = parseExpression(text);
      const formula = toExcel(expression, excelOf(cells, yesNo));
      if (formula === null) continue;
      const address = `H${line + 1}`;
      sheet.getCell(address).value = { formula };
      expected.set(`${sheet.name}!${address}`, {
        text,
        value: inCell(evaluate(expression, lookupIn(cells))),
      });
    }
  }
  const computed = await load(savedAgain(new Uint8Array(await workbook.xlsx.writeBuffer())));
  const wrong = [...expected].flatMap(([where, { text, value }]) => {
    const [sheet = "", address = ""] = where.split("!");
    const cell = computed.getWorksheet(sheet)?.getCell(address);
    const result = cell?.result ?? "";
    return isSame(result, value) ? [] : [{ where, text, formula: cell?.formula, result, value }];
  });
  expect(wrong).toEqual([]);
  const values = [...expected.values()].map(({ value }) => value);
  expect(expected.size).toBeGreaterThan(1200);
  for (const kind of ["", "Có", "Không"])
    expect(values.filter((value) => value === kind).length).toBeGreaterThan(60);
  expect(values.filter((value) => typeof value === "number").length).toBeGreaterThan(250);
});

function fill(sheet: ExcelJS.Worksheet, cells: Cells, yesNo: "truth" | "ones"): void {
  for (const row of rows) {
    for (const column of columns) {
      const value = cells[at(row, column)];
      if (value === null || value === undefined) continue;
      const shown =
        typeof value === "boolean" ? yes[yesNo][Number(value)] : value === "x" ? "x" : Number(value);
      sheet.getCell(addressOf(row, column)).value = shown;
    }
  }
}

const yes = { truth: ["Không", "Có"], ones: [0, 1] };

function inCell(held: ReturnType<typeof evaluate>): string | number {
  if (held.type === "number") return Number(decimalOf(held.value, 15));
  if (held.type === "truth") return held.value ? "Có" : "Không";
  return held.type === "text" ? held.value : "";
}

function isSame(result: unknown, value: string | number): boolean {
  if (typeof value === "string" || typeof result !== "number") return result === value;
  return Math.abs(result - value) <= 1e-9 * Math.max(1, Math.abs(value));
}

// Totals as cells: formulas with the value they had, blank over nobody, and text where a number would not be exact.
import { fromScaled } from "../../form/scaled.ts";
import type { CellValue } from "./sheet.ts";

/** Spreadsheets keep 15 digits; beyond them a number would silently become another one. */
const largest = 999_999_999_999_999n;

/** How a total that is no exact number is written, from its decimal digits. */
type Written = (decimal: string) => string;

/** A total as a plain value; it is a whole number of its last digit. */
export function valueCell(total: bigint | null, digits: number, written: Written): number | string | null {
  if (total === null) return null;
  const decimal = fromScaled(total, digits);
  return isExact(total) ? Number(decimal) : written(decimal);
}

/** A total as the sum of these cells or ranges; a formula's own blank is an empty text. */
export function sumCell(
  ranges: readonly string[],
  total: bigint | null,
  digits: number,
  written: Written,
): CellValue {
  if (ranges.length === 0) return valueCell(total, digits, written);
  const cells = ranges.join(",");
  return formulaCell(`IF(COUNT(${cells})=0,"",SUM(${cells}))`, total, digits, written);
}

/** The average of the numbers in a range, rounded as the total beside it is. */
export function averageCell(
  range: string,
  total: bigint | null,
  digits: number,
  written: Written,
): CellValue {
  return formulaCell(`IF(COUNT(${range})=0,"",ROUND(AVERAGE(${range}),${digits}))`, total, digits, written);
}

/** A total as this formula; as a plain value where there is none, or where it would not be exact. */
export function formulaCell(
  formula: string | null,
  total: bigint | null,
  digits: number,
  written: Written,
): CellValue {
  if (formula === null || (total !== null && !isExact(total))) return valueCell(total, digits, written);
  return { formula, result: total === null ? "" : Number(fromScaled(total, digits)) };
}

/** How many of these cells are above 0. */
export function heldCell(range: string, held: number): CellValue {
  return { formula: `COUNTIF(${range},">0")`, result: held };
}

/** Neighbouring rows or columns as ranges, the others alone: ["D8:D21", "D30"]. Cells come in sheet order. */
export function asRanges(cells: readonly { readonly column: string; readonly row: number }[]): string[] {
  const runs: { column: string; from: number; to: number }[] = [];
  for (const { column, row } of cells) {
    const run = runs.at(-1);
    if (run && run.column === column && run.to === row - 1) run.to = row;
    else runs.push({ column, from: row, to: row });
  }
  return runs.map(({ column, from, to }) =>
    from === to ? `${column}${from}` : `${column}${from}:${column}${to}`,
  );
}

function isExact(total: bigint): boolean {
  return total <= largest && total >= -largest;
}

// Merged cells of a sheet: which cell takes which columns and rows, and which cells nobody sees. Pure.
import { mostColumns } from "./limits.ts";
import type { Range } from "./references.ts";

/** What a cell covers; null of a cell that another one covers. */
export type Cover = { readonly across: number; readonly down: number } | null;

const single: Cover = { across: 1, down: 1 };

/**
 * Gives `coverAt(row, column)`, which has to be asked by rows from the top. At any row at most one range lies over a
 * column: of two that overlap, which no program writes, the one further up holds. So the work is that of the rows' and
 * the ranges' columns, however the ranges lie.
 */
export function coversOf(ranges: readonly Range[]): (row: number, column: number) => Cover {
  const waiting = ranges.toSorted((a, b) => a.top - b.top || a.left - b.left);
  const over: (Range | undefined)[] = [];
  let next = 0;
  let current = 0;

  function goTo(row: number): void {
    current = row;
    for (let range = waiting[next]; range !== undefined && range.top <= row; range = waiting[++next]) {
      lay(range, row);
    }
  }

  function lay(range: Range, row: number): void {
    const right = Math.min(range.right, mostColumns - 1);
    for (let column = range.left; column <= right; column++) {
      const other = over[column];
      if (other !== undefined && other.bottom >= Math.max(range.top, row)) return;
    }
    for (let column = range.left; column <= right; column++) over[column] = range;
  }

  return (row, column) => {
    if (row !== current) goTo(row);
    const range = over[column];
    if (range === undefined || range.bottom < row) return single;
    if (range.top !== row || range.left !== column) return null;
    return { across: range.right - range.left + 1, down: range.bottom - range.top + 1 };
  };
}

// Where a cell lies: "C12" and "A1:B2". Pure.
import { lastColumn, lastRow } from "./limits.ts";

/** The row as the spreadsheet counts it, from 1; the column from 0. */
export type Place = { readonly row: number; readonly column: number };
export type Range = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Null of a text that names no cell of any grid. */
export function placeOf(text: string): Place | null {
  const match = /^([A-Za-z]{1,3})([1-9][0-9]{0,6})$/.exec(text);
  if (match === null) return null;
  const [, letters = "", digits = ""] = match;
  const row = Number(digits);
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return row <= lastRow && column <= lastColumn ? { row, column: column - 1 } : null;
}

/** Null of a text that names no range; one cell is a range too. */
export function rangeOf(text: string): Range | null {
  const [from = "", to = from, more] = text.split(":");
  const [first, last] = [placeOf(from), placeOf(to)];
  if (first === null || last === null || more !== undefined) return null;
  return {
    top: Math.min(first.row, last.row),
    bottom: Math.max(first.row, last.row),
    left: Math.min(first.column, last.column),
    right: Math.max(first.column, last.column),
  };
}

// One cell of a list of units as text, whatever kind of value it holds. Pure.
import type { FileCell, FileRow } from "../files/blocks.ts";

/** Why a cell gives no text: a truth value, a date, a formula that nobody worked out, an error such as #N/A. */
export type CellProblem =
  | { readonly type: "boolean" | "date" | "formula" }
  | { readonly type: "error"; readonly code: string };

/** A cell's text in one line; `number` is what it holds where that is a number. */
export type Cell = {
  readonly text: string;
  readonly number: number | null;
  readonly problem: CellProblem | null;
};

const blank: Cell = { text: "", number: null, problem: null };

/** What stands in a row's column. */
export function cellAt(row: FileRow, column: number | undefined): Cell {
  const found = row.cells.find((cell) => cell.column === column);
  return found ? cellOf(found) : blank;
}

export function cellOf({ value, shown }: FileCell): Cell {
  switch (value.type) {
    case "text":
      return { ...blank, text: value.text.replaceAll("\n", " ") };
    case "number":
      return { ...blank, text: asShown(shown, value.number), number: value.number };
    case "date":
      return { ...blank, problem: { type: "date" } };
    case "truth":
      return { ...blank, problem: { type: "boolean" } };
    case "error":
      return { ...blank, problem: { type: "error", code: value.code } };
    case "unworked":
      return { ...blank, problem: { type: "formula" } };
  }
}

/** A code is what a person sees ("001"), but for signs that only part the digits of a large number. */
function asShown(shown: string, number: number): string {
  const text = shown.trim();
  const parted =
    /^-?\d{1,3}(?:[., \u00A0]\d{3})+$/u.test(text) || /^-?[\d.]+E[+-]?\d+$/i.test(text) || /^#+$/.test(text);
  return text === "" || parted ? String(number) : text;
}

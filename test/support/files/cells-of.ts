// A table of blocks as a test says it: what each cell holds, by the name that a spreadsheet gives the cell.
import type { FileTable, FileValue, ReadFile } from "../../../src/files/blocks.ts";

/** A number or text as it is; of anything else what it is. */
export type Held = number | string | { readonly [what: string]: string | boolean };

/** The tables of a file, by the names of their sheets ("" where there is none). */
export function tablesOf(file: ReadFile): Map<string, FileTable> {
  return new Map(
    file.blocks.flatMap((block) => (block.type === "table" ? [[block.sheet?.name ?? "", block]] : [])),
  );
}

/** What the cells hold: `{ A1: "STT", D3: 12 }`. */
export function cellsOf(table: FileTable | undefined): Record<string, Held> {
  return namedCells(table, ({ value }) => heldIn(value));
}

/** What a person sees in them. */
export function shownIn(table: FileTable | undefined): Record<string, Held> {
  return namedCells(table, ({ shown }) => shown);
}

function namedCells(
  table: FileTable | undefined,
  of: (cell: FileTable["rows"][number]["cells"][number]) => Held,
): Record<string, Held> {
  if (table === undefined) throw new Error("there is no such table");
  return Object.fromEntries(
    table.rows.flatMap((row) => row.cells.map((cell) => [`${columnName(cell.column)}${row.no}`, of(cell)])),
  );
}

function heldIn(value: FileValue): Held {
  switch (value.type) {
    case "number":
      return value.number;
    case "text":
      return value.text;
    case "date":
      return { day: value.day };
    case "truth":
      return { is: value.is };
    case "error":
      return { error: value.code };
    case "unworked":
      return { unworked: true };
  }
}

/** "A" of 0, "AA" of 26. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}

// A table of a file as a grid: what is seen at each column of each row, merges filled in, rows left empty counted. Pure.
import type { FileCell, FileTable } from "../../files/blocks.ts";

export type GridRow = {
  /** By column; null where nothing is written. A merged cell stands at its first column alone. */
  readonly cells: readonly (FileCell | null)[];
  /** The cell that covers each column, merges filled in. */
  readonly covering: readonly (FileCell | null)[];
  readonly bold: boolean;
  /** Its number in the sheet, by which formulas name it. */
  readonly no: number;
};

export type Grid = {
  readonly width: number;
  readonly rows: readonly GridRow[];
  /** Of the file's own head; 0 where it names none. */
  readonly declared: number;
};

/** More rows or columns no officer asks for; what comes after is told. */
export const mostRows = 400;
export const mostColumns = 60;

/** The grid; rows that hold nothing are rows all the same, since a list is drawn with them. */
export function gridOf({ rows: filled, head, hiddenColumns }: FileTable): Grid {
  const shown = filled.filter(({ hidden }) => hidden === undefined);
  const first = shown[0]?.no ?? 1;
  const last = Math.min(shown.at(-1)?.no ?? 0, first + mostRows - 1);
  const width = Math.min(
    mostColumns,
    shown.reduce(
      (most, { cells }) => Math.max(most, ...cells.map(({ column, across }) => column + across)),
      0,
    ),
  );
  const byNo = new Map(shown.map((row) => [row.no, row.cells]));
  let above: { readonly cell: FileCell; readonly until: number }[] = [];
  const rows: GridRow[] = [];
  for (let no = first; no <= last; no++) {
    const cells: (FileCell | null)[] = Array<FileCell | null>(width).fill(null);
    const covering: (FileCell | null)[] = Array<FileCell | null>(width).fill(null);
    above = above.filter(({ until }) => until >= no);
    const own = (byNo.get(no) ?? []).filter(({ column }) => !hiddenColumns.includes(column));
    for (const cell of [...above.map(({ cell: covered }) => covered), ...own])
      for (let at = cell.column; at < Math.min(width, cell.column + cell.across); at++) covering[at] = cell;
    for (const cell of own) {
      if (cell.column < width) cells[cell.column] = cell;
      if (cell.down > 1) above.push({ cell, until: no + cell.down - 1 });
    }
    const written = own.filter(({ shown: text }) => text.trim() !== "");
    rows.push({
      cells,
      covering,
      bold: written.length > 0 && written.every(({ bold }) => bold === true),
      no,
    });
  }
  return { width, rows, declared: Math.max(0, head) };
}

export function textAt({ cells }: GridRow, column: number): string {
  return cells[column]?.shown.trim() ?? "";
}

export function isEmpty({ cells }: GridRow): boolean {
  return cells.every((cell) => cell === null || cell.shown.trim() === "");
}

// One sheet of a workbook that was read: its cells by line and column, as a person sees them. Pure.
import type { FileCell, FileTable } from "../../files/blocks.ts";

export type Spot = { readonly line: number; readonly column: number };

export class Paper {
  readonly name: string;
  /** Lines that hold something, from above; each by its number in the sheet, from 0. */
  readonly lines: readonly number[];
  readonly #cells = new Map<number, ReadonlyMap<number, FileCell>>();
  readonly #merged: { readonly line: number; readonly cell: FileCell }[] = [];

  constructor(table: FileTable) {
    this.name = table.sheet?.name ?? "";
    for (const { no, cells } of table.rows) {
      this.#cells.set(no - 1, new Map(cells.map((cell) => [cell.column, cell])));
      for (const cell of cells)
        if (cell.across > 1 || cell.down > 1) this.#merged.push({ line: no - 1, cell });
    }
    this.lines = [...this.#cells.keys()].sort((a, b) => a - b);
  }

  /** What is shown there; empty where nothing is, or where a merged cell only reaches. */
  text(line: number, column: number): string {
    return this.#cells.get(line)?.get(column)?.shown.trim() ?? "";
  }

  /** What is shown there, also by a merged cell that reaches there; with where that one begins. */
  covering(
    line: number,
    column: number,
  ): { readonly text: string; readonly line: number; readonly column: number } {
    const merged = this.#merged.find(
      ({ line: top, cell }) =>
        top <= line && line < top + cell.down && cell.column <= column && column < cell.column + cell.across,
    );
    if (merged) return { text: merged.cell.shown.trim(), line: merged.line, column: merged.cell.column };
    return { text: this.text(line, column), line, column };
  }

  /** The columns of a line that hold something. */
  columns(line: number): readonly number[] {
    return [...(this.#cells.get(line)?.keys() ?? [])].sort((a, b) => a - b);
  }
}

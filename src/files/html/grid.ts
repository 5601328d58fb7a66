// Where the cells of an HTML table stand in its grid: beside what cells of rows above still cover. Pure.
import { mostOfDocument } from "../gather.ts";

export class HtmlGrid {
  /** For each column, how many rows from here on a cell from above covers; without those that are free. */
  #covered: number[] = [];
  #column = 0;
  /** Columns that the table declares hidden. */
  readonly #hidden = new Set<number>();
  #declared = 0;
  /** How the table writes its numbers, where it says so. */
  readonly signs: { readonly decimal: string; readonly thousand: string } | null;
  /** Its first row or column has come: what stood before is its caption. */
  begun = false;

  constructor(signs: HtmlGrid["signs"]) {
    this.signs = signs;
  }

  /** `<col span>`: gives the columns that it hides. */
  declare(span: number, hidden: boolean): number[] {
    const end = Math.min(this.#declared + span, mostOfDocument.columns);
    const columns = hidden
      ? Array.from({ length: end - this.#declared }, (_, at) => this.#declared + at)
      : [];
    this.#declared = end;
    for (const column of columns) this.#hidden.add(column);
    return columns;
  }

  beginRow(): void {
    this.#column = 0;
  }

  endRow(): void {
    this.#covered = this.#covered.map((rows) => Math.max(rows - 1, 0));
  }

  /** The column in which the next cell begins. */
  get free(): number {
    while ((this.#covered[this.#column] ?? 0) > 0) this.#column += 1;
    return this.#column;
  }

  isHidden(column: number): boolean {
    return this.#hidden.has(column);
  }

  /** Puts a cell there; what lies beyond the last column is not kept. */
  place(across: number, down: number): void {
    const begin = this.free;
    const end = Math.min(begin + across, mostOfDocument.columns);
    for (let column = begin; column < end; column++) {
      // Of an array no place may be left without a number.
      while (this.#covered.length <= column) this.#covered.push(0);
      this.#covered[column] = Math.max(this.#covered[column] ?? 0, down);
    }
    this.#column = begin + across;
  }
}

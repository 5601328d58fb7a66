// One table of a document as it comes: cells by their place in the grid, merged downwards and sideways. Knows the gatherer.
import type { FileCell } from "../blocks.ts";
import type { Gatherer } from "../gather.ts";

/** Beyond every grid; a span may say a thousand millions. */
const farRight = 1_000_000;

/** What the properties of a row say. */
type Row = {
  head: boolean;
  hidden: boolean;
  /** Its deletion is only tracked. */
  deleted: boolean;
  /** The gatherer knows of it. */
  begun: boolean;
};

type Merge = "none" | "restart" | "continue";

type Cell = { span: number; down: Merge; right: Merge; deleted: boolean; state: "new" | "open" | "dropped" };

/** A merge that goes on: the cell that it began with, and the last row that it covers. */
type Going = { readonly cell: FileCell | null; row: number };

export class WordTable {
  readonly #gatherer: Gatherer;
  #row: Row = emptyRow();
  #cell: Cell | null = null;
  #no = 0;
  #column = 0;
  #last: FileCell | null = null;
  /** By the column in which they begin. */
  readonly #merges = new Map<number, Going>();

  constructor(gatherer: Gatherer) {
    this.#gatherer = gatherer;
    gatherer.openTable();
  }

  get row(): Row {
    return this.#row;
  }

  get cell(): Cell | null {
    return this.#cell;
  }

  beginRow(): void {
    this.#row = emptyRow();
    this.#column = 0;
    this.#last = null;
  }

  /** Columns that the row leaves free before its first cell. */
  skip(columns: number): void {
    this.#column = Math.min(this.#column + columns, farRight);
  }

  endRow(): void {
    if (this.#row.deleted) return;
    this.#beginRow();
    this.#gatherer.closeRow();
  }

  beginCell(): void {
    this.#cell = { span: 1, down: "none", right: "none", deleted: false, state: "new" };
  }

  /**
   * To be called when the cell's properties are known, at the latest before what stands in it. Gives whether that is
   * read: what a merge covers is not shown.
   */
  enterCell(): boolean {
    const cell = this.#cell;
    if (cell === null) return false;
    if (cell.state !== "new") return cell.state === "open";
    cell.state = this.#isDropped(cell) ? "dropped" : "open";
    if (cell.state === "dropped") return false;
    this.#beginRow();
    this.#gatherer.openCell({ column: this.#column, across: cell.span, down: 1 });
    return true;
  }

  endCell(): void {
    this.enterCell();
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || cell.deleted) return;
    if (cell.state === "open") {
      this.#last = this.#gatherer.closeCell();
      if (cell.down === "none") this.#merges.delete(this.#column);
      else this.#merges.set(this.#column, { cell: this.#last, row: this.#no });
    }
    this.skip(cell.span);
  }

  end(): void {
    this.#gatherer.closeTable();
  }

  #beginRow(): void {
    if (this.#row.begun) return;
    this.#row.begun = true;
    this.#no += 1;
    this.#gatherer.openRow(this.#row);
  }

  #isDropped(cell: Cell): boolean {
    if (cell.deleted || this.#row.deleted) return true;
    if (cell.right === "continue" && this.#column > 0) {
      if (this.#last !== null) this.#last.across += cell.span;
      return true;
    }
    this.#beginRow();
    const going = cell.down === "continue" ? this.#merges.get(this.#column) : undefined;
    if (going?.row !== this.#no - 1) return false;
    going.row = this.#no;
    if (going.cell !== null) going.cell.down += 1;
    this.#last = null;
    return true;
  }
}

function emptyRow(): Row {
  return { head: false, hidden: false, deleted: false, begun: false };
}

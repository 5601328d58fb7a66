// Reads one sheet's XML into rows of what its cells hold, its merges and its hidden columns, within the limits. Knows their XML.

import { UnreadableFile } from "../unreadable.ts";
import type { XmlBytes, XmlElement } from "../xml.ts";
import { readTree, type XmlPlace } from "../xml-tree.ts";
import { brokenWorkbook } from "./broken.ts";
import { cellPlace, type SheetCell } from "./cell.ts";
import { lastColumn, lastRow, mostColumns, mostLinks, mostMerges, mostRows } from "./limits.ts";
import { type Place, placeOf, type Range, rangeOf } from "./references.ts";
import { SharedFormulas } from "./shared-formulas.ts";
import { isTrue } from "./truth.ts";

export type PlacedCell = SheetCell & { readonly column: number };
export type SheetRow = {
  readonly no: number;
  readonly hidden: boolean;
  readonly cells: readonly PlacedCell[];
};

/** Cells whose words lead somewhere, by the id of the sheet's relationship. */
export type SheetLink = {
  readonly range: Range;
  readonly id: string;
  /** The place on that page, where one is named. */
  readonly place: string | null;
};

export type Sheet = {
  /** In their order; those that hold something. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly number[];
  readonly links: readonly SheetLink[];
  /** There were rows beyond the limit, or columns. */
  readonly moreRows: boolean;
  readonly moreColumns: boolean;
};

/**
 * Whatever is no cell, merge, link or column is passed over: validations, conditional formats, drawings, comments.
 *
 * @param mostCells as many filled cells are taken; a row is taken whole or not at all.
 * @throws UnreadableFile
 */
export async function readSheet(chunks: XmlBytes, mostCells: number): Promise<Sheet> {
  const grid = new Grid(mostCells);
  const merges: Range[] = [];
  const hidden: Columns[] = [];
  const links: SheetLink[] = [];
  await readTree(chunks, "xlsx", "s:worksheet", {
    inside: {
      "s:cols": { inside: { "s:col": { open: (element) => keepHidden(element, hidden) } } },
      "s:sheetData": { inside: { "s:row": grid.rowPlace } },
      "s:mergeCells": { inside: { "s:mergeCell": { open: (element) => keepMerge(element, merges) } } },
      "s:hyperlinks": { inside: { "s:hyperlink": { open: (element) => keepLink(element, links) } } },
    },
  });
  const { moreRows, moreColumns } = grid;
  return { rows: grid.inOrder(), merges, hiddenColumns: columnsIn(hidden), links, moreRows, moreColumns };
}

/** The rows as they come. A row or cell that does not say where it lies follows the one before it. */
class Grid {
  moreRows = false;
  moreColumns = false;
  readonly rowPlace: XmlPlace;
  readonly #rows: SheetRow[] = [];
  readonly #shared = new SharedFormulas();
  readonly #mostCells: number;
  #count = 0;
  #row: { no: number | null; readonly hidden: boolean; cells: PlacedCell[] } = rowOf(null);
  #lastRow = 0;
  #column = -1;

  constructor(mostCells: number) {
    this.#mostCells = mostCells;
    this.rowPlace = {
      open: (element) => {
        this.#row = rowOf(element);
        this.#column = -1;
      },
      inside: {
        "s:c": cellPlace(
          (reference) => this.#moveTo(reference),
          (cell) => this.#keepCell(cell),
        ),
      },
      close: () => this.#closeRow(),
    };
  }

  inOrder(): SheetRow[] {
    return sorted(this.#rows, ({ no }) => no);
  }

  #moveTo(reference: string | null): void {
    const place: Place | null = reference === null ? this.#following() : placeOf(reference);
    if (place === null || place.column >= lastColumn) throw brokenWorkbook();
    // A row that does not say its number has that of its cells.
    this.#row.no ??= place.row;
    if (place.row !== this.#row.no) throw brokenWorkbook();
    this.#column = place.column;
  }

  #following(): Place {
    return { row: this.#row.no ?? this.#lastRow + 1, column: this.#column + 1 };
  }

  #keepCell(cell: SheetCell): void {
    const column = this.#column;
    const written = this.#formulaOf(cell);
    if (column >= mostColumns) this.moreColumns = true;
    else if (!this.moreRows) this.#row.cells.push({ ...cell, written, column });
  }

  #formulaOf({ share, written }: SheetCell): string | null {
    if (share === null) return written;
    return this.#shared.at(share, written, { row: this.#row.no ?? 0, column: this.#column });
  }

  #closeRow(): void {
    const { no = null, hidden, cells } = this.#row;
    this.#lastRow = no ?? this.#lastRow + 1;
    if (this.#lastRow > lastRow) throw brokenWorkbook();
    if (cells.length === 0) return;
    this.moreRows ||= this.#rows.length === mostRows || this.#count + cells.length > this.#mostCells;
    if (this.moreRows) return;
    this.#count += cells.length;
    this.#rows.push({ no: this.#lastRow, hidden, cells: sorted(cells, ({ column }) => column) });
  }
}

function rowOf(element: XmlElement | null): { no: number | null; hidden: boolean; cells: PlacedCell[] } {
  const no = element?.attribute("r") ?? null;
  if (no !== null && !/^[1-9][0-9]{0,6}$/.test(no)) throw brokenWorkbook();
  const height = element?.attribute("ht") ?? null;
  return {
    no: no === null ? null : Number(no),
    hidden: isTrue(element?.attribute("hidden") ?? null) || (height !== null && Number(height) === 0),
    cells: [],
  };
}

/** In their order, which nearly every program writes. Of two with one place nobody knows which a person saw. */
function sorted<T>(items: readonly T[], place: (item: T) => number): T[] {
  const inPlace = items.toSorted((a, b) => place(a) - place(b));
  const twice = inPlace.some((item, at) => {
    const next = inPlace[at + 1];
    return next !== undefined && place(next) === place(item);
  });
  if (twice) throw brokenWorkbook();
  return inPlace;
}

/** Columns counted from 1. */
type Columns = { readonly from: number; readonly to: number };

function keepHidden(element: XmlElement, hidden: Columns[]): void {
  const width = element.attribute("width");
  if (!isTrue(element.attribute("hidden")) && (width === null || Number(width) !== 0)) return;
  // No grid has more columns to speak of.
  if (hidden.length === lastColumn) return;
  hidden.push({ from: Number(element.attribute("min")), to: Number(element.attribute("max")) });
}

function columnsIn(hidden: readonly Columns[]): number[] {
  const columns = Array.from({ length: mostColumns }, (_, column) => column);
  return columns.filter((column) => hidden.some(({ from, to }) => from <= column + 1 && column + 1 <= to));
}

function keepMerge(element: XmlElement, merges: Range[]): void {
  const range = rangeOf(element.attribute("ref") ?? "");
  if (range === null) throw brokenWorkbook();
  if (merges.length === mostMerges) throw new UnreadableFile({ type: "too-much", what: "cells" });
  merges.push(range);
}

/** A link within the file has no id. */
function keepLink(element: XmlElement, links: SheetLink[]): void {
  const range = rangeOf(element.attribute("ref") ?? "");
  const id = element.attribute("r:id");
  if (range === null || id === null || links.length === mostLinks) return;
  links.push({ range, id, place: element.attribute("location") });
}

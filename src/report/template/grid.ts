// A sheet's rows and cells where they stand in its XML, with their formulas. Knows their XML.
import { placeOf, type Range, rangeOf } from "../../files/spreadsheet/references.ts";
import { isTrue } from "../../files/spreadsheet/truth.ts";
import type { XmlNode } from "../../files/xml-nodes.ts";
import { Unfit } from "./reasons.ts";

export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly node: XmlNode;
  readonly formula: XmlNode | null;
};

export type GridRow = {
  readonly number: number;
  readonly node: XmlNode;
  readonly cells: readonly GridCell[];
};

/** Cells that take their formula from one of them. */
export type SharedFormula = { readonly master: GridCell; readonly others: readonly GridCell[] };

export type Grid = {
  readonly data: XmlNode;
  readonly rows: readonly GridRow[];
  /** By the masters. */
  readonly shared: ReadonlyMap<GridCell, SharedFormula>;
  /** What one formula fills: an array, a table of operations. */
  readonly arrays: readonly Range[];
};

/** @throws Unfit when rows or cells are out of order, or something else stands between them. */
export function gridOf(worksheet: XmlNode, sheet: string): Grid {
  const unknown = () => new Unfit({ type: "unknown-content", sheet });
  const [data, more] = worksheet.children.filter(({ name }) => name === "s:sheetData");
  if (data === undefined || more !== undefined) throw unknown();
  const rows: GridRow[] = [];
  let last = 0;
  for (const node of data.children) {
    const given = node.attribute("r");
    // A row that does not say its number is the one after that before it; so is a cell.
    const number = given === null ? last + 1 : Number(given);
    if (node.name !== "s:row" || !Number.isInteger(number) || number <= last) throw unknown();
    last = number;
    rows.push({ number, node, cells: cellsOf(node, number, unknown) });
  }
  const cells = rows.flatMap((row) => row.cells);
  return { data, rows, shared: sharedOf(cells, unknown), arrays: arraysOf(cells, unknown) };
}

function cellsOf(row: XmlNode, number: number, unknown: () => Unfit): GridCell[] {
  const cells: GridCell[] = [];
  let last = -1;
  for (const node of row.children) {
    // Room that later versions took for themselves; what they keep there follows the cells.
    if (node.name === "s:extLst") continue;
    const given = node.attribute("r");
    const place = given === null ? { row: number, column: last + 1 } : placeOf(given);
    if (node.name !== "s:c" || place === null || place.row !== number || place.column <= last)
      throw unknown();
    last = place.column;
    const formula = node.children.find(({ name }) => name === "s:f") ?? null;
    cells.push({ ...place, node, formula });
  }
  return cells;
}

/** A number that is given again begins another formula. */
function sharedOf(cells: readonly GridCell[], unknown: () => Unfit): Grid["shared"] {
  const shared = new Map<GridCell, { master: GridCell; others: GridCell[] }>();
  const current = new Map<string, { master: GridCell; others: GridCell[] }>();
  for (const cell of cells) {
    if (cell.formula?.attribute("t") !== "shared") continue;
    const number = cell.formula.attribute("si") ?? "";
    const known = current.get(number);
    if (cell.formula.text !== "" && (known === undefined || cell.formula.attribute("ref") !== null)) {
      const begun = { master: cell, others: [] };
      current.set(number, begun);
      shared.set(cell, begun);
    } else if (known === undefined) throw unknown();
    else known.others.push(cell);
  }
  return shared;
}

function arraysOf(cells: readonly GridCell[], unknown: () => Unfit): Range[] {
  return cells.flatMap(({ formula }) => {
    const type = formula?.attribute("t");
    if (formula === null || (type !== "array" && type !== "dataTable")) return [];
    const range = rangeOf(formula.attribute("ref") ?? "");
    if (range === null) throw unknown();
    return [range];
  });
}

/** Whether a cell lies in a range. */
export function covers(
  range: Range,
  { row, column }: { readonly row: number; readonly column: number },
): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The style that a cell has which is not there: its row's, else its column's. */
export function styleOfAbsent(worksheet: XmlNode, row: XmlNode | null, column: number): string | null {
  if (row !== null && isTrue(row.attribute("customFormat"))) return row.attribute("s");
  const columns = worksheet.children
    .filter(({ name }) => name === "s:cols")
    .flatMap(({ children }) => children);
  const found = columns.find(
    (node) => Number(node.attribute("min")) <= column + 1 && column + 1 <= Number(node.attribute("max")),
  );
  return found?.attribute("style") ?? null;
}

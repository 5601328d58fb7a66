// What changes in one sheet's XML when cells are filled: their elements and no other, but for formulas that took theirs from one of them.
import { longestText } from "../../files/spreadsheet/limits.ts";
import { type Place, rangeOf } from "../../files/spreadsheet/references.ts";
import { isTrue } from "../../files/spreadsheet/truth.ts";
import type { XmlNode } from "../../files/xml-nodes.ts";
import { columnName } from "../excel/sheet.ts";
import { type CellValue, cellXml, formulaXml } from "./cell-xml.ts";
import type { Edit } from "./edits.ts";
import { covers, type Grid, type GridCell, type GridRow, styleOfAbsent } from "./grid.ts";
import { movedFormula } from "./moved-formula.ts";
import type { CannotFill } from "./reasons.ts";
import { opening, prefixOf, withAttribute } from "./tag.ts";

/** What a cell is to hold. */
export type Fill = Place & {
  readonly address: string;
  readonly value: CellValue;
  readonly formula: string | null;
  /** A formula that the template has there stays, and shows the value until it is worked out again. */
  readonly keepsFormula: boolean;
  /** The value counts hundredths, as people write them: 85.5 of "85,5%". */
  readonly share: boolean;
};

/** A sheet as it was read. */
export type OpenSheet = {
  readonly name: string;
  readonly text: string;
  readonly worksheet: XmlNode;
  readonly grid: Grid;
  /** Whether a style shows a number in hundredths: 0.855 as "85,5%". */
  readonly showsShare: (style: string | null) => boolean;
};

/** Why cells of this sheet cannot be filled. */
export function refusalsOf(
  { name: sheet, worksheet, grid }: OpenSheet,
  fills: readonly Fill[],
): CannotFill[] {
  const merged = inside(worksheet, "s:mergeCells").flatMap(
    (node) => rangeOf(node.attribute("ref") ?? "") ?? [],
  );
  const locked = worksheet.children.some(
    (node) => node.name === "s:sheetProtection" && isTrue(node.attribute("sheet")),
  );
  return [
    ...(locked && fills.length > 0 ? [{ type: "protected-sheet", sheet } as const] : []),
    ...fills.flatMap((fill): CannotFill[] => {
      const at = { sheet, address: fill.address };
      const cover = merged.find((range) => covers(range, fill));
      if (cover !== undefined && (cover.top !== fill.row || cover.left !== fill.column))
        return [{ type: "covered", ...at }];
      const array = grid.arrays.find((range) => covers(range, fill));
      if (array !== undefined && (array.top !== array.bottom || array.left !== array.right))
        return [{ type: "array-formula", ...at }];
      if (typeof fill.value === "string" && fill.value.length > longestText)
        return [{ type: "long-text", ...at }];
      return [];
    }),
  ];
}

/** The changes, in any order, and what cannot be done. Values of formulas that stay are taken out: they were others'. */
export function editsOf(open: OpenSheet, fills: readonly Fill[]): { edits: Edit[]; cannot: CannotFill[] } {
  const { freed, cannot } = freedFormulas(open, fills);
  const all = { ...open, freed };
  const rows = new Map(open.grid.rows.map((row) => [row.number, row]));
  const ofRows = new Map<number, Fill[]>();
  for (const fill of fills.toSorted((a, b) => a.row - b.row || a.column - b.column))
    ofRows.set(fill.row, [...(ofRows.get(fill.row) ?? []), fill]);
  const inRows = [...ofRows].flatMap(([number, some]) => {
    const row = rows.get(number);
    return row === undefined ? [] : rowEdits(all, row, some);
  });
  const newRows = [...ofRows].filter(([number]) => !rows.has(number));
  const edits = [
    ...inRows,
    ...newRowEdits(open, newRows),
    ...staleEdits(all, fills),
    ...dimension(open, fills),
  ];
  return { edits, cannot };
}

/** With the formulas, by cell, that are a cell's own now. */
type Freed = OpenSheet & { readonly freed: ReadonlyMap<string, string> };

function rowEdits(open: Freed, row: GridRow, fills: readonly Fill[]): Edit[] {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const absent = fills.filter(({ column }) => !cells.has(column));
  const edits = fills.flatMap((fill): Edit[] => {
    const cell = cells.get(fill.column);
    return cell === undefined ? [] : [changedCell(open, cell, fill)];
  });
  if (absent.length === 0) return edits;
  const { node } = row;
  const tag = open.text.slice(node.start, node.inner);
  const opened = opening(withinSpans(tag, node, absent));
  const prefix = prefixOf(tag);
  if (node.inner === node.end) {
    const cellsXml = absent.map((fill) => newCell(open, prefix, node, fill)).join("");
    return [{ from: node.start, to: node.end, text: `${opened}${cellsXml}</${prefix}row>` }];
  }
  if (opened !== tag) edits.push({ from: node.start, to: node.inner, text: opened });
  for (const fill of absent) {
    const from = placeIn(row, fill.column);
    edits.push({ from, to: from, text: newCell(open, prefix, node, fill) });
  }
  return edits;
}

/** Before the first cell to the right of it, or behind the last. */
function placeIn({ node, cells }: GridRow, column: number): number {
  const right = cells.find((cell) => cell.column > column);
  return right?.node.start ?? cells.at(-1)?.node.end ?? node.inner;
}

/** A row may say from where to where its cells lie; a row that says it wrongly says nothing instead. */
function withinSpans(tag: string, row: XmlNode, absent: readonly Fill[]): string {
  const [first, last, more] = (row.attribute("spans") ?? "").split(/[:\s]/).map(Number);
  const within = absent.every(
    ({ column }) => more === undefined && column + 1 >= (first ?? 0) && column < (last ?? 0),
  );
  return within ? tag : withAttribute(tag, "spans", null);
}

function changedCell(open: Freed, cell: GridCell, fill: Fill): Edit {
  const { node } = cell;
  const tag = open.text.slice(node.start, node.inner);
  const prefix = prefixOf(tag);
  const kept = fill.keepsFormula ? ownFormula(open, cell) : null;
  const formula = kept ?? (fill.formula === null ? null : formulaXml(prefix, fill.formula));
  const named = withAttribute(tag, "r", addressOf(fill));
  const value = valueUnder(open, fill, node.attribute("s"));
  return { from: node.start, to: node.end, text: cellXml(named, prefix, { formula, value }) };
}

function ownFormula({ text, freed }: Freed, cell: GridCell): string | null {
  if (cell.formula === null) return null;
  return freed.get(addressOf(cell)) ?? text.slice(cell.formula.start, cell.formula.end);
}

function newCell(open: OpenSheet, prefix: string, row: XmlNode | null, fill: Fill): string {
  const style = styleOfAbsent(open.worksheet, row, fill.column);
  const tag = withAttribute(`<${prefix}c r="${addressOf(fill)}"/>`, "s", style);
  const formula = fill.formula === null ? null : formulaXml(prefix, fill.formula);
  return cellXml(tag, prefix, { formula, value: valueUnder(open, fill, style) });
}

function valueUnder({ showsShare }: OpenSheet, { value, share }: Fill, style: string | null): CellValue {
  if (!share || typeof value !== "number" || !showsShare(style)) return value;
  // By its digits, for 0.7 divided by 100 is not 0.007.
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) - 2}`);
}

/** Rows of their own, each before the first row below it. */
function newRowEdits(open: OpenSheet, added: readonly (readonly [number, readonly Fill[]])[]): Edit[] {
  const { data, rows } = open.grid;
  const tag = open.text.slice(data.start, data.inner);
  const prefix = prefixOf(tag);
  const edits = added.map(([number, fills]) => {
    const cells = fills.map((fill) => newCell(open, prefix, null, fill)).join("");
    const below = rows.find((row) => row.number > number);
    const from = below?.node.start ?? rows.at(-1)?.node.end ?? data.inner;
    return { from, to: from, text: `<${prefix}row r="${number}">${cells}</${prefix}row>` };
  });
  if (edits.length === 0 || data.inner < data.end) return edits;
  const all = edits.map(({ text }) => text).join("");
  return [{ from: data.start, to: data.end, text: `${opening(tag)}${all}</${prefix}sheetData>` }];
}

/**
 * Cells whose formula was kept in a cell that is filled now get that formula for themselves, moved to where they are.
 */
function freedFormulas(
  open: OpenSheet,
  fills: readonly Fill[],
): { freed: Map<string, string>; cannot: CannotFill[] } {
  const freed = new Map<string, string>();
  const cannot: CannotFill[] = [];
  const filled = new Map(fills.filter((fill) => !fill.keepsFormula).map((fill) => [addressOf(fill), fill]));
  for (const { master, others } of open.grid.shared.values()) {
    const fill = filled.get(addressOf(master));
    if (fill === undefined) continue;
    const prefix = prefixOf(open.text.slice(master.node.start, master.node.inner));
    for (const other of others.filter((cell) => !filled.has(addressOf(cell)))) {
      const [down, across] = [other.row - master.row, other.column - master.column];
      const moved = movedFormula(master.formula?.text ?? "", down, across);
      if (moved !== null) freed.set(addressOf(other), formulaXml(prefix, moved));
      else cannot.push({ type: "shared-formula", sheet: open.name, address: fill.address });
    }
  }
  return { freed, cannot };
}

/**
 * The values that the template's formulas had before: of an empty form, so they are wrong in a filled one. Excel works
 * them out again when it is told so, LibreOffice (7.4) only where there is none.
 */
function staleEdits({ text, grid, freed }: Freed, fills: readonly Fill[]): Edit[] {
  const filled = new Set(fills.map(addressOf));
  return grid.rows
    .flatMap(({ cells }) => cells)
    .flatMap((cell): Edit[] => {
      const { node, formula } = cell;
      const worked = formula !== null || grid.arrays.some((range) => covers(range, cell));
      if (!worked || filled.has(addressOf(cell))) return [];
      const own = formula === null ? undefined : freed.get(addressOf(cell));
      const values = node.children.filter(({ name }) => name === "s:v" || name === "s:is");
      const edits = values.map(({ start, end }) => ({ from: start, to: end, text: "" }));
      if (formula !== null && own !== undefined)
        edits.push({ from: formula.start, to: formula.end, text: own });
      const tag = text.slice(node.start, node.inner);
      const untyped = withAttribute(tag, "t", null);
      if (untyped !== tag) edits.push({ from: node.start, to: node.inner, text: untyped });
      return edits;
    });
}

/** What a sheet says of its own size has to be true where cells come to it. */
function dimension({ text, worksheet }: OpenSheet, fills: readonly Fill[]): Edit[] {
  const node = worksheet.children.find(({ name }) => name === "s:dimension");
  const range = rangeOf(node?.attribute("ref") ?? "");
  if (node === undefined || range === null || fills.every((fill) => covers(range, fill))) return [];
  const rows = [range.top, range.bottom, ...fills.map(({ row }) => row)];
  const columns = [range.left, range.right, ...fills.map(({ column }) => column)];
  const corner = (pick: (...all: number[]) => number) =>
    addressOf({ row: pick(...rows), column: pick(...columns) });
  const tag = text.slice(node.start, node.inner);
  const ref = `${corner(Math.min)}:${corner(Math.max)}`;
  return [{ from: node.start, to: node.inner, text: withAttribute(tag, "ref", ref) }];
}

function inside(worksheet: XmlNode, name: string): XmlNode[] {
  return worksheet.children.filter((node) => node.name === name).flatMap(({ children }) => children);
}

/** "B3"; the row is counted from 1, the column from 0. */
export function addressOf({ row, column }: Place): string {
  return `${columnName(column + 1)}${row}`;
}

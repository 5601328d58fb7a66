// Every cell of a form in its order, asked or computed, with where it stands and how a parent gets it. Pure; knows forms.
import { allLineCells, blanksOf, type Cell, columnCell, itemCells } from "../form/cells.ts";
import type { Form, Item, Row, Section, Table } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { cellPlace, rowStem } from "../form/place.ts";

/**
 * One cell of a form. In lists and open rows, which a unit fills with lines of its own, `cell` is the column's: its
 * place is where the sum over the unit's lines stands.
 */
export type FormCell = {
  readonly cell: Cell;
  readonly section: Section;
  readonly item: Item;
  readonly table: Table | null;
  readonly row: Row | null;
  /** The stem of the lines that the cell is a column of; null of all others. */
  readonly lines: string | null;
};

const memo = new WeakMap<Form, readonly FormCell[]>();

/** The cells in the form's order. A linked item's cell stands at its row only. */
export function formCells(form: Form): readonly FormCell[] {
  const known = memo.get(form);
  if (known) return known;
  const made = itemsOf(form).flatMap(({ section, item }): FormCell[] => {
    const { table } = item;
    const spot = { section, item, table: table ?? null, row: null, lines: null };
    if (table?.list) {
      const cells = allLineCells(form, item.id, table, null);
      return cells.map((cell) => ({ ...spot, cell, lines: item.id }));
    }
    if (table) return table.rows.flatMap((row) => rowCellsOf(form, { ...spot, row }, table, row));
    return answersOf(form, item).map((cell) => ({ ...spot, cell }));
  });
  memo.set(form, made);
  return made;
}

function answersOf(form: Form, item: Item): Cell[] {
  if (item.linked || item.kind === "heading" || item.kind === "table") return [];
  return item.kind === "figures" ? blanksOf(form, item) : itemCells(form, item, item.kind);
}

function rowCellsOf(form: Form, spot: Omit<FormCell, "cell">, table: Table, row: Row): FormCell[] {
  const stem = rowStem(spot.item.id, row.id);
  if (row.role === "open")
    return allLineCells(form, stem, table, row).map((cell) => ({ ...spot, cell, lines: stem }));
  return row.columns.map((column) => ({ ...spot, cell: columnCell(form, stem, table, row, column) }));
}

/** The same column of one line. */
export function ofLine({ cell, lines }: FormCell, line: string): Cell {
  return lines === null ? cell : { ...cell, place: cellPlace(rowStem(lines, line), cell.id) };
}

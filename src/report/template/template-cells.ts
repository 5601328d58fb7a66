// Where a form's cells lie in its own workbook, as its tables say it. Pure; knows forms, no report and no file.
import type { Cell } from "../../form/cells.ts";
import { type Form, isAsked, type Profile, type Row, type Table } from "../../form/form.ts";
import { itemsOf } from "../../form/items.ts";
import { notePlace, type Place, rowStem } from "../../form/place.ts";
import { type FormCell, formCells } from "../form-cells.ts";

type At = NonNullable<NonNullable<Table["printed"]>["at"]>;

/** One cell of a row that is always there. */
export type FixedCell = {
  readonly sheet: string;
  readonly address: string;
  readonly place: Place;
  /** Null where the remark of the row stands. */
  readonly cell: Cell | null;
  /** It follows from others: a formula that the file has there stays. */
  readonly follows: boolean;
  readonly row: Row;
};

/** Lines of a list or of an open row, one beneath the other, each with the same columns. */
export type TemplateLines = {
  readonly sheet: string;
  readonly first: number;
  /** There is room for so many. */
  readonly most: number;
  /** The column that tells whose line it is, in a file for all units. */
  readonly unit: string | null;
  readonly stem: string;
  readonly columns: readonly { readonly letters: string; readonly of: FormCell }[];
  readonly row: Row | null;
};

/** A cell of the file that takes what is known of the round or the unit. */
type SaidCell = {
  readonly what: "office" | "unit" | "asOf";
  readonly sheet: string;
  readonly address: string;
};

export type TemplateCells = {
  readonly fixed: readonly FixedCell[];
  readonly lines: readonly TemplateLines[];
  readonly said: readonly SaidCell[];
};

/** The column of remarks is called by the last part of their places. */
const noteColumn = "note";

const memo = new WeakMap<Form, TemplateCells>();

/** All that a form says of its own workbook. */
export function templateCells(form: Form): TemplateCells {
  const known = memo.get(form);
  if (known) return known;
  const tables = itemsOf(form).flatMap(({ item: { id, table } }) => {
    const at = table?.printed?.at;
    return table === undefined || at === undefined ? [] : [{ id, table, at }];
  });
  const made = {
    fixed: tables.flatMap(({ id, table, at }) => [...valuesIn(form, id, at), ...remarksIn(id, table, at)]),
    lines: tables.flatMap(({ id, table, at }) => linesIn(form, id, table, at)),
    said: tables.flatMap(({ at }) => saidIn(at)),
  };
  memo.set(form, made);
  return made;
}

function valuesIn(form: Form, itemId: string, { sheet, columns, rows }: At): FixedCell[] {
  return cellsOf(form, itemId).flatMap(({ cell, row, lines }): FixedCell[] => {
    const [letters, line] = [columns[cell.id], row === null ? undefined : rows[row.id]];
    if (row === null || lines !== null || letters === undefined || line === undefined) return [];
    const follows = row.role === "total" || cell.said.compute !== undefined;
    return [{ sheet, address: `${letters}${line}`, place: cell.place, cell, follows, row }];
  });
}

function remarksIn(itemId: string, table: Table, { sheet, columns, rows }: At): FixedCell[] {
  const letters = columns[noteColumn];
  return table.rows.flatMap((row): FixedCell[] => {
    const line = rows[row.id];
    if (letters === undefined || line === undefined || row.role !== "input") return [];
    const place = notePlace(rowStem(itemId, row.id));
    return [{ sheet, address: `${letters}${line}`, place, cell: null, follows: false, row }];
  });
}

function linesIn(form: Form, itemId: string, table: Table, at: At): TemplateLines[] {
  const columnsOf = (stem: string) =>
    cellsOf(form, itemId).flatMap((of) => {
      const letters = of.lines === stem ? at.columns[of.cell.id] : undefined;
      return letters === undefined ? [] : [{ letters, of }];
    });
  const { sheet } = at;
  if (table.list !== undefined) {
    if (at.lines === undefined) return [];
    const { first, most, unit = null } = at.lines;
    return [{ sheet, first, most, unit, stem: itemId, columns: columnsOf(itemId), row: null }];
  }
  return table.rows.flatMap((row): TemplateLines[] => {
    const first = at.rows[row.id];
    if (row.role !== "open" || first === undefined) return [];
    const stem = rowStem(itemId, row.id);
    const most = row.lines?.most ?? 1;
    return [{ sheet, first, most, unit: null, stem, columns: columnsOf(stem), row }];
  });
}

/** Two tables of one sheet may name the same cell for it. */
function saidIn(at: At): SaidCell[] {
  return (["office", "unit", "asOf"] as const).flatMap((what) => {
    const address = at[what];
    return address === undefined ? [] : [{ what, sheet: at.sheet, address }];
  });
}

function cellsOf(form: Form, itemId: string): FormCell[] {
  return formCells(form).filter(({ item }) => item.id === itemId);
}

/** Whether a row is asked of units with this profile; a total of rows is printed for all. */
export function isPrintedFor(row: Row | null, profile: Profile | null): boolean {
  return row === null || row.role === "total" || profile === null || isAsked(row, profile);
}

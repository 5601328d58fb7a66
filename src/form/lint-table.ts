// What is wrong with a table of a form: its columns and constants, its rows or its list, how it is printed. Pure.
import { type Cell, columnCell, lineRow } from "./cells.ts";
import type { Form, Item, Table } from "./form.ts";
import { lintCell, lintNames, lintSettings } from "./lint-cell.ts";
import { lintRow } from "./lint-row.ts";
import { reserved, twice } from "./lint-words.ts";
import { isPersonal } from "./personal.ts";
import { cellPlace, rowStem } from "./place.ts";

export function lintTable(form: Form, item: Item, table: Table): string[] {
  const where = `table ${item.id}`;
  const columns = table.columns.map(({ id }) => id);
  const constants = (table.constants ?? []).map(({ id }) => id);
  const numbers = table.columns.flatMap(({ no }) => no ?? []);
  return [
    ...twice([...columns, ...constants]).map((id) => `${where}: two columns have the id ${id}`),
    ...reserved(where, [...columns, ...constants, ...table.rows.map(({ id }) => id)]),
    ...twice(numbers).map((no) => `${where}: two columns have the number ${no}`),
    ...lintColumns(form, item, table),
    ...(table.list ? lintList(form, item, table, table.list) : lintRows(form, item, table)),
    ...lintGroups(table),
    ...lintNumbers(where, table),
  ];
}

/** What a column says of its cells. */
function lintColumns(form: Form, item: Item, table: Table): string[] {
  return table.columns.flatMap((column) => {
    const where = `table ${item.id}: its column ${column.id}`;
    const cells = table.list
      ? lineCellsOf(form, item, table).filter(({ id }) => id === column.id)
      : table.rows
          .filter(({ columns }) => columns.includes(column.id))
          .map((row) => columnCell(form, rowStem(item.id, row.id), table, row, column.id));
    const last = typeof column.prefill === "object" && "last" in column.prefill ? column.prefill.last : null;
    return [
      ...(cells.length === 0 ? [`${where} is nowhere asked: no row names it`] : []),
      ...(cells.length === 0 ? [] : lintSettings(form, where, column, cells)),
      ...(last !== null && !table.columns.some(({ id }) => id === last)
        ? [`${where} is proposed from ${last}, which is no column`]
        : []),
    ];
  });
}

function lineCellsOf(form: Form, item: Item, table: Table): readonly Cell[] {
  return table.columns.map(({ id }) => columnCell(form, rowStem(item.id, "line"), table, lineRow, id));
}

function lintRows(form: Form, item: Item, table: Table): string[] {
  if (table.rows.length === 0) return [`table ${item.id} has neither rows nor a list`];
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  return table.rows.flatMap((row) => lintRow(form, item, table, row, byId));
}

function lintList(form: Form, item: Item, table: Table, list: NonNullable<Table["list"]>): string[] {
  const where = `list ${item.id}`;
  const { least, most, totals = [] } = list;
  const cells = lineCellsOf(form, item, table);
  const numbers = new Set(cells.flatMap(({ id, kind }) => (kind.total === "sum" ? [id] : [])));
  const asked = cells.filter(({ said }) => said.compute === undefined);
  return [
    ...(table.rows.length > 0 ? [`${where} has rows as well; a table is either a list or has rows`] : []),
    ...(least > most ? [`${where} wants at least ${least} lines but takes ${most} at most`] : []),
    ...totals
      .filter((id) => !numbers.has(id))
      .map((id) => `${where} adds up ${id}, which is no column of figures that add up`),
    ...cells
      .filter(({ id }) => totals.includes(id) && isPersonal(form, cellPlace(item.id, id)))
      .map(({ id }) => `${where} adds up ${id}, which is personal`),
    ...cells
      .filter(({ kind }) => kind.proves)
      .map(({ id }) => `${where}: its column ${id} is a proof, and no line proves anything`),
    ...lintNames(where, asked),
    ...cells.flatMap((cell) => lintCell(`${where}: its column ${cell.id}`, cell)),
  ];
}

function lintGroups(table: Table): string[] {
  const rows = new Set(table.rows.map(({ id }) => id));
  const grouped = table.groups.flatMap((group) => group.rows);
  return [
    ...twice(table.groups.map((group) => group.id)).map((id) => `two groups have the id ${id}`),
    ...twice(grouped).map((id) => `row ${id} is in two groups`),
    ...grouped.filter((id) => !rows.has(id)).map((id) => `a group names ${id}, which is no row`),
  ];
}

/** The line of numbers under the head has one for each printed column. */
function lintNumbers(where: string, { head, constants = [], columns, printed }: Table): string[] {
  const { stt, unit, note } = head;
  const others = [stt, unit, note].filter((title) => title !== null).length;
  const all = 1 + others + constants.length + columns.length;
  const numbers = printed?.numbers;
  return numbers && numbers.length !== all
    ? [`${where} prints ${numbers.length} numbers under ${all} columns`]
    : [];
}

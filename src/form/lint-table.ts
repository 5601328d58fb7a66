// What is wrong with a table of a form: its columns and constants, its rows or its list, how it is printed. Pure.
import { type Cell, columnCell, lineRow } from "./cells.ts";
import type { Form, Item, Table } from "./form.ts";
import { lintCell, lintNames, lintSettings } from "./lint-cell.ts";
import { lintRow } from "./lint-row.ts";
import { reserved, twice } from "./lint-words.ts";
import { isPersonal } from "./personal.ts";
import { cellPlace, rowStem } from "./place.ts";
import { columnSpot, other, type Problem, problemAt, rowSpot, type Spot, tableSpot } from "./problem.ts";

export function lintTable(form: Form, item: Item, table: Table): Problem[] {
  const spot = tableSpot(item.id);
  const columns = table.columns.map(({ id }) => id);
  const constants = (table.constants ?? []).map(({ id }) => id);
  const numbers = table.columns.flatMap(({ no }) => no ?? []);
  return [
    ...twice([...columns, ...constants]).map((id) =>
      problemAt(spot, other, `: two columns have the id ${id}`),
    ),
    ...reserved(spot, [...columns, ...constants, ...table.rows.map(({ id }) => id)]),
    ...twice(numbers).map((no) => {
      const ids = table.columns.filter((column) => column.no === no).map(({ id }) => id);
      return problemAt(spot, { type: "column-number-twice", no, ids }, `: two columns have the number ${no}`);
    }),
    ...lintColumns(form, item, table),
    ...(table.list ? lintList(form, item, table, table.list) : lintRows(form, item, table)),
    ...lintGroups(spot, table),
    ...lintNumbers(spot, table),
  ];
}

/** What a column says of its cells. */
function lintColumns(form: Form, item: Item, table: Table): Problem[] {
  return table.columns.flatMap((column) => {
    const spot = columnSpot(tableSpot(item.id), column.id);
    const cells = table.list
      ? lineCellsOf(form, item, table).filter(({ id }) => id === column.id)
      : table.rows
          .filter(({ columns }) => columns.includes(column.id))
          .map((row) => columnCell(form, rowStem(item.id, row.id), table, row, column.id));
    const last = typeof column.prefill === "object" && "last" in column.prefill ? column.prefill.last : null;
    return [
      ...(cells.length === 0
        ? [problemAt(spot, { type: "column-unused" }, " is nowhere asked: no row names it")]
        : lintSettings(form, spot, column, cells)),
      ...(last !== null && !table.columns.some(({ id }) => id === last)
        ? [problemAt(spot, other, ` is proposed from ${last}, which is no column`)]
        : []),
    ];
  });
}

function lineCellsOf(form: Form, item: Item, table: Table): readonly Cell[] {
  return table.columns.map(({ id }) => columnCell(form, rowStem(item.id, "line"), table, lineRow, id));
}

function lintRows(form: Form, item: Item, table: Table): Problem[] {
  if (table.rows.length === 0)
    return [problemAt(tableSpot(item.id), { type: "no-rows" }, " has neither rows nor a list")];
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  return table.rows.flatMap((row) => lintRow(form, item, table, row, byId));
}

function lintList(form: Form, item: Item, table: Table, list: NonNullable<Table["list"]>): Problem[] {
  const spot = tableSpot(item.id, "list");
  const { least, most, totals = [] } = list;
  const cells = lineCellsOf(form, item, table);
  const numbers = new Set(cells.flatMap(({ id, kind }) => (kind.total === "sum" ? [id] : [])));
  const asked = cells.filter(({ said }) => said.compute === undefined);
  return [
    ...(table.rows.length > 0
      ? [
          problemAt(
            spot,
            { type: "list-with-rows" },
            " has rows as well; a table is either a list or has rows",
          ),
        ]
      : []),
    ...(least > most
      ? [
          problemAt(
            spot,
            { type: "least-most", least, most },
            ` wants at least ${least} lines but takes ${most} at most`,
          ),
        ]
      : []),
    ...totals
      .filter((id) => !numbers.has(id))
      .map((column) =>
        problemAt(
          spot,
          { type: "list-total", column },
          ` adds up ${column}, which is no column of figures that add up`,
        ),
      ),
    ...cells
      .filter(({ id }) => totals.includes(id) && isPersonal(form, cellPlace(item.id, id)))
      .map(({ id: column }) =>
        problemAt(spot, { type: "list-total", column }, ` adds up ${column}, which is personal`),
      ),
    ...cells
      .filter(({ kind }) => kind.proves)
      .map(({ id }) =>
        problemAt(columnSpot(spot, id), { type: "proof-alone" }, " is a proof, and no line proves anything"),
      ),
    ...lintNames(spot, asked),
    ...cells.flatMap((cell) => lintCell(columnSpot(spot, cell.id), cell)),
  ];
}

function lintGroups(spot: Spot, table: Table): Problem[] {
  const inTable = { ...spot, name: "" };
  const rows = new Set(table.rows.map(({ id }) => id));
  const grouped = table.groups.flatMap((group) => group.rows);
  return [
    ...twice(table.groups.map((group) => group.id)).map((id) =>
      problemAt(inTable, other, `two groups have the id ${id}`),
    ),
    ...twice(grouped).map((id) => problemAt(rowSpot(spot.at, id), other, " is in two groups")),
    ...grouped
      .filter((id) => !rows.has(id))
      .map((id) => problemAt(inTable, other, `a group names ${id}, which is no row`)),
  ];
}

/** The line of numbers under the head has one for each printed column. */
function lintNumbers(spot: Spot, { head, constants = [], columns, printed }: Table): Problem[] {
  const { stt, unit, note } = head;
  const others = [stt, unit, note].filter((title) => title !== null).length;
  const all = 1 + others + constants.length + columns.length;
  const numbers = printed?.numbers;
  return numbers && numbers.length !== all
    ? [
        problemAt(
          spot,
          { type: "printed-numbers", has: numbers.length, wants: all },
          ` prints ${numbers.length} numbers under ${all} columns`,
        ),
      ]
    : [];
}

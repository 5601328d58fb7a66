// What is wrong with one row of a table: its role, its cells, what it crosses out and what it adds up. Pure.
import { type Cell, cellOf, columnCell, rowCells } from "./cells.ts";
import type { Form, Item, Row, Table } from "./form.ts";
import { lintCell, lintNames, lintSettings } from "./lint-cell.ts";
import { profilesOf } from "./lint-words.ts";
import { rowStem } from "./place.ts";

type Rows = ReadonlyMap<string, Row>;

export function lintRow(form: Form, item: Item, table: Table, row: Row, byId: Rows): string[] {
  const cells = row.columns.map((column) => columnCell(form, rowStem(item.id, row.id), table, row, column));
  return [
    ...lintColumnsOf(table, row),
    ...lintParent(row, byId),
    ...lintRole(form, table, row, cells, byId),
    ...lintAskedOtherwise(form, row),
    ...profilesOf(form, `row ${row.id}`, row.applies),
    ...lintSaid(form, row, cells),
  ];
}

/** Columns that the row fills, crosses out and is printed with. */
function lintColumnsOf(table: Table, row: Row): string[] {
  const columns = new Set(table.columns.map(({ id }) => id));
  const constants = new Set((table.constants ?? []).map(({ id }) => id));
  const crossed = row.crossed ?? [];
  const named = [...row.columns, ...crossed, ...Object.keys(row.cells ?? {})];
  return [
    ...[...new Set(named)]
      .filter((column) => !columns.has(column))
      .map((column) => `row ${row.id} names the column ${column}, which the table has not`),
    ...crossed
      .filter((column) => row.columns.includes(column))
      .map((column) => `row ${row.id} crosses out ${column} and asks it as well`),
    ...Object.keys(row.cells ?? {})
      .filter((column) => columns.has(column) && !row.columns.includes(column))
      .map((column) => `row ${row.id} says something of ${column}, which it does not have`),
    ...Object.keys(row.given ?? {})
      .filter((constant) => !constants.has(constant))
      .map((constant) => `row ${row.id} is printed with ${constant}, which is no constant column`),
  ];
}

function lintParent(row: Row, byId: Rows): string[] {
  const parent = row.parent === null ? null : byId.get(row.parent);
  const wrong =
    parent === undefined
      ? [`row ${row.id}: its parent ${row.parent} is no row`]
      : parent && parent.role !== "heading"
        ? [`row ${row.id}: its parent ${parent.id} is no heading`]
        : [];
  return row.gate && row.role !== "heading"
    ? [...wrong, `row ${row.id} has a gate but is no heading`]
    : wrong;
}

function lintAskedOtherwise(form: Form, { id, askAs, columns }: Row): string[] {
  const unknown = Object.keys(askAs ?? {})
    .filter((name) => !form.profiles[name])
    .map((name) => `row ${id} is asked otherwise of ${name}, which is no profile`);
  return askAs && columns.length !== 1
    ? [...unknown, `row ${id} is asked as yes/no, so it needs exactly one column`]
    : unknown;
}

function lintRole(form: Form, table: Table, row: Row, cells: readonly Cell[], byId: Rows): string[] {
  const lines = row.lines && row.role !== "open" ? [`row ${row.id} says its lines but is not open`] : [];
  switch (row.role) {
    case "heading":
      return row.kind ? [...lines, `row ${row.id} is a heading but has a kind`] : lines;
    case "total":
      return [...lines, ...lintTotal(table, row, cells, byId)];
    default:
      return [...lines, ...lintInput(form, table, row, cells)];
  }
}

/** A row that is asked, or under which a unit adds lines. */
function lintInput(form: Form, table: Table, row: Row, all: readonly Cell[]): string[] {
  const where = `row ${row.id}`;
  const cells = rowCells(form, row.id, table, row, null);
  const added = cells.some(({ kind, said }) => kind.total !== "none" && said.rollUp === undefined);
  const yes = cells.some(({ kind }) => kind.choices === "yes-no");
  return [
    ...cells
      .filter(({ kind }) => kind.stands === "column" && row.columns.length === 0)
      .map(({ kind }) => `${where} is a ${kind.name}, so it needs a column`),
    ...[...cells, ...all.filter(({ said }) => said.compute !== undefined)].flatMap((cell) =>
      lintCell(`${where}: its cell ${cell.id}`, cell),
    ),
    ...(cells.length === 0 ? [`${where} is asked but has no cell`] : []),
    ...(row.label === "" ? [`${where} is asked but has no number to be called by`] : []),
    ...(added && row.aggregate === null ? [`${where} is asked but says not how it is added up`] : []),
    ...cells
      .filter(({ kind }) => kind.proves && (!yes || row.role === "open"))
      .map(({ id }) => `${where}: its cell ${id} is a proof, but of no yes beside it`),
    ...lintNames(
      where,
      cells.filter(({ kind }) => !kind.proves),
    ),
  ];
}

/** What a total adds up; where a computation stands instead, that says it. */
function lintTotal(table: Table, row: Row, cells: readonly Cell[], byId: Rows): string[] {
  const added = cells.filter(({ said }) => said.compute === undefined);
  const computed = cells
    .filter(({ said }) => said.compute !== undefined)
    .flatMap((cell) => lintCell(`row ${row.id}: its cell ${cell.id}`, cell));
  if (added.length === 0 && cells.length > 0) return computed;
  if (!row.of?.length) return [...computed, `row ${row.id} is a total over nothing`];
  return [...computed, ...row.of.flatMap((id) => lintPart(table, row, added, id, byId.get(id)))];
}

function lintPart(
  table: Table,
  row: Row,
  added: readonly Cell[],
  id: string,
  part: Row | undefined,
): string[] {
  const where = `row ${row.id} is a total over ${id}`;
  if (!part || part.role === "heading") return [`${where}, which is no row of values`];
  return added.flatMap(({ id: column }) => {
    if (part.crossed?.includes(column)) return [];
    if (!part.columns.includes(column)) return [`${where}, which has no column ${column}`];
    const { kind } = cellOf(table, part, column);
    return kind.total === "none" ? [`${where}, but no ${kind.name} adds up`] : [];
  });
}

/** What the row says for all its cells, and what it says of single ones. */
function lintSaid(form: Form, row: Row, cells: readonly Cell[]): string[] {
  const own = Object.entries(row.cells ?? {}).flatMap(([column, said]) => {
    const cell = cells.find(({ id }) => id === column);
    return cell ? lintSettings(form, `row ${row.id}: its cell ${column}`, said, [cell]) : [];
  });
  return [...lintSettings(form, `row ${row.id}`, row, cells), ...own];
}

// Finds what is wrong in a form beyond its schema, in words that a form's author understands. Pure.
import { type Cell, cellOf, rowCells } from "./cells.ts";
import type { Form, Item, Row, Table } from "./form.ts";
import { itemsOf, tablesOf } from "./items.ts";
import { kinds } from "./kinds/index.ts";
import { lintExpressions } from "./lint-expressions.ts";
import { lintPrinted } from "./lint-printed.ts";
import { cellPlace, type Place, reservedIds, rowStem } from "./place.ts";

/** Everything wrong with a form, one sentence each; empty when it may be released. */
export function lintForm(form: Form): string[] {
  return [
    ...duplicates(form),
    ...itemsOf(form).flatMap(({ item }) => lintItem(form, item)),
    ...tablesOf(form).flatMap(({ table }) => lintTable(form, table)),
    ...lintPrinted(form),
    ...lintChecks(form),
    ...lintHighlights(form),
    ...lintExpressions(form),
  ];
}

function duplicates(form: Form): string[] {
  const items = itemsOf(form).map(({ item }) => item.id);
  const rows = tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id));
  // Numbers of a part are its own.
  const numbers = itemsOf(form).flatMap(({ section: { part = "" }, item }) =>
    [item.no, ...(item.table?.rows ?? []).map(({ label }) => label)].flatMap((no) =>
      no === "" ? [] : [`${part === "" ? "" : `${part}.`}${no}`.toLowerCase()],
    ),
  );
  return [
    ...twice([...form.sections.map((section) => section.id), ...items]).map(
      (id) => `two items have the id ${id}`,
    ),
    ...twice(rows).map((id) => `two rows have the id ${id}`),
    ...twice(numbers).map((no) => `two questions are called ${no}; people jump by these numbers`),
  ];
}

function lintItem(form: Form, item: Item): string[] {
  const problems: string[] = [];
  if ((item.kind === "table") !== (item.table !== undefined))
    problems.push(`item ${item.id}: kind table and a table go together`);
  if (
    item.parent &&
    !itemsOf(form).some((other) => other.item.id === item.parent && other.item.kind === "heading")
  ) {
    problems.push(`item ${item.id}: its parent ${item.parent} is no heading`);
  }
  if (item.linked) problems.push(...lintLink(form, item, item.linked));
  return [...problems, ...profilesOf(form, `item ${item.id}`, item.applies)];
}

/** A linked item shows the only figure of its row. */
function lintLink(form: Form, item: Item, linked: string): string[] {
  for (const { table } of tablesOf(form)) {
    const target = table.rows.find((row) => row.id === linked);
    if (!target) continue;
    const names = rowCells(form, target.id, table, target, null).map(({ kind }) => kind.name);
    return names.length === 1 && names[0] === item.kind
      ? []
      : [`item ${item.id} is a ${item.kind} but its row ${target.id} is a ${names.join("/") || target.role}`];
  }
  return [`item ${item.id} is linked to ${linked}, which is no row`];
}

function lintTable(form: Form, table: Table): string[] {
  const columns = new Set(table.columns.map((column) => column.id));
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  const grouped = table.groups.flatMap((group) => group.rows);
  return [
    ...twice(table.columns.map((column) => column.id)).map((id) => `two columns have the id ${id}`),
    ...[...table.columns, ...table.rows]
      .filter(({ id }) => reservedIds.includes(id))
      .map(({ id }) => `${id} is no id for a row or a column: remarks and gates have it`),
    ...twice(table.groups.map((group) => group.id)).map((id) => `two groups have the id ${id}`),
    ...twice(grouped).map((id) => `row ${id} is in two groups`),
    ...grouped.filter((id) => !byId.has(id)).map((id) => `a group names ${id}, which is no row`),
    ...table.rows.flatMap((row) => lintRow(form, table, row, columns, byId)),
  ];
}

function lintRow(
  form: Form,
  table: Table,
  row: Row,
  columns: ReadonlySet<string>,
  byId: ReadonlyMap<string, Row>,
): string[] {
  const problems = row.columns
    .filter((column) => !columns.has(column))
    .map((column) => `row ${row.id} names the column ${column}, which the table has not`);
  const parent = row.parent === null ? null : byId.get(row.parent);
  if (parent === undefined) problems.push(`row ${row.id}: its parent ${row.parent} is no row`);
  else if (parent && parent.role !== "heading")
    problems.push(`row ${row.id}: its parent ${parent.id} is no heading`);
  if (row.gate && row.role !== "heading") problems.push(`row ${row.id} has a gate but is no heading`);
  problems.push(...lintRole(form, table, row, byId), ...profilesOf(form, `row ${row.id}`, row.applies));
  problems.push(
    ...Object.keys(row.askAs ?? {})
      .filter((name) => !form.profiles[name])
      .map((name) => `row ${row.id} is asked otherwise of ${name}, which is no profile`),
  );
  if (row.askAs && row.columns.length !== 1)
    problems.push(`row ${row.id} is asked as yes/no, so it needs exactly one column`);
  return problems;
}

/** More cells than these nobody answers in one message. */
const mostCells = 8;

function lintRole(form: Form, table: Table, row: Row, byId: ReadonlyMap<string, Row>): string[] {
  if (row.role === "input") return lintInput(form, table, row);
  if (row.role === "total") return lintTotal(table, row, byId);
  return row.kind ? [`row ${row.id} is a heading but has a kind`] : [];
}

function lintInput(form: Form, table: Table, row: Row): string[] {
  const cells = rowCells(form, row.id, table, row, null);
  const problems = cells.flatMap((cell) => lintCell(row, cell));
  if (cells.length === 0) problems.push(`row ${row.id} is asked but has no cell`);
  if (cells.length > mostCells)
    problems.push(`row ${row.id} has ${cells.length} cells; more than ${mostCells} fit in no message`);
  if (row.label === "") problems.push(`row ${row.id} is asked but has no number to be called by`);
  if (row.aggregate === null) problems.push(`row ${row.id} is asked but says not how it is added up`);
  const names = cells.map(({ label, noun }) => label ?? noun);
  return cells.length === 1
    ? problems
    : [...problems, ...twice(names).map((name) => `row ${row.id}: two of its cells are called ${name}`)];
}

function lintCell(row: Row, cell: Cell): string[] {
  const { id, kind } = cell;
  const homeless = kind.stands === "column" && row.columns.length === 0;
  return [
    ...(homeless ? [`row ${row.id} is a ${kind.name}, so it needs a column`] : []),
    ...kind.lint(cell).map((what) => `row ${row.id}: its cell ${id} ${what}`),
  ];
}

function lintTotal(table: Table, row: Row, byId: ReadonlyMap<string, Row>): string[] {
  if (!row.of?.length) return [`row ${row.id} is a total over nothing`];
  return row.of.flatMap((id) => {
    const part = byId.get(id);
    if (!part || part.role === "heading")
      return [`row ${row.id} is a total over ${id}, which is no row of values`];
    const added = row.columns.filter((column) => cellOf(table, row, column).said.compute === undefined);
    return added.flatMap((column) => {
      if (!part.columns.includes(column))
        return [`row ${row.id} is a total over ${id}, which has no column ${column}`];
      const { kind } = cellOf(table, part, column);
      return kind.total === "none"
        ? [`row ${row.id} is a total over ${id}, but no ${kind.name} adds up`]
        : [];
    });
  });
}

function lintChecks(form: Form): string[] {
  const rows = new Set(tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id)));
  const places = numberPlaces(form);
  const columns = new Set(tablesOf(form).flatMap(({ table }) => table.columns.map((column) => column.id)));
  return [
    ...twice(form.checks.map((check) => check.id)).map((id) => `two checks have the id ${id}`),
    ...form.checks.flatMap((check) => [
      ...("rows" in check ? (check.rows ?? []) : [])
        .filter((id) => !rows.has(id))
        .map((id) => `check ${check.id} names ${id}, which is no row`),
      ...("cells" in check ? (check.cells ?? []) : [])
        .filter((column) => !columns.has(column))
        .map((column) => `check ${check.id} names ${column}, which is no column`),
      ...placesOf(check)
        .filter((place) => !places.has(place))
        .map((place) => `check ${check.id} names ${place}, where no number stands`),
      ...(check.profiles ?? [])
        .filter((name) => !form.profiles[name])
        .map((name) => `check ${check.id} names ${name}, which is no profile`),
    ]),
  ];
}

function placesOf(check: Form["checks"][number]): readonly Place[] {
  if (check.type === "together") return [...check.a, ...check.b];
  return check.type === "implies" ? [...check.given, ...check.follows] : [];
}

function lintHighlights(form: Form): string[] {
  const places = numberPlaces(form);
  return form.highlights.flatMap((highlight) =>
    highlight.parts
      .filter((part) => !places.has(part.place))
      .map((part) => `the key total “${highlight.label}” names ${part.place}, where no number stands`),
  );
}

/** Where numbers stand that can be added up: of items, in columns of rows, and totals. */
function numberPlaces(form: Form): ReadonlySet<Place> {
  const items = itemsOf(form).flatMap(({ item }) =>
    item.kind !== "heading" &&
    item.kind !== "table" &&
    item.kind !== "figures" &&
    kinds[item.kind].total !== "none"
      ? [item.id]
      : [],
  );
  const cells = tablesOf(form).flatMap(({ itemId, table }) =>
    table.rows.flatMap((row) =>
      row.columns
        .filter((column) => cellOf(table, row, column).kind.total !== "none")
        .map((column) => cellPlace(rowStem(itemId, row.id), column)),
    ),
  );
  return new Set([...items, ...cells]);
}

function profilesOf(form: Form, where: string, applies: Row["applies"] | undefined): string[] {
  return Object.keys(applies ?? {})
    .filter((name) => !form.profiles[name])
    .map((name) => `${where} names ${name}, which is no profile`);
}

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

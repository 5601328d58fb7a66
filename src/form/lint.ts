// Finds what is wrong in a form beyond its schema, in words that a form's author understands. Pure.
import type { Form, Item, Row, Table } from "./form.ts";
import { cellPlace, type Place, reservedIds, rowStem } from "./place.ts";
import { itemsOf, tablesOf } from "./questions.ts";

/** Everything wrong with a form, one sentence each; empty when it may be released. */
export function lintForm(form: Form): string[] {
  return [
    ...duplicates(form),
    ...itemsOf(form).flatMap(({ item }) => lintItem(form, item)),
    ...tablesOf(form).flatMap(({ table }) => lintTable(form, table)),
    ...lintChecks(form),
    ...lintHighlights(form),
  ];
}

function duplicates(form: Form): string[] {
  const items = itemsOf(form).map(({ item }) => item.id);
  const rows = tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id));
  const labels = tablesOf(form).flatMap(({ table }) =>
    table.rows.map((row) => row.label).filter((label) => label !== ""),
  );
  const numbers = itemsOf(form).map(({ item }) => item.no.toLowerCase());
  return [
    ...twice([...form.sections.map((section) => section.id), ...items]).map(
      (id) => `two items have the id ${id}`,
    ),
    ...twice(rows).map((id) => `two rows have the id ${id}`),
    ...twice([...labels, ...numbers]).map(
      (no) => `two questions are called ${no}; people jump by these numbers`,
    ),
  ];
}

function lintItem(form: Form, item: Item): string[] {
  const problems: string[] = [];
  const rows = tablesOf(form).flatMap(({ table }) => table.rows);
  if ((item.kind === "table") !== (item.table !== undefined))
    problems.push(`item ${item.id}: kind table and a table go together`);
  if (
    item.parent &&
    !itemsOf(form).some((other) => other.item.id === item.parent && other.item.kind === "heading")
  ) {
    problems.push(`item ${item.id}: its parent ${item.parent} is no heading`);
  }
  if (item.linked) {
    const target = rows.find((row) => row.id === item.linked);
    if (!target) problems.push(`item ${item.id} is linked to ${item.linked}, which is no row`);
    else if (target.kind !== item.kind)
      problems.push(
        `item ${item.id} is a ${item.kind} but its row ${target.id} is a ${target.kind ?? target.role}`,
      );
  }
  return [...problems, ...profilesOf(form, `item ${item.id}`, item.applies)];
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
    ...table.rows.flatMap((row) => lintRow(form, row, columns, byId)),
  ];
}

function lintRow(
  form: Form,
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
  problems.push(...lintRole(row, byId), ...profilesOf(form, `row ${row.id}`, row.applies));
  problems.push(
    ...Object.keys(row.askAs ?? {})
      .filter((name) => !form.profiles[name])
      .map((name) => `row ${row.id} is asked otherwise of ${name}, which is no profile`),
  );
  if (row.askAs && row.columns.length !== 1)
    problems.push(`row ${row.id} is asked as yes/no, so it needs exactly one column`);
  return problems;
}

const columnsOfKind: Readonly<Record<NonNullable<Row["kind"]>, number>> = {
  pair: 2,
  count: 1,
  money: 1,
  "yes-no": 1,
  date: 1,
  text: 0,
};

function lintRole(row: Row, byId: ReadonlyMap<string, Row>): string[] {
  if (row.role === "input") {
    if (!row.kind) return [`row ${row.id} is asked but has no kind`];
    const problems: string[] = [];
    const needed = columnsOfKind[row.kind];
    if (row.columns.length !== needed)
      problems.push(
        `row ${row.id} is a ${row.kind}, so it needs ${needed} columns, not ${row.columns.length}`,
      );
    if (row.label === "") problems.push(`row ${row.id} is asked but has no number to be called by`);
    if (row.aggregate === null) problems.push(`row ${row.id} is asked but says not how it is added up`);
    problems.push(
      ...row.columns
        .filter((column) => row.kind !== "text" && !row.nouns?.[column])
        .map((column) => `row ${row.id} has no spoken noun for its column ${column}`),
    );
    return problems;
  }
  if (row.role !== "total") return row.kind ? [`row ${row.id} is a heading but has a kind`] : [];
  if (!row.of?.length) return [`row ${row.id} is a total over nothing`];
  return row.of.flatMap((id) => {
    const part = byId.get(id);
    if (part?.role !== "input") return [`row ${row.id} is a total over ${id}, which is no row that is asked`];
    return row.columns
      .filter((column) => !part.columns.includes(column))
      .map((column) => `row ${row.id} is a total over ${id}, which has no column ${column}`);
  });
}

function lintChecks(form: Form): string[] {
  const rows = new Set(tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id)));
  const places = numberPlaces(form);
  return [
    ...twice(form.checks.map((check) => check.id)).map((id) => `two checks have the id ${id}`),
    ...form.checks.flatMap((check) => [
      ...("rows" in check ? (check.rows ?? []) : [])
        .filter((id) => !rows.has(id))
        .map((id) => `check ${check.id} names ${id}, which is no row`),
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

/** Where numbers stand: counts and amounts of items, every column of rows, totals too. */
function numberPlaces(form: Form): ReadonlySet<Place> {
  const items = itemsOf(form).flatMap(({ item }) =>
    item.kind === "count" || item.kind === "money" || item.kind === "yes-no" ? [item.id] : [],
  );
  const cells = tablesOf(form).flatMap(({ itemId, table }) =>
    table.rows.flatMap((row) => row.columns.map((column) => cellPlace(rowStem(itemId, row.id), column))),
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

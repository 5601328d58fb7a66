// Finds what is wrong in a form beyond its schema, in words that a form's author understands. Pure.
import { itemCells, rowCells } from "./cells.ts";
import type { Form, Item } from "./form.ts";
import { itemsOf, tablesOf } from "./items.ts";
import { lintCell, lintSettings } from "./lint-cell.ts";
import { lintChoices } from "./lint-choices.ts";
import { lintExpressions } from "./lint-expressions.ts";
import { lintHighlights, numberPlaces } from "./lint-highlights.ts";
import { lintPrinted } from "./lint-printed.ts";
import { lintTable } from "./lint-table.ts";
import { profilesOf, reserved, twice } from "./lint-words.ts";
import type { Place } from "./place.ts";

const linted = new WeakMap<Form, readonly string[]>();

/** Everything wrong with a form, one sentence each; empty when it may be released. A form object is linted once. */
export function lintForm(form: Form): readonly string[] {
  const problems = linted.get(form) ?? problemsOf(form);
  linted.set(form, problems);
  return problems;
}

function problemsOf(form: Form): string[] {
  return [
    ...duplicates(form),
    ...lintChoices(form),
    ...form.sections.flatMap(({ id, applies }) => profilesOf(form, `section ${id}`, applies)),
    ...itemsOf(form).flatMap(({ item }) => lintItem(form, item)),
    ...itemsOf(form).flatMap(({ item }) => (item.table ? lintTable(form, item, item.table) : [])),
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
  const where = `item ${item.id}`;
  const problems: string[] = [];
  if ((item.kind === "table") !== (item.table !== undefined))
    problems.push(`${where}: kind table and a table go together`);
  if (
    item.parent &&
    !itemsOf(form).some((other) => other.item.id === item.parent && other.item.kind === "heading")
  ) {
    problems.push(`${where}: its parent ${item.parent} is no heading`);
  }
  if (item.linked) problems.push(...lintLink(form, item, item.linked));
  return [...problems, ...lintBlanks(form, item), ...profilesOf(form, where, item.applies)];
}

/** The cells of an item that is no table: its own, or of a sentence its blanks. */
function lintBlanks(form: Form, item: Item): string[] {
  const where = `item ${item.id}`;
  const { kind, cells = [] } = item;
  if (kind !== "figures") {
    if (cells.length > 0) return [`${where} has blanks but is no item of figures`];
    if (kind === "heading" || kind === "table" || item.linked) return [];
    const own = itemCells(form, item, kind);
    return [
      ...lintSettings(form, where, item, own),
      ...own.flatMap((cell) =>
        cell.kind.proves
          ? [`${where} is a proof of nothing: a proof stands beside a yes or no in a row`]
          : lintCell(where, cell),
      ),
    ];
  }
  const ids = cells.map(({ id }) => id);
  return [
    ...(cells.length === 0 ? [`${where} is a sentence with figures but has no blank`] : []),
    ...twice(ids).map((id) => `${where}: two of its blanks have the id ${id}`),
    ...reserved(where, ids),
    ...itemCells(form, item, kind).flatMap((cell) => [
      ...lintSettings(form, `${where}: its blank ${cell.id}`, cells.find(({ id }) => id === cell.id) ?? {}, [
        cell,
      ]),
      ...lintCell(`${where}: its blank ${cell.id}`, cell),
    ]),
  ];
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

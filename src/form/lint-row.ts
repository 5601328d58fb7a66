// What is wrong with one row of a table: its role, its cells, what it crosses out and what it adds up. Pure.
import { type Cell, cellOf, columnCell, rowCells } from "./cells.ts";
import type { Form, Item, Row, Table } from "./form.ts";
import { lintCell, lintNames, lintSettings } from "./lint-cell.ts";
import { profilesOf } from "./lint-words.ts";
import { rowStem } from "./place.ts";
import { cellSpot, other, type Problem, problemAt, rowSpot, type Spot } from "./problem.ts";

type Rows = ReadonlyMap<string, Row>;

export function lintRow(form: Form, item: Item, table: Table, row: Row, byId: Rows): Problem[] {
  const spot = rowSpot(item.id, row.id);
  const cells = row.columns.map((column) => columnCell(form, rowStem(item.id, row.id), table, row, column));
  return [
    ...lintColumnsOf(spot, table, row),
    ...lintParent(spot, row, byId),
    ...lintRole(form, spot, table, row, cells, byId),
    ...lintAskedOtherwise(form, spot, row),
    ...profilesOf(form, spot, row.applies),
    ...lintSaid(form, spot, row, cells),
  ];
}

/** Columns that the row fills, crosses out and is printed with. */
function lintColumnsOf(spot: Spot, table: Table, row: Row): Problem[] {
  const columns = new Set(table.columns.map(({ id }) => id));
  const constants = new Set((table.constants ?? []).map(({ id }) => id));
  const crossed = row.crossed ?? [];
  const named = [...row.columns, ...crossed, ...Object.keys(row.cells ?? {})];
  return [
    ...[...new Set(named)]
      .filter((column) => !columns.has(column))
      .map((column) => problemAt(spot, other, ` names the column ${column}, which the table has not`)),
    ...crossed
      .filter((column) => row.columns.includes(column))
      .map((column) =>
        problemAt(
          { ...spot, column },
          { type: "crossed-and-asked" },
          ` crosses out ${column} and asks it as well`,
        ),
      ),
    ...Object.keys(row.cells ?? {})
      .filter((column) => columns.has(column) && !row.columns.includes(column))
      .map((column) => problemAt(spot, other, ` says something of ${column}, which it does not have`)),
    ...Object.keys(row.given ?? {})
      .filter((constant) => !constants.has(constant))
      .map((constant) => problemAt(spot, other, ` is printed with ${constant}, which is no constant column`)),
  ];
}

function lintParent(spot: Spot, row: Row, byId: Rows): Problem[] {
  const parent = row.parent === null ? null : byId.get(row.parent);
  const isHeading = parent === null || parent?.role === "heading";
  const what = parent === undefined ? "row" : "heading";
  return [
    ...(isHeading
      ? []
      : [problemAt(spot, { type: "parent-no-heading" }, `: its parent ${row.parent} is no ${what}`)]),
    ...(row.gate && row.role !== "heading" ? [problemAt(spot, other, " has a gate but is no heading")] : []),
  ];
}

function lintAskedOtherwise(form: Form, spot: Spot, { askAs, columns }: Row): Problem[] {
  const unknown = Object.keys(askAs ?? {})
    .filter((name) => !form.profiles[name])
    .map((name) =>
      problemAt(spot, { type: "unknown-profile" }, ` is asked otherwise of ${name}, which is no profile`),
    );
  return askAs && columns.length !== 1
    ? [...unknown, problemAt(spot, other, " is asked as yes/no, so it needs exactly one column")]
    : unknown;
}

function lintRole(
  form: Form,
  spot: Spot,
  table: Table,
  row: Row,
  cells: readonly Cell[],
  byId: Rows,
): Problem[] {
  const lines =
    row.lines && row.role !== "open" ? [problemAt(spot, other, " says its lines but is not open")] : [];
  switch (row.role) {
    case "heading":
      return row.kind ? [...lines, problemAt(spot, other, " is a heading but has a kind")] : lines;
    case "total":
      return [...lines, ...lintTotal(spot, table, row, cells, byId)];
    default:
      return [...lines, ...lintInput(form, spot, table, row, cells)];
  }
}

/** A row that is asked, or under which a unit adds lines. */
function lintInput(form: Form, spot: Spot, table: Table, row: Row, all: readonly Cell[]): Problem[] {
  const cells = rowCells(form, row.id, table, row, null);
  const added = cells.some(({ kind, said }) => kind.total !== "none" && said.rollUp === undefined);
  const yes = cells.some(({ kind }) => kind.choices === "yes-no");
  return [
    ...cells
      .filter(({ kind }) => kind.stands === "column" && row.columns.length === 0)
      .map(({ kind }) => problemAt(spot, { type: "no-column" }, ` is a ${kind.name}, so it needs a column`)),
    ...[...cells, ...all.filter(({ said }) => said.compute !== undefined)].flatMap((cell) =>
      lintCell(cellSpot(spot, cell.id), cell),
    ),
    ...(cells.length === 0 ? [problemAt(spot, { type: "no-column" }, " is asked but has no cell")] : []),
    ...(row.label === ""
      ? [problemAt(spot, { type: "no-number" }, " is asked but has no number to be called by")]
      : []),
    ...(added && row.aggregate === null
      ? [problemAt(spot, other, " is asked but says not how it is added up")]
      : []),
    ...cells
      .filter(({ kind }) => kind.proves && (!yes || row.role === "open"))
      .map(({ id }) =>
        problemAt(cellSpot(spot, id), { type: "proof-alone" }, " is a proof, but of no yes beside it"),
      ),
    ...lintNames(
      spot,
      cells.filter(({ kind }) => !kind.proves),
    ),
  ];
}

/** What a total adds up; where a computation stands instead, that says it. */
function lintTotal(spot: Spot, table: Table, row: Row, cells: readonly Cell[], byId: Rows): Problem[] {
  const added = cells.filter(({ said }) => said.compute === undefined);
  const computed = cells
    .filter(({ said }) => said.compute !== undefined)
    .flatMap((cell) => lintCell(cellSpot(spot, cell.id), cell));
  if (added.length === 0 && cells.length > 0) return computed;
  if (!row.of?.length)
    return [...computed, problemAt(spot, { type: "total-of-nothing" }, " is a total over nothing")];
  return [...computed, ...row.of.flatMap((id) => lintPart(spot, table, added, id, byId.get(id)))];
}

function lintPart(
  spot: Spot,
  table: Table,
  added: readonly Cell[],
  id: string,
  part: Row | undefined,
): Problem[] {
  const wrong = (fault: "no-row" | "no-column" | "not-added", column: string | null, words: string) =>
    problemAt(spot, { type: "total-part", part: id, column, fault }, ` is a total over ${id}, ${words}`);
  if (!part || part.role === "heading") return [wrong("no-row", null, "which is no row of values")];
  return added.flatMap(({ id: column }) => {
    if (part.crossed?.includes(column)) return [];
    if (!part.columns.includes(column)) return [wrong("no-column", column, `which has no column ${column}`)];
    const { kind } = cellOf(table, part, column);
    return kind.total === "none" ? [wrong("not-added", column, `but no ${kind.name} adds up`)] : [];
  });
}

/** What the row says for all its cells, and what it says of single ones. */
function lintSaid(form: Form, spot: Spot, row: Row, cells: readonly Cell[]): Problem[] {
  const own = Object.entries(row.cells ?? {}).flatMap(([column, said]) => {
    const cell = cells.find(({ id }) => id === column);
    return cell ? lintSettings(form, cellSpot(spot, column), said, [cell]) : [];
  });
  return [...lintSettings(form, spot, row, cells), ...own];
}

// The rows of a table of a form, from those that were found: their numbers, cells and what adds up to what. Pure.
import type { FoundRow, FoundTable } from "../../dispatch/found.ts";
import type { CellSaid } from "../../form/cell-schema.ts";
import type { Row } from "../../form/form.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import { measuresOf } from "./measures.ts";
import { rowNumbers } from "./row-numbers.ts";
import { saidOf, type TableMaking, tableKind } from "./said.ts";

export function rowsOf(
  found: FoundTable,
  making: TableMaking,
  columnKinds: readonly (KindName | undefined)[],
): readonly Row[] & Row[] {
  const numbers = rowNumbers(found.rows);
  const all: AskedRow[] = found.rows.map((row, at) => ({ row, at, asked: askedIn(found, row), said: null }));
  const told = all.map((one) => ({ ...one, said: saidBy(found, one, making, columnKinds) }));
  return found.rows.map((row, at): Row => {
    const asked = row.role === "total" ? addedUp(found, told, at, columnKinds) : (told[at]?.asked ?? []);
    const ids = (list: readonly number[]) => list.flatMap((index) => making.named.columns[index] ?? []);
    const parent = headingAbove(found.rows, at);
    const notFor = kindsLeftOut(found.rows, at, making.profiles);
    const { row: ofRow, cells } = told[at]?.said ?? { row: {}, cells: {} };
    const crossed = (row.crossed ?? []).filter((index) => !asked.includes(index));
    return {
      id: making.named.rows[at] ?? "",
      stt: row.no ?? "",
      label: row.role === "input" || row.role === "open" ? (numbers[at] ?? "") : "",
      parent: parent === null ? null : (making.named.rows[parent] ?? null),
      text: row.text,
      unit: row.measure ?? "",
      role: row.role,
      columns: ids(asked),
      ...(crossed.length > 0 ? { crossed: ids(crossed) } : {}),
      ...(row.role === "total" || row.role === "heading" ? {} : ofRow),
      ...(row.role !== "total" && Object.keys(cells).length > 0 ? { cells } : {}),
      ...givenIn(found, row, making),
      aggregate: aggregateOf(row, told[at], columnKinds),
      ...(row.role === "total"
        ? { of: partsOf(found, at).flatMap((index) => making.named.rows[index] ?? []) }
        : {}),
      ...(notFor.length > 0 ? { applies: Object.fromEntries(notFor.map((kind) => [kind, 0 as const])) } : {}),
    };
  });
}

/** The most points that a row may have, in each column of figures with a comma. */
function mostIn(
  max: number,
  asked: readonly number[],
  { named }: TableMaking,
  columnKinds: readonly (KindName | undefined)[],
): Record<string, CellSaid> {
  const points = asked.flatMap((at) => {
    const [id, kind] = [named.columns[at], columnKinds[at]];
    return id !== undefined && kind !== undefined && kinds[kind].takes.includes("digits") ? [id] : [];
  });
  return Object.fromEntries(points.map((id) => [id, { most: max }]));
}

/** A count and no more is what any cell is that says nothing. */
function isUsual(said: CellSaid): boolean {
  return Object.keys(said).length === 1 && said.kind === usualKind;
}

const usualKind: KindName = "count";

type AskedRow = {
  readonly row: FoundRow;
  readonly at: number;
  readonly asked: readonly number[];
  readonly said: { readonly row: CellSaid; readonly cells: Record<string, CellSaid> } | null;
};

function askedIn({ columns }: FoundTable, row: FoundRow): readonly number[] {
  if (row.role === "heading") return [];
  const all = row.columns ?? columns.map((_, at) => at);
  return all.filter((at) => !row.crossed?.includes(at));
}

/**
 * What a row says of its cells is said for those whose column says nothing; where others stand beside them, each says
 * it for itself, for a row's word would win over its columns'.
 */
function saidBy(
  { columns, measure = "" }: FoundTable,
  { row, asked }: AskedRow,
  making: TableMaking,
  columnKinds: readonly (KindName | undefined)[],
): { row: CellSaid; cells: Record<string, CellSaid> } {
  // Free words stand in no column, but where the remark of their row stands.
  const free = asked.length === 0 && row.role === "input";
  const said = saidOf(row, free ? row.kind : rowKind(row), `${row.text} ${row.measure ?? measure}`, making);
  if (free) return { row: said, cells: {} };
  const own = isUsual(said) ? {} : said;
  if (row.kind === undefined && row.max !== undefined)
    return { row: {}, cells: mostIn(row.max, asked, making, columnKinds) };
  const nouns = measuresOf(row, asked.length);
  if (nouns) {
    const cells = asked.flatMap((at, index) => {
      const id = making.named.columns[at];
      return id === undefined
        ? []
        : [[id, { ...(columnKinds[at] ? {} : own), noun: nouns[index] ?? "" }] as const];
    });
    return { row: {}, cells: Object.fromEntries(cells) };
  }
  const plain = asked.filter((at) => columnKinds[at] === undefined && columns[at]?.computed === undefined);
  if (Object.keys(own).length === 0 || plain.length === 0) return { row: {}, cells: {} };
  if (plain.length === asked.length) return { row: own, cells: {} };
  return {
    row: {},
    cells: Object.fromEntries(
      plain.flatMap((at) => (making.named.columns[at] ? [[making.named.columns[at], own]] : [])),
    ),
  };
}

function rowKind({ kind, choices }: FoundRow): KindName | undefined {
  const own = tableKind(kind);
  if (own === undefined) return undefined;
  const { proves, takes } = kinds[own];
  return proves || (takes.includes("choices") && choices === undefined) ? "line" : own;
}

function kindAt(
  one: AskedRow | undefined,
  at: number,
  columnKinds: readonly (KindName | undefined)[],
): KindName {
  return columnKinds[at] ?? (one ? rowKind(one.row) : undefined) ?? usualKind;
}

/** The columns of a total: those that all its parts have, and that add up or follow from such. */
function addedUp(
  found: FoundTable,
  told: readonly AskedRow[],
  at: number,
  columnKinds: readonly (KindName | undefined)[],
): readonly number[] {
  const parts = partsOf(found, at);
  const own = told[at]?.asked ?? [];
  return own.filter((column) => {
    if (found.columns[column]?.computed !== undefined) return true;
    const having = parts.filter((part) => !found.rows[part]?.crossed?.includes(column));
    return (
      having.length > 0 &&
      having.every(
        (part) =>
          (told[part]?.asked ?? []).includes(column) &&
          kinds[kindAt(told[part], column, columnKinds)].total === "sum",
      )
    );
  });
}

/** The rows that a total adds up: those it names, rows in place of their headings; else all rows that are asked. */
function partsOf({ rows }: FoundTable, at: number): readonly number[] {
  const named = rows[at]?.of ?? [];
  const whole =
    named.length > 0
      ? named
      : rows.flatMap(({ role, atMost }, index) => (role === "input" && atMost === undefined ? [index] : []));
  const parts = whole.flatMap((index) =>
    rows[index]?.role === "heading"
      ? rows.flatMap(({ role, parent, atMost }, child) =>
          role === "input" && parent === index && atMost === undefined ? [child] : [],
        )
      : [index],
  );
  return [...new Set(parts)].filter(
    (index) => index !== at && rows[index] !== undefined && rows[index]?.role !== "open",
  );
}

function headingAbove(rows: readonly FoundRow[], at: number): number | null {
  let next = rows[at]?.parent;
  for (let steps = 0; next !== undefined && steps < rows.length; steps++) {
    if (rows[next]?.role === "heading") return next;
    next = rows[next]?.parent;
  }
  return null;
}

/** Whoever a heading is not for is asked nothing under it. */
function kindsLeftOut(rows: readonly FoundRow[], at: number, profiles: readonly string[]): readonly string[] {
  const left = new Set<string>();
  let next: number | undefined = at;
  for (let steps = 0; next !== undefined && steps <= rows.length; steps++) {
    for (const kind of rows[next]?.notFor ?? []) left.add(kind);
    next = rows[next]?.parent;
  }
  return [...left].filter((kind) => profiles.includes(kind));
}

function givenIn({ constants }: FoundTable, { given = {} }: FoundRow, { named }: TableMaking) {
  const entries = constants.flatMap((title, at) => {
    const [id, value] = [named.constants[at], given[title]];
    return id === undefined || value === undefined ? [] : [[id, value] as const];
  });
  return entries.length > 0 ? { given: Object.fromEntries(entries) } : {};
}

function aggregateOf(
  { role }: FoundRow,
  one: AskedRow | undefined,
  columnKinds: readonly (KindName | undefined)[],
): Row["aggregate"] {
  if (role === "heading") return null;
  if (role === "total") return "derived";
  if ((one?.asked ?? []).length === 0) return one?.row.kind === undefined ? null : "join";
  const totals = (one?.asked ?? []).map((at) => kinds[kindAt(one, at, columnKinds)].total);
  if (totals.includes("sum")) return "sum";
  return totals.includes("count-yes") ? "count-yes" : null;
}

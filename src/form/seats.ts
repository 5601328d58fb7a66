// Where each cell stands in its form, asked or computed, and which cells an expression there points at. Pure; forms only.
import type { Reference, Span } from "../expression/expression.ts";
import { allLineCells, blanksOf, type Cell, columnCell, itemCells } from "./cells.ts";
import { type Form, type Item, isAsked, type Profile, type Row, type Section, type Table } from "./form.ts";
import { itemsOf } from "./items.ts";
import { cellPlace, columnOf, lineOf, linePlace, linesPlace, type Place, rowStem } from "./place.ts";

/** Where something stands: of an item that is no table without a row, of a list without one too. */
export type Seat = {
  readonly section: Section;
  readonly item: Item;
  readonly table: Table | null;
  readonly row: Row | null;
  readonly column: string | null;
  /** A line of the unit's own, in a list or in an open row. */
  readonly line: string | null;
};

/** A cell with where it stands. */
export type Seated = { readonly place: Place; readonly cell: Cell; readonly seat: Seat };

const memo = new WeakMap<Form, ReadonlyMap<Place, Seated>>();

/**
 * Every cell of a form by its place, in the form's order. Columns of lists and of open rows stand at `cellPlace(stem,
 * column)`, where their lines are added up; how many lines there are at `linesPlace(stem)`.
 */
export function seatsOf(form: Form): ReadonlyMap<Place, Seated> {
  const known = memo.get(form);
  if (known) return known;
  const all = itemsOf(form).flatMap(({ section, item }) => itemSeats(form, section, item));
  const made = new Map(all.map((seated) => [seated.place, seated]));
  memo.set(form, made);
  return made;
}

/** The cell at a place and where it stands, lines too; null where the form has none. */
export function seatedAt(form: Form, place: Place): Seated | null {
  const line = lineOf(place);
  if (!line) return seatsOf(form).get(place) ?? null;
  const column = columnOf(place);
  const total = seatsOf(form).get(cellPlace(line.stem, column));
  return total ? { place, cell: { ...total.cell, place }, seat: { ...total.seat, line: line.line } } : null;
}

function itemSeats(form: Form, section: Section, item: Item): Seated[] {
  const spot = { section, item, table: null, row: null, column: null, line: null };
  if (item.table) return tableSeats(form, { ...spot, table: item.table }, item.table);
  if (item.kind === "heading" || item.kind === "table" || item.linked) return [];
  const cells = item.kind === "figures" ? blanksOf(form, item) : itemCells(form, item, item.kind);
  return cells.map((cell) => ({ place: cell.place, cell, seat: spot }));
}

function tableSeats(form: Form, spot: Seat, table: Table): Seated[] {
  const at = (row: Row | null, cells: readonly Cell[]) =>
    cells.map((cell): Seated => ({ place: cell.place, cell, seat: { ...spot, row, column: cell.id } }));
  if (table.list) {
    const { id } = spot.item;
    return [...linesSeat(form, spot, id), ...at(null, allLineCells(form, id, table, null))];
  }
  return table.rows.flatMap((row) => {
    const stem = rowStem(spot.item.id, row.id);
    const lines = row.role === "open" ? linesSeat(form, { ...spot, row }, stem) : [];
    const cells = row.columns.map((column) => columnCell(form, stem, table, row, column));
    return [...lines, ...at(row, cells)];
  });
}

function linesSeat(form: Form, seat: Seat, stem: string): Seated[] {
  const place = linesPlace(stem);
  const counted: Item = { id: place, no: "", text: seat.item.text, kind: "count" };
  return itemCells(form, counted, "count").map((cell) => ({ place, cell, seat }));
}

/** The headings above a row, the nearest first. */
export function headingsAbove({ table, row }: Seat): readonly Row[] {
  const found: Row[] = [];
  let next = row?.parent ?? null;
  while (next !== null && table) {
    const parent = table.rows.find(({ id }) => id === next);
    if (!parent || found.includes(parent)) break;
    found.push(parent);
    next = parent.parent;
  }
  return found;
}

/** Whether what stands here is asked of units with this profile. */
export function isSeatAsked(seat: Seat, profile: Profile): boolean {
  return [seat.section, seat.item, ...(seat.row ? [seat.row] : [])].every((part) => isAsked(part, profile));
}

/** The cells that a reference stands for where it is written; none where nothing is called so. */
export function pointedAt(form: Form, at: Seat, reference: Reference): readonly Place[] {
  if (reference.type === "fact") return [];
  const { rows, columns } = reference;
  if (rows === null) return inRow(at, at, columns);
  const from = rowCalled(form, at, rows.from);
  if (!from) return [];
  if (rows.to === null) return inRow(from, at, columns);
  const to = rowCalled(form, at, rows.to);
  return to ? between(from, to).flatMap((seat) => inRow(seat, at, columns)) : [];
}

/** The rows of one table from one to another, of the same sort as both: totals among rows would be counted twice. */
function between(from: Seat, to: Seat): readonly Seat[] {
  const { table } = from;
  if (!table || table !== to.table || !from.row || !to.row) return [];
  const [first, last] = [table.rows.indexOf(from.row), table.rows.indexOf(to.row)];
  const isTotal = (row: Row) => row.role === "total";
  const sort = isTotal(from.row);
  if (sort !== isTotal(to.row)) return [];
  return table.rows
    .slice(Math.min(first, last), Math.max(first, last) + 1)
    .filter((row) => row.role !== "heading" && isTotal(row) === sort)
    .map((row) => ({ ...from, row }));
}

/** The cells of one row, or of an item that has no rows. */
function inRow(of: Seat, at: Seat, columns: Span | null): readonly Place[] {
  const { item, table, row } = of;
  if (!table) return inItem(item, columns);
  if (!row && !table.list) return [];
  const stem = row ? rowStem(item.id, row.id) : item.id;
  const all = row ? row.columns : table.columns.map(({ id }) => id);
  const named = columns ? columnsCalled(table, of, columns) : atHand(all, of, at);
  if (named === null) return hasLines(of) ? [linesPlace(stem)] : [];
  const { line } = of;
  return named.map((column) => (line === null ? cellPlace(stem, column) : linePlace(stem, line, column)));
}

function hasLines({ table, row, line }: Seat): boolean {
  return line === null && (row ? row.role === "open" : table?.list !== undefined);
}

/** In its own table the column at hand, even where the row has nothing in it; elsewhere the only one of the row. */
function atHand(all: readonly string[], of: Seat, at: Seat): readonly string[] | null {
  if (at.column !== null && at.table === of.table) return [at.column];
  const [only, more] = all;
  return only === undefined || more !== undefined ? null : [only];
}

/** Columns by the numbers printed under them, or by their ids; of a range those of the same sort as both its ends. */
function columnsCalled(table: Table, of: Seat, { from, to }: Span): readonly string[] {
  const at = (name: string) => {
    const printed = table.columns.findIndex(({ no }) => no !== undefined && isCalled(no, name));
    return printed >= 0 ? printed : table.columns.findIndex(({ id }) => isCalled(id, name));
  };
  const [first, last] = [at(from), to === null ? at(from) : at(to)];
  const [one, other] = [table.columns[first], table.columns[last]];
  if (!one || !other) return [];
  if (to === null) return [one.id];
  const isComputed = (id: string) => (of.row?.cells?.[id]?.compute ?? columnCompute(table, id)) !== undefined;
  const has = (id: string) => !of.row || of.row.columns.includes(id);
  return table.columns
    .slice(Math.min(first, last), Math.max(first, last) + 1)
    .map(({ id }) => id)
    .filter((id) => has(id) && isComputed(id) === isComputed(one.id));
}

function columnCompute(table: Table, id: string): string | undefined {
  return table.columns.find((column) => column.id === id)?.compute;
}

/** The only value of an item, or of a sentence with blanks the one called so: by its id, or counted from 1. */
function inItem(item: Item, columns: Span | null): readonly Place[] {
  if (item.kind === "heading" || item.kind === "table") return [];
  if (item.kind !== "figures") return columns === null ? [item.id] : [];
  const blanks = item.cells ?? [];
  const at = (name: string) => {
    const named = blanks.findIndex(({ id }) => isCalled(id, name));
    return named >= 0 ? named : Number(name) - 1;
  };
  const [first, last] = columns ? [at(columns.from), at(columns.to ?? columns.from)] : [0, blanks.length - 1];
  if (!columns && blanks.length > 1) return [];
  return blanks.slice(first, last + 1).map(({ id }) => cellPlace(item.id, id));
}

/** A row by its id alone, as no form writes it: numbers may read as ids. */
export function byId(id: string): string {
  return `#${id}`;
}

/**
 * What a number names from here: a row of this table, then of this part, then anything by its whole number ("B2.3"; "3"
 * where its part has no numbers of its own), then by its id.
 */
function rowCalled(form: Form, at: Seat, name: string): Seat | null {
  const all = candidates(form);
  if (name.startsWith("#"))
    return all.find(({ table, row }) => table === at.table && row !== null && byId(row.id) === name) ?? null;
  const named = (seat: Seat) => isCalled((seat.row?.label ?? seat.item.no) || "-", name);
  const whole = ({ section, item, row }: Seat) =>
    section.part !== undefined && isCalled(`${section.part}.${row?.label ?? item.no}`, name);
  const hasId = ({ item, row }: Seat) => isCalled(row?.id ?? item.id, name);
  const found =
    all.find((seat) => seat.table !== null && seat.table === at.table && named(seat)) ??
    all.find((seat) => seat.section.part === at.section.part && named(seat)) ??
    all.find(whole) ??
    all.find((seat) => seat.section.part === undefined && named(seat)) ??
    all.find((seat) => seat.table === at.table && hasId(seat)) ??
    all.find(hasId);
  return found ? linked(form, found) : null;
}

/** An item that only shows a row's figure is that row. */
function linked(form: Form, seat: Seat): Seat {
  const { linked: id } = seat.item;
  if (id === undefined || seat.row) return seat;
  return candidates(form).find(({ row }) => row?.id === id) ?? seat;
}

const rowsMemo = new WeakMap<Form, readonly Seat[]>();

/** All that has a number: rows, and items that are no table of rows. */
function candidates(form: Form): readonly Seat[] {
  const known = rowsMemo.get(form);
  if (known) return known;
  const made = itemsOf(form).flatMap(({ section, item }): Seat[] => {
    const table = item.table ?? null;
    const seat = { section, item, table, row: null, column: null, line: null };
    const rows = table?.list ? [] : (table?.rows ?? []).map((row) => ({ ...seat, row }));
    return table && !table.list ? rows : [seat];
  });
  rowsMemo.set(form, made);
  return made;
}

function isCalled(no: string, name: string): boolean {
  return no.toLowerCase() === name.toLowerCase();
}

// What the columns of a file of units mean, in Vietnamese or English, and each row as a unit. Pure.
import type { Cell } from "../files/cell-text.ts";
import type { GridRow } from "../files/grid.ts";
import type { UnitDraft } from "./draft.ts";
import type { CellFault, UnitFault } from "./faults.ts";
import { kindMeant, type UnitKind } from "./kinds.ts";
import { columnsOf, factColumns, titlesFound, type UnitColumn, unitColumnOf } from "./titles.ts";
import { keyOf } from "./tree.ts";

export type UnitTable = {
  /** Every row with a code, faulty ones too, so that the tree can be checked with all of them. */
  readonly units: readonly UnitDraft[];
  /** All that is wrong; none when everything can be imported. */
  readonly faults: readonly UnitFault[];
  /** Titles of columns that are not used. */
  readonly ignored: readonly string[];
  /** Rows whose telephone number had lost its first 0 and got it back. */
  readonly zerosBack: readonly number[];
  /** The columns that the file has. What has no column stays as it is for known units. */
  readonly columns: ReadonlySet<UnitColumn>;
};

const needed: readonly UnitColumn[] = ["code", "name", "kind"];
/** How far down the row of titles may stand, under an office's name and a heading. */
const mostRowsAbove = 20;

/** Reads the rows under the row of titles; `kinds` are those there are, however they are typed. */
export function readUnitTable(grid: readonly GridRow[], kinds: readonly UnitKind[]): UnitTable {
  const at = grid.slice(0, mostRowsAbove).findIndex((row) => {
    const columns = columnsOf(row);
    return columns.has("code") && columns.has("name");
  });
  const head = grid[at];
  if (!head) return failed({ type: "no-titles", found: titlesFound(grid.slice(0, mostRowsAbove)) });
  const columns = columnsOf(head);
  const read = grid.slice(at + 1).map((row) => readRow(row, columns, kinds));
  if (read.length === 0) return failed({ type: "no-units" });
  const units = read.flatMap(({ unit }) => (unit.code === "" ? [] : [unit]));
  return {
    units,
    faults: [...wrongTitles(head, columns), ...read.flatMap((row) => row.faults), ...repeated(units)],
    zerosBack: zerosBack(grid.slice(at + 1), columns.get("phone")),
    ignored: head.cells.flatMap((cell) =>
      cell.text !== "" && unitColumnOf(cell) === null ? [cell.text] : [],
    ),
    columns: new Set(columns.keys()),
  };
}

function failed(fault: UnitFault): UnitTable {
  return { units: [], faults: [fault], zerosBack: [], ignored: [], columns: new Set() };
}

function wrongTitles(head: GridRow, columns: ReadonlyMap<UnitColumn, number>): UnitFault[] {
  const twice = head.cells.flatMap((cell, index): UnitFault[] => {
    const column = unitColumnOf(cell);
    return column !== null && columns.get(column) !== index
      ? [{ type: "column-twice", column, title: cell.text }]
      : [];
  });
  const missing = needed.filter((column) => !columns.has(column));
  return [...missing.map((column): UnitFault => ({ type: "no-column", column })), ...twice];
}

function readRow(
  { row, cells }: GridRow,
  columns: ReadonlyMap<UnitColumn, number>,
  kinds: readonly UnitKind[],
): { unit: UnitDraft; faults: UnitFault[] } {
  const faults: UnitFault[] = [];
  const wrong = (column: UnitColumn, fault: CellFault) =>
    void faults.push({ type: "cell", row, column, fault });
  const cell = (column: UnitColumn): Cell => {
    const index = columns.get(column);
    const found = index === undefined ? undefined : cells[index];
    if (found?.problem) wrong(column, { type: "unreadable", problem: found.problem });
    return found ?? { text: "", number: false, problem: null };
  };
  const text = (column: UnitColumn, most: number): string => {
    const found = cell(column);
    const empty = found.problem === null && found.text === "";
    // A column that is missing as a whole is told once, not by every row.
    if (empty && needed.includes(column) && columns.has(column)) wrong(column, { type: "empty" });
    if (found.text.length > most) wrong(column, { type: "too-long", most });
    return found.text;
  };
  const count = (column: UnitColumn): number | null => {
    const said = text(column, 20);
    if (said === "") return null;
    const digits = said.replace(/[.,\s](?=\d{3}(\D|$))/g, "");
    if (/^\d{1,9}$/.test(digits)) return Number(digits);
    wrong(column, { type: "no-number", said });
    return null;
  };
  const code = text("code", 40);
  if (code !== "" && !isCode(code)) wrong("code", { type: "no-code", said: code });
  const name = text("name", 300);
  const saidKind = text("kind", 100);
  const kind = kindMeant(saidKind, kinds)?.id;
  if (saidKind !== "" && kind === undefined) wrong("kind", { type: "no-kind", said: saidKind });
  const parent = text("parent", 300);
  const email = text("email", 200);
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    wrong("email", { type: "no-email", said: email });
  const phone = phoneOf(cell("phone"));
  if (phone !== "" && (phone.length > 60 || phone.replace(/\D/g, "").length < 3)) {
    wrong("phone", { type: "no-phone", said: phone });
  }
  const facts = factColumns.flatMap((column) => {
    const size = count(column);
    return size === null ? [] : [[column, size] as const];
  });
  const unit: UnitDraft = {
    row,
    code,
    name,
    shortName: text("shortName", 100) || name,
    kind: kind ?? "",
    parent: parent === "" ? null : parent,
    order: count("order") ?? row,
    phone: phone === "" ? null : phone,
    email: email === "" ? null : email,
    area: text("area", 200) || null,
    facts: Object.fromEntries(facts),
  };
  return { unit, faults };
}

function isCode(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
}

/** Gives a telephone number the first 0 back that a spreadsheet dropped when it took the number for a figure. */
function phoneOf({ text, number }: Cell): string {
  const digits = text.replace(/[\s.-]/g, "");
  const lost = number ? /^(?!1[89]00)[1-9]\d{8,9}$/ : /^([35789]\d{8}|2\d{9})$/;
  return lost.test(digits) ? `0${text}` : text;
}

function zerosBack(rows: readonly GridRow[], column: number | undefined): number[] {
  const mended = rows.filter(({ cells }) => {
    const cell = column === undefined ? undefined : cells[column];
    return cell !== undefined && phoneOf(cell) !== cell.text;
  });
  return mended.map(({ row }) => row);
}

function repeated(units: readonly UnitDraft[]): UnitFault[] {
  const first = new Map<string, number>();
  return units.flatMap(({ code, row }): UnitFault[] => {
    const before = first.get(keyOf(code));
    if (before !== undefined) {
      return [{ type: "cell", row, column: "code", fault: { type: "repeated", said: code, first: before } }];
    }
    first.set(keyOf(code), row);
    return [];
  });
}

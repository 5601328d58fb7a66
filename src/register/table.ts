// What the columns of a file of units mean, in Vietnamese or English, and each row as a unit. Pure.
import type { Cell } from "../files/cell-text.ts";
import type { GridRow } from "../files/grid.ts";
import { bare, columnOf, columnsOf, factColumns, titlesFound, type UnitColumn } from "./titles.ts";

/** A unit as a row gives it; `row` is the number the spreadsheet shows. */
export type UnitDraft = {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  /** The code of the unit above; null for the office itself. */
  readonly parent: string | null;
  readonly order: number;
  readonly phone: string | null;
  readonly email: string | null;
  readonly area: string | null;
  readonly facts: Readonly<Record<string, number>>;
};

type UnitTable = {
  readonly units: readonly UnitDraft[];
  /** One sentence each, beginning with the row; none when everything can be imported. */
  readonly problems: readonly string[];
  /** Titles of columns that are not used. */
  readonly ignored: readonly string[];
  /** What was put right while reading, one sentence each. */
  readonly notes: readonly string[];
  /** The columns that the file has: of units known before, the others stay as they are. */
  readonly columns: ReadonlySet<UnitColumn>;
};

const needed: readonly UnitColumn[] = ["code", "name", "kind"];
/** How far down the row of titles may stand, under an office's name and a heading. */
const mostRowsAbove = 20;

/** Reads the rows under the row of titles; `kinds` are the known kinds with their names, to be typed either way. */
export function readUnitTable(grid: readonly GridRow[], kinds: Readonly<Record<string, string>>): UnitTable {
  const at = grid.slice(0, mostRowsAbove).findIndex((row) => {
    const columns = columnsOf(row);
    return columns.has("code") && columns.has("name");
  });
  const head = grid[at];
  if (!head) {
    const found = titlesFound(grid.slice(0, mostRowsAbove));
    return failed(`no row of titles with a code and a name was found: ${found}`);
  }
  const columns = columnsOf(head);
  const twice = head.cells.flatMap((cell, index) => {
    const column = columnOf(cell);
    return column !== null && columns.get(column) !== index ? [cell.text] : [];
  });
  const problems = [
    ...needed
      .filter((column) => !columns.has(column))
      .map((column) => `there is no column for the ${column}`),
    ...twice.map((title) => `two columns say the same as “${title}”`),
  ];
  if (problems.length > 0) return { ...failed(""), problems };
  const read = grid.slice(at + 1).map((row) => readRow(row, columns, kinds));
  const units = read.flatMap(({ unit }) => unit ?? []);
  const wrong = read.flatMap((row) => row.problems);
  if (read.length === 0) return failed("there are no units under the titles");
  return {
    units,
    problems: [...wrong, ...repeated(units)],
    notes: zerosBack(grid.slice(at + 1), columns.get("phone")),
    ignored: head.cells.flatMap((cell) => (cell.text !== "" && columnOf(cell) === null ? [cell.text] : [])),
    columns: new Set(columns.keys()),
  };
}

function failed(problem: string): UnitTable {
  return { units: [], problems: [problem], notes: [], ignored: [], columns: new Set() };
}

function readRow(
  { row, cells }: GridRow,
  columns: ReadonlyMap<UnitColumn, number>,
  kinds: Readonly<Record<string, string>>,
): { unit: UnitDraft | null; problems: string[] } {
  const problems: string[] = [];
  const wrong = (what: string) => void problems.push(`row ${row}: ${what}`);
  const cell = (column: UnitColumn): Cell => {
    const index = columns.get(column);
    const found = index === undefined ? undefined : cells[index];
    if (found?.problem) wrong(`the ${column} ${found.problem}`);
    return found ?? { text: "", number: false, problem: null };
  };
  const text = (column: UnitColumn, most: number): string => {
    const found = cell(column);
    if (found.problem === null && found.text === "" && needed.includes(column))
      wrong(`the ${column} is empty`);
    if (found.text.length > most) wrong(`the ${column} is longer than ${most} letters`);
    return found.text;
  };
  const count = (column: UnitColumn): number | null => {
    const said = text(column, 20);
    if (said === "") return null;
    const digits = said.replace(/[.,\s](?=\d{3}(\D|$))/g, "");
    if (/^\d{1,9}$/.test(digits)) return Number(digits);
    wrong(`the ${column} “${said}” is no whole number`);
    return null;
  };
  const code = text("code", 40);
  if (code !== "" && !isCode(code)) {
    wrong(`the code “${code}” may hold only letters, digits, hyphens, dots and underscores`);
  }
  const name = text("name", 300);
  const kind = kindOf(text("kind", 100), kinds);
  const parent = text("parent", 40);
  const email = text("email", 200);
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong(`“${email}” is no e-mail address`);
  const phone = phoneOf(cell("phone"));
  if (phone !== "" && (phone.length > 60 || phone.replace(/\D/g, "").length < 3)) {
    wrong(`“${phone}” is no telephone number`);
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
    kind,
    parent: parent === "" ? null : parent,
    order: count("order") ?? row,
    phone: phone === "" ? null : phone,
    email: email === "" ? null : email,
    area: text("area", 200) || null,
    facts: Object.fromEntries(facts),
  };
  return { unit: problems.length === 0 ? unit : null, problems };
}

function isCode(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
}

/** A known kind by its id or its name; any other as an id of its own, which a round's settings must then map. */
function kindOf(said: string, kinds: Readonly<Record<string, string>>): string {
  const id = bare(said).replaceAll(" ", "_");
  if (kinds[id] !== undefined) return id;
  const known = Object.entries(kinds).find(([, label]) => bare(label) === bare(said));
  return known?.[0] ?? id;
}

/** A spreadsheet takes a number for a figure and drops the 0 with which all but a few of ours begin. */
function phoneOf({ text, number }: Cell): string {
  const digits = text.replace(/[\s.-]/g, "");
  const lost = number ? /^(?!1[89]00)[1-9]\d{8,9}$/ : /^([35789]\d{8}|2\d{9})$/;
  return lost.test(digits) ? `0${text}` : text;
}

function zerosBack(rows: readonly GridRow[], column: number | undefined): string[] {
  const mended = rows.filter(({ cells }) => {
    const cell = column === undefined ? undefined : cells[column];
    return cell !== undefined && phoneOf(cell) !== cell.text;
  });
  if (mended.length === 0) return [];
  const shown = mended.slice(0, 20).map(({ row }) => row);
  const more = mended.length > shown.length ? " …" : "";
  return [
    `${mended.length} telephone numbers had lost their first 0 and got it back: rows ${shown.join(", ")}${more}`,
  ];
}

function repeated(units: readonly UnitDraft[]): string[] {
  const first = new Map<string, number>();
  return units.flatMap(({ code, row }) => {
    const key = code.toUpperCase();
    const before = first.get(key);
    if (before !== undefined) return [`row ${row}: the code ${code} stands already in row ${before}`];
    first.set(key, row);
    return [];
  });
}

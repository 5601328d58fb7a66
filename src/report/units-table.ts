// What the columns of a file of units mean, in Vietnamese or English, and each row as a unit. Pure.
import type { Cell } from "./cell.ts";
import type { GridRow } from "./units-file.ts";

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

export type UnitTable = {
  readonly units: readonly UnitDraft[];
  /** One sentence each, beginning with the row; none when everything can be imported. */
  readonly problems: readonly string[];
  /** Titles of columns that are not used. */
  readonly ignored: readonly string[];
  /** The columns that the file has: of units known before, the others stay as they are. */
  readonly columns: ReadonlySet<UnitColumn>;
};

/** Sizes of a unit that checks may know: pupils, staff, and of an office the institutions under it. */
const factColumns = ["pupils", "staff", "institutions"] as const;

export type UnitColumn =
  | "code"
  | "name"
  | "shortName"
  | "kind"
  | "parent"
  | "order"
  | "phone"
  | "email"
  | (typeof factColumns)[number]
  | "area";

/** Titles as they are found once they are written without diacritics and signs. */
const titles: Readonly<Record<UnitColumn, readonly string[]>> = {
  code: ["code", "unit code", "ma", "ma don vi", "ma dv", "ma truong"],
  name: ["name", "unit name", "full name", "ten", "ten don vi", "ten truong", "ten day du", "don vi"],
  shortName: [
    "short name",
    "shortname",
    "short",
    "ten ngan",
    "ten viet tat",
    "viet tat",
    "ten rut gon",
    "ten goi tat",
  ],
  kind: ["kind", "type", "unit kind", "loai", "loai don vi", "loai hinh", "nhom", "loai truong"],
  parent: [
    "parent",
    "parent code",
    "truc thuoc",
    "don vi cap tren",
    "cap tren",
    "ma cap tren",
    "ma don vi cap tren",
    "don vi quan ly",
    "thuoc",
  ],
  order: ["order", "position", "no", "thu tu", "stt", "so thu tu", "tt"],
  phone: [
    "phone",
    "official phone",
    "telephone",
    "tel",
    "dien thoai",
    "so dien thoai",
    "sdt",
    "dt",
    "dien thoai don vi",
    "dien thoai co quan",
  ],
  email: [
    "email",
    "e mail",
    "mail",
    "official email",
    "official e mail",
    "thu dien tu",
    "hop thu",
    "email don vi",
    "dia chi email",
  ],
  pupils: ["pupils", "students", "hoc sinh", "so hoc sinh", "hoc vien"],
  staff: [
    "staff",
    "teachers",
    "giao vien",
    "so giao vien",
    "can bo giao vien",
    "cb gv nv",
    "cbgv",
    "can bo giao vien nhan vien",
  ],
  institutions: ["institutions", "schools", "so co so", "so co so giao duc", "so truong", "so truong hoc"],
  area: ["area", "district", "dia ban", "huyen", "khu vuc"],
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
  if (!head) return failed("no row of titles with a code and a name was found");
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
  if (problems.length > 0) return { units: [], problems, ignored: [], columns: new Set() };
  const read = grid.slice(at + 1).map((row) => readRow(row, columns, kinds));
  const units = read.flatMap(({ unit }) => unit ?? []);
  const wrong = read.flatMap((row) => row.problems);
  if (read.length === 0) return failed("there are no units under the titles");
  return {
    units,
    problems: [...wrong, ...repeated(units)],
    ignored: head.cells.flatMap((cell) => (cell.text !== "" && columnOf(cell) === null ? [cell.text] : [])),
    columns: new Set(columns.keys()),
  };
}

function failed(problem: string): UnitTable {
  return { units: [], problems: [problem], ignored: [], columns: new Set() };
}

function columnsOf(row: GridRow): Map<UnitColumn, number> {
  const found = new Map<UnitColumn, number>();
  for (const [index, cell] of row.cells.entries()) {
    const column = columnOf(cell);
    if (column !== null && !found.has(column)) found.set(column, index);
  }
  return found;
}

function columnOf(cell: Cell): UnitColumn | null {
  const title = bare(cell.text.replace(/\([^)]*\)/g, " "));
  for (const [column, names] of Object.entries(titles)) {
    if (names.includes(title) && isColumn(column)) return column;
  }
  return null;
}

function isColumn(text: string): text is UnitColumn {
  return text in titles;
}

/** Lower case, without diacritics, signs as blanks. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("\u0111", "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
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

/** A number cell has lost the 0 with which every Vietnamese number of nine or ten further digits begins. */
function phoneOf({ text, number }: Cell): string {
  return number && /^[1-9]\d{8,9}$/.test(text) ? `0${text}` : text;
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

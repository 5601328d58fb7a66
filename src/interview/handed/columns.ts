// What the columns of a file's table are for, by their titles and never by where they stand. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { besideFigures, howMany, ofThisTime, partsOfFigures, titles } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { columnMeasures } from "../reading/measures-said.ts";
import { ownColumns } from "./own-columns.ts";
import { measureSaid } from "./scale.ts";
import { hasPhrase, isPhrase, type Phrases, phrasesOf, type Words, wordsIn } from "./words.ts";

/** The columns of one of the form's tables in a table of a file, by their positions in its grid. */
export type Columns = {
  /** The form's column → columns with its title. Several titles may fit one: "Số lớp", "Số cuộc thi". */
  readonly at: ReadonlyMap<string, readonly number[]>;
  /** "Số lượng" alone: figures of the whole row. */
  readonly whole: readonly number[];
};

export type Head = {
  readonly number: readonly number[];
  readonly text: readonly number[];
  readonly unit: readonly number[];
  readonly note: readonly number[];
  /** A plan, the year before: nobody's figures of this report. */
  readonly beside: readonly number[];
  readonly tables: ReadonlyMap<Table, Columns>;
  /** The form's tables whose own titles these are; null where the titles tell none from the others. */
  readonly of: readonly Table[] | null;
  /** In what a column says that its amounts are counted; 1 of đồng. */
  readonly scales: ReadonlyMap<number, number>;
  /** What a line above the table says of all amounts in it. */
  readonly above: number | null;
  /** The last column that has a title: a table without a head of the same width goes on. */
  readonly last: number;
};

type Role = "number" | "text" | "unit" | "note" | "quantity" | "beside";

const named = {
  number: phrasesOf(titles.number),
  text: phrasesOf(titles.text),
  unit: phrasesOf(titles.unit),
  note: phrasesOf(titles.note),
  quantity: phrasesOf(titles.quantity),
} as const;
const elsewhere = phrasesOf(besideFigures);
const beside = phrasesOf([...besideFigures, ...partsOfFigures]);
const thisTime = phrasesOf(ofThisTime);
const roles = ["number", "text", "unit", "note", "quantity"] as const;

/** What a title is, whatever stands above it; null of any other text. A form's own titles are known to it. */
export function roleOf(title: Words, tables: readonly Table[]): Role | { readonly column: string } | null {
  if (title.list.length === 0 || title.list.length > mostTitleWords || title.text.length < 2) return null;
  if (tables.some((table) => isPhrase(title, ownTitles(table).constants))) return "beside";
  const role = roles.find(
    (one) => isPhrase(title, named[one]) || tables.some((table) => isPhrase(title, ownTitles(table)[one])),
  );
  if (role) return role;
  const column = tables.flatMap((table) => columnTitled(table, title) ?? [])[0];
  if (column !== undefined) return { column };
  if (hasPhrase(title, beside)) return "beside";
  return roles.find((one) => one !== "number" && startsAs(title, one)) ?? null;
}

const mostTitleWords = 14;

/** "Nội dung hoạt động đã thực hiện", "Đơn vị tính (đồng)": a known title with more behind it. */
function startsAs(title: Words, role: (typeof roles)[number]): boolean {
  return [3, 2].some((length) => {
    const lead = { ...title, list: title.list.slice(0, length) };
    return title.list.length > length && isPhrase(lead, named[role]);
  });
}

/** A form's own titles, made once. */
type OwnTitles = {
  readonly [R in (typeof roles)[number]]: Phrases;
} & {
  /** What the paper itself prints beside the figures. */
  readonly constants: Phrases;
  readonly columns: readonly { readonly id: string; readonly words: Words }[];
};

const memo = new WeakMap<Table, OwnTitles>();

function ownTitles(table: Table): OwnTitles {
  const known = memo.get(table);
  if (known) return known;
  const { stt, text, unit, note, quantity } = table.head;
  const one = (title: string | null) => phrasesOf(title === null || title === "" ? [] : [title]);
  const made = {
    number: one(stt),
    text: one(text),
    unit: one(unit),
    note: one(note),
    quantity: one(quantity),
    constants: phrasesOf((table.constants ?? []).map(({ title }) => title)),
    columns: table.columns.map(({ id, title }) => ({ id, words: wordsIn(title) })),
  };
  memo.set(table, made);
  return made;
}

/** The form's column that a title is of: by its words, else by what it counts; null where none or several fit. */
function columnTitled(table: Table, title: Words): string | null {
  const own = ownTitles(table).columns.filter(({ words }) => sameTitle(title, words));
  if (own[0]) return own.length === 1 ? own[0].id : null;
  if (hasPhrase(title, beside) || isPhrase(title, named.quantity)) return null;
  // Under a tree of headings many columns count the same.
  if (table.columns.some(({ under }) => under !== undefined)) return null;
  const counted = columnMeasures(table, title.text);
  return counted.length === 1 ? (counted[0] ?? null) : null;
}

/** One of the form's own titles, word for word. */
function isOwn(table: Table, title: Words): boolean {
  return ownTitles(table).columns.some(({ words }) => sameTitle(title, words));
}

/** The same words but for "số": "Số người" and "Người". */
function sameTitle(title: Words, own: Words): boolean {
  // "Diện tích (m2)"
  const plain = title.text.replace(/\s*\([^)]*\)\s*/gu, " ").trim();
  return isSameTitle(title, own) || (plain !== title.text && isSameTitle(wordsIn(plain), own));
}

function isSameTitle(title: Words, own: Words): boolean {
  const words = (of: Words) =>
    of.list
      .map(({ key, bare }) => (title.plain ? bare : key))
      .filter((word) => word !== number.key && word !== number.bare)
      .join(" ");
  return words(title) !== "" && words(title) === words(own);
}

const [number = { key: "", bare: "" }] = wordsIn(howMany).list;

/** The columns of a head: the rows of titles, read down. */
export function headOf(
  rows: readonly FileRow[],
  tables: readonly Table[],
  hidden: ReadonlySet<number>,
  years: ReadonlySet<string>,
): Head {
  const paths = pathsOf(rows, hidden);
  const own = ownColumns(paths, tables);
  const titled = new Set([...own.values()].flatMap((columns) => [...columns.keys()]));
  const found = [...paths].flatMap(([column, path]) =>
    titled.has(column) ? [] : [{ column, path, role: roleOfPath(path, tables, years) }],
  );
  const of = (role: Role) => found.filter((one) => one.role === role).map(({ column }) => column);
  const byTable = [...(own.size > 0 ? own.keys() : tables)].map((table) => {
    return [table, columnsFor(table, found, of("quantity"), years, own.get(table) ?? none)] as const;
  });
  return {
    number: of("number"),
    text: of("text"),
    unit: of("unit"),
    note: of("note"),
    beside: of("beside"),
    tables: new Map(byTable),
    of: own.size > 0 ? [...own.keys()] : null,
    scales: new Map(
      [...paths].flatMap(([column, path]) => {
        const scale = measureSaid(path.join(" "));
        return scale === null ? [] : [[column, scale] as const];
      }),
    ),
    above: null,
    last: Math.max(-1, ...paths.keys()),
  };
}

const none: ReadonlyMap<number, string> = new Map();

/** What stands above each column, from the top; a merged title stands above all that it covers. */
function pathsOf(rows: readonly FileRow[], hidden: ReadonlySet<number>): Map<number, string[]> {
  const paths = new Map<number, string[]>();
  for (const { cells } of rows) {
    for (const { column, across, shown } of cells) {
      for (let at = column; at < column + Math.min(across, mostColumns); at += 1) {
        if (hidden.has(at) || shown.trim() === "") continue;
        paths.set(at, [...(paths.get(at) ?? []), shown]);
      }
    }
  }
  return paths;
}

/** No title covers more columns than this; a merge over a whole sheet is a banner. */
export const mostColumns = 64;

type Found = { readonly column: number; readonly path: readonly string[]; readonly role: FoundRole };
type FoundRole = Role | { readonly column: string } | null;

/** The lowest title that says anything; a plan or another year anywhere above makes it none of the report's. */
function roleOfPath(
  path: readonly string[],
  tables: readonly Table[],
  years: ReadonlySet<string>,
): FoundRole {
  const words = path.map(wordsIn);
  const whole = wordsIn(path.join(" "));
  if (isOfAnotherYear(path.join(" "), years)) return "beside";
  const own = words.flatMap((title) => roleOf(title, tables) ?? []);
  const last = own.at(-1) ?? roleOf(whole, tables);
  // "Số người" over "Tổng số" is people still.
  const leaf = last === "quantity" ? (own.findLast((role) => typeof role === "object") ?? last) : last;
  const figures = leaf === "quantity" || (leaf !== null && typeof leaf === "object");
  // "Trong đó" over a column that the form has says no more than the form does.
  const lowest = words.at(-1);
  const asked = lowest !== undefined && tables.some((table) => isOwn(table, lowest));
  const other = asked ? elsewhere : beside;
  if (figures && words.slice(0, -1).some((title) => hasPhrase(title, other) && !hasPhrase(title, thisTime)))
    return "beside";
  // "Năm 2022", where the report is of that year, is what was done in it.
  if (leaf === null && path.some((title) => yearsIn(title).some((year) => years.has(year))))
    return "quantity";
  return leaf;
}

function isOfAnotherYear(title: string, years: ReadonlySet<string>): boolean {
  const said = yearsIn(title);
  return years.size > 0 && said.length > 0 && !said.some((year) => years.has(year));
}

function yearsIn(title: string): readonly string[] {
  return title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu) ?? [];
}

/** A form's columns in a head. "Số lượng" beside "Số người" is what is left: how many things. */
function columnsFor(
  table: Table,
  found: readonly Found[],
  quantity: readonly number[],
  years: ReadonlySet<string>,
  own: ReadonlyMap<number, string>,
): Columns {
  const ofYear = found.filter(({ path }) =>
    path.some((title) => yearsIn(title).some((year) => years.has(year))),
  );
  const at = new Map<string, number[]>();
  for (const { column, role, path } of found) {
    if (role === null || typeof role === "string") continue;
    const id = path.flatMap((title) => columnTitled(table, wordsIn(title)) ?? []).at(-1) ?? role.column;
    if (!table.columns.some((own) => own.id === id)) continue;
    const known = at.get(id);
    // Where more fit there is no telling them apart, and these are enough to see it.
    if (known && known.length < mostAlike) known.push(column);
    else if (!known) at.set(id, [column]);
  }
  narrowToYear(at, new Set(ofYear.map(({ column }) => column)));
  // What bears a column's whole title is that column, and nothing else is.
  for (const [column, id] of own) at.set(id, [column]);
  const [first] = table.columns;
  const lacking = table.columns.filter(({ id }) => !at.has(id));
  const [only] = quantity;
  if (first && lacking.length === 1 && lacking[0] === first && quantity.length === 1 && only !== undefined) {
    at.set(first.id, [only]);
    return { at, whole: [] };
  }
  return { at, whole: quantity };
}

const mostAlike = 8;

/** Where one column is called by the report's year and another is not, the first holds the report's figures. */
function narrowToYear(at: Map<string, number[]>, ofYear: ReadonlySet<number>): void {
  for (const [id, columns] of at) {
    const own = columns.filter((column) => ofYear.has(column));
    if (own.length > 0) at.set(id, own);
  }
}

/** The cell that lies on this column, also one that a merge spreads over it. */
export function cellAt(row: FileRow, column: number): FileCell | null {
  return row.cells.find((cell) => cell.column <= column && column < cell.column + cell.across) ?? null;
}

/** Every column that holds figures of a row. */
export function figureColumns({ tables }: Head): ReadonlySet<number> {
  return new Set([...tables.values()].flatMap(({ at, whole }) => [...[...at.values()].flat(), ...whole]));
}

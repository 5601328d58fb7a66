// What the columns of a file's table are for, by their titles and never by where they stand. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { besideFigures, ofThisTime, ofYears, partsOfFigures } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { numberIn } from "./column-titles.ts";
import { type Own, ownColumns, type Paths } from "./own-columns.ts";
import { measureSaid } from "./scale.ts";
import { asksParts, columnTitled, countsAlone, isConstant, isOwn, type Role, roleOf } from "./title-roles.ts";
import { hasPhrase, isPhrase, type Phrases, phrasesOf, wordsIn } from "./words.ts";

const elsewhere = phrasesOf(besideFigures);
const beside = phrasesOf([...besideFigures, ...partsOfFigures]);
const thisTime = phrasesOf(ofThisTime);

/** The columns of one of the form's tables in a table of a file, by their positions in its grid. */
export type Columns = {
  /** The form's column → columns with its title. Several titles may fit one: "Số lớp", "Số cuộc thi". */
  readonly at: ReadonlyMap<string, readonly number[]>;
  /** "Số lượng" alone: figures of the whole row. */
  readonly whole: readonly number[];
  /** What only a printed number tells: to be confirmed. */
  readonly unsure: ReadonlySet<number>;
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
  /** What stands above each column, from the top, whatever it is for. */
  readonly titles: Paths;
  /** Columns of which nobody knows what they are for. */
  readonly open: readonly number[];
  /** Titles of the form's stand over columns, and nobody knows which is which. */
  readonly doubtful: boolean;
  /** What a line above the table says of all amounts in it. */
  readonly above: number | null;
  /** The last column that has a title: a table without a head of the same width goes on. */
  readonly last: number;
};

type Around = {
  readonly tables: readonly Table[];
  readonly hidden: ReadonlySet<number>;
  /** Years that the report's title names. */
  readonly years: ReadonlySet<string>;
  /** Columns in which wordings of the form's rows stand. */
  readonly wordings: ReadonlySet<number>;
  /** The line of numbers under the titles. */
  readonly numbers: FileRow | null;
  /** What the form's answers are called: "Có", "Tốt". A title may be one of them. */
  readonly answers: Phrases;
};

/** The columns of a head: the rows of titles, read down. */
export function headOf(
  rows: readonly FileRow[],
  { tables, hidden, years, wordings, numbers, answers }: Around,
): Head {
  const paths = pathsOf(rows, hidden);
  const roles = [...paths].map(([column, path]) => {
    const isAnswer = isPhrase(wordsIn(path.at(-1) ?? ""), answers);
    return { column, path, role: isAnswer ? null : roleOfPath(path, tables, years) };
  });
  const isLead = ({ column, role }: Found) =>
    wordings.has(column) ||
    leads.some((lead) => lead === role) ||
    isConstant(paths.get(column) ?? [], tables);
  const lead = new Set(roles.filter(isLead).map(({ column }) => column));
  const printed = numbers ? pathsOf([numbers], hidden) : none;
  const { tables: own, doubtful } = ownColumns(
    {
      paths: new Map([...paths].map(([column, path]) => [column, withoutYears(path, years)])),
      lead,
      numbers: new Map(
        [...printed].flatMap(([column, [text = ""]]) => {
          const number = numberIn(text);
          return number === null ? [] : [[column, number] as const];
        }),
      ),
    },
    tables,
  );
  const titled = new Set([...[...own.values()].flatMap(({ at }) => [...at.keys()]), ...doubtful]);
  const found = roles.filter(({ column }) => !titled.has(column));
  const of = (role: Role) => found.filter((one) => one.role === role).map(({ column }) => column);
  const byTable = [...(own.size > 0 ? own.keys() : tables)].map((table) => {
    return [table, columnsFor(table, found, years, own.get(table) ?? null)] as const;
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
    titles: paths,
    doubtful: doubtful.size > 0,
    open: found.filter(({ role }) => role === null).map(({ column }) => column),
    above: null,
    last: Math.max(-1, ...paths.keys()),
  };
}

const none: ReadonlyMap<number, readonly string[]> = new Map();
const leads = ["number", "text", "unit", "note"] as const;

/** A heading that says only of which year the figures are says nothing where that is the report's. */
function withoutYears(path: readonly string[], years: ReadonlySet<string>): readonly string[] {
  return path.filter((title, at) => {
    const said = yearsIn(title);
    const only = said.length > 0 && isPhrase(wordsIn(title.replace(/\d+/gu, " ")), yearTitles);
    return at === path.length - 1 || !only || !said.some((year) => years.has(year));
  });
}

const yearTitles = phrasesOf(ofYears);

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
  const other = asked || asksParts(tables) ? elsewhere : beside;
  if (figures && words.slice(0, -1).some((title) => hasPhrase(title, other) && !hasPhrase(title, thisTime)))
    return "beside";
  // "Năm 2022", where the report is of that year, is what was done in it.
  if (leaf === null && path.some((title) => isOfYear(title, years))) return "quantity";
  return leaf;
}

function isOfAnotherYear(title: string, years: ReadonlySet<string>): boolean {
  const said = yearsIn(title);
  return years.size > 0 && said.length > 0 && !said.some((year) => years.has(year));
}

function isOfYear(title: string, years: ReadonlySet<string>): boolean {
  return yearsIn(title).some((year) => years.has(year));
}

function yearsIn(title: string): readonly string[] {
  return title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu) ?? [];
}

/** A form's columns in a head. "Số lượng" beside "Số người" is what is left: how many things. */
function columnsFor(
  table: Table,
  found: readonly Found[],
  years: ReadonlySet<string>,
  own: Own | null,
): Columns {
  const quantity = found.filter(({ role }) => role === "quantity").map(({ column }) => column);
  const at = countsAlone(table) ? counted(table, found, years) : new Map<string, number[]>();
  // What bears a column's own titles is that column; what only counts the same is asked with it.
  for (const [column, id] of own?.at ?? []) at.set(id, [column, ...(at.get(id) ?? [])]);
  const unsure = own?.unsure ?? new Set<number>();
  const [first] = table.columns;
  const lacking = table.columns.filter(({ id }) => !at.has(id));
  const [only, more] = quantity;
  const isRest = countsAlone(table) && first && lacking.length === 1 && lacking[0] === first;
  if (!isRest || only === undefined || more !== undefined) return { at, whole: quantity, unsure };
  at.set(first.id, [only]);
  return { at, whole: [], unsure };
}

/** Columns by what their titles count. */
function counted(table: Table, found: readonly Found[], years: ReadonlySet<string>): Map<string, number[]> {
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
  const ofYear = found.filter(({ path }) => path.some((title) => isOfYear(title, years)));
  narrowToYear(at, new Set(ofYear.map(({ column }) => column)));
  return at;
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

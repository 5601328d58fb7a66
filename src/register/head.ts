// Where the titles of a list of units stand, over one row or several, and which column is which. Pure.
import type { FileRow, FileTable } from "../files/blocks.ts";
import { cellOf } from "./cells.ts";
import { isNumberLine } from "./lines.ts";
import { titleKey } from "./title-key.ts";
import {
  factColumns,
  isListOfSchools,
  type Meant,
  meaningOf,
  type TitleMeaning,
  type UnitColumn,
} from "./titles.ts";

/** One column's title, with those above it that stand over several columns. */
export type Title = {
  readonly column: number;
  readonly text: string;
  readonly above: readonly string[];
  readonly meaning: TitleMeaning | null;
  readonly hidden: boolean;
};

export type Head = {
  /** The number of its first row. */
  readonly row: number;
  readonly titles: readonly Title[];
  readonly columns: ReadonlyMap<TitleMeaning, number>;
  /** Columns that mean what an earlier one means. */
  readonly twice: readonly Title[];
  /** The rows under it. */
  readonly rows: readonly FileRow[];
};

/** How far down titles may stand, under an office's name and a heading. */
const mostRowsAbove = 20;
/** Titles stand over no more rows than these. */
const mostTitleRows = 4;

/** The head of a list of units: titles for the code and the name, side by side. Null where there is none. */
export function headOf(table: FileTable): Head | null {
  for (const [at] of table.rows.slice(0, mostRowsAbove).entries()) {
    const head = headAt(table, at);
    if (head.columns.has("code") && head.columns.has("name")) return head;
  }
  return null;
}

/** The row that comes nearest to a head; null of an empty table. */
export function nearestHead(table: FileTable): Head | null {
  const heads = table.rows.slice(0, mostRowsAbove).map((_, at) => headAt(table, at));
  return heads.sort((a, b) => b.columns.size - a.columns.size)[0] ?? null;
}

function headAt(table: FileTable, at: number): Head {
  const depth = depthAt(table.rows, at);
  const head = table.rows.slice(at, at + depth);
  const titles = titlesOf(head, new Set(table.hiddenColumns));
  const columns = new Map<TitleMeaning, { title: Title; rank: number }>();
  const twice: Title[] = [];
  for (const { title, rank } of titles) {
    if (title.meaning === null || title.hidden) continue;
    const before = columns.get(title.meaning);
    if (before === undefined || (ranked.has(title.meaning) && rank < before.rank))
      columns.set(title.meaning, { title, rank });
    else if (!ranked.has(title.meaning)) twice.push(title);
  }
  const rows = table.rows.slice(at + depth);
  const numbered = rows.findIndex((row) => !isNumberLine(row));
  return {
    row: table.rows[at]?.no ?? 0,
    titles: titles.map(({ title }) => title),
    columns: new Map([...columns].map(([meaning, { title }]) => [meaning, title.column])),
    twice,
    rows: numbered < 0 ? [] : rows.slice(numbered),
  };
}

/** Exports name a place and the unit above in several ways beside each other: the first of the known ones is taken. */
const ranked: ReadonlySet<TitleMeaning> = new Set(["area", "parent", "level"]);

/** Over how many rows of the table the titles that begin here stand. */
function depthAt(rows: readonly FileRow[], at: number): number {
  const first = rows[at];
  if (!first) return 0;
  const merged = Math.max(1, ...first.cells.map(({ down }) => down));
  const lastNo = first.no + Math.min(merged, mostTitleRows) - 1;
  const covered = rows.slice(at, at + mostTitleRows).filter(({ no }) => no <= lastNo).length;
  const next = rows[at + covered];
  return covered === 1 && next && isSubtitles(first, next) ? 2 : covered;
}

/** Whether a row holds titles that stand under others which no merge keeps together: "Học sinh" over "Tổng số" and "Nữ". */
function isSubtitles(above: FileRow, row: FileRow): boolean {
  const plain = above.cells.filter(({ across }) => across === 1);
  const own = new Set(plain.map(({ column }) => column));
  const needed = plain.filter((cell) =>
    ["code", "name", "kind"].includes(meaningOf(cellOf(cell).text, false)?.meaning ?? ""),
  );
  const isUnder = row.cells.some(({ column }) => !own.has(column));
  const texts = row.cells.every(({ value }) => value.type === "text" && value.text.length <= 60);
  const asUnit = row.cells.some(({ column }) => needed.some((cell) => cell.column === column));
  return row.no === above.no + 1 && row.cells.length > 0 && isUnder && texts && !asUnit;
}

type Path = { readonly column: number; readonly texts: readonly string[] };

function titlesOf(head: readonly FileRow[], hidden: ReadonlySet<number>): { title: Title; rank: number }[] {
  const paths = pathsOf(head);
  const schools = isListOfSchools(paths.flatMap(({ texts }) => texts));
  return paths.map(({ column, texts }) => {
    const above = texts.slice(0, -1);
    const text = texts.at(-1) ?? "";
    const meant = meantBy(text, above, schools);
    const title = { column, text, above, meaning: meant?.meaning ?? null, hidden: hidden.has(column) };
    return { title, rank: meant?.rank ?? 0 };
  });
}

/** For every column with a title the texts that stand over it, from the top. */
function pathsOf(head: readonly FileRow[]): Path[] {
  const [first, ...others] = head;
  let paths = (first?.cells ?? []).map((cell) => ({
    column: cell.column,
    end: cell.column + cell.across,
    texts: [cellOf(cell).text],
  }));
  for (const { cells } of others) {
    const under = cells.map((cell) => {
      // What stands under no title belongs to the nearest one on its left.
      const top = paths.findLast(({ column }) => column <= cell.column);
      return {
        top,
        path: {
          column: cell.column,
          end: cell.column + cell.across,
          texts: [...(top?.texts ?? []), cellOf(cell).text],
        },
      };
    });
    const kept = paths.filter((path) => !under.some(({ path: { column } }) => column === path.column));
    paths = [...kept, ...under.map(({ path }) => path)].sort((a, b) => a.column - b.column);
  }
  return paths.filter(({ texts }) => texts.at(-1) !== "");
}

/** Titles of people: what stands under them is theirs, not the unit's. */
const person = /^(?:hieu truong|nguoi|lanh dao|giam doc|truong phong|ke toan|can bo|phu trach|dau moi)/;
const sums = ["tong so", "tong", "tong cong", "so luong", "cong", "chung"];
const facts: readonly TitleMeaning[] = factColumns satisfies readonly UnitColumn[];

function meantBy(text: string, above: readonly string[], schools: boolean): Meant | null {
  if (above.some((title) => person.test(titleKey(title)))) return null;
  const own = meaningOf(text, schools);
  if (own) return own;
  const over = above.map((title) => meaningOf(title, schools)).findLast((meant) => meant !== null);
  // Of a size that is parted ("Tổng số", "Nữ") the sum is meant.
  return over && facts.includes(over.meaning) && sums.includes(titleKey(text)) ? over : null;
}

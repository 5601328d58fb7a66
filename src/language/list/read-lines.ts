// What a message says to a list: its lines, each with the cells that it gives. Pure; the columns read their cells.
import { align } from "./align.ts";
import type { LeftColumn, LineSaid, ListColumn, ListSheet, NoLine } from "./column.ts";
import { cellsOf, readLine } from "./read-line.ts";
import { type Line, linesOf, partsIn } from "./records.ts";
import { type Heads, headsIn, isNumbering, isTitle, leftBy, withoutWorkedOut, workedOutOf } from "./sheet.ts";

export type LinesSaid = {
  readonly lines: readonly LineSaid[];
  /** Lines that are none of the list's, each with the reason. */
  readonly none: readonly NoLine[];
  /** Columns of a pasted sheet that are not taken. */
  readonly left: readonly LeftColumn[];
};

/** Reads the lines of a message. */
export function readLines(sheet: ListSheet, raw: string): LinesSaid {
  const all = linesOf(sheet.columns, raw);
  const lines: LineSaid[] = [];
  const none: NoLine[] = [];
  let left: readonly LeftColumn[] = [];
  let heads: Heads | null = null;
  for (const line of all.filter(
    ({ cut }) => !isNumbering(cut) && (all.length === 1 || !isTitle(sheet, cut)),
  )) {
    const titles = headsIn(sheet, line.cut);
    if (titles) {
      heads = titles;
      left = leftBy(titles);
      continue;
    }
    const typed = heads ? null : typedOf(sheet, line);
    const read = readLine(sheet, heads, typed ?? line);
    if (read && "why" in read) none.push(read);
    else if (read && read.given.length + read.unread.length > 0) {
      lines.push(read);
      if (typed) left = workedOutOf(sheet);
    }
  }
  return { lines, none, left };
}

/** A line copied with the columns that are worked out, without those; null of any other. */
function typedOf(sheet: ListSheet, line: Line): Line | null {
  const fields = withoutWorkedOut(sheet, line.fields);
  return fields && { ...line, fields };
}

/** What a message says of one line that stands: the parts of all its lines together, none of which need be the first. */
export function readCells(columns: readonly ListColumn[], raw: string): LineSaid | NoLine {
  const said = raw.trim();
  const fields = partsIn(columns, raw);
  const placed = align(columns, fields);
  if (!placed) return { said, why: "surplus" };
  const [only, more] = placed;
  // One word alone may be anything, also where only one column takes words.
  const doubtful = only && !more && fields[0]?.column === null && only.column?.words && columns.length > 1;
  const cells = cellsOf(doubtful ? [{ ...only, column: null }] : placed);
  return { said, ...cells, sure: true, fewer: false, lacks: [] };
}

/** How many lines a message has. */
export function countLines(sheet: ListSheet, raw: string): number {
  return linesOf(sheet.columns, raw).filter(({ cut }) => headsIn(sheet, cut) === null).length;
}

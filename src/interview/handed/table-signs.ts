// What the lines of a file's table look like: titles, numbers of columns, words; and how it numbers its lines. Pure.
import type { FileCell, FileRow, FileTable } from "../../files/blocks.ts";
import { figureColumns, type Head } from "./columns.ts";
import type { FormRows } from "./form-rows.ts";
import { cutLabel, labelOfCell, rowsNumbered } from "./label.ts";
import { rowWorded } from "./match-row.ts";
import { wordsIn } from "./words.ts";

/** No row has its words in more cells than these. */
export const mostWordings = 3;
const longestTitle = 120;

/** Titles hold no figures but years and the numbers of columns. */
export function isTitle(text: string): boolean {
  const rest = text.replace(
    /(?<!\d)(?:19|20)\d{2}(?!\d)|\(\d{1,2}\)|1[.,]?000(?:[.,]?000)*|(?<=\p{L})\d(?!\p{L})/gu,
    "",
  );
  return text.length <= longestTitle && !/\d/u.test(rest);
}

/** Some words at all: no number, no dash. */
export function isWord({ value, shown }: FileCell): boolean {
  return value.type === "text" && /\p{L}{2}/u.test(shown);
}

export function covers({ column, across }: FileCell, columns: readonly number[]): boolean {
  return columns.some((at) => column <= at && at < column + across);
}

/** "(1) (2) (3)", "A B 1 2 3": the numbers of columns. */
export function isNumberLine({ cells }: FileRow): boolean {
  const shown = cells.map((cell) => cell.shown.trim()).filter((text) => text !== "");
  const numbers = shown.flatMap((text) => /^\(?(\d{1,2})\)?(?:\s*=.*)?$/u.exec(text)?.[1] ?? []).map(Number);
  const plain = shown.every((text) => /^\(?(?:\d{1,2}|\p{Lu})\)?(?:\s*=.*)?$/u.test(text));
  return (
    shown.length > 2 &&
    plain &&
    numbers.length > 0 &&
    numbers.every((one, at) => at === 0 || one === (numbers[at - 1] ?? 0) + 1)
  );
}

/** Whether a table without titles lies on the same grid as the one before it. */
export function goesOn({ rows }: FileTable, { last }: Head): boolean {
  const width = rows.reduce(
    (most, { cells }) => Math.max(most, (cells.at(-1)?.column ?? 0) + (cells.at(-1)?.across ?? 1)),
    0,
  );
  return width > 0 && width <= last + 1 && width >= last;
}

/** How a file numbers its lines is seen in so many of them. */
const mostLooked = 200;

/** A file that numbers its lines its own way: its numbers say nothing of the form's. */
export function numbersItself(rows: FormRows, { rows: lines }: FileTable): boolean {
  let [agree, differ] = [0, 0];
  let group: string | null = null;
  let dotted = false;
  for (const { cells } of lines.slice(0, mostLooked)) {
    const known = worded(rows, cells);
    if (!known) continue;
    const { row, label } = known;
    group = row.row.role === "heading" ? row.row.label : (row.group ?? group);
    if (!label) continue;
    dotted ||= label.label.includes(".");
    if (rowsNumbered(rows, label.label, label.lossy, dotted ? null : group).includes(row)) agree += 1;
    else differ += 1;
  }
  return differ > 1 && differ > agree;
}

/** The columns in which the wordings of the form's rows stand. */
export function wordingColumns(rows: FormRows, { rows: lines }: FileTable): ReadonlySet<number> {
  const found = lines.slice(0, mostLooked).flatMap(({ cells }) => worded(rows, cells)?.column ?? []);
  return new Set(found);
}

/** The row whose whole wording stands in a line, with the line's number. */
function worded(rows: FormRows, cells: readonly FileCell[]) {
  const [first] = cells;
  for (const cell of cells.filter(isWord).slice(0, mostWordings)) {
    const { label, words } = cutLabel(cell.shown);
    const row = rowWorded(rows, wordsIn(words));
    if (!row) continue;
    const { column } = cell;
    if (label !== null) return { row, column, label: { label, lossy: false } };
    return { row, column, label: first && first !== cell ? labelOfCell(first) : null };
  }
  return null;
}

/** The first column that is called a figure's; nothing left of it is one. */
export function firstFigure(head: Head | null): number {
  if (!head) return Number.POSITIVE_INFINITY;
  const all = figureColumns(head);
  return all.size > 0 ? Math.min(...all, ...head.beside) : Number.POSITIVE_INFINITY;
}

/** The only text of a row, spread over more than one column: a heading, a paragraph, a signature. */
export function onlyText({ cells }: FileRow): FileCell | null {
  const [only, more] = cells.filter(({ shown }) => shown.trim() !== "");
  return only && !more && isWord(only) && only.across > 1 ? only : null;
}

// A table with a line for each unit, turned into a table of rows for each: what a compiled list says of one unit. Pure.
import type { FileCell, FileRow, FileTable, ReadFile } from "../../files/blocks.ts";
import { codeKey } from "../../language/normalise.ts";

type LineOfUnit<U> = { readonly unit: U; readonly row: number; readonly file: ReadFile };

/** A unit's code stands in one of the first columns. */
const mostColumns = 4;

/** The lines that begin with a unit's code, each as the table that it would be by itself. */
export function linesOfUnits<U extends { readonly code: string }>(
  units: readonly U[],
  file: ReadFile,
): readonly LineOfUnit<U>[] {
  const coded = new Map(units.map((unit) => [codeKey(unit.code), unit]));
  for (const table of file.blocks) {
    if (table.type !== "table" || (table.sheet && table.sheet.seen !== "visible")) continue;
    const lines = table.rows.flatMap((row, at) => {
      const cell = row.cells.find(({ column, shown }) => column < mostColumns && coded.has(codeKey(shown)));
      const unit = cell && coded.get(codeKey(cell.shown));
      return cell && unit && row.hidden !== true ? [{ unit, row, at, column: cell.column }] : [];
    });
    const [first] = lines;
    if (!first || new Set(lines.map(({ unit }) => unit)).size < 2) continue;
    const head = table.rows.slice(0, first.at);
    return lines.map(({ unit, row, column }) => ({
      unit,
      row: row.no,
      file: { ...file, blocks: [turned(table, head, row, column)] },
    }));
  }
  return [];
}

/**
 * Titles over a line's cells become the rows: "1.1 Chuyên môn" over "Số lớp" and "Số người" is the row 1.1 with two cells.
 * Of one line of titles each is a row with one cell.
 */
function turned(table: FileTable, head: readonly FileRow[], line: FileRow, code: number): FileTable {
  const titled = head.filter(({ cells }) => cells.filter(({ column }) => column > code).length > 1);
  const [over, under] = titled.length > 1 ? titled.slice(-2) : [titled.at(-1), undefined];
  const nounCells = under?.cells ?? [];
  const nouns = [...new Set(nounCells.filter(({ column }) => column > code).map(({ shown }) => shown))];
  const rows = new Map<string, FileCell[]>();
  for (const cell of line.cells) {
    if (cell.column <= code) continue;
    const noun = nounCells.find(({ column }) => column === cell.column)?.shown;
    // Beneath two lines of titles a column with one alone is the unit's name, or a remark.
    if (nouns.length > 0 && noun === undefined) continue;
    const title = titleAt(over?.cells ?? [], cell.column, nouns.length > 0);
    if (!title) continue;
    const at = noun === undefined ? 0 : nouns.indexOf(noun);
    const known = rows.get(title.shown) ?? [];
    rows.set(title.shown, [...known, { ...cell, column: at + 1, across: 1, down: 1 }]);
  }
  const heading = nouns.length > 0 ? [textRow(1, ["", ...nouns])] : [];
  const body = [...rows].map(([title, cells], at) => ({
    no: at + 1 + heading.length,
    cells: [textCell(0, title), ...cells],
  }));
  return { ...table, rows: [...heading, ...body], head: heading.length, hiddenColumns: [] };
}

/** The title over a column: one that covers several, or (`beside`) the last one before it, as a list without merges has it. */
function titleAt(cells: readonly FileCell[], at: number, beside: boolean): FileCell | undefined {
  const over = cells.find(({ column, across }) => column <= at && at < column + across);
  return over ?? (beside ? cells.findLast(({ column }) => column < at) : undefined);
}

function textRow(no: number, texts: readonly string[]): FileRow {
  return { no, cells: texts.flatMap((text, column) => (text === "" ? [] : [textCell(column, text)])) };
}

function textCell(column: number, text: string): FileCell {
  return { column, across: 1, down: 1, value: { type: "text", text }, shown: text };
}

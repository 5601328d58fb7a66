// Makes a sheet's cells what a person sees: with the formats and shared texts of the workbook, and without what a merge covers. Pure.
import type { FileCell, FileRow, FileTable, FileValue } from "../blocks.ts";
import type { Held } from "./cell.ts";
import type { LinkAt } from "./links.ts";
import { type Cover, coversOf } from "./merges.ts";
import type { PlacedCell, Sheet, SheetRow } from "./sheet.ts";
import type { Said } from "./strings.ts";
import type { CellStyle, Styles } from "./styles.ts";
import type { WorkbookSheet } from "./workbook.ts";

/** What the whole workbook knows. */
export type Known = {
  readonly styles: Styles;
  readonly strings: ReadonlyMap<number, Said>;
  readonly from1904: boolean;
  /** Letters that may still be taken. */
  letters: number;
};

/** The sheet's table; whether rows were left out of it, and whether a text was cut off. Takes its letters from those left. */
export function tableOf(
  of: WorkbookSheet,
  sheet: Sheet,
  linkAt: LinkAt,
  known: Known,
): { readonly table: FileTable; readonly moreRows: boolean; readonly cut: boolean } {
  const coverAt = coversOf(sheet.merges);
  const rows: FileRow[] = [];
  let moreRows = sheet.moreRows;
  let cut = false;
  for (const row of sheet.rows) {
    const cells = cellsOf(row, coverAt, linkAt, known);
    const letters = cells.reduce((sum, cell) => sum + lettersOf(cell), 0);
    // A text is shared: one long one in the file can fill every cell.
    if (letters > known.letters) {
      known.letters = 0;
      moreRows = true;
      break;
    }
    known.letters -= letters;
    cut ||= row.cells.some(({ held }) => saidBy(held, known)?.cut ?? false);
    if (cells.length > 0) rows.push({ no: row.no, ...(row.hidden ? { hidden: true } : {}), cells });
  }
  return {
    table: {
      type: "table",
      sheet: { name: of.name, seen: of.seen },
      rows,
      head: 0,
      hiddenColumns: seenBeside(sheet.hiddenColumns, rows),
    },
    moreRows,
    cut,
  };
}

function lettersOf({ shown, links = [] }: FileCell): number {
  return links.reduce((sum, link) => sum + link.length, shown.length);
}

function cellsOf(
  row: SheetRow,
  coverAt: (row: number, column: number) => Cover,
  linkAt: LinkAt,
  known: Known,
): FileCell[] {
  return row.cells.flatMap((cell) => {
    const cover = coverAt(row.no, cell.column);
    const filled =
      cover === null ? null : filledCell(cell, cover, cell.link ?? linkAt(row.no, cell.column), known);
    return filled === null ? [] : [filled];
  });
}

/** Null of a cell that shows nothing; a formula that gives the empty text has worked out a value all the same. */
function filledCell(
  cell: PlacedCell,
  cover: NonNullable<Cover>,
  link: string | null,
  known: Known,
): FileCell | null {
  const style = known.styles.styleOf(cell.style);
  const said = saidBy(cell.held, known);
  if (said?.text === "" && !cell.formula) return null;
  const { value, shown } = readingOf(cell.held, said, style, known.from1904);
  return {
    column: cell.column,
    ...cover,
    value,
    shown,
    ...(cell.formula ? { formula: true } : {}),
    ...(cell.written === null ? {} : { written: cell.written }),
    ...((said?.bold ?? style.bold) ? { bold: true } : {}),
    ...(link === null ? {} : { links: [link] }),
  };
}

function saidBy(held: Held, { strings }: Known): Said | null {
  if (held.type === "said") return held.said;
  return held.type === "shared" ? (strings.get(held.index) ?? null) : null;
}

function readingOf(
  held: Held,
  said: Said | null,
  { format }: CellStyle,
  from1904: boolean,
): { value: FileValue; shown: string } {
  switch (held.type) {
    case "shared":
    case "said": {
      const text = said?.text ?? "";
      return { value: { type: "text", text }, shown: text };
    }
    case "number": {
      const { day, shown } = format.read(held.number, from1904);
      return { value: day === null ? held : { type: "date", day }, shown };
    }
    case "day":
      return { value: { type: "date", day: held.day }, shown: held.day.split("-").reverse().join("/") };
    case "truth":
      return { value: held, shown: held.is ? "TRUE" : "FALSE" };
    case "error":
      return { value: held, shown: held.code };
    case "unworked":
      return { value: held, shown: "" };
  }
}

/** Hidden columns as far as the rows go: a sheet is often hidden from its last column to the grid's end. */
function seenBeside(hidden: readonly number[], rows: readonly FileRow[]): number[] {
  const width = rows.reduce(
    (most, { cells }) => cells.reduce((end, { column, across }) => Math.max(end, column + across), most),
    0,
  );
  return hidden.filter((column) => column < width);
}

// One sheet being written: rows go out as soon as they are flushed, so memory does not grow with them. Knows exceljs.
import { setImmediate } from "node:timers/promises";
import type ExcelJS from "exceljs";
import { cellText, heightOf, linesOf } from "./measure.ts";
import { bodyPoints, type CellStyle, styleFor } from "./styles.ts";

/** A formula together with the value that it had when the file was made, for programs that do not calculate. */
type Formula = { readonly formula: string; readonly result: number | string };
/** A text that opens an address where it is pressed. */
type Link = { readonly text: string; readonly hyperlink: string };
export type CellValue = string | number | Date | Formula | Link | null;
export type Cell = { readonly value: CellValue; readonly style: CellStyle; readonly span?: number };

type SheetOptions = {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  readonly landscape?: boolean;
  /** Print on one page's width; otherwise pages go on to the right. */
  readonly fitWidth: boolean;
  /** Columns repeated on every printed page. */
  readonly titleColumns?: readonly [string, string];
  readonly freeze?: { readonly rows: number; readonly columns: number };
};

export type Sheet = {
  readonly name: string;
  /** Adds a row, at least as tall as its texts need, and gives its number. It goes out at the next flush. */
  add(cells: readonly (Cell | null)[], height?: number): number;
  /** Joins cells of rows that have not gone out yet. */
  merge(top: number, left: number, bottom: number, right: number): void;
  /** Repeats these rows on every printed page after them. */
  repeat(top: number, bottom: number): void;
  /** Gives the head row filter buttons over the rows down to the bottom. */
  filter(head: number, bottom: number): void;
  /** Sends the rows added so far; lets others run now and then. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

export type Book = { readonly writer: ExcelJS.stream.xlsx.WorkbookWriter };

/** A4 with the margins of an official paper. */
const margins = { left: 0.79, right: 0.51, top: 0.71, bottom: 0.71, header: 0.3, footer: 0.3 };

/** Opens the next sheet of a book. Close it before the next one is opened. */
export function openSheet(book: Book, options: SheetOptions): Sheet {
  const columns = options.widths.length;
  const worksheet = book.writer.addWorksheet(options.name, {
    pageSetup: {
      paperSize: 9,
      orientation: options.landscape ? "landscape" : "portrait",
      margins,
      horizontalCentered: true,
      ...(options.fitWidth ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { fitToPage: false }),
      ...(options.titleColumns ? { printTitlesColumn: options.titleColumns.join(":") } : {}),
    },
    headerFooter: { oddFooter: '&C&"Times New Roman"&11&P/&N' },
    views: options.freeze
      ? [{ state: "frozen", ySplit: options.freeze.rows, xSplit: options.freeze.columns }]
      : [{ state: "normal" }],
  });
  worksheet.columns = options.widths.map((width) => ({ width }));
  let pending: ExcelJS.Row[] = [];
  let flushed = 0;
  const sheet: Sheet = {
    name: options.name,
    add(cells, height) {
      const row = worksheet.addRow([]);
      row.height = height ?? rowHeight(cells, options.widths);
      let column = 1;
      for (const cell of cells) {
        const span = cell?.span ?? 1;
        if (cell) {
          const target = row.getCell(column);
          target.value = plainValue(cell.value);
          target.style = typeof cell.value === "string" ? styleFor(cell.value, cell.style) : cell.style;
          if (span > 1) worksheet.mergeCells(row.number, column, row.number, column + span - 1);
        }
        column += span;
      }
      pending.push(row);
      return row.number;
    },
    repeat: (top, bottom) => {
      worksheet.pageSetup.printTitlesRow = `${top}:${bottom}`;
    },
    filter: (head, bottom) => {
      worksheet.autoFilter = { from: { row: head, column: 1 }, to: { row: bottom, column: columns } };
    },
    merge: (top, left, bottom, right) => worksheet.mergeCells(top, left, bottom, right),
    async flush() {
      for (const row of pending) row.commit();
      flushed += pending.length;
      pending = [];
      if (flushed < 100) return;
      flushed = 0;
      await setImmediate();
    },
    async close() {
      await sheet.flush();
      worksheet.commit();
      await setImmediate();
    },
  };
  return sheet;
}

/** The letters of a column: 1 is A. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The most columns that a sheet can have. */
export const mostColumns = 16_384;

function plainValue(value: CellValue): ExcelJS.CellValue {
  if (typeof value === "string") return value === "" ? null : cellText(value);
  if (value === null || typeof value === "number" || value instanceof Date) return value;
  return "hyperlink" in value
    ? { text: cellText(value.text), hyperlink: value.hyperlink }
    : { formula: value.formula, result: value.result };
}

function rowHeight(cells: readonly (Cell | null)[], widths: readonly number[]): number {
  let tallest = heightOf(1, bodyPoints);
  let column = 0;
  for (const cell of cells) {
    const span = cell?.span ?? 1;
    const words = cell ? wordsOf(cell.value) : null;
    if (cell && words !== null && cell.style.alignment?.wrapText) {
      const width = widths.slice(column, column + span).reduce((sum, part) => sum + part, 0);
      const points = cell.style.font?.size ?? bodyPoints;
      const lines = linesOf(cellText(words), width, points, cell.style.font?.bold === true);
      tallest = Math.max(tallest, heightOf(lines, points));
    }
    column += span;
  }
  return tallest;
}

function wordsOf(value: CellValue): string | null {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "hyperlink" in value ? value.text : null;
}

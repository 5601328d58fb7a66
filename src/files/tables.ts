// Reads a workbook, a Word document or a CSV file that somebody handed over into tables of rows of texts. Knows exceljs.
import ExcelJS from "exceljs";
import { cellOf } from "./cell-text.ts";
import { isZip, readGrid, UnreadableFile } from "./grid.ts";
import { unpack } from "./unpack.ts";
import { wordCells } from "./word-tables.ts";

/** What a person fills in has no more than these; the rest is not looked at. */
const mostSheets = 20;
const mostRows = 1_000;
const mostColumns = 40;
const longestText = 2_000;
/** A workbook of these limits is far smaller, unpacked, than this. */
const mostUnpacked = 50_000_000;

/**
 * The sheets' (a document's tables') rows of cells, empty rows left out. A date is given as day/month/year.
 *
 * @throws UnreadableFile when it is no such file.
 */
export async function sheetCells(fileName: string, bytes: Uint8Array): Promise<string[][][]> {
  if (/\.docx$/i.test(fileName)) return wordCells(bytes).slice(0, mostSheets).map(shortened);
  if (!isZip(bytes)) {
    const rows = await readGrid(fileName, bytes);
    return [shortened(rows.map(({ cells }) => cells.map((cell) => cell.text)))];
  }
  return (await openBook(bytes)).worksheets.slice(0, mostSheets).map((sheet) => shortened(rowsOf(sheet)));
}

async function openBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  try {
    unpack(bytes, mostUnpacked, () => false);
    // A copy with a buffer of its own: a small file's bytes lie in a pool beside others'.
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw new UnreadableFile({ type: "broken-workbook" });
  }
  return book;
}

function rowsOf(sheet: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    if (rows.length >= mostRows) return;
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, mostColumns); column++) {
      const cell = row.getCell(column);
      // Of merged cells the first alone holds the value: the others only show it.
      cells.push(cell.isMerged && cell.master !== cell ? "" : textOf(cell.value));
    }
    rows.push(cells);
  });
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (!(value instanceof Date)) return cellOf(value).text;
  return `${value.getUTCDate()}/${value.getUTCMonth() + 1}/${value.getUTCFullYear()}`;
}

function shortened(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .filter((cells) => cells.some((text) => text !== ""))
    .slice(0, mostRows)
    .map((cells) => cells.slice(0, mostColumns).map((text) => text.slice(0, longestText)));
}

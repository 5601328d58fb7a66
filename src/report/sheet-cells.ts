// Reads a workbook or a CSV file that somebody handed over into sheets of rows of texts. Knows exceljs; no form.
import ExcelJS from "exceljs";
import { cellOf } from "./cell.ts";
import { isZip, readGrid, UnreadableFile } from "./units-file.ts";

/** What a person fills in has no more than these; the rest is not looked at. */
const mostSheets = 20;
const mostRows = 1_000;
const mostColumns = 40;
const longestText = 2_000;

/**
 * The sheets' rows of cells, empty rows left out. A date is given as day/month/year.
 *
 * @throws UnreadableFile when it is no such file.
 */
export async function sheetCells(fileName: string, bytes: Uint8Array): Promise<string[][][]> {
  if (!isZip(bytes)) {
    const rows = await readGrid(fileName, bytes);
    return [rows.slice(0, mostRows).map(({ cells }) => cells.map((cell) => cut(cell.text)))];
  }
  const book = new ExcelJS.Workbook();
  try {
    // A copy with a buffer of its own: a small file's bytes lie in a pool beside others'.
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw new UnreadableFile("the workbook cannot be opened");
  }
  return book.worksheets.slice(0, mostSheets).map(rowsOf);
}

function rowsOf(sheet: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    if (rows.length >= mostRows) return;
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, mostColumns); column++) {
      const cell = row.getCell(column);
      // Of merged cells the first alone holds the value: the others only show it.
      cells.push(cell.isMerged && cell.master !== cell ? "" : cut(textOf(cell.value)));
    }
    if (cells.some((text) => text !== "")) rows.push(cells);
  });
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value instanceof Date)
    return `${value.getUTCDate()}/${value.getUTCMonth() + 1}/${value.getUTCFullYear()}`;
  return cellOf(value).text;
}

function cut(text: string): string {
  return text.slice(0, longestText);
}

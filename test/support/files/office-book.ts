// A workbook of a few sheets for tests, with what people do to one: merges, formats, hidden sheets and columns.
import ExcelJS from "exceljs";

export type Grid = readonly (readonly (string | number | boolean | Date)[])[];

type Done = {
  readonly hidden?: readonly string[];
  /** Of the first sheet. */
  readonly merged?: readonly string[];
  readonly formats?: Readonly<Record<string, string>>;
  readonly hiddenColumns?: readonly number[];
};

/** The workbook's bytes; an empty text makes no cell. */
export async function workbook(
  sheets: Readonly<Record<string, Grid>>,
  { hidden = [], merged = [], formats = {}, hiddenColumns = [] }: Done = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, grid] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name, { state: hidden.includes(name) ? "hidden" : "visible" });
    grid.forEach((row, at) => {
      row.forEach((value, column) => {
        if (value !== "") sheet.getCell(at + 1, column + 1).value = value;
      });
    });
  }
  const [first] = book.worksheets;
  for (const range of merged) first?.mergeCells(range);
  for (const [cell, format] of Object.entries(formats)) if (first) first.getCell(cell).numFmt = format;
  for (const column of hiddenColumns) if (first) first.getColumn(column).hidden = true;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

// Our own papers as a unit hands them back: its sheet with answers, the empty one filled in by hand. Knows exceljs.
import type ExcelJS from "exceljs";
import type { ReadFile } from "../../../src/files/blocks.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import type { Value } from "../../../src/form/answers.ts";
import type { Form } from "../../../src/form/form.ts";
import { nothingBeside } from "../../../src/form/report-cells.ts";
import { writeUnitFile } from "../../../src/report/excel/unit-file.ts";
import { workbookLabels } from "../../../src/text/paper/labels.ts";
import { collect, load } from "../files/workbook-text.ts";
import { answers, round } from "../round/unit-reports.ts";
import { reader } from "./form-told.ts";

/** The sheet of a unit with these answers; the empty one without. */
export function ownSheet(form: Form, values: Readonly<Record<string, Value>> = {}): Promise<Uint8Array> {
  const own = { ...round, form };
  return collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round: own,
      labels: workbookLabels(own),
      unit: { name: reader.name, shortName: "THPT A", profile: "truong" },
      answers: answers(values),
      beside: nothingBeside,
    }),
  );
}

/** A workbook with these cells of its first sheet filled in, by their addresses. */
export async function filledByHand(
  bytes: Uint8Array,
  cells: Readonly<Record<string, ExcelJS.CellValue>>,
): Promise<ReadFile> {
  const book = await load(bytes);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error("the workbook has no sheet");
  for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value;
  return readSheets(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** Cells of one row, by the letters of their columns. */
export function cellsOf(
  row: number,
  columns: string,
  ...values: readonly ExcelJS.CellValue[]
): Record<string, ExcelJS.CellValue> {
  return Object.fromEntries([...columns].map((column, at) => [`${column}${row}`, values[at] ?? null]));
}

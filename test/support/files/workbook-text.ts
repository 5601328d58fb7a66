// Workbooks written into memory and read back, and printed as text with every cell, for comparing.
import { PassThrough, type Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";

/** What is written into a sink. */
export async function collect(write: (sink: Writable) => Promise<void>): Promise<Buffer> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), write(sink)]);
  return bytes;
}

/** Opens a workbook from memory. */
export async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(copy);
  return workbook;
}

/** A sheet by name, or an error that lists the names there are. */
export function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet)
    throw new Error(`no sheet "${name}" among ${workbook.worksheets.map((one) => one.name).join(", ")}`);
  return sheet;
}

/** What a cell holds: a formula's value where there is one. */
export function shown(cell: ExcelJS.Cell): string | number | Date | null {
  const value = cell.value;
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || value instanceof Date) return value;
  if (typeof value === "object" && "formula" in value) {
    // Not value.result: the reader leaves a 0 out there.
    const { result } = cell;
    return typeof result === "string" || typeof result === "number" ? result : null;
  }
  throw new Error(`cell ${cell.address} holds neither text nor number`);
}

/** The first row whose cell in a column holds this text. */
export function rowOf(sheet: ExcelJS.Worksheet, column: number, text: string): ExcelJS.Row {
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    if (shown(row.getCell(column)) === text) return row;
  }
  throw new Error(`no row "${text}" on ${sheet.name}`);
}

/** Every sheet with its page, columns, rows and cells as lines of text. */
export function print(workbook: ExcelJS.Workbook): string {
  const { title, subject, creator, description } = workbook;
  return [
    JSON.stringify({ title, subject, creator, description }),
    ...workbook.worksheets.map(printSheet),
    "",
  ].join("\n");
}

function printSheet(sheet: ExcelJS.Worksheet): string {
  const { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, printTitlesRow, printTitlesColumn } =
    sheet.pageSetup;
  const columns = sheet.columns ?? [];
  const lines = [
    `\n=== ${sheet.name}`,
    JSON.stringify({
      page: { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, printTitlesRow, printTitlesColumn },
      widths: columns.map((column) => column.width),
      views: sheet.views.map((view) =>
        "ySplit" in view ? [view.state, view.xSplit, view.ySplit] : view.state,
      ),
      filter: sheet.autoFilter,
    }),
  ];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    lines.push(`--- ${number} (${row.height})`);
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.isMerged && cell.master !== cell) return;
      lines.push(`${cell.address} ${printValue(cell)} ${printStyle(cell)}`.trimEnd());
    });
  });
  return lines.join("\n");
}

function printValue(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value === null || value === undefined) return "blank";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object" && "formula" in value)
    return `=${value.formula} -> ${JSON.stringify(cell.result ?? "")}`;
  return JSON.stringify(value);
}

function printStyle(cell: ExcelJS.Cell): string {
  const { font, fill, border, alignment, numFmt } = cell;
  const color = fill?.type === "pattern" ? fill.fgColor?.argb : undefined;
  return [
    font?.name === "Times New Roman" ? `${font.size}` : `${font?.name} ${font?.size}`,
    font?.bold && "bold",
    font?.italic && "italic",
    border?.top && border.bottom && border.left && border.right && "box",
    color && `fill ${color.slice(2)}`,
    alignment?.horizontal,
    alignment?.wrapText && "wrap",
    numFmt,
  ]
    .filter(Boolean)
    .join(" ");
}

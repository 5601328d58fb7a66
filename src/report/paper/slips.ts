// The workbook of code slips: one slip a unit, three to an A4 page, and the same as a list. Knows exceljs and QR codes.
import type ExcelJS from "exceljs";
import encodeQr from "qr";
import { heightOf, linesOf } from "../excel/measure.ts";
import { bodyPoints, type CellStyle, styles } from "../excel/styles.ts";

/** A way in that a slip shows in letters and, where it has an address, as a QR code. */
type SlipDoor = { readonly name: string; readonly url: string | null; readonly line: string };

type Slip = {
  readonly code: string;
  readonly unitCode: string;
  readonly unit: string;
  /** Null while no round asks the unit. */
  readonly deadline: Date | null;
  readonly doors: readonly SlipDoor[];
};

/** The words on the slips; text/slips.ts fills them. */
export type SlipLabels = {
  readonly sheet: string;
  readonly list: string;
  readonly title: string;
  readonly code: string;
  readonly how: string;
  readonly warning: string;
  readonly titles: readonly string[];
  deadline(at: Date): string;
  until(at: Date): string;
};

type SlipsInput = {
  readonly office: string;
  readonly round: string;
  readonly slips: readonly Slip[];
  readonly expiresAt: Date;
  readonly made: Date;
  readonly labels: SlipLabels;
};

const perPage = 3;
/** Three slips with every way in are 751 of the 784 points between the margins of an A4 page. */
const printedPercent = 75;
const rowsPerSlip = 12;
/** Two QR codes side by side on the right of a page that is 95 characters wide; further ways stand in letters only. */
const widths = [26, 26, 3, 19, 2, 19];
const qrColumns = [3, 5];
const qrPixels = 132;
/** Points that a line of the ways in takes. */
const lineHeight = 16;

const big: CellStyle = {
  font: { name: "Consolas", size: 20, bold: true },
  alignment: { horizontal: "left", vertical: "middle" },
};
const cut: CellStyle = { border: { bottom: { style: "dashed", color: { argb: "FF7F7F7F" } } } };

/** The file's bytes. Whoever has it can answer for these units. */
export async function slipsFile(input: SlipsInput): Promise<Uint8Array> {
  // Loaded only when a workbook is made: it takes a fifth of a second and 27 MiB.
  const { Workbook } = (await import("exceljs")).default;
  const book = new Workbook();
  book.creator = "tonghop";
  book.created = input.made;
  book.modified = input.made;
  printSlips(book, input);
  listSlips(book, input);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function printSlips(book: ExcelJS.Workbook, input: SlipsInput): void {
  const sheet = book.addWorksheet(input.labels.sheet, {
    pageSetup: {
      paperSize: 9,
      orientation: "portrait",
      // A fixed scale, because fitting to a page makes Excel ignore the page breaks and cut a slip in two.
      scale: printedPercent,
      margins: { left: 0.5, right: 0.5, top: 0.4, bottom: 0.4, header: 0.2, footer: 0.2 },
    },
    views: [{ showGridLines: false }],
  });
  sheet.columns = widths.map((width) => ({ width }));
  for (const [index, slip] of input.slips.entries()) {
    const top = index * rowsPerSlip + 1;
    printSlip(book, sheet, top, slip, input);
    const last = sheet.getRow(top + rowsPerSlip - 1);
    if ((index + 1) % perPage === 0 && index + 1 < input.slips.length) last.addPageBreak();
  }
}

function printSlip(
  book: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  top: number,
  slip: Slip,
  { office, round, labels, expiresAt }: SlipsInput,
): void {
  const lines = slip.doors.map((door) => door.line);
  const line = (row: number, value: string, style: CellStyle, height: number, across = 2) => {
    sheet.mergeCells(top + row, 1, top + row, across);
    sheet.getRow(top + row).height = height;
    Object.assign(sheet.getCell(top + row, 1), { value, style });
  };
  line(0, office, styles.strong, 18);
  line(1, labels.title, styles.titleLeft, 22);
  line(2, `${slip.unit} (${slip.unitCode})`, styles.strong, 34);
  line(3, round, styles.line, 34);
  line(4, deadlineOf(slip, labels), styles.strong, 18);
  line(5, labels.code, styles.line, 16);
  line(6, slip.code, big, 30);
  line(7, labels.how, styles.line, 34);
  line(8, lines.join("\n"), styles.line, lineHeight * Math.max(2, lines.length), widths.length);
  line(9, labels.until(expiresAt), styles.line, 18, widths.length);
  line(10, labels.warning, styles.strong, 34, widths.length);
  for (let column = 1; column <= widths.length; column++)
    Object.assign(sheet.getCell(top + 11, column), { style: cut });
  sheet.getRow(top + 11).height = 12;
  const scanned = slip.doors.flatMap(({ name, url }) => (url === null ? [] : { name, url }));
  for (const [at, column] of qrColumns.entries()) {
    const door = scanned[at];
    if (!door) break;
    Object.assign(sheet.getCell(top, column + 1), { value: door.name, style: styles.subtitle });
    const image = book.addImage({ base64: qrImage(door.url), extension: "gif" });
    sheet.addImage(image, {
      tl: { col: column, row: top + 0.1 },
      ext: { width: qrPixels, height: qrPixels },
      editAs: "oneCell",
    });
  }
}

function qrImage(url: string): string {
  const gif = encodeQr(url, "gif", { ecc: "medium", border: 2, scale: 6 });
  return `data:image/gif;base64,${Buffer.from(gif).toString("base64")}`;
}

/** Longer cells are wrapped, so that the list can be read on a page, too. */
const widestColumn = 34;

function wayNamed({ doors }: Slip, name: string): string {
  const door = doors.find((each) => each.name === name);
  return door?.url ?? door?.line ?? "";
}

function deadlineOf({ deadline }: Slip, labels: SlipLabels): string {
  return deadline === null ? "" : labels.deadline(deadline);
}

function listSlips(book: ExcelJS.Workbook, { labels, slips, expiresAt }: SlipsInput): void {
  const sheet = book.addWorksheet(labels.list, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const names = [...new Set(slips.flatMap((slip) => slip.doors.map((door) => door.name)))];
  const rows = slips.map((slip) => [
    slip.unitCode,
    slip.unit,
    slip.code,
    deadlineOf(slip, labels),
    labels.until(expiresAt),
    ...names.map((name) => wayNamed(slip, name)),
  ]);
  const titles = [...labels.titles, ...names];
  sheet.addRow(titles).eachCell((cell) => Object.assign(cell, { style: styles.headLeft }));
  const columns = titles.map((title, at) => {
    const longest = Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0));
    return Math.min(widestColumn, longest + 3);
  });
  for (const row of rows) {
    const added = sheet.addRow(row);
    added.eachCell((cell) => Object.assign(cell, { style: styles.text }));
    added.height = heightOf(
      Math.max(...row.map((text, at) => linesOf(text, columns[at] ?? widestColumn, bodyPoints))),
      bodyPoints,
    );
  }
  for (const [at, width] of columns.entries()) sheet.getColumn(at + 1).width = width;
}

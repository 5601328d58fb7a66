// Reads a file of units (xlsx or csv) into cells of text. Knows exceljs; what the columns mean is register/'s.
import { type Cell, cellOf, tidy } from "./cell-text.ts";
import { OpenQuote, parseCsv } from "./text/csv.ts";

/** One row with the number that the spreadsheet shows. */
export type GridRow = { readonly row: number; readonly cells: readonly Cell[] };

/** Why a file cannot be read; an open quote has the row in which it begins. */
export type Unreadable =
  | { readonly type: "too-large" | "no-workbook" | "not-utf8" | "broken-workbook" | "broken-document" }
  | { readonly type: "open-quote"; readonly row: number };

/** The file cannot be read. */
export class UnreadableFile extends Error {
  readonly why: Unreadable;
  constructor(why: Unreadable) {
    super(`the file cannot be read: ${why.type}`);
    this.why = why;
  }
}

/** A larger file is no list of units. */
const mostBytes = 20_000_000;

/**
 * The rows that hold anything. Text that looks like a formula stays text; of a real formula its value is taken.
 *
 * @throws UnreadableFile
 */
export async function readGrid(fileName: string, bytes: Uint8Array): Promise<GridRow[]> {
  if (bytes.byteLength > mostBytes) throw new UnreadableFile({ type: "too-large" });
  const rows = isZip(bytes) ? await readXlsx(bytes) : readCsv(fileName, bytes);
  return rows.filter(({ cells }) => cells.some((cell) => cell.text !== "" || cell.problem !== null));
}

/** Whether these are a zip's bytes, as a workbook's are. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function readCsv(fileName: string, bytes: Uint8Array): GridRow[] {
  if (/\.xlsx?$/i.test(fileName)) {
    throw new UnreadableFile({ type: "no-workbook" });
  }
  try {
    return parseCsv(decode(bytes)).map((record, index) => ({
      row: index + 1,
      cells: record.map((text) => ({ text: tidy(text), number: false, problem: null })),
    }));
  } catch (error) {
    if (error instanceof OpenQuote) throw new UnreadableFile({ type: "open-quote", row: error.row });
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile({ type: "not-utf8" });
  }
}

async function readXlsx(bytes: Uint8Array): Promise<GridRow[]> {
  // Loaded only when a workbook is read: it takes a fifth of a second and 27 MiB.
  const { Workbook } = (await import("exceljs")).default;
  const book = new Workbook();
  try {
    // A copy with a buffer of its own: a small file's bytes lie in a pool beside others'.
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw new UnreadableFile({ type: "broken-workbook" });
  }
  const sheet = book.worksheets.find((candidate) => candidate.actualRowCount > 0);
  const rows: GridRow[] = [];
  sheet?.eachRow((row, number) => {
    const cells: Cell[] = [];
    for (let column = 1; column <= row.cellCount; column++) cells.push(cellOf(row.getCell(column).value));
    rows.push({ row: number, cells });
  });
  return rows;
}

// Reads a workbook (.xlsx, .xlsm) into blocks: a table for each sheet, as a person sees it. Knows the parts of a workbook.
import type { FileLeft, FileTable, ReadFile } from "../blocks.ts";
import { linksOf } from "../relationships.ts";
import { openZip, type Zip } from "../zip.ts";
import { longestText, mostCells, mostColumns, mostLetters, mostSheets } from "./limits.ts";
import { linksIn } from "./links.ts";
import { readSheet, type Sheet } from "./sheet.ts";
import { readStrings } from "./strings.ts";
import { readStyles } from "./styles.ts";
import { type Known, tableOf } from "./table.ts";
import { readWorkbook, type Workbook, type WorkbookSheet } from "./workbook.ts";

/**
 * A workbook's sheets in their order. Of a hidden sheet the name is given and no row: nobody who sees the workbook sees
 * them.
 *
 * @throws UnreadableFile
 */
export async function readSheets(bytes: Uint8Array): Promise<ReadFile> {
  const zip = await openZip(bytes, "xlsx");
  const workbook = await readWorkbook(zip);
  const styles = await readStyles(zip, workbook.styles);
  const sheets = await sheetsOf(zip, workbook);
  // The texts come last: of a list of millions only those are kept that a cell shows.
  const strings = await readStrings(zip, workbook.strings, wanted(sheets));
  const known: Known = { styles, strings, from1904: workbook.from1904, letters: mostLetters };
  const blocks: FileTable[] = [];
  const left: FileLeft[] = workbook.more ? [{ what: "sheets", most: mostSheets, where: null }] : [];
  for (const { of, sheet, targets } of sheets) {
    const { table, moreRows, cut } = tableOf(of, sheet, linksIn(sheet.links, targets), known);
    blocks.push(table);
    if (moreRows) left.push({ what: "rows", most: table.rows.length, where: of.name });
    if (sheet.moreColumns) left.push({ what: "columns", most: mostColumns, where: of.name });
    if (cut) left.push({ what: "letters", most: longestText, where: of.name });
  }
  return { kind: "xlsx", blocks, letters: null, left };
}

type OneSheet = {
  readonly of: WorkbookSheet;
  readonly sheet: Sheet;
  /** Where its links lead, by their ids. */
  readonly targets: ReadonlyMap<string, string>;
};

const unread: Sheet = {
  rows: [],
  merges: [],
  hiddenColumns: [],
  links: [],
  moreRows: false,
  moreColumns: false,
};
const nowhere: ReadonlyMap<string, string> = new Map();

async function sheetsOf(zip: Zip, workbook: Workbook): Promise<OneSheet[]> {
  const sheets: OneSheet[] = [];
  let cells = mostCells;
  for (const of of workbook.sheets) {
    const sheet = of.seen === "visible" ? await readSheet(zip.chunks(of.part), cells) : unread;
    cells -= sheet.rows.reduce((sum, row) => sum + row.cells.length, 0);
    const targets = sheet.links.length > 0 ? await linksOf(zip, of.part, "xlsx") : nowhere;
    sheets.push({ of, sheet, targets });
  }
  return sheets;
}

function wanted(sheets: readonly OneSheet[]): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const { sheet } of sheets) {
    for (const { cells } of sheet.rows) {
      for (const { held } of cells) {
        if (held.type === "shared") indexes.add(held.index);
      }
    }
  }
  return indexes;
}

// Cuts what a file says down to what a report can hold: it is loaded whole while its chat is answered. Pure.
import type { Block, FileCell, FileLeft, FileRow, FileTable, ReadFile } from "../files/blocks.ts";

/** Of one table. A form's has some hundred rows; one with more is a list of something else. */
const mostRows = 1_000;
/** Filled cells of all tables: some fifty units' whole reports in one workbook. An ordinary file has a thousand. */
const mostCells = 40_000;
const mostParagraphs = 5_000;
/** Letters of one text. An answer is refused above 8,000. */
const longestText = 10_000;

/** The file without what no report holds, which is named in `left`. Sheets that nobody sees are cut first. */
export function reportSized(file: ReadFile): ReadFile {
  const left: FileLeft[] = [];
  const tables = file.blocks.filter((block) => block.type === "table");
  const kept = new Map<Block, Block>();
  let room = mostCells;
  for (const table of [...tables.filter(isSeen), ...tables.filter((one) => !isSeen(one))]) {
    const rows = rowsWithin(table, room);
    room -= cellsOf(rows);
    if (rows.length < table.rows.length) {
      left.push({ what: "rows", most: rows.length, where: table.sheet?.name ?? null });
    }
    kept.set(table, { ...table, rows: rows.map(withShortTexts) });
  }
  const paragraphs = file.blocks.filter((block) => block.type === "paragraph");
  if (paragraphs.length > mostParagraphs) {
    left.push({ what: "paragraphs", most: mostParagraphs, where: null });
  }
  for (const paragraph of paragraphs.slice(0, mostParagraphs)) {
    kept.set(paragraph, { ...paragraph, text: short(paragraph.text) });
  }
  if (file.blocks.some(hasLongText)) left.push({ what: "letters", most: longestText, where: null });
  const blocks = file.blocks.flatMap((block) => kept.get(block) ?? []);
  return { ...file, blocks, left: [...file.left.filter((one) => !left.some(isSaid(one))), ...left] };
}

/** Whether the same is said of the same place: the reader's own limits are the wider ones. */
function isSaid({ what, where }: FileLeft): (other: FileLeft) => boolean {
  return (other) => other.what === what && other.where === where;
}

function isSeen({ sheet }: FileTable): boolean {
  return sheet === null || sheet.seen === "visible";
}

/** The first rows of a table that have no more cells than there is room for. */
function rowsWithin({ rows }: FileTable, room: number): readonly FileRow[] {
  let cells = 0;
  const first = rows.slice(0, mostRows);
  const end = first.findIndex((row) => {
    cells += row.cells.length;
    return cells > room;
  });
  return end < 0 ? first : first.slice(0, end);
}

function cellsOf(rows: readonly FileRow[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

function withShortTexts(row: FileRow): FileRow {
  return row.cells.some(isLong) ? { ...row, cells: row.cells.map(withShortText) } : row;
}

function withShortText(cell: FileCell): FileCell {
  const { value } = cell;
  const shortened = value.type === "text" ? { ...value, text: short(value.text) } : value;
  return { ...cell, value: shortened, shown: short(cell.shown) };
}

function hasLongText(block: Block): boolean {
  return block.type === "table"
    ? block.rows.some(({ cells }) => cells.some(isLong))
    : block.text.length > longestText;
}

function isLong({ shown, value }: FileCell): boolean {
  return shown.length > longestText || (value.type === "text" && value.text.length > longestText);
}

/** The beginning of a text, without half a letter at its end. */
function short(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, "");
}

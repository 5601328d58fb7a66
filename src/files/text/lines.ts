// Plain text as blocks: a paragraph a line, and tables where lines have tabs or stand between upright strokes. Pure.
import type { Block, FileTable } from "../blocks.ts";
import { tidy } from "../tidy.ts";
import { rowOf } from "./rows.ts";

type Line = { readonly no: number; readonly whole: string; readonly cells: readonly string[] };

/** The blocks; rows have the number of their line, as an editor or a spreadsheet shows it. */
export function lineBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let table: FileTable | null = null;
  for (const { no, whole, cells: tabbed } of linesOf(text)) {
    const stroked = strokedCells(whole);
    if (stroked !== null && table !== null && isRule(stroked)) {
      // The rule under the titles is no row: what stands above it is the head.
      if (table.rows.length === 1) table.head = 1;
      continue;
    }
    const cells = stroked ?? tabbed;
    if (cells.length > 1) {
      if (table === null) {
        table = { type: "table", sheet: null, rows: [], head: 0, hiddenColumns: [] };
        blocks.push(table);
      }
      const row = rowOf(no, cells);
      if (row.cells.length > 0) table.rows.push(row);
      continue;
    }
    table = null;
    const said = tidy(whole);
    if (said !== "") {
      blocks.push({ type: "paragraph", text: said, number: null, level: null, bold: false, centred: false });
    }
  }
  return blocks.filter((block) => block.type === "paragraph" || block.rows.length > 0);
}

/** The cells of "| a | b |"; null of any other line. */
function strokedCells(line: string): readonly string[] | null {
  const text = line.trim();
  return /^\|.*\|$/u.test(text) && text.length > 2 ? text.slice(1, -1).split("|") : null;
}

/** "|---|:--:|": drawn, not written. */
function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^\s*:?-{2,}:?\s*$/u.test(cell));
}

/** The cells of each line, blank ones too: what a spreadsheet puts on the clipboard as text. */
export function textRows(text: string): string[][] {
  return linesOf(text).map(({ cells }) => cells.map(tidy));
}

/**
 * Lines, each with its cells between tabs. A cell in quotation marks may hold breaks, as Excel copies and saves it; a
 * mark that no end of a cell closes is a mark in a sentence.
 */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let [from, cells]: [number, string[]] = [0, []];
  for (let at = 0; at < text.length || cells.length > 0; ) {
    const quoted = text[at] === '"' ? closeOf(text, at + 1) : null;
    const end = quoted === null ? endOf(text, at) : quoted + 1;
    cells.push(quoted === null ? text.slice(at, end) : text.slice(at + 1, quoted).replaceAll('""', '"'));
    const mark = text.startsWith("\r\n", end) ? 2 : 1;
    if (text[end] !== "\t") {
      lines.push({ no: lines.length + 1, whole: text.slice(from, end), cells });
      cells = [];
      from = end + mark;
    }
    at = end + mark;
  }
  return lines;
}

function endOf(text: string, at: number): number {
  let end = at;
  while (end < text.length && !"\t\r\n".includes(text[end] ?? "")) end++;
  return end;
}

/** Where the mark stands that closes a cell and is followed by the cell's end; null where none does before another cell. */
function closeOf(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || "\t\r\n".includes(text[at + 1] ?? "") ? at : null;
  }
  return null;
}

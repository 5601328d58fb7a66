// Plain text as blocks: a paragraph a line, and tables where lines have tabs. Pure.
import type { Block, FileTable } from "../blocks.ts";
import { tidy } from "../tidy.ts";
import { rowOf } from "./rows.ts";

type Line = { readonly no: number; readonly whole: string; readonly cells: readonly string[] };

/** The blocks; rows have the number of their line, as an editor or a spreadsheet shows it. */
export function lineBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let table: FileTable | null = null;
  for (const { no, whole, cells } of linesOf(text)) {
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

/**
 * Lines, each with its cells between tabs. A cell in quotation marks may hold breaks, as Excel copies and saves it; a
 * mark that no end of a cell closes is a mark in a sentence.
 */
function linesOf(text: string): Line[] {
  const cell = /"((?:[^"]|"")*)"(?=\t|\r|\n|$)|([^\t\r\n]*)/y;
  const next = /\t|\r\n?|\n|$/y;
  const lines: Line[] = [];
  let [from, cells]: [number, string[]] = [0, []];
  for (let at = 0; at < text.length || cells.length > 0; ) {
    cell.lastIndex = at;
    const [all = "", quoted, plain = ""] = cell.exec(text) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += all.length;
    next.lastIndex = at;
    const [mark = ""] = next.exec(text) ?? [];
    if (mark !== "\t") {
      lines.push({ no: lines.length + 1, whole: text.slice(from, at), cells });
      cells = [];
      from = at + mark.length;
    }
    at += mark.length;
  }
  return lines;
}

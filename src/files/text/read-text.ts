// Reads a text somebody handed over (csv, txt) into blocks. Pure; knows no form.
import type { Block, FileLeft, ReadFile } from "../blocks.ts";
import { UnreadableFile } from "../unreadable.ts";
import { OpenQuote, parseCsv } from "./csv.ts";
import { decodeText } from "./decode.ts";
import { lineBlocks } from "./lines.ts";
import { rowOf } from "./rows.ts";

/** No list or report that people keep has more; what comes after is told as left. */
const mostRows = 20_000;
const mostLetters = 4_000_000;

/**
 * The text as blocks: a list with separators as one table, whose rows have the numbers that a spreadsheet shows; any
 * other text line by line. Every value is a text.
 *
 * @throws UnreadableFile encoding, open-quote, too-much
 */
export function readText(bytes: Uint8Array, kind: "csv" | "txt"): ReadFile {
  const { text, letters } = decodeText(bytes);
  if (text.length > mostLetters) throw new UnreadableFile({ type: "too-much", what: "letters" });
  const blocks = kind === "csv" ? listBlocks(text) : lineBlocks(text);
  const left: FileLeft[] = [];
  return { kind, blocks: blocks.map((block) => shortened(block, left)), letters, left };
}

function listBlocks(text: string): Block[] {
  try {
    const rows = parseCsv(text).map((record, index) => rowOf(index + 1, record));
    const filled = rows.filter(({ cells }) => cells.length > 0);
    return filled.length === 0
      ? []
      : [{ type: "table", sheet: null, rows: filled, head: 0, hiddenColumns: [] }];
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw new UnreadableFile({ type: "open-quote", row: error.row });
  }
}

function shortened(block: Block, left: FileLeft[]): Block {
  if (block.type === "paragraph" || block.rows.length <= mostRows) return block;
  left.push({ what: "rows", most: mostRows, where: null });
  return { ...block, rows: block.rows.slice(0, mostRows) };
}

// A read file with every text in today's letters. Pure.
import type { Block, FileCell, ReadFile } from "../blocks.ts";
import { type Converter, converterOf } from "./recognise.ts";

/**
 * The file with the texts that stand in an old encoding converted, and without soft hyphens, which were kept for them;
 * `letters` says which encoding it was.
 */
export function withTodaysLetters(file: ReadFile): ReadFile {
  const converter = file.letters === null ? converterOf(file.blocks.flatMap(textsOf)) : null;
  const today = (text: string) => (converter?.convert(text) ?? text).replaceAll("\u00AD", "");
  const blocks = file.blocks.map((block) => rewritten(block, today));
  return { ...file, blocks, letters: file.letters ?? converter?.letters ?? null };
}

function textsOf(block: Block): string[] {
  if (block.type === "paragraph") return [block.text];
  return block.rows.flatMap(({ cells }) =>
    cells.flatMap(({ value }) => (value.type === "text" ? [value.text] : [])),
  );
}

function rewritten(block: Block, today: Converter["convert"]): Block {
  if (block.type === "paragraph") return { ...block, text: today(block.text) };
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => withText(cell, today)) }));
  return { ...block, rows };
}

function withText(cell: FileCell, today: Converter["convert"]): FileCell {
  if (cell.value.type !== "text") return cell;
  const text = today(cell.value.text);
  return { ...cell, value: { type: "text", text }, shown: text };
}

// Whose words a file holds: our own document shows what the units below wrote in tables that say so. Pure.
import type { Block, ReadFile } from "../../files/blocks.ts";
import { belowMark } from "../../files/words/paper.ts";

/** The file without what others wrote in it: that is no answer of whoever hands it over. */
export function ownBlocks(file: ReadFile): ReadFile {
  return { ...file, blocks: file.blocks.filter((block) => !isOfUnitsBelow(block)) };
}

function isOfUnitsBelow(block: Block): boolean {
  return block.type === "table" && block.rows[0]?.cells[0]?.shown.trim() === belowMark;
}

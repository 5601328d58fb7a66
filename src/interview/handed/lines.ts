// The lines of a file that are no rows of a table: paragraphs, and the texts in the cells of letterheads and forms. Pure.
import type { Block, FileRow, FileTable } from "../../files/blocks.ts";
import type { Spot } from "./handed.ts";
import { labelIn } from "./label.ts";
import type { Part } from "./parts.ts";

export type FileLine = {
  readonly text: string;
  /** What the program or the cell before prints as its number: "1.", "a)", "-". */
  readonly number: string | null;
  /** Bold, or of a heading's level. */
  readonly raised: boolean;
  readonly spot: Spot;
};

/** Lines that stand together: the paragraphs between two tables, or the cells of one. */
export type Lines = {
  readonly table: FileTable | null;
  readonly lines: readonly FileLine[];
  /** They stand beneath a table that is read: what went before is over. */
  readonly beneath: boolean;
};

/**
 * Every visible line outside of the tables that are read as rows. Of a sheet whose table is read those above its
 * titles, and rows of one text beneath; of sheets that were not chosen none.
 */
export function linesOf(blocks: readonly Block[], parts: readonly Part[], chosen: boolean): readonly Lines[] {
  const read = new Map(parts.flatMap(({ tables }) => tables.map((one) => [one.table, one] as const)));
  const found: Lines[] = [];
  let paragraphs: FileLine[] = [];
  let no = 0;
  for (const block of blocks) {
    if (block.type === "paragraph") {
      no += 1;
      const { number, level, bold } = block;
      const raised = bold || level !== null;
      paragraphs.push(
        ...block.text.split("\n").map((text, at) => ({
          text: text.trim(),
          number: at === 0 ? number : null,
          raised,
          spot: { sheet: null, row: no },
        })),
      );
      continue;
    }
    found.push({ table: null, lines: paragraphs, beneath: false });
    paragraphs = [];
    const own = read.get(block);
    const unseen = block.sheet !== null && (block.sheet.seen !== "visible" || (chosen && !own));
    if (unseen) continue;
    const above = own ? block.rows.slice(0, own.above) : block.rows;
    found.push({ table: block, lines: cellLines(block, above), beneath: false });
    // What is pasted out of a sheet is one table with all that stands there.
    if (own && (own.table.sheet || blocks.length === 1))
      found.push({ table: block, lines: cellLines(block, own.texts), beneath: true });
  }
  found.push({ table: null, lines: paragraphs, beneath: false });
  return found.filter(({ lines }) => lines.length > 0);
}

/** The texts of a table's rows, cell by cell; a number in a cell of its own belongs to the text behind it. */
function cellLines({ sheet }: FileTable, rows: readonly FileRow[]): readonly FileLine[] {
  return rows.flatMap(({ cells, no, hidden }) => {
    if (hidden) return [];
    let number: string | null = null;
    return cells.flatMap(({ value, shown, bold }): FileLine[] => {
      const label = labelIn(shown);
      if (label !== null) {
        number = label;
        return [];
      }
      if (value.type === "error" || value.type === "unworked") return [];
      const own = number;
      number = null;
      const spot = { sheet: sheet?.name ?? null, row: no };
      return shown.split("\n").map((text, at) => ({
        text: text.trim(),
        number: at === 0 ? own : null,
        raised: bold === true,
        spot,
      }));
    });
  });
}

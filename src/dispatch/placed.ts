// The blocks of a dispatch with where they stand, and its lines of text. Pure.
import type { Block } from "../files/blocks.ts";
import type { Source } from "./found.ts";

/** A block and its number among all blocks of the dispatch's files. */
export type Placed = { readonly at: number; readonly block: Block };

/** One line of text; its block may hold several. */
export type Line = {
  readonly at: number;
  readonly text: string;
  /** What the program prints before it: "-", "1.". */
  readonly number: string | null;
  readonly bold: boolean;
  readonly centred: boolean;
};

/** An attachment, or what has no cover: its blocks behind its heading. */
export type Part = {
  /** As it is called: "Phụ lục 1", "Biểu 01"; null where nothing numbers it. */
  readonly no: string | null;
  readonly title: string;
  readonly blocks: readonly Placed[];
};

/** The lines of paragraphs and, for letterheads and signatures set as tables, of their cells. */
export function linesOf(blocks: readonly Placed[]): readonly Line[] {
  return blocks.flatMap(({ at, block }): Line[] => {
    if (block.type === "paragraph") {
      const { number, bold, centred } = block;
      return split(block.text).map((text, no) => ({
        at,
        text,
        number: no === 0 ? number : null,
        bold,
        centred,
      }));
    }
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap(({ shown, bold }) =>
        split(shown).map((text) => ({ at, text, number: null, bold: bold === true, centred: false })),
      ),
    );
  });
}

function split(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The sentence as it is shown beside what was read from it. */
export function sourceAt({ at, text }: Pick<Line, "at" | "text">): Source {
  return { block: at, text };
}

// Blocks of a file as lines that a reader takes in at a glance. For tests.
import type { Block, FileCell } from "../../../src/files/blocks.ts";

/**
 * A paragraph as "¶ [number] text" with its level, B and C behind; a table as a line for its head and a line for each row:
 * "2: 0 STT | 3*2x1 Số lượng" is row 2 with a text in column 0 and one over two columns in column 3. Typed values are
 * told by their type: "=number 12".
 */
export function laidOut(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") {
      const marks = [
        block.level === null ? "" : `L${block.level}`,
        block.bold ? "B" : "",
        block.centred ? "C" : "",
      ];
      const number = block.number === null ? "" : `[${block.number}] `;
      return [["¶", `${number}${block.text}`, ...marks.filter((mark) => mark !== "")].join(" ")];
    }
    const hidden = block.hiddenColumns.length === 0 ? "" : ` hidden ${block.hiddenColumns.join(",")}`;
    const rows = block.rows.map(
      (row) => `${row.no}${row.hidden ? " hidden" : ""}: ${row.cells.map(cellLine).join(" | ")}`,
    );
    return [`table, head ${block.head}${hidden}`, ...rows];
  });
}

function cellLine(cell: FileCell): string {
  const span = cell.across === 1 && cell.down === 1 ? "" : `*${cell.across}x${cell.down}`;
  return `${cell.column}${span} ${cell.shown}${typed(cell)}${cell.formula ? " fx" : ""}${cell.bold ? " B" : ""}`;
}

function typed({ value, shown }: FileCell): string {
  switch (value.type) {
    case "text":
      return value.text === shown ? "" : ` =text ${value.text}`;
    case "number":
      return ` =number ${value.number}`;
    case "date":
      return ` =date ${value.day}`;
    case "truth":
      return ` =truth ${value.is}`;
    case "error":
      return ` =error ${value.code}`;
    default:
      return ` =${value.type}`;
  }
}

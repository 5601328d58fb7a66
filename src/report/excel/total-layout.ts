// Where each figure stands on a sheet of totals, known before it is written: formulas on other sheets refer to it. Pure.
import { rowStem } from "../../form/place.ts";
import type { RollUp } from "../rollup.ts";
import type { Block, Line } from "./blocks.ts";
import type { Address } from "./following.ts";
import { columnName } from "./sheet.ts";
import { headRows } from "./table-head.ts";
import { digitsOf, type Shape, shapeOf } from "./table-shape.ts";

export type TotalLayout = {
  readonly name: string;
  readonly shape: Shape;
  /** Lines above the head that are not the same on every sheet. */
  readonly firstRow: number;
  /** The row of each of the block's lines. */
  readonly rows: readonly number[];
  readonly addresses: ReadonlyMap<string, Address>;
};

export const noteWidth = 12;

/** Office, title, subtitle, round, as-of line, an empty one, and what the paper says before the table. */
export function topRows({ subtitle, printed }: Block): number {
  return 5 + (subtitle === null ? 0 : 1) + (printed.before?.length ?? 0);
}

/** The layout of one block's totals. */
export function totalLayout(name: string, block: Block, rollUp: RollUp): TotalLayout {
  const shape = shapeOf(block, (column) => longestTotal(block, rollUp, column), noteWidth);
  const firstRow = topRows(block) + headRows(block, shape.slots) + 1;
  const rows: number[] = [];
  let next = firstRow;
  for (const line of block.lines) {
    rows.push(next);
    next += 1 + openLinesOf(block, line, rollUp).length;
  }
  const columns = new Map(
    shape.slots.flatMap(({ what, at, column }) => (what === "value" ? [[at, column]] : [])),
  );
  const addresses = new Map(
    block.lines.flatMap((line, at) =>
      line.cells.flatMap((number, column) =>
        number
          ? [
              [
                number.place,
                { sheet: name, column: columnName(columns.get(column) ?? 1), row: rows[at] ?? 0 },
              ] as const,
            ]
          : [],
      ),
    ),
  );
  return { name, shape, firstRow, rows, addresses };
}

/** What units wrote beneath an open row, where that is not too much to be read there. */
export function openLinesOf({ itemId }: Block, { role, id }: Line, { openRows }: RollUp) {
  if (role !== "open" || itemId === null) return [];
  return openRows.get(rowStem(itemId, id))?.lines ?? [];
}

function longestTotal(block: Block, rollUp: RollUp, column: number): number {
  const lengths = block.lines.map((line) => {
    const cell = line.cells[column];
    return digitsOf(cell ? (rollUp.figures.get(cell.place)?.total ?? null) : null);
  });
  return Math.max(0, ...lengths);
}

// The columns of a unit's sheet: those of its widest table; the others stand in them. Pure.
import type { Place } from "../../form/place.ts";
import type { Block } from "./blocks.ts";
import { columnsOf, digitsOf, type Shape, shapeOf } from "./table-shape.ts";

export const unitNoteWidth = 16;

/** The widest table sets the columns; a form without one is written across two halves. */
export function sheetShape(blocks: readonly Block[], amounts: ReadonlyMap<Place, bigint>): Shape {
  const [widest] = [...blocks].sort((a, b) => columnsOf(b) - columnsOf(a));
  if (!widest) return { widths: [40, 40], slots: [], landscape: false, fitWidth: true, room: 80 };
  return shapeOf(widest, (column) => longestIn(widest, amounts, column), unitNoteWidth);
}

function longestIn(
  { lines, list, columns }: Block,
  amounts: ReadonlyMap<Place, bigint>,
  column: number,
): number {
  const places = list
    ? list.sums.flatMap(({ place, from }) => (from?.cell.id === columns[column]?.id ? [place] : []))
    : lines.map((line) => line.cells[column]?.place ?? "");
  return Math.max(0, ...places.map((place) => digitsOf(amounts.get(place) ?? null)));
}

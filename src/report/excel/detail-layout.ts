// Where each number of each unit stands on the sheet of units, known before it is written: totals refer to it. Pure.
import type { Place } from "../../form/place.ts";
import type { NumberPlace } from "../places.ts";
import type { Block, Line } from "./blocks.ts";
import { columnName, mostColumns } from "./sheet.ts";
import { quotedSheetName } from "./sheet-names.ts";

export type DetailColumn = {
  readonly number: number;
  readonly letters: string;
  readonly line: Line;
  readonly title: string;
  readonly place: NumberPlace;
};

export type DetailLayout = {
  readonly sheetName: string;
  readonly columns: readonly DetailColumn[];
  readonly firstRow: number;
  /** The row after the last unit: ranges end in it, so that a unit added above it counts. */
  readonly guardRow: number;
  /** A place's units on this sheet, "E7:E64"; undefined when the place has no column. */
  range(place: Place): string | undefined;
  /** The same for a formula on another sheet. */
  rangeFromElsewhere(place: Place): string | undefined;
};

/** Columns before the numbers: STT, unit, code, state. */
export const leadColumns = 4;
/** Title, as-of line, legend and three rows of headings. */
export const headRows = 6;

/** The layout for this many units. */
export function detailLayout(sheetName: string, blocks: readonly Block[], units: number): DetailLayout {
  const cells = blocks.flatMap((block) =>
    block.lines.flatMap((line) =>
      line.cells.flatMap((place, at) =>
        place ? [{ line, place, title: block.columns[at]?.title ?? "" }] : [],
      ),
    ),
  );
  if (cells.length + leadColumns > mostColumns)
    throw new RangeError(`a sheet has ${mostColumns} columns; this form has ${cells.length} numbers`);
  const columns = cells.map((cell, at): DetailColumn => {
    const number = leadColumns + 1 + at;
    return { ...cell, number, letters: columnName(number) };
  });
  const byPlace = new Map(columns.map((column) => [column.place.place, column]));
  const firstRow = headRows + 1;
  const guardRow = firstRow + units;
  const range = (place: Place) => {
    const letters = byPlace.get(place)?.letters;
    return letters === undefined ? undefined : `${letters}${firstRow}:${letters}${guardRow}`;
  };
  return {
    sheetName,
    columns,
    firstRow,
    guardRow,
    range,
    rangeFromElsewhere: (place) => {
      const cells = range(place);
      return cells === undefined ? undefined : `${quotedSheetName(sheetName)}!${cells}`;
    },
  };
}

// Where each number of each unit stands on the sheet of units, known before it is written: totals refer to it. Pure.
import type { Place } from "../../form/place.ts";
import { isChoice } from "../choices.ts";
import type { FormCell } from "../form-cells.ts";
import type { NumberPlace } from "../places.ts";
import type { Block, BlockColumn, Line } from "./blocks.ts";
import { columnName, mostColumns } from "./sheet.ts";
import { quotedSheetName } from "./sheet-names.ts";

export type DetailColumn = {
  readonly number: number;
  readonly letters: string;
  /** What is written above it: its heading, its row and its own title. Columns of one row share the row's words. */
  readonly heading: string;
  readonly row: string;
  readonly rowId: string;
  readonly title: string;
  readonly place: Place;
} & (
  | { readonly figure: NumberPlace; readonly choice: null }
  /** What was chosen, in words. */
  | { readonly figure: null; readonly choice: FormCell }
);

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
export function detailLayout(
  sheetName: string,
  blocks: readonly Block[],
  units: number,
  lines: (noun: string) => string,
): DetailLayout {
  const cells = blocks.flatMap((block) => [...ofLines(block), ...ofList(block, lines)]);
  if (cells.length + leadColumns > mostColumns)
    throw new RangeError(`a sheet has ${mostColumns} columns; this form has ${cells.length} numbers`);
  const columns = cells.map((cell, at): DetailColumn => {
    const number = leadColumns + 1 + at;
    return { ...cell, number, letters: columnName(number) };
  });
  const byPlace = new Map(columns.map((column) => [column.place, column]));
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

type Unplaced = DetailColumn extends infer C
  ? C extends unknown
    ? Omit<C, "number" | "letters">
    : never
  : never;

function ofLines({ lines, columns }: Block): Unplaced[] {
  return lines.flatMap((line) =>
    columns.flatMap((column, at): Unplaced[] => {
      const [figure, of] = [line.cells[at] ?? null, line.parts[at] ?? null];
      const shared = { ...rowWords(line), title: titleOf(column), place: line.places[at] ?? "" };
      if (figure) return [{ ...shared, figure, choice: null }];
      return of && isChoice(of.cell) && of.lines === null ? [{ ...shared, figure: null, choice: of }] : [];
    }),
  );
}

/** Of a list how many lines a unit has, and what is added up of them. */
function ofList({ itemId, no, title, columns, list }: Block, lines: (noun: string) => string): Unplaced[] {
  return (list?.sums ?? []).map((figure): Unplaced => {
    const column = columns.find(({ id }) => id === figure.from?.cell.id);
    return {
      heading: "",
      row: named(no, title),
      rowId: itemId ?? "",
      title: column ? titleOf(column) : lines(list?.noun ?? ""),
      place: figure.place,
      figure,
      choice: null,
    };
  });
}

function rowWords({ id, heading, label, text }: Line) {
  return { heading: heading ?? "", row: named(label, text), rowId: id };
}

function named(no: string, text: string): string {
  return [no, text].filter((part) => part !== "").join(". ");
}

/** "Nữ" alone says nothing beneath two headings. */
function titleOf({ under, title }: BlockColumn): string {
  return [...under, title].join(" \u2013 ");
}

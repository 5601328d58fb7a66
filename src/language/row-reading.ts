// What a text is as the answer to one row: the shape that every reader of rows gives. Knows no form and no kind.
import type { AmbiguityReason, Reading, RefusalReason } from "./reading.ts";

/** What can stand in a cell. Amounts are đồng, counts are whole; what a kind keeps is its own business. */
export type CellValue = number | string | boolean | readonly string[];

/** Values of some cells of a row, each with the id of its cell. */
export type Given = readonly { readonly cell: string; readonly value: CellValue }[];

/** A reading with its values in the order of the cells. */
export type RowReading =
  | { readonly type: "value"; readonly values: readonly CellValue[]; readonly note: string | null }
  /** Some of the cells; `sure` when it was said which, else they are the first ones in order. */
  | { readonly type: "half"; readonly half: Given; readonly sure: boolean; readonly note: string | null }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  | {
      readonly type: "ambiguous";
      readonly reason: AmbiguityReason;
      readonly readings: readonly Reading<readonly CellValue[]>[];
      readonly offerNone: boolean;
    }
  | { readonly type: "later" };

/** One of the ways in which a part of a message may be a row's, where it is one row's or another's. */
export type RowWay = {
  readonly id: string;
  readonly no: string;
  readonly said: string;
  readonly reading: RowReading;
};

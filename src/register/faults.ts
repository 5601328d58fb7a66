// What can be wrong with a list of units, by row and column, as data: text says it. Types and their order only.
import type { CellProblem } from "../files/cell-text.ts";
import type { TitlesFound, UnitColumn } from "./titles.ts";

/** What is wrong with one cell. */
export type CellFault =
  | { readonly type: "empty" }
  | { readonly type: "too-long"; readonly most: number }
  | { readonly type: "unreadable"; readonly problem: CellProblem }
  | { readonly type: "no-code" | "no-number" | "no-email" | "no-phone" | "no-kind"; readonly said: string }
  /** An earlier row, `first`, has the same code. */
  | { readonly type: "repeated"; readonly said: string; readonly first: number }
  /**
   * The parent's code belongs to no unit. `meant` is the code of the unit whose name was written instead, if there is
   * one.
   */
  | { readonly type: "no-parent"; readonly said: string; readonly meant: string | null }
  /** The unit is above itself: following its parents leads back to it. */
  | { readonly type: "above-itself"; readonly said: string };

export type UnitFault =
  | { readonly type: "no-titles"; readonly found: TitlesFound }
  | { readonly type: "no-units" }
  | { readonly type: "no-column"; readonly column: UnitColumn }
  | { readonly type: "column-twice"; readonly column: UnitColumn; readonly title: string }
  | { readonly type: "cell"; readonly row: number; readonly column: UnitColumn; readonly fault: CellFault }
  /** Several units have no parent; a row that is null stands for a unit known before. */
  | {
      readonly type: "several-tops";
      readonly hasColumn: boolean;
      readonly tops: readonly { readonly row: number | null; readonly code: string }[];
    };

/** In the order in which a person goes through the file: what concerns all of it, then row by row. */
export function inOrder(faults: readonly UnitFault[]): UnitFault[] {
  const rowOf = (fault: UnitFault) => (fault.type === "cell" ? fault.row : 0);
  return [...faults].sort((a, b) => rowOf(a) - rowOf(b));
}

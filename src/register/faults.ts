// What can be wrong with a list of units, by row and column, as data: text says it. Types and their order only.
import type { CellProblem } from "../files/cell-text.ts";
import type { TitlesFound, UnitColumn } from "./titles.ts";

/** What is wrong with one cell. */
export type CellFault =
  | { readonly type: "empty" }
  | { readonly type: "too-long"; readonly most: number }
  | { readonly type: "unreadable"; readonly problem: CellProblem }
  | { readonly type: "no-code" | "no-number" | "no-email" | "no-phone" | "no-kind"; readonly said: string }
  /** The code stands already in this earlier row. */
  | { readonly type: "repeated"; readonly said: string; readonly first: number }
  /** No unit has this code; `meant` is the code of the unit that has it as its name. */
  | { readonly type: "no-parent"; readonly said: string; readonly meant: string | null }
  /** Going up from this unit one comes back to it. */
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

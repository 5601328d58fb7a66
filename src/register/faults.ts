// What can be wrong with a list of units, by row and column, as data: text says it. Types and their order only.
import type { CellProblem } from "./cells.ts";
import type { TitleMeaning, UnitColumn } from "./titles.ts";

/** What is wrong with one cell. */
export type CellFault =
  | { readonly type: "empty" }
  | { readonly type: "too-long"; readonly most: number }
  | { readonly type: "unreadable"; readonly problem: CellProblem }
  | { readonly type: "no-code" | "no-number" | "no-email" | "no-phone" | "no-kind"; readonly said: string }
  /** Letters were lost when some program wrote it: "Tr??ng", "TrÆ°á»ng" are no name. */
  | { readonly type: "lost-letters"; readonly said: string }
  /** An earlier row, `first`, has the same code. */
  | { readonly type: "repeated"; readonly said: string; readonly first: number }
  /**
   * The parent's code belongs to no unit. `meant` is the code of the unit whose name was written instead, if there is
   * one.
   */
  | { readonly type: "no-parent"; readonly said: string; readonly meant: string | null }
  /** The unit is above itself: following its parents leads back to it. */
  | { readonly type: "above-itself"; readonly said: string };

/** For a list without a row of titles, the row that comes nearest and what it lacks. */
export type TitlesFound = {
  readonly row: number;
  readonly titles: readonly { readonly text: string; readonly meaning: TitleMeaning | null }[];
  readonly lacking: readonly UnitColumn[];
} | null;

export type UnitFault =
  /** No table that can be seen has titles; `unseen` names the sheets that are hidden. */
  | { readonly type: "no-titles"; readonly found: TitlesFound; readonly unseen: readonly string[] }
  /** Several tables have titles: one has to be named. */
  | { readonly type: "which-sheet"; readonly sheets: readonly string[] }
  | { readonly type: "no-sheet"; readonly said: string; readonly sheets: readonly string[] }
  | { readonly type: "no-units" }
  /** More rows or columns than were read. */
  | { readonly type: "too-much"; readonly what: "rows" | "columns"; readonly most: number }
  /** Rows that a filter hides, where a list is to be taken as the whole. */
  | { readonly type: "hidden-rows"; readonly rows: readonly number[] }
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

// What keeps a draft from being released, as data: where it is and what an officer has to be told of it. Pure shapes.
import type { Why } from "../../form/problem.ts";
import type { Named } from "../things.ts";

/** An officer reads the names of what a form's author reads ids of. */
type FromForm =
  | Exclude<
      Why,
      {
        type:
          | "number-twice"
          | "column-number-twice"
          | "total-part"
          | "list-total"
          | "check-names-nothing"
          | "circle"
          | "other";
      }
    >
  | { readonly type: "number-twice"; readonly no: string; readonly called: readonly Named[] }
  | { readonly type: "column-number-twice"; readonly no: string; readonly called: readonly Named[] }
  | {
      readonly type: "total-part";
      readonly fault: "no-row" | "no-column" | "not-added";
      readonly part: Named | null;
      readonly column: Named | null;
    }
  | { readonly type: "list-total"; readonly column: Named | null }
  | { readonly type: "check-names-nothing" }
  | { readonly type: "circle"; readonly called: readonly Named[] };

/** What the shape of a form does not allow. */
type FromShape =
  /** Nothing is written where something has to be: the wording of a row, the title of a column. */
  | { readonly type: "empty"; readonly field: string }
  | { readonly type: "too-long"; readonly most: number }
  | { readonly type: "no-columns" | "empty-section" | "nothing-asked" | "few-options" | "part-name" }
  /** A number of lines, digits or a largest value that is no whole number above 0. */
  | { readonly type: "not-positive"; readonly field: string };

/** What the round still lacks. */
type FromRound =
  | { readonly type: "no-title" | "no-deadline" | "no-unit" }
  | { readonly type: "title-too-long" | "short-name-too-long"; readonly most: number; readonly has: number }
  /** It was over before now. */
  | { readonly type: "deadline-over"; readonly at: Date }
  /** Of several deadlines one says not which parts it is of, and none is left for it. */
  | { readonly type: "deadline-of-nothing" }
  | { readonly type: "section-without-deadline" }
  | { readonly type: "unit-unknown" | "unit-not-asked" | "unit-asked-nothing"; readonly text: string };

export type FaultWhat =
  | FromForm
  | FromShape
  | FromRound
  /** Until another deadline somebody has to have answered what this needs. */
  | { readonly type: "other-deadline" }
  /** What only a form's author understands, in the linter's words. */
  | { readonly type: "general"; readonly says: string };

export type DraftFault = {
  /**
   * The id of a section, an item (a table is its item), a row, a column, a blank, a list of choices or a check; or
   * "form/…" and "round/…" with the name of the field: "round/title", "round/deadlines/0", "round/units/2".
   */
  readonly at: string;
  /** The item whose table it is in, for columns may be called alike in two; null outside of tables. */
  readonly table: string | null;
  /** Where a single cell of the row `at` is meant, its column. */
  readonly column: string | null;
  /** How what is at fault is called, and the column of a single cell; null of what has no id. */
  readonly thing: Named | null;
  readonly cell: Named | null;
  readonly what: FaultWhat;
};

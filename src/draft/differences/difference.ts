// One thing in which two drafts differ, as data. Pure shapes.
import type { RoundDraft, RoundText } from "../draft.ts";
import type { Named } from "../things.ts";

/** What of a thing changed, where that is neither its wording nor its number. */
export type About =
  /** Of a row: heading, total, asked or with lines. */
  | "role"
  /** Which of a row's cells are asked. */
  | "asked"
  /** Which rows a total adds up. */
  | "added-up"
  /** Which kinds of unit it is asked of. */
  | "for-whom"
  /** What its figures count or are measured in, and what its cells are called. */
  | "measure"
  /** What may be answered: digits, the largest, the list to choose from, whether it may be left out. */
  | "allowed"
  /** How many lines a list takes and what they are called. */
  | "lines"
  /** How totals of all units are made. */
  | "roll-up"
  /** How it looks on paper. */
  | "printed"
  /** Whether a rule is only said, or nothing is taken that breaks it; where and of whom it holds. */
  | "rule"
  | "other";

export type Difference =
  | { readonly type: "added" | "gone" | "moved"; readonly thing: Named }
  | {
      readonly type: "reworded" | "renumbered";
      readonly thing: Named;
      readonly from: string;
      readonly to: string;
    }
  /** How it is answered, by the names of kinds; null of a row that leaves it to its columns. */
  | {
      readonly type: "other-kind";
      readonly thing: Named;
      readonly cell: Named | null;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** A computation, a condition or a rule; null where there is none. */
  | {
      readonly type: "other-rule";
      readonly use: "compute" | "when" | "rule";
      readonly thing: Named;
      readonly cell: Named | null;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly type: "other"; readonly about: About; readonly thing: Named }
  | {
      readonly type: "round";
      readonly field: RoundText;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly type: "deadlines";
      readonly from: RoundDraft["deadlines"];
      readonly to: RoundDraft["deadlines"];
    }
  | { readonly type: "round-other"; readonly field: "period" | "ladder" | "units" }
  /** What stands in the form itself: its title, its key totals, its limits. */
  | { readonly type: "form"; readonly field: string };

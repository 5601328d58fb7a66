// Rows of a sealed report that are to be looked at again: what is said of each, and what became of it. Types only.
import type { Value } from "../form/answers.ts";

/** What a unit did with a row: left it, changed it, or agreed to what was proposed. */
export type RowOutcome = "kept" | "changed" | "agreed";

export type ReturnedRow = {
  /** The row, by its question. */
  readonly id: string;
  readonly comment: string;
  /** What is proposed for its cells, and who proposed it; null where there is only a comment. */
  readonly proposed: { readonly values: readonly Value[]; readonly by: number | null } | null;
  /** Null while it waits. */
  readonly outcome: RowOutcome | null;
};

/** What was returned of one report and is not handed in again. */
export type ReturnedRows = {
  readonly id: number;
  /** Since when (epoch milliseconds): what a chat was asked before is nothing of it. */
  readonly since: number;
  /** The office, or the unit above, that wants them looked at, as its name is said. */
  readonly by: string;
  /** Why the version that it speaks of left questions open. */
  readonly missingReason: string | null;
  readonly rows: readonly ReturnedRow[];
};

// What is told of a list beside what was recorded of it: what was not read, not taken, or has to be chosen. Types only.
import type { Value } from "../form/answers.ts";
import type { LeftColumn, NoLine, Unread } from "../language/list/column.ts";
import type { RefusalReason } from "../language/reading.ts";

/** Cells of a line that does not stand yet, each by its column, with the words they were read from. */
export type NewLine = {
  readonly cells: readonly { readonly cell: string; readonly value: Value }[];
  readonly raw: string;
};

/** What lines are if what is missing in them is the part of this column. */
export type MissingWay = { readonly column: string; readonly lines: readonly NewLine[] };

export type ListTrouble =
  /** Lines of a message that are none of the list's. */
  | { readonly what: "no-lines"; readonly lines: readonly NoLine[] }
  /** Parts of a line that was recorded without them. */
  | { readonly what: "parts"; readonly line: string; readonly parts: readonly Unread[] }
  /** Columns of a pasted sheet that were not taken. */
  | { readonly what: "columns"; readonly columns: readonly LeftColumn[] }
  /** A line of fewer parts than the list has columns, as it was read. */
  | { readonly what: "fewer"; readonly line: string }
  /** One part is missing in each of so many lines: which one decides what the others are. */
  | { readonly what: "which-missing"; readonly lines: number; readonly ways: readonly MissingWay[] }
  /** Too little to be sure: perhaps lines of which the rest is missing. */
  | { readonly what: "perhaps"; readonly lines: readonly NewLine[] }
  /** Whether these lines are to be dropped. */
  | { readonly what: "drop"; readonly lines: readonly string[] }
  /** A line was called by words that stand in none of them, or in several: its number has to be said. */
  | {
      readonly what: "which-line";
      readonly deed: "drop" | "change";
      readonly said: string;
      readonly lines: readonly string[];
    }
  /** Too few to close the list; more than it takes, and so many were not taken. */
  | { readonly what: "few"; readonly have: number }
  | { readonly what: "many"; readonly left: number }
  /** A line says what another one says already. */
  | { readonly what: "again"; readonly line: string; readonly like: string }
  /** Cells that were put off keep the list open. */
  | { readonly what: "unfinished" }
  /** Whoever was asked does not know, or has nothing yet. */
  | { readonly what: "not-yet" }
  | { readonly what: "no-such-line"; readonly no: number | null }
  | {
      readonly what: "unread-cell";
      readonly line: string;
      readonly column: string;
      readonly said: string;
      readonly reason: RefusalReason;
    }
  /** The cell may be one of these. */
  | {
      readonly what: "which-value";
      readonly line: string;
      readonly column: string;
      readonly said: string;
      readonly values: readonly Value[];
    }
  /** Somebody else wrote there meanwhile. */
  | {
      readonly what: "conflict";
      readonly line: string;
      readonly cells: NewLine["cells"];
      readonly raw: string;
    };

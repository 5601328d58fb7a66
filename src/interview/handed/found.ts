// What one table of a file holds: rows of the form, lines of its lists, and lines that are neither. Types only.
import type { FileRow, FileTable } from "../../files/blocks.ts";
import type { Head } from "./columns.ts";
import type { FormRow } from "./form-rows.ts";
import type { Spot } from "./handed.ts";

/** A line of a file that is a row of the form. */
export type FoundRow = {
  readonly row: FormRow;
  /** Its words leave no doubt which row it is. */
  readonly sure: boolean;
  readonly cells: FileRow;
  readonly head: Head | null;
  readonly wording: string;
  readonly spot: Spot;
};

/** A line that is none, or none for sure. */
export type OtherLine = {
  readonly what: "unknown" | "contradicts" | "total" | "hidden";
  readonly cells: FileRow;
  readonly head: Head | null;
  readonly name: string;
  /** The heading it stands under. */
  readonly group: string | null;
  readonly spot: Spot;
};

/** A line of a list, or beneath an open row. */
export type ListLine = {
  /** The questions that ask for such lines: several where their titles are the same and nothing names the table. */
  readonly ids: readonly string[];
  readonly cells: FileRow;
  readonly head: Head | null;
  /** It stands beside the words of its open row. */
  readonly beside: boolean;
  readonly spot: Spot;
};

/** How much of a table is looked at: rows, and columns that titles stand over, row by row. */
export type Room = { readonly rows: number; readonly titles: number };

export type TableRead = {
  readonly table: FileTable;
  readonly rows: readonly FoundRow[];
  readonly others: readonly OtherLine[];
  readonly lines: readonly ListLine[];
  /** What adds such lines up, beneath them. */
  readonly sums: readonly ListLine[];
  /** Lines of one text beneath its titles: what goes on there is no table. */
  readonly texts: readonly FileRow[];
  readonly head: Head | null;
  /** It has titles of its own; without them it goes on where the table above ended. */
  readonly ownHead: boolean;
  /** Columns that its titles stand over, row by row. */
  readonly titles: number;
  /** How many rows stand above its titles: letterhead and narratives of a sheet. */
  readonly above: number;
};

// What a message says to a list: lines, a missing cell, lines that are changed or dropped. Types only.
import type { CellRead, LeftColumn, LineSaid, NoLine } from "./column.ts";

export type ListSaid =
  /** New lines, and those that are none of its; `closes`: and that there are no more. */
  | {
      readonly do: "add";
      readonly lines: readonly LineSaid[];
      readonly none: readonly NoLine[];
      /** Columns of a pasted sheet that are not taken. */
      readonly left: readonly LeftColumn[];
      readonly closes: boolean;
    }
  /** The missing cell that is asked. */
  | { readonly do: "cell"; readonly read: CellRead; readonly said: string }
  /** Cells of the line that is asked, or of the one with this number; null where only that line is named. */
  | { readonly do: "change"; readonly no: number | null; readonly line: LineSaid | NoLine | null }
  | { readonly do: "drop"; readonly nos: readonly number[] | "all" }
  /** "Xóa Mai", "sửa cô Mai": a line that stands is called by its name; `calls` tells whether it is this one. */
  | {
      readonly do: "by-name";
      readonly deed: "drop" | "change";
      readonly said: string;
      readonly calls: (name: string) => boolean;
    }
  /** Whoever writes does not know, or has nothing yet. */
  | { readonly do: "not-yet" };

// A row of a table while it is read: as found, with what tells its place. A shape.
import type { FoundRow } from "../found.ts";

export type Draft = FoundRow & {
  readonly label: string;
  readonly way: string;
  readonly noUnit: boolean;
  /** Its number in the sheet, and those of the rows that its formulas add up. */
  readonly line: number;
  readonly sums: readonly number[];
};

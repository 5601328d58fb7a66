// What the printer of formulas has to know of a workbook. Pure.
import type { Reference } from "../expression.ts";
import type { DigitsOf } from "../fineness.ts";

/** Where one cell of a reference stands in a workbook. */
export type ExcelCell = {
  /** Its address ("C7", "'Biểu 1'!C7"), or a number that stands in its stead: what the last round had, a size of the unit. */
  readonly cell: string;
  /** A cell that is not asked holds an "x" or nothing, and no formula waits for it. */
  readonly asked: boolean;
  /** Days, months and years are numbers there; a yes is a word (`yes`), or of "ones" the number 1 and a no 0. */
  readonly holds: "number" | "truth" | "ones" | "text";
};

export type ExcelSheet = {
  /** The cells of a reference, in order; none of what is nowhere in the workbook. */
  address(reference: Reference): readonly ExcelCell[];
  readonly digits: DigitsOf;
  /** How a yes and a no are written in its cells. */
  readonly yes: string;
  readonly no: string;
};

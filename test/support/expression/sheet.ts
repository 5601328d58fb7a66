// A small sheet for expressions: rows 1.1 to 1.4 and columns 2 to 5, with their values, for evaluator and printer alike.

import { evaluate, type Held, type Lookup } from "../../../src/expression/evaluate.ts";
import { decimalOf, exactOf } from "../../../src/expression/exact.ts";
import type { ExcelCell, ExcelSheet } from "../../../src/expression/excel/sheet.ts";
import type { Reference, Span } from "../../../src/expression/expression.ts";
import { parseExpression } from "../../../src/expression/parse.ts";

export const rows = ["1.1", "1.2", "1.3", "1.4"];
export const columns = ["2", "3", "4", "5"];
/** Columns 2 and 3 hold counts, 4 a number with one digit, 5 yes or no; row 1.1 is at hand, in column 2. */
export const digitsOf = { "2": 0, "3": 0, "4": 1, "5": 0 } as const;

/** What stands in each cell, by "row column": decimal digits, yes or no, null while it is open, "x" where it is not asked. */
export type Cells = Readonly<Record<string, string | boolean | null>>;

export function at(row: string, column: string): string {
  return `${row} ${column}`;
}

function within(all: readonly string[], span: Span | null, here: string): readonly string[] {
  if (span === null) return [here];
  const from = all.indexOf(span.from);
  const to = span.to === null ? from : all.indexOf(span.to);
  return from < 0 || to < 0 ? [] : all.slice(from, to + 1);
}

/** Row by row, as a block is read. */
export function pointed(reference: Reference): readonly { row: string; column: string }[] {
  if (reference.type === "fact") return [];
  return within(rows, reference.rows, "1.1").flatMap((row) =>
    within(columns, reference.columns, "2").map((column) => ({ row, column })),
  );
}

function heldOf(value: string | boolean | null | undefined): Held {
  if (typeof value === "boolean") return { type: "truth", value };
  if (value === "x") return { type: "not-asked" };
  if (value === null || value === undefined) return { type: "unknown" };
  return /^-?\d/u.test(value) ? { type: "number", value: exactOf(value) } : { type: "text", value };
}

/** What was there last time: ten times as much in rows that have it. */
export function lookupIn(cells: Cells, facts: Readonly<Record<string, string>> = {}): Lookup {
  return {
    look(reference) {
      if (reference.type === "fact") return [heldOf(facts[reference.name])];
      if (reference.before)
        return pointed(reference).map(({ row, column }) => heldOf(cells[`before ${at(row, column)}`]));
      return pointed(reference).map(({ row, column }) => heldOf(cells[at(row, column)]));
    },
    digits(reference) {
      const digits: Readonly<Record<string, number>> = digitsOf;
      return pointed(reference).reduce((most, { column }) => Math.max(most, digits[column] ?? 0), 0);
    },
  };
}

/** Row 1.1 is the sheet's second, column 2 its B. */
export function excelOf(cells: Cells, yesNo: "truth" | "ones" = "truth"): ExcelSheet {
  const cellOf = ({ row, column }: { row: string; column: string }): ExcelCell => {
    const value = cells[at(row, column)];
    const isText = typeof value === "string" && value !== "x" && !/^-?\d/u.test(value);
    return {
      cell: addressOf(row, column),
      asked: value !== "x",
      holds: isText ? "text" : column === "5" ? yesNo : "number",
    };
  };
  return {
    address: (reference) => pointed(reference).map(cellOf),
    digits: lookupIn(cells).digits,
    yes: "Có",
    no: "Không",
  };
}

export function addressOf(row: string, column: string): string {
  return `${"BCDE"[columns.indexOf(column)]}${rows.indexOf(row) + 2}`;
}

/** What an expression is worth, as short as it can be written: "12", "3.3333", true, "?" and "x". */
export function worth(text: string, lookup: Lookup): string | boolean {
  return shown(evaluate(parseExpression(text), lookup));
}

export function shown(held: Held): string | boolean {
  if (held.type === "unknown") return "?";
  if (held.type === "not-asked") return "x";
  return held.type === "number" ? decimalOf(held.value, 4) : held.value;
}

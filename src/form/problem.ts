// Something that keeps a form from being released: where it is, as data, and in a sentence for the form's author. Pure.
import type { ErrorReason } from "../expression/expression.ts";
import type { KindFault, Setting } from "./kinds/kind.ts";
import type { Place } from "./place.ts";

/** Where something stands in a form. */
export type Spot = {
  /** The id of a section, an item, a row, a column, a blank, a list of choices or a check; of the form itself empty. */
  readonly at: string;
  /** The item whose table it is in; null outside of tables. */
  readonly table: string | null;
  /** Of a single cell of the row `at`, its column. */
  readonly column: string | null;
  /** How sentences for authors call it: "row b2: its cell people". */
  readonly name: string;
};

/** What an expression is for. */
export type ExpressionUse = "compute" | "when" | "ratio" | "rule";

/** What is wrong. Whoever speaks to others than authors has a sentence for each. */
export type Why =
  | { readonly type: "number-twice"; readonly no: string; readonly ids: readonly string[] }
  | { readonly type: "column-number-twice"; readonly no: string; readonly ids: readonly string[] }
  | { readonly type: "no-number" | "no-column" | "no-blank" | "no-rows" | "list-with-rows" }
  | { readonly type: "column-unused" | "crossed-and-asked" | "proof-alone" | "parent-no-heading" }
  | { readonly type: "cell"; readonly lacks: KindFault["lacks"] }
  | { readonly type: "setting"; readonly setting: Setting }
  | { readonly type: "cells-alike"; readonly called: string }
  | { readonly type: "cell-unnamed" }
  | { readonly type: "no-such-choices" }
  | { readonly type: "options-alike" | "option-number"; readonly label: string }
  | { readonly type: "computed-asked" | "roll-up" | "total-of-nothing" }
  | {
      readonly type: "total-part";
      readonly part: string;
      readonly column: string | null;
      readonly fault: "no-row" | "no-column" | "not-added";
    }
  | { readonly type: "list-total"; readonly column: string }
  | { readonly type: "least-most"; readonly least: number; readonly most: number }
  | { readonly type: "printed-numbers"; readonly has: number; readonly wants: number }
  | { readonly type: "unknown-profile" }
  | { readonly type: "check-names-nothing"; readonly named: string }
  | { readonly type: "key-total"; readonly label: string }
  | {
      readonly type: "unreadable";
      readonly use: ExpressionUse;
      readonly text: string;
      /** Counted from 1. */
      readonly letter: number;
      readonly reason: ErrorReason;
    }
  | {
      readonly type: "names-nothing";
      readonly use: ExpressionUse;
      readonly text: string;
      readonly named: string;
    }
  | {
      readonly type: "mixed" | "other-value" | "not-in-report" | "line-before" | "nowhere" | "several-tables";
      readonly use: ExpressionUse;
      readonly text: string;
    }
  | { readonly type: "circle"; readonly places: readonly Place[] }
  /** What only a form's author can do, or what no workbook says. */
  | { readonly type: "other" };

export type Problem = { readonly spot: Spot; readonly why: Why; readonly says: string };

export const other: Why = { type: "other" };

/** A problem whose sentence begins with where it is. */
export function problemAt(spot: Spot, why: Why, words: string): Problem {
  return { spot, why, says: `${spot.name}${words}` };
}

const nowhere = { table: null, column: null };

export function formSpot(name: string): Spot {
  return { ...nowhere, at: "", name };
}

export function sectionSpot(id: string): Spot {
  return { ...nowhere, at: id, name: `section ${id}` };
}

export function itemSpot(id: string): Spot {
  return { ...nowhere, at: id, name: `item ${id}` };
}

export function blankSpot(item: string, id: string): Spot {
  return { ...nowhere, at: id, name: `item ${item}: its blank ${id}` };
}

/** A table as a whole, or a list: `name` is which. */
export function tableSpot(item: string, name: "table" | "list" = "table"): Spot {
  return { ...nowhere, at: item, table: item, name: `${name} ${item}` };
}

export function columnSpot(table: Spot, id: string): Spot {
  return { ...table, at: id, name: `${table.name}: its column ${id}` };
}

export function rowSpot(item: string, id: string): Spot {
  return { at: id, table: item, column: null, name: `row ${id}` };
}

export function cellSpot(row: Spot, column: string): Spot {
  return { ...row, column, name: `${row.name}: its cell ${column}` };
}

export function choicesSpot(id: string): Spot {
  return { ...nowhere, at: id, name: `choices ${id}` };
}

export function checkSpot(id: string): Spot {
  return { ...nowhere, at: id, name: `check ${id}` };
}

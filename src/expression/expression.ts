// What an expression is, once it was read: a tree whose every part knows where it stood in the text. Pure.
import type { Exact } from "./exact.ts";

/** From one number to another as they are printed, or that one alone where `to` is null. */
export type Span = { readonly from: string; readonly to: string | null };

/**
 * Cells of the form, by the printed numbers of rows and columns or by their ids; whoever evaluates knows them. What is
 * null is that of the cell at hand: `[3]` is column 3 of its row, `{1.1}` row 1.1 in its column.
 */
export type CellsReference = {
  readonly type: "cells";
  readonly rows: Span | null;
  readonly columns: Span | null;
  /** What stood there in the unit's last round. */
  readonly before: boolean;
  readonly at: number;
};

/** A size of the unit, by its name. */
export type FactReference = { readonly type: "fact"; readonly name: string; readonly at: number };

export type Reference = CellsReference | FactReference;

export type NumberLiteral = {
  readonly type: "number";
  readonly value: Exact;
  /** Digits that were written behind the comma. */
  readonly digits: number;
  /** Written with "%": a hundredth, unless it stands beside a percentage (percents.ts). */
  readonly percent: boolean;
  readonly at: number;
};

export type ArithmeticSign = "+" | "-" | "*" | "/";
export type CompareSign = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type FunctionName = "sum" | "average" | "most" | "least" | "count";

export type Expression =
  | Reference
  | NumberLiteral
  | { readonly type: "text"; readonly value: string; readonly at: number }
  | { readonly type: "truth"; readonly value: boolean; readonly at: number }
  | { readonly type: "negative"; readonly of: Expression; readonly at: number }
  | {
      readonly type: "arithmetic";
      readonly sign: ArithmeticSign;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly type: "compare";
      readonly sign: CompareSign;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly type: "and" | "or"; readonly parts: readonly Expression[]; readonly at: number }
  | { readonly type: "not"; readonly of: Expression; readonly at: number }
  | {
      readonly type: "if";
      readonly given: Expression;
      readonly follows: Expression;
      /** Null of a rule that says nothing where its condition is false. */
      readonly otherwise: Expression | null;
      readonly at: number;
    }
  | {
      readonly type: "call";
      readonly name: FunctionName;
      readonly of: readonly Expression[];
      readonly at: number;
    }
  | { readonly type: "round"; readonly of: Expression; readonly digits: number; readonly at: number };

export type ErrorReason =
  /** Nothing is written. */
  | "empty"
  | "too-long"
  | "too-deep"
  /** A letter or a sign that means nothing here. */
  | "sign"
  /** A word that means nothing here. */
  | "word"
  /** "1.5", "1.25.000", "1,250,000": a dot parts thousands, one comma the fraction. */
  | "number"
  /** Quotes, [ or { that are never closed, or with nothing between. */
  | "open"
  /** A number, a cell, a text or a function should stand here. */
  | "operand"
  /** Something is left over where the expression should end. */
  | "left-over"
  /** "(" without its ")". */
  | "bracket"
  | "no-then"
  /** A value that depends on a condition needs a second one, for where that is false. */
  | "no-else"
  /** A colon makes a range of two rows or columns; it does not divide. */
  | "colon"
  /** Several cells where one is meant: only functions take ranges. */
  | "range"
  /** Too many or too few between the brackets of a function. */
  | "arguments"
  /** Rounding is to a whole number of digits that is written there, -9 to 9. */
  | "digits"
  /** Only cells were asked in the last round, and only of the last one is known. */
  | "before";

/** Why a text is no expression, and at which of its letters (of the text in NFC). */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  constructor(
    readonly at: number,
    readonly reason: ErrorReason,
  ) {
    super(`${reason} at ${at}`);
  }
}

/** What an expression is made of, one level down, in its order. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case "negative":
    case "not":
    case "round":
      return [expression.of];
    case "arithmetic":
    case "compare":
      return [expression.left, expression.right];
    case "and":
    case "or":
      return expression.parts;
    case "call":
      return expression.of;
    case "if": {
      const { given, follows, otherwise } = expression;
      return otherwise ? [given, follows, otherwise] : [given, follows];
    }
    default:
      return [];
  }
}

/** The same expression of other parts, each changed one level down. */
export function withParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.type) {
    case "negative":
    case "not":
    case "round":
      return { ...expression, of: change(expression.of) };
    case "arithmetic":
    case "compare":
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case "and":
    case "or":
      return { ...expression, parts: expression.parts.map(change) };
    case "call":
      return { ...expression, of: expression.of.map(change) };
    case "if": {
      const { given, follows, otherwise } = expression;
      return {
        ...expression,
        given: change(given),
        follows: change(follows),
        otherwise: otherwise && change(otherwise),
      };
    }
    default:
      return expression;
  }
}

/** Every reference of an expression, in its order. */
export function referencesOf(expression: Expression): readonly Reference[] {
  if (expression.type === "cells" || expression.type === "fact") return [expression];
  return partsOf(expression).flatMap(referencesOf);
}

/** Whether a reference is to more cells than one. */
export function isRange(reference: Reference): boolean {
  return (
    reference.type === "cells" &&
    ((reference.rows?.to ?? null) !== null || (reference.columns?.to ?? null) !== null)
  );
}

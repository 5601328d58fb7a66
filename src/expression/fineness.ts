// How many digits behind the comma the value of an expression has, and to how many two values are compared. Pure.
import type { Expression, Reference } from "./expression.ts";
import { partsOf } from "./expression.ts";

/** Digits behind the comma of what a reference stands for; null where they have no end. */
export type DigitsOf = (reference: Reference) => number | null;

/** Nothing is compared or rounded by what stands further behind the comma: there a spreadsheet is no longer exact. */
export const finest = 9;

/**
 * To how many digits both sides are rounded before they are compared: to those of the coarser side. A number that is
 * written in the rule is exact, and so is what is compared with it: `[4] > 0` holds of 0,4.
 */
export function comparedDigits(left: Expression, right: Expression, digitsOf: DigitsOf): number {
  const sides = [left, right];
  if (sides.some(isWritten)) return finest;
  return Math.min(...sides.map((side) => fineness(side, digitsOf) ?? finest), finest);
}

/** Digits behind the comma of a value; null of a share, whose digits may have no end. */
export function fineness(expression: Expression, digitsOf: DigitsOf): number | null {
  switch (expression.type) {
    case "number":
      return expression.digits + (expression.percent ? 2 : 0);
    case "cells":
    case "fact":
      return digitsOf(expression);
    case "arithmetic": {
      const [left, right] = [fineness(expression.left, digitsOf), fineness(expression.right, digitsOf)];
      if (left === null || right === null || expression.sign === "/") return null;
      return expression.sign === "*" ? left + right : Math.max(left, right);
    }
    case "round":
      return Math.max(0, expression.digits);
    case "negative":
      return fineness(expression.of, digitsOf);
    case "if":
      return finestOf([expression.follows, expression.otherwise ?? expression.follows], digitsOf);
    case "call":
      if (expression.name === "count") return 0;
      return expression.name === "average" ? null : finestOf(expression.of, digitsOf);
    default:
      return 0;
  }
}

function finestOf(expressions: readonly Expression[], digitsOf: DigitsOf): number | null {
  const all = expressions.map((one) => fineness(one, digitsOf));
  return all.reduce((most, digits) => (most === null || digits === null ? null : Math.max(most, digits)), 0);
}

/** Whether an expression is made of written numbers alone. */
function isWritten(expression: Expression): boolean {
  if (expression.type === "cells" || expression.type === "fact") return false;
  return partsOf(expression).every(isWritten);
}

// What an expression may not be although each of its parts can be read. Pure.
import { type Expression, ExpressionError, isRange, partsOf } from "./expression.ts";

/**
 * Ranges stand in functions only, and a value that depends on a condition has its other value.
 *
 * @throws ExpressionError at the first part that breaks this.
 */
export function checkShape(expression: Expression): void {
  if ((expression.type === "cells" || expression.type === "fact") && isRange(expression))
    throw new ExpressionError(expression.at, "range");
  if (expression.type === "if" && expression.otherwise === null && isPlainValue(expression.follows))
    throw new ExpressionError(expression.at, "no-else");
  for (const part of partsOf(expression)) {
    const isTaken = expression.type === "call" && part.type === "cells";
    if (!isTaken) checkShape(part);
  }
}

/** Whether it is surely no condition: of a cell alone only the form knows. */
function isPlainValue(expression: Expression): boolean {
  switch (expression.type) {
    case "number":
    case "text":
    case "negative":
    case "arithmetic":
    case "call":
    case "round":
    case "fact":
      return true;
    case "if":
      return isPlainValue(expression.follows);
    default:
      return false;
  }
}

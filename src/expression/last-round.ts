// What an expression is of the unit's last round. Pure.
import { type Expression, ExpressionError, withParts } from "./expression.ts";

/**
 * The same of the unit's last round.
 *
 * @throws ExpressionError for what was never asked in a round, and for the round before the last one.
 */
export function inLastRound(expression: Expression): Expression {
  const isOther = expression.type === "fact" || (expression.type === "cells" && expression.before);
  if (isOther) throw new ExpressionError(expression.at, "before");
  if (expression.type === "cells") return { ...expression, before: true };
  return withParts(expression, inLastRound);
}

// What "80%" means beside a percentage: a percentage is kept as typed (85.5), a share is 0.855. Pure.
import { type Expression, partsOf, type Reference, withParts } from "./expression.ts";

/** Whether a percentage stands where a reference points. */
type IsPercent = (reference: Reference) => boolean;

/**
 * The same expression with each written percentage as it is meant: `80%` beside a percentage, and of `[2]/[1]*100%`
 * where a percentage is wanted, is the plain number before the sign; everywhere else a hundredth of it.
 */
export function settlePercents(expression: Expression, isPercent: IsPercent, wanted = false): Expression {
  const settle = (one: Expression, as: boolean) => settlePercents(one, isPercent, as);
  switch (expression.type) {
    case "number":
      return wanted ? { ...expression, percent: false } : expression;
    case "negative":
    case "round":
      return withParts(expression, (part) => settle(part, wanted));
    case "arithmetic":
      return settleArithmetic(expression, isPercent, wanted);
    case "compare": {
      const as = isEither(expression, isPercent);
      return withParts(expression, (part) => settle(part, as));
    }
    case "call": {
      const as = expression.name !== "count" && (wanted || isPercentage(expression, isPercent));
      return withParts(expression, (part) => settle(part, as));
    }
    case "if": {
      const as = wanted || isPercentage(expression, isPercent);
      return withParts(expression, (part) => settle(part, part !== expression.given && as));
    }
    default:
      return withParts(expression, (part) => settle(part, false));
  }
}

type Arithmetic = Extract<Expression, { type: "arithmetic" }>;

function settleArithmetic(expression: Arithmetic, isPercent: IsPercent, wanted: boolean): Expression {
  const { sign, left, right } = expression;
  const settle = (one: Expression, as: boolean) => settlePercents(one, isPercent, as);
  if (sign === "+" || sign === "-") {
    const as = wanted || isEither(expression, isPercent);
    return withParts(expression, (part) => settle(part, as));
  }
  // 80% of a percentage is a hundredth as usual; one of the others is what makes the share a percentage.
  if (!wanted || isPercentage(expression, isPercent))
    return withParts(expression, (part) => settle(part, false));
  const isRight = sign === "*" && right.type === "number" && right.percent;
  return { ...expression, left: settle(left, !isRight), right: settle(right, isRight) };
}

function isEither({ left, right }: { left: Expression; right: Expression }, isPercent: IsPercent): boolean {
  return isPercentage(left, isPercent) || isPercentage(right, isPercent);
}

/** Whether an expression is a percentage for what stands in its cells. */
function isPercentage(expression: Expression, isPercent: IsPercent): boolean {
  switch (expression.type) {
    case "cells":
    case "fact":
      return isPercent(expression);
    case "arithmetic": {
      const { sign, left, right } = expression;
      if (sign === "/") return isPercentage(left, isPercent) && !isPercentage(right, isPercent);
      return isEither(expression, isPercent);
    }
    case "if":
      return [expression.follows, expression.otherwise].some((one) => one && isPercentage(one, isPercent));
    case "call":
      return expression.name !== "count" && expression.of.some((one) => isPercentage(one, isPercent));
    case "negative":
    case "round":
      return partsOf(expression).some((one) => isPercentage(one, isPercent));
    default:
      return false;
  }
}

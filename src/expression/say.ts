// Reads an expression out, for the author of a form and for whoever broke its rule. Pure; the words are the vocabulary's.
import { decimalOf } from "./exact.ts";
import type { Expression, NumberLiteral, Reference } from "./expression.ts";
import { compared, spoken, written } from "./words/vocabulary.ts";

/** Names of what references stand for: “số nữ”, “các dòng 1.1 đến 1.14”; the last round is said behind them. */
export type NameOf = (reference: Reference) => string;

/** "nếu số lớp lớn hơn 0 thì số học sinh lớn hơn 0". */
export function sayExpression(expression: Expression, nameOf: NameOf): string {
  const say = (one: Expression) => sayExpression(one, nameOf);
  switch (expression.type) {
    case "number":
      return sayNumber(expression);
    case "text":
      return `“${expression.value}”`;
    case "truth":
      return `“${expression.value ? written.yes : written.no}”`;
    case "cells":
      return expression.before ? `${nameOf(expression)} ${written.before}` : nameOf(expression);
    case "fact":
      return `${nameOf(expression)} ${spoken.ofUnit}`;
    case "negative":
      return `−${bracketed(expression.of, ["arithmetic", "negative"], say)}`;
    case "arithmetic":
      return sayArithmetic(expression, say);
    case "compare":
      return `${say(expression.left)} ${compared[expression.sign]} ${say(expression.right)}`;
    case "and":
    case "or": {
      const within: readonly Expression["type"][] = expression.type === "and" ? ["or", "if"] : ["if"];
      const parts = expression.parts.map((part) => bracketed(part, within, say));
      return parts.join(` ${written[expression.type]} `);
    }
    case "not":
      return `${spoken.not} (${say(expression.of)})`;
    case "if": {
      const { given, follows, otherwise } = expression;
      const first = `${written.if} ${say(given)} ${written.follows} ${bracketed(follows, ["if"], say)}`;
      return otherwise ? `${first}, ${written.no} ${written.follows} ${say(otherwise)}` : first;
    }
    case "round": {
      const to = expression.digits === 0 ? spoken.toWhole : `${expression.digits} ${spoken.digits}`;
      return `${say(expression.of)} (${spoken.roundedTo} ${to})`;
    }
    case "call":
      return `${called[expression.name]} ${listed(expression.of.map(say))}`;
  }
}

const called = {
  sum: written.sum,
  average: written.average,
  most: written.most,
  least: written.least,
  count: spoken.numberOfYes,
} as const;

function listed(parts: readonly string[]): string {
  const [only = "", more] = parts;
  return more === undefined ? only : `(${parts.join("; ")})`;
}

function bracketed(
  expression: Expression,
  types: readonly Expression["type"][],
  say: (one: Expression) => string,
): string {
  return types.includes(expression.type) ? `(${say(expression)})` : say(expression);
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "/" } as const;

function sayArithmetic(
  { sign, left, right }: Extract<Expression, { type: "arithmetic" }>,
  say: (one: Expression) => string,
): string {
  const isStrong = sign === "*" || sign === "/";
  const isWeak = (one: Expression) => one.type === "arithmetic" && (one.sign === "+" || one.sign === "-");
  const one = isStrong && isWeak(left) ? `(${say(left)})` : say(left);
  const needs = right.type === "arithmetic" && (isStrong || (sign === "-" && isWeak(right)));
  return `${one} ${signs[sign]} ${needs ? `(${say(right)})` : say(right)}`;
}

function sayNumber({ value, digits, percent }: NumberLiteral): string {
  const [whole = "0", fraction] = decimalOf(value, digits).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ".");
  return `${grouped}${fraction === undefined ? "" : `,${fraction}`}${percent ? "%" : ""}`;
}

// What an expression is worth: exact numbers, and "unknown" wherever something is still open. Pure.
import {
  compared,
  type Exact,
  exactOf,
  minus,
  negated,
  over,
  plus,
  roundedTo,
  times,
  zero,
} from "./exact.ts";
import type { CompareSign, Expression, FunctionName, NumberLiteral, Reference } from "./expression.ts";
import { comparedDigits, type DigitsOf, finest } from "./fineness.ts";

/** What stands at a place, or what an expression is worth. */
export type Held =
  | { readonly type: "number"; readonly value: Exact }
  | { readonly type: "truth"; readonly value: boolean }
  | { readonly type: "text"; readonly value: string }
  /** A day, a month or a year and its term, as texts that are in order when sorted: "2026-05-31", "2026-05". */
  | { readonly type: "day"; readonly value: string }
  /** Not answered, or put off; and what follows from that. */
  | { readonly type: "unknown" }
  /** Not asked of this unit, or not now: only of a cell itself, never of what is made of several. */
  | { readonly type: "not-asked" };

export type Lookup = {
  /** What a reference stands for: one, or all of a range; none of what is nowhere, which is unknown. */
  look(reference: Reference): readonly Held[];
  readonly digits: DigitsOf;
};

export const unknown: Held = { type: "unknown" };

/**
 * What an expression is worth. Of a number it needs and has not the whole is unknown, and so is a division by 0; only
 * TỔNG takes what is not asked as 0. `và`, `hoặc` and `không` follow Kleene: what is decided is not unknown. A rule
 * `nếu A thì B` holds where A is false.
 */
export function evaluate(expression: Expression, lookup: Lookup): Held {
  switch (expression.type) {
    case "number":
      return { type: "number", value: writtenValue(expression) };
    case "text":
    case "truth":
      return expression;
    case "cells":
    case "fact":
      return lookup.look(expression)[0] ?? unknown;
    case "negative":
      return numeric([expression.of], lookup, ([value = zero]) => negated(value));
    case "round":
      return numeric([expression.of], lookup, ([value = zero]) => roundedAt(value, expression.digits));
    case "arithmetic": {
      const calculate = arithmetic[expression.sign];
      return numeric([expression.left, expression.right], lookup, ([a = zero, b = zero]) => calculate(a, b));
    }
    case "compare":
      return asHeld(
        compare(
          expression.sign,
          evaluate(expression.left, lookup),
          evaluate(expression.right, lookup),
          comparedDigits(expression.left, expression.right, lookup.digits),
        ),
      );
    case "and":
      return asHeld(decided(expression.parts, false, lookup));
    case "or":
      return asHeld(decided(expression.parts, true, lookup));
    case "not": {
      const truth = truthOf(expression.of, lookup);
      return asHeld(truth === null ? null : !truth);
    }
    case "if": {
      const given = truthOf(expression.given, lookup);
      if (given === null) return unknown;
      if (!given && !expression.otherwise) return { type: "truth", value: true };
      const held = evaluate(
        given ? expression.follows : (expression.otherwise ?? expression.follows),
        lookup,
      );
      return held.type === "not-asked" ? unknown : held;
    }
    case "call":
      return called(expression.name, expression.of, lookup);
  }
}

/** What a check that is this expression says: it speaks only where the expression is false. */
export function isBroken(expression: Expression, lookup: Lookup): boolean {
  return truthOf(expression, lookup) === false;
}

/** What a written number is worth: a percentage is hundredths. */
export function writtenValue({ value, percent }: NumberLiteral): Exact {
  return percent ? times(value, exactOf("0.01")) : value;
}

const arithmetic: Readonly<Record<"+" | "-" | "*" | "/", (a: Exact, b: Exact) => Exact | null>> = {
  "+": plus,
  "-": minus,
  "*": times,
  "/": over,
};

function numeric(
  of: readonly Expression[],
  lookup: Lookup,
  calculate: (values: readonly Exact[]) => Exact | null,
): Held {
  const values: Exact[] = [];
  for (const one of of) {
    const held = evaluate(one, lookup);
    if (held.type !== "number") return unknown;
    values.push(held.value);
  }
  return asNumber(calculate(values));
}

/** Two values that can be compared; null of all others. */
function compare(sign: CompareSign, left: Held, right: Held, digits: number): boolean | null {
  const order = orderOf(left, right, digits);
  if (order === null) return null;
  if (sign === "=" || sign === "<>") return (order === 0) === (sign === "=");
  const isOrdered = left.type === "number" || left.type === "day";
  if (!isOrdered) return null;
  if (sign === "<" || sign === "<=") return order < 0 || (order === 0 && sign === "<=");
  return order > 0 || (order === 0 && sign === ">=");
}

function orderOf(left: Held, right: Held, digits: number): number | null {
  if (left.type === "number" && right.type === "number")
    return compared(roundedAt(left.value, digits), roundedAt(right.value, digits));
  if (left.type === "truth" && right.type === "truth") return left.value === right.value ? 0 : 1;
  const isWord =
    (left.type === "text" && right.type === "text") || (left.type === "day" && right.type === "day");
  if (!isWord) return null;
  const [one, other] = [plain(left.value), plain(right.value)];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Rounded as the printed formula rounds, where 28.499999999996 stands for 28.5. */
function roundedAt(value: Exact, digits: number): Exact {
  return roundedTo(roundedTo(value, finest), digits);
}

/** Letters in either case are the same word, as in a spreadsheet. */
function plain(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** By Kleene: one part that is `by` decides; else all have to be known. */
function decided(parts: readonly Expression[], by: boolean, lookup: Lookup): boolean | null {
  const truths = parts.map((part) => truthOf(part, lookup));
  if (truths.includes(by)) return by;
  return truths.includes(null) ? null : !by;
}

function truthOf(expression: Expression, lookup: Lookup): boolean | null {
  const held = evaluate(expression, lookup);
  return held.type === "truth" ? held.value : null;
}

/** A function of all that it is given: unknown while any of that is, and without what is not asked. */
function called(name: FunctionName, of: readonly Expression[], lookup: Lookup): Held {
  const given = of.flatMap((one) => {
    const held = one.type === "cells" ? lookup.look(one) : [];
    return held.length > 0 ? held : [evaluate(one, lookup)];
  });
  const there = given.filter(({ type }) => type !== "not-asked");
  if (there.some(({ type }) => type === "unknown")) return unknown;
  if (name === "count") return asNumber(exactOf(String(there.filter(isYes).length)));
  const values = there.flatMap((held) => (held.type === "number" ? [held.value] : []));
  if (values.length < there.length) return unknown;
  const sum = values.reduce(plus, zero);
  if (name === "sum") return asNumber(sum);
  if (name === "average") return asNumber(over(sum, exactOf(String(values.length))));
  const isFurther = name === "most" ? 1 : -1;
  const [first = null, ...others] = values;
  return asNumber(
    first && others.reduce((best, value) => (compared(value, best) === isFurther ? value : best), first),
  );
}

/** What ĐẾM counts: a yes, a number above 0 (yes is kept as 1 in some rows), words. */
function isYes(held: Held): boolean {
  if (held.type === "number") return compared(held.value, zero) > 0;
  return held.type === "truth" ? held.value : true;
}

function asNumber(value: Exact | null): Held {
  return value === null ? unknown : { type: "number", value };
}

function asHeld(truth: boolean | null): Held {
  return truth === null ? unknown : { type: "truth", value: truth };
}

// What an expression measures, and where it mixes what cannot be mixed: people with money, a yes with a number. Pure.
import type { Expression, Reference } from "./expression.ts";

/** What a value is; numbers of two measures are not added or compared. `of` is null of a plain number and a share. */
export type Measure =
  | { readonly type: "number"; readonly of: string | null }
  | { readonly type: "truth" | "text" | "day" };

/** What is wrong at a letter of the text: two measures that do not go together, or one where another is needed. */
export type MeasureFault = {
  readonly at: number;
  readonly found: Measure;
  readonly beside: Measure;
};

const plainNumber: Measure = { type: "number", of: null };
const truth: Measure = { type: "truth" };

/** The measure of an expression, null where a fault leaves it open, and every fault in it. */
export function measured(
  expression: Expression,
  measureOf: (reference: Reference) => Measure | null,
): { readonly measure: Measure | null; readonly faults: readonly MeasureFault[] } {
  const faults: MeasureFault[] = [];
  const read = (one: Expression): Measure | null => {
    switch (one.type) {
      case "number":
        return plainNumber;
      case "text":
      case "truth":
        return { type: one.type };
      case "cells":
      case "fact":
        return measureOf(one);
      case "negative":
      case "round":
        return needs(one.of, plainNumber);
      case "not":
        return needs(one.of, truth);
      case "and":
      case "or":
        for (const part of one.parts) needs(part, truth);
        return truth;
      case "compare":
        readCompare(one);
        return truth;
      case "arithmetic":
        return readArithmetic(one);
      case "if":
        needs(one.given, truth);
        return one.otherwise ? together([one.follows, one.otherwise]) : needs(one.follows, truth);
      case "call":
        if (one.name !== "count") return together(one.of, plainNumber);
        for (const part of one.of) read(part);
        return plainNumber;
    }
  };
  const fault = (at: number, found: Measure, beside: Measure): null => {
    faults.push({ at, found, beside });
    return null;
  };
  /** A plain number that is needed takes any number. */
  const needs = (one: Expression, wanted: Measure): Measure | null => {
    const found = read(one);
    return found && found.type !== wanted.type ? fault(one.at, found, wanted) : found;
  };
  const together = (all: readonly Expression[], first: Measure | null = null): Measure | null => {
    let shared = first;
    for (const one of all) {
      const found = read(one);
      if (!found) continue;
      if (shared && !goTogether(shared, found)) return fault(one.at, found, shared);
      shared = shared && isMeasured(shared) ? shared : found;
    }
    return shared;
  };
  const readCompare = ({ sign, left, right, at }: Extract<Expression, { type: "compare" }>): void => {
    const found = together([left, right]);
    if (!found || sign === "=" || sign === "<>") return;
    if (found.type === "truth" || found.type === "text") fault(at, found, plainNumber);
  };
  const readArithmetic = ({
    sign,
    left,
    right,
  }: Extract<Expression, { type: "arithmetic" }>): Measure | null => {
    if (sign === "+" || sign === "-") return together([left, right], plainNumber);
    const [one, other] = [needs(left, plainNumber), needs(right, plainNumber)];
    if (one?.type !== "number" || other?.type !== "number") return null;
    // đồng × people and đồng / people have no name here; a number of times the same does.
    if (other.of === null) return one;
    return sign === "*" && one.of === null ? other : plainNumber;
  };
  return { measure: read(expression), faults };
}

function isMeasured(measure: Measure): boolean {
  return measure.type !== "number" || measure.of !== null;
}

function goTogether(one: Measure, other: Measure): boolean {
  if (one.type !== "number" || other.type !== "number") return one.type === other.type;
  return one.of === null || other.of === null || one.of === other.of;
}

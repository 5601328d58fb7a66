// What a unit said before: its last sealed report on the same form in an earlier round. Pure.
import { referencesOf } from "../expression/expression.ts";
import { parseExpression } from "../expression/parse.ts";
import type { CellValue } from "../language/row-reading.ts";
import type { Value } from "./answers.ts";
import type { Cell } from "./cells.ts";
import type { Facts } from "./checks/check.ts";
import type { Form } from "./form.ts";
import { hidden, isPersonal } from "./personal.ts";
import { cellPlace, type Place, stemOf } from "./place.ts";
import type { Question, Questionnaire } from "./question.ts";
import { seatsOf } from "./seats.ts";

/** The values that the unit's last sealed report on this form holds, by place; null where there is none. */
export type Before = ReadonlyMap<Place, Value> | null;

/** Where proposed values come from. */
type Known = { readonly before: Before; readonly facts: Facts };

/** A value that is proposed for a cell before it is asked. */
export type Proposed = { readonly cell: string; readonly value: CellValue };

/** What is proposed for the cells of a question: shown with its prompt and taken only at the person's word. */
export function proposedFor({ cells }: Question, known: Known): readonly Proposed[] {
  return cells.flatMap((cell): Proposed[] => {
    const value = proposedAt(cell, known);
    // What was said of people and is forgotten proposes nothing.
    const taken = value !== undefined && value !== hidden && cell.kind.stored(value) !== null;
    return taken ? [{ cell: cell.id, value }] : [];
  });
}

function proposedAt({ said: { prefill }, place }: Cell, { before, facts }: Known): Value | undefined {
  if (prefill === undefined) return undefined;
  if (prefill === "last-round") return before?.get(place);
  return "fact" in prefill ? facts[prefill.fact] : before?.get(cellPlace(stemOf(place), prefill.last));
}

/** Whether a form asks for what a unit said before, in a proposal or in an expression: only then it is looked up. */
export function asksBefore({ form, questions }: Questionnaire): boolean {
  return (
    expressionsAskBefore(form) ||
    questions.some(({ cells }) => cells.some(({ said: { prefill } }) => isOfLastRound(prefill)))
  );
}

const memo = new WeakMap<Form, boolean>();

/** Whether anything that a form computes or checks asks for it. */
export function expressionsAskBefore(form: Form): boolean {
  const known = memo.get(form);
  if (known !== undefined) return known;
  const computed = [...seatsOf(form).values()].flatMap(({ cell: { said } }) => [
    ...(said.compute === undefined ? [] : [said.compute]),
    ...(typeof said.rollUp === "object" ? [said.rollUp.ratio] : []),
  ]);
  const rules = form.checks.flatMap((check) => (check.type === "expression" ? [check.holds] : []));
  const made = [...computed, ...rules].some((text) =>
    referencesOf(parseExpression(text)).some((one) => one.type === "cells" && one.before),
  );
  memo.set(form, made);
  return made;
}

/** The same without what it says of people. */
export function beforeWithoutPersonal(form: Form, before: Before): Before {
  return before && new Map([...before].filter(([place]) => !isPersonal(form, place)));
}

function isOfLastRound(prefill: Cell["said"]["prefill"]): boolean {
  return prefill === "last-round" || (typeof prefill === "object" && "last" in prefill);
}

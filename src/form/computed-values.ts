// The computed values of one report, as they are shown: totals as far as they go, all else once it is known. Pure.
import type { Answers, Value } from "./answers.ts";
import { valueOfHeld } from "./cell-values.ts";
import { type ComputedCell, computedCells, usedBy } from "./computed.ts";
import { answersAsked } from "./conditions.ts";
import { type Place, rowStem } from "./place.ts";
import type { Question, Questionnaire } from "./question.ts";
import { type Beside, nothingBeside, reportCells } from "./report-cells.ts";
import { fromScaled, toScaled } from "./scaled.ts";
import { seatedAt } from "./seats.ts";

/** Every computed value of a report by its place, its totals so far among them; none where nothing is known yet. */
export function computedValues(
  q: Questionnaire,
  stored: Answers,
  beside: Beside = nothingBeside,
): ReadonlyMap<Place, Value> {
  const { form } = q;
  const answers = answersAsked(q, stored);
  const cells = reportCells(form, q.profile, answers, beside);
  const found = new Map<Place, Value>();
  for (const computed of computedCells(form)) {
    const value = isTotal(computed)
      ? totalSoFar(computed, usedBy(form, computed), (place) => found.get(place) ?? answers.get(place)?.value)
      : valueOfHeld(computed.cell, cells.heldAt(computed.place));
    if (value !== null) found.set(computed.place, value);
  }
  return found;

  /** The sum of what is there, null where nothing is: an open row shows in its own line. */
  function totalSoFar(
    { cell }: ComputedCell,
    parts: readonly Place[],
    valueAt: (place: Place) => Value | null | undefined,
  ): number | null {
    const digits = Math.max(cell.digits, ...parts.map((place) => seatedAt(form, place)?.cell.digits ?? 0));
    let sum: bigint | null = null;
    for (const place of parts) {
      const value = valueAt(place) ?? null;
      const figure = value === null ? null : (seatedAt(form, place)?.cell.kind.figure(value) ?? null);
      if (figure !== null) sum = (sum ?? 0n) + toScaled(figure, digits);
    }
    return sum === null ? null : Number(fromScaled(sum, digits));
  }
}

/** The sum of the rows that a row of the paper adds up. */
function isTotal({ cell }: ComputedCell): boolean {
  return cell.said.compute === undefined;
}

const memo = new WeakMap<Question, readonly ComputedCell[]>();

/** What is shown with the answer to a question: what is computed in its row, and the items that follow from it. */
export function computedBeside({ form }: Questionnaire, question: Question): readonly ComputedCell[] {
  const known = memo.get(question);
  if (known) return known;
  const made = computedCells(form).filter((computed) => {
    const { item, row, table } = computed.seat;
    if (row) return rowStem(item.id, row.id) === question.id;
    const needs = usedBy(form, computed).some((place) => question.places.includes(place));
    return table === null && (item.id === question.id || needs);
  });
  memo.set(question, made);
  return made;
}

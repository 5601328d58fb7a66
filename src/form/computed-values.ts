// The computed values of one report, as they are shown: totals as far as they go, all else once it is known. Pure.
import type { Answers, Value } from "./answers.ts";
import { valueOfHeld } from "./cell-values.ts";
import type { Cell } from "./cells.ts";
import { type ComputedCell, computedCells, usedBy } from "./computed.ts";
import { answersAsked } from "./conditions.ts";
import { linePlace, type Place, rowStem } from "./place.ts";
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
      ? totalSoFar(computed, usedBy(form, computed))
      : valueOfHeld(computed.cell, cells.heldAt(computed.place));
    if (value !== null) found.set(computed.place, value);
  }
  return found;

  function valueSoFar(place: Place): Value | null {
    return found.get(place) ?? answers.get(place)?.value ?? linesSoFar(place);
  }

  /** What the lines of an open row come to in a column, be it closed or not. */
  function linesSoFar(place: Place): number | null {
    const seated = seatedAt(form, place);
    const { item, row = null, column = null } = seated?.seat ?? {};
    if (!seated || !item || row?.role !== "open" || column === null) return null;
    const { cell } = seated;
    const stem = rowStem(item.id, row.id);
    const lines = cells.lineIds(stem).map((line) => cells.heldAt(linePlace(stem, line, column)));
    return sumOf(
      lines.map((held) => ({ cell, value: valueOfHeld(cell, held) })),
      cell.digits,
    );
  }

  /** The sum of what is there, null where nothing is. */
  function totalSoFar({ cell }: ComputedCell, parts: readonly Place[]): number | null {
    const seats = parts.flatMap((place) => seatedAt(form, place) ?? []);
    const digits = Math.max(cell.digits, ...seats.map((seated) => seated.cell.digits));
    return sumOf(
      seats.map((seated) => ({ cell: seated.cell, value: valueSoFar(seated.place) })),
      digits,
    );
  }
}

function sumOf(
  parts: readonly { readonly cell: Cell; readonly value: Value | null }[],
  digits: number,
): number | null {
  const figures = parts.flatMap(({ cell, value }) => (value === null ? [] : (cell.kind.figure(value) ?? [])));
  if (figures.length === 0) return null;
  return Number(
    fromScaled(
      figures.reduce((sum, figure) => sum + toScaled(figure, digits), 0n),
      digits,
    ),
  );
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

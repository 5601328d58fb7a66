// The numbers of one report, those too that follow from others: what is sealed, shown and added up. Pure.
import type { Held } from "../expression/evaluate.ts";
import type { Answers, Value } from "../form/answers.ts";
import type { Form, Profile } from "../form/form.ts";
import { lineIds } from "../form/line-ids.ts";
import { linesPlace, type Place } from "../form/place.ts";
import { type Beside, nothingBeside, reportCells } from "../form/report-cells.ts";
import { fromScaled, rescaled } from "../form/scaled.ts";
import { computedValue, type HeldAt, heldOfAmount, reckon } from "./computed.ts";
import { type FormCell, ofLine } from "./form-cells.ts";
import { amountOf, isAskedAt, type NumberPlace, numberAt, numberPlaces } from "./places.ts";
import type { SealedUnit } from "./types.ts";

/**
 * Every number of one report by place, as whole numbers of the place's last digit, its computed totals included; no
 * entry where there is none.
 */
export function amountsOf(
  form: Form,
  answers: Answers,
  profile: Profile | null,
  beside: Beside = nothingBeside,
): Map<Place, bigint> {
  return unitFigures(form, answers, profile, beside).amounts;
}

type UnitFigures = { readonly amounts: Map<Place, bigint>; readonly heldAt: HeldAt };

/** The same of a sealed report that is not compiled; of one that is see `compiledReport`. */
export function sealedUnitFigures(form: Form, { node, submission, before }: SealedUnit): UnitFigures {
  return unitFigures(form, submission.answers, node.profile, { facts: node.facts, before });
}

/** The same of any answers, with what is known of the unit beside them; and what expressions see of the report. */
export function unitFigures(
  form: Form,
  answers: Answers,
  profile: Profile | null,
  beside: Beside = nothingBeside,
): UnitFigures {
  const report = reportCells(form, profile ?? "", answers, beside);
  const known = { fact: report.fact, before: report.before };
  const answered = Object.assign((place: Place) => report.heldAt(place), known);
  const amounts = new Map<Place, bigint>();
  for (const number of numberPlaces(form)) {
    const given = givenOf(form, answers, number, answered);
    if (given !== null) amounts.set(number.place, given);
  }
  const empty = (number: NumberPlace | undefined, place: Place): Held => {
    if (!number) return answered(place);
    return isAskedAt(form, number, profile, answers) ? { type: "unknown" } : { type: "not-asked" };
  };
  return withFollowing(
    form,
    amounts,
    ({ own }) => (own.type === "sum" || own.type === "computed" ? own : null),
    empty,
    known,
  );
}

/**
 * The figures of a sealed version that are kept beside it, as decimal digits, for a database to add up: of a list its
 * number of lines and its sums. What follows from others is computed again from their totals, so it is not among them.
 */
export function sealedFigures(
  form: Form,
  answers: Answers,
  profile: Profile,
): { place: Place; value: string }[] {
  const amounts = amountsOf(form, answers, profile);
  return numberPlaces(form).flatMap(({ place, rule, digits }) => {
    const amount = rule === "again" ? undefined : amounts.get(place);
    return amount === undefined ? [] : [{ place, value: fromScaled(amount, digits) }];
  });
}

/**
 * Figures with those that follow from others, each after those it needs, and what expressions see of them all; `empty`
 * says it where there is no figure. A circle, which no form that was linted has, is nothing.
 */
export function withFollowing(
  form: Form,
  given: ReadonlyMap<Place, bigint>,
  how: (number: NumberPlace) => NumberPlace["again"],
  empty: (number: NumberPlace | undefined, place: Place) => Held,
  known: Pick<HeldAt, "fact" | "before"> = {},
): UnitFigures {
  const amounts = new Map(given);
  const reckoned = new Set<Place>();
  const amountAt = (place: Place): bigint | null => {
    const number = numberAt(form, place);
    const follows = number ? how(number) : null;
    if (number && follows && !reckoned.has(place)) {
      reckoned.add(place);
      const amount =
        follows.type === "sum"
          ? sumOf(form, follows.of, number.digits, amountAt)
          : reckon(form, place, follows.expression, number.digits, heldAt);
      if (amount !== null) amounts.set(place, amount);
    }
    return amounts.get(place) ?? null;
  };
  const standing = (place: Place): Held => {
    const number = numberAt(form, place);
    const amount = number ? amountAt(place) : null;
    return number && amount !== null
      ? heldOfAmount(form, place, number.digits, amount)
      : empty(number, place);
  };
  const heldAt: HeldAt = Object.assign(standing, known);
  for (const { place } of numberPlaces(form)) amountAt(place);
  return { amounts, heldAt };
}

/** What one line has in these columns, in their order: as it was answered, or computed as a whole number of its last digit. */
export function lineValues(
  form: Form,
  { answers, heldAt }: { readonly answers: Answers; readonly heldAt: HeldAt },
  columns: readonly FormCell[],
  line: string,
): readonly (Value | bigint | null)[] {
  return columns.map((of) => {
    const cell = ofLine(of, line);
    const { compute } = cell.said;
    if (compute === undefined) return answers.get(cell.place)?.value ?? null;
    return cell.kind.shown.as === "number"
      ? reckon(form, cell.place, compute, cell.digits, heldAt)
      : computedValue(form, cell.place, compute, heldAt);
  });
}

/** A figure that a unit gave itself; null of one that follows from others, and of one that is open. */
function givenOf(form: Form, answers: Answers, number: NumberPlace, heldAt: HeldAt): bigint | null {
  const { own } = number;
  if (own.type === "asked") return amountOf(answers.get(number.place)?.value, number);
  if (own.type !== "lines") return null;
  const lines = lineIds(answers, own.stem);
  const amounts = lines.flatMap((line) => lineAmount(form, answers, number, line, heldAt) ?? []);
  // A list that was closed without a line has nothing; one that is not closed is not known.
  if (amounts.length === 0) return answers.get(linesPlace(own.stem))?.value === 0 ? 0n : null;
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** What a unit's line has in one column; null where it is not known. */
export function lineAmount(
  form: Form,
  answers: Answers,
  { from, digits, kind }: Pick<NumberPlace, "from" | "digits" | "kind">,
  line: string,
  heldAt: HeldAt,
): bigint | null {
  if (!from) return null;
  const { place, said } = ofLine(from, line);
  if (said.compute === undefined) return amountOf(answers.get(place)?.value, { kind, digits });
  return reckon(form, place, said.compute, digits, heldAt);
}

/** The sum of these places, each brought to the digits of the whole; null over nothing. */
function sumOf(
  form: Form,
  of: readonly Place[],
  digits: number,
  amountAt: (place: Place) => bigint | null,
): bigint | null {
  const given = of.flatMap((place) => {
    const [number, amount] = [numberAt(form, place), amountAt(place)];
    return number && amount !== null ? [rescaled(amount, number.digits, digits)] : [];
  });
  return given.length === 0 ? null : given.reduce((sum, amount) => sum + amount, 0n);
}

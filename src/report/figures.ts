// The numbers of one report, those too that follow from others: what is sealed, shown and added up. Pure.
import type { Answers } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import { linesPlace, type Place } from "../form/place.ts";
import { fromScaled, rescaled } from "../form/scaled.ts";
import { reckon, type Standing } from "./computed.ts";
import { ofLine } from "./form-cells.ts";
import { linesOf } from "./lines.ts";
import { amountOf, type NumberPlace, numberAt, numberPlaces } from "./places.ts";

/**
 * Every number of one report by place, as whole numbers of the place's last digit, its computed totals included; no
 * entry where there is none.
 */
export function amountsOf(form: Form, answers: Answers): Map<Place, bigint> {
  const amounts = new Map<Place, bigint>();
  for (const number of numberPlaces(form)) {
    const given = givenOf(form, answers, number);
    if (given !== null) amounts.set(number.place, given);
  }
  const words = (place: Place) => standingOf(answers, place);
  return withFollowing(
    form,
    amounts,
    ({ own }) => (own.type === "sum" || own.type === "computed" ? own : null),
    words,
  );
}

/**
 * The figures of a sealed version that are kept beside it, as decimal digits, for a database to add up: of a list its
 * number of lines and its sums. What follows from others is computed again from their totals, so it is not among them.
 */
export function sealedFigures(form: Form, answers: Answers): { place: Place; value: string }[] {
  const amounts = amountsOf(form, answers);
  return numberPlaces(form).flatMap(({ place, rule, digits }) => {
    const amount = rule === "again" ? undefined : amounts.get(place);
    return amount === undefined ? [] : [{ place, value: fromScaled(amount, digits) }];
  });
}

/**
 * The same figures with those that follow from others, each after those it needs. A circle, which no form that was
 * linted has, is nothing.
 */
export function withFollowing(
  form: Form,
  given: ReadonlyMap<Place, bigint>,
  how: (number: NumberPlace) => NumberPlace["again"],
  words: (place: Place) => Standing,
): Map<Place, bigint> {
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
          : reckon(form, place, follows.expression, number.digits, standingAt);
      if (amount !== null) amounts.set(place, amount);
    }
    return amounts.get(place) ?? null;
  };
  const standingAt = (place: Place): Standing => {
    const number = numberAt(form, place);
    if (!number) return words(place);
    const amount = amountAt(place);
    return amount === null ? null : { decimal: fromScaled(amount, number.digits) };
  };
  for (const { place } of numberPlaces(form)) amountAt(place);
  return amounts;
}

/** What a unit's lines have in one column; null where it is not known. */
export function lineAmount(
  form: Form,
  answers: Answers,
  { from, digits, kind }: Pick<NumberPlace, "from" | "digits" | "kind">,
  line: string,
): bigint | null {
  if (!from) return null;
  const { place, said } = ofLine(from, line);
  if (said.compute === undefined) return amountOf(answers.get(place)?.value, { kind, digits });
  return reckon(form, place, said.compute, digits, (other) => standingOf(answers, other));
}

/** A figure that a unit gave itself; null of one that follows from others, and of one that is open. */
function givenOf(form: Form, answers: Answers, number: NumberPlace): bigint | null {
  const { own } = number;
  if (own.type === "asked") return amountOf(answers.get(number.place)?.value, number);
  if (own.type !== "lines") return null;
  const amounts = linesOf(answers, own.stem).flatMap((line) => lineAmount(form, answers, number, line) ?? []);
  // A list that was closed without a line has nothing; one that is not closed is not known.
  if (amounts.length === 0) return answers.get(linesPlace(own.stem))?.value === 0 ? 0n : null;
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function standingOf(answers: Answers, place: Place): Standing {
  const value = answers.get(place)?.value ?? null;
  if (value === null) return null;
  return typeof value === "number" ? { decimal: String(value) } : { value };
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

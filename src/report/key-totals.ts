// The totals that a summary names, from sums that a database made over sealed figures. Pure; knows forms.
import type { Form } from "../form/form.ts";
import type { Place } from "../form/place.ts";
import { fromScaled, toScaled } from "../form/scaled.ts";
import { placesUsed } from "./computed.ts";
import { numberAt, numberPlaces } from "./places.ts";
import { type Sums, totalsFrom } from "./rollup.ts";

/** What units gave at places, together: the sum as decimal digits. */
export type GivenSums = ReadonlyMap<
  Place,
  { readonly total: string; readonly counted: number; readonly held: number }
>;

/** The figures that must be added up for the total at a place: its own, or those that it follows from. */
export function placesBehind(form: Form, place: Place): readonly Place[] {
  const seen = new Set<Place>();
  const behind = (at: Place): readonly Place[] => {
    if (seen.has(at)) return [];
    seen.add(at);
    const again = numberAt(form, at)?.again;
    if (!again) return [at];
    return (again.type === "sum" ? again.of : placesUsed(form, at, again.expression)).flatMap(behind);
  };
  return behind(place);
}

/** Every total that follows from these sums, as decimal digits; none where no unit gave anything. */
export function totalsOf(form: Form, given: GivenSums): ReadonlyMap<Place, string> {
  const sums = new Map<Place, Sums>(
    [...given].flatMap(([place, { total, counted, held }]) => {
      const number = numberAt(form, place);
      return number ? [[place, { sum: toScaled(total, number.digits), counted, held }] as const] : [];
    }),
  );
  const { figures } = totalsFrom(form, sums);
  return new Map(
    numberPlaces(form).flatMap(({ place, digits }) => {
      const total = figures.get(place)?.total ?? null;
      return total === null ? [] : [[place, fromScaled(total, digits)] as const];
    }),
  );
}

/** One line of a form's key totals. */
export type KeyTotal = {
  /** The total of each part as decimal digits; null when no unit reported a figure there, which is not the same as 0. */
  readonly sums: readonly (string | null)[];
  /** Units with something above 0 in any of the parts. */
  readonly held: number;
};

/** The places behind each of the form's key totals, a line each. */
export function highlightPlaces(form: Form): readonly (readonly Place[])[] {
  return form.highlights.map(({ parts }) => parts.flatMap(({ place }) => placesBehind(form, place)));
}

/** The form's key totals from what a database added up of those places. */
export function highlightTotals(
  form: Form,
  { sums, held }: { readonly sums: GivenSums; readonly held: readonly number[] },
): readonly KeyTotal[] {
  const totals = totalsOf(form, sums);
  return form.highlights.map(({ parts }, line) => ({
    sums: parts.map(({ place }) => totals.get(place) ?? null),
    held: held[line] ?? 0,
  }));
}

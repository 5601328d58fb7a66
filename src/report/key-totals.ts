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

/** Figures of this round, and of the last one, that must be added up. */
export type Behind = { readonly current: readonly Place[]; readonly last: readonly Place[] };

/** The figures that must be added up for the totals at these places: their own, or those that they follow from. */
export function placesBehind(form: Form, places: readonly Place[]): Behind {
  const before: Place[] = [];
  const current = walk(form, places, (place) => before.push(place));
  // What the last round's own last round was is not known, so nothing behind these needs it.
  return { current, last: walk(form, before, () => undefined) };
}

function walk(form: Form, places: readonly Place[], onLast: (place: Place) => void): readonly Place[] {
  const found = new Set<Place>();
  const seen = new Set<Place>();
  const look = (at: Place): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const again = numberAt(form, at)?.again;
    if (!again) found.add(at);
    else if (again.type === "sum") again.of.forEach(look);
    else {
      placesUsed(form, at, again.expression, "this").forEach(look);
      placesUsed(form, at, again.expression, "last").forEach(onLast);
    }
  };
  places.forEach(look);
  return [...found];
}

/** What units gave, and what the same units gave in their last round; null where no total needs that, or none has one. */
export type GivenBeside = { readonly sums: GivenSums; readonly last: GivenSums | null };

/** Every total that follows from these sums, as decimal digits; none where no unit gave anything. */
export function totalsOf(form: Form, { sums, last }: GivenBeside): ReadonlyMap<Place, string> {
  const { figures } = totalsFrom(form, scaledSums(form, sums), last && scaledSums(form, last));
  return new Map(
    numberPlaces(form).flatMap(({ place, digits }) => {
      const total = figures.get(place)?.total ?? null;
      return total === null ? [] : [[place, fromScaled(total, digits)] as const];
    }),
  );
}

function scaledSums(form: Form, given: GivenSums): ReadonlyMap<Place, Sums> {
  return new Map(
    [...given].flatMap(([place, { total, counted, held }]) => {
      const number = numberAt(form, place);
      return number ? [[place, { sum: toScaled(total, number.digits), counted, held }] as const] : [];
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
export function highlightPlaces(form: Form): readonly Behind[] {
  return form.highlights.map(({ parts }) =>
    placesBehind(
      form,
      parts.map(({ place }) => place),
    ),
  );
}

/** The form's key totals from what a database added up of those places. */
export function highlightTotals(
  form: Form,
  { held, ...given }: GivenBeside & { readonly held: readonly number[] },
): readonly KeyTotal[] {
  const totals = totalsOf(form, given);
  return form.highlights.map(({ parts }, line) => ({
    sums: parts.map(({ place }) => totals.get(place) ?? null),
    held: held[line] ?? 0,
  }));
}

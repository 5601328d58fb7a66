// What the cells that nobody is asked for are worth: of one unit from its answers, of a round from its totals. Pure.
import type { Value } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import type { Place } from "../form/place.ts";

/** What stands at a place: decimal digits of a number, what was answered, or nothing yet. */
export type Standing = { readonly decimal: string } | { readonly value: Value } | null;

/** A figure that follows from others, as a whole number of its last digit; null where one it needs is not known. */
export function reckon(
  _form: Form,
  _place: Place,
  _expression: string,
  _digits: number,
  _at: (place: Place) => Standing,
): bigint | null {
  return null;
}

/** The places that an expression needs. */
export function placesUsed(_form: Form, _place: Place, _expression: string): readonly Place[] {
  return [];
}

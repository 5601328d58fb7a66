// How many cells hold an answer of their own after these messages.
import type { Form } from "../../../src/form/form.ts";
import { isLinesPlace } from "../../../src/form/place.ts";
import { interviewOf } from "../chat/interview.ts";

/** The answered cells of a report of this form; that a list is closed is none. */
export function answersAt(form: Form, texts: readonly string[]): number {
  const { stored } = interviewOf("truong", {}, form).sayAll(...texts);
  return Object.keys(stored).filter((place) => !isLinesPlace(place)).length;
}

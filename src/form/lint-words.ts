// What the parts of the linter have in common. Pure.
import type { Form, Row } from "./form.ts";
import { isLineId, reservedIds } from "./place.ts";

/** What stands more than once, each once. */
export function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Ids that places have for something else. */
export function reserved(where: string, ids: readonly string[]): string[] {
  return ids
    .filter((id) => reservedIds.includes(id) || isLineId(id))
    .map((id) => `${where}: ${id} is no id for a row, a column or a blank: remarks, gates and lines have it`);
}

export function profilesOf(form: Form, where: string, applies: Row["applies"] | undefined): string[] {
  return Object.keys(applies ?? {})
    .filter((name) => !form.profiles[name])
    .map((name) => `${where} names ${name}, which is no profile`);
}

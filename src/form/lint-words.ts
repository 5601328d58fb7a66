// What the parts of the linter have in common. Pure.
import type { Form, Row } from "./form.ts";
import { isLineId, reservedIds } from "./place.ts";
import { other, type Problem, problemAt, type Spot } from "./problem.ts";

/** What stands more than once, each once. */
export function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Ids that places have for something else. */
export function reserved(spot: Spot, ids: readonly string[]): Problem[] {
  return ids
    .filter((id) => reservedIds.includes(id) || isLineId(id))
    .map((id) =>
      problemAt(
        { ...spot, at: id },
        other,
        `: ${id} is no id for a row, a column or a blank: remarks, gates and lines have it`,
      ),
    );
}

export function profilesOf(form: Form, spot: Spot, applies: Row["applies"] | undefined): Problem[] {
  return Object.keys(applies ?? {})
    .filter((name) => !form.profiles[name])
    .map((name) => problemAt(spot, { type: "unknown-profile" }, ` names ${name}, which is no profile`));
}

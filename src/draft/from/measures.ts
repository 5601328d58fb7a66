// What each column of a row counts, where the row's unit names one for each. Pure.
import type { FoundRow } from "../../dispatch/found.ts";
import { countOf } from "../../dispatch/words/form-words.ts";

/** "lớp/người" over two columns says what each of them counts; null where it does not. */
export function measuresOf(
  { measure = "" }: Pick<FoundRow, "measure">,
  columns: number,
): readonly string[] | null {
  const parts = measure.split(/[/]/u).map((part) => part.trim().replace(countOf, ""));
  return columns > 1 && parts.length === columns && parts.every((part) => /^\p{L}/u.test(part))
    ? parts
    : null;
}

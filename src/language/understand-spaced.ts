// Figures parted by spaces alone: a row each, one row in parts, or either, which is asked. Knows no form.
import { place } from "./entries/place.ts";
import { pairsInTurn, spacedParts } from "./entries/spaced.ts";
import type { Answer } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import type { Said } from "./said.ts";
import { entriesOf } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/** Figures parted by spaces alone, one for each row: "30 212 486". The whole may be one number as well. */
export function spaced({ said, report }: At): Answer | null {
  const parts = spacedParts(said, report.rows);
  const [row] = report.rows.asked;
  if (!parts || !row) return null;
  return report.readers.row(row.id, said, null).type === "value"
    ? { type: "one-or-several", parts: parts.map(({ text }) => text) }
    : entriesOf(said, place(parts, report.rows), report);
}

/** Pairs that are one row in parts, or as many rows: nothing in them says which. */
export function oneOrSeveral({ said, report }: At): Answer | null {
  const parts = pairsInTurn(said, report.rows);
  return parts && { type: "one-or-several", parts: parts.map(({ text }) => text) };
}

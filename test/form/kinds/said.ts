// How a table of sayings is written down: one line a saying, what was said and what became of it. Knows the shapes.
import type { KindName, ReadContext, ReadResult } from "../../../src/form/kinds/kind.ts";

/** `[what was typed, what it reads as]`; the outcome is spelt by `outcome` below. */
export type Saying = readonly [said: string, outcome: string, more?: Partial<ReadContext>];

export type Sayings = { readonly kind: KindName; readonly sayings: readonly Saying[] };

/** One line for a result: "= 12", "refused decimal", "half count 12", "? sum 9 | 5 | 4", "later". */
export function outcome(result: ReadResult<unknown>): string {
  switch (result.type) {
    case "value":
      return `= ${spelt(result.value)}${result.note === undefined ? "" : ` (${result.note})`}`;
    case "half":
      return `half ${Object.entries(result.half).flat().join(" ")}${result.note === undefined ? "" : ` (${result.note})`}`;
    case "refused":
      return `refused ${result.reason}`;
    case "later":
      return "later";
    default: {
      const readings = result.readings.map(
        ({ value, note }) => spelt(value) + (note === undefined ? "" : ` (${note})`),
      );
      return `? ${result.reason} ${readings.join(" | ")}`.trim();
    }
  }
}

function spelt(value: unknown): string {
  const isPair = typeof value === "object" && value !== null && "count" in value && "people" in value;
  return isPair ? `${value.count}/${value.people}` : String(value);
}

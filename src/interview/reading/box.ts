// What was typed into one box of the grid, read as the chat reads it. Pure.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { readRow } from "../../form/row.ts";
import type { AmbiguityReason, RefusalReason } from "../../language/reading.ts";
import { hear } from "../../language/said.ts";
import type { CellDraft } from "../cells/cell-draft.ts";
import { choiceLabel } from "../cells/choice-label.ts";

/** What a box says by itself. */
export type BoxReading =
  | { readonly what: "value"; readonly value: Value; readonly note: string | null }
  /** That nothing is there, in a cell that may stay empty. */
  | { readonly what: "nothing" }
  | { readonly what: "refused"; readonly reason: RefusalReason }
  | {
      readonly what: "unsure";
      readonly reason: AmbiguityReason;
      readonly readings: readonly Value[];
      readonly none: Value | null;
    };

/** Reads a box by its cell's own kind; one of several readings where it was chosen. */
export function readBox(cell: Cell, { said, pick }: CellDraft, now: Date): BoxReading {
  const reading = readRow([cell], hear(said), null, now);
  switch (reading.type) {
    case "value": {
      const [value] = reading.values;
      return value === undefined ? notUnderstood : { what: "value", value, note: reading.note };
    }
    case "ambiguous": {
      const readings = reading.readings.flatMap(({ value: [value] }) => (value === undefined ? [] : [value]));
      const none = reading.offerNone ? cell.kind.none : null;
      const chosen = [...readings, ...(none === null ? [] : [none])].find(
        (value) => choiceLabel(cell, value) === pick,
      );
      return chosen === undefined
        ? { what: "unsure", reason: reading.reason, readings, none }
        : { what: "value", value: chosen, note: null };
    }
    case "refused":
      return { what: "refused", reason: reading.reason };
    default:
      return notUnderstood;
  }
}

/** "Để sau" leaves a box empty. */
const notUnderstood = { what: "refused", reason: "not-understood" } as const;

// What was typed into one box of a list's line, read as the chat reads that column. Pure.
import type { Cell } from "../../form/cells.ts";
import type { ListColumn } from "../../language/list/column.ts";
import { hear } from "../../language/said.ts";
import { readNone } from "../../language/stand-ins.ts";
import type { CellDraft } from "../cells/cell-draft.ts";
import { choiceLabel } from "../cells/choice-label.ts";
import type { BoxReading } from "./box.ts";

/** Reads a box by its column; one of several readings where it was chosen. */
export function readLineBox(column: ListColumn, cell: Cell, { said, pick }: CellDraft): BoxReading {
  const heard = hear(said);
  const none = readNone(heard.tokens, heard.text) !== null;
  // As in the chat, "không" says nothing in a column of words.
  if (none && column.words) return withoutValue(column);
  const read = column.read(heard);
  switch (read.type) {
    case "value":
      return { what: "value", value: read.value, note: null };
    case "unsure": {
      const chosen = read.values.find((value) => choiceLabel(cell, value) === pick);
      return chosen === undefined
        ? { what: "unsure", reason: read.reason, readings: read.values, none: null }
        : { what: "value", value: chosen, note: null };
    }
    case "later":
      return notUnderstood;
    case "refused":
      return none ? withoutValue(column) : { what: "refused", reason: read.reason };
  }
}

const notUnderstood = { what: "refused", reason: "not-understood" } as const;

/** What may stay empty stays so. */
function withoutValue({ optional }: ListColumn): BoxReading {
  return optional ? { what: "nothing" } : notUnderstood;
}

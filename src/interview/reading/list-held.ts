// What a file holds for a list: one cell of a line, or lines written as text; read as they would be typed. Pure.
import type { Cell } from "../../form/cells.ts";
import type { HeldCell } from "../../form/kinds/kind.ts";
import type { ListQuestion } from "../../form/lines.ts";
import { contextOf } from "../../form/tuple.ts";
import type { CellRead, ListColumn } from "../../language/list/column.ts";
import { readPart } from "../../language/list/read-line.ts";
import { type LinesSaid, readLines } from "../../language/list/read-lines.ts";
import type { ReadResult } from "../../language/reading.ts";
import type { CellValue } from "../../language/row-reading.ts";
import { sheetOf } from "./list-columns.ts";

/** A filled cell: a text as it would be typed, all else by its kind. Null where it says that there is none. */
export function readHeldCell(cell: Cell, column: ListColumn, held: HeldCell, now: Date): CellRead | null {
  const { value } = held;
  if (value.type === "text") {
    const typed = readPart(column, value.text);
    // In what an amount is counted only the file says.
    if (typed === null || cell.kind.measure !== "money") return typed;
  }
  return asCell(cell.kind.readHeld(held, contextOf(cell, now)));
}

/** Lines that stand as text. */
export function readWritten(question: ListQuestion, text: string, now: Date): LinesSaid {
  return readLines(sheetOf(question, now), text);
}

function asCell(read: ReadResult<CellValue>): CellRead {
  switch (read.type) {
    case "value":
      return { type: "value", value: read.value };
    case "ambiguous":
      return { type: "unsure", values: read.readings.map(({ value }) => value), reason: read.reason };
    case "half":
      return { type: "refused", reason: "not-understood" };
    default:
      return read;
  }
}

// The cells of one line of a table, each in the column of the sheet that its slot says.
import type { Line } from "./blocks.ts";
import type { Cell } from "./sheet.ts";
import { type CellStyle, styles } from "./styles.ts";
import type { Slot } from "./table-shape.ts";

type LineCells = {
  /** The cell in one of the table's columns. */
  value(column: number): Cell;
  readonly note: Cell;
  /** What stands before the table's own columns on a sheet of the whole round. */
  readonly round?: readonly Cell[];
};

/** What of a line is printed before its values. */
type Lead = Pick<Line, "stt" | "text" | "unit" | "given" | "role">;

export function slotCells(slots: readonly Slot[], line: Lead, cells: LineCells): Cell[] {
  return slots.map((slot) => ({ ...cellAt(slot, line, cells), span: slot.span }));
}

function cellAt({ what, at }: Slot, line: Lead, { value, note, round = [] }: LineCells): Cell {
  switch (what) {
    case "stt":
      return { value: line.stt, style: styles.textCenterBold };
    case "text":
      return { value: line.text, style: textStyle(line) };
    case "unit":
      return { value: line.unit, style: styles.textCenter };
    case "constant":
      return { value: line.given[at] ?? null, style: styles.textCenter };
    case "value":
      return value(at);
    case "note":
      return note;
    case "round":
      return round[at] ?? { value: null, style: styles.text };
  }
}

function textStyle({ role, stt }: Lead): CellStyle {
  if (role === "total") return styles.textItalic;
  return role === "heading" || (stt !== "" && role !== "open") ? styles.textBold : styles.text;
}

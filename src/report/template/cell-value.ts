// A value of a form's cell as it stands in the form's own workbook. Pure; knows kinds by what they say of themselves.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { hidden } from "../../form/personal.ts";
import type { WorkbookLabels } from "../excel/labels.ts";
import { shownWords } from "../excel/shown-value.ts";
import type { CellValue } from "./cell-xml.ts";

/** What a unit said in words, by a choice or by a date; null where it said nothing. */
export function saidValue(cell: Cell, value: Value | null, labels: WorkbookLabels): CellValue {
  if (value === null || value === hidden) return value;
  switch (cell.kind.shown.as) {
    case "yes-no":
      return value === true || value === 1 ? labels.yes : labels.no;
    case "day":
      return labels.date(String(value));
    default:
      return shownWords(cell, value, labels);
  }
}

/** Whether a value of it is a share as people write it: 85.5 of "85,5%". */
export function countsHundredths({ kind: { shown } }: Cell): boolean {
  return shown.as === "number" && shown.format.includes("%");
}

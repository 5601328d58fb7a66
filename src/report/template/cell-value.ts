// A value of a form's cell as it stands in the form's own workbook. Pure; knows kinds by what they say of themselves.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { hidden } from "../../form/personal.ts";
import { fromScaled } from "../../form/scaled.ts";
import type { WorkbookLabels } from "../excel/labels.ts";
import type { NumberPlace } from "../places.ts";
import type { CellValue } from "./cell-xml.ts";

/** Spreadsheets keep 15 digits; beyond them a number would silently become another one. */
const mostDigits = 15;

/** What a unit said in words, by a choice or by a date; null where it said nothing. */
export function saidValue(cell: Cell, value: Value | null, labels: WorkbookLabels): CellValue {
  if (value === null) return null;
  if (value === hidden) return hidden;
  const { as } = cell.kind.shown;
  if (as === "yes-no")
    return value === true || (typeof value === "number" && value > 0) ? labels.yes : labels.no;
  if (as === "day" && typeof value === "string") return labels.date(value);
  // Whoever reads a proof wants to open it.
  if (Array.isArray(value) && value.length > 0 && value.every(isLink)) return value.join("\n");
  return cell.kind.narrative ? String(value) : cell.kind.say(value, { ...cell, noun: "", label: null });
}

/** A whole number of its last digit, in what the paper counts in. */
export function amountValue(
  amount: bigint,
  { digits, scale }: Pick<NumberPlace, "digits" | "scale">,
  labels: WorkbookLabels,
): CellValue {
  const decimal = fromScaled(amount, digits + scale);
  const significant = decimal.replace(/[-.]/g, "").replace(/^0+/, "");
  return significant.length > mostDigits ? labels.number(decimal) : Number(decimal);
}

/** Whether a value of it is a share as people write it: 85.5 of "85,5%". */
export function countsHundredths({ kind: { shown } }: Cell): boolean {
  return shown.as === "number" && shown.format.includes("%");
}

function isLink(proof: unknown): boolean {
  return typeof proof === "string" && proof.startsWith("https://");
}

// One value of a report as a cell of a sheet: numbers as numbers in the paper's measure, all else as the paper has it.
import type { Value } from "../../form/answers.ts";
import type { Cell as FormCell } from "../../form/cells.ts";
import { addressOf, uploadOf } from "../../form/kinds/proof.ts";
import { amountOf, scaleOf } from "../places.ts";
import { valueCell } from "./figures.ts";
import type { WorkbookLabels } from "./labels.ts";
import type { Cell, CellValue } from "./sheet.ts";
import { numberStyle, styles, yesNoStyle } from "./styles.ts";
import { formatOf } from "./table-shape.ts";

/** A value as it was answered, or computed as a whole number of its cell's last digit. */
export type ShownValue = Value | bigint | null;

/** A cell of a list or a table outside the totals. */
export function shownCell(cell: FormCell, value: ShownValue, labels: WorkbookLabels): Cell {
  const { kind, digits } = cell;
  const scale = scaleOf(cell);
  const figure = numberStyle(formatOf({ kind, digits, scale }), false);
  // A code keeps its noughts as it is typed in, too.
  const words = cell.identifies === null ? styles.text : styles.code;
  if (value === null) return { value, style: kind.shown.as === "number" ? figure : words };
  if (typeof value === "bigint")
    return { value: valueCell(value, digits + scale, labels.number), style: figure };
  switch (kind.shown.as) {
    case "number": {
      const amount = amountOf(value, cell);
      return amount === null ? { value: String(value), style: styles.text } : shownCell(cell, amount, labels);
    }
    case "yes-no":
      return typeof value === "string"
        ? { value, style: styles.textCenter }
        : { value: value === true || value === 1 ? 1 : 0, style: yesNoStyle(labels.yes, labels.no) };
    case "day":
      return { value: labels.date(String(value)), style: styles.textCenter };
    case "text":
      return { value: onlyProof(cell, value, labels) ?? shownWords(cell, value, labels), style: words };
  }
}

/** A proof that opens where it is pressed. */
export function proofValue(proof: string, labels: WorkbookLabels): CellValue {
  const upload = uploadOf(proof);
  const text = labels.proof(proof, upload);
  if (upload !== null) return labels.proofPage(upload) ?? text;
  const hyperlink = addressOf(proof);
  return hyperlink === null ? text : { text, hyperlink };
}

/** A cell has room for one address: of several proofs each stands there with its own. */
function onlyProof({ kind }: FormCell, value: Value, labels: WorkbookLabels): CellValue {
  const [only, more] = typeof value === "object" && kind.proves ? value : [];
  return only === undefined || more !== undefined ? null : proofValue(only, labels);
}

/** What a paper has in words: a choice by its labels, a month as people write it, proofs by where they are. */
export function shownWords(cell: FormCell, value: Value, labels: WorkbookLabels): string {
  if (typeof value === "object" && cell.kind.proves)
    return value.map((proof) => labels.proof(proof, uploadOf(proof))).join("\n");
  return cell.kind.print(value, cell);
}

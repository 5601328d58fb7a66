// Figures that follow from others of the workbook: live formulas over their cells, with the values they had. Pure.

import type { Value } from "../../form/answers.ts";
import type { Form } from "../../form/form.ts";
import { columnOf, lineOf, type Place } from "../../form/place.ts";
import { computedFormula, type HeldAt } from "../computed.ts";
import { type FormCell, ofLine } from "../form-cells.ts";
import { type NumberPlace, numberAt, scaleOf } from "../places.ts";
import { asRanges, formulaCell, sumCell } from "./figures.ts";
import type { WorkbookLabels } from "./labels.ts";
import type { Cell, CellValue } from "./sheet.ts";
import { quotedSheetName } from "./sheet-names.ts";

/** Where a figure stands in the workbook. */
export type Address = { readonly sheet: string; readonly column: string; readonly row: number };
export type Addresses = ReadonlyMap<Place, Address>;

/** The sheet on which formulas stand, and all that they may refer to. */
export type FormulaSheet = {
  readonly name: string;
  readonly form: Form;
  readonly labels: WorkbookLabels;
  readonly addresses: Addresses;
  /** What figures are worth here: of a unit, or of all units together. */
  readonly amounts: ReadonlyMap<Place, bigint>;
  /** What expressions see of them and of all else. */
  readonly heldAt: HeldAt;
};

/** A figure that is computed, by the formula of what it follows from. */
export function followingCell(
  sheet: FormulaSheet,
  number: NumberPlace,
  follows: NonNullable<NumberPlace["again"]>,
): CellValue {
  const { form, labels, amounts } = sheet;
  const amount = amounts.get(number.place) ?? null;
  const digits = number.digits + number.scale;
  if (follows.type === "sum")
    return sumCell(rangesOf(sheet, number, follows.of), amount, digits, labels.number);
  const formula = computedFormula(form, number.place, follows.expression, {
    yes: labels.yes,
    no: labels.no,
    heldAt: sheet.heldAt,
    addressAt: (place) => addressAt(sheet, place),
  });
  return formulaCell(formula, amount, digits, labels.number);
}

/** A figure's cell as a formula on this sheet names it; null of what stands nowhere. */
function addressAt({ name, addresses }: FormulaSheet, place: Place): string | null {
  const at = addresses.get(place);
  if (!at) return null;
  const cell = `${at.column}${at.row}`;
  return at.sheet === name ? cell : `${quotedSheetName(at.sheet)}!${cell}`;
}

/** The cells that a total adds up; none where they are not all on its sheet, counted as the total is. */
function rangesOf(
  { form, name, addresses }: FormulaSheet,
  { scale }: NumberPlace,
  of: readonly Place[],
): string[] {
  const cells = of.flatMap((place) => {
    const at = addresses.get(place);
    return at && at.sheet === name && numberAt(form, place)?.scale === scale ? [at] : [];
  });
  const wanted = of.filter((place) => numberAt(form, place) !== undefined);
  return cells.length === wanted.length ? asRanges(cells) : [];
}

/** One line of a list on a sheet. */
export type LineSheet = {
  readonly name: string;
  readonly form: Form;
  readonly labels: WorkbookLabels;
  readonly line: string;
  /** Where each of its columns stands. */
  readonly addresses: ReadonlyMap<string, Address>;
  readonly cells: readonly FormCell[];
  readonly values: readonly (Value | bigint | null)[];
  readonly heldAt: HeldAt;
};

/** A cell of a line: by its formula where it is computed from the others. */
export function lineCell(
  { form, labels, line, addresses, cells, values, heldAt }: LineSheet,
  column: number,
  shown: Cell,
): Cell {
  const of = cells[column];
  const value = values[column] ?? null;
  const compute = of?.cell.said.compute;
  if (!of || compute === undefined || of.cell.kind.shown.as !== "number") return shown;
  const { cell } = of;
  const formula = computedFormula(form, ofLine(of, line).place, compute, {
    yes: labels.yes,
    no: labels.no,
    addressAt: (place) => {
      const at = lineOf(place)?.line === line ? addresses.get(columnOf(place)) : undefined;
      return at ? `${at.column}${at.row}` : null;
    },
    heldAt,
  });
  const amount = typeof value === "bigint" ? value : null;
  return { ...shown, value: formulaCell(formula, amount, cell.digits + scaleOf(cell), labels.number) };
}

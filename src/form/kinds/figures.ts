// What the kinds that are figures have in common: how a figure with its noun is said, wanted and typed. Knows no chat.
import { writeNumber } from "../../language/quantity/written.ts";
import type { CellValue } from "../../language/row-reading.ts";
import type { CellOf, KindFault } from "./kind.ts";

/** "12 lớp", or "nữ 230" where the cell has a name of its own. */
export function sayFigure(value: number, { noun, label }: CellOf): string {
  const figure = writeNumber(value);
  return label === null ? `${figure} ${noun}`.trim() : `${label} ${figure}`;
}

/** "số lớp", or "nữ". */
export function wantedFigure({ noun, label }: CellOf): string {
  return label ?? `số ${noun}`.trim();
}

/** Figures of a row's example that are likely beside each other: classes, pupils, and parts of them. */
const samples = ["12", "480", "230", "15", "7", "2", "0", "1"];

export function sampleFigure(at: number): string {
  return samples[at % samples.length] ?? "0";
}

/** What is typed for a figure: itself with and without its noun. */
export function figureForms(value: number, cell: CellOf): string[] {
  return [sayFigure(value, cell), writeNumber(value), String(value)];
}

/** A number of at most so many digits behind the comma, held exactly. */
export function asNumber(value: CellValue): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The decimal digits of a number, "12" or "3.5": never an exponent, for a kind's numbers are far below that. */
export function digitsOf(value: number): string {
  return String(value);
}

/** A figure without anything it counts is a figure of nothing. */
export function lintNoun({ noun, label }: CellOf): KindFault[] {
  return noun === "" && label === null ? [{ lacks: "noun", says: "has no spoken noun" }] : [];
}

// Between what stands in a cell and what expressions compute with: numbers as the paper counts them. Pure.

import type { Held } from "../expression/evaluate.ts";
import { decimalOf, exactOf, over, times } from "../expression/exact.ts";
import type { Value } from "./answers.ts";
import type { Cell } from "./cells.ts";
import { blank } from "./kinds/kind.ts";

/** By so many zeros an amount is shorter on the paper than in đồng. */
const zeros = { dong: 0, nghin: 3, trieu: 6, ty: 9 } as const;

function scaleDigits({ scale }: Cell): number {
  return scale === null ? 0 : zeros[scale];
}

/** Digits behind the comma of a cell's values as the paper counts: 8.250.000 đồng are 8,25 under "triệu đồng". */
export function digitsIn(cell: Cell): number {
  return cell.kind.shown.as === "number" ? cell.digits + scaleDigits(cell) : 0;
}

/** What stands in a cell, for expressions: under "triệu đồng" 8.250.000 đồng are 8,25, as the paper has it. */
export function heldOf(cell: Cell, value: Value): Held {
  // A cell that may be left empty, and was.
  if (value === blank) return { type: "not-asked" };
  switch (cell.kind.shown.as) {
    case "number": {
      const figure = cell.kind.figure(value);
      return figure === null ? { type: "not-asked" } : heldOfFigure(cell, figure);
    }
    case "yes-no":
      return { type: "truth", value: value === true || value === 1 };
    case "day":
      return { type: "day", value: String(value) };
    case "text":
      return { type: "text", value: textOf(cell, value) };
  }
}

/** A figure as it is stored and added up ("8250000") as the number that expressions compute with. */
export function heldOfFigure(cell: Cell, figure: string): Held {
  const value = over(exactOf(figure), exactOf(String(10 ** scaleDigits(cell))));
  return value === null ? { type: "unknown" } : { type: "number", value };
}

/** A computed number as the figure that is stored there, rounded to the cell's digits; null of what is no number. */
export function figureOfHeld(cell: Cell, held: Held): string | null {
  if (held.type !== "number") return null;
  return decimalOf(times(held.value, exactOf(String(10 ** scaleDigits(cell)))), cell.digits);
}

/** What would stand in a cell that is computed; null where that is not known, or is nothing that can stand there. */
export function valueOfHeld(cell: Cell, held: Held): Value | null {
  switch (held.type) {
    case "number": {
      const figure = figureOfHeld(cell, held);
      return cell.kind.shown.as === "number" && figure !== null ? Number(figure) : null;
    }
    case "truth":
      return cell.kind.shown.as === "yes-no" ? held.value : null;
    case "text":
      return cell.options.find(({ label }) => label === held.value)?.id ?? held.value;
    case "day":
      return held.value;
    default:
      return null;
  }
}

/** An option by its label, for so the form's rules call it. */
function textOf(cell: Cell, value: Value): string {
  const labels = [value].flat().map((one) => cell.options.find(({ id }) => id === one)?.label ?? String(one));
  return labels.join("; ");
}

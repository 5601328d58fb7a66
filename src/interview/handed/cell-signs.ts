// What a cell of a file holds, at a glance: nothing, a dash, a mark, a figure; and how it is told back. Pure.
import type { FileCell } from "../../files/blocks.ts";
import { writeNumber } from "../../language/quantity/written.ts";

/** A number, something that is worked out, or a text with a figure or a dash in it. */
export function isFigure({ value, shown }: FileCell): boolean {
  if (value.type !== "text") return true;
  return /\d/u.test(shown) || isDash(shown);
}

/** A dash, of whatever length: nobody can say whether it is none or not known. */
export function isDash(text: string): boolean {
  return /^[-‐-―−_.…/\s]+$/u.test(text) && /\S/u.test(text);
}

export function isBlank({ value, shown }: FileCell): boolean {
  if (value.type === "text") return value.text.trim() === "";
  return (
    value.type !== "unworked" && value.type !== "error" && shown.trim() === "" && value.type !== "number"
  );
}

/** A figure and little else: the date beside a signature is a sentence. */
export function isPlainFigure({ value, shown }: FileCell): boolean {
  return value.type !== "text" || (shown.length <= longestFigure && /^\d/u.test(shown));
}

const longestFigure = 40;

/** Something that is no dash. */
export function holdsSomething(cell: FileCell): boolean {
  return !isBlank(cell) && !isDash(cell.shown);
}

/** Ticked, or crossed out. */
export function isMark({ shown }: FileCell): boolean {
  return /^\s*[xv×✕✗✓✔☑]\s*$/iu.test(shown);
}

/** A cell as it is told back: a number in Vietnamese signs, whatever those of the file are. */
export function toldOf({ value, shown }: FileCell): string {
  if (value.type === "unworked") return shown === "" ? "=…" : shown;
  const plain = value.type === "number" && /^-?[\d.,\s]*$/u.test(shown);
  return plain && value.type === "number" ? writeNumber(value.number) : shown;
}

// Formulas that a sheet writes once and names in the cells below or beside it: each cell's own. Knows their references.
import { lastColumn, lastRow, mostShared } from "./limits.ts";
import type { Place } from "./references.ts";

/** Keeps the formulas of one sheet by their numbers, in the order of its cells: the first writes it, the others name it. */
export class SharedFormulas {
  readonly #kept = new Map<string, Place & { readonly written: string }>();

  /** The formula of a cell that shares one: what it writes itself, or the kept one as it reads there; null of one unknown. */
  at(share: string, written: string | null, place: Place): string | null {
    if (written !== null) {
      if (this.#kept.size < mostShared) this.#kept.set(share, { ...place, written });
      return written;
    }
    const from = this.#kept.get(share);
    if (!from) return null;
    return moved(from.written, { rows: place.row - from.row, columns: place.column - from.column });
  }
}

type By = { readonly rows: number; readonly columns: number };

/** Texts, names of sheets in quotes, functions and names are passed over; what is left may be a cell. */
const tokens =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|[\p{L}_\\][\p{L}\p{N}_.]*\s*\(|\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\p{L}\p{N}_.!(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(])|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}(?![\p{N}.])|[\p{L}_\\][\p{L}\p{N}_.\\]*!?|\d+(?:\.\d+)?/gu;
const cell = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)$/u;
const columnsOnly = /^(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})$/u;
const rowsOnly = /^(\$?)([1-9]\d*):(\$?)([1-9]\d*)$/u;

/** The formula as it reads so many rows and columns on; null where a cell of it would lie beyond the grid. */
function moved(formula: string, by: By): string | null {
  let beyond = false;
  const column = (fixed = "", letters = "") => {
    const to = fixed === "" ? columnOf(letters) + by.columns : columnOf(letters);
    beyond ||= to < 1 || to > lastColumn;
    return `${fixed}${lettersOf(to)}`;
  };
  const row = (fixed = "", digits = "") => {
    const to = fixed === "" ? Number(digits) + by.rows : Number(digits);
    beyond ||= to < 1 || to > lastRow;
    return `${fixed}${to}`;
  };
  const text = formula.replace(tokens, (token) => {
    const one = cell.exec(token);
    if (one) return column(one[1], one[2]) + row(one[3], one[4]);
    const across = columnsOnly.exec(token);
    if (across) return `${column(across[1], across[2])}:${column(across[3], across[4])}`;
    const down = rowsOnly.exec(token);
    return down ? `${row(down[1], down[2])}:${row(down[3], down[4])}` : token;
  });
  return beyond ? null : text;
}

/** "C" is the third column, 3. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

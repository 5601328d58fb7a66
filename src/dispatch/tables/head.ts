// The head of a table: which rows it has, the path of headings above each column, and the numbers beneath. Pure.
import { bareFormula, columnNumber, sttTitle, titleNumber, unitTitle } from "../words/table-words.ts";
import { type Grid, type GridRow, isEmpty, textAt } from "./grid.ts";

export type HeadColumn = {
  readonly at: number;
  /** The headings above and the title itself, the highest first, each without its number. */
  readonly path: readonly string[];
  /** Printed in or beneath the title: "3", "A". */
  readonly no: string | null;
  /** As printed behind its number: "(2)/(1)x100". */
  readonly formula: string | null;
};

export type Head = {
  readonly columns: readonly HeadColumn[];
  /** Rows of the grid that are head, the line of numbers included. */
  readonly rows: number;
  /** The line of numbers as printed. */
  readonly numbers: readonly string[] | null;
};

/** The head of a table; null of one that has none, which goes on with the table before it. */
export function headOf(grid: Grid): Head | null {
  const titles = titleRows(grid);
  if (titles === 0) return null;
  const line = grid.rows[titles];
  const numbers = line && isNumbers(line) ? line : null;
  const columns = Array.from({ length: grid.width }, (_, at): HeadColumn => {
    const { path, no, formula } = pathAt(grid.rows.slice(0, titles), at);
    const printed = numbers ? textAt(numbers, at) : "";
    const beneath = numberIn(printed);
    return { at, path, no: no ?? beneath.no, formula: formula ?? beneath.formula };
  });
  return {
    columns,
    rows: titles + (numbers ? 1 : 0),
    numbers: numbers ? Array.from({ length: grid.width }, (_, at) => textAt(numbers, at)) : null,
  };
}

/** How many rows of titles there are: as far as their merges reach, and as far as titles go on beneath them. */
function titleRows({ rows, declared }: Grid): number {
  const [first] = rows;
  if (!first || isEmpty(first) || !looksLikeTitles(first)) return 0;
  const merged = Math.max(1, ...first.cells.map((cell) => cell?.down ?? 1));
  let head = Math.max(merged, Math.min(declared, rows.length));
  for (let row = rows[head]; row && head < 6; row = rows[head]) {
    const below = rows[head + 1];
    // A line drawn in a text between titles and titles leaves its place empty.
    const drawn = isEmpty(row) && below !== undefined && goesOn(below, first, rows[head - 1]);
    if (isNumbers(row) || !(drawn || goesOn(row, first, rows[head - 1]))) break;
    head += Math.max(1, ...row.cells.map((cell) => cell?.down ?? 1));
  }
  return head;
}

/** At least two titles in words, and no number in the place of one. */
export function looksLikeTitles({ cells }: GridRow): boolean {
  const written = cells.flatMap((cell) => (cell && cell.shown.trim() !== "" ? [cell.shown.trim()] : []));
  const words = written.filter((text) => /\p{L}{2}/u.test(text));
  const stt = written.some((text) => sttTitle.test(text) || unitTitle.test(text));
  return (
    words.length >= 2 && (stt || words.length === written.length) && !/^\d{1,2}[.)]?$/u.test(written[0] ?? "")
  );
}

/** Titles beneath titles: nothing stands under the first columns, and what stands there has a wider title above. */
function goesOn(row: GridRow, first: GridRow, before: GridRow | undefined): boolean {
  if (isEmpty(row) || !before) return false;
  const filled = row.cells.flatMap((cell, at) => (cell && cell.shown.trim() !== "" ? [at] : []));
  const [from = 0] = filled;
  if (from < 2 || filled.some((at) => !/\p{L}/u.test(textAt(row, at)))) return false;
  const wide = filled.some(
    (at) => (first.covering[at]?.across ?? 1) > 1 || (before.covering[at]?.across ?? 1) > 1,
  );
  // Without merges a title beneath an empty place still has its heading to the left: "Số lượng | (empty)".
  const gap = filled.some((at) => first.covering[at] === null);
  return wide || gap;
}

function isNumbers(row: GridRow): boolean {
  const written = row.cells.flatMap((cell) => (cell && cell.shown.trim() !== "" ? [cell.shown.trim()] : []));
  const digits = written.filter((text) => /\d/u.test(text)).length;
  return (
    written.length >= 3 && digits >= 1 && written.every((text) => columnNumber.test(text)) && follow(written)
  );
}

/** 1, 2, 3 …: a row of a table may hold one number, and its first column another. */
function follow(written: readonly string[]): boolean {
  const numbers = written.flatMap((text) => {
    const found = /^\(?\s*(\d{1,2})/u.exec(text)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

function pathAt(
  rows: readonly GridRow[],
  at: number,
): { readonly path: string[]; readonly no: string | null; readonly formula: string | null } {
  const path: string[] = [];
  let no: string | null = null;
  let formula: string | null = null;
  let last: unknown = null;
  rows.forEach((row, level) => {
    const own = row.covering[at] ?? null;
    const beneath = rows.slice(level + 1).some((below) => textAt(below, at) !== "");
    const cell = own ?? (beneath ? leftOf(row, at) : null);
    if (cell === null || cell === last) return;
    last = cell;
    const { title, ...found } = titled(cell.shown);
    no = found.no ?? no;
    formula = found.formula ?? formula;
    if (title !== "" && path.at(-1) !== title) path.push(title);
  });
  return { path, no, formula };
}

/** The heading to the left of an empty place in the same row. */
function leftOf({ covering }: GridRow, at: number) {
  for (let left = at - 1; left > 0; left--) if (covering[left]) return covering[left] ?? null;
  return null;
}

/** A title without the number and the formula printed with it. */
function titled(shown: string): {
  readonly title: string;
  readonly no: string | null;
  readonly formula: string | null;
} {
  const lines = shown.split("\n").map((line) => line.trim());
  const last = lines.at(-1) ?? "";
  const alone = lines.length > 1 ? numberIn(last) : { no: null, formula: null };
  if (alone.no !== null) return { title: lines.slice(0, -1).join(" "), ...alone };
  const whole = lines.join(" ");
  const match = titleNumber.exec(whole);
  if (!match) return { title: whole, no: null, formula: null };
  return {
    title: whole.slice(0, match.index).trim(),
    no: match[1] ?? null,
    formula: match[2]?.trim() || null,
  };
}

function numberIn(text: string): { readonly no: string | null; readonly formula: string | null } {
  const formula = bareFormula.exec(text);
  if (formula) return { no: formula[1] ?? null, formula: formula[2]?.trim() ?? null };
  const plain = columnNumber.exec(text);
  return { no: plain?.[1] ?? null, formula: null };
}

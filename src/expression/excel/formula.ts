// Pieces of formulas, joined without what says nothing: conditions that always hold, brackets that change nothing. Pure.

/** Excel takes no longer formula, no more functions within each other and no more in the brackets of one. */
const mostLetters = 8192;
const mostNested = 60;
const mostGiven = 255;

/** A formula that no spreadsheet would take. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** One value: its formula is looked at only where all that it needs is there. */
export type Value = {
  readonly formula: string;
  /** Addresses where a number has to stand. */
  readonly numbers: readonly string[];
  /** What else has to hold, each a formula that never is an error. */
  readonly also: readonly string[];
  /** How strongly its outermost sign binds: a cell most. */
  readonly binds: number;
};

/** One statement: a formula that is TRUE where it is surely true, and one that is where it is surely false. */
export type Statement = { readonly isTrue: string; readonly isFalse: string };

export const TRUE = "TRUE";
export const FALSE = "FALSE";
/** Neither true nor false, ever. */
export const undecided: Statement = { isTrue: FALSE, isFalse: FALSE };

/** @throws TooLarge while it grows, so that no formula is doubled often. */
export function limited(formula: string): string {
  if (formula.length > mostLetters || nested(formula) > mostNested) throw new TooLarge();
  return formula;
}

function nested(formula: string): number {
  let depth = 0;
  let most = 0;
  for (const letter of formula) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth > most) most = depth;
  }
  return most;
}

/** A function with what it is given. */
export function call(name: string, given: readonly string[]): string {
  if (given.length > mostGiven) throw new TooLarge();
  return limited(`${name}(${given.join(",")})`);
}

export function every(conditions: readonly string[]): string {
  const said = [...new Set(conditions)].filter((one) => one !== TRUE);
  if (said.includes(FALSE)) return FALSE;
  const [only = TRUE, more] = said;
  return more === undefined ? only : call("AND", said);
}

export function some(conditions: readonly string[]): string {
  const said = [...new Set(conditions)].filter((one) => one !== FALSE);
  if (said.includes(TRUE)) return TRUE;
  const [only = FALSE, more] = said;
  return more === undefined ? only : call("OR", said);
}

export function choose(condition: string, then: string, otherwise: string): string {
  if (condition === TRUE || then === otherwise) return then;
  return condition === FALSE ? otherwise : call("IF", [condition, then, otherwise]);
}

/** When a value is known. */
export function known({ numbers, also }: Value): string {
  const cells = [...new Set(numbers)];
  const [only, more] = cells;
  const areNumbers =
    more === undefined ? `ISNUMBER(${only})` : `${call("COUNT", runs(cells))}=${cells.length}`;
  return every([...(only === undefined ? [] : [areNumbers]), ...also]);
}

/** A value or, where something of it is open, an empty text. */
export function orEmpty(value: Value): string {
  return choose(known(value), value.formula, '""');
}

/** A text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The same cells with neighbours in one column or row as "B3:B9". Their order is kept. */
export function runs(cells: readonly string[]): string[] {
  const found: { first: string; last: string; steps: "row" | "column" | null }[] = [];
  for (const cell of cells) {
    const run = found.at(-1);
    const step = run ? stepBetween(run.last, cell) : null;
    if (run && step && (run.steps === null || run.steps === step)) {
      run.last = cell;
      run.steps = step;
    } else found.push({ first: cell, last: cell, steps: null });
  }
  return found.map(({ first, last }) => (first === last ? first : `${first}:${bare(last)}`));
}

const address = /^(?<sheet>.*!)?(?<column>\$?[A-Z]{1,3})(?<row>\$?\d+)$/u;

/** Whether a text is the address of one cell, and no constant that stands in its stead. */
export function isAddress(cell: string): boolean {
  return address.test(cell);
}

function bare(cell: string): string {
  return cell.slice(cell.lastIndexOf("!") + 1);
}

function stepBetween(one: string, next: string): "row" | "column" | null {
  const [from, to] = [address.exec(one)?.groups, address.exec(next)?.groups];
  if (!from || !to || from.sheet !== to.sheet) return null;
  const rows = numberOf(to.row) - numberOf(from.row);
  const columns = letterOf(to.column) - letterOf(from.column);
  if (rows === 1 && columns === 0) return "row";
  return rows === 0 && columns === 1 ? "column" : null;
}

function numberOf(row = ""): number {
  return Number(row.replace("$", ""));
}

function letterOf(column = ""): number {
  return [...column.replace("$", "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

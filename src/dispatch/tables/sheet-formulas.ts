// The formulas of a workbook as expressions: columns that follow from others in their row, and rows that add up others. Pure.
import type { ValueColumn } from "./columns.ts";
import { type GridRow, isEmpty } from "./grid.ts";

/**
 * Columns whose cells are worked out from others of the same row: "=C9+D9" is "[1] + [2]". Where the paper numbers no
 * column they get the numbers of their order, for an expression has to name them.
 */
export function withFormulas(
  columns: readonly ValueColumn[],
  body: readonly GridRow[],
): readonly ValueColumn[] {
  const rows = body.filter((row) => !isEmpty(row));
  const bare = columns.every(({ no }) => no === undefined);
  const named = bare ? columns.map((column, at) => ({ ...column, no: String(at + 1) })) : columns;
  const computed = named.map((column) => {
    const [at = -1] = column.ats;
    const cells = rows.flatMap((row) => {
      const cell = row.cells[at];
      return cell?.formula ? [{ written: cell.written, no: row.no }] : [];
    });
    if (column.computed !== undefined || cells.length < Math.max(1, rows.length * mostly)) return null;
    const said = new Set(cells.flatMap(({ written, no }) => inRow(written, no, named) ?? []));
    // One that is worked out otherwise in another row follows from no rule of its column.
    return said.size === 1 ? ([...said][0] ?? null) : null;
  });
  if (computed.every((one) => one === null)) return columns;
  return named.map((column, at): ValueColumn => {
    const expression = computed[at] ?? null;
    if (expression === null) return column;
    const { kind: _, ...rest } = column;
    return { ...rest, computed: expression, sure: "sure" };
  });
}

/** Total rows are summed down, and headings are empty: not every row has its formula. */
const mostly = 0.5;

/** A formula over cells of its own row; null of any other. */
function inRow(written: string | undefined, row: number, columns: readonly ValueColumn[]): string | null {
  if (written === undefined) return null;
  const text = unwrapped(written);
  if (text === null) return null;
  const tokens = text.match(/SUM\([^()]*\)|[A-Z]{1,3}\d+|\d+(?:\.\d+)?|[-+*/()]/gu) ?? [];
  if (tokens.join("") !== text) return null;
  const numberAt = (reference: string): string | null => {
    const [, letters = "", line = ""] = /^([A-Z]{1,3})(\d+)$/u.exec(reference) ?? [];
    if (Number(line) !== row) return null;
    return columns.find(({ ats }) => ats.includes(columnAt(letters)))?.no ?? null;
  };
  const said = tokens.map((token): string | null => {
    if (token.startsWith("SUM(")) return summed(token.slice(4, -1), numberAt, row, columns);
    if (!/^[A-Z]/u.test(token)) return token;
    const no = numberAt(token);
    return no === null ? null : `[${no}]`;
  });
  if (said.includes(null)) return null;
  const expression = said.join(" ").replace(/\(\s+/gu, "(").replace(/\s+\)/gu, ")");
  return /\[/u.test(expression) ? expression : null;
}

/** "C9:E9,G9" of one row as a sum in brackets. */
function summed(
  list: string,
  numberAt: (reference: string) => string | null,
  row: number,
  columns: readonly ValueColumn[],
): string | null {
  const numbers = list.split(/[,;]/u).flatMap((part): (string | null)[] => {
    const [from = "", to] = part.split(":");
    if (to === undefined) return [numberAt(from)];
    if (Number(/\d+$/u.exec(from)?.[0]) !== row || Number(/\d+$/u.exec(to)?.[0]) !== row) return [null];
    const [first, last] = [columnAt(from.replace(/\d+$/u, "")), columnAt(to.replace(/\d+$/u, ""))];
    return columns
      .filter(({ ats }) => ats.some((at) => at >= first && at <= last))
      .map(({ no }) => no ?? null);
  });
  if (numbers.length === 0 || numbers.includes(null)) return null;
  return `(${numbers.map((no) => `[${no}]`).join(" + ")})`;
}

/** Without "$", blanks and what only rounds or guards: "=IFERROR(ROUND(G9/C9*100,1),0)" is "G9/C9*100". */
function unwrapped(written: string): string | null {
  let text = written.toUpperCase().replace(/[\s$]/gu, "").replace(/^=/u, "");
  for (let steps = 0; steps < 4; steps++) {
    const inside = /^(?:ROUND|IFERROR|ROUNDUP|ROUNDDOWN)\((.*)[,;][^,;()]*\)$/u.exec(text)?.[1];
    if (inside === undefined) break;
    text = inside;
  }
  return /[A-Z]+\(/u.test(text.replace(/SUM\(/gu, "")) ? null : text;
}

/**
 * The rows that a row adds up, by their numbers in the sheet: "=SUM(C9:C12)" or "=C9+C10" under its own column; none of a
 * row without such a formula.
 */
export function rowsSummed(row: GridRow, columns: readonly ValueColumn[]): readonly number[] {
  for (const { ats } of columns) {
    const [at = -1] = ats;
    const written = row.cells[at]?.written;
    const found = written === undefined ? [] : downIn(written, at);
    if (found.length > 0) return found;
  }
  return [];
}

/** More rows no total of a form has. */
const mostRows = 400;

function downIn(written: string, column: number): readonly number[] {
  const text = written.toUpperCase().replace(/[\s$]/gu, "").replace(/^=/u, "");
  const parts = /^SUM\(([A-Z\d:,;]+)\)$/u.exec(text)?.[1]?.split(/[,;]/u) ?? text.split("+");
  const rows = parts.map((part): readonly number[] | null => {
    const [, one = "", from = "", other, to] = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/u.exec(part) ?? [];
    if (from === "" || columnAt(one) !== column || (other !== undefined && columnAt(other) !== column))
      return null;
    const length = Number(to ?? from) - Number(from) + 1;
    if (length < 1 || length > mostRows) return null;
    return Array.from({ length }, (_, index) => Number(from) + index);
  });
  if (rows.includes(null) || (parts.length === 1 && !text.startsWith("SUM("))) return [];
  return rows.flatMap((some) => some ?? []);
}

/** "C" is the third column, 2. */
function columnAt(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0) - 1;
}

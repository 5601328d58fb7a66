// A formula moved to another cell, as sheets do when several cells share one. Knows how formulas are written in files, and what none of them means.

import { lastColumn, lastRow } from "../../files/spreadsheet/limits.ts";
import { placeOf } from "../../files/spreadsheet/references.ts";
import { columnName } from "../excel/sheet.ts";

/**
 * The pieces of a formula in which something that looks like a cell is none (texts, quoted names, brackets, errors,
 * names and functions), then cells, whole columns and whole rows; any other letter is a piece of its own.
 */
const pieces = new RegExp(
  [
    /"(?:[^"]|"")*"/u,
    /'(?:[^']|'')*'/u,
    /\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]/u,
    /#[A-Za-z0-9/!?_]+/u,
    /(?<cell>\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})(?![\p{L}\p{N}_.(!\\?])/u,
    /(?<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_.(!\\?])/u,
    /(?<rows>\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6})(?![\p{L}\p{N}_.(!\\?])/u,
    /[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*/u,
    /[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?/u,
    /./su,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gsu",
);

/** Null when it would point outside of the sheet. */
export function movedFormula(formula: string, down: number, across: number): string | null {
  let outside = false;
  const side = (text: string): string => {
    const moved = movedSide(text, down, across);
    if (moved === null) outside = true;
    return moved ?? text;
  };
  const moved = formula.replace(pieces, (piece: string, ...rest: unknown[]) => {
    const groups = groupsOf(rest.at(-1));
    // A name of three letters and digits beyond the grid ("ZZZ1") is a name.
    if (groups.cell !== undefined) return placeOf(piece.replaceAll("$", "")) === null ? piece : side(piece);
    if (groups.columns === undefined && groups.rows === undefined) return piece;
    return piece.split(":").map(side).join(":");
  });
  return outside ? null : moved;
}

function groupsOf(last: unknown): Partial<Record<"cell" | "columns" | "rows", string>> {
  return typeof last === "object" && last !== null ? last : {};
}

/** "$B3", "B" or "3" moved; what stands behind a "$" stays. */
function movedSide(text: string, down: number, across: number): string | null {
  const {
    fixedColumn = "",
    letters = "",
    fixedRow = "",
    digits = "",
  } = /^(?:(?<fixedColumn>\$?)(?<letters>[A-Za-z]{1,3}))?(?:(?<fixedRow>\$?)(?<digits>[0-9]+))?$/.exec(text)
    ?.groups ?? {};
  const column = letters === "" ? null : columnNumber(letters) + (fixedColumn === "" ? across : 0);
  const row = digits === "" ? null : Number(digits) + (fixedRow === "" ? down : 0);
  if (column !== null && (column < 1 || column > lastColumn)) return null;
  if (row !== null && (row < 1 || row > lastRow)) return null;
  return `${column === null ? "" : fixedColumn + columnName(column)}${row === null ? "" : `${fixedRow}${row}`}`;
}

function columnNumber(letters: string): number {
  return (placeOf(`${letters}1`)?.column ?? -1) + 1;
}

// Reads a reference to cells of the form: `[3]`, `{1.1}[3]`, `{1.1}:{1.14}`. Pure.
import { type Expression, ExpressionError, type Span } from "./expression.ts";
import type { Reader } from "./reader.ts";

/** One corner of a reference: `[3]`, `{1.1}`, or both in either order. */
type Corner = { readonly row: string | null; readonly column: string | null };

function corner(read: Reader): Corner {
  let row: string | null = null;
  let column: string | null = null;
  for (let { next } = read; next.type === "row" || next.type === "column"; { next } = read) {
    if ((next.type === "row" ? row : column) !== null) break;
    if (next.type === "row") row = next.name;
    else column = next.name;
    read.take();
  }
  return { row, column };
}

/** A cell, or all from one corner to another; what only one corner says holds for both. */
export function readReference(read: Reader): Expression {
  const { at } = read.next;
  const from = corner(read);
  if (!read.takes("colon")) return cells(span(from.row, null), span(from.column, null), at);
  const behind = read.next.at;
  const to = corner(read);
  if (to.row === null && to.column === null) throw new ExpressionError(behind, "colon");
  const [rows, columns] = [span(from.row, to.row), span(from.column, to.column)];
  if (!rows?.to && !columns?.to) throw new ExpressionError(behind, "colon");
  return cells(rows, columns, at);
}

function cells(rows: Span | null, columns: Span | null, at: number): Expression {
  return { type: "cells", rows, columns, before: false, at };
}

function span(from: string | null, to: string | null): Span | null {
  const first = from ?? to;
  if (first === null) return null;
  return { from: first, to: from === null || to === from ? null : to };
}

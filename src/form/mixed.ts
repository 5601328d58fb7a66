// Reads one text as a row of cells that are not all figures: words, days, choices, amounts, by name or in order. Pure.
import { align } from "../language/list/align.ts";
import type { CellRead, ListColumn } from "../language/list/column.ts";
import { partsIn } from "../language/list/records.ts";
import { longestMessage } from "../language/opening.ts";
import type { CellValue, Given, RowReading } from "../language/row-reading.ts";
import { hear, type Said } from "../language/said.ts";
import { isLater } from "../language/stand-ins.ts";
import { cellColumns } from "./cell-columns.ts";
import type { Cell } from "./cells.ts";

/**
 * Reads the cells of such a row. A name always wins; parts without names stand in order where there is one for every
 * cell that is missing, and else where only one order can be meant. A cell that is not read is left to be asked for.
 */
export function readMixed(cells: readonly Cell[], said: Said, given: Given | null, now: Date): RowReading {
  if (said.raw.length > longestMessage) return { type: "refused", reason: "too-long" };
  if (isLater(said.tokens)) return { type: "later" };
  const columns = cellColumns(cells, now);
  const fields = partsIn(columns, said.raw);
  const named = new Set(fields.flatMap(({ column }) => column ?? []));
  const missing = columns.filter(
    (column) => named.has(column) || !given?.some(({ cell }) => cell === column.id),
  );
  const placed = align(missing, fields) ?? align(columns, fields);
  if (!placed) return { type: "refused", reason: "surplus" };
  const reads = placed.flatMap(({ text, column }) => {
    const read = column && readIn(column, text, fields.length > 1 || named.size > 0);
    return column && read ? [{ id: column.id, read }] : [];
  });
  const values = new Map<string, CellValue>(given?.map(({ cell, value }) => [cell, value]));
  for (const { id, read } of reads) if (read.type === "value") values.set(id, read.value);
  const half = cells.flatMap(({ id }) => {
    const value = values.get(id);
    return value === undefined ? [] : [{ cell: id, value }];
  });
  const [doubt, more] = reads.flatMap(({ id, read }) => (read.type === "unsure" ? [{ id, ...read }] : []));
  if (doubt && !more && half.length === cells.length - 1) return eachWay(cells, values, doubt);
  if (reads.every(({ read }) => read.type !== "value")) return { type: "refused", reason: "not-understood" };
  return half.length === cells.length
    ? { type: "value", values: half.map(({ value }) => value), note: null }
    : { type: "half", half, sure: true, note: null };
}

/** The whole row once for each reading of the cell that is in doubt. */
function eachWay(
  cells: readonly Cell[],
  known: ReadonlyMap<string, CellValue>,
  { id, values, reason }: { readonly id: string } & Extract<CellRead, { type: "unsure" }>,
): RowReading {
  const readings = values.map((value) => ({
    value: cells.flatMap((cell) => {
      const held = cell.id === id ? value : known.get(cell.id);
      return held === undefined ? [] : [held];
    }),
  }));
  return { type: "ambiguous", reason, readings, offerNone: false };
}

/** One word alone is no words of a row's: nothing says that it is about that cell. */
function readIn(column: ListColumn, text: string, sure: boolean): CellRead | null {
  return text === "" || (column.words && !sure) ? null : column.read(hear(text));
}

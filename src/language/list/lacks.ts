// Which part a line lacks that has one too few, and says of none which it is. Pure; the columns read their cells.
import { hear } from "../said.ts";
import type { Lack, ListColumn } from "./column.ts";
import type { Field } from "./fields.ts";

/** More columns than these are not offered: then each cell is asked for. */
const mostWays = 6;

/**
 * For each column that may be the one left out, what the parts are in the others; none where the line says it itself,
 * where more is missing, or where only one way is left. The first column says what the line is, and is never left out.
 */
export function lacksOf(columns: readonly ListColumn[], fields: readonly Field[]): readonly Lack[] {
  if (fields.length !== columns.length - 1 || fields.some(({ column }) => column !== null)) return [];
  const ways = columns.slice(1).flatMap((column): Lack[] => {
    const others = columns.filter((other) => other !== column);
    const given = others.flatMap((other, at) => {
      const read = other.read(hear(fields[at]?.text ?? ""));
      const plain = read.type === "value" && !(other.words && others.some((one) => tells(one, fields[at])));
      return plain ? [{ cell: other.id, value: read.value }] : [];
    });
    return given.length === others.length ? [{ column: column.id, given }] : [];
  });
  return ways.length >= 2 && ways.length <= mostWays ? ways : [];
}

function tells(column: ListColumn, field: Field | undefined): boolean {
  return !column.words && column.read(hear(field?.text ?? "")).type === "value";
}

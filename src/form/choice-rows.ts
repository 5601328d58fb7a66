// Which rows of a group are asked together by one list of options: those that are answered by one of the same. Pure.
import type { Choosable } from "../language/reading.ts";
import type { Question } from "./question.ts";

type Cells = Pick<Question, "cells">;

/** Whether a question is answered by one of several options and nothing else. */
export function isOneChoice({ cells }: Cells): boolean {
  const [only, more] = cells;
  return only !== undefined && !more && only.kind.choices === "options";
}

/** The options that these rows have in common; null where one of them is answered otherwise, or there is but one row. */
export function sharedOptions(rows: readonly Cells[]): readonly Choosable[] | null {
  const [first, second] = rows;
  const options = first?.cells[0]?.options ?? [];
  const alike = rows.every((row) => isOneChoice(row) && isSame(row.cells[0]?.options ?? [], options));
  return second && alike && options.length > 0 ? options : null;
}

function isSame(one: readonly Choosable[], other: readonly Choosable[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ id, label }, at) => id === other[at]?.id && label === other[at]?.label)
  );
}

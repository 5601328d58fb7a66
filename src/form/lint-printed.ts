// What is wrong in what a form says of its own workbook: where its cells lie in the file. Pure.
import type { Form, Table } from "./form.ts";
import { itemsOf } from "./items.ts";
import { other, type Problem, problemAt, tableSpot } from "./problem.ts";

/** One sentence for each; whether the file has these cells is seen when it is opened. */
export function lintPrinted(form: Form): Problem[] {
  return itemsOf(form).flatMap(({ item: { id, table } }) => {
    const at = table?.printed?.at;
    if (table === undefined || at === undefined) return [];
    return [
      ...unknown(Object.keys(at.columns), [...table.columns.map((column) => column.id), "note"], "column"),
      ...unknown(
        Object.keys(at.rows),
        table.rows.filter(hasCells).map((row) => row.id),
        "row",
      ),
      ...twice(Object.values(at.columns)).map((letters) => `two columns lie in ${letters}`),
      ...twice(takenLines(table)).map((line) => `two rows lie in line ${line}`),
      ...((table.list === undefined) === (at.lines === undefined)
        ? []
        : ["a list, and no other table, says which lines of the file are its own"]),
      ...((at.lines?.most ?? 0) < (table.list?.most ?? 0) && at.lines !== undefined
        ? [`one unit may have ${table.list?.most} lines, and there is room for ${at.lines.most}`]
        : []),
    ].map((problem) => problemAt(tableSpot(id), other, `, in its file: ${problem}`));
  });
}

function hasCells({ role }: Table["rows"][number]): boolean {
  return role !== "heading";
}

function unknown(said: readonly string[], known: readonly string[], what: string): string[] {
  return said.filter((id) => !known.includes(id)).map((id) => `there is no ${what} ${id}`);
}

/** The lines of the file that rows take, an open one all that it may need. */
function takenLines({ rows, printed }: Table): number[] {
  return Object.entries(printed?.at?.rows ?? {}).flatMap(([id, line]) => {
    const room = rows.find((row) => row.id === id)?.lines?.most ?? 1;
    return Array.from({ length: room }, (_, at) => line + at);
  });
}

function twice<T>(all: readonly T[]): T[] {
  return [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];
}

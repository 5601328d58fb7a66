// The lines that units wrote beneath the open rows of a form, gathered for one sheet of totals. Pure.
import type { Answers, Value } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import { lineIds } from "../form/line-ids.ts";
import type { HeldAt } from "./computed.ts";
import { lineValues } from "./figures.ts";
import { type FormCell, formCells } from "./form-cells.ts";

export type OpenLine = {
  readonly unit: string;
  /** One for each column of the row. */
  readonly values: readonly (Value | bigint | null)[];
};

export type OpenRow = {
  readonly columns: readonly FormCell[];
  readonly count: number;
  /** Null where there are more than anybody reads beneath one row. */
  readonly lines: readonly OpenLine[] | null;
};

/** More lines than these beneath one row would tear the table apart. */
const mostLines = 200;

/** Gathers the lines of open rows, by the row's stem, one report at a time. */
export function openLines(form: Form): {
  add(unit: string, report: { readonly answers: Answers; readonly heldAt: HeldAt }): void;
  result(): ReadonlyMap<string, OpenRow>;
} {
  const rows = new Map<string, { columns: FormCell[]; count: number; lines: OpenLine[] }>();
  for (const of of formCells(form)) {
    if (of.lines === null || of.row === null) continue;
    const row = rows.get(of.lines) ?? { columns: [], count: 0, lines: [] };
    row.columns.push(of);
    rows.set(of.lines, row);
  }
  return {
    add(unit, report) {
      for (const [stem, row] of rows) {
        for (const line of lineIds(report.answers, stem)) {
          row.count += 1;
          if (row.count <= mostLines)
            row.lines.push({ unit, values: lineValues(form, report, row.columns, line) });
        }
      }
    },
    result: () =>
      new Map(
        [...rows].map(([stem, { columns, count, lines }]) => [
          stem,
          { columns, count, lines: count > mostLines ? null : lines },
        ]),
      ),
  };
}

// The sums that a file states, against what its own rows make: where they differ it is told. Pure.
import type { FileCell } from "../../files/blocks.ts";
import { dongs } from "../../form/kinds/money-words.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import { toldOf } from "./cell-signs.ts";
import { cellAt, type Head } from "./columns.ts";
import type { FormRow } from "./form-rows.ts";
import type { FoundRow, OtherLine } from "./found.ts";
import type { HandedRow, OtherTotal, Spot } from "./handed.ts";
import type { Part } from "./parts.ts";

type Values = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Sums beside a heading, in the form's own line, or in a line of the file's: "Cộng". */
export function totalsOf(parts: readonly Part[], rows: readonly HandedRow[]): readonly OtherTotal[] {
  const tables = parts.flatMap((part) => part.tables);
  const found = tables.flatMap((table) => table.rows);
  const values = valuesIn(found, rows);
  const inputs = inputsIn(found, values);
  const stated = found.filter(({ row, cells }) => row.row.role !== "input" && !cells.hidden);
  const own = tables.flatMap(({ others }) =>
    others.filter(({ what, cells }) => what === "total" && !cells.hidden),
  );
  return [
    ...stated.flatMap((line) =>
      differing(line.cells.cells, line, addedUp(line, inputs), values, line.wording),
    ),
    ...own.flatMap((line) => differing(line.cells.cells, line, inGroup(line, inputs), values, line.name)),
  ];
}

/** The figures of the rows that were read for sure, by row and column. */
function valuesIn(found: readonly FoundRow[], rows: readonly HandedRow[]): Values {
  const byId = new Map(found.map(({ row }) => [row.id, row]));
  return new Map(
    rows.flatMap(({ id, reading }) => {
      const cells = byId.get(id)?.question?.cells ?? [];
      if (reading.type !== "value") return [];
      const own = reading.values.flatMap((value, at) => {
        const column = cells[at]?.id;
        return typeof value === "number" && column !== undefined ? [[column, value] as const] : [];
      });
      return [[id, new Map(own)] as const];
    }),
  );
}

/** A row of figures that stands in the file, in however many lines. */
type Input = {
  readonly row: FormRow;
  /** Figures stand in one of its lines of which nobody is sure: a sum with them is not known either. */
  readonly open: boolean;
};

/** Each row once: a file may have as many sums as lines, and each looks at them all. */
function inputsIn(found: readonly FoundRow[], values: Values): readonly Input[] {
  const inputs = new Map<FormRow, Input>();
  for (const line of found) {
    const { row } = line;
    if (row.row.role !== "input") continue;
    inputs.set(row, { row, open: isOpen(line, values) || inputs.get(row)?.open === true });
  }
  return [...inputs.values()];
}

/** The rows of the form that a line of it adds up, of those that stand in the file. */
function addedUp({ row: { row, table } }: FoundRow, inputs: readonly Input[]): readonly Input[] {
  const of = new Set(row.of ?? table.rows.filter(({ parent }) => parent === row.id).map(({ id }) => id));
  return inputs.filter((input) => input.row.table === table && of.has(input.row.row.id));
}

function inGroup({ group }: OtherLine, inputs: readonly Input[]): readonly Input[] {
  return inputs.filter(({ row }) => group === null || row.group === group);
}

type Line = { readonly head: Head | null; readonly spot: Spot };

function differing(
  cells: readonly FileCell[],
  { head, spot }: Line,
  of: readonly Input[],
  values: Values,
  name: string,
): readonly OtherTotal[] {
  const [first] = of;
  const columns = first && head?.tables.get(first.row.table);
  if (!columns || of.some(({ open }) => open)) return [];
  const sums = [...columns.at].flatMap(([id, at]) => {
    const cell = at.map((column) => cellAt({ no: 0, cells: [...cells] }, column)).find((one) => one !== null);
    const sum = cell?.value.type === "number" ? sumOf(id, of, values) : null;
    if (cell?.value.type !== "number" || sum === null) return [];
    return [{ cell, stated: cell.value.number, sum: sum / measureOf(id, of) }];
  });
  if (sums.every(({ stated, sum }) => Math.abs(stated - sum) < 1e-6)) return [];
  const figures = sums.map(({ cell }) => toldOf(cell)).join(" / ");
  return [{ what: "sum", name, figures, sum: sums.map(({ sum }) => writeNumber(sum)).join(" / "), spot }];
}

/** What a paper counts amounts in where the form says so: a sum of theirs is stated in it, too. */
function measureOf(column: string, of: readonly Input[]): number {
  const cell = of.flatMap(({ row }) => row.question?.cells ?? []).find(({ id }) => id === column);
  return cell?.scale ? Number(dongs(cell.scale)) : 1;
}

function isOpen({ row: { id, question }, cells }: FoundRow, values: Values): boolean {
  return question !== null && !values.has(id) && cells.cells.some(({ value }) => value.type === "number");
}

/** What rows of one measure add up to; null where they count different things. */
function sumOf(column: string, of: readonly Input[], values: Values): number | null {
  const cells = of.flatMap(({ row }) => (row.question?.cells ?? []).filter(({ id }) => id === column));
  if (new Set(cells.map(({ noun, kind }) => `${kind.name} ${noun}`)).size !== 1) return null;
  // Shares and averages make no sum.
  if (cells.some(({ kind, said }) => kind.total !== "sum" || (said.rollUp ?? "sum") !== "sum")) return null;
  const ids = new Set(of.map(({ row }) => row.id));
  return [...ids].reduce((sum, id) => sum + (values.get(id)?.get(column) ?? 0), 0);
}

// The sums that a file states, against what its own rows make: where they differ it is told. Pure.
import type { FileCell } from "../../files/blocks.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import { cellAt, type Head } from "./columns.ts";
import { toldOf } from "./figures.ts";
import type { HandedRow, OtherTotal, Spot } from "./handed.ts";
import type { Part } from "./parts.ts";
import type { FoundRow, OtherLine } from "./table.ts";

type Values = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Sums beside a heading, in the form's own line, or in a line of the file's: "Cộng". */
export function totalsOf(parts: readonly Part[], rows: readonly HandedRow[]): readonly OtherTotal[] {
  const tables = parts.flatMap((part) => part.tables);
  const found = tables.flatMap((table) => table.rows);
  const values = valuesIn(found, rows);
  const stated = found.filter(({ row, cells }) => row.row.role !== "input" && !cells.hidden);
  const own = tables.flatMap(({ others }) =>
    others.filter(({ what, cells }) => what === "total" && !cells.hidden),
  );
  return [
    ...stated.flatMap((line) =>
      differing(line.cells.cells, line, addedUp(line, found), values, line.wording),
    ),
    ...own.flatMap((line) => differing(line.cells.cells, line, inGroup(line, found), values, line.name)),
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

/** The rows of the form that a line of it adds up, of those that stand in the file. */
function addedUp({ row: { row, table } }: FoundRow, found: readonly FoundRow[]): readonly FoundRow[] {
  const of = new Set(row.of ?? table.rows.filter(({ parent }) => parent === row.id).map(({ id }) => id));
  return found.filter(
    (line) => line.row.row.role === "input" && line.row.table === table && of.has(line.row.row.id),
  );
}

function inGroup({ group }: OtherLine, found: readonly FoundRow[]): readonly FoundRow[] {
  return found.filter(({ row }) => row.row.role === "input" && (group === null || row.group === group));
}

type Line = { readonly head: Head | null; readonly spot: Spot };

function differing(
  cells: readonly FileCell[],
  { head, spot }: Line,
  of: readonly FoundRow[],
  values: Values,
  name: string,
): readonly OtherTotal[] {
  const [first] = of;
  const columns = first && head?.tables.get(first.row.table);
  if (!columns || of.some((line) => isOpen(line, values))) return [];
  const sums = [...columns.at].flatMap(([id, at]) => {
    const cell = at.map((column) => cellAt({ no: 0, cells: [...cells] }, column)).find((one) => one !== null);
    const sum = cell?.value.type === "number" ? sumOf(id, of, values) : null;
    return cell?.value.type === "number" && sum !== null ? [{ cell, stated: cell.value.number, sum }] : [];
  });
  if (sums.every(({ stated, sum }) => Math.abs(stated - sum) < 1e-6)) return [];
  const figures = sums.map(({ cell }) => toldOf(cell)).join(" / ");
  return [{ name, figures, sum: sums.map(({ sum }) => writeNumber(sum)).join(" / "), spot }];
}

/** A row with figures that nobody is sure of: its sum is not known either. */
function isOpen({ row: { id, question }, cells }: FoundRow, values: Values): boolean {
  return question !== null && !values.has(id) && cells.cells.some(({ value }) => value.type === "number");
}

/** What rows of one measure add up to; null where they count different things. */
function sumOf(column: string, of: readonly FoundRow[], values: Values): number | null {
  const cells = of.flatMap(({ row }) => (row.question?.cells ?? []).filter(({ id }) => id === column));
  if (new Set(cells.map(({ noun, kind }) => `${kind.name} ${noun}`)).size !== 1) return null;
  const ids = new Set(of.map(({ row }) => row.id));
  return [...ids].reduce((sum, id) => sum + (values.get(id)?.get(column) ?? 0), 0);
}

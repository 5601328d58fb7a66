// What a file states of cells that are worked out, against what its own figures make: where they differ it is told. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import type { Answers, Value } from "../../form/answers.ts";
import { valueOfHeld } from "../../form/cell-values.ts";
import type { Cell } from "../../form/cells.ts";
import { dongs } from "../../form/kinds/money-words.ts";
import { isPersonal } from "../../form/personal.ts";
import { cellPlace } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { reportCells } from "../../form/report-cells.ts";
import { seatedAt } from "../../form/seats.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import { toldOf } from "./cell-signs.ts";
import { cellAt, type Head } from "./columns.ts";
import type { FoundRow } from "./found.ts";
import type { HandedRow, OtherTotal } from "./handed.ts";
import type { Part } from "./parts.ts";

/** Columns that follow from others, in the rows that were read for sure. */
export function workedOutOf(
  q: Questionnaire,
  parts: readonly Part[],
  rows: readonly HandedRow[],
): readonly OtherTotal[] {
  const cells = reportCells(q.form, q.profile, answersOf(q, rows));
  const found = parts.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  return found.flatMap((line) => {
    const { row, cells: file, head, wording, spot } = line;
    const columns = head?.tables.get(row.table);
    if (!columns || file.hidden || row.row.role !== "input") return [];
    return computedIn(line).flatMap(({ cell, title }) => {
      const [column, more] = columns.at.get(cell.id) ?? [];
      if (!head || column === undefined || more !== undefined || isPersonal(q.form, cell.place)) return [];
      const worth = valueOfHeld(cell, cells.heldAt(cell.place));
      const other = otherWorth(cell, { head, row: file, column }, worth);
      return other ? [{ what: "worked-out" as const, name: `${wording}: ${title}`, ...other, spot }] : [];
    });
  });

  function computedIn({ row: { id, row, table, question } }: FoundRow) {
    const asked = new Set(question?.cells.map((cell) => cell.id));
    return row.columns.flatMap((column) => {
      const cell = asked.has(column) ? undefined : seatedAt(q.form, cellPlace(id, column))?.cell;
      const title = table.columns.find((one) => one.id === column)?.title ?? "";
      return cell?.said.compute === undefined ? [] : [{ cell, title }];
    });
  }
}

/** What the file says for sure, as a report would hold it. */
function answersOf(q: Questionnaire, rows: readonly HandedRow[]): Answers {
  return new Map(
    rows.flatMap(({ id, reading }) => {
      const places = q.byId(id)?.places ?? [];
      if (reading.type !== "value") return [];
      return places.flatMap((place, at) => {
        const value = reading.values[at];
        if (value === undefined) return [];
        return [[place, { place, value, raw: "", state: "answered", origin: "typed", rev: 0 }] as const];
      });
    }),
  );
}

type Stated = { readonly head: Head; readonly row: FileRow; readonly column: number };

/** What a file states of a worked-out cell, and what that is worth; null where it states none, or that. */
export function otherWorth(
  cell: Cell,
  { head, row, column }: Stated,
  worth: Value | null,
): Pick<OtherTotal, "figures" | "sum"> | null {
  const stated = cellAt(row, column);
  if (stated?.value.type !== "number" || typeof worth !== "number") return null;
  const own = head.scales.get(column) ?? head.above;
  const measures = own === null || cell.scale === null ? [measureOf(cell)] : [measureOf(cell), own];
  const { number } = stated.value;
  if (measures.some((measure) => agrees(stated, number, worth / measure, cell))) return null;
  return { figures: toldOf(stated), sum: writeNumber(worth / measureOf(cell)) };
}

/** Rounded as the file shows it; a share may be counted of one. */
function agrees({ shown }: FileCell, stated: number, wanted: number, cell: Cell): boolean {
  const digits = Math.min(cell.digits, /[.,](\d+)\s*%?$/u.exec(shown)?.[1]?.length ?? cell.digits);
  const near = 0.5 * 10 ** -digits + 1e-6;
  const ways = cell.kind.measure === "percent" ? [stated, stated * 100] : [stated];
  return ways.some((one) => Math.abs(one - wanted) <= near);
}

/** What the paper counts amounts in. */
function measureOf({ scale }: Cell): number {
  return scale === null ? 1 : Number(dongs(scale));
}

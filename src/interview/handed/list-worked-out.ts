// What a file states of worked-out cells of a list's lines, against what the line's own cells make. Pure.
import type { Answers } from "../../form/answers.ts";
import { valueOfHeld } from "../../form/cell-values.ts";
import type { Table } from "../../form/form.ts";
import type { ListQuestion } from "../../form/lines.ts";
import { isPersonal } from "../../form/personal.ts";
import { lineId, linePlace } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { answersFrom, reportCells } from "../../form/report-cells.ts";
import { seatedAt } from "../../form/seats.ts";
import type { ListLine } from "./found.ts";
import type { HandedLine, OtherTotal } from "./handed.ts";
import { otherWorth } from "./worked-out.ts";

/** A line with the row of the file that it was read from. */
export type LineRead = { readonly from: ListLine; readonly line: HandedLine };

/** Cells that follow from others of their line, of what was read for sure; of people nothing is told. */
export function workedOutInLines(
  q: Questionnaire,
  { id, list }: ListQuestion,
  table: Table,
  lines: readonly LineRead[],
): readonly OtherTotal[] {
  const asked = new Set(list.cells(lineId(1, 1)).map((cell) => cell.id));
  const computed = table.columns.filter((column) => !asked.has(column.id));
  if (computed.length === 0) return [];
  const cells = reportCells(q.form, q.profile, answersOf(id, lines));
  return lines.flatMap(({ from: { head, cells: row, spot }, line: { given, shifted } }, at) =>
    (shifted ? [] : computed).flatMap(({ id: column, title }) => {
      const place = linePlace(id, lineAt(at), column);
      const seated = seatedAt(q.form, place);
      const [stands, more] = head?.tables.get(table)?.at.get(column) ?? [];
      if (!head || !seated || stands === undefined || more !== undefined || row.hidden) return [];
      if (isPersonal(q.form, place)) return [];
      const worth = valueOfHeld(seated.cell, cells.heldAt(place));
      const other = otherWorth(seated.cell, { head, row, column: stands }, worth);
      if (!other) return [];
      const [first] = given;
      const named = first && !isPersonal(q.form, linePlace(id, lineAt(at), first.cell));
      const name = named ? `${first.value}: ${title}` : title;
      return [{ what: "worked-out" as const, name, ...other, spot }];
    }),
  );
}

function lineAt(at: number): string {
  return lineId(1, at + 1);
}

function answersOf(id: string, lines: readonly LineRead[]): Answers {
  return answersFrom(
    new Map(
      lines.flatMap(({ line }, at) =>
        line.given.map(({ cell, value }) => [linePlace(id, lineAt(at), cell), value] as const),
      ),
    ),
  );
}

// What stands in a file and is not read from it: the lines of lists and of open rows, and proofs. Pure.
import { cellPlace } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { isBlank, isDash } from "./cell-signs.ts";
import { cellAt } from "./columns.ts";
import type { FoundRow } from "./found.ts";
import type { Handed } from "./handed.ts";
import type { Part } from "./parts.ts";

/** `told`: questions whose lines stand as text under their heading. */
export function apartOf(
  q: Questionnaire,
  parts: readonly Part[],
  told: readonly Question[],
): Handed["apart"] {
  const tables = parts.flatMap((part) => part.tables);
  const lines = tables.flatMap((table) => table.lines.map(({ id }) => id));
  const proofs = tables.flatMap(({ rows }) => rows.flatMap((row) => proofsIn(q, row)));
  const counts = new Map<string, number>();
  for (const id of [...lines, ...proofs]) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { id } of told) counts.set(id, counts.get(id) ?? 0);
  return q.questions.flatMap(({ id }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ id, lines: count }];
  });
}

function proofsIn(q: Questionnaire, { row, cells, head }: FoundRow): readonly string[] {
  const columns = head?.tables.get(row.table)?.at ?? [];
  return [...columns].flatMap(([column, at]) => {
    const question = q.byId(cellPlace(row.id, column));
    const filled = at
      .flatMap((one) => cellAt(cells, one) ?? [])
      .some((cell) => !isBlank(cell) && !isDash(cell.shown));
    return question?.proofOf && filled && !cells.hidden ? [question.id] : [];
  });
}

// The rows of a form that the cells of a workbook name, by wording or by number. Pure.

import type { Row, Table } from "../../form/form.ts";
import { rowStem } from "../../form/place.ts";
import { type Question, type Questionnaire, tablesOf } from "../../form/questions.ts";
import { cut } from "../../language/entries/cut.ts";
import { place } from "../../language/entries/place.ts";
import { bare } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import { rowsPrompt } from "./rows-prompt.ts";

/** One row's part of a message. `question` is null where a number names no row of this unit. */
export type Entry = { readonly question: Question | null; readonly no: string; readonly said: string };

/** A row of the form's table, whether it is asked of this unit or not. */
export type Known = {
  readonly table: Table;
  readonly row: Row;
  readonly question: Question | undefined;
};

/** The entries of a sheet whose columns nobody titled. What is no row of the form carries nothing. */
export function sheetEntries(q: Questionnaire, lines: string): readonly Entry[] {
  const prompt = rowsPrompt(q, []);
  return place(cut(hear(lines), prompt), prompt).flatMap((one): Entry[] => {
    if (one.to !== "row") return [];
    return [{ question: q.byId(one.row.id) ?? null, no: one.row.numbers[0] ?? "", said: one.said.text }];
  });
}

/** The row whose wording stands in a cell, as the form says it or as the dispatch printed it; else whose dotted number. */
export function rowOf(q: Questionnaire, cells: readonly string[]): Known | null {
  for (const { itemId, table } of tablesOf(q.form)) {
    const row =
      table.rows.find((candidate) => cells.some((cell) => isWording(cell, candidate))) ??
      table.rows.find((candidate) => candidate.label.includes(".") && candidate.label === cells[0]);
    if (row) return { table, row, question: q.byId(rowStem(itemId, row.id)) };
  }
  return null;
}

function isWording(cell: string, row: Row): boolean {
  if (cell.length <= 3) return false;
  // Whoever makes the table anew numbers its rows: "1.7. …", "- …".
  const said = bare(cell.replace(/^[\d.)+*\-–\s]+/u, ""));
  return said === bare(row.text) || (row.sourceText !== undefined && said === bare(row.sourceText));
}

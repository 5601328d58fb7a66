// The lines of a list as a report holds them: which there are, what stands in them and what is missing. Pure.
import type { Answers, Value } from "./answers.ts";
import type { Cell } from "./cells.ts";
import { lineIds } from "./line-ids.ts";
import type { LineList, Question } from "./question.ts";

/** A question whose answer is lines. */
export type ListQuestion = Question & { readonly list: LineList };

/** Whether a question asks for lines. */
export function isList(question: Question): question is ListQuestion {
  return question.list !== null;
}

/** One cell of a line; its value is null while it is missing. */
export type LineCell = {
  readonly cell: Cell;
  readonly value: Value | null;
  /** It was put off ("để sau"). */
  readonly later: boolean;
};

export type Line = {
  readonly id: string;
  /** Its number as people say it, counted from 1 over the lines that stand. */
  readonly no: number;
  readonly cells: readonly LineCell[];
};

/** The lines that stand in a report, in the order in which they were written. */
export function linesOf(answers: Answers, { id: stem, list }: ListQuestion): readonly Line[] {
  return lineIds(answers, stem).map((id, index) => ({
    id,
    no: index + 1,
    cells: list.cells(id).map((cell) => {
      const answer = answers.get(cell.place);
      const value = answer?.state === "answered" ? answer.value : null;
      return { cell, value, later: answer?.state === "skipped" };
    }),
  }));
}

/** A cell that has to be filled before the list can be closed. */
export type MissingCell = { readonly line: Line; readonly cell: Cell; readonly later: boolean };

/** The cells of these lines that are missing, line by line; what may be left empty is never missing. */
export function missingOf(lines: readonly Line[]): readonly MissingCell[] {
  return lines.flatMap((line) =>
    line.cells
      .filter(({ cell, value }) => value === null && cell.said.optional === undefined)
      .map(({ cell, later }) => ({ line, cell, later })),
  );
}

/** A list whose most is no number that a person would reach has none. */
const endless = 1_000;
/** A list of more lines, or of more columns, is filled sooner in a table. */
const manyLines = 30;
const manyColumns = 8;

/** Whether a list says how many lines it takes at most. */
export function isBounded({ most }: LineList): boolean {
  return most < endless;
}

/** Whether a list is longer or wider than a chat is good for. */
export function isLong(list: LineList): boolean {
  const expected = isBounded(list) ? list.most : list.least;
  return list.cells("line").length > manyColumns || expected > manyLines;
}

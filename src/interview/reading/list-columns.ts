// The list that is asked, as whoever reads a message there knows it: its columns, and the line that is asked. Pure.
import { cellColumns, namesOf } from "../../form/cell-columns.ts";
import type { Cell } from "../../form/cells.ts";
import { isList, type ListQuestion } from "../../form/lines.ts";
import type { Questionnaire } from "../../form/question.ts";
import { broken } from "../../language/lexicon/assent.ts";
import type { CellRead, ListColumn, ListSheet } from "../../language/list/column.ts";
import { saysOneOf } from "../../language/list/worked-out.ts";
import { bare } from "../../language/normalise.ts";
import { spelt } from "../../language/phrases.ts";
import type { ListPrompt } from "../../language/prompt.ts";
import type { Said } from "../../language/said.ts";
import type { Asked } from "../chat.ts";

/** A list as whoever reads its lines knows it. */
export function sheetOf({ list, main }: ListQuestion, now: Date): ListSheet {
  const workedOut = list.printed.filter(isWorkedOut).flatMap(({ label, title }) => [label ?? title, title]);
  const cells = list.cells("line");
  const figures = new Set(cells.filter(({ kind }) => kind.total === "sum").map(({ id }) => id));
  const columns = cellColumns(cells, now).map((column): ListColumn => {
    const isOther = ({ text }: Said) =>
      saysOneOf(workedOut, text) || (figures.has(column.id) && noFigure.test(text));
    return { ...column, read: (said) => (isOther(said) ? notUnderstood : column.read(said)) };
  });
  const printed = list.printed.map((cell) => ({
    names: namesOf(cell, list.printed),
    title: cell.label ?? cell.title,
    column: columns.find(({ id }) => id === cell.id) ?? null,
  }));
  return { columns, printed, workedOut, title: bare(main.text) };
}

function isWorkedOut({ said }: Cell): boolean {
  return said.compute !== undefined;
}

/** "TS01" is the number of a thing; "hỏng" says that it is broken, and is no southern "không". */
const noFigure = new RegExp(`^(?:\\p{L}+\\d|(?:${spelt(broken)})(?!\\p{L}))`, "iu");

/** "Thành tiền 5 triệu" is worked out: it is no value of any column that is typed. */
const notUnderstood: CellRead = { type: "refused", reason: "not-understood" };

/** What the list that is asked is to whoever reads a message there; null where none is. */
export function listPrompt(q: Questionnaire, asked: Asked | null, now: Date): ListPrompt | null {
  if (asked?.at !== "list" && asked?.at !== "line") return null;
  const question = q.byId(asked.id);
  if (!question || !isList(question)) return null;
  const line = asked.at === "line" ? { column: asked.column } : null;
  return { ...sheetOf(question, now), id: question.id, noun: question.list.noun, line };
}

// The list that is asked, as whoever reads a message there knows it: its columns, and the line that is asked. Pure.
import { cellColumns } from "../../form/cell-columns.ts";
import { isList, type ListQuestion } from "../../form/lines.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { CellRead, ListColumn } from "../../language/list/column.ts";
import { saysOneOf } from "../../language/list/worked-out.ts";
import type { ListPrompt } from "../../language/prompt.ts";
import type { Asked } from "../chat.ts";

/** The columns of a list in their order. */
export function columnsOf({ list }: ListQuestion, now: Date): readonly ListColumn[] {
  return cellColumns(list.cells("line"), now).map((column) => ({
    ...column,
    read: (said) => (saysOneOf(list.workedOut, said.text) ? notUnderstood : column.read(said)),
  }));
}

/** "Thành tiền 5 triệu" is worked out: it is no value of any column that is typed. */
const notUnderstood: CellRead = { type: "refused", reason: "not-understood" };

/** What the list that is asked is to whoever reads a message there; null where none is. */
export function listPrompt(q: Questionnaire, asked: Asked | null, now: Date): ListPrompt | null {
  if (asked?.at !== "list" && asked?.at !== "line") return null;
  const question = q.byId(asked.id);
  if (!question || !isList(question)) return null;
  const line = asked.at === "line" ? { column: asked.column } : null;
  const { workedOut } = question.list;
  return { id: question.id, noun: question.list.noun, line, columns: columnsOf(question, now), workedOut };
}

// How texts are read at the rows of one form: what language asks of it, put together from the kinds of its cells. Pure.

import { noneAt } from "../../form/cells.ts";
import { yesNoKind } from "../../form/kinds/yes-no.ts";
import { isList } from "../../form/lines.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { readRow } from "../../form/row.ts";
import type { NoneSaid, Readers } from "../../language/prompt.ts";
import type { Given, RowReading } from "../../language/row-reading.ts";
import { hear, type Said } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import { asksGroup } from "../next.ts";
import { counted } from "./audience.ts";
import { noneAtGroup, noneAtRow, noneAtRows } from "./denied.ts";
import { filledIn } from "./frame.ts";
import { sheetOf } from "./list-columns.ts";

type At = {
  readonly asked: Asked | null;
  /** The rows in whose turn figures come. */
  readonly turns: readonly Question[];
  readonly first: string | null;
  readonly half: Given | null;
  readonly now: Date;
};

/** More words than this around figures are a sentence, not an answer. */
const fewWords = 6;

/** A cell of a workbook, read as its row would be typed. */
export function readTyped({ cells }: Question, text: string, now: Date): RowReading {
  return readRow(cells, hear(text), null, now);
}

/** The readers of a questionnaire, at what is asked of it. */
export function readersOf(q: Questionnaire, at: At): Readers {
  const { asked, turns, first, half, now } = at;
  const row = (id: string, said: Said, given: Given | null) =>
    readRow(q.byId(id)?.cells ?? [], said, given, now);
  return {
    row,
    rowAsked: (id, said) => row(id, said, id === first ? half : null),
    yesNo(said) {
      const read = yesNoKind.read(said, { nouns: {}, max: 1, now });
      return read.type === "value" ? { value: read.value, note: read.note ?? null } : null;
    },
    byNumber: (no) => q.byNo(no) ?? null,
    sheet(id) {
      const question = q.byId(id);
      return question && isList(question) ? sheetOf(question, now) : null;
    },
    cells: (id) =>
      (q.byId(id)?.cells ?? []).map((cell) => {
        const none = noneAt(cell);
        return { id: cell.id, none, some: none === 0 ? 1 : none };
      }),
    none(said): NoneSaid | null {
      const group = asksGroup(asked) ? q.groups.find(({ id }) => id === asked.id) : undefined;
      if (group) return noneAtGroup(q, group, turns, said);
      if (asked?.at === "file-dashes" || asked?.at === "file-blanks") return noneAtRows(q, turns, said);
      const question = q.byId(first ?? "");
      return question
        ? noneAtRow(q, question, said, () => row(question.id, said, half).type === "value")
        : null;
    },
    filled: (text) => filledIn(q, text),
    answersSome(said) {
      if (!/\p{Nd}/u.test(said.text)) return false;
      const few = (said.text.match(/\p{L}+/gu) ?? []).length <= fewWords;
      const rows = q.questions.filter(({ cells }) => cells.every(({ kind }) => kind.total === "sum"));
      return rows.some(({ id }) => {
        const { type } = row(id, said, null);
        return type === "value" || type === "half" || (type === "ambiguous" && few);
      });
    },
    people: counted,
  };
}

// What a report says in words: the answers to narrative items, and the notes beside figures. Pure; knows forms.
import type { Answers, Value } from "../form/answers.ts";
import type { Cell } from "../form/cells.ts";
import type { Form, Profile } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { notePlace, type Place, rowStem } from "../form/place.ts";
import { isChoice } from "./choices.ts";
import { type FormCell, formCells } from "./form-cells.ts";
import { isAskedOf } from "./places.ts";
import { saysNone, wordsAt } from "./rollup.ts";

type Narrative = {
  readonly no: string;
  readonly text: string;
  readonly cell: Cell;
  /** Null while it is not answered. */
  readonly value: Value | null;
};

type Note = { readonly no: string; readonly text: string; readonly words: string };

type Proof = { readonly no: string; readonly text: string; readonly proof: string };

/** Every item and cell that is answered in words or by a day, asked of this profile as the report stands, in order. */
export function narrativesOf(form: Form, profile: Profile | null, answers: Answers): Narrative[] {
  if (profile === null) return [];
  return wordCells(form).flatMap((of): Narrative[] => {
    const { cell } = of;
    if (!isAskedOf(form, cell.place, profile, answers)) return [];
    return [{ ...titleOf(of), cell, value: answers.get(cell.place)?.value ?? null }];
  });
}

/** Every proof of a report, in the form's order. */
export function proofsOf(form: Form, answers: Answers): Proof[] {
  return proofCells(form).flatMap((of) => {
    const value = answers.get(of.cell.place)?.value ?? null;
    return value !== null && typeof value === "object"
      ? value.map((proof): Proof => ({ ...titleOf(of), proof }))
      : [];
  });
}

/** The cells of a form that hold proofs, outside of lists. */
export function proofCells(form: Form): readonly FormCell[] {
  return formCells(form).filter(({ cell, lines }) => lines === null && cell.kind.proves === true);
}

/** Words and days, which are not shown with the figures; what is chosen and what proves have sheets of their own. */
function wordCells(form: Form): readonly FormCell[] {
  return formCells(form).filter(({ cell, lines }) => {
    const { shown, proves } = cell.kind;
    const isWords = shown.as === "text" || shown.as === "day";
    return isWords && lines === null && !proves && !isChoice(cell) && cell.said.compute === undefined;
  });
}

/** The number and wording of a cell: its row's or its item's, and its column's where the row has several. */
function titleOf({ section, item, row, table, cell }: FormCell): { no: string; text: string } {
  const [no, text] = row ? [row.label, row.text] : [item.no, item.text];
  const column = (row?.columns.length ?? 0) > 1 ? table?.columns.find(({ id }) => id === cell.id) : undefined;
  return {
    no: section.part === undefined || no === "" ? no : `${section.part}.${no}`,
    text: column ? `${text} \u2013 ${column.title}` : text,
  };
}

/**
 * Every note of a report that says something, with the number and wording it belongs to, in the form's order; free rows
 * are notes too.
 */
export function notesOf(form: Form, answers: Answers): Note[] {
  return itemsOf(form).flatMap(({ section, item }) => {
    const stems = item.table
      ? item.table.rows.map((row) => ({
          no: row.label,
          text: row.text,
          place: notePlace(rowStem(item.id, row.id)),
        }))
      : [{ no: item.no, text: item.text, place: notePlace(item.id) }];
    return stems.flatMap(({ no, text, place }: { no: string; text: string; place: Place }): Note[] => {
      const words = wordsAt(answers, place);
      const full = section.part === undefined || no === "" ? no : `${section.part}.${no}`;
      return words === null || saysNone(words) ? [] : [{ no: full, text, words }];
    });
  });
}

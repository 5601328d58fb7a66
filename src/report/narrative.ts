// What a report says in words: the answers to narrative items, and the notes beside figures. Pure; knows forms.
import type { Answers, Value } from "../form/answers.ts";
import { type Form, isAsked, type Profile } from "../form/form.ts";
import { cellPlace, notePlace, type Place, rowStem } from "../form/place.ts";
import { itemsOf } from "../form/questions.ts";
import { saysNone, wordsAt } from "./rollup.ts";

type Narrative = {
  readonly no: string;
  readonly text: string;
  readonly kind: "text" | "date";
  /** Null while it is not answered. */
  readonly value: Value | null;
};

type Note = { readonly no: string; readonly text: string; readonly words: string };

/** Every item and row that is answered in words or by a date, asked of this profile, in the form's order. */
export function narrativesOf(form: Form, profile: Profile | null, answers: Answers): Narrative[] {
  if (profile === null) return [];
  const valueAt = (place: Place) => answers.get(place)?.value ?? null;
  return itemsOf(form).flatMap(({ item }): Narrative[] => {
    if (!isAsked(item, profile)) return [];
    if (item.kind === "text" || item.kind === "date")
      return [{ no: item.no, text: item.text, kind: item.kind, value: valueAt(item.id) }];
    return (item.table?.rows ?? []).flatMap((row): Narrative[] => {
      if (row.kind !== "date" || !isAsked(row, profile)) return [];
      return row.columns.map((column) => ({
        no: row.label,
        text: row.text,
        kind: "date",
        value: valueAt(cellPlace(rowStem(item.id, row.id), column)),
      }));
    });
  });
}

/**
 * Every note of a report that says something, with the number and wording it belongs to, in the form's order; free rows
 * are notes too.
 */
export function notesOf(form: Form, answers: Answers): Note[] {
  return itemsOf(form).flatMap(({ item }) => {
    const parts = item.table
      ? item.table.rows.map((row) => ({
          no: row.label,
          text: row.text,
          place: notePlace(rowStem(item.id, row.id)),
        }))
      : [{ no: item.no, text: item.text, place: notePlace(item.id) }];
    return parts.flatMap(({ no, text, place }): Note[] => {
      const words = wordsAt(answers, place);
      return words === null || saysNone(words) ? [] : [{ no, text, words }];
    });
  });
}

// What a report says in words: the answers to narrative items, and the notes beside figures. Pure; knows forms.
import type { Answers, Value } from "../form/answers.ts";
import { cellOf } from "../form/cells.ts";
import { type Form, type Item, isAsked, type Profile } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { kinds } from "../form/kinds/index.ts";
import type { Shown } from "../form/kinds/kind.ts";
import { cellPlace, notePlace, type Place, rowStem } from "../form/place.ts";
import { saysNone, wordsAt } from "./rollup.ts";

type Narrative = {
  readonly no: string;
  readonly text: string;
  readonly shown: "text" | "day";
  /** Null while it is not answered. */
  readonly value: Value | null;
};

type Note = { readonly no: string; readonly text: string; readonly words: string };

/** How an item's own answer is shown; null of a heading and of a table. */
export function shownAs({ kind }: Item): Shown["as"] | null {
  return kind === "heading" || kind === "table" || kind === "figures" ? null : kinds[kind].shown.as;
}

/** Every item and row that is answered in words or by a date, asked of this profile, in the form's order. */
export function narrativesOf(form: Form, profile: Profile | null, answers: Answers): Narrative[] {
  if (profile === null) return [];
  const valueAt = (place: Place) => answers.get(place)?.value ?? null;
  return itemsOf(form).flatMap(({ item }): Narrative[] => {
    if (!isAsked(item, profile)) return [];
    const shown = shownAs(item);
    if (shown === "text" || shown === "day")
      return [{ no: item.no, text: item.text, shown, value: valueAt(item.id) }];
    return (item.table?.rows ?? []).flatMap((row): Narrative[] => {
      const { table } = item;
      if (!table || row.role !== "input" || !isAsked(row, profile)) return [];
      const days = row.columns.filter((column) => cellOf(table, row, column).kind.shown.as === "day");
      return days.map((column) => ({
        no: row.label,
        text: row.text,
        shown: "day",
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

// The lists of a form whose lines say something of people: what each is called, and the personal cells of one line. Pure.
import type { Form } from "./form.ts";
import { isPersonal } from "./personal.ts";
import { linePlace, type Place, rowStem } from "./place.ts";
import { type Seated, seatsOf } from "./seats.ts";

/** A list, or the lines beneath an open row. */
export type PersonalList = {
  readonly stem: string;
  /** What people call it: "4", "B2.3"; its id where the paper gives it no number. */
  readonly no: string;
  readonly title: string;
  /** The ids of its columns about people, asked ones only: what is computed stands nowhere. */
  readonly columns: readonly string[];
};

/** The lists of a form that are about people, in its order. */
export function personalLists(form: Form): readonly PersonalList[] {
  const lists = new Map<string, PersonalList & { readonly columns: string[] }>();
  for (const seated of seatsOf(form).values()) {
    const { column } = seated.seat;
    if (column === null || !isColumnOfPeople(form, seated)) continue;
    const list = lists.get(stemIn(seated)) ?? { ...named(seated), columns: [] };
    lists.set(list.stem, list);
    list.columns.push(column);
  }
  return [...lists.values()];
}

function isColumnOfPeople(form: Form, { place, cell, seat }: Seated): boolean {
  const hasLines = seat.row ? seat.row.role === "open" : seat.table?.list !== undefined;
  return hasLines && cell.said.compute === undefined && isPersonal(form, place);
}

function stemIn({ seat: { item, row } }: Seated): string {
  return row ? rowStem(item.id, row.id) : item.id;
}

function named(seated: Seated): Omit<PersonalList, "columns"> {
  const { section, item, table, row } = seated.seat;
  const stem = stemIn(seated);
  const number = row ? row.label : item.no;
  const whole = section.part === undefined ? number : `${section.part}.${number}`;
  return { stem, no: number === "" ? stem : whole, title: row ? row.text : (table?.title ?? item.text) };
}

/** The places of one of its lines that are about a person. */
export function personalPlaces({ stem, columns }: PersonalList, line: string): readonly Place[] {
  return columns.map((column) => linePlace(stem, line, column));
}

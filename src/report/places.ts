// Which places of a form hold numbers that can be added up, and how. Pure; knows forms only.
import type { Value } from "../form/answers.ts";
import { type Form, type Item, isAsked, type Profile, type Row, type Table } from "../form/form.ts";
import { cellPlace, type Place, rowStem } from "../form/place.ts";
import { itemsOf } from "../form/questions.ts";

/**
 * How a parent gets its figure from its units.
 * `own-yes` (a phòng answers for its huyện) and `count-yes` (how many answered yes) add 1 or 0 a unit, or what a
 * unit that is itself a parent has counted; `derived` is computed again from the added rows, never added itself.
 */
type Rule = "sum" | "own-yes" | "count-yes" | "derived";

export type NumberPlace = {
  readonly place: Place;
  readonly rule: Rule;
  /** Of a derived place: the places it adds up. */
  readonly of: readonly Place[];
  /** Answered by yes or no and kept as true or false. */
  readonly yesNo: boolean;
  readonly money: boolean;
  readonly part: Item | Row;
};

const memo = new WeakMap<Form, readonly NumberPlace[]>();

/** Every place of a form with a number, in the form's order; a linked item's number stands at its row. */
export function numberPlaces(form: Form): readonly NumberPlace[] {
  const known = memo.get(form);
  if (known) return known;
  const made = itemsOf(form).flatMap(({ item }) =>
    item.table ? tablePlaces(item.id, item.table) : itemPlaces(item),
  );
  memo.set(form, made);
  return made;
}

/** Whether a place is asked of units with this profile. A total is, when one of its rows is. */
export function isAskedAt(form: Form, place: NumberPlace, profile: Profile | null): boolean {
  if (profile === null) return false;
  if (place.rule !== "derived") return isAsked(place.part, profile);
  return numberPlaces(form).some((other) => place.of.includes(other.place) && isAsked(other.part, profile));
}

/**
 * What a value adds: yes is 1, no is 0; null when there is no number.
 *
 * @throws RangeError for a number that is not held exactly: a wrong total is worse than none.
 */
export function amountOf(value: Value | null | undefined): bigint | null {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value !== "number") return null;
  if (!Number.isSafeInteger(value))
    throw new RangeError("a figure is not a whole number that is held exactly");
  return BigInt(value);
}

/** A total is never stored: it is the sum of the places it adds up. */
export function placesBehind(form: Form, place: Place): readonly Place[] {
  const known = numberPlaces(form).find((candidate) => candidate.place === place);
  return known?.rule === "derived" ? known.of : [place];
}

function tablePlaces(itemId: string, table: Table): NumberPlace[] {
  return table.rows.flatMap((row) => {
    const rule = row.role === "total" ? "derived" : row.aggregate;
    if (rule === null || rule === "join" || row.role === "heading") return [];
    return row.columns.map(
      (column): NumberPlace => ({
        place: cellPlace(rowStem(itemId, row.id), column),
        rule,
        of: (row.role === "total" ? (row.of ?? []) : []).map((id) => cellPlace(rowStem(itemId, id), column)),
        yesNo: row.kind === "yes-no",
        money: row.kind === "money",
        part: row,
      }),
    );
  });
}

function itemPlaces(item: Item): NumberPlace[] {
  if (item.linked) return [];
  if (item.kind !== "count" && item.kind !== "money" && item.kind !== "yes-no") return [];
  return [
    {
      place: item.id,
      rule: item.kind === "yes-no" ? "count-yes" : "sum",
      of: [],
      yesNo: item.kind === "yes-no",
      money: item.kind === "money",
      part: item,
    },
  ];
}

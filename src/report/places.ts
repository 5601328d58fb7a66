// Which places of a form hold numbers that can be added up, and how. Pure; knows forms only.
import type { Value } from "../form/answers.ts";
import { cellOf, usualDigits } from "../form/cells.ts";
import { type Form, type Item, isAsked, type Profile, type Row, type Table } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { kinds } from "../form/kinds/index.ts";
import type { Kind } from "../form/kinds/kind.ts";
import { cellPlace, type Place, rowStem } from "../form/place.ts";
import { toScaled } from "../form/scaled.ts";

/**
 * How a parent gets its figure from its units. Of `none` (a share) it gets none: each unit's stands alone.
 * `own-yes` (a phòng answers for its huyện) and `count-yes` (how many answered yes) add 1 or 0 a unit, or what a
 * unit that is itself a parent has counted; `derived` is computed again from the added rows, never added itself.
 */
type Rule = "none" | "sum" | "own-yes" | "count-yes" | "derived";

export type NumberPlace = {
  readonly place: Place;
  readonly rule: Rule;
  /** Of a derived place: the places it adds up. */
  readonly of: readonly Place[];
  readonly kind: Kind;
  /** Digits behind the comma: amounts here are whole numbers of the last one. */
  readonly digits: number;
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
 * What a value adds, as a whole number of the place's last digit: yes is 1, no is 0; null when there is no number.
 *
 * @throws RangeError for a number that is not held exactly: a wrong total is worse than none.
 */
export function amountOf(value: Value | null | undefined, { kind, digits }: NumberPlace): bigint | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError("a figure is not a whole number that is held exactly");
  const figure = kind.figure(value);
  return figure === null ? null : toScaled(figure, digits);
}

/** A total is never stored: it is the sum of the places it adds up. */
export function placesBehind(form: Form, place: Place): readonly Place[] {
  const known = numberPlaces(form).find((candidate) => candidate.place === place);
  return known?.rule === "derived" ? known.of : [place];
}

function tablePlaces(itemId: string, table: Table): NumberPlace[] {
  return table.rows.flatMap((row) => {
    const { aggregate } = row;
    if (row.role === "heading" || aggregate === null || aggregate === "join") return [];
    return row.columns.map((column): NumberPlace => {
      const { kind, digits } = cellOf(table, row, column);
      const parts = row.role === "total" ? table.rows.filter(({ id }) => row.of?.includes(id)) : [];
      const added = row.role === "total" ? "derived" : aggregate;
      return {
        place: cellPlace(rowStem(itemId, row.id), column),
        rule: kind.total === "none" ? "none" : added,
        of: parts.map(({ id }) => cellPlace(rowStem(itemId, id), column)),
        kind,
        digits: Math.max(digits, ...parts.map((part) => cellOf(table, part, column).digits)),
        part: row,
      };
    });
  });
}

function itemPlaces(item: Item): NumberPlace[] {
  if (item.linked || item.kind === "heading" || item.kind === "table" || item.kind === "figures") return [];
  const kind = kinds[item.kind];
  const { as } = kind.shown;
  if (as !== "number" && as !== "yes-no") return [];
  return [
    { place: item.id, rule: kind.total, of: [], kind, digits: item.digits ?? usualDigits(kind), part: item },
  ];
}

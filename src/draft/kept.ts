// What a report still holds though its round asks it no more: the answers to what a newer version of the form left out. Pure.
import type { Value } from "../form/answers.ts";
import type { Cell } from "../form/cells.ts";
import type { Form, Profile } from "../form/form.ts";
import { hidden, isPersonal } from "../form/personal.ts";
import { columnPlace, isLinesPlace, isNotePlace, type Place, partsOf, stemOf } from "../form/place.ts";
import { finderIn } from "./faults/found.ts";
import { placesAsked } from "./moves.ts";
import type { Named } from "./things.ts";

/** The answers of one row, one item or one line, with how it was called when it was asked. */
export type Kept = {
  readonly thing: Named | null;
  /** The cell is null of a remark. */
  readonly values: readonly { readonly cell: Cell | null; readonly value: Value }[];
};

type Given = { readonly place: Place; readonly value: Value };

/** Of these answers the ones that are asked no more. `earlier`: the versions before `now`, the oldest first. */
export function keptOf(
  now: Form,
  earlier: readonly Form[],
  profile: Profile,
  answers: readonly Given[],
): readonly Kept[] {
  const asked = placesAsked(now, profile);
  const stems = new Set([...asked.keys()].map((place) => stemOf(place) || place));
  const isKept = ({ place }: Given) =>
    !isLinesPlace(place) &&
    (isNotePlace(place) ? !stems.has(stemOf(columnPlace(place))) : !asked.has(columnPlace(place)));
  const groups = new Map<string, Kept>();
  for (const { place, value } of answers.filter(isKept)) {
    const form = earlier.findLast((one) => placesAsked(one, profile).has(placeOfCell(place, one, profile)));
    if (!form) continue;
    const stem = stemOf(place) || place;
    const cell = isNotePlace(place) ? null : (placesAsked(form, profile).get(columnPlace(place)) ?? null);
    const said = { cell, value: isPersonal(form, place) ? hidden : value };
    const there = groups.get(stem);
    groups.set(stem, {
      thing: there?.thing ?? called(form, place),
      values: [...(there?.values ?? []), said],
    });
  }
  return [...groups.values()];
}

/** A remark was asked where its row was. */
function placeOfCell(place: Place, form: Form, profile: Profile): Place {
  const own = columnPlace(place);
  if (!isNotePlace(own)) return own;
  const stem = stemOf(own);
  return [...placesAsked(form, profile).keys()].find((one) => one === stem || stemOf(one) === stem) ?? own;
}

function called(form: Form, place: Place): Named | null {
  const { named } = finderIn({ ...form });
  const [item = "", row] = partsOf(columnPlace(place));
  return (row === undefined ? null : rowNamed(named(row, item))) ?? named(item);
}

/** Of an outline's item the last part is a blank of its sentence: the item is what people know. */
function rowNamed(thing: Named | null): Named | null {
  return thing?.type === "row" ? thing : null;
}

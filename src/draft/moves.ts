// What happens to the reports of an open round when it moves to another version of its form. Pure; as data.
import type { Cell } from "../form/cells.ts";
import type { Form, Profile } from "../form/form.ts";
import { tablesOf } from "../form/items.ts";
import { cellPlace, linesPlace, type Place, partsOf, stemOf } from "../form/place.ts";
import type { Question } from "../form/question.ts";
import { questionnaire } from "../form/questions.ts";
import { seatedAt } from "../form/seats.ts";
import { formDifferences } from "./difference.ts";
import type { Difference } from "./differences/difference.ts";
import { finderIn } from "./faults/found.ts";
import type { Named } from "./things.ts";

/** Why an answer that may be there would mean something else, or nothing, in the new version. */
export type RefusedWhy =
  /** It is answered in another way. */
  | "kind"
  /** An option that may have been chosen is gone, or another list is chosen from. */
  | "options"
  | "identifies"
  /** Fewer digits behind the comma than may have been given. */
  | "digits"
  /** What was promised to be shown to nobody would be seen. */
  | "personal"
  /** Lines in the one version, a single value in the other. */
  | "lines"
  /** It was asked and would be worked out. */
  | "computed"
  /** The row stands in another table now. */
  | "table";

export type Refused =
  | {
      readonly why: RefusedWhy;
      readonly place: Place;
      readonly thing: Named | null;
      readonly cell: Named | null;
    }
  /** Units of the round would be asked nothing: the new version has not their kind. */
  | { readonly why: "profile"; readonly profile: Profile; readonly label: string };

/** Places by where values stand: of lists the number of lines, and each column at `list/column`. */
export type MovedPlaces = {
  /** Asked by the new version alone: a report that was complete is complete no more. */
  readonly asked: readonly Place[];
  /** Asked no more: what was answered is kept and shown as such. */
  readonly gone: readonly Place[];
};

export type Moves = {
  /** With one of these the round stays where it is. */
  readonly refused: readonly Refused[];
  readonly profiles: ReadonlyMap<Profile, MovedPlaces>;
  /** All that is said otherwise; wording holds at once. */
  readonly differences: readonly Difference[];
};

/** Both are versions of one form: their ids mean the same. */
export function moves(before: Form, after: Form): Moves {
  const refused: Refused[] = [];
  const profiles = new Map<Profile, MovedPlaces>();
  for (const [profile, { label }] of Object.entries(before.profiles)) {
    if (!after.profiles[profile]) {
      refused.push({ why: "profile", profile, label });
      continue;
    }
    const [old, now] = [placesAsked(before, profile), placesAsked(after, profile)];
    profiles.set(profile, {
      asked: [...now.keys()].filter((place) => !old.has(place)),
      gone: [...old.keys()].filter((place) => !now.has(place)),
    });
    for (const place of old.keys()) {
      const why = refusedWhy(after, place, old, now);
      if (why) refused.push({ why, place, ...calledAt(after, before, place) });
    }
  }
  return { refused: distinct(refused), profiles, differences: formDifferences({ ...before }, { ...after }) };
}

/** Every place that units with this profile are asked for, under whatever condition; of a list each column at `list/column`. */
export function placesAsked(form: Form, profile: Profile): ReadonlyMap<Place, Cell> {
  return new Map(questionnaire(form, profile).questions.flatMap(placesOf));
}

function placesOf({ id, cells, list }: Question): (readonly [Place, Cell])[] {
  const own = cells.map((cell) => [cell.place, cell] as const);
  if (!list) return own;
  return [...own, ...list.cells("line").map((cell) => [cellPlace(id, cell.id), cell] as const)];
}

/** Of a place that was asked: why an answer there would not mean what it meant; null where it does, or is asked no more. */
function refusedWhy(
  after: Form,
  place: Place,
  old: ReadonlyMap<Place, Cell>,
  now: ReadonlyMap<Place, Cell>,
): RefusedWhy | null {
  const [was, is, stem] = [old.get(place), now.get(place), stemOf(place)];
  const lines = linesPlace(stem);
  const stays = stem !== "" && [...now.keys()].some((one) => stemOf(one) === stem);
  if (stays && old.has(lines) !== now.has(lines)) return "lines";
  if (was && is) return changedWhy(was, is);
  if (seatedAt(after, place)?.cell.said.compute !== undefined) return "computed";
  const [item, row] = partsOf(place);
  const isElsewhere = tablesOf(after).some(
    ({ itemId, table }) => itemId !== item && table.rows.some(({ id }) => id === row),
  );
  return isElsewhere ? "table" : null;
}

function changedWhy(was: Cell, is: Cell): RefusedWhy | null {
  if (was.kind.name !== is.kind.name || (was.fact === null) !== (is.fact === null)) return "kind";
  if (was.options.some(({ id }) => !is.options.some((option) => option.id === id))) return "options";
  if (was.identifies !== is.identifies) return "identifies";
  if (is.digits < was.digits) return "digits";
  return was.said.personal && !is.said.personal ? "personal" : null;
}

function calledAt(after: Form, before: Form, place: Place): { thing: Named | null; cell: Named | null } {
  const [item = "", row, column] = partsOf(place);
  const finders = [after, before].map((form) => finderIn({ ...form }));
  const named = (id: string | undefined) =>
    id === undefined
      ? null
      : (finders.map((finder) => finder.named(id, item)).find((one) => one !== null) ?? null);
  const thing = named(row) ?? named(item);
  return { thing, cell: column === undefined ? null : named(column) };
}

function distinct(all: readonly Refused[]): readonly Refused[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

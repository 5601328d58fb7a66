// In what two drafts differ, by the ids of their parts: what is new, gone, said or answered otherwise. Pure; as data.

import type { Difference } from "./differences/difference.ts";
import { fieldDifferences } from "./differences/fields.ts";
import { movedIn } from "./differences/moved.ts";
import { type RoundDraft, roundTexts } from "./draft.ts";
import { nameOf } from "./faults/found.ts";
import { isSame } from "./same.ts";
import { type Data, type Thing, thingsOf } from "./things.ts";

/** What of a draft is compared: its form and its round. Marks and answers follow from these. */
export type Compared = { readonly form: Data; readonly round: RoundDraft };

/** Every difference, in the order of what came of it; what is gone stands where it was. */
export function difference(before: Compared, after: Compared): readonly Difference[] {
  return [...roundDifferences(before.round, after.round), ...formDifferences(before.form, after.form)];
}

export function formDifferences(before: Data, after: Data): readonly Difference[] {
  const [old, now] = [keyed(before), keyed(after)];
  const moved = movedIn(old, now);
  return [
    ...ownFields(before, after),
    ...[...old].flatMap(([key, thing]): Difference[] =>
      now.has(key) || isIn(thing, old, now) ? [] : [{ type: "gone", thing: nameOf(thing) }],
    ),
    ...[...now].flatMap(([key, thing]): Difference[] => {
      const was = old.get(key);
      if (!was) return isIn(thing, now, old) ? [] : [{ type: "added", thing: nameOf(thing) }];
      const cells = (column: string) => {
        const found = now.get(`${thing.within}/${column}`) ?? old.get(`${thing.within}/${column}`);
        return found ? nameOf(found) : null;
      };
      return [
        ...fieldDifferences(was, thing, cells),
        ...(moved.has(key) ? [{ type: "moved" as const, thing: nameOf(thing) }] : []),
      ];
    }),
  ];
}

/** Whether a thing came or went with what holds it. */
function isIn(thing: Thing, its: ReadonlyMap<string, Thing>, others: ReadonlyMap<string, Thing>): boolean {
  const holder = [...its].find(([, { id, type }]) => id === thing.within && !isInner(type));
  return holder !== undefined && !others.has(holder[0]);
}

/** Rows and columns, blanks and options are known by their id within what holds them; all else by its id alone. */
function keyed(form: Data): ReadonlyMap<string, Thing> {
  return new Map(thingsOf(form).map((thing) => [keyOf(thing), thing]));
}

function keyOf({ type, id, within }: Thing): string {
  return isInner(type) ? `${within}/${id}` : `${type === "table" ? "item" : type}:${id}`;
}

function isInner(type: Thing["type"]): boolean {
  return type === "row" || type === "column" || type === "blank" || type === "option";
}

/** What the form says of itself. Its id and version are given when it is released. */
function ownFields(before: Data, after: Data): Difference[] {
  const apart = new Set(["id", "version", "language", "sections", "choices", "profiles", "checks"]);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => !apart.has(field) && !isSame(before[field], after[field]))
    .map((field) => ({ type: "form", field }));
}

function roundDifferences(before: RoundDraft, after: RoundDraft): Difference[] {
  const others = ["period", "ladder", "units"] as const;
  return [
    ...roundTexts.flatMap((field): Difference[] =>
      before[field] === after[field] ? [] : [{ type: "round", field, from: before[field], to: after[field] }],
    ),
    ...(isSame(before.deadlines, after.deadlines)
      ? []
      : [{ type: "deadlines" as const, from: before.deadlines, to: after.deadlines }]),
    ...others.flatMap((field): Difference[] =>
      isSame(before[field], after[field]) ? [] : [{ type: "round-other", field }],
    ),
  ];
}

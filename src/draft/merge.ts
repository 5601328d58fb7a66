// Merges what somebody changed in an older version of a draft into its newest one, by the ids of its parts. Pure.
import type { Draft } from "./draft.ts";
import { nameOf } from "./faults/found.ts";
import { flat, whole } from "./merging/flat.ts";
import { withFreeIds } from "./merging/new-ids.ts";
import { type Contested, type Merging, merged } from "./merging/three-ways.ts";
import { tidied } from "./merging/tidy.ts";
import { isSame } from "./same.ts";
import { dataOf, type Named, type Thing, thingsOf } from "./things.ts";

/** A place that both changed, each otherwise. Theirs stands until somebody says that mine is meant. */
export type Clash = {
  /** By this it is answered. */
  readonly key: string;
  /** What it is in, and the column where it is a single cell of a row; null of the round and of the form itself. */
  readonly thing: Named | null;
  readonly cell: Named | null;
  /** The name of the field; null where one side took the whole thing away and the other changed it. */
  readonly field: string | null;
  /** What is not there is undefined. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};

/**
 * @param base the version from which `mine` was made; `theirs` is the newest.
 * @param mineAt the keys of the clashes in which mine is taken.
 * @returns `theirs` with all that `mine` changed against `base`. New things of `mine` may have other ids there, for both
 * sides count on from the same number.
 */
export function merge(
  base: Draft,
  mine: Draft,
  theirs: Draft,
  mineAt: ReadonlySet<string> = new Set(),
): { readonly draft: Draft; readonly clashes: readonly Clash[] } {
  if (isSame(mine, base)) return { draft: theirs, clashes: [] };
  if (isSame(theirs, base)) return { draft: mine, clashes: [] };
  const own = withFreeIds(base, mine, theirs);
  const [one, two, three] = [flat(base), flat(own), flat(theirs)];
  const merging: Merging = { takesMine: (path) => mineAt.has(keyOf(path)), contested: [] };
  const sides = { base: one.form, mine: two.form, theirs: three.form };
  const form = dataOf(merged(sides, ["form"], merging));
  const rest = {
    base: withoutNext(one.draft),
    mine: withoutNext(two.draft),
    theirs: withoutNext(three.draft),
  };
  const draft = dataOf(merged(rest, [], merging));
  const tidy = tidied({ merged: form, mine: two.form, theirs: three.form });
  const nextId = Math.max(own.nextId, theirs.nextId);
  return {
    draft: whole({ form: tidy, draft: { ...draft, nextId } }, [three, two]),
    clashes: merging.contested.map((contested) => clashOf(contested, [own, theirs, base])),
  };
}

/** The number of the next id is counted, not merged. */
function withoutNext({ nextId: _, ...rest }: Readonly<Record<string, unknown>>) {
  return rest;
}

function keyOf(path: readonly string[]): string {
  return path.join("/");
}

function clashOf({ path, base, mine, theirs }: Contested, drafts: readonly Draft[]): Clash {
  const things = drafts.flatMap(({ form }) => thingsOf(form));
  const called = path.flatMap((key, at) => {
    const before = path.slice(0, at);
    // Items stand beside their sections; rows, columns, blanks and options in what holds them.
    const isThere = ({ type, within }: Thing) =>
      within === null || type === "item" || type === "table" || before.includes(within);
    const thing = at === 0 ? undefined : things.find((one) => one.id === key && isThere(one));
    return thing ? [{ at, thing }] : [];
  });
  const cell = called.findLast(({ at, thing }) => thing.type === "column" && path[at - 1] === "cells");
  const last = called.findLast(({ thing }) => thing !== cell?.thing);
  const isWhole = last !== undefined && last.at === path.length - 1;
  return {
    key: keyOf(path),
    thing: last ? nameOf(last.thing) : null,
    cell: cell ? nameOf(cell.thing) : null,
    field: isWhole ? null : (path.at(-1) ?? null),
    base,
    mine,
    theirs,
  };
}

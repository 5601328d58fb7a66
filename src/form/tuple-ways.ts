// Gives the words around figures to them, each figure the name that stands before or behind it. Pure; knows names only.
import type { Called, CellNames } from "./cell-names.ts";
import type { Cell } from "./cells.ts";

/** For each figure the cell that it is said to be of; null of one without a name. */
export type Way = readonly (Called | null)[];

/** More words than these between two figures are a sentence. */
const mostWords = 12;

/**
 * The one way to give every word to a figure: `runs` stand before the first figure, between each two, and behind the
 * last. The way that names most counts; null where there is none, or more than one.
 */
export function wayOf(names: CellNames, runs: readonly (readonly string[])[]): Way | null {
  if (runs.some(({ length }) => length > mostWords)) return null;
  const ways = waysFrom(names, runs, 0, runs[0] ?? []).filter(eachOnce);
  const best = Math.max(...ways.map(worth));
  const [only, other] = ways.filter((way) => worth(way) === best);
  return only && !other ? only : null;
}

/** Which cell each figure from `at` on names; `before` are the words that stand before it and belong to no other. */
function waysFrom(
  names: CellNames,
  runs: readonly (readonly string[])[],
  at: number,
  before: readonly string[],
): readonly Way[] {
  if (at === runs.length - 1) return before.length === 0 ? [[]] : [];
  const after = runs[at + 1] ?? [];
  return [...after.keys(), after.length].flatMap((cut) => {
    const called = calledBy(names, before, after.slice(0, cut));
    if (called === undefined) return [];
    return waysFrom(names, runs, at + 1, after.slice(cut)).map((rest) => [called, ...rest]);
  });
}

/** What the words on both sides of a figure call; undefined where they call nothing, null where there are none. */
function calledBy(
  names: CellNames,
  before: readonly string[],
  after: readonly string[],
): Called | null | undefined {
  if (before.length === 0 && after.length === 0) return null;
  const called = names.called([...before, ...after]);
  if (!called) return before.length === 0 && names.isUnit(after) ? null : undefined;
  // "Nữ 230 em": behind a figure with its name stands no more than what it counts.
  const parted = before.length > 0 && after.length > 0;
  return !parted || names.called(before)?.cell === called.cell ? called : undefined;
}

function eachOnce(way: Way): boolean {
  const cells = way.flatMap((called): Cell[] => (called ? [called.cell] : []));
  return new Set(cells).size === cells.length;
}

/** "480 em nữ 230": rather "480 em" and "nữ 230" than "480 em nữ" with 230 of nothing. */
function worth(way: Way): number {
  return way.reduce((sum, called) => sum + (called === null ? 0 : called.turned ? 2 : 3), 0);
}

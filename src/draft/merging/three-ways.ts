// Merges data three ways: what one side changed is taken, what both changed differently is a clash. Pure; knows no form.
import { isSame } from "../same.ts";
import { type Data, dataOf, textOf } from "../things.ts";

/** A place that both sides changed, each otherwise: by the keys and ids that lead there. What is not there is undefined. */
export type Contested = {
  readonly path: readonly string[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};

export type Merging = {
  /** Whether what this side changed is taken where both did; otherwise the other side's stands. */
  takesMine(path: readonly string[]): boolean;
  readonly contested: Contested[];
};

type Sides = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

/** Lists whose members are known by one of their fields, by the name of the list; of `choices` every list is one. */
const listKeys: Readonly<Record<string, string>> = {
  sections: "id",
  items: "id",
  columns: "id",
  constants: "id",
  rows: "id",
  cells: "id",
  groups: "id",
  checks: "id",
  marks: "at",
  units: "text",
  highlights: "label",
};

/** Lists of ids, in which each stands once. */
const idLists = new Set(["columns", "crossed", "of", "rows", "totals", "sections", "also"]);

export function merged({ base, mine, theirs }: Sides, path: readonly string[], merging: Merging): unknown {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  const keyed = keyedSides({ base, mine, theirs }, path);
  if (keyed) return mergedList(keyed, path, merging);
  if ([mine, theirs].every(isData) && (isData(base) || base === undefined))
    return mergedData({ base: dataOf(base), mine: dataOf(mine), theirs: dataOf(theirs) }, path, merging);
  merging.contested.push({ path, base, mine, theirs });
  return merging.takesMine(path) ? mine : theirs;
}

function isData(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type DataSides = { readonly base: Data; readonly mine: Data; readonly theirs: Data };

function mergedData({ base, mine, theirs }: DataSides, path: readonly string[], merging: Merging): Data {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = merged(
        { base: base[key], mine: mine[key], theirs: theirs[key] },
        [...path, key],
        merging,
      );
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

type Keyed = ReadonlyMap<string, unknown>;
type KeyedSides = { readonly base: Keyed; readonly mine: Keyed; readonly theirs: Keyed };

/** The members of all three lists by their keys; null where a member has none, or two have the same. */
function keyedSides({ base, mine, theirs }: Sides, path: readonly string[]): KeyedSides | null {
  const name = path.at(-1) ?? "";
  const key = path.at(-2) === "choices" ? "id" : listKeys[name];
  const [one, two, three] = [base ?? [], mine, theirs].map((list) => keyedBy(list, key, idLists.has(name)));
  return one && two && three ? { base: one, mine: two, theirs: three } : null;
}

function keyedBy(list: unknown, key: string | undefined, isOfIds: boolean): Keyed | null {
  if (!Array.isArray(list)) return null;
  const entries = list.map((one): readonly [string, unknown] => {
    if (typeof one === "string") return [isOfIds ? one : "", one];
    return [key === undefined ? "" : textOf(dataOf(one)[key]), one];
  });
  const made = new Map(entries);
  return made.size < entries.length || made.has("") ? null : made;
}

function mergedList(
  { base, mine, theirs }: KeyedSides,
  path: readonly string[],
  merging: Merging,
): unknown[] {
  const order = mergedOrder([...base.keys()], [...mine.keys()], [...theirs.keys()]);
  return order.flatMap((key) => {
    const sides = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const value = merged(sides, [...path, key], merging);
    return value === undefined ? [] : [value];
  });
}

/** The order of whoever changed it, theirs where both did; what only the other has follows what it followed there. */
function mergedOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const common = (list: readonly string[]) =>
    list.filter((key) => mine.includes(key) && theirs.includes(key));
  const theirsAsBase = isSame(common(theirs), common(base.filter((key) => theirs.includes(key))));
  const [lead, other] = theirsAsBase ? [mine, theirs] : [theirs, mine];
  const order = [...lead];
  for (const [at, key] of other.entries()) {
    if (order.includes(key)) continue;
    const before = other.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

// Which things stand elsewhere than before: in something else, or in another order. Pure.
import type { Thing } from "../things.ts";

type Keyed = ReadonlyMap<string, Thing>;

/** Of those in both the fewest whose moving explains the other order. */
export function movedIn(before: Keyed, after: Keyed): ReadonlySet<string> {
  const moved = new Set<string>();
  const groups = new Map<string, string[]>();
  for (const [key, { within, type }] of after) {
    const was = before.get(key);
    if (!was) continue;
    if (was.within !== within) moved.add(key);
    else {
      // Options may be called as they like; columns stand beside rows, and each has an order of its own.
      const group = `${type === "table" ? "item" : type}/${within}`;
      groups.set(group, [...(groups.get(group) ?? []), key]);
    }
  }
  const places = new Map([...before.keys()].map((key, at) => [key, at]));
  for (const keys of groups.values()) {
    const stays = new Set(longestRise(keys, (key) => places.get(key) ?? 0));
    for (const key of keys) if (!stays.has(key)) moved.add(key);
  }
  return moved;
}

/** The longest part of a list whose places rise. */
function longestRise(keys: readonly string[], placeOf: (key: string) => number): readonly string[] {
  const best: { readonly length: number; readonly before: number }[] = [];
  for (const [at, key] of keys.entries()) {
    let [length, before] = [1, -1];
    for (let index = 0; index < at; index++) {
      const one = best[index];
      const fits = placeOf(keys[index] ?? "") < placeOf(key);
      if (one && fits && one.length + 1 > length) [length, before] = [one.length + 1, index];
    }
    best.push({ length, before });
  }
  const longest = Math.max(0, ...best.map(({ length }) => length));
  const rise: string[] = [];
  for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]?.before ?? -1)
    rise.unshift(keys[at] ?? "");
  return rise;
}

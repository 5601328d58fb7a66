// Which rows of a sheet are asked in one message: those that name the same group. Pure.
import { bare } from "../../language/normalise.ts";

/** Rows with the same name are one group, in the order of their first rows. */
export function groupsRead(
  rows: readonly { readonly row: { readonly id: string }; readonly group: string | null }[],
) {
  const groups = new Map<string, string[]>();
  for (const { row, group } of rows) {
    if (group === null) continue;
    groups.set(group, [...(groups.get(group) ?? []), row.id]);
  }
  return [...groups].map(([id, own]) => ({ id, rows: own }));
}

/** A group may be named as the officer likes; its id is what of the name an id may hold. */
export function groupId(said: unknown): string | null {
  if (said === undefined) return null;
  const name = bare(String(said))
    .toLowerCase()
    .replace(/[^a-z0-9_]+/gu, "_");
  return /^[a-z]/u.test(name) ? name : `g${name}`;
}

// Whether the units of a list stand in one tree, together with those known before. Pure.
import type { UnitDraft } from "./draft.ts";
import type { UnitFault } from "./faults.ts";
import { titleKey } from "./title-key.ts";

/** A unit of the register as it stands. */
export type KnownUnit = { readonly code: string; readonly name: string; readonly parent: string | null };

/** Codes are told apart without regard to case. */
export function keyOf(code: string): string {
  return code.normalize("NFC").toUpperCase();
}

/**
 * Every fault of the tree: parents that nobody is, units above themselves, several units without a parent.
 * `hasParents` says whether the list has the column; where it has not, known units stay where they are.
 */
export function treeFaults(
  given: readonly UnitDraft[],
  hasParents: boolean,
  before: readonly KnownUnit[],
): UnitFault[] {
  const known = new Map(before.map((unit) => [keyOf(unit.code), unit]));
  const rows = new Map(given.map(({ code, row }) => [keyOf(code), row]));
  const parents = new Map<string, string | null>(
    before.map(({ code, parent }) => [keyOf(code), parent === null ? null : keyOf(parent)]),
  );
  const aboveOf = ({ code, parent }: UnitDraft) =>
    hasParents ? parent : (known.get(keyOf(code))?.parent ?? null);
  for (const one of given) {
    const above = aboveOf(one);
    parents.set(keyOf(one.code), above === null ? null : keyOf(above));
  }
  const named = codesByName([...given, ...before]);
  // Checked row by row, because two rows with the same code may name different parents.
  const orphans = given.flatMap((one): UnitFault[] => {
    const said = aboveOf(one);
    if (said === null || parents.has(keyOf(said))) return [];
    const meant = named.get(titleKey(said)) ?? null;
    return [{ type: "cell", row: one.row, column: "parent", fault: { type: "no-parent", said, meant } }];
  });
  const circles = given
    .filter(({ code }) => standsAboveItself(keyOf(code), parents))
    .map(
      ({ code, row }): UnitFault => ({
        type: "cell",
        row,
        column: "parent",
        fault: { type: "above-itself", said: code },
      }),
    );
  const tops = [...parents].filter(([, above]) => above === null).map(([key]) => key);
  if (tops.length <= 1) return [...orphans, ...circles];
  const typed = new Map([...before, ...given].map(({ code }) => [keyOf(code), code]));
  const shown = tops.map((key) => ({ row: rows.get(key) ?? null, code: typed.get(key) ?? key }));
  return [...orphans, ...circles, { type: "several-tops", hasColumn: hasParents, tops: shown }];
}

/** The codes of units by their names, for where a name was written and a code is wanted; of two with one name the first. */
function codesByName(
  units: readonly { readonly code: string; readonly name: string; readonly shortName?: string }[],
): Map<string, string> {
  const names = units.flatMap(({ code, name, shortName }) =>
    [name, shortName].flatMap((text) => (text === undefined ? [] : [[titleKey(text), code] as const])),
  );
  return new Map(names.reverse());
}

function standsAboveItself(start: string, parents: ReadonlyMap<string, string | null>): boolean {
  let at = parents.get(start) ?? null;
  for (let step = 0; at !== null && step <= parents.size; step++) {
    if (at === start) return true;
    at = parents.get(at) ?? null;
  }
  return false;
}

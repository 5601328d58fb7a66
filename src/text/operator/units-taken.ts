// What was read of a list of units that was taken into the register, line by line. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { UnitTable } from "../../register/table.ts";
import { unitsText } from "./units.ts";

type Taken = {
  readonly added: number;
  readonly updated: number;
  readonly demo: { readonly closed: boolean; readonly removed: number; readonly kept: number };
};

/** How many units of which kinds came in, and what of the file was left or mended. */
export function sayTaken(
  table: UnitTable,
  kinds: readonly UnitKind[],
  { added, updated, demo }: Taken,
): readonly string[] {
  const { units, sheet, hidden, lines, zerosBack, ignored, unseen } = table;
  const ofKind = kinds.flatMap((kind) => {
    const count = units.filter((unit) => unit.kind === kind.id).length;
    return count > 0 ? [unitsText.ofKind(count, kind)] : [];
  });
  return [
    ...(sheet === null ? [] : [unitsText.sheet(sheet)]),
    unitsText.imported({ read: units.length, added, updated }),
    ...ofKind,
    ...(hidden.length > 0 ? [unitsText.hidden(hidden)] : []),
    ...(lines.length > 0 ? [unitsText.lines(lines)] : []),
    ...(zerosBack.length > 0 ? [unitsText.zerosBack(zerosBack)] : []),
    ...(ignored.length > 0 ? [unitsText.ignored(ignored)] : []),
    ...(unseen.length > 0 ? [unitsText.unseen(unseen)] : []),
    ...(demo.closed || demo.removed > 0 ? [unitsText.demoEnded(demo)] : []),
  ];
}

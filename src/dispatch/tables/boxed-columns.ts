// Columns in whose cells the paper draws boxes to be ticked: "□ Tốt □ Khá" in every row. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import { boxesIn } from "../outline/boxes.ts";
import { remarksOf } from "../outline/remarks.ts";
import type { ValueColumn } from "./columns.ts";
import { type GridRow, textAt } from "./grid.ts";

/** Each such column with what is chosen in it, where all its cells offer the same. */
export function withBoxes(
  columns: readonly ValueColumn[],
  body: readonly GridRow[],
  kinds: readonly UnitKind[],
): readonly ValueColumn[] {
  return columns.map((column): ValueColumn => {
    const [at = -1] = column.ats;
    const drawn = body.flatMap((row) => textAt(row, at) || []);
    const [first] = drawn;
    if (first === undefined || drawn.some((text) => boxesIn(text) < 2)) return column;
    const [offered, ...others] = drawn.map((text) => remarksOf(text, kinds));
    const same = others.every(
      ({ choices, yesNo }) => yesNo === offered?.yesNo && choices?.join("|") === offered.choices?.join("|"),
    );
    if (!offered || !same) return column;
    if (offered.yesNo) return { ...column, kind: "yes-no", sure: "sure" };
    return offered.choices === null
      ? column
      : {
          ...column,
          kind: offered.several ? "many-of" : "one-of",
          choices: [...offered.choices],
          sure: "sure",
        };
  });
}

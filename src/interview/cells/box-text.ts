// What stands in a box of the grid for a value: as a person would type it, so that it is read as that value again. Pure.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { blank } from "../../form/kinds/kind.ts";
import { yesNoKind } from "../../form/kinds/yes-no.ts";

/** The value as it stands in the cell's box. */
export function boxText({ kind, options, ...cell }: Cell, value: Value): string {
  if (value === blank) return "";
  if (kind.typed) return kind.typed(value, { ...cell, options });
  if (kind.choices === "yes-no") return yesNoText(cell, value === true || value === 1);
  const ids = typeof value === "object" ? value : [value];
  const labels = options.flatMap(({ id, label }) => (ids.includes(id) ? [label] : []));
  if (labels.length > 0) return labels.join(", ");
  if (typeof value === "object") return value.join(", ");
  if (kind.shown.as === "day") return String(value).split("-").toReversed().join("/");
  return typeof value === "number" ? String(value).replace(".", ",") : String(value);
}

/** What a box of yes and no holds for each of them. */
export function yesNoText(cell: Omit<Cell, "kind" | "options">, yes: boolean): string {
  return yesNoKind.say(yes, { ...cell, options: [] });
}

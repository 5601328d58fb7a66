// How a reading that is offered is called, by which it is chosen too. Pure.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";

/** "12 lớp", "8.200.000 đồng": the value as the cell's kind says it. */
export function choiceLabel({ kind, ...cell }: Cell, value: Value): string {
  return kind.say(value, cell);
}

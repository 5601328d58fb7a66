// What follows from an answer and is never asked, said behind it. Pure.
import type { Value } from "../../form/answers.ts";
import type { ComputedCell } from "../../form/computed.ts";
import { computedBeside, computedValues } from "../../form/computed-values.ts";
import type { Place } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import type { SpeechContext } from "./context.ts";

const memo = new WeakMap<SpeechContext, ReadonlyMap<Place, Value>>();

/** Every computed value of the report that is spoken of. */
export function computedIn(c: SpeechContext): ReadonlyMap<Place, Value> {
  const values = memo.get(c) ?? computedValues(c.q, c.answers, c);
  memo.set(c, values);
  return values;
}

/** " (tính ra: tỷ lệ 90%, còn lại 3)"; nothing while it is not known. */
export function sayComputed(c: SpeechContext, question: Question): string {
  const beside = computedBeside(c.q, question);
  if (beside.length === 0) return "";
  const values = computedIn(c);
  const said = beside.flatMap((computed) => {
    const value = values.get(computed.place);
    return value === undefined ? [] : [sayNamed(computed, value)];
  });
  return said.length === 0 ? "" : ` (tính ra: ${said.join(", ")})`;
}

/** A computed value with its name before it, unless what it counts is said behind it. */
function sayNamed({ cell, seat }: ComputedCell, value: Value): string {
  const said = cell.kind.say(value, cell);
  if (cell.label !== null || cell.noun !== "") return said;
  const title = seat.table?.columns.find(({ id }) => id === seat.column)?.title ?? seat.item.text;
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)} ${said}`;
}

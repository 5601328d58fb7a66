// What follows from an answer and is never asked, said behind it. Pure.
import type { Value } from "../../form/answers.ts";
import { type ComputedCell, computedAt, usedBy } from "../../form/computed.ts";
import { computedBeside, computedValues } from "../../form/computed-values.ts";
import { hasPersonal, isPersonal } from "../../form/personal.ts";
import type { Place } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { seatedAt } from "../../form/seats.ts";
import type { SpeechContext } from "./context.ts";

const memo = new WeakMap<SpeechContext, ReadonlyMap<Place, Value>>();

/**
 * Every computed value of the report that is spoken of. What follows from what is about people is told like that: by the
 * message that gave it, and not later.
 */
export function computedIn(c: SpeechContext): ReadonlyMap<Place, Value> {
  const known = memo.get(c);
  if (known) return known;
  const all = computedValues(c.q, c.answers, c);
  const made = hasPersonal(c.q.form) ? new Map([...all].filter(([place]) => isTold(c, place))) : all;
  memo.set(c, made);
  return made;
}

function isTold(c: SpeechContext, place: Place): boolean {
  const { form } = c.q;
  if (!isPersonal(form, place)) return true;
  const seated = seatedAt(form, place);
  const used = usedBy(form, seated && computedAt(form, seated));
  return used.every((one) => c.wrote.has(one) || !isPersonal(form, one));
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

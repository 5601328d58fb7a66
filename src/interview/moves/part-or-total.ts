// Whether figures typed into a compiled report are the unit's own part or the total of all: asked, never added. Pure.
import type { Value } from "../../form/answers.ts";
import type { Compiled } from "../../form/compiled.ts";
import type { Question } from "../../form/question.ts";
import { fromScaled, toScaled } from "../../form/scaled.ts";
import type { CompiledEvent } from "../compiled-events.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";

type Typed = { readonly question: Question; readonly values: readonly Value[]; readonly raw: string };

/** Whether some figure of a row is as large as what all units below have given there. */
export function mayBeTotal(
  s: Pick<Situation, "compiled">,
  { cells }: Question,
  values: readonly Value[],
): boolean {
  return cells.some(({ place }, at) => {
    const [below, own] = [s.compiled?.sums.get(place)?.total ?? 0, values[at]];
    return typeof own === "number" && below > 0 && own >= below;
  });
}

/** Asks whether figures are the unit's own part or the total of all: never is a total added to what it is made of. */
export function askPart(
  s: Situation,
  rows: readonly Typed[],
  before: readonly InterviewEvent[] = [],
): Result {
  const asked: CompiledEvent = {
    type: "part-or-total",
    rows: rows.map(({ question, values }) => ({
      id: question.id,
      typed: values,
      rest: s.compiled ? restOf(s.compiled, question, values) : null,
    })),
    raw: rows.map(({ raw }) => raw).join("; "),
  };
  return { events: [...before, asked], ...(s.chat.asked ? { asked: s.chat.asked } : {}) };
}

/** What a total leaves for the unit itself; null where the units below have given more than that. */
function restOf({ sums }: Compiled, { cells }: Question, values: readonly Value[]): readonly Value[] | null {
  const rest = cells.flatMap(({ place, kind, digits }, at): Value[] => {
    const value = values[at];
    if (typeof value !== "number") return value === undefined ? [] : [value];
    const scaled = (of: number) => toScaled(kind.figure(of) ?? "0", digits);
    const left = scaled(value) - scaled(sums.get(place)?.total ?? 0);
    return left < 0n ? [] : [Number(fromScaled(left, digits))];
  });
  return rest.length === values.length ? rest : null;
}

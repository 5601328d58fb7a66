// What a compiled report says at each place: its own part with what it was made of, cell by cell. Pure.
import type { Answer, Answers } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import { lineIds } from "../form/line-ids.ts";
import { isLinesPlace, lineId, lineOf, linesPlace, type Place } from "../form/place.ts";
import { fromScaled } from "../form/scaled.ts";
import { sealedUnitFigures } from "./figures.ts";
import { formCells, ofLine } from "./form-cells.ts";
import { numberPlaces } from "./places.ts";
import { type RollUp, rollUp } from "./rollup.ts";
import type { SealedUnit } from "./types.ts";

/**
 * The totals of a compiled report, and its answers as a file or a list shows them: figures are totals, lists hold the lines
 * of all, and what cannot be added (words, a choice, a yes of the unit itself) is the unit's own. `parts`: every report that
 * it is made of, its own part among them, each once.
 */
export function compiledReport(
  form: Form,
  own: Answers,
  parts: readonly SealedUnit[],
): { readonly totals: RollUp; readonly answers: Answers } {
  const totals = rollUp(form, parts);
  const lists = new Set(inLists(form));
  const isOfList = (place: Place) =>
    lists.has(lineOf(place)?.stem ?? "") || [...lists].some((stem) => place === linesPlace(stem));
  const answers = new Map<Place, Answer>([...own].filter(([place]) => !isOfList(place)));
  const put = (place: Place, value: Answer["value"]) =>
    answers.set(place, { place, value, raw: "", state: "answered", origin: "linked", rev: 1 });
  for (const { place, own: how, rule, kind, digits } of numberPlaces(form)) {
    const total = totals.totals.get(place);
    const addsUp =
      rule === "sum" || rule === "average" || (rule === "count-yes" && kind.shown.as === "number");
    if (how.type === "asked" && addsUp && total !== undefined && !isLinesPlace(place))
      put(place, Number(fromScaled(total, digits)));
  }
  for (const [stem, lines] of gathered(form, parts)) {
    for (const [at, { answers: from, line }] of lines.entries())
      for (const of of formCells(form)) {
        if (of.lines !== stem) continue;
        const value = from.get(ofLine(of, line).place)?.value ?? null;
        if (value !== null) put(ofLine(of, lineId(1, at + 1)).place, value);
      }
    if (parts.some(({ submission }) => submission.answers.get(linesPlace(stem))?.state === "answered"))
      put(linesPlace(stem), lines.length);
  }
  return { totals, answers };
}

/** The figures of a sealed report, and what expressions see of it: of a compiled one its totals. */
export function figuresIn(form: Form, unit: SealedUnit): ReturnType<typeof sealedUnitFigures> {
  if (!unit.parts) return sealedUnitFigures(form, unit);
  const { totals, heldAt } = rollUp(form, unit.parts);
  return { amounts: new Map(totals), heldAt };
}

/** The lists and open rows of a form, by their stems. */
function inLists(form: Form): readonly string[] {
  return [...new Set(formCells(form).flatMap(({ lines }) => lines ?? []))];
}

type FoundLine = { readonly answers: Answers; readonly line: string };

/** The lines of all parts, in their order, by the list. */
function gathered(form: Form, parts: readonly SealedUnit[]): ReadonlyMap<string, readonly FoundLine[]> {
  return new Map(
    inLists(form).map((stem) => [
      stem,
      parts.flatMap(({ submission: { answers } }) =>
        lineIds(answers, stem).map((line) => ({ answers, line })),
      ),
    ]),
  );
}

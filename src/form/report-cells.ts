// What stands in each cell of one report, asked or computed, as expressions see it. Pure.
import type { Held } from "../expression/evaluate.ts";
import { unknown } from "../expression/evaluate.ts";
import { plus, zero } from "../expression/exact.ts";
import { type Expression, referencesOf } from "../expression/expression.ts";
import type { Answers, Value } from "./answers.ts";
import { heldOf } from "./cell-values.ts";
import { computedAt, evaluateAt, expressionAt, type Known } from "./computed.ts";
import type { Form, Profile } from "./form.ts";
import { lineIds } from "./line-ids.ts";
import { hidden, isPersonal } from "./personal.ts";
import { isLinesPlace, lineOf, linePlace, linesPlace, type Place, rowStem } from "./place.ts";
import { headingsAbove, isSeatAsked, pointedAt, type Seat, type Seated, seatedAt } from "./seats.ts";

/** What is known of a unit beside its report: its sizes, and its last sealed report on this form in an earlier round. */
export type Beside = {
  readonly facts: Readonly<Record<string, number>>;
  readonly before: ReadonlyMap<Place, Value> | null;
};

export type ReportCells = Required<Known> & {
  /** What a condition written at a seat says; null while it is not known. */
  holds(text: string, at: Seat): boolean | null;
  /** Whether what stands at a seat is asked as the report stands; null while that is not known. */
  isAsked(at: Seat): boolean | null;
  /** The ids of the lines of a list or of an open row, in the order in which they were written. */
  lineIds(stem: string): readonly string[];
};

export const nothingBeside: Beside = { facts: {}, before: null };

/** The cells of a report. What is asked once may be asked again: each is worked out once. */
export function reportCells(
  form: Form,
  profile: Profile,
  answers: Answers,
  { facts, before }: Beside = nothingBeside,
): ReportCells {
  const held = new Map<Place, Held>();
  const conditions = new Map<string, boolean | null>();
  let last: ReportCells | null = null;

  const cells: ReportCells = {
    heldAt(place) {
      const known = held.get(place);
      if (known) return known;
      // What needs itself, which the linter refuses, is not known.
      held.set(place, unknown);
      const found = heldNow(place);
      held.set(place, found);
      return found;
    },
    before(place) {
      // A line is of its own round: the one with the same id was about something else.
      if (!before || lineOf(place)) return unknown;
      last ??= reportCells(form, profile, answersFrom(before));
      return last.heldAt(place);
    },
    fact(name) {
      const found = Object.entries(facts).find(([key]) => key.toLowerCase() === name.toLowerCase());
      // Sizes are whole numbers: how many pupils, how many classes.
      return found ? numberHeld(found[1]) : unknown;
    },
    holds(text, at) {
      const key = `${rowKey(at)} ${text}`;
      const known = conditions.get(key);
      if (known !== undefined) return known;
      conditions.set(key, null);
      const result = evaluateAt(form, at, expressionAt(form, at, text), cells);
      const truth = result.type === "truth" ? result.value : null;
      conditions.set(key, truth);
      return truth;
    },
    isAsked(at) {
      if (!isSeatAsked(at, profile)) return false;
      const all = conditionsAt(at).map((text) => cells.holds(text, at));
      return all.includes(false) ? false : all.includes(null) ? null : true;
    },
    lineIds: (stem) => lineIds(answers, stem),
  };

  function heldNow(place: Place): Held {
    const seated = seatedAt(form, place);
    if (!seated) return { type: "not-asked" };
    const asked = cells.isAsked(seated.seat);
    if (asked !== true) return { type: asked === null ? "unknown" : "not-asked" };
    const computed = computedAt(form, seated);
    if (computed) return worthOf(seated.seat, computed.expression);
    return isColumnOfLines(seated) ? sumOfLines(seated) : answered(seated);
  }

  /** What needs nothing that is asked is not asked itself. */
  function worthOf(seat: Seat, expression: Expression): Held {
    const result = evaluateAt(form, seat, expression, cells);
    const used = referencesOf(expression).flatMap((reference) =>
      reference.type === "cells" && !reference.before
        ? pointedAt(form, seat, reference).map((place) => cells.heldAt(place).type)
        : [],
    );
    const isNothing = used.length > 0 && used.every((type) => type === "not-asked");
    const neverKnown = result.type === "unknown" && used.includes("not-asked") && !used.includes("unknown");
    return isNothing || neverKnown ? { type: "not-asked" } : result;
  }

  function answered({ place, cell }: Seated): Held {
    const answer = answers.get(place);
    if (answer?.state !== "answered" || answer.value === null) return unknown;
    // What may not be seen, or is forgotten, is nothing to compute with.
    if (answer.value === hidden && isPersonal(form, place)) return unknown;
    return heldOf(cell, answer.value);
  }

  function sumOfLines({ seat }: Seated): Held {
    const stem = seat.row ? rowStem(seat.item.id, seat.row.id) : seat.item.id;
    // Lines may still come until the list is closed.
    if (answers.get(linesPlace(stem))?.state !== "answered") return unknown;
    let sum = zero;
    for (const line of cells.lineIds(stem)) {
      const one = cells.heldAt(linePlace(stem, line, seat.column ?? ""));
      if (one.type === "number") sum = plus(sum, one.value);
      else if (one.type !== "not-asked") return unknown;
    }
    return { type: "number", value: sum };
  }

  return cells;
}

/** The values of an earlier report as the answers that it was. */
export function answersFrom(values: ReadonlyMap<Place, Value>): Answers {
  return new Map(
    [...values].map(([place, value]) => [
      place,
      { place, value, raw: "", state: "answered", origin: "typed", rev: 0 },
    ]),
  );
}

/** The conditions under which something is asked: of its part, its item, the headings above it and itself. */
export function conditionsAt(at: Seat): readonly string[] {
  const parts = [at.section, at.item, ...headingsAbove(at).toReversed(), ...(at.row ? [at.row] : [])];
  return parts.flatMap(({ when }) => when ?? []);
}

function isColumnOfLines({ place, seat }: Seated): boolean {
  const has = seat.table?.list !== undefined || seat.row?.role === "open";
  return has && seat.line === null && !isLinesPlace(place);
}

/** Columns do not change what a condition says: it is written for a row. */
function rowKey({ section, item, row }: Seat): string {
  return `${section.id} ${item.id} ${row?.id ?? ""}`;
}

function numberHeld(value: number): Held {
  return Number.isSafeInteger(value)
    ? { type: "number", value: { whole: BigInt(value), over: 1n } }
    : unknown;
}

// Finds what is wrong in the expressions of a form: what cannot be read, what they name, what they mix, circles. Pure.
import { cycleIn } from "../expression/cycles.ts";
import { type Expression, ExpressionError, type Reference, referencesOf } from "../expression/expression.ts";
import { type Measure, measured } from "../expression/measures.ts";
import { parseExpression } from "../expression/parse.ts";
import type { Cell } from "./cells.ts";
import { seatsOfRule } from "./checks/rules.ts";
import type { ExpressionCheck } from "./checks/schema.ts";
import { computedAt, usedBy } from "./computed.ts";
import type { Form } from "./form.ts";
import { itemsOf } from "./items.ts";
import { lineId, lineOf, type Place } from "./place.ts";
import {
  blankSpot,
  cellSpot,
  checkSpot,
  columnSpot,
  type ExpressionUse,
  formSpot,
  itemSpot,
  type Problem,
  problemAt,
  rowSpot,
  type Spot,
  sectionSpot,
  tableSpot,
} from "./problem.ts";
import { conditionsAt } from "./report-cells.ts";
import { pointedAt, type Seat, type Seated, seatedAt, seatsOf } from "./seats.ts";

/** One expression of a form: what it is, where it stands, and what its value has to be. */
type Written = {
  readonly spot: Spot;
  readonly use: ExpressionUse;
  readonly text: string;
  readonly at: readonly Seat[];
  readonly wanted: Measure | null;
};

/** Everything wrong with the expressions of a form, one sentence each. */
export function lintExpressions(form: Form): Problem[] {
  const all = [...conditionsOf(form), ...computedOf(form)];
  const checks = form.checks.flatMap((check) => (check.type === "expression" ? [check] : []));
  const unread = [...all, ...checks.map(asWritten)].flatMap(unreadable);
  // Where something cannot be read nothing more is known of it, nor of what needs it.
  if (unread.length > 0) return unread;
  return [
    ...all.flatMap((one) => lintWritten(form, one)),
    ...checks.flatMap((check) => lintRule(form, check)),
    ...onlyOfReport(form),
    ...linesBefore(form),
    ...circles(form),
  ];
}

function asWritten({ id, holds }: ExpressionCheck): Written {
  return { spot: checkSpot(id), use: "rule", text: holds, at: [], wanted: { type: "truth" } };
}

function unreadable({ spot, use, text }: Written): Problem[] {
  try {
    parseExpression(text);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const [letter, { reason }] = [error.at + 1, error];
    return [
      problemAt(
        spot,
        { type: "unreadable", use, text, letter, reason },
        `: “${text}” cannot be read at letter ${letter} (${reason})`,
      ),
    ];
  }
}

/** The conditions of sections, items and rows, each where it is written. */
function conditionsOf(form: Form): Written[] {
  const truth: Measure = { type: "truth" };
  return itemsOf(form).flatMap(({ section, item }) => {
    const seat: Seat = { section, item, table: item.table ?? null, row: null, column: null, line: null };
    const rows = item.table?.rows ?? [];
    const isFirst = section.items[0] === item;
    return [
      ...(isFirst ? when(sectionSpot(section.id), section.when, seat) : []),
      ...when(itemSpot(item.id), item.when, seat),
      ...rows.flatMap((row) => when(rowSpot(item.id, row.id), row.when, { ...seat, row })),
    ];
    function when(spot: Spot, text: string | undefined, at: Seat): Written[] {
      const name = `${spot.name}: when`;
      return text === undefined
        ? []
        : [{ spot: { ...spot, name }, use: "when", text, at: [at], wanted: truth }];
    }
  });
}

/** What computes cells, and the ratios of totals. */
function computedOf(form: Form): Written[] {
  return [...seatsOf(form).values()].flatMap(({ place, cell, seat }) => {
    const isLine = seat.table?.list !== undefined || seat.row?.role === "open";
    const at = isLine ? { ...seat, line: lineId(1, 1) } : seat;
    const { compute, rollUp } = cell.said;
    const wanted = measureOf(cell);
    return [
      ...(compute === undefined ? [] : [written("compute", compute, at)]),
      ...(typeof rollUp === "object" ? [written("ratio", rollUp.ratio, seat)] : []),
    ];
    function written(use: ExpressionUse, text: string, one: Seat): Written {
      return { spot: { ...spotOf(seat, cell), name: `${place}: ${use}` }, use, text, at: [one], wanted };
    }
  });
}

function spotOf({ item, row, table }: Seat, { id, place }: Cell): Spot {
  if (row) return cellSpot(rowSpot(item.id, row.id), id);
  if (table) return columnSpot(tableSpot(item.id), id);
  return place === item.id ? itemSpot(item.id) : blankSpot(item.id, id);
}

function lintWritten(form: Form, one: Written): Problem[] {
  const expression = parseExpression(one.text);
  return one.at.flatMap((seat) => [
    ...lintNames(form, one, expression, seat),
    ...lintMeasures(form, one, expression, seat),
  ]);
}

function lintRule(form: Form, check: ExpressionCheck): Problem[] {
  const rule = asWritten(check);
  const seats = seatsOfRule(form, check);
  if (seats.length === 0) return [wrong(rule, "nowhere", "holds nowhere: no row has all that it names")];
  const [first = null] = seats;
  const tables = new Set(seats.map(({ item }) => item.id));
  return [
    ...(tables.size > 1 ? [wrong(rule, "several-tables", "fits several tables; it has to say which")] : []),
    ...(first ? lintWritten(form, { ...rule, at: [first] }) : []),
  ];
}

function wrong(
  { spot, use, text }: Written,
  type: "mixed" | "other-value" | "not-in-report" | "line-before" | "nowhere" | "several-tables",
  words: string,
): Problem {
  return problemAt(spot, { type, use, text }, `: “${text}” ${words}`);
}

function lintNames(form: Form, { spot, use, text }: Written, expression: Expression, at: Seat): Problem[] {
  return referencesOf(expression).flatMap((reference) => {
    if (reference.type !== "cells" || pointedAt(form, at, reference).length > 0) return [];
    const named = written(reference);
    return [problemAt(spot, { type: "names-nothing", use, text, named }, `: ${named} is nothing there`)];
  });
}

function written(reference: Reference): string {
  if (reference.type === "fact") return reference.name;
  const { rows, columns } = reference;
  const row = rows ? `{${rows.from}}${rows.to === null ? "" : `:{${rows.to}}`}` : "";
  return `${row}${columns ? `[${columns.from}]${columns.to === null ? "" : `:[${columns.to}]`}` : ""}`;
}

function lintMeasures(form: Form, one: Written, expression: Expression, at: Seat): Problem[] {
  const { wanted } = one;
  const { measure, faults } = measured(expression, (reference) => {
    const [place] = reference.type === "cells" ? pointedAt(form, at, reference) : [];
    const cell = place === undefined ? null : (seatedAt(form, place)?.cell ?? null);
    return cell ? measureOf(cell) : null;
  });
  const mixed = faults.map((fault) =>
    wrong(one, "mixed", `puts ${named(fault.found)} with ${named(fault.beside)} at letter ${fault.at + 1}`),
  );
  const isOther = measure !== null && wanted !== null && measure.type !== wanted.type;
  return [
    ...mixed,
    ...(isOther ? [wrong(one, "other-value", `is ${named(measure)}, not ${named(wanted)}`)] : []),
  ];
}

function named(measure: Measure): string {
  if (measure.type !== "number") return `a ${measure.type}`;
  return measure.of === null ? "a number" : `a number of ${measure.of}`;
}

/** People are counted, amounts are đồng in a scale, shares are percentages; each goes with its like alone. */
function measureOf({ kind, scale }: Cell): Measure {
  switch (kind.shown.as) {
    case "number":
      return {
        type: "number",
        of: scale === null ? (kind.measure ?? "things") : `${kind.measure ?? "things"} in ${scale}`,
      };
    case "yes-no":
      return { type: "truth" };
    case "day":
      return { type: "day" };
    case "text":
      return { type: "text" };
  }
}

/** A condition is asked of every prompt, so it knows the report alone: no last round and no sizes of the unit. */
function onlyOfReport(form: Form): Problem[] {
  return conditionsOf(form).flatMap((one) =>
    referencesOf(parseExpression(one.text)).some((used) => used.type === "fact" || used.before)
      ? [wrong(one, "not-in-report", "asks what is not in the report")]
      : [],
  );
}

/** Lines are of one round: the first of this one need not be about what the first of the last one was about. */
function linesBefore(form: Form): Problem[] {
  const checks = form.checks.flatMap((check) =>
    check.type === "expression" ? [{ ...asWritten(check), at: seatsOfRule(form, check).slice(0, 1) }] : [],
  );
  return [...computedOf(form), ...checks].flatMap((one) =>
    one.at.some((seat) =>
      referencesOf(parseExpression(one.text)).some(
        (used) =>
          used.type === "cells" && used.before && pointedAt(form, seat, used).some((place) => lineOf(place)),
      ),
    )
      ? [wrong(one, "line-before", "asks what a line said in the last round")]
      : [],
  );
}

/** What needs itself: by what it is computed from, or by what it is asked under. */
function circles(form: Form): Problem[] {
  const seats = seatsOf(form);
  const needs = (place: Place): readonly Place[] => {
    const seated = seats.get(place);
    return seated ? [...usedBy(form, computedAt(form, seated)), ...conditionCells(form, seated)] : [];
  };
  const circle = cycleIn(seats.keys(), needs);
  if (!circle) return [];
  const [first] = circle.flatMap((place) => seats.get(place) ?? []);
  const spot = { ...(first ? spotOf(first.seat, first.cell) : formSpot("")), name: "" };
  return [
    problemAt(spot, { type: "circle", places: circle }, `these need each other: ${circle.join(" → ")}`),
  ];
}

function conditionCells(form: Form, { seat }: Seated): readonly Place[] {
  return conditionsAt(seat).flatMap((text) =>
    referencesOf(parseExpression(text)).flatMap((reference) => pointedAt(form, seat, reference)),
  );
}

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
import { conditionsAt } from "./report-cells.ts";
import { pointedAt, type Seat, type Seated, seatedAt, seatsOf } from "./seats.ts";

/** One expression of a form: what it is, where it stands, and what its value has to be. */
type Written = {
  readonly where: string;
  readonly text: string;
  readonly at: readonly Seat[];
  readonly wanted: Measure | null;
};

/** Everything wrong with the expressions of a form, one sentence each. */
export function lintExpressions(form: Form): string[] {
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
  return { where: `check ${id}`, text: holds, at: [], wanted: { type: "truth" } };
}

function unreadable({ where, text }: Written): string[] {
  try {
    parseExpression(text);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [`${where}: “${text}” cannot be read at letter ${error.at + 1} (${error.reason})`];
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
      ...(isFirst ? when(`section ${section.id}`, section.when, seat) : []),
      ...when(`item ${item.id}`, item.when, seat),
      ...rows.flatMap((row) => when(`row ${row.id}`, row.when, { ...seat, row })),
    ];
    function when(where: string, text: string | undefined, at: Seat): Written[] {
      return text === undefined ? [] : [{ where: `${where}: when`, text, at: [at], wanted: truth }];
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
      ...(compute === undefined ? [] : [{ where: `${place}: compute`, text: compute, at: [at], wanted }]),
      ...(typeof rollUp === "object"
        ? [{ where: `${place}: ratio`, text: rollUp.ratio, at: [seat], wanted }]
        : []),
    ];
  });
}

function lintWritten(form: Form, { where, text, at, wanted }: Written): string[] {
  const expression = parseExpression(text);
  return at.flatMap((seat) => [
    ...lintNames(form, where, expression, seat),
    ...lintMeasures(form, where, text, expression, seat, wanted),
  ]);
}

function lintRule(form: Form, check: ExpressionCheck): string[] {
  const where = `check ${check.id}`;
  const seats = seatsOfRule(form, check);
  if (seats.length === 0) return [`${where}: “${check.holds}” holds nowhere: no row has all that it names`];
  const [first = null] = seats;
  const tables = new Set(seats.map(({ item }) => item.id));
  return [
    ...(tables.size > 1 ? [`${where}: “${check.holds}” fits several tables; it has to say which`] : []),
    ...(first ? lintWritten(form, { ...asWritten(check), at: [first] }) : []),
  ];
}

function lintNames(form: Form, where: string, expression: Expression, at: Seat): string[] {
  return referencesOf(expression).flatMap((reference) =>
    reference.type === "cells" && pointedAt(form, at, reference).length === 0
      ? [`${where}: ${written(reference)} is nothing there`]
      : [],
  );
}

function written(reference: Reference): string {
  if (reference.type === "fact") return reference.name;
  const { rows, columns } = reference;
  const row = rows ? `{${rows.from}}${rows.to === null ? "" : `:{${rows.to}}`}` : "";
  return `${row}${columns ? `[${columns.from}]${columns.to === null ? "" : `:[${columns.to}]`}` : ""}`;
}

function lintMeasures(
  form: Form,
  where: string,
  text: string,
  expression: Expression,
  at: Seat,
  wanted: Measure | null,
): string[] {
  const { measure, faults } = measured(expression, (reference) => {
    const [place] = reference.type === "cells" ? pointedAt(form, at, reference) : [];
    const cell = place === undefined ? null : (seatedAt(form, place)?.cell ?? null);
    return cell ? measureOf(cell) : null;
  });
  const mixed = faults.map(
    (fault) =>
      `${where}: “${text}” puts ${named(fault.found)} with ${named(fault.beside)} at letter ${fault.at + 1}`,
  );
  const isOther = measure !== null && wanted !== null && measure.type !== wanted.type;
  return [...mixed, ...(isOther ? [`${where}: “${text}” is ${named(measure)}, not ${named(wanted)}`] : [])];
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
function onlyOfReport(form: Form): string[] {
  return conditionsOf(form).flatMap(({ where, text }) =>
    referencesOf(parseExpression(text)).some((one) => one.type === "fact" || one.before)
      ? [`${where}: “${text}” asks what is not in the report`]
      : [],
  );
}

/** Lines are of one round: the first of this one need not be about what the first of the last one was about. */
function linesBefore(form: Form): string[] {
  const checks = form.checks.flatMap((check) =>
    check.type === "expression" ? [{ ...asWritten(check), at: seatsOfRule(form, check).slice(0, 1) }] : [],
  );
  return [...computedOf(form), ...checks].flatMap(({ where, text, at }) =>
    at.some((seat) =>
      referencesOf(parseExpression(text)).some(
        (one) =>
          one.type === "cells" && one.before && pointedAt(form, seat, one).some((place) => lineOf(place)),
      ),
    )
      ? [`${where}: “${text}” asks what a line said in the last round`]
      : [],
  );
}

/** What needs itself: by what it is computed from, or by what it is asked under. */
function circles(form: Form): string[] {
  const seats = seatsOf(form);
  const needs = (place: Place): readonly Place[] => {
    const seated = seats.get(place);
    return seated ? [...usedBy(form, computedAt(form, seated)), ...conditionCells(form, seated)] : [];
  };
  const circle = cycleIn(seats.keys(), needs);
  return circle ? [`these need each other: ${circle.join(" → ")}`] : [];
}

function conditionCells(form: Form, { seat }: Seated): readonly Place[] {
  return conditionsAt(seat).flatMap((text) =>
    referencesOf(parseExpression(text)).flatMap((reference) => pointedAt(form, seat, reference)),
  );
}

// The rules that a form writes itself as expressions: where each holds, and where a report breaks it. Pure.
import { type Held, isBroken } from "../../expression/evaluate.ts";
import { decimalOf } from "../../expression/exact.ts";
import {
  type CellsReference,
  type Expression,
  type Reference,
  referencesOf,
} from "../../expression/expression.ts";
import { finest } from "../../expression/fineness.ts";
import { computedAt, expressionAt, lookupAt } from "../computed.ts";
import type { Form } from "../form.ts";
import { itemsOf } from "../items.ts";
import { isLinesPlace, type Place, rowStem } from "../place.ts";
import type { Question, Questionnaire } from "../question.ts";
import type { ReportCells } from "../report-cells.ts";
import { pointedAt, type Seat, seatedAt, seatsOf } from "../seats.ts";
import type { ExpressionCheck } from "./schema.ts";

/** A rule that a report breaks, and where: in which row, line or column. */
export type BrokenRule = {
  readonly check: ExpressionCheck;
  readonly at: Seat;
  readonly questions: readonly Question[];
  readonly hash: string;
};

/**
 * The rules that a report breaks, in the form's order. `about`: only those asked at once of this question; they are in
 * its row, or it is one of the cells they name.
 */
export function brokenRules(
  form: Questionnaire,
  cells: ReportCells,
  about: Question | null = null,
): readonly BrokenRule[] {
  return form.form.checks.flatMap((check) => {
    if (check.type !== "expression" || (check.profiles && !check.profiles.includes(form.profile))) return [];
    if (about && check.at !== "row") return [];
    return seatsOfRule(form.form, check).flatMap((seat) =>
      inLines(seat, cells).flatMap((at) => brokenAt(form, check, at, cells, about) ?? []),
    );
  });
}

function brokenAt(
  form: Questionnaire,
  check: ExpressionCheck,
  at: Seat,
  cells: ReportCells,
  about: Question | null,
): BrokenRule | null {
  const expression = expressionAt(form.form, at, check.holds);
  const questions = questionsOf(form, expression, at);
  if (about && !questions.includes(about)) return null;
  if (questions.length === 0 || !isBroken(expression, lookupAt(form.form, at, cells))) return null;
  return { check, at, questions, hash: hashOf(form.form, check, at, expression, cells) };
}

/** A rule of a list holds in each of its lines. */
function inLines(seat: Seat, cells: ReportCells): readonly Seat[] {
  const { table, row, item } = seat;
  const isList = row ? row.role === "open" : table?.list !== undefined;
  if (!isList) return [seat];
  return cells.lineIds(row ? rowStem(item.id, row.id) : item.id).map((line) => ({ ...seat, line }));
}

const memo = new WeakMap<ExpressionCheck, readonly Seat[]>();

/** Where a rule of a form holds: in each row, in each column, or once, by what its references leave open. */
export function seatsOfRule(form: Form, check: ExpressionCheck): readonly Seat[] {
  const known = memo.get(check);
  if (known) return known;
  const start = startOf(form, check);
  const made = start ? seatsFrom(form, check, start) : [];
  memo.set(check, made);
  return made;
}

/** Where a rule begins to look: at the table it names, else at the form's beginning. */
function startOf(form: Form, { table }: ExpressionCheck): Seat | null {
  const found = itemsOf(form).find(({ item }) => table === undefined || item.id === table);
  return found ? { ...found, table: found.item.table ?? null, row: null, column: null, line: null } : null;
}

function seatsFrom(form: Form, check: ExpressionCheck, start: Seat): readonly Seat[] {
  const references = referencesOf(expressionAt(form, start, check.holds)).filter(isOfCells);
  const inRow = references.filter(({ rows }) => rows === null);
  if (inRow.length > 0) {
    return rowsOf(form, check).filter((seat) =>
      inRow.every((reference) => isThere(form, seat, reference) || reference.columns === null),
    );
  }
  const open = references.filter(({ columns }) => columns === null);
  const columns = columnsFor(form, start, open);
  return columns.length === 0 ? [start] : columns;
}

function isOfCells(reference: Reference): reference is CellsReference {
  return reference.type === "cells";
}

/** The rows of the tables in which a rule may hold. */
function rowsOf(form: Form, { table, rows }: ExpressionCheck): readonly Seat[] {
  return itemsOf(form).flatMap(({ section, item }): Seat[] => {
    if (!item.table || (table !== undefined && item.id !== table)) return [];
    const seat = { section, item, table: item.table, row: null, column: null, line: null };
    if (item.table.list) return [seat];
    return item.table.rows
      .filter((row) => row.role !== "heading" && (rows === undefined || rows.includes(row.id)))
      .map((row) => ({ ...seat, row }));
  });
}

/** Rows without a column hold in each column that all of them have; where each has only one, once. */
function columnsFor(form: Form, start: Seat, open: readonly CellsReference[]): readonly Seat[] {
  if (open.length === 0 || open.every((reference) => isThere(form, start, reference))) return [];
  return itemsOf(form).flatMap(({ section, item }) =>
    (item.table?.columns ?? []).flatMap(({ id }): Seat[] => {
      const seat = { section, item, table: item.table ?? null, row: null, column: id, line: null };
      return open.every((reference) => isThere(form, seat, reference)) ? [seat] : [];
    }),
  );
}

function isThere(form: Form, at: Seat, reference: CellsReference): boolean {
  const places = pointedAt(form, at, reference);
  return places.length > 0 && places.every((place) => seatsOf(form).has(place));
}

/** What of a report a rule is about: the questions whose answers it needs, directly or computed. */
function questionsOf(form: Questionnaire, expression: Expression, at: Seat): readonly Question[] {
  const seen = new Set<Place>();
  const found = new Set<Question>();
  const look = (of: Expression, seat: Seat): void => {
    for (const reference of referencesOf(of)) {
      if (reference.type === "fact" || reference.before) continue;
      for (const place of pointedAt(form.form, seat, reference)) visit(place);
    }
  };
  const visit = (place: Place): void => {
    if (seen.has(place)) return;
    seen.add(place);
    const seated = seatedAt(form.form, place);
    const computed = seated && computedAt(form.form, seated);
    if (seated && computed) look(computed.expression, seated.seat);
    else {
      const question = form.byPlace(place) ?? form.byId(stemOfColumn(seated?.seat ?? null, place));
      if (question) found.add(question);
    }
  };
  look(expression, at);
  return [...found];
}

/** A column that its lines add up is asked by its list. */
function stemOfColumn(seat: Seat | null, place: Place): string {
  if (!seat || isLinesPlace(place)) return "";
  return seat.row ? rowStem(seat.item.id, seat.row.id) : seat.item.id;
}

/** The figures that it is broken by are part of it: a correction is another doubt. */
function hashOf(
  form: Form,
  check: ExpressionCheck,
  at: Seat,
  expression: Expression,
  cells: ReportCells,
): string {
  const where = [at.item.id, at.row?.id ?? "", at.line ?? "", at.column ?? ""].join(",");
  const held = referencesOf(expression).flatMap((reference) =>
    reference.type === "cells" && !reference.before
      ? pointedAt(form, at, reference).map((place) => shown(cells.heldAt(place)))
      : [],
  );
  return `${check.id}:${where}:${JSON.stringify(held)}`;
}

function shown(held: Held): string | boolean | null {
  if (held.type === "number") return decimalOf(held.value, finest);
  return "value" in held ? held.value : null;
}

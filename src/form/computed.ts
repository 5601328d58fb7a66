// What of a form is computed, and what it is worth over any values: of one report, or of a whole round's totals. Pure.
import { evaluate, type Held, type Lookup, unknown } from "../expression/evaluate.ts";
import { type Expression, ExpressionError, type Reference, referencesOf } from "../expression/expression.ts";
import { fineness } from "../expression/fineness.ts";
import { parseExpression } from "../expression/parse.ts";
import { settlePercents } from "../expression/percents.ts";
import { digitsIn } from "./cell-values.ts";
import type { Cell } from "./cells.ts";
import type { Form, Row } from "./form.ts";
import type { Place } from "./place.ts";
import { byId, pointedAt, type Seat, type Seated, seatedAt, seatsOf } from "./seats.ts";

/** A cell that is never asked, with the expression it follows from. */
export type ComputedCell = Seated & { readonly expression: Expression };

/** The values over which something is computed; what is left out is not known. */
export type Known = {
  heldAt(place: Place): Held;
  /** What stood at a place in the unit's last round. */
  readonly before?: (place: Place) => Held;
  /** A size of the unit, by its name. */
  readonly fact?: (name: string) => Held;
};

const memo = new WeakMap<Form, readonly ComputedCell[]>();

/**
 * Every computed cell of a form, each behind those that it uses: cells, rows and columns with an expression, and totals
 * as the sum of their rows. Those in lines of the unit's own are `computedAt` of the line's places.
 */
export function computedCells(form: Form): readonly ComputedCell[] {
  const known = memo.get(form);
  if (known) return known;
  const all = [...seatsOf(form).values()].flatMap((seated) => computedAt(form, seated) ?? []);
  const made = inOrder(form, all);
  memo.set(form, made);
  return made;
}

/** What a cell follows from; null of a cell that is asked, or that adds its lines up. */
export function computedAt(form: Form, seated: Seated): ComputedCell | null {
  const { row, table, line } = seated.seat;
  if (line === null && (table?.list || row?.role === "open")) return null;
  const expression = expressionOf(form, seated);
  return expression && { ...seated, expression };
}

function expressionOf(form: Form, { seat, cell }: Seated): Expression | null {
  const { row } = seat;
  if (cell.said.compute !== undefined) return expressionAt(form, seat, cell.said.compute, cell);
  return row?.role === "total" && row.of ? sumOf(row) : null;
}

function sumOf({ of = [] }: Row): Expression {
  const parts = of.map(
    (id): Expression => ({
      type: "cells",
      rows: { from: byId(id), to: null },
      columns: null,
      before: false,
      at: 0,
    }),
  );
  return { type: "call", name: "sum", of: parts, at: 0 };
}

const parsed = new Map<string, Expression>();
/** Forms hold hundreds of expressions; those of forms that nobody opens any more need not be kept. */
const mostParsed = 5000;

function parse(text: string): Expression {
  const known = parsed.get(text);
  if (known) return known;
  const expression = parseExpression(text);
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

/**
 * An expression as it is meant where it is written: percentages settled, and of a computed number rounded to the digits
 * of its cell.
 *
 * @throws ExpressionError for a text that is none; the linter finds such before a form is released.
 */
export function expressionAt(form: Form, at: Seat, text: string, cell: Cell | null = null): Expression {
  const isPercent = (reference: Reference) =>
    pointedAt(form, at, reference).some((place) => isShare(seatedAt(form, place)?.cell ?? null));
  const settled = settlePercents(parse(text), isPercent, isShare(cell));
  if (cell?.kind.shown.as !== "number") return settled;
  const own = fineness(settled, (reference) => digitsOf(form, at, reference));
  const digits = digitsIn(cell);
  return own !== null && own <= digits ? settled : { type: "round", of: settled, digits, at: 0 };
}

function isShare(cell: Cell | null): boolean {
  return cell?.kind.measure === "percent";
}

/** The cells that a reference of an expression at this place stands for, in order. */
export function placesIn(form: Form, place: Place, reference: Reference): readonly Place[] {
  const seated = seatedAt(form, place);
  return seated ? pointedAt(form, seated.seat, reference) : [];
}

/** What an expression at a place, or anywhere in the form, is worth over these values. */
export function evaluateAt(form: Form, at: Place | Seat, expression: Expression, known: Known): Held {
  const seat = typeof at === "string" ? seatedAt(form, at)?.seat : at;
  return seat ? evaluate(expression, lookupAt(form, seat, known)) : unknown;
}

/** What expressions written at a seat see of these values. */
export function lookupAt(form: Form, at: Seat, known: Known): Lookup {
  return {
    look(reference) {
      if (reference.type === "fact") return [known.fact?.(reference.name) ?? unknown];
      const places = pointedAt(form, at, reference);
      return places.map((place) =>
        reference.before ? (known.before?.(place) ?? unknown) : known.heldAt(place),
      );
    },
    digits: (reference) => digitsOf(form, at, reference),
  };
}

/** Digits of what a reference stands for; of a size of the unit any number of them. */
export function digitsOf(form: Form, at: Seat, reference: Reference): number | null {
  if (reference.type === "fact") return null;
  const cells = pointedAt(form, at, reference).flatMap((place) => seatedAt(form, place)?.cell ?? []);
  return cells.reduce((most, cell) => Math.max(most, digitsIn(cell)), 0);
}

/** The places that a computed cell needs, of this report. */
export function usedBy(form: Form, computed: ComputedCell | null): readonly Place[] {
  if (!computed) return [];
  return referencesOf(computed.expression).flatMap((reference) =>
    reference.type === "cells" && reference.before ? [] : pointedAt(form, computed.seat, reference),
  );
}

/**
 * The computed cells that follow from any such cell, of this round or of the last one, by whatever others between; a
 * column of lines by its own place.
 */
export function followersOf(form: Form, isSuch: (place: Place) => boolean): ReadonlySet<Place> {
  const known = new Map<Place, boolean>();
  const follows = (place: Place): boolean => {
    const found = known.get(place);
    if (found !== undefined) return found;
    // In a circle, which no released form has, nothing follows from itself.
    known.set(place, false);
    const made = namedBy(form, place).some((used) => isSuch(used) || follows(used));
    known.set(place, made);
    return made;
  };
  return new Set([...seatsOf(form).keys()].filter(follows));
}

/** The places that a computed cell names; none where its text is no expression, which the linter refuses. */
function namedBy(form: Form, place: Place): readonly Place[] {
  const seated = seatsOf(form).get(place);
  if (!seated) return [];
  try {
    const expression = expressionOf(form, seated);
    if (!expression) return [];
    return referencesOf(expression).flatMap((reference) => pointedAt(form, seated.seat, reference));
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** Each cell behind those it uses. In a circle, which no released form has, the order says nothing. */
function inOrder(form: Form, all: readonly ComputedCell[]): readonly ComputedCell[] {
  const cells = new Map(all.map((computed) => [computed.place, computed]));
  const ordered = new Set<ComputedCell>();
  const begun = new Set<Place>();
  const add = (computed: ComputedCell): void => {
    if (begun.has(computed.place)) return;
    begun.add(computed.place);
    for (const place of usedBy(form, computed)) {
      const used = cells.get(place);
      if (used) add(used);
    }
    ordered.add(computed);
  };
  for (const computed of all) add(computed);
  return [...ordered];
}

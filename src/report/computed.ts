// What the cells that nobody is asked for are worth: of one unit from its answers, of a round from its totals. Pure.
import type { Held } from "../expression/evaluate.ts";
import { decimalOf } from "../expression/exact.ts";
import type { ExcelCell } from "../expression/excel/sheet.ts";
import { toExcel } from "../expression/excel/to-excel.ts";
import { type Reference, referencesOf } from "../expression/expression.ts";
import type { Answers, Value } from "../form/answers.ts";
import { figureOfHeld, heldOfFigure, valueOfHeld } from "../form/cell-values.ts";
import type { Cell } from "../form/cells.ts";
import { digitsOf, evaluateAt, expressionAt, placesIn } from "../form/computed.ts";
import type { Form } from "../form/form.ts";
import type { Place } from "../form/place.ts";
import { fromScaled, toScaled } from "../form/scaled.ts";
import { type Seated, seatedAt } from "../form/seats.ts";

/** What stands at a place, how large the unit is, and what stood there in the last round, as expressions see it. */
export type HeldAt = ((place: Place) => Held) & {
  readonly fact?: (name: string) => Held;
  readonly before?: (place: Place) => Held;
};

/** A figure that follows from others, as a whole number of its last digit; null where one it needs is not known. */
export function reckon(form: Form, place: Place, text: string, digits: number, at: HeldAt): bigint | null {
  const seated = seatedAt(form, place);
  if (!seated) return null;
  const figure = figureOfHeld(seated.cell, worthOf(form, seated, text, at));
  return figure === null ? null : toScaled(figure, digits);
}

/** What a computed cell is worth that is no number; null while it is not known. */
export function computedValue(form: Form, place: Place, text: string, at: HeldAt): Value | null {
  const seated = seatedAt(form, place);
  return seated && valueOfHeld(seated.cell, worthOf(form, seated, text, at));
}

/** What stands in a cell that is no number: as it was answered, or as it follows from others. */
export function valueIn(
  form: Form,
  { place, said }: Cell,
  { answers, heldAt }: { readonly answers: Answers; readonly heldAt: HeldAt },
): Value | null {
  return said.compute === undefined
    ? (answers.get(place)?.value ?? null)
    : computedValue(form, place, said.compute, heldAt);
}

function worthOf(form: Form, { seat, cell }: Seated, text: string, at: HeldAt): Held {
  const { fact, before } = at;
  return evaluateAt(form, seat, expressionAt(form, seat, text, cell), {
    heldAt: at,
    ...(fact ? { fact } : {}),
    ...(before ? { before } : {}),
  });
}

/** A figure that is added up, as expressions see it. */
export function heldOfAmount(form: Form, place: Place, digits: number, amount: bigint): Held {
  const seated = seatedAt(form, place);
  return seated ? heldOfFigure(seated.cell, fromScaled(amount, digits)) : { type: "unknown" };
}

/** The places that an expression needs, of this round or of the last one. */
export function placesUsed(form: Form, place: Place, text: string, round: "this" | "last"): readonly Place[] {
  const seated = seatedAt(form, place);
  if (!seated) return [];
  return referencesOf(expressionAt(form, seated.seat, text, seated.cell)).flatMap((reference) =>
    reference.type === "cells" && reference.before === (round === "last")
      ? placesIn(form, place, reference)
      : [],
  );
}

/** The cells that a formula may refer to. */
export type FormulaCells = {
  readonly yes: string;
  readonly no: string;
  /** A place's cell; null where it stands nowhere: then its value does. */
  addressAt(place: Place): string | null;
  readonly heldAt: HeldAt;
};

/** A computed cell as a formula over the cells it needs; null where that cannot be written. */
export function computedFormula(form: Form, place: Place, text: string, cells: FormulaCells): string | null {
  const seated = seatedAt(form, place);
  if (!seated) return null;
  const expression = expressionAt(form, seated.seat, text, seated.cell);
  const references = referencesOf(expression);
  // What only the last round knows, and days, which stand there as people write them, no formula compares.
  const isWritable = references.every(
    (reference) =>
      reference.type === "fact" ||
      (!reference.before && placesIn(form, place, reference).every((at) => holdsAt(form, at) !== null)),
  );
  if (!isWritable) return null;
  return toExcel(expression, {
    yes: cells.yes,
    no: cells.no,
    digits: (reference) => digitsOf(form, seated.seat, reference),
    address: (reference) => addressesOf(form, place, reference, cells),
  });
}

function addressesOf(
  form: Form,
  place: Place,
  reference: Reference,
  cells: FormulaCells,
): readonly ExcelCell[] {
  if (reference.type === "fact") {
    const held = cells.heldAt.fact?.(reference.name);
    const known = held?.type === "number" ? [decimalOf(held.value, mostDigits)] : [];
    return known.map((cell) => ({ cell, asked: true, holds: "number" }));
  }
  return placesIn(form, place, reference).flatMap((at): ExcelCell[] => {
    const holds = holdsAt(form, at);
    const held = cells.heldAt(at);
    if (holds === null) return [];
    const asked = held.type !== "not-asked";
    const address = cells.addressAt(at);
    if (address !== null) return [{ cell: address, asked, holds }];
    return held.type === "number" ? [{ cell: decimalOf(held.value, mostDigits), asked, holds }] : [];
  });
}

/** No value of a form has more digits behind the comma. */
const mostDigits = 12;

/** How a cell of a workbook holds what stands at a place; null of a day, which stands there as text. */
function holdsAt(form: Form, place: Place): ExcelCell["holds"] | null {
  switch (seatedAt(form, place)?.cell.kind.shown.as) {
    case "number":
      return "number";
    case "yes-no":
      return "ones";
    case "text":
      return "text";
    default:
      return null;
  }
}

// Which places of a form hold numbers, how a unit has each and how a parent gets it from its units. Pure; knows forms only.
import { type Answers, isAnswered, type Value } from "../form/answers.ts";
import type { Cell } from "../form/cells.ts";
import { askedNow } from "../form/conditions.ts";
import { type Form, type Item, isAsked, type Profile, type Row } from "../form/form.ts";
import { kinds } from "../form/kinds/index.ts";
import type { Kind } from "../form/kinds/kind.ts";
import { isPersonal } from "../form/personal.ts";
import { cellPlace, linesPlace, type Place, rowStem } from "../form/place.ts";
import type { Question, Questionnaire } from "../form/question.ts";
import { questionnaire } from "../form/questions.ts";
import { toScaled } from "../form/scaled.ts";
import { type FormCell, formCells } from "./form-cells.ts";

/**
 * How a parent gets its figure from its units. Of `none` (a share) it gets none: each unit's stands alone.
 * `own-yes` (a phòng answers for its huyện) and `count-yes` (how many answered yes) add 1 or 0 a unit, or what a
 * unit that is itself a parent has counted; `again` is computed again from the parent's other figures, never added
 * itself, as a unit computes it or, of a ratio, by an expression of its own; `average` is of the units that gave it.
 */
type Rule = "none" | "sum" | "average" | "own-yes" | "count-yes" | "again";

/** How a unit has a number: it was asked, or it follows from others of the unit. */
type Own =
  | { readonly type: "asked" }
  /** The sum over the unit's lines of the column with this id. */
  | { readonly type: "lines"; readonly stem: string }
  /** The sum of these places, totals too. */
  | { readonly type: "sum"; readonly of: readonly Place[] }
  | { readonly type: "computed"; readonly expression: string };

export type NumberPlace = {
  readonly place: Place;
  readonly own: Own;
  readonly rule: Rule;
  /** Of a rule `again`: as it is computed from the totals. */
  readonly again: Extract<Own, { type: "sum" | "computed" }> | null;
  readonly kind: Kind;
  /** Digits behind the comma: amounts here are whole numbers of the last one. */
  readonly digits: number;
  /** Digits by which the paper counts less finely than the amounts here: 6 where đồng stand under "triệu đồng". */
  readonly scale: number;
  /** What the form says of it; null of the number of a list's lines. */
  readonly from: FormCell | null;
  readonly part: Item | Row;
};

const memo = new WeakMap<Form, readonly NumberPlace[]>();
const byPlace = new WeakMap<Form, ReadonlyMap<Place, NumberPlace>>();

/** Every place of a form with a number, in the form's order; a linked item's number stands at its row. */
export function numberPlaces(form: Form): readonly NumberPlace[] {
  const known = memo.get(form);
  if (known) return known;
  const cells = formCells(form);
  const made = cells.flatMap((of, at) => {
    const counted = of.lines !== null && of.lines !== cells[at - 1]?.lines ? [linesNumber(of, of.lines)] : [];
    const number = numberOf(form, of);
    return number ? [...counted, number] : counted;
  });
  memo.set(form, made);
  return made;
}

/** The number at a place, where there is one. */
export function numberAt(form: Form, place: Place): NumberPlace | undefined {
  const known = byPlace.get(form) ?? new Map(numberPlaces(form).map((number) => [number.place, number]));
  byPlace.set(form, known);
  return known.get(place);
}

/**
 * Whether a number is asked of units with this profile and, where its answers are given, of this one as it stands.
 * What follows from others is, when one of them is.
 */
export function isAskedAt(
  form: Form,
  number: NumberPlace,
  profile: Profile | null,
  answers?: Answers,
): boolean {
  if (profile === null) return false;
  const { own, place, part } = number;
  switch (own.type) {
    case "asked":
      return isAskedOf(form, place, profile, answers);
    case "lines":
      return isAskedOf(form, linesPlace(own.stem), profile, answers);
    case "sum":
      return own.of.some((other) => {
        const added = numberAt(form, other);
        return added !== undefined && isAskedAt(form, added, profile, answers);
      });
    case "computed":
      return isAsked(part, profile);
  }
}

/** Whether the question of a place is asked of this profile and, as these answers stand, of this unit. */
export function isAskedOf(form: Form, place: Place, profile: Profile, answers?: Answers): boolean {
  const q = questionnaire(form, profile);
  const question = q.byPlace(place);
  if (!question) return false;
  return answers === undefined || isAnswered(answers, question) || askedOf(q, answers).has(question);
}

const asked = new WeakMap<Answers, Map<Questionnaire, ReadonlySet<Question>>>();

/** The questions that are asked of a report as it stands; each report is looked at once. */
function askedOf(q: Questionnaire, answers: Answers): ReadonlySet<Question> {
  const known = asked.get(answers) ?? new Map<Questionnaire, ReadonlySet<Question>>();
  asked.set(answers, known);
  const made = known.get(q) ?? new Set(askedNow(q, answers));
  known.set(q, made);
  return made;
}

/**
 * What a value adds, as a whole number of the place's last digit: yes is 1, no is 0; null when there is no number.
 *
 * @throws RangeError for a number that is not held exactly: a wrong total is worse than none.
 */
export function amountOf(
  value: Value | null | undefined,
  { kind, digits }: Pick<NumberPlace, "kind" | "digits">,
): bigint | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError("a figure is not a whole number that is held exactly");
  const figure = kind.figure(value);
  return figure === null ? null : toScaled(figure, digits);
}

/** Whether a kind's values are numbers or yes and no, which count as 1 and 0. */
function isNumber({ shown }: Kind): boolean {
  return shown.as === "number" || shown.as === "yes-no";
}

function numberOf(form: Form, of: FormCell): NumberPlace | null {
  const { cell, row, item, lines, table } = of;
  const { kind, place } = cell;
  if (!isNumber(kind) || row?.role === "heading" || row?.aggregate === "join") return null;
  if (isPersonal(form, place)) return null;
  if (lines === item.id && !table?.list?.totals?.includes(cell.id)) return null;
  const own = ownOf(of);
  const rule = ruleOf(of, own);
  const digits = own.type === "sum" && table && row ? sumDigits(form, place, cell.digits) : cell.digits;
  return {
    place,
    own,
    rule,
    again: rule === "again" ? againOf(of, own) : null,
    kind,
    // The average of whole numbers has one digit behind the comma.
    digits: rule === "average" ? Math.max(1, digits) : digits,
    scale: scaleOf(cell),
    from: of,
    part: row ?? item,
  };
}

/** By how many digits the unit in which a cell's money is counted is larger than a đồng. */
export function scaleOf({ scale }: Pick<Cell, "scale">): number {
  return scale === null ? 0 : scaleDigits[scale];
}

const scaleDigits = { dong: 0, nghin: 3, trieu: 6, ty: 9 } as const;

/** How many lines a unit has. */
function linesNumber({ item, row }: FormCell, stem: string): NumberPlace {
  return {
    place: linesPlace(stem),
    own: { type: "asked" },
    rule: "sum",
    again: null,
    kind: kinds.count,
    digits: 0,
    scale: 0,
    from: null,
    part: row ?? item,
  };
}

/** What is computed by an expression is so in a total row too: a share there is one of the row's own figures. */
function ownOf({ cell, row, item, table, lines }: FormCell): Own {
  const { compute } = cell.said;
  if (lines !== null) return { type: "lines", stem: lines };
  if (compute !== undefined) return { type: "computed", expression: compute };
  if (row?.role !== "total" || !table) return { type: "asked" };
  // A sum of shares is nothing.
  if (cell.kind.total === "none") return { type: "sum", of: [] };
  const added = table.rows.filter(({ id, columns }) => row.of?.includes(id) && columns.includes(cell.id));
  return { type: "sum", of: added.map(({ id }) => cellPlace(rowStem(item.id, id), cell.id)) };
}

function ruleOf({ cell, row }: FormCell, own: Own): Rule {
  const { rollUp } = cell.said;
  if (rollUp === "list" || rollUp === "join") return "none";
  if (rollUp !== undefined) return typeof rollUp === "object" ? "again" : rollUp;
  if (own.type === "computed") return "again";
  if (cell.kind.total === "none") return "none";
  if (own.type === "sum") return "again";
  const aggregate = row?.aggregate ?? null;
  return aggregate === "own-yes" || aggregate === "count-yes" || aggregate === "sum"
    ? aggregate
    : cell.kind.total;
}

function againOf({ cell }: FormCell, own: Own): NumberPlace["again"] {
  const { rollUp } = cell.said;
  if (typeof rollUp === "object") return { type: "computed", expression: rollUp.ratio };
  return own.type === "sum" || own.type === "computed" ? own : null;
}

/** A total has the digits of the finest of what it adds up. */
function sumDigits(form: Form, total: Place, own: number): number {
  const cells = new Map(formCells(form).map((of) => [of.cell.place, of]));
  const seen = new Set<Place>();
  const digitsAt = (place: Place): number => {
    const of = cells.get(place);
    if (!of || seen.has(place)) return 0;
    seen.add(place);
    const how = ownOf(of);
    return how.type === "sum" ? Math.max(0, ...how.of.map(digitsAt)) : of.cell.digits;
  };
  return Math.max(own, digitsAt(total));
}

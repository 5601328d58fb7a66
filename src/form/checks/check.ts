// Carries out a form's checks on a report's answers. Pure; says what is doubtful, never how to say it.
import { z } from "zod";
import { upgrade, versioned } from "../../versioned.ts";
import { type Answers, numberAt, type Value, valuesOf } from "../answers.ts";
import { answersAsked } from "../conditions.ts";
import type { Place } from "../place.ts";
import type { Question, Questionnaire } from "../question.ts";
import { type Beside, reportCells } from "../report-cells.ts";
import type { Seat } from "../seats.ts";
import { brokenRules } from "./rules.ts";
import { type Check, isReviewCheck, isRowCheck, type ReviewCheck, type RowCheck } from "./schema.ts";

/** Sizes of the unit, when known: pupils, staff, institutions under it. */
const factsSchema = z.record(z.string(), z.number());
export type Facts = Readonly<z.infer<typeof factsSchema>>;

/** How they are kept. Before there was a `v` the sizes stood there bare, and of a unit without any still do: `{}`. */
export const factsShape = versioned<Facts>(
  "facts of a unit",
  z.strictObject({ facts: factsSchema }).transform(({ facts }) => facts),
  [upgrade(factsSchema, (facts) => ({ facts }))],
  (facts) => ({ facts }),
);

/** One doubtful spot. `hash` binds a waiver to exactly these figures: it is void when they change. */
export type Finding = {
  readonly check: Check;
  readonly questions: readonly Question[];
  readonly hash: string;
  /** Of a rule that the form writes itself: in which row, line or column it is broken. */
  readonly at?: Seat;
};

/** The row checks that these values of one question break, in the form's order. */
export function checkRow(
  form: Questionnaire,
  question: Question,
  values: readonly number[],
  facts: Facts,
): Finding[] {
  return checksOf(form, question)
    .filter((check) => breaksRow(check, question, values, facts))
    .map((check) => ({ check, questions: [question], hash: hashOf(check, [question], [values]) }));
}

// Which checks are about a row does not change: a question is of one form, as it is asked of one profile.
const memo = new WeakMap<Question, readonly RowCheck[]>();

function checksOf(form: Questionnaire, question: Question): readonly RowCheck[] {
  const known = memo.get(question);
  if (known) return known;
  const made = form.form.checks.flatMap((check) =>
    isRowCheck(check) && holdsFor(check, form) && isAbout(check, question) ? [check] : [],
  );
  memo.set(question, made);
  return made;
}

/** Every doubtful spot of a report: its row checks, the checks across rows, and the rules that the form writes itself. */
export function checkReport(
  form: Questionnaire,
  stored: Answers,
  facts: Facts,
  before: Beside["before"],
): Finding[] {
  const answers = answersAsked(form, stored);
  const rowFindings = form.questions.flatMap((question) => {
    const values = numbersOf(answers, question);
    return values ? checkRow(form, question, values, facts) : [];
  });
  const reviewFindings = form.form.checks.flatMap((check): Finding[] => {
    if (!isReviewCheck(check) || !holdsFor(check, form)) return [];
    return breaksReview(check, form, answers).map((questions) => ({
      check,
      questions,
      hash: hashOf(
        check,
        questions,
        questions.map((question) => numbersOf(answers, question) ?? []),
      ),
    }));
  });
  const cells = reportCells(form.form, form.profile, answers, { facts, before });
  return [...rowFindings, ...reviewFindings, ...brokenRules(form, cells)];
}

/** Every doubt about one question that is asked at once, as the report would be with these values there. */
export function checkQuestion(
  form: Questionnaire,
  question: Question,
  values: readonly Value[],
  { answers, facts, before }: Beside & { readonly answers: Answers },
): Finding[] {
  const numbers = values.filter((value) => typeof value === "number");
  const isRow = numbers.length === values.length && !question.askAs;
  const rules = form.form.checks.some(({ type }) => type === "expression");
  if (!rules) return isRow ? checkRow(form, question, numbers, facts) : [];
  const then = new Map(answers);
  for (const [index, place] of question.places.entries()) {
    const value = values[index];
    if (value !== undefined) then.set(place, { ...asTyped, place, value });
  }
  const cells = reportCells(form.form, form.profile, then, { facts, before });
  return [...(isRow ? checkRow(form, question, numbers, facts) : []), ...brokenRules(form, cells, question)];
}

const asTyped = { raw: "", state: "answered", origin: "typed", rev: 0 } as const;

/** Whether what breaks a check is not taken, whatever the person says. */
export function isHard({ check }: Finding): boolean {
  return check.type === "expression" && check.hard === true;
}

/** Of what was accepted once, what the figures as they are now still show; a corrected figure needs no acceptance. */
export function stillWaived<T extends { readonly hash: string }>(
  form: Questionnaire,
  answers: Answers,
  facts: Facts,
  waivers: readonly T[],
  before: Beside["before"],
): T[] {
  const shown = new Set(checkReport(form, answers, facts, before).map((finding) => finding.hash));
  return waivers.filter(({ hash }) => shown.has(hash));
}

function holdsFor(check: Check, form: Questionnaire): boolean {
  return !check.profiles || check.profiles.includes(form.profile);
}

function breaksRow(check: RowCheck, question: Question, values: readonly number[], facts: Facts): boolean {
  const [first, second] = comparedAt(check, question).flatMap((at) => values[at] ?? []);
  if (first === undefined) return false;
  switch (check.type) {
    case "above":
      return first > check.max;
    case "above-fact":
      return first > (facts[check.fact] ?? first);
    case "below":
      return first > 0 && first < check.min;
    case "no-people":
      return first > 0 && second === 0;
    case "no-things":
      return first === 0 && second !== undefined && second > 0;
    case "fewer-people":
      return second !== undefined && second > 0 && second < first;
    case "ratio":
      return second !== undefined && first > 0 && second / first > check.max;
    case "per-head": {
      const heads = check.facts.map((fact) => facts[fact] ?? 0).reduce((sum, size) => sum + size, 0);
      const known = check.facts.every((fact) => facts[fact] !== undefined);
      return known && second !== undefined && first > 0 && second > heads * first;
    }
    case "date-like":
      return second === check.month && check.days.includes(first);
    case "part":
      return second !== undefined && first > second;
  }
}

function isAbout(check: RowCheck, question: Question): boolean {
  const rows = "rows" in check ? check.rows : undefined;
  if (rows) return rows.includes(question.rowId ?? "");
  // Without rows or cells it is about every row of two: things and people.
  return check.cells !== undefined || question.cells.length === 2;
}

/** Which of a row's cells a check compares: those it names, else the first two; none where the row has them not. */
export function comparedAt(check: RowCheck, question: Question): readonly number[] {
  if (!check.cells) return [0, 1];
  const at = check.cells.map((cell) => question.cells.findIndex(({ id }) => id === cell));
  return at.includes(-1) ? [] : at;
}

/** The same values with the two that a check compares changed over, where that may have been meant; else null. */
export function swappedFor(
  check: Check,
  question: Question,
  values: readonly number[],
): readonly number[] | null {
  if (check.type !== "fewer-people" && check.type !== "part") return null;
  const [one = -1, other = -1] = comparedAt(check, question);
  return values.map(
    (value, at) => (at === one ? values[other] : at === other ? values[one] : value) ?? value,
  );
}

/** Each inner array is one finding: the questions it is about. */
function breaksReview(check: ReviewCheck, form: Questionnaire, answers: Answers): Question[][] {
  const sum = (places: readonly Place[]) =>
    places.reduce((total, place) => total + (numberAt(answers, place) ?? 0), 0);
  const known = (places: readonly Place[]) => places.some((place) => numberAt(answers, place) !== null);
  const at = (places: readonly Place[]) => places.flatMap((place) => form.byPlace(place) ?? []);
  const numeric = form.questions.filter((question) => numbersOf(answers, question) !== null);
  switch (check.type) {
    case "together":
      return known(check.a) && known(check.b) && sum(check.a) > 0 !== sum(check.b) > 0
        ? [at([...check.a, ...check.b])]
        : [];
    case "implies":
      return known(check.given) && known(check.follows) && sum(check.given) > 0 && sum(check.follows) === 0
        ? [at([...check.given, ...check.follows])]
        : [];
    case "only":
    case "same":
      return breaksNamed(check, numeric, answers);
    case "gate-empty":
      return form.groups
        .map(({ gate, questions }) => (gate && answers.get(gate.place)?.value === true ? [...questions] : []))
        .filter(
          (rows) => rows.length > 0 && rows.every((row) => numeric.includes(row) && isZero(row, answers)),
        );
    case "all-zero":
      return numeric.length > 0 && allAsked(form, answers) && numeric.every((row) => isZero(row, answers))
        ? [numeric]
        : [];
  }
}

/** The checks about rows that they name: alone above 0, or with the same figures. */
function breaksNamed(
  check: Extract<ReviewCheck, { type: "only" | "same" }>,
  numeric: readonly Question[],
  answers: Answers,
): Question[][] {
  const named = numeric.filter(({ rowId }) => check.rows.includes(rowId ?? ""));
  if (named.every((row) => isZero(row, answers))) return [];
  if (check.type === "only") {
    const others = numeric.filter((row) => !named.includes(row));
    return others.length > 0 && others.every((row) => isZero(row, answers)) ? [named] : [];
  }
  const shown = new Set(named.map((row) => JSON.stringify(numbersOf(answers, row))));
  return named.length > 1 && shown.size === 1 ? [named] : [];
}

function isZero(question: Question, answers: Answers): boolean {
  return (numbersOf(answers, question) ?? []).every((value) => value === 0);
}

function allAsked(form: Questionnaire, answers: Answers): boolean {
  return form.questions.every((question) => question.narrative || valuesOf(answers, question) !== null);
}

/** The numbers of a question, or null when it is open or not a number. */
export function numbersOf(answers: Answers, question: Question): number[] | null {
  const values = valuesOf(answers, question);
  const numbers = values?.filter((value) => typeof value === "number") ?? [];
  return values && numbers.length === values.length ? numbers : null;
}

/** The rows belong to it: the same figures in another row are another doubt. */
function hashOf(
  check: Check,
  questions: readonly Question[],
  values: readonly (readonly number[])[],
): string {
  return `${check.id}:${questions.map((question) => question.id).join(",")}:${JSON.stringify(values)}`;
}

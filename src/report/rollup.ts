// Many submissions to one set of totals: the only place where reports are added up. Pure; knows forms and report rows.
import type { Answers } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { notePlace, type Place, rowStem } from "../form/place.ts";
import { rescaled } from "../form/scaled.ts";
import { clean } from "../language/normalise.ts";
import { isBareNone } from "../language/stand-ins.ts";
import { tokenise } from "../language/tokens.ts";
import { amountOf, type NumberPlace, numberPlaces } from "./places.ts";
import { isCounted, type UnitReport } from "./types.ts";

/** One total, as a whole number of its place's last digit. `total` is null over nobody, and where nothing is added. */
type Total = {
  readonly total: bigint | null;
  /** Units that gave a number, 0 included. */
  readonly counted: number;
  /** Units that held it: a number above 0. */
  readonly held: number;
};

/** What was written at a place that is joined, not added: notes and free rows. "None" is an answer and no note. */
type Joined = {
  /** Units that wrote something; 0 where all that wrote had nothing to say. */
  readonly units: number;
  /** Each unit's words, or null when together they are too long to be read in one cell. */
  readonly lines: readonly { readonly unit: string; readonly words: string }[] | null;
};

export type RollUp = {
  /** Units whose sealed figures are in the totals, and how many of them are returned at the moment. */
  readonly units: number;
  readonly returned: number;
  readonly figures: ReadonlyMap<Place, Total>;
  readonly notes: ReadonlyMap<Place, Joined>;
};

/**
 * Adds units up one at a time, so that memory does not grow with them. Give it the direct children of one node only:
 * a school under a phòng is already in the phòng's figures.
 */
type RollUpSum = { add(unit: UnitReport): void; result(): RollUp };

/** The totals of these units (direct children of one node only). */
export function rollUp(form: Form, units: Iterable<UnitReport>): RollUp {
  const sum = rollUpSum(form);
  for (const unit of units) sum.add(unit);
  return sum.result();
}

/** Begins a sum over no unit. */
export function rollUpSum(form: Form): RollUpSum {
  const figures = new Map<Place, Growing>(
    numberPlaces(form).map(({ place }) => [place, { total: null, counted: 0, held: 0 }]),
  );
  const notes = new Map<Place, { units: number; lines: { unit: string; words: string }[] | null }>();
  const notePlaces = notePlacesOf(form);
  let units = 0;
  let returned = 0;
  return {
    add(unit) {
      if (!isCounted(unit)) return;
      units += 1;
      if (unit.state === "returned") returned += 1;
      const amounts = amountsOf(form, unit.submission.answers);
      for (const { place, rule } of numberPlaces(form)) {
        const [figure, amount] = [figures.get(place), amounts.get(place)];
        if (figure && amount !== undefined) addAmount(figure, amount, rule !== "none");
      }
      for (const place of notePlaces) {
        const words = wordsAt(unit.submission.answers, place);
        if (words !== null) addNote(notes, place, unit.node.shortName, words);
      }
    },
    result: () => ({ units, returned, figures: withDerived(form, figures), notes }),
  };
}

/** One unit's figure; of what is not added up it only counts that it is there. */
function addAmount(figure: Growing, amount: bigint, adds: boolean): void {
  if (adds) figure.total = (figure.total ?? 0n) + amount;
  figure.counted += 1;
  if (amount > 0n) figure.held += 1;
}

type Growing = { -readonly [K in keyof Total]: Total[K] };

/**
 * Every number of one report by place, as whole numbers of the place's last digit, its computed totals included; no
 * entry where there is none.
 */
export function amountsOf(form: Form, answers: Answers): Map<Place, bigint> {
  const amounts = new Map<Place, bigint>();
  for (const place of numberPlaces(form)) {
    const amount = place.rule === "derived" ? null : amountOf(answers.get(place.place)?.value, place);
    if (amount !== null) amounts.set(place.place, amount);
  }
  for (const place of numberPlaces(form)) {
    const total = place.rule === "derived" ? totalOf(form, place, (part) => amounts.get(part)) : null;
    if (total !== null) amounts.set(place.place, total);
  }
  return amounts;
}

/** The note or free text at a place, without the edges; null when there is none. */
export function wordsAt(answers: Answers, place: Place): string | null {
  const value = answers.get(place)?.value;
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** No "none" is longer, whatever goes with it. */
const longestNone = 200;

/** Whether these words only say that there is nothing: fifty such lines would hide the one that says something. */
export function saysNone(words: string): boolean {
  return words.length <= longestNone && isBareNone(tokenise(clean(words)));
}

/** Every place that may hold a note: of rows (a free row's text is its note) and of narrative items. */
function notePlacesOf(form: Form): readonly Place[] {
  return itemsOf(form).flatMap(({ item }) =>
    item.table ? item.table.rows.map((row) => notePlace(rowStem(item.id, row.id))) : [notePlace(item.id)],
  );
}

/** Totals over rows are computed again from the added rows, so that they always agree with what stands above them. */
function withDerived(form: Form, figures: ReadonlyMap<Place, Total>): Map<Place, Total> {
  const result = new Map<Place, Total>([...figures].map(([place, figure]) => [place, { ...figure }]));
  for (const place of numberPlaces(form)) {
    const figure = result.get(place.place);
    if (place.rule !== "derived" || !figure) continue;
    result.set(place.place, { ...figure, total: totalOf(form, place, (part) => result.get(part)?.total) });
  }
  return result;
}

/** The sum of the places that a total adds up, each brought to the total's digits; null over nothing. */
function totalOf(
  form: Form,
  { of, digits }: NumberPlace,
  amountAt: (place: Place) => bigint | null | undefined,
): bigint | null {
  let total: bigint | null = null;
  for (const part of numberPlaces(form)) {
    const amount = of.includes(part.place) ? (amountAt(part.place) ?? null) : null;
    if (amount !== null) total = (total ?? 0n) + rescaled(amount, part.digits, digits);
  }
  return total;
}

/** Longer than this nobody reads in a narrow cell; the notes have a sheet of their own. */
const readableNote = 240;

function addNote(
  notes: Map<Place, { units: number; lines: { unit: string; words: string }[] | null }>,
  place: Place,
  unit: string,
  words: string,
): void {
  const joined = notes.get(place) ?? { units: 0, lines: [] };
  notes.set(place, joined);
  if (saysNone(words)) return;
  joined.units += 1;
  joined.lines?.push({ unit, words });
  const length = joined.lines?.reduce((sum, line) => sum + line.unit.length + line.words.length + 2, 0) ?? 0;
  if (length > readableNote) joined.lines = null;
}

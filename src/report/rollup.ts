// Many submissions to one set of totals: the only place where reports are added up. Pure; knows forms and report rows.
import type { Answers } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import { itemsOf } from "../form/items.ts";
import { isPersonal } from "../form/personal.ts";
import { notePlace, type Place, rowStem } from "../form/place.ts";
import { answersFrom } from "../form/report-cells.ts";
import { clean } from "../language/normalise.ts";
import { isBareNone } from "../language/stand-ins.ts";
import { tokenise } from "../language/tokens.ts";
import { type ChoiceTotal, choiceTotals } from "./choices.ts";
import type { HeldAt } from "./computed.ts";
import { amountsOf, sealedUnitFigures, withFollowing } from "./figures.ts";
import { formCells } from "./form-cells.ts";
import { type OpenRow, openLines } from "./open-lines.ts";
import { numberPlaces } from "./places.ts";
import { isCounted, reportsIn, type SealedUnit, type UnitReport } from "./types.ts";

/** One total, as a whole number of its place's last digit. `total` is null over nobody, and where nothing is added. */
type Total = {
  readonly total: bigint | null;
  /** Units that gave a number, 0 included. */
  readonly counted: number;
  /** Units that held it, a number above 0: of a compiled report itself, not each that it is made of. */
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
  /** The totals alone, where there are any. */
  readonly totals: ReadonlyMap<Place, bigint>;
  /** What expressions see of the totals. */
  readonly heldAt: HeldAt;
  /** How many units chose each option, where options are chosen from. */
  readonly choices: ReadonlyMap<Place, ChoiceTotal>;
  /** The lines beneath open rows, by the row's stem. */
  readonly openRows: ReadonlyMap<string, OpenRow>;
  /** Notes, and the words of cells whose words are to be joined. */
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
  const sums = growingSums(form);
  const last = growingSums(form);
  const choices = choiceTotals(form);
  const notes = new Map<Place, { units: number; lines: { unit: string; words: string }[] | null }>();
  const joined = joinedCells(form);
  const open = openLines(form);
  let units = 0;
  let returned = 0;
  let hadBefore = false;
  const addPart = (part: SealedUnit, held: Set<Place>): void => {
    const { answers } = part.submission;
    const { amounts, heldAt } = sealedUnitFigures(form, part);
    addAmounts(sums, amounts);
    for (const [place, amount] of amounts) if (amount > 0n) held.add(place);
    if (part.before) {
      hadBefore = true;
      addAmounts(last, amountsOf(form, answersFrom(part.before), part.node.profile));
    }
    choices.add({ answers, heldAt });
    open.add(part.node.shortName, { answers, heldAt });
    for (const { place, words } of joined) {
      const said = words(answers);
      if (said !== null) addNote(notes, place, part.node.shortName, said);
    }
  };
  return {
    add(unit) {
      if (!isCounted(unit)) return;
      if (!unit.ownPart) units += 1;
      if (unit.state === "returned") returned += 1;
      // However many of those below it held something, a compiled report is one line of the list.
      const held = new Set<Place>();
      for (const part of reportsIn(unit)) addPart(part, held);
      for (const place of held) {
        const growing = sums.get(place);
        if (growing) growing.held += 1;
      }
    },
    result: () => {
      const { figures, heldAt } = totalsFrom(form, sums, hadBefore ? last : null);
      return {
        units,
        returned,
        figures,
        heldAt,
        totals: new Map(
          [...figures].flatMap(([place, { total }]) => (total === null ? [] : [[place, total]])),
        ),
        choices: choices.result(),
        openRows: open.result(),
        notes,
      };
    },
  };
}

type Growing = { sum: bigint; counted: number; held: number };

function growingSums(form: Form): ReadonlyMap<Place, Growing> {
  return new Map(numberPlaces(form).map(({ place }) => [place, { sum: 0n, counted: 0, held: 0 }]));
}

function addAmounts(sums: ReadonlyMap<Place, Growing>, amounts: ReadonlyMap<Place, bigint>): void {
  for (const [place, amount] of amounts) {
    const growing = sums.get(place);
    if (!growing) continue;
    growing.sum += amount;
    growing.counted += 1;
  }
}

/** What units gave at a place, together: here, or added up by a database. */
export type Sums = { readonly sum: bigint; readonly counted: number; readonly held: number };

/**
 * The totals that follow from what units gave: a figure is added, averaged or left alone; what is computed is computed
 * again from the totals, so that it always agrees with what stands beside it. `last`: what the same units gave in their
 * last round, whose totals are the last round of these; null where that is not known.
 */
export function totalsFrom(
  form: Form,
  sums: ReadonlyMap<Place, Sums>,
  last: ReadonlyMap<Place, Sums> | null,
): { readonly figures: Map<Place, Total>; readonly heldAt: HeldAt } {
  const added = new Map<Place, bigint>();
  for (const { place, rule } of numberPlaces(form)) {
    const of = sums.get(place);
    if (!of || of.counted === 0 || rule === "none" || rule === "again") continue;
    added.set(place, rule === "average" ? quotient(of.sum, BigInt(of.counted)) : of.sum);
  }
  const { amounts, heldAt } = withFollowing(
    form,
    added,
    ({ again }) => again,
    // What no unit gave is nothing that a sum waits for.
    () => ({ type: "not-asked" }),
    last ? { before: totalsFrom(form, last, null).heldAt } : {},
  );
  const figures = new Map(
    numberPlaces(form).map(({ place }) => {
      const { counted = 0, held = 0 } = sums.get(place) ?? {};
      return [place, { total: amounts.get(place) ?? null, counted, held }];
    }),
  );
  return { figures, heldAt };
}

/** Rounded as people do: halves away from 0. */
function quotient(sum: bigint, by: bigint): bigint {
  const size = ((sum < 0n ? -sum : sum) * 2n + by) / (by * 2n);
  return sum < 0n ? -size : size;
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

type JoinedCell = { readonly place: Place; words(answers: Answers): string | null };

/**
 * Every place whose words are joined: notes of rows (a free row's text is its note) and of narrative items, and cells
 * of which the form says so.
 */
function joinedCells(form: Form): readonly JoinedCell[] {
  const notes = itemsOf(form).flatMap(({ item }) =>
    item.table ? item.table.rows.map((row) => notePlace(rowStem(item.id, row.id))) : [notePlace(item.id)],
  );
  const cells = formCells(form).flatMap(({ cell, lines }): JoinedCell[] => {
    const { place, kind, said } = cell;
    if (lines !== null || isPersonal(form, place) || (said.rollUp !== "join" && said.rollUp !== "list"))
      return [];
    return [
      {
        place,
        words: (answers) => {
          const value = answers.get(place)?.value ?? null;
          return value === null ? null : kind.narrative ? wordsAt(answers, place) : kind.say(value, cell);
        },
      },
    ];
  });
  return [
    ...notes.map((place) => ({ place, words: (answers: Answers) => wordsAt(answers, place) })),
    ...cells,
  ];
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

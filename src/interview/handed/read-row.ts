// What one line of a file says of one row: its cells by their kinds, its own measures before its titles. Pure.
import type { FileCell } from "../../files/blocks.ts";
import type { Cell } from "../../form/cells.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { isPair } from "../../form/row.ts";
import { contextOf } from "../../form/tuple.ts";
import type { ReadResult } from "../../language/reading.ts";
import type { CellValue, RowReading } from "../../language/row-reading.ts";
import { countsOther, hasMeasure } from "../reading/measures-said.ts";
import { readTyped } from "../reading/readers.ts";
import { isDash, toldOf } from "./cell-signs.ts";
import type { Figures, Held } from "./figures.ts";
import type { HandedRow, Spot } from "./handed.ts";
import { measureSaid } from "./scale.ts";

/** A line of the file as one row: a reading, all dashes, or nothing in it. */
export type RowRead =
  | {
      readonly type: "read";
      readonly said: string;
      readonly reading: RowReading;
      readonly odd: HandedRow["odd"];
    }
  | { readonly type: "dashes" | "blank" };

/** One line that is read as a row, in a table or under a heading of the outline. */
export type LineRead = {
  readonly id: string;
  readonly wording: string;
  readonly read: RowRead;
  readonly spot: Spot;
};

type Around = {
  readonly q: Questionnaire;
  readonly question: Question;
  /** The unit that stands in the line, and what the head says of a column. */
  readonly unit: string;
  scale(cell: FileCell): number | null;
  /** What a line above the table says of all its amounts. */
  readonly above: number | null;
  /** The line's words leave a doubt which row it is. */
  readonly sure: boolean;
  readonly now: Date;
};

/** Reads the figures of a line as a row's. Nothing that stands there is dropped to make a value of it. */
export function readRow(figures: Figures, around: Around): RowRead {
  const { cells, whole } = figures;
  const all = whole ? [whole] : cells.flat();
  if (all.length === 0) return readRemark(figures.note, around);
  if (all.every(({ shown }) => isDash(shown))) return { type: "dashes" };
  const said = all.map(toldOf).join(" / ");
  const note = figures.note === "" ? null : figures.note;
  const reading = withNote(readFigures(figures, around), note);
  // A unit beside the figures is told with them: "buổi" where the row counts classes.
  const other = around.unit !== "" && countsOther(around.q, around.question, `1 ${around.unit}`);
  const clear = around.sure && figures.titled && !other;
  return { type: "read", said, reading: clear ? reading : asked(reading, around.question), odd: oddIn(all) };
}

/** Nothing but a remark: "Không tổ chức" is told and asked, as figures that were put there are. */
function readRemark(note: string, { question, now }: Around): RowRead {
  const reading = note === "" ? null : asked(readTyped(question, note, now), question);
  const says = reading?.type === "ambiguous" && reading.readings.length > 0;
  return says ? { type: "read", said: note, reading, odd: null } : { type: "blank" };
}

function readFigures(figures: Figures, around: Around): RowReading {
  const { q, question, now } = around;
  const { whole } = figures;
  if (whole) return readWhole(whole, around);
  const several = figures.cells.some((held) => new Set(held.map(({ shown }) => shown)).size > 1);
  if (several) return unclear([]);
  const held = figures.cells.map((own) => own.find(({ shown }) => !isDash(shown)) ?? null);
  const [only, more] = held.filter((cell) => cell !== null);
  // "Không có" in one of its cells is said of the row.
  if (only && !more && question.cells.length > 1 && only.value.type === "text" && !/\d/u.test(only.shown))
    return readTyped(question, only.value.text, now);
  const composed = compose(question.cells, held, around);
  const worded = held.filter((cell) => cell?.value.type === "text" && hasMeasure(cell.shown));
  if (worded.length === 0) return composed;
  const text = joined(question, held);
  const typed = isPair(question.cells) ? readTyped(question, text, now) : composed;
  const best = typed.type === "refused" ? composed : typed;
  // What the figures count themselves is evidence like any other: against the row it is asked.
  return countsOther(q, question, text) ? asked(best, question) : best;
}

/** All of a row in one cell, as it would be typed; a bare number is one of its figures, and nobody knows which. */
function readWhole(cell: FileCell, { q, question, now }: Around): RowReading {
  const { value } = cell;
  if (value.type === "number") {
    const [first] = question.cells;
    if (!first) return unclear([]);
    const read = first.kind.readHeld({ value, shown: cell.shown, scale: null }, contextOf(first, now));
    if (read.type !== "value") return asRow(read);
    return { type: "half", half: [{ cell: first.id, value: read.value }], sure: false, note: null };
  }
  if (value.type !== "text") return { type: "refused", reason: "not-understood" };
  const typed = readTyped(question, value.text, now);
  const bare = typed.type === "half" && !hasMeasure(value.text);
  if (bare) return { ...typed, sure: false };
  return countsOther(q, question, value.text) ? asked(typed, question) : typed;
}

/** The cells side by side as a person would type them: a bare number is what its column says. */
function joined({ nouns }: Question, held: readonly (FileCell | null)[]): string {
  return held
    .flatMap((cell, at) => {
      if (!cell) return [];
      return /^[\d.,\s]+$/u.test(cell.shown) ? [`${cell.shown} ${nouns[at] ?? ""}`] : [cell.shown];
    })
    .join(" / ");
}

/** Each cell by its kind. One that is in doubt leaves the row in doubt, with each of its readings. */
function compose(
  cells: readonly Cell[],
  held: Held | readonly (FileCell | null)[],
  around: Around,
): RowReading {
  const reads = cells.map((cell, at) => {
    const own = held[at];
    if (!own) return null;
    const context = contextOf(cell, around.now);
    const scale = measureOf(cell, around.scale(own), around.above);
    return cell.kind.readHeld({ value: own.value, shown: own.shown, scale }, context);
  });
  const refused = reads.find((read) => read?.type === "refused" || read?.type === "later");
  if (refused) return asRow(refused);
  const doubts = reads.filter((read) => read?.type === "ambiguous");
  if (doubts.length > 0) return inDoubt(cells, reads);
  const notes = reads.flatMap((read) => (read?.type === "value" && read.note ? [read.note] : []));
  const note = notes.length > 0 ? notes.join("; ") : null;
  const values = reads.flatMap((read) => (read?.type === "value" ? [read.value] : []));
  if (values.length === cells.length) return { type: "value", values, note };
  const half = cells.flatMap(({ id }, at) => {
    const read = reads[at];
    return read?.type === "value" ? [{ cell: id, value: read.value }] : [];
  });
  return { type: "half", half, sure: true, note };
}

/**
 * What the file says that a cell is counted in. Where the form's paper counts in something else than đồng, a line above
 * the table and a plain "đồng" say it, too.
 */
export function measureOf({ scale }: Cell, own: number | null, above: number | null): number | null {
  if (scale === null || scale === "dong") return own === 1 ? null : own;
  return own ?? above;
}

/** More readings of a row than these are nothing to choose from. */
const mostReadings = 4;

function inDoubt(cells: readonly Cell[], reads: readonly (ReadResult<CellValue> | null)[]): RowReading {
  const first = reads.find((read) => read?.type === "ambiguous");
  const ways = reads.reduce<readonly (readonly CellValue[])[]>(
    (rows, read) => {
      const own =
        read?.type === "value"
          ? [read.value]
          : read?.type === "ambiguous"
            ? read.readings.map(({ value }) => value)
            : [];
      return rows.flatMap((row) => own.map((value) => [...row, value])).slice(0, mostReadings + 1);
    },
    [[]],
  );
  const readings = ways.length > mostReadings ? [] : ways.filter((row) => row.length === cells.length);
  if (first?.type !== "ambiguous") return unclear([]);
  return { ...first, readings: readings.map((value) => ({ value })) };
}

function asRow(read: ReadResult<CellValue>): RowReading {
  switch (read.type) {
    case "value":
      return { type: "value", values: [read.value], note: read.note ?? null };
    case "ambiguous":
      return { ...read, readings: read.readings.map(({ value, ...rest }) => ({ ...rest, value: [value] })) };
    case "half":
      return { type: "refused", reason: "not-understood" };
    default:
      return read;
  }
}

function unclear(readings: readonly (readonly CellValue[])[]): RowReading {
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: readings.map((value) => ({ value })),
    offerNone: false,
  };
}

/** The same, to be confirmed. */
export function asked(reading: RowReading, { cells }: Question): RowReading {
  if (reading.type !== "value")
    return reading.type === "half" && reading.half.length < cells.length
      ? { ...reading, sure: false }
      : reading;
  const note = reading.note === null ? {} : { note: reading.note };
  return {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: reading.values, ...note }],
    offerNone: false,
  };
}

/** The remark beside a row, kept with whatever it becomes. */
function withNote(reading: RowReading, note: string | null): RowReading {
  if (note === null) return reading;
  const both = (own: string | null | undefined) => (own ? `${own}; ${note}` : note);
  if (reading.type === "value" || reading.type === "half") return { ...reading, note: both(reading.note) };
  if (reading.type !== "ambiguous") return reading;
  return { ...reading, readings: reading.readings.map((one) => ({ ...one, note: both(one.note) })) };
}

function oddIn(cells: readonly FileCell[]): HandedRow["odd"] {
  for (const { value } of cells) {
    if (value.type !== "text" && value.type !== "number") return value.type;
  }
  return null;
}

/** What a unit or a title says that amounts are counted in: a unit of its own ("đồng") before the title above. */
export function scaleOf(unit: string, title: number | null): number | null {
  return unit.trim() === "" ? title : measureSaid(unit);
}

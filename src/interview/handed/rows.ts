// The lines of the tables that are read, row by row of the form: once each, with what found no place beside them. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { CellValue } from "../../language/row-reading.ts";
import { holdsSomething, isPlainFigure, toldOf } from "./cell-signs.ts";
import type { Head } from "./columns.ts";
import { cellAt, figureColumns } from "./columns.ts";
import { figuresOf, looseFigures } from "./figures.ts";
import type { FoundRow, OtherLine } from "./found.ts";
import type { Handed, HandedRow, Spot, Unplaced } from "./handed.ts";
import type { Part } from "./parts.ts";
import { isOnlyLinks } from "./proofs.ts";
import { type LineRead, type RowRead, readRow, scaleOf } from "./read-row.ts";

type Rows = Pick<Handed, "rows" | "dashes" | "blanks" | "unplaced">;

/** A row that comes as often as this is asked, whatever more of it there is. */
export const mostTimes = 12;

/** `beside`: figures that stand outside of the tables. */
export function rowsOf(
  q: Questionnaire,
  parts: readonly Part[],
  beside: readonly LineRead[],
  now: Date,
): Rows {
  const lines = new Map<string, LineRead[]>();
  const unplaced: Unplaced[] = [];
  const add = (line: LineRead) => {
    const known = lines.get(line.id);
    if (known) known.push(line);
    else lines.set(line.id, [line]);
  };
  for (const { rows, others } of parts.flatMap(({ tables }) => tables)) {
    unplaced.push(...sumsAlone(rows));
    let covered = 0;
    for (const found of rows.filter(({ row }) => row.row.role === "input")) {
      if ((lines.get(found.row.id)?.length ?? 0) > mostTimes) continue;
      const line = lineOf(q, found, now);
      unplaced.push(...line.unplaced);
      const { spot } = found;
      const isCovered = line.read?.type === "blank" && spot.row <= covered;
      covered = Math.max(covered, lastCovered(found));
      if (line.read && !isCovered) add({ id: found.row.id, wording: nameOf(found), read: line.read, spot });
    }
    unplaced.push(...others.flatMap(nowhere));
  }
  for (const line of beside) add(line);
  return { ...together(q, lines), unplaced: withoutRepeats(unplaced, lines) };
}

/** The last line over which a figure of this one is merged, beyond what its words stand over; 0 where none is. */
function lastCovered({ cells, head, wording, spot }: FoundRow): number {
  const own = cells.cells.find(({ shown }) => shown === wording)?.down ?? 1;
  const most = Math.max(
    1,
    ...looseFigures(cells, head)
      .filter(holdsSomething)
      .map(({ down }) => down),
  );
  return most > own ? spot.row + most - 1 : 0;
}

/** A heading's figures are the sum of its rows; where none of them stands they are nobody's. */
function sumsAlone(rows: readonly FoundRow[]): readonly Unplaced[] {
  const filled = new Set(rows.flatMap(({ row }) => (row.row.role === "input" ? [row.group] : [])));
  return rows
    .filter(({ row }) => row.row.role === "heading" && !filled.has(row.row.label))
    .flatMap((found) => withFigures(found, "unknown-row"));
}

function lineOf(q: Questionnaire, found: FoundRow, now: Date) {
  const { question } = found.row;
  if (question === null) return { read: null, unplaced: withFigures(found, "not-asked") };
  if (found.cells.hidden) return { read: null, unplaced: withFigures(found, "hidden") };
  return readLine(q, question, found, now);
}

function readLine(q: Questionnaire, question: Question, found: FoundRow, now: Date) {
  const held = figuresOf(found, question);
  const figures = isOnlyLinks(q, found, held.note, now) ? { ...held, note: "" } : held;
  const unit = shownIn(found.cells, found.head?.unit ?? []);
  const kept = figures.note.length <= longestNote;
  const read = readRow(kept ? figures : { ...figures, note: "" }, {
    q,
    question,
    unit,
    scale: (cell) => scaleOf(unit, scaleAbove(found.head, cell)),
    above: found.head?.above ?? null,
    // One figure over several rows is of all of them: how much is this one's, nobody can say.
    sure: found.sure && lastCovered(found) === 0,
    now,
  });
  const elsewhere = figures.elsewhere.filter(holdsSomething);
  const unplaced = [
    ...unplacedIf(elsewhere, "other-column", found, nameOf(found)),
    ...(kept
      ? []
      : [{ why: "too-long" as const, name: nameOf(found), figures: figures.note, spot: found.spot }]),
  ];
  // Figures that found no place are no blank: "không có hết" is not to say that there are none.
  return { read: read.type === "blank" && elsewhere.length > 0 ? null : read, unplaced };
}

/** No remark is longer: it stands in one cell of the workbook that is made of the reports. */
const longestNote = 8_000;

/** Each row once: said twice the same is once, said otherwise is asked with each of its figures. */
function together(
  q: Questionnaire,
  lines: ReadonlyMap<string, readonly LineRead[]>,
): Pick<Rows, "rows" | "dashes" | "blanks"> {
  const rows: HandedRow[] = [];
  const dashes: { id: string; spot: Spot }[] = [];
  const blanks: { id: string; spot: Spot }[] = [];
  for (const { id } of q.questions) {
    const own = lines.get(id) ?? [];
    const read = own.flatMap(({ wording, spot, read: one }) =>
      one.type === "read" ? [{ wording, spot, ...one }] : [],
    );
    const dash = own.find((one) => one.read.type === "dashes");
    const [first] = own;
    if (read.length > 0) rows.push({ id, ...oneOf(read) });
    else if (dash) dashes.push({ id, spot: dash.spot });
    else if (first) blanks.push({ id, spot: first.spot });
  }
  return { rows, dashes, blanks };
}

type Read = { readonly wording: string; readonly spot: Spot } & Extract<RowRead, { type: "read" }>;

function oneOf(read: readonly Read[]): Omit<HandedRow, "id"> {
  const apart = read.filter((one, at) => !read.some((other, before) => before < at && isSame(one, other)));
  // "8tr2" in one place and 8.200.000 in another are one amount.
  const clear = apart.find((one) => apart.every((other) => other === one || allows(other, one)));
  const [first] = apart;
  const line = clear ?? first;
  if (!line) throw new RangeError("a row that was read has a reading");
  const { wording, said, reading, odd, spot } = line;
  if (clear) return { wording, said, reading, odd, spot };
  const values = apart.flatMap((one) => valuesOf(one));
  const readings = [...new Map(values.map((value) => [JSON.stringify(value), { value }])).values()];
  return {
    wording,
    said: apart.map((one) => one.said).join("; "),
    reading: { type: "ambiguous", reason: "several", readings, offerNone: false },
    odd,
    spot,
  };
}

function valuesOf({ reading }: Read): readonly (readonly CellValue[])[] {
  if (reading.type === "value") return [reading.values];
  return reading.type === "ambiguous" ? reading.readings.map(({ value }) => value) : [];
}

/** Whether what is certain in one place is one of what another may mean. */
function allows(other: Read, { reading }: Read): boolean {
  if (reading.type !== "value" || other.reading.type === "value") return false;
  const own = JSON.stringify(reading.values);
  return valuesOf(other).some((value) => JSON.stringify(value) === own);
}

function isSame({ reading: one }: Read, { reading: other }: Read): boolean {
  const plain = (reading: HandedRow["reading"]) =>
    JSON.stringify(reading.type === "value" ? reading.values : reading);
  return plain(one) === plain(other);
}

/** A line with figures that is no row of the form. */
function nowhere(line: OtherLine): readonly Unplaced[] {
  if (line.what === "total") return [];
  const columns = line.head && figureColumns(line.head);
  const figures = looseFigures(line.cells, line.head).filter(
    (cell) =>
      // What no program has worked out says nothing.
      cell.value.type !== "unworked" &&
      holdsSomething(cell) &&
      isPlainFigure(cell) &&
      (columns === null || columns.has(cell.column)),
  );
  const hidden = line.cells.hidden || line.what === "hidden";
  const why = hidden ? "hidden" : line.what === "contradicts" ? "contradicts" : "unknown-row";
  return unplacedIf(figures, why, line, line.name);
}

/** A line of a row that is not taken, where it holds more than noughts. */
function withFigures(found: FoundRow, why: Unplaced["why"]): readonly Unplaced[] {
  const figures = looseFigures(found.cells, found.head).filter(holdsSomething);
  const some = figures.some(
    ({ value, shown }) => !(value.type === "number" ? value.number === 0 : shown.trim() === "0"),
  );
  return some ? unplacedIf(figures, why, found, nameOf(found)) : [];
}

function unplacedIf(
  figures: readonly FileCell[],
  why: Unplaced["why"],
  { spot }: { readonly spot: Unplaced["spot"] },
  name: string,
): readonly Unplaced[] {
  if (figures.length === 0) return [];
  return [{ why, name, figures: figures.map(toldOf).join(" / "), spot }];
}

/** A hidden line that says what a visible one says is the same line. */
function withoutRepeats(unplaced: readonly Unplaced[], lines: ReadonlyMap<string, readonly LineRead[]>) {
  const said = new Set(
    [...lines.values()]
      .flat()
      .flatMap(({ wording, read }) => (read.type === "read" ? [`${wording}|${read.said}`] : [])),
  );
  return unplaced.filter(({ why, name, figures }) => why !== "hidden" || !said.has(`${name}|${figures}`));
}

function nameOf({ wording, row }: FoundRow): string {
  return wording === "" ? (row.labels[0] ?? "") : wording;
}

function shownIn(row: FileRow, columns: readonly number[]): string {
  return columns.flatMap((column) => cellAt(row, column)?.shown ?? []).join(" ");
}

function scaleAbove(head: Head | null, { column, across }: FileCell): number | null {
  for (let at = column; at < column + across; at += 1) {
    const scale = head?.scales.get(at);
    if (scale !== undefined) return scale;
  }
  return null;
}

// The lines of the tables that are read, row by row of the form: once each, with what found no place beside them. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import type { Question, Questionnaire } from "../../form/questions.ts";
import type { Head } from "./columns.ts";
import { cellAt } from "./columns.ts";
import { figuresOf, isBlank, isDash, looseFigures } from "./figures.ts";
import type { Handed, HandedRow, Unplaced } from "./handed.ts";
import type { Part } from "./parts.ts";
import { type RowRead, readRow, scaleOf } from "./read-row.ts";
import type { FoundRow, OtherLine } from "./table.ts";

type Rows = Pick<Handed, "rows" | "dashes" | "blanks" | "unplaced">;

/** One line that is read as a row. */
type LineRead = { readonly found: FoundRow; readonly read: RowRead };

export function rowsOf(q: Questionnaire, parts: readonly Part[], now: Date): Rows {
  const lines = new Map<string, LineRead[]>();
  const unplaced: Unplaced[] = [];
  for (const { rows, others } of parts.flatMap(({ tables }) => tables)) {
    for (const found of rows) {
      if (found.row.row.role !== "input") continue;
      const line = lineOf(q, found, now);
      unplaced.push(...line.unplaced);
      if (line.read)
        lines.set(found.row.id, [...(lines.get(found.row.id) ?? []), { found, read: line.read }]);
    }
    unplaced.push(...others.flatMap(nowhere));
  }
  return { ...together(q, lines), unplaced: withoutRepeats(unplaced, lines) };
}

function lineOf(q: Questionnaire, found: FoundRow, now: Date) {
  const { question } = found.row;
  if (question === null) return { read: null, unplaced: withFigures(found, "not-asked") };
  if (found.cells.hidden) return { read: null, unplaced: withFigures(found, "hidden") };
  return readLine(q, question, found, now);
}

function readLine(q: Questionnaire, question: Question, found: FoundRow, now: Date) {
  const figures = figuresOf(found, question);
  const unit = shownIn(found.cells, found.head?.unit ?? []);
  const kept = figures.note.length <= longestNote;
  const read = readRow(kept ? figures : { ...figures, note: "" }, {
    q,
    question,
    unit,
    scale: (cell) => scaleOf(unit, scaleAbove(found.head, cell)),
    sure: found.sure,
    now,
  });
  const unplaced = [
    ...unplacedIf(figures.elsewhere.filter(holdsSomething), "other-column", found, nameOf(found)),
    ...(kept
      ? []
      : [{ why: "too-long" as const, name: nameOf(found), figures: figures.note, spot: found.spot }]),
  ];
  return { read, unplaced };
}

/** No remark is longer: it stands in one cell of the workbook that is made of the reports. */
const longestNote = 8_000;

/** Each row once: said twice the same is once, said otherwise is asked with each of its figures. */
function together(
  q: Questionnaire,
  lines: ReadonlyMap<string, readonly LineRead[]>,
): Pick<Rows, "rows" | "dashes" | "blanks"> {
  const rows: HandedRow[] = [];
  const [dashes, blanks]: { id: string; spot: FoundRow["spot"] }[][] = [[], []];
  for (const { id } of q.questions) {
    const own = lines.get(id) ?? [];
    const [first] = own;
    if (!first) continue;
    const read = own.flatMap(({ found, read: one }) => (one.type === "read" ? [{ found, ...one }] : []));
    const [line] = read;
    const dash = own.find((one) => one.read.type === "dashes");
    if (line) rows.push({ id, ...rowRead(read, line) });
    else if (dash) dashes?.push({ id, spot: dash.found.spot });
    else blanks?.push({ id, spot: first.found.spot });
  }
  return { rows, dashes: dashes ?? [], blanks: blanks ?? [] };
}

type Read = { readonly found: FoundRow } & Extract<RowRead, { type: "read" }>;

function rowRead(read: readonly Read[], line: Read): Omit<HandedRow, "id"> {
  const { found, said, reading, odd } = line;
  const one = { wording: found.wording, said, reading, odd, spot: found.spot };
  const apart = read.filter(({ reading: other }) => !isSame(reading, other));
  if (apart.length === 0) return one;
  const all = [line, ...apart];
  const readings = all.flatMap((each) => {
    if (each.reading.type === "value") return [{ value: each.reading.values }];
    return each.reading.type === "ambiguous" ? each.reading.readings : [];
  });
  return {
    ...one,
    said: all.map((each) => each.said).join("; "),
    reading: { type: "ambiguous", reason: "several", readings, offerNone: false },
  };
}

function isSame(one: HandedRow["reading"], other: HandedRow["reading"]): boolean {
  const plain = (reading: HandedRow["reading"]) =>
    JSON.stringify(reading.type === "value" ? reading.values : reading);
  return plain(one) === plain(other);
}

/** A line with figures that is no row of the form. */
function nowhere(line: OtherLine): readonly Unplaced[] {
  if (line.what === "total") return [];
  const figures = looseFigures(line.cells, line.head).filter(holdsSomething);
  const why = line.cells.hidden ? "hidden" : line.what === "contradicts" ? "contradicts" : "unknown-row";
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
  return [{ why, name, figures: figures.map(({ shown }) => shown).join(" / "), spot }];
}

/** A hidden line that says what a visible one says is the same line. */
function withoutRepeats(unplaced: readonly Unplaced[], lines: ReadonlyMap<string, readonly LineRead[]>) {
  const said = new Set(
    [...lines.values()]
      .flat()
      .flatMap(({ found, read }) => (read.type === "read" ? [`${nameOf(found)}|${read.said}`] : [])),
  );
  return unplaced.filter(({ why, name, figures }) => why !== "hidden" || !said.has(`${name}|${figures}`));
}

function nameOf({ wording, row }: FoundRow): string {
  return wording === "" ? (row.labels[0] ?? "") : wording;
}

function holdsSomething(cell: FileCell): boolean {
  return !isBlank(cell) && !isDash(cell.shown);
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

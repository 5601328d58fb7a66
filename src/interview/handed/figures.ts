// Where the figures of one line of a file stand: each in the column that its title gives it, nowhere else. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import type { Row, Table } from "../../form/form.ts";
import type { Question } from "../../form/question.ts";
import { isBlank, isDash, isFigure, isMark, isPlainFigure } from "./cell-signs.ts";
import { type Columns, cellAt, type Head } from "./columns.ts";
import type { FoundRow } from "./found.ts";
import { type MarksAround, markedFor } from "./marks.ts";
import { countsAlone } from "./title-roles.ts";

/** What stands there for one cell of the form; several where two titles fit it and both are filled. */
export type Held = readonly FileCell[];

export type Figures = {
  /** One for each cell of the question. */
  readonly cells: readonly Held[];
  /** One cell for all of them: "12/340" under "Số lượng". */
  readonly whole: FileCell | null;
  /** The titles say whose the figures are; else only what they count does. */
  readonly titled: boolean;
  /** Figures in columns that are not this row's. */
  readonly elsewhere: readonly FileCell[];
  /** What was looked at beside these: marks under the answers of a cell. */
  readonly used?: readonly FileCell[];
  readonly note: string;
};

/** The figures of a line that is this question's row. */
export function figuresOf(
  { cells: row, head, row: { table, row: own } }: FoundRow,
  question: Question,
): Figures {
  const columns = head?.tables.get(table) ?? null;
  const note = noteOf(row, head);
  if (question.cells.some(({ kind }) => kind.stands === "note"))
    return freeWords(row, head, columns, note, question);
  if (!head || !columns || !tells(columns, { row, head, table, question }))
    return withMarks(untitled(row, head, question, note), row);
  const shut = filledIn(row, shutColumns(own, columns, question));
  const open = { ...row, cells: row.cells.filter((cell) => !shut.includes(cell)) };
  const figures = byTitles(open, columns, { question, note, table, head });
  const crossed = shut.filter((cell) => !isComputed(own, columns, cell) && !isCross(cell));
  const elsewhere = [...figures.elsewhere, ...unplacedIn(open, head, figures), ...crossed];
  return withMarks({ ...figures, elsewhere }, open);
}

/** Whether the titles tell whose figures stand under them. */
function tells({ at, whole }: Columns, around: MarksAround): boolean {
  if (at.size > 0 || whole.length > 0) return true;
  return around.question.cells.some((cell) => markedFor(cell, [], around) !== null);
}

/** Where nothing else stands, ticks in columns that nobody knows say something: their row is no empty one. */
function withMarks(figures: Figures, { cells }: FileRow): Figures {
  if (figures.whole || figures.cells.flat().length > 0) return figures;
  return { ...figures, elsewhere: [...new Set([...figures.elsewhere, ...cells.filter(isMark)])] };
}

/** Columns in which nothing is asked of this row: what stands there follows from others, or is crossed out. */
function shutColumns(
  { columns: own, crossed = [] }: Row,
  { at }: Columns,
  { cells }: Question,
): readonly number[] {
  const computed = own.filter((column) => !cells.some(({ id }) => id === column));
  return [...computed, ...crossed].flatMap((id) => at.get(id) ?? []);
}

/** The program works it out itself from what is taken. */
function isComputed({ columns: own }: Row, { at }: Columns, { column }: FileCell): boolean {
  return own.some((id) => at.get(id)?.includes(column));
}

function isCross(cell: FileCell): boolean {
  return isMark(cell) || isDash(cell.shown);
}

/** What stands under titles that nobody knows, as figures do: a remark with a figure in it is none. */
function unplacedIn(
  row: FileRow,
  head: Head | null,
  { cells, whole, elsewhere, used = [] }: Figures,
): readonly FileCell[] {
  const placed = new Set([...cells.flat(), ...elsewhere, ...used, whole]);
  return looseFigures(row, head).filter((cell) => isPlainFigure(cell) && !placed.has(cell));
}

type Asked = {
  readonly question: Question;
  readonly note: string;
  readonly table: Table;
  readonly head: Head;
};

function byTitles(row: FileRow, columns: Columns, { question, note, table, head }: Asked): Figures {
  const read = question.cells.map((cell) => {
    const own = filledIn(row, columns.at.get(cell.id) ?? []);
    return markedFor(cell, own, { row, head, table, question }) ?? { held: own, used: own };
  });
  const cells = read.map(({ held }) => held);
  const used = read.flatMap((one) => one.used);
  const all = filledIn(row, [...columns.at.values()].flat());
  const elsewhere = all.filter((cell) => !used.includes(cell));
  const whole = cells.flat().length === 0 ? filledIn(row, columns.whole) : [];
  const [only, more] = whole.length > 0 && elsewhere.length > 0 ? [] : [...whole, ...elsewhere];
  if (cells.flat().length === 0 && only && !more) {
    // A single figure in the wrong one of the columns is that row's figure where these say only what is counted.
    if (question.cells.length === 1)
      return { ...titled([[only]], null, [], note), titled: whole.length > 0 || countsAlone(table) };
    if (whole.length > 0) return titled(nothing(question), only, [], note);
  }
  // Two columns for all of the row, and nobody knows which: both are shown.
  if (whole.length > 1)
    return {
      ...titled(
        question.cells.map((_, at) => (at === 0 ? whole : [])),
        null,
        elsewhere,
        note,
      ),
      titled: false,
    };
  const shared = overAll(cells);
  if (shared) return titled(nothing(question), shared, elsewhere, note);
  const clear = !cells.flat().some(({ column }) => columns.unsure.has(column));
  return { ...titled(cells, null, elsewhere, note), titled: clear, used };
}

/** One cell that a merge spreads over all columns of the row. */
function overAll(cells: readonly Held[]): FileCell | null {
  const [one] = cells[0] ?? [];
  const spread = new Set(cells.flat()).size === 1 && cells.length > 1;
  return one && spread && cells.every((held) => held.includes(one)) ? one : null;
}

function nothing({ cells }: Question): readonly Held[] {
  return cells.map(() => []);
}

function titled(
  cells: readonly Held[],
  whole: FileCell | null,
  elsewhere: readonly FileCell[],
  note: string,
): Figures {
  return { cells, whole, titled: true, elsewhere, note };
}

/** A row of free words: where remarks stand, else wherever its words were put. */
function freeWords(
  row: FileRow,
  head: Head | null,
  columns: Columns | null,
  note: string,
  question: Question,
): Figures {
  const remark = head ? filledIn(row, head.note) : [];
  const own = filledIn(row, [...(columns?.at.values() ?? [])].flat().concat(columns?.whole ?? []));
  const held = remark.length > 0 ? remark : own;
  return {
    cells: question.cells.map(() => held.slice(0, 1)),
    whole: null,
    titled: true,
    elsewhere: remark.length > 0 ? own : own.slice(1),
    note: remark.length > 0 ? "" : note,
  };
}

/** Without titles only a row of one figure, with one figure beside it, is clear. */
function untitled(row: FileRow, head: Head | null, question: Question, note: string): Figures {
  const figures = looseFigures(row, head);
  if (head?.doubtful) return titled(nothing(question), null, figures, note);
  const [only, more] = figures;
  // Under a title that nobody knows it may be anything.
  const known = only !== undefined && !head?.open.includes(only.column);
  if (question.cells.length === 1 && only && !more)
    return { cells: [[only]], whole: null, titled: known, elsewhere: [], note };
  if (only && !more)
    return { cells: question.cells.map(() => []), whole: only, titled: false, elsewhere: [], note };
  const placed = figures.length === question.cells.length;
  return {
    cells: question.cells.map((_, at) => (placed ? figures.slice(at, at + 1) : [])),
    whole: null,
    titled: false,
    elsewhere: placed ? [] : figures,
    note,
  };
}

/** Every cell that holds a figure or stands for one, but for the number of the line, units and remarks. */
export function looseFigures(row: FileRow, head: Head | null): readonly FileCell[] {
  const { number = [], unit = [], note = [], text = [], beside = [] } = head ?? {};
  // Of two columns called as the wordings are the second tells what was done: "Diễn giải".
  const other = new Set([...number, ...unit, ...note, ...text.slice(0, 1), ...beside]);
  const words = row.cells.findIndex(
    ({ value, shown }) => value.type === "text" && /\p{L}{3}/u.test(shown) && !/\d/u.test(shown),
  );
  return row.cells.filter(
    (cell, at) =>
      !other.has(cell.column) && at > (words < 0 && row.cells.length > 1 ? 0 : words) && isFigure(cell),
  );
}

function filledIn(row: FileRow, columns: readonly number[]): Held {
  const found = columns.flatMap((column) => cellAt(row, column) ?? []).filter((cell) => !isBlank(cell));
  return [...new Set(found)];
}

function noteOf(row: FileRow, head: Head | null): string {
  return filledIn(row, head?.note ?? [])
    .map(({ shown }) => shown)
    .filter((text) => !isDash(text))
    .join("; ");
}

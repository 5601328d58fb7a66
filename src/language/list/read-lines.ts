// What a message says to a list: its lines, each with the cells that it gives. Pure; the columns read their cells.
import { totals } from "../lexicon/report.ts";
import { phrasebook } from "../phrases.ts";
import type { CellValue } from "../row-reading.ts";
import { hear } from "../said.ts";
import { isLater, readNone } from "../stand-ins.ts";
import { align, type Placed } from "./align.ts";
import type { LineSaid, ListColumn, NoLine, Unread } from "./column.ts";
import { type Cut, cutLine, type Field, fieldNamed, linesIn, titlesIn } from "./fields.ts";

export type LinesSaid = {
  readonly lines: readonly LineSaid[];
  /** Lines that are none of the list's, each with the reason. */
  readonly none: readonly NoLine[];
};

/** Reads the lines of a message. */
export function readLines(columns: readonly ListColumn[], raw: string): LinesSaid {
  const lines: LineSaid[] = [];
  const none: NoLine[] = [];
  let order = columns;
  for (const record of records(columns, raw)) {
    const titles = titlesIn(columns, record.cut);
    if (titles) {
      order = inOrder(columns, titles);
      continue;
    }
    const read = readLine(columns, order, record);
    if ("why" in read) none.push(read);
    else if (read.given.length + read.unread.length > 0) lines.push(read);
  }
  return { lines, none };
}

/** What a message says of one line that stands: the parts of all its lines together, none of which need be the first. */
export function readCells(columns: readonly ListColumn[], raw: string): LineSaid | NoLine {
  const said = raw.trim();
  const fields = partsIn(columns, raw);
  const placed = align(columns, fields);
  if (!placed) return { said, why: "surplus" };
  const [only, more] = placed;
  // One word alone may be anything, also where only one column takes words.
  const doubtful = only && !more && fields[0]?.column === null && only.column?.words && columns.length > 1;
  return valuesOf(said, doubtful ? [{ ...only, column: null }] : placed, true);
}

/** All parts of a message, line after line. */
export function partsIn(columns: readonly ListColumn[], raw: string): readonly Field[] {
  return records(columns, raw).flatMap(({ fields }) => fields);
}

/** How many lines a message has. */
export function countLines(columns: readonly ListColumn[], raw: string): number {
  return records(columns, raw).filter(({ cut }) => titlesIn(columns, cut) === null).length;
}

/** The columns in the order of a line of titles; what it does not name comes behind. */
function inOrder(columns: readonly ListColumn[], titles: readonly (ListColumn | null)[]): ListColumn[] {
  const named = titles.flatMap((column) => column ?? []);
  return [...named, ...columns.filter((column) => !named.includes(column))];
}

type Record = { readonly cut: Cut; readonly fields: readonly Field[] };

/**
 * The lines with their parts. Lines of one named part each are the cells of one line below each other, as a frame has
 * them, until a name comes again.
 */
function records(columns: readonly ListColumn[], raw: string): readonly Record[] {
  const all: { cut: Cut; fields: Field[] }[] = [];
  let below: Field[] | null = null;
  for (const line of linesIn(raw)) {
    const cut = cutLine(line);
    // A cell in a frame may hold a comma: what is named is one part.
    const whole = fieldNamed(columns, cut.said);
    const fields = cut.fields.map((field) => fieldNamed(columns, field));
    const named = fields.filter(({ column }) => column !== null).length;
    const single = whole.column !== null && (fields.length === 1 || (named === 1 && !/[;\t|]/u.test(line)));
    if (!single) {
      below = null;
      all.push({ cut, fields });
    } else if (below?.every(({ column }) => column !== whole.column)) {
      below.push(whole);
    } else {
      below = [whole];
      all.push({ cut, fields: below });
    }
  }
  return all;
}

const total = phrasebook([["total", totals]]);

function readLine(
  columns: readonly ListColumn[],
  order: readonly ListColumn[],
  { cut: { said }, fields: typed }: Record,
): LineSaid | NoLine {
  const first = hear(typed[0]?.text ?? "");
  const isSum = total.at(first.tokens, 0) !== null && first.tokens.length <= mostOfTotal;
  if (isSum && typed[0]?.column === null) return { said, why: "total" };
  const fields = withoutNumber(columns, typed);
  const placed = align(order, fields, { headed: order === columns });
  if (!placed) return { said, why: "surplus" };
  const [only, second] = fields;
  const sure = second !== undefined || only?.column != null || columns.length === 1;
  // "Trần Thị Mai 12/3/1985 nữ Toán": nothing parts what are plainly several cells.
  if (!sure && (/\d/u.test(only?.text ?? "") || hear(only?.text ?? "").tokens.length > mostOfName))
    return { said, why: "not-understood" };
  return valuesOf(said, sure ? placed : placed.map((one) => ({ ...one, column: order[0] ?? null })), sure);
}

function valuesOf(said: string, placed: readonly Placed[], sure: boolean): LineSaid {
  const given: { cell: string; value: CellValue }[] = [];
  const unread: Unread[] = [];
  for (const { text, column } of placed) {
    if (text === "") continue;
    const value = column ? valueIn(column, text) : undefined;
    if (column && value !== undefined && value !== null) given.push({ cell: column.id, value });
    else if (value !== null) unread.push({ column: column?.id ?? null, said: text });
  }
  return { said, given, unread, sure };
}

/** "Tổng cộng: 5 người" has few words; a name that begins with such a word goes on. */
const mostOfTotal = 6;
/** Nobody's name is longer. */
const mostOfName = 8;

/** The value of a part in its column; null where it says that there is none, undefined where it is not read. */
function valueIn(column: ListColumn, text: string): CellValue | null | undefined {
  const { tokens, text: cleaned } = hear(text);
  // A cell that is put off, or has nothing in it, is simply missing; what must be there is asked for.
  if (isLater(tokens)) return null;
  if (column.words && readNone(tokens, cleaned)) return null;
  const read = column.read(hear(text));
  if (read.type === "value") return read.value;
  return readNone(tokens, cleaned) ? null : undefined;
}

/** Without the number of a sheet's own first column, which counts the lines. */
function withoutNumber(columns: readonly ListColumn[], fields: readonly Field[]): readonly Field[] {
  const [first, ...rest] = fields;
  if (!first || first.column !== null || !/^\d{1,3}\.?$/u.test(first.text) || rest.length === 0)
    return fields;
  const surplus = fields.filter(({ column }) => column === null).length > columns.length;
  return surplus || columns[0]?.words ? rest : fields;
}

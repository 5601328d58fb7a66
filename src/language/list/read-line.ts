// What one line of a message says to a list: the cells that it gives, or why it is none of the list's. Pure.
import { noneLead } from "../lexicon/lists.ts";
import { totals } from "../lexicon/report.ts";
import { phrasebook } from "../phrases.ts";
import type { CellValue } from "../row-reading.ts";
import { hear } from "../said.ts";
import { isBareNotYet, isLater, isNoneInCell } from "../stand-ins.ts";
import { talkOf } from "../talk.ts";
import { align, type Placed } from "./align.ts";
import type { CellRead, LineSaid, ListColumn, ListSheet, NoLine, Unread } from "./column.ts";
import type { Field } from "./fields.ts";
import { lacksOf } from "./lacks.ts";
import type { Line } from "./records.ts";
import { below, type Heads, isNumber } from "./sheet.ts";
import { spokenLine } from "./spoken.ts";

/** One line; null of a greeting. `heads`: the titles that stand above it. */
export function readLine(sheet: ListSheet, heads: Heads | null, line: Line): LineSaid | NoLine | null {
  const { cut, fields } = line;
  const { said } = cut;
  if (isTotal(fields)) return { said, why: "total" };
  const spoken = cut.by === "tab" ? null : spokenLine(sheet.columns, cut, fields);
  if (spoken === "greeting" || spoken === "thanks") return null;
  if (spoken) return { said, why: "spoken" };
  return heads ? underHeads(sheet, heads, line) : byItself(sheet, line);
}

function underHeads(
  { columns }: ListSheet,
  heads: Heads,
  { cut: { said }, fields }: Line,
): LineSaid | NoLine {
  const placed = below(heads, fields);
  if (!placed) return { said, why: "surplus" };
  const [only, more] = placed.filter(({ text }) => text !== "");
  const sure = more !== undefined || only?.column !== columns[0];
  return { said, ...cellsOf(placed), sure, fewer: false, lacks: [] };
}

function byItself({ columns }: ListSheet, { cut: { said, by }, fields: typed }: Line): LineSaid | NoLine {
  const fields = withoutPutOff(columns, withoutNumber(columns, typed));
  const placed = align(columns, fields, { headed: true });
  if (!placed) return { said, why: "surplus" };
  if (isAlone(columns, fields)) {
    const first = placed.map((one) => ({ ...one, column: columns[0] ?? null }));
    if (isNobody(fields)) return { said, why: "not-understood" };
    return { said, ...cellsOf(first), sure: false, fewer: true, lacks: [] };
  }
  const cells = cellsOf(placed);
  const fewer = isFewer(columns, fields);
  const sure = !fewer || by !== "comma" || hasKind(columns, cells);
  return { said, ...cells, sure, fewer, lacks: sure && fewer ? lacksOf(columns, fields) : [] };
}

/** One part that says no column of its own. */
function isAlone(columns: readonly ListColumn[], [only, more]: readonly Field[]): boolean {
  return only?.column === null && !more && columns.length > 1;
}

/** "Trần Thị Mai 12/3/1985 nữ Toán": nothing parts what are several cells; "không có ai được cử" names nobody. */
function isNobody([only]: readonly Field[]): boolean {
  const { text, tokens } = hear(only?.text ?? "");
  return /\d/u.test(text) || tokens.length > mostOfName || nobody.at(tokens, 0) !== null;
}

/** Of too few parts those that say nothing yet are of no column: "…, điện thoại em hỏi lại sau". */
function withoutPutOff(columns: readonly ListColumn[], fields: readonly Field[]): readonly Field[] {
  if (fields.length >= columns.length) return fields;
  const [first, ...rest] = fields;
  const given = rest.filter(({ text, column }) => column !== null || !saysNothingYet(text));
  return first ? [first, ...given] : fields;
}

function saysNothingYet(text: string): boolean {
  const { tokens } = hear(text);
  return isLater(tokens) || (/\p{L}/u.test(text) && isBareNotYet(tokens)) || talkOf(hear(text)) === "promise";
}

/** Parts that do not say whose they are, fewer than have to be there. */
function isFewer(columns: readonly ListColumn[], fields: readonly Field[]): boolean {
  const required = columns.filter(({ optional }) => !optional);
  const blank = fields.some(({ text }) => text === "");
  return !blank && fields.length < required.length && fields.some(({ column }) => column === null);
}

/** Whether a day, a figure or a choice shows that it is a line; of columns that all take words nothing could. */
function hasKind(columns: readonly ListColumn[], { given, unread }: ReturnType<typeof cellsOf>): boolean {
  const kinds = columns.filter(({ words, optional }) => !words && !optional).map(({ id }) => id);
  const figures = unread.some(({ said }) => /\d/u.test(said));
  return kinds.length === 0 || figures || given.some(({ cell }) => kinds.includes(cell));
}

/** What the parts are in their columns. */
export function cellsOf(placed: readonly Placed[]): Pick<LineSaid, "given" | "unread"> {
  const given: { cell: string; value: CellValue }[] = [];
  const unread: Unread[] = [];
  for (const { text, column } of placed) {
    if (text === "") continue;
    const value = column ? valueIn(column, text) : undefined;
    if (column && value !== undefined && value !== null) given.push({ cell: column.id, value });
    else if (value !== null) unread.push({ column: column?.id ?? null, said: text });
  }
  return { given, unread };
}

/** "Tổng cộng: 5 người" has few words; a name that begins with such a word goes on. */
const mostOfTotal = 6;
/** Nobody's name is longer. */
const mostOfName = 8;
const total = phrasebook([["total", totals]]);
const nobody = phrasebook([["nobody", noneLead]]);

function isTotal(fields: readonly Field[]): boolean {
  const first = fields.find(({ text }) => text !== "");
  const { tokens } = hear(first?.text ?? "");
  return first?.column === null && total.at(tokens, 0) !== null && tokens.length <= mostOfTotal;
}

/** The value of a part in its column; null where it says that there is none, undefined where it is not read. */
function valueIn(column: ListColumn, text: string): CellValue | null | undefined {
  const read = readPart(column, text);
  if (read === null) return null;
  return read.type === "value" ? read.value : undefined;
}

/** A part of a line in its column; null where it says that there is none. */
export function readPart(column: ListColumn, text: string): CellRead | null {
  const said = hear(text);
  const none = isNoneInCell(said.tokens);
  // A cell that is put off, or has nothing in it, is simply missing; what must be there is asked for.
  if (isLater(said.tokens) || (column.words && none)) return null;
  const read = column.read(said);
  return read.type !== "value" && none ? null : read;
}

/** Without the number of a sheet's own first column, which counts the lines. */
function withoutNumber(columns: readonly ListColumn[], fields: readonly Field[]): readonly Field[] {
  const [first, ...rest] = fields;
  if (!isNumber(first) || rest.length === 0) return fields;
  const surplus = fields.filter(({ column }) => column === null).length > columns.length;
  return surplus || columns[0]?.words ? rest : fields;
}

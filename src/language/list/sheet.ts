// What a pasted sheet has beside its lines: titles of columns, their numbers, and columns that nobody types. Pure.
import { serialTitles, sheetTitles } from "../lexicon/lists.ts";
import { bare, sameWords } from "../normalise.ts";
import { phrasebook } from "../phrases.ts";
import { hear } from "../said.ts";
import type { Placed } from "./align.ts";
import type { LeftColumn, ListColumn, ListSheet, PrintedColumn } from "./column.ts";
import type { Cut, Field } from "./fields.ts";

/** One title: of a column, of the one that counts the lines, or of one that is not taken. */
type Head = { readonly column: ListColumn } | { readonly column: null; readonly left: LeftColumn | null };
export type Heads = readonly Head[];

/** The titles that a line consists of, in its order; null of any other line. */
export function headsIn({ printed }: ListSheet, { fields }: Cut): Heads | null {
  const found = fields.map((field) => printed.find(({ names }) => isNamed(names, field)));
  const columns = found.filter((one) => one?.column).length;
  const heads = fields.map((field, at): Head => {
    const one = found[at];
    if (one?.column) return { column: one.column };
    if (one) return { column: null, left: { title: one.title, workedOut: true } };
    const blank = field === "" || isSerial(field);
    return { column: null, left: blank ? null : { title: field, workedOut: false } };
  });
  const known = found.filter((one) => one !== undefined).length;
  return columns >= 1 && known >= 2 && known * 2 > fields.length ? heads : null;
}

function isNamed(names: PrintedColumn["names"], field: string): boolean {
  return [field, field.replace(/\(.*?\)/gu, " ")].map(plainTitle).some((name) => names.includes(name));
}

function plainTitle(field: string): string {
  return bare(field)
    .replace(/[^\p{L}\p{N}/ ]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

function isSerial(field: string): boolean {
  return serialTitles.some((title) => sameWords(title, field));
}

/** The columns of a sheet that are not taken. */
export function leftBy(heads: Heads): readonly LeftColumn[] {
  return heads.flatMap((head) => (head.column === null ? (head.left ?? []) : []));
}

/** The parts of a line, each below its title; null where they are more than the titles. */
export function below(heads: Heads, fields: readonly Field[]): readonly Placed[] | null {
  const numbered = isNumber(fields[0]);
  const [first] = heads;
  const counts = first?.column === null && first.left === null;
  // Lines are copied with their numbers and the titles without, or the other way round.
  if (!counts && numbered && fields.length === heads.length + 1) return below(heads, fields.slice(1));
  if (counts && !numbered && fields[0]?.text !== "") return below(heads.slice(1), fields);
  if (fields.length > heads.length) return null;
  return fields.flatMap(({ column, text }, at): Placed[] => {
    const of = column ?? heads[at]?.column ?? null;
    return of ? [{ text, column: of }] : [];
  });
}

/** "A B 1 2 3", "(1) (2) (3)": the line below the titles that numbers the columns. */
export function isNumbering({ fields }: Cut): boolean {
  const marks = fields.filter((field) => field !== "").map((field) => field.replace(/[()[\]]/gu, ""));
  const numbers = marks.filter((mark) => /^\d{1,2}$/u.test(mark)).map(Number);
  const letters = marks.filter((mark) => /^\p{Lu}$/u.test(mark));
  const running = numbers.every((number, at) => number === at + 1);
  return (
    numbers.length >= 2 && marks.length >= 3 && numbers.length + letters.length === marks.length && running
  );
}

/** What stands above a table: the list's own name, "Danh sách …", "Đơn vị tính: …". */
export function isTitle({ title }: ListSheet, { fields }: Cut): boolean {
  const [only, more] = fields.filter((field) => field !== "");
  if (only === undefined || more !== undefined) return false;
  const said = plainTitle(only);
  return (said.length > 0 && said === title) || titles.at(hear(only).tokens, 0) !== null;
}

const titles = phrasebook([["title", sheetTitles]]);

/**
 * The parts of a line as its sheet prints them, without those that are worked out; null where they are not as many as
 * the printed columns. The line's number may stand before them.
 */
export function withoutWorkedOut(
  { columns, printed }: ListSheet,
  fields: readonly Field[],
): readonly Field[] | null {
  if (printed.length === columns.length || fields.some(({ column }) => column !== null)) return null;
  const own = columns[0]?.words && isNumber(fields[0]) ? fields.slice(1) : fields;
  const rest = printed.slice(own.length);
  const whole = own.length > columns.length && rest.every(({ column }) => column === null);
  return whole && own.length <= printed.length ? own.filter((_, at) => printed[at]?.column !== null) : null;
}

/** The number of a sheet's own first column, which counts the lines. */
export function isNumber(field: Field | undefined): boolean {
  return field?.column === null && /^\d{1,3}\.?$/u.test(field.text);
}

/** The columns of a list that are worked out. */
export function workedOutOf({ printed }: ListSheet): readonly LeftColumn[] {
  return printed.flatMap(({ title, column }) => (column === null ? [{ title, workedOut: true }] : []));
}

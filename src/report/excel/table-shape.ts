// The shape of a table on a sheet: which printed column stands in which of the sheet's, and how wide these are. Pure.
import { isChoice } from "../choices.ts";
import type { NumberPlace } from "../places.ts";
import type { Block, Line } from "./blocks.ts";
import { type CellStyle, numberStyle } from "./styles.ts";

/** A portrait page at full size holds this many characters; a table with many columns is turned on its side. */
const portraitRoom = 80;
const landscapeRoom = 120;
/** Printed smaller than this nobody reads it: then the pages go on to the right. */
const mostShrunk = 1.4;

/** One printed column of a table, and the columns of the sheet that it takes. */
export type Slot = {
  readonly what: "stt" | "text" | "unit" | "constant" | "value" | "note" | "round";
  /** Which of the block's constants or columns; 0 of the others. */
  readonly at: number;
  /** What is printed above it, the highest first. */
  readonly path: readonly string[];
  readonly column: number;
  readonly span: number;
};

export type Shape = {
  readonly widths: readonly number[];
  readonly slots: readonly Slot[];
  readonly landscape: boolean;
  /** Whether it is printed on one page's width; else pages go on to the right, the first columns on each. */
  readonly fitWidth: boolean;
  /** Characters of a line of text across the page. */
  readonly room: number;
};

type Unplaced = Omit<Slot, "column" | "span"> & { readonly width: number };

/**
 * The columns of a table on a sheet of its own; the wording takes what the others leave. `longest`: the letters of the
 * longest value in a column; `round`: columns before the table's own, with their widths.
 */
export function shapeOf(
  block: Block,
  longest: (column: number) => number,
  note: number,
  round: readonly { readonly title: string; readonly width: number }[] = [],
): Shape {
  const before = round.map(({ title, width }, at): Unplaced => ({ what: "round", at, path: [title], width }));
  const wanted = [...before, ...unplaced(block, longest, note)];
  const fixed = sum(wanted.map(({ width }) => width));
  const least = leastText(block);
  const landscape = portraitRoom - fixed < least;
  const page = landscape ? landscapeRoom : portraitRoom;
  const widest = wanted.findIndex(({ what }) => what === "text");
  const grown = widest === -1 ? wanted.findIndex(({ width }) => width >= textWidth) : widest;
  const widths = wanted.map(({ width }, at) =>
    at === grown ? Math.max(width, least, page - fixed + width) : width,
  );
  const slots = wanted.map(({ width: _, ...slot }, at): Slot => ({ ...slot, column: at + 1, span: 1 }));
  const fitWidth = sum(widths) <= page * mostShrunk;
  return { widths, slots, landscape, fitWidth, room: page };
}

/** A list has no wording of its own: its widest text takes the room. */
function leastText({ list }: Block): number {
  return list ? 0 : 22;
}

const textWidth = 20;

function unplaced(block: Block, longest: (column: number) => number, note: number): Unplaced[] {
  const { head, lines } = block;
  const lead: Unplaced[] = [];
  const add = (what: Slot["what"], title: string | null, width: number) => {
    if (title !== null) lead.push({ what, at: 0, path: [title], width });
  };
  add("stt", head.stt, 5);
  if (!block.list) {
    add("text", head.text, 0);
    add("unit", head.unit, Math.min(13, Math.max(8, ...lines.map(({ unit }) => longestWord(unit)))));
  }
  const constants = block.constants.map(
    (title, at): Unplaced => ({
      what: "constant",
      at,
      path: [title],
      width: Math.max(8, longestWord(title)),
    }),
  );
  const last: Unplaced[] =
    head.note === null ? [] : [{ what: "note", at: 0, path: [head.note], width: note }];
  return [...lead, ...constants, ...values(block, longest), ...last];
}

function values(block: Block, longest: (column: number) => number): Unplaced[] {
  const least = block.columns.length > 8 ? 6 : 8;
  return block.columns.map(({ title, under }, at): Unplaced => {
    const path = [...(block.head.quantity === null ? [] : [block.head.quantity]), ...under, title];
    const own = Math.max(least, longestWord(title), longest(at) + 2, wordsWidth(block, at));
    return { what: "value", at, path, width: own };
  });
}

/** Texts, days and choices need room of their own. */
function wordsWidth({ list, lines }: Block, at: number): number {
  const cells = list
    ? [list.cells[at]]
    : lines.map(({ parts, cells }) => (cells[at] ? undefined : (parts[at] ?? undefined)));
  return Math.max(
    0,
    ...cells.map((of) => {
      if (!of || of.cell.kind.shown.as === "yes-no") return 0;
      // A list's figures are not known here.
      if (of.cell.kind.shown.as === "number") return list ? of.cell.kind.shown.width : 0;
      if (of.cell.kind.shown.as === "day") return list ? 12 : 0;
      return isChoice(of.cell) ? 14 : textWidth;
    }),
  );
}

/**
 * The columns of a table on a sheet whose columns a wider one has set: its wording takes those of what it does not
 * print, its last column takes what is left.
 */
export function fittedSlots(block: Block, sheet: Shape): readonly Slot[] {
  const wanted = unplaced(block, () => 0, 1);
  const leadOf = (slots: readonly Pick<Slot, "what">[]) =>
    slots.filter(({ what }) => what === "stt" || what === "text" || what === "unit").length;
  const [own, theirs] = [leadOf(wanted), leadOf(sheet.slots)];
  const spare = block.list ? 0 : Math.max(0, theirs - own);
  let column = 1;
  return wanted.map(({ width: _, ...slot }, at): Slot => {
    const isLast = at === wanted.length - 1;
    const rest = sheet.widths.length - column + 1;
    const span = isLast ? Math.max(1, rest) : slot.what === "text" ? 1 + spare : 1;
    const placed = { ...slot, column, span };
    column += span;
    return placed;
  });
}

/** How many columns a table needs on a sheet. */
export function columnsOf(block: Block): number {
  return unplaced(block, () => 0, 1).length;
}

/** How a quantity of this row looks. */
export function quantityStyle(line: Line, cell: NumberPlace | null): CellStyle {
  return numberStyle(cell ? formatOf(cell) : wholeFormat, line.role === "total");
}

const wholeFormat = "#,##0";
const fineFormat = "#,##0.0##";

/** The number format of a place: its kind's; of a total over decimals one that shows their digits. */
export function formatOf({ kind, digits, scale }: Pick<NumberPlace, "kind" | "digits" | "scale">): string {
  const { shown } = kind;
  const own = shown.as === "number" ? shown.format : wholeFormat;
  return own === wholeFormat && digits + scale > 0 ? fineFormat : own;
}

/** Width of a number as it is printed with dots. */
export function digitsOf(amount: bigint | null): number {
  if (amount === null) return 0;
  const digits = amount.toString().length;
  // A dot is half as wide as a digit.
  return digits + Math.ceil(Math.floor((digits - 1) / 3) / 2);
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(" ").map((word) => word.length));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}

// The shape of the template's table: column widths that print on one page, its two header rows, its look. Knows sheets.
import type { NumberPlace } from "../places.ts";
import type { Block, Line } from "./blocks.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { type CellStyle, numberStyle, styles } from "./styles.ts";

/** A portrait page at full size holds this many characters; a table with many columns is turned on its side. */
const portraitRoom = 80;
const landscapeRoom = 120;

export type Shape = {
  readonly widths: readonly number[];
  readonly landscape: boolean;
  readonly room: number;
};

/** Widths for STT, wording, unit, the quantities and the note; the wording takes what the others leave. */
export function shapeOf(block: Block, longest: (column: number) => number, note: number): Shape {
  const quantities = block.columns.map((column, at) =>
    Math.max(8, longestWord(column.title), longest(at) + 2),
  );
  const units = Math.max(8, ...block.lines.map((line) => longestWord(line.unit)));
  const fixed = 5 + Math.min(13, units) + note + quantities.reduce((sum, width) => sum + width, 0);
  const landscape = portraitRoom - fixed < 22;
  const room = landscape ? landscapeRoom : portraitRoom;
  const widths = [5, Math.max(22, room - fixed), Math.min(13, units), ...quantities, note];
  return { widths, landscape, room };
}

/**
 * Adds the two header rows ("So luong" over its columns). The note takes `noteSpan` columns: more than one where a
 * wider table sets the sheet's columns.
 */
export function addHead(sheet: Sheet, block: Block, noteSpan = 1): void {
  const { stt, text, unit, quantity, note } = block.head;
  const head = (value: string | null, span = 1): Cell => ({ value, style: styles.head, span });
  const notes = Array.from({ length: noteSpan }, (_, at) => head(at === 0 ? note : ""));
  const below = head("");
  const top = sheet.add([head(stt), head(text), head(unit), head(quantity, block.columns.length), ...notes]);
  sheet.add([
    below,
    below,
    below,
    ...block.columns.map((column) => head(column.title)),
    ...notes.map(() => below),
  ]);
  sheet.repeat(top, top + 1);
  for (const column of [1, 2, 3]) sheet.merge(top, column, top + 1, column);
  const noteColumn = 4 + block.columns.length;
  sheet.merge(top, noteColumn, top + 1, noteColumn + noteSpan - 1);
}

/** The cells of a row before its quantities. */
export function leadCells(line: Line): Cell[] {
  const bold = line.role === "heading" || (line.stt !== "" && line.role === "input");
  const text: CellStyle = line.role === "total" ? styles.textItalic : bold ? styles.textBold : styles.text;
  return [
    { value: line.stt, style: styles.textCenterBold },
    { value: line.text, style: text },
    { value: line.unit, style: styles.textCenter },
  ];
}

/** How a quantity of this row looks. */
export function quantityStyle(line: Line, cell: NumberPlace | null): CellStyle {
  return numberStyle(cell ? formatOf(cell) : wholeFormat, line.role === "total");
}

const wholeFormat = "#,##0";
const fineFormat = "#,##0.0##";

/** The number format of a place: its kind's; of a total over decimals one that shows their digits. */
export function formatOf({ kind, digits }: NumberPlace): string {
  const { shown } = kind;
  const own = shown.as === "number" ? shown.format : wholeFormat;
  return own === wholeFormat && digits > 0 ? fineFormat : own;
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

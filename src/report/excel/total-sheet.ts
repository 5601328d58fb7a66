// The sheet "Tong hop" in the template's shape: once with formulas over the sheet of units, once with values only.

import { noneText } from "../../form/kinds/text.ts";
import type { Place } from "../../form/place.ts";
import type { NumberPlace } from "../places.ts";
import type { RollUp } from "../rollup.ts";
import type { RoundInfo } from "../types.ts";
import type { Block, Line } from "./blocks.ts";
import type { DetailLayout } from "./detail-layout.ts";
import { asRanges, sumCell, valueCell } from "./figures.ts";
import type { WorkbookLabels } from "./labels.ts";
import { linesOf } from "./measure.ts";
import { type Book, type Cell, type CellValue, columnName, openSheet, type Sheet } from "./sheet.ts";
import { addSignature } from "./signature.ts";
import { bodyPoints, styles } from "./styles.ts";
import { addHead, digitsOf, leadCells, quantityStyle, shapeOf } from "./table-shape.ts";

type TotalInput = {
  readonly name: string;
  readonly block: Block;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  /** The sheet of units that the formulas add up; null for a copy with values only. */
  readonly detail: DetailLayout | null;
};

const noteWidth = 12;
const mostNoteLines = 3;

/** Writes one block's totals. */
export async function writeTotalSheet(book: Book, input: TotalInput): Promise<void> {
  const { block, round, labels, rollUp } = input;
  const shape = shapeOf(block, (column) => longestTotal(block, rollUp, column), noteWidth);
  const columns = shape.widths.length;
  const top: Cell[] = [
    { value: round.office, style: styles.office, span: columns },
    { value: block.title, style: styles.title, span: columns },
    ...(block.subtitle === null ? [] : [{ value: block.subtitle, style: styles.subtitle, span: columns }]),
    { value: round.title, style: styles.lineCenter, span: columns },
    {
      value: `${labels.asOf(round.asOf)}. ${labels.counted(rollUp.units, input.expected, rollUp.returned)}`,
      style: styles.lineCenter,
      span: columns,
    },
    { value: "", style: styles.line, span: columns },
  ];
  const headRow = top.length + 1;
  const sheet = openSheet(book, {
    name: input.name,
    widths: shape.widths,
    landscape: shape.landscape,
    fitWidth: true,
    freeze: { rows: headRow + 1, columns: 0 },
  });
  for (const cell of top) sheet.add([cell]);
  addHead(sheet, block);
  await sheet.flush();
  await addLines(sheet, input, headRow + 2);
  addSignature(sheet, labels, shape.widths);
  await sheet.close();
}

async function addLines(sheet: Sheet, input: TotalInput, firstRow: number): Promise<void> {
  const { block, labels, rollUp, detail } = input;
  const rowOf = new Map<Place, { column: string; row: number }>();
  block.lines.forEach((line, at) => {
    line.cells.forEach((cell, column) => {
      if (cell) rowOf.set(cell.place, { column: columnName(4 + column), row: firstRow + at });
    });
  });
  for (const line of block.lines) {
    sheet.add([
      ...leadCells(line),
      ...line.cells.map((cell) => ({
        value: cell ? totalValue(cell, rollUp, detail, rowOf, labels) : null,
        style: quantityStyle(line, cell),
      })),
      { value: noteOf(line, rollUp, labels), style: styles.text },
    ]);
    await sheet.flush();
  }
}

function totalValue(
  cell: NumberPlace,
  rollUp: RollUp,
  detail: DetailLayout | null,
  rowOf: ReadonlyMap<Place, { column: string; row: number }>,
  labels: WorkbookLabels,
): CellValue {
  const total = rollUp.figures.get(cell.place)?.total ?? null;
  if (cell.rule === "none") return null;
  if (!detail) return valueCell(total, cell.digits, labels.number);
  if (cell.again?.type === "sum") {
    return sumCell(
      asRanges(cell.again.of.flatMap((part) => rowOf.get(part) ?? [])),
      total,
      cell.digits,
      labels.number,
    );
  }
  const range = detail.rangeFromElsewhere(cell.place);
  return sumCell(range === undefined ? [] : [range], total, cell.digits, labels.number);
}

function noteOf(line: Line, rollUp: RollUp, labels: WorkbookLabels): string | null {
  const joined = rollUp.notes.get(line.note);
  if (!joined) return null;
  if (joined.units === 0) return noneText;
  const note = joined.lines?.map(({ unit, words }) => `${unit}: ${words}`).join("\n") ?? null;
  // A tall note would tear the official table apart: the notes have a sheet of their own.
  const fits = note !== null && linesOf(note, noteWidth, bodyPoints) <= mostNoteLines;
  return fits ? note : labels.notesElsewhere(joined.units);
}

function longestTotal(block: Block, rollUp: RollUp, column: number): number {
  const lengths = block.lines.map((line) => {
    const cell = line.cells[column];
    return digitsOf(cell ? (rollUp.figures.get(cell.place)?.total ?? null) : null);
  });
  return Math.max(0, ...lengths);
}

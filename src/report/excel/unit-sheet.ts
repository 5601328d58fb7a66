// One unit's report as a printed paper: narrative, tables, notes and reasons. Made of answers alone, sealed or not.
import type { Answers } from "../../form/answers.ts";
import { type Item, isAsked } from "../../form/form.ts";
import { itemsOf } from "../../form/items.ts";
import type { Waiver } from "../../form/payload.ts";
import { cellPlace, notePlace, rowStem } from "../../form/place.ts";
import { amountsOf } from "../figures.ts";
import { shownAs } from "../narrative.ts";
import { isAskedAt, type NumberPlace } from "../places.ts";
import { wordsAt } from "../rollup.ts";
import type { RoundInfo } from "../types.ts";
import { type Block, blocksOf, type Line } from "./blocks.ts";
import { valueCell } from "./figures.ts";
import type { WorkbookLabels } from "./labels.ts";
import { linesOf, piecesOf } from "./measure.ts";
import { type Book, type Cell, openSheet, type Sheet } from "./sheet.ts";
import { addSignature } from "./signature.ts";
import { bodyPoints, styles, yesNoStyle } from "./styles.ts";
import { addHead, digitsOf, leadCells, quantityStyle, type Shape, shapeOf } from "./table-shape.ts";

type UnitSheetInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly unit: { readonly name: string; readonly profile: string | null };
  /** What this paper is: a draft, a sealed version with its receipt, nothing yet. `alarm` is printed in red. */
  readonly banner: { readonly text: string; readonly alarm: boolean };
  /** Null while nothing was submitted: the paper is then empty. */
  readonly answers: Answers | null;
  readonly waivers: readonly Waiver[];
  /** Said below the tables: what was left open and why. */
  readonly missing: string | null;
};

const noteWidth = 16;
/** Notes of more lines than this stand in full below the table. */
const mostNoteLines = 8;
/** A row cannot be taller than a page part; longer texts go on in the next row. */
const mostTextLines = 24;

/** Writes the sheet of one unit. */
export async function writeUnitSheet(book: Book, input: UnitSheetInput): Promise<void> {
  const { round, labels, unit, banner } = input;
  const amounts = input.answers ? amountsOf(round.form, input.answers) : new Map<string, bigint>();
  const blocks = blocksOf(round.form, labels.items).filter((block) => block.itemId !== null);
  const shape = sheetShape(blocks, amounts);
  const sheet = openSheet(book, {
    name: input.name,
    widths: shape.widths,
    landscape: shape.landscape,
    fitWidth: true,
  });
  const all = shape.widths.length;
  const full = (value: string, style: Cell["style"]): Cell => ({ value, style, span: all });
  sheet.add([full(unit.name, styles.office)]);
  sheet.add([full(round.form.title, styles.title)]);
  if (round.form.attachedTo !== undefined) sheet.add([full(round.form.attachedTo, styles.subtitle)]);
  sheet.add([full(banner.text, banner.alarm ? styles.alarm : styles.lineCenter)]);
  sheet.add([full(labels.unit.deadline(round.deadline), styles.lineCenter)]);
  for (const section of round.form.sections) {
    sheet.add([full(`${section.no}. ${section.title}`, styles.strong)]);
    for (const item of section.items) {
      if (unit.profile !== null && !isAsked(item, unit.profile)) continue;
      sheet.add([full(`${item.no}. ${item.text}`, styles.strong)]);
      const block = blocks.find((candidate) => candidate.itemId === item.id);
      if (block) await addTable(sheet, input, block, amounts, shape.widths);
      else addItem(sheet, input, item, shape.room, all);
      await sheet.flush();
    }
  }
  for (const line of reasonsOf(input)) sheet.add([full(line, styles.line)]);
  addSignature(sheet, labels, shape.widths);
  await sheet.close();
}

function addItem(sheet: Sheet, input: UnitSheetInput, item: Item, room: number, all: number): void {
  if (item.kind === "heading" || input.answers === null) return;
  const { answers, labels } = input;
  const text = itemText(input, item, answers);
  for (const piece of piecesOf(text, room, bodyPoints, mostTextLines))
    sheet.add([{ value: piece, style: styles.line, span: all }]);
  const note = wordsAt(answers, notePlace(item.id));
  if (note !== null)
    for (const piece of piecesOf(`${labels.items.note}: ${note}`, room, bodyPoints, mostTextLines))
      sheet.add([{ value: piece, style: styles.line, span: all }]);
}

function itemText({ round, labels }: UnitSheetInput, item: Item, answers: Answers): string {
  const value = answers.get(item.linked ? linkedPlace(round, item.linked) : item.id)?.value ?? null;
  if (value === null) return labels.unit.noAnswer;
  if (typeof value === "boolean") return value ? labels.yes : labels.no;
  if (typeof value === "number") return `${labels.number(value)} ${item.noun ?? ""}`.trim();
  if (typeof value !== "string") return value.join("; ");
  return shownAs(item) === "day" ? labels.date(value) : value;
}

/** A linked item shows the figure of its row. */
function linkedPlace(round: RoundInfo, rowId: string): string {
  for (const { item } of itemsOf(round.form)) {
    const row = item.table?.rows.find((candidate) => candidate.id === rowId);
    if (row) return cellPlace(rowStem(item.id, row.id), row.columns[0] ?? "");
  }
  return rowId;
}

async function addTable(
  sheet: Sheet,
  input: UnitSheetInput,
  block: Block,
  amounts: ReadonlyMap<string, bigint>,
  widths: readonly number[],
): Promise<void> {
  const { labels, answers } = input;
  const all = widths.length;
  const later: string[] = [];
  const noteSpan = all - 3 - block.columns.length;
  addHead(sheet, block, noteSpan);
  for (const line of block.lines) {
    const note = answers ? wordsAt(answers, line.note) : null;
    let shown = note;
    if (note !== null && linesOf(note, noteWidth, bodyPoints) > mostNoteLines) {
      later.push(`(${later.length + 1}) ${[line.label, note].filter((part) => part !== "").join(". ")}`);
      shown = labels.unit.noteElsewhere(later.length);
    }
    sheet.add([
      ...leadCells(line),
      ...line.cells.map((cell, at) => quantityCell(input, line, at, cell, amounts)),
      { value: shown, style: styles.text, span: noteSpan },
    ]);
    await sheet.flush();
  }
  if (answers) sheet.add([{ value: labels.unit.legend, style: styles.lineCenter, span: all }]);
  if (later.length > 0) sheet.add([{ value: labels.unit.notes, style: styles.strong, span: all }]);
  const room = widths.reduce((sum, width) => sum + width, 0);
  for (const note of later)
    for (const piece of piecesOf(note, room, bodyPoints, mostTextLines))
      sheet.add([{ value: piece, style: styles.line, span: all }]);
}

function quantityCell(
  { round, labels, unit, answers }: UnitSheetInput,
  line: Line,
  column: number,
  cell: NumberPlace | null,
  amounts: ReadonlyMap<string, bigint>,
): Cell {
  if (answers === null) return { value: null, style: quantityStyle(line, cell) };
  if (cell === null) {
    const date = wordsAt(answers, line.places[column] ?? "");
    return { value: date === null ? null : labels.date(date), style: styles.textCenter };
  }
  const amount = amounts.get(cell.place);
  if (amount !== undefined)
    return {
      value: valueCell(amount, cell.digits, labels.number),
      style: cell.kind.shown.as === "yes-no" ? yesNoStyle(labels.yes, labels.no) : quantityStyle(line, cell),
    };
  return isAskedAt(round.form, cell, unit.profile)
    ? { value: null, style: styles.open }
    : { value: null, style: styles.notAsked };
}

function reasonsOf({ labels, waivers, missing }: UnitSheetInput): string[] {
  const reasons = waivers.flatMap(({ words }) => words ?? []);
  return [
    ...(missing === null ? [] : [missing]),
    ...(reasons.length > 0 ? [`${labels.unit.confirmed} ${reasons.join("; ")}`] : []),
  ];
}

/** The widest table sets the columns; a form without one is written across two halves. */
function sheetShape(blocks: readonly Block[], amounts: ReadonlyMap<string, bigint>): Shape {
  const [widest] = [...blocks].sort((a, b) => b.columns.length - a.columns.length);
  if (!widest) return { widths: [40, 40], landscape: false, room: 80 };
  return shapeOf(widest, (column) => longestIn(widest, amounts, column), noteWidth);
}

function longestIn(block: Block, amounts: ReadonlyMap<string, bigint>, column: number): number {
  return Math.max(
    0,
    ...block.lines.map((line) => digitsOf(amounts.get(line.cells[column]?.place ?? "") ?? null)),
  );
}

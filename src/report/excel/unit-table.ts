// One table on a unit's sheet: its rows with what the unit gave, the lines it wrote itself, and the notes beside them.
import type { Answers, Value } from "../../form/answers.ts";
import { lineIds } from "../../form/line-ids.ts";
import { lineId, linesPlace, rowStem } from "../../form/place.ts";
import { computedValue } from "../computed.ts";
import { lineValues } from "../figures.ts";
import type { FormCell } from "../form-cells.ts";
import { isAskedAt, isAskedOf, type NumberPlace, scaleOf } from "../places.ts";
import { wordsAt } from "../rollup.ts";
import type { Block, Line } from "./blocks.ts";
import { sumCell, valueCell } from "./figures.ts";
import { type Address, followingCell, lineCell } from "./following.ts";
import { slotCells } from "./line-cells.ts";
import { linesOf, piecesOf } from "./measure.ts";
import { type Cell, columnName, type Sheet } from "./sheet.ts";
import { shownCell } from "./shown-value.ts";
import {
  bodyPoints,
  type CellStyle,
  numberStyle,
  openStyle,
  openWords,
  styles,
  yesNoStyle,
} from "./styles.ts";
import { addHead } from "./table-head.ts";
import { fittedSlots, formatOf, quantityStyle, type Shape, type Slot } from "./table-shape.ts";
import { mostTextLines } from "./unit-item.ts";
import type { Paper } from "./unit-paper.ts";
import { unitNoteWidth } from "./unit-shape.ts";

/** Notes of more lines than this stand in full below the table. */
const mostNoteLines = 8;
/** A paper that nobody filled yet has room for so many lines of a list, and beneath an open row. */
const blankLines = { list: 10, open: 3 };

export async function addTable(sheet: Sheet, paper: Paper, block: Block, shape: Shape): Promise<void> {
  const { labels, answers } = paper;
  const all = shape.widths.length;
  const slots = fittedSlots(block, shape);
  for (const value of block.printed.before ?? []) sheet.add([{ value, style: styles.line, span: all }]);
  const head = addHead(sheet, block, slots);
  const later: string[] = [];
  if (block.list) await addList(sheet, paper, block, slots, head + 1);
  else await addRows(sheet, paper, block, slots, head + 1, later);
  for (const value of block.printed.after ?? []) sheet.add([{ value, style: styles.line, span: all }]);
  if (answers) sheet.add([{ value: labels.unit.legend, style: styles.lineCenter, span: all }]);
  if (later.length > 0) sheet.add([{ value: labels.unit.notes, style: styles.strong, span: all }]);
  const room = shape.widths.reduce((sum, width) => sum + width, 0);
  for (const note of later)
    for (const piece of piecesOf(note, room, bodyPoints, mostTextLines))
      sheet.add([{ value: piece, style: styles.line, span: all }]);
}

async function addRows(
  sheet: Sheet,
  paper: Paper,
  block: Block,
  slots: readonly Slot[],
  firstRow: number,
  later: string[],
): Promise<void> {
  const beneath = block.lines.map((line) => linesBeneath(paper, block, line));
  let row = firstRow;
  for (const [at, line] of block.lines.entries()) {
    placeFigures(paper, line, slots, row);
    row += 1 + (beneath[at]?.length ?? 0);
  }
  row = firstRow;
  for (const [at, line] of block.lines.entries()) {
    sheet.add(
      slotCells(slots, line, {
        value: (column) => quantityCell(paper, line, column),
        note: { value: noteOf(paper, line, later), style: styles.text },
      }),
    );
    row += 1;
    const cells = line.columns.flatMap((column) => line.parts[column] ?? []);
    for (const id of beneath[at] ?? []) {
      addLine(sheet, paper, slots, { block, cells, id, row, lead: { ...emptyLead, text: "\u2013" } });
      row += 1;
    }
    await sheet.flush();
  }
}

/** Formulas of the table, and of those after it, refer to its figures. */
function placeFigures({ addresses, name }: Paper, line: Line, slots: readonly Slot[], row: number): void {
  for (const { what, at, column } of slots) {
    const number = what === "value" ? line.cells[at] : null;
    if (number) addresses.set(number.place, { sheet: name, column: columnName(column), row });
  }
}

/** The row's note; a long one stands below the table, and here where. */
function noteOf({ answers, labels }: Paper, line: Line, later: string[]): string | null {
  const note = answers ? wordsAt(answers, line.note) : null;
  if (note === null || linesOf(note, unitNoteWidth, bodyPoints) <= mostNoteLines) return note;
  later.push(`(${later.length + 1}) ${[line.label, note].filter((part) => part !== "").join(". ")}`);
  return labels.unit.noteElsewhere(later.length);
}

/** The unit's lines beneath an open row; of an empty paper room for some. */
function linesBeneath({ answers }: Paper, { itemId }: Block, { role, id }: Line): readonly (string | null)[] {
  if (role !== "open") return [];
  return linesOrRoom(answers, rowStem(itemId ?? "", id), blankLines.open);
}

/** The lines that the unit wrote; room for some where it wrote none and did not say that there are none. */
function linesOrRoom(answers: Answers | null, stem: string, room: number): readonly (string | null)[] {
  const lines = answers ? lineIds(answers, stem) : [];
  const isClosed = answers?.get(linesPlace(stem))?.state === "answered";
  return lines.length > 0 || isClosed ? lines : Array.from({ length: room }, () => null);
}

async function addList(
  sheet: Sheet,
  paper: Paper,
  block: Block,
  slots: readonly Slot[],
  firstRow: number,
): Promise<void> {
  const { answers, labels, amounts, addresses, name } = paper;
  const ids = linesOrRoom(answers, block.itemId ?? "", blankLines.list);
  const cells = block.list?.cells ?? [];
  for (const [at, id] of ids.entries()) {
    const lead = { ...emptyLead, stt: labels.number(at + 1) };
    addLine(sheet, paper, slots, { block, cells, id, row: firstRow + at, lead });
    await sheet.flush();
  }
  const last = firstRow + ids.length - 1;
  const sumAt = (at: number) => block.list?.sums.find(({ from }) => from?.cell.id === block.columns[at]?.id);
  if (last < firstRow || !slots.some(({ what, at }) => what === "value" && sumAt(at))) return;
  for (const { what, at, column } of slots) {
    const sum = what === "value" ? sumAt(at) : undefined;
    if (sum) addresses.set(sum.place, { sheet: name, column: columnName(column), row: last + 1 });
  }
  // The word stands in the first column that is wide enough for it.
  const wordsAtSlot = slots.findIndex(({ what, at }) => what === "value" && !sumAt(at));
  sheet.add(
    slots.map(({ what, at, column, span }, index): Cell => {
      const sum = what === "value" ? sumAt(at) : undefined;
      if (!sum)
        return { value: index === wordsAtSlot ? labels.list.sum : null, style: styles.textBold, span };
      const letters = columnName(column);
      const range = `${letters}${firstRow}:${letters}${last}`;
      const total = amounts.get(sum.place) ?? null;
      return {
        value: sumCell([range], total, sum.digits + sum.scale, labels.number),
        style: numberStyle(formatOf(sum), true),
        span,
      };
    }),
  );
}

/** Formulas of a line that nobody wrote yet are those of any line. */
const anyLine = lineId(0, 1);

const emptyLead = { stt: "", text: "", unit: "", given: [], role: "input" } as const;

type OwnLine = {
  readonly block: Block;
  /** The line's own columns. */
  readonly cells: readonly FormCell[];
  /** Null of a line that nobody wrote yet. */
  readonly id: string | null;
  readonly row: number;
  readonly lead: Parameters<typeof slotCells>[1];
};

function addLine(sheet: Sheet, paper: Paper, slots: readonly Slot[], line: OwnLine): void {
  const { round, labels, answers, name, heldAt } = paper;
  const { form } = round;
  const { block, cells, row, lead } = line;
  const id = line.id ?? anyLine;
  const values =
    answers && line.id !== null ? lineValues(form, { answers, heldAt }, cells, id) : cells.map(() => null);
  const addresses = new Map(
    slots.flatMap(({ what, at, column }): [string, Address][] =>
      what === "value"
        ? [[block.columns[at]?.id ?? "", { sheet: name, column: columnName(column), row }]]
        : [],
    ),
  );
  sheet.add(
    slotCells(slots, lead, {
      value: (column) => {
        const index = cells.findIndex(({ cell }) => cell.id === block.columns[column]?.id);
        const of = cells[index];
        if (!of) return { value: null, style: styles.text };
        return lineCell(
          { name, form, labels, line: id, addresses, cells, values, heldAt },
          index,
          shownCell(of.cell, values[index] ?? null, labels),
        );
      },
      note: { value: null, style: styles.text },
    }),
  );
}

function quantityCell(paper: Paper, line: Line, column: number): Cell {
  const { labels, answers } = paper;
  const [number, of] = [line.cells[column] ?? null, line.parts[column] ?? null];
  if (line.crossed[column]) return { value: labels.crossed, style: styles.crossed };
  if (number?.own.type === "computed") return computedCell(paper, line, number);
  if (answers === null) return { value: null, style: quantityStyle(line, number) };
  if (number) return figureCell(paper, line, number);
  return of ? answerCell(paper, of) : { value: null, style: styles.textCenter };
}

/** What is computed stays live, on an empty paper too. */
function computedCell(
  { round, labels, name, addresses, amounts, heldAt }: Paper,
  line: Line,
  number: NumberPlace,
): Cell {
  const { own } = number;
  const sheet = { name, form: round.form, labels, addresses, amounts, heldAt };
  return {
    value: own.type === "computed" ? followingCell(sheet, number, own) : null,
    style: quantityStyle(line, number),
  };
}

function figureCell({ round, labels, unit, answers, amounts }: Paper, line: Line, number: NumberPlace): Cell {
  const amount = amounts.get(number.place);
  if (amount !== undefined)
    return {
      value: valueCell(amount, number.digits + number.scale, labels.number),
      style:
        number.kind.shown.as === "yes-no" ? yesNoStyle(labels.yes, labels.no) : quantityStyle(line, number),
    };
  return isAskedAt(round.form, number, unit.profile, answers ?? undefined)
    ? { value: null, style: openStyle(formatOf(number)) }
    : { value: null, style: styles.notAsked };
}

function openCell(cell: FormCell["cell"]): CellStyle {
  const { kind, identifies, digits } = cell;
  if (kind.shown.as === "number") return openStyle(formatOf({ kind, digits, scale: scaleOf(cell) }));
  return openWords(kind.shown.as === "day" ? "dd/mm/yyyy" : identifies === null ? null : "@");
}

/** A cell that is no number which is added up: a day, a choice, words. */
function answerCell({ round, labels, unit, answers, heldAt }: Paper, { cell }: FormCell): Cell {
  const given = answers?.get(cell.place)?.value ?? null;
  const value: Value | null =
    cell.said.compute === undefined
      ? given
      : computedValue(round.form, cell.place, cell.said.compute, heldAt);
  if (value !== null) return shownCell(cell, value, labels);
  const asked =
    unit.profile !== null && isAskedOf(round.form, cell.place, unit.profile, answers ?? undefined);
  return { value: null, style: asked ? openCell(cell) : styles.notAsked };
}

// The sheet "Tong hop" in the template's shape: once with formulas over the sheet of units, once with values only.

import { noneText } from "../../form/kinds/text.ts";
import { type Place, rowStem } from "../../form/place.ts";
import type { NumberPlace } from "../places.ts";
import type { RollUp } from "../rollup.ts";
import type { RoundInfo } from "../types.ts";
import type { Block, Line } from "./blocks.ts";
import { chosenWords } from "./chosen.ts";
import type { DetailLayout } from "./detail-layout.ts";
import { averageCell, sumCell, valueCell } from "./figures.ts";
import { type Addresses, followingCell } from "./following.ts";
import type { WorkbookLabels } from "./labels.ts";
import { slotCells } from "./line-cells.ts";
import { linesOf } from "./measure.ts";
import { type Book, type Cell, type CellValue, openSheet, type Sheet } from "./sheet.ts";
import { shownCell } from "./shown-value.ts";
import { addSignature } from "./signature.ts";
import { bodyPoints, styles } from "./styles.ts";
import { addHead, headRows } from "./table-head.ts";
import { quantityStyle } from "./table-shape.ts";
import { noteWidth, openLinesOf, type TotalLayout } from "./total-layout.ts";

type TotalInput = {
  readonly layout: TotalLayout;
  readonly block: Block;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  /** The sheet of units that the formulas add up, and where all totals stand; null for a copy with values only. */
  readonly live: { readonly detail: DetailLayout; readonly addresses: Addresses } | null;
};

const mostNoteLines = 3;

/** Writes one block's totals. */
export async function writeTotalSheet(book: Book, input: TotalInput): Promise<void> {
  const { block, round, labels, rollUp, layout } = input;
  const { shape } = layout;
  const wide = { span: columnsOnPage(shape.widths, shape.fitWidth ? Number.POSITIVE_INFINITY : shape.room) };
  const top: Cell[] = [
    { value: round.office, style: styles.office, ...wide },
    { value: block.title, style: styles.title, ...wide },
    ...(block.subtitle === null ? [] : [{ value: block.subtitle, style: styles.subtitle, ...wide }]),
    { value: round.title, style: styles.lineCenter, ...wide },
    {
      value: `${labels.standing(round)}. ${labels.counted(rollUp.units, input.expected, rollUp.returned)}`,
      style: styles.lineCenter,
      ...wide,
    },
    { value: "", style: styles.line, ...wide },
    ...(block.printed.before ?? []).map((value) => ({ value, style: styles.line, ...wide })),
  ];
  const lead = shape.slots.filter(({ what }) => what === "stt" || what === "text");
  const sheet = openSheet(book, {
    name: layout.name,
    widths: shape.widths,
    landscape: shape.landscape,
    fitWidth: shape.fitWidth,
    ...(shape.fitWidth ? {} : { titleColumns: ["A", lead.length > 1 ? "B" : "A"] as const }),
    freeze: { rows: top.length + headRows(block, shape.slots), columns: shape.fitWidth ? 0 : lead.length },
  });
  for (const cell of top) sheet.add([cell]);
  addHead(sheet, block, shape.slots);
  await sheet.flush();
  await addLines(sheet, input);
  for (const value of block.printed.after ?? []) sheet.add([{ value, style: styles.line, ...wide }]);
  addSignature(sheet, labels, shape.widths.slice(0, wide.span));
  await sheet.close();
}

/** A title stands on the first page alone, not across all that the pages go on to. */
function columnsOnPage(widths: readonly number[], room: number): number {
  let used = 0;
  const over = widths.findIndex((width) => {
    used += width;
    return used > room;
  });
  return over === -1 ? widths.length : Math.max(1, over);
}

async function addLines(sheet: Sheet, input: TotalInput): Promise<void> {
  const { block, labels, rollUp, layout } = input;
  const { slots } = layout.shape;
  for (const line of block.lines) {
    sheet.add(
      slotCells(
        slots,
        { ...line, text: wordingOf(input, line) },
        {
          value: (column) => totalCell(input, line, column),
          note: { value: noteOf(line, rollUp, labels), style: styles.text },
        },
      ),
    );
    for (const { unit, values } of openLinesOf(block, line, rollUp)) {
      const at = new Map(line.columns.map((column, index) => [column, values[index] ?? null]));
      sheet.add(
        slotCells(
          slots,
          { ...line, stt: "", text: `\u2013 ${unit}`, unit: "", role: "input" },
          {
            value: (column) => {
              const of = line.parts[column];
              const value = at.get(column) ?? null;
              return of ? shownCell(of.cell, value, labels) : { value: null, style: styles.text };
            },
            note: { value: null, style: styles.text },
          },
        ),
      );
    }
    await sheet.flush();
  }
}

/** A row's wording; of an open row with more lines than stand beneath it, where they are. */
function wordingOf({ block, rollUp, labels }: TotalInput, { id, role, text }: Line): string {
  const open = role === "open" ? rollUp.openRows.get(rowStem(block.itemId ?? "", id)) : undefined;
  return open?.lines === null ? `${text}: ${labels.list.elsewhere(open.count)}` : text;
}

function totalCell(input: TotalInput, line: Line, column: number): Cell {
  const { rollUp, labels } = input;
  const number = line.cells[column] ?? null;
  if (line.crossed[column]) return { value: labels.crossed, style: styles.crossed };
  if (number) return { value: totalValue(input, number), style: quantityStyle(line, number) };
  const place = line.places[column] ?? "";
  const [of, choice] = [line.parts[column], rollUp.choices.get(place)];
  if (of && choice) return { value: chosenWords(of.cell, choice, labels), style: styles.textCenter };
  if (rollUp.notes.has(place) && line.parts[column])
    return { value: joinedOf(place, rollUp, labels), style: styles.text };
  return { value: null, style: quantityStyle(line, null) };
}

function totalValue({ rollUp, labels, live, layout, round }: TotalInput, number: NumberPlace): CellValue {
  const { place, rule, again } = number;
  const total = rollUp.figures.get(place)?.total ?? null;
  const digits = number.digits + number.scale;
  if (rule === "none") return null;
  if (!live) return valueCell(total, digits, labels.number);
  if (again) {
    const { form } = round;
    const { addresses } = live;
    return followingCell(
      { name: layout.name, form, labels, addresses, amounts: rollUp.totals, heldAt: rollUp.heldAt },
      number,
      again,
    );
  }
  const range = live.detail.rangeFromElsewhere(place);
  if (range === undefined) return valueCell(total, digits, labels.number);
  return rule === "average"
    ? averageCell(range, total, digits, labels.number)
    : sumCell([range], total, digits, labels.number);
}

function noteOf(line: Line, rollUp: RollUp, labels: WorkbookLabels): string | null {
  return joinedOf(line.note, rollUp, labels);
}

function joinedOf(place: Place, rollUp: RollUp, labels: WorkbookLabels): string | null {
  const joined = rollUp.notes.get(place);
  if (!joined) return null;
  if (joined.units === 0) return noneText;
  const note = joined.lines?.map(({ unit, words }) => `${unit}: ${words}`).join("\n") ?? null;
  // A tall note would tear the official table apart: the notes have a sheet of their own.
  const fits = note !== null && linesOf(note, noteWidth, bodyPoints) <= mostNoteLines;
  return fits ? note : labels.notesElsewhere(joined.units);
}

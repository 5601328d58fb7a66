// A list over the whole round: every line of every unit with the unit before it, and its sums beneath.
import { lineIds } from "../../form/line-ids.ts";
import { linesPlace, type Place } from "../../form/place.ts";
import { lineValues, sealedUnitFigures } from "../figures.ts";
import type { NumberPlace } from "../places.ts";
import type { RollUp } from "../rollup.ts";
import { isCounted, type RoundInfo, reportsIn, type SealedUnit, type UnitReport } from "../types.ts";
import type { Block } from "./blocks.ts";
import { chosenWords } from "./chosen.ts";
import { sumCell, valueCell } from "./figures.ts";
import { type Address, lineCell } from "./following.ts";
import type { WorkbookLabels } from "./labels.ts";
import { slotCells } from "./line-cells.ts";
import { type Book, type Cell, columnName, openSheet, type Sheet } from "./sheet.ts";
import { quotedSheetName } from "./sheet-names.ts";
import { shownCell } from "./shown-value.ts";
import { numberStyle, styles } from "./styles.ts";
import { addHead, headRows } from "./table-head.ts";
import { digitsOf, formatOf, type Shape, shapeOf } from "./table-shape.ts";

/** How a list stands on its sheet, known before it is written: totals elsewhere refer to its sums. */
export type RoundListLayout = {
  readonly name: string;
  readonly block: Block;
  readonly shape: Shape;
  readonly firstRow: number;
  /** The row after the last line: ranges end in it, so that a line added above it counts. */
  readonly guardRow: number;
  /** Where its sums stand. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** The lines of each of its columns, for formulas on other sheets, by the column's place. */
  readonly ranges: ReadonlyMap<Place, string>;
};

/** Office, title, subtitle of the round, as-of line. */
const topRows = 4;
const unitColumns = 3;

/** The layout of a list, of which the units together have so many lines; null of a table with rows of its own. */
export function roundListLayout(
  name: string,
  block: Block,
  rollUp: RollUp,
  labels: WorkbookLabels,
): RoundListLayout | null {
  const { list, itemId } = block;
  if (!list || itemId === null) return null;
  const { stt, code, unit } = labels.tracking;
  const shape = shapeOf({ ...block, head: { ...block.head, stt: null } }, longest(block, rollUp), 12, [
    { title: stt, width: 5 },
    { title: code, width: 11 },
    { title: unit, width: 22 },
  ]);
  const firstRow = topRows + headRows(block, shape.slots) + 1;
  const lines = rollUp.totals.get(linesPlace(itemId)) ?? 0n;
  const guardRow = firstRow + Number(lines);
  const addresses = new Map(
    list.sums.flatMap(({ place, from }) => {
      const column = from ? columnOf(shape, block, from.cell.id) : undefined;
      return column === undefined ? [] : [[place, { sheet: name, column, row: guardRow + 1 }] as const];
    }),
  );
  const ranges = new Map(
    list.cells.flatMap(({ cell }) => {
      const column = columnOf(shape, block, cell.id);
      const range = `${quotedSheetName(name)}!${column}${firstRow}:${column}${guardRow}`;
      return column === undefined ? [] : [[cell.place, range] as const];
    }),
  );
  return { name, block, shape, firstRow, guardRow, addresses, ranges };
}

type RoundListInput = {
  readonly layout: RoundListLayout;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  readonly units: AsyncIterable<UnitReport>;
};

export async function writeRoundListSheet(book: Book, input: RoundListInput): Promise<void> {
  const { layout, round, labels, rollUp } = input;
  const { shape, block } = layout;
  const all = shape.widths.length;
  const sheet = openSheet(book, {
    name: layout.name,
    widths: shape.widths,
    landscape: shape.landscape,
    fitWidth: shape.fitWidth,
    ...(shape.fitWidth ? {} : { titleColumns: ["A", "C"] as const }),
    freeze: { rows: layout.firstRow - 1, columns: unitColumns },
  });
  sheet.add([{ value: round.office, style: styles.office, span: all }]);
  sheet.add([{ value: block.title, style: styles.title, span: all }]);
  sheet.add([{ value: round.title, style: styles.lineCenter, span: all }]);
  const counted = labels.counted(rollUp.units, input.expected, rollUp.returned);
  sheet.add([{ value: `${labels.standing(round)}. ${counted}`, style: styles.lineCenter, span: all }]);
  const last = addHead(sheet, block, shape.slots);
  const written = await addUnits(sheet, input);
  sheet.filter(last, last + written);
  addFoot(sheet, input);
  await sheet.close();
}

/** Each report whose lines are counted: of a compiled one those that it was made of. */
async function* everyReport(units: AsyncIterable<UnitReport>): AsyncGenerator<SealedUnit> {
  for await (const unit of units) if (isCounted(unit)) yield* reportsIn(unit);
}

async function addUnits(sheet: Sheet, input: RoundListInput): Promise<number> {
  const { layout, round, labels, units } = input;
  const { block, shape } = layout;
  const cells = block.list?.cells ?? [];
  let stt = 0;
  for await (const unit of everyReport(units)) {
    const { answers } = unit.submission;
    const { heldAt } = sealedUnitFigures(round.form, unit);
    for (const line of lineIds(answers, block.itemId ?? "")) {
      const values = lineValues(round.form, { answers, heldAt }, cells, line);
      const row = layout.firstRow + stt;
      stt += 1;
      const addresses = new Map(
        cells.map((of): [string, Address] => [
          of.cell.id,
          { sheet: layout.name, column: columnOf(shape, block, of.cell.id) ?? "", row },
        ]),
      );
      sheet.add(
        slotCells(shape.slots, emptyLine, {
          value: (column) => {
            const of = cells[column];
            if (!of) return { value: null, style: styles.text };
            const shown = shownCell(of.cell, values[column] ?? null, labels);
            const sheetOf = {
              name: layout.name,
              form: round.form,
              labels,
              line,
              addresses,
              values,
              cells,
              heldAt,
            };
            return lineCell(sheetOf, column, shown);
          },
          note: { value: null, style: styles.text },
          round: [
            { value: stt, style: styles.textCenter },
            { value: unit.node.code, style: styles.text },
            { value: unit.node.shortName, style: styles.text },
          ],
        }),
      );
      await sheet.flush();
    }
  }
  return stt;
}

const emptyLine = { stt: "", text: "", unit: "", given: [], role: "input" } as const;

function addFoot(sheet: Sheet, { layout, rollUp, labels }: RoundListInput): void {
  const { shape, block, firstRow, guardRow } = layout;
  const lead = shape.slots.filter(({ what }) => what === "round").length;
  const rest = shape.slots.slice(lead);
  sheet.add([
    { value: labels.list.guard, style: styles.guard, span: lead },
    ...rest.map(({ span }) => ({ value: null, style: styles.guard, span })),
  ]);
  const lines = rollUp.totals.get(linesPlace(block.itemId ?? "")) ?? 0n;
  const chosenIn = (column: number): Cell => {
    const cell = block.list?.cells[column]?.cell;
    const choice = cell && rollUp.choices.get(cell.place);
    return { value: choice ? chosenWords(cell, choice, labels) : null, style: styles.text };
  };
  sheet.add([
    { value: labels.list.total(Number(lines), nounOf(block)), style: styles.textBold, span: lead },
    ...rest.map((slot): Cell => {
      const number = sumAt(block, slot.at);
      if (slot.what !== "value" || !number) return { ...chosenIn(slot.at), span: slot.span };
      const total = rollUp.totals.get(number.place) ?? null;
      const digits = number.digits + number.scale;
      const range = `${columnName(slot.column)}${firstRow}:${columnName(slot.column)}${guardRow}`;
      const value =
        number.rule === "sum"
          ? sumCell([range], total, digits, labels.number)
          : valueCell(total, digits, labels.number);
      return { value, style: numberStyle(formatOf(number), true), span: slot.span };
    }),
  ]);
}

function nounOf({ list }: Block): string {
  return list?.noun ?? "";
}

function sumAt({ list, columns }: Block, at: number): NumberPlace | undefined {
  return list?.sums.find(({ from }) => from?.cell.id === columns[at]?.id);
}

function columnOf({ slots }: Shape, { columns }: Block, id: string): string | undefined {
  const slot = slots.find(({ what, at }) => what === "value" && columns[at]?.id === id);
  return slot ? columnName(slot.column) : undefined;
}

function longest(block: Block, rollUp: RollUp): (column: number) => number {
  return (column) => {
    const number = sumAt(block, column);
    return digitsOf(number ? (rollUp.totals.get(number.place) ?? null) : null);
  };
}

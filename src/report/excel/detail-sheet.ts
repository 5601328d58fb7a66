// The sheet of units: one line a unit, one column a number; 0, blank, not asked and not submitted look different.
import type { Answers } from "../../form/answers.ts";
import type { Form } from "../../form/form.ts";
import type { Place } from "../../form/place.ts";
import { figuresIn } from "../compiled.ts";
import { valueIn } from "../computed.ts";
import { isAskedAt, isAskedOf, type NumberPlace } from "../places.ts";
import type { RollUp } from "../rollup.ts";
import { isCounted, type RoundInfo, type SealedUnit, type UnitReport } from "../types.ts";
import { type DetailColumn, type DetailLayout, headRows, leadColumns } from "./detail-layout.ts";
import { averageCell, heldCell, sumCell, valueCell } from "./figures.ts";
import { type Address, type Addresses, followingCell } from "./following.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type Cell, type CellValue, openSheet, type Sheet } from "./sheet.ts";
import { shownWords } from "./shown-value.ts";
import { type CellStyle, numberStyle, styles, yesNoStyle } from "./styles.ts";
import { digitsOf, formatOf } from "./table-shape.ts";

type DetailInput = {
  readonly layout: DetailLayout;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  readonly units: AsyncIterable<UnitReport>;
};

/** Writes every unit that owes a report, in the order given. */
export async function writeDetailSheet(book: Book, input: DetailInput): Promise<void> {
  const { layout, round, labels, rollUp } = input;
  const words = labels.detail;
  const sheet = openSheet(book, {
    name: layout.sheetName,
    widths: [5, 25, 11, 13, ...layout.columns.map((column) => widthOf(column, rollUp))],
    landscape: true,
    fitWidth: false,
    titleColumns: ["A", "B"],
    freeze: { rows: headRows, columns: 2 },
  });
  sheet.add([{ value: words.title, style: styles.titleLeft }]);
  const counted = labels.counted(rollUp.units, input.expected, rollUp.returned);
  sheet.add([{ value: `${labels.standing(round)}. ${counted}`, style: styles.lineLeft }]);
  sheet.add([{ value: words.legend, style: styles.lineLeft }]);
  addHead(sheet, layout, labels);
  const yesNo = yesNoStyle(labels.yes, labels.no);
  let stt = 0;
  for await (const unit of input.units) {
    if (unit.exempt !== null) continue;
    stt += 1;
    addUnit(sheet, input, unit, stt, yesNo);
    await sheet.flush();
  }
  sheet.filter(headRows, headRows + stt);
  addFoot(sheet, input);
  await sheet.close();
}

function addUnit(sheet: Sheet, input: DetailInput, unit: UnitReport, stt: number, yesNo: CellStyle): void {
  const { layout, labels } = input;
  const { submission } = unit;
  const cells = submission
    ? sealedCells(input, { ...unit, submission }, layout.firstRow + stt - 1, yesNo)
    : layout.columns.map(() => ({ value: null, style: styles.notSubmitted }));
  sheet.add([
    { value: stt, style: styles.textCenter },
    { value: unit.node.shortName, style: styles.text },
    { value: unit.node.code, style: styles.text },
    { value: stateOf(unit, labels), style: styles.text },
    ...cells,
  ]);
}

function sealedCells(
  { layout, round, labels }: DetailInput,
  unit: SealedUnit,
  row: number,
  yesNo: CellStyle,
): Cell[] {
  const { form } = round;
  const { node, submission } = unit;
  const { answers } = submission;
  const { amounts, heldAt } = figuresIn(form, unit);
  const addresses = addressesIn(layout, row);
  return layout.columns.map(({ figure, choice, place }): Cell => {
    const amount = amounts.get(place);
    const value = choice ? valueIn(form, choice.cell, { answers, heldAt }) : null;
    if (choice && value !== null)
      return { value: shownWords(choice.cell, value, labels), style: styles.text };
    if (!figure || amount === undefined)
      return isAsked(form, figure, place, node.profile, answers)
        ? { value: null, style: styles.open }
        : { value: labels.notAsked, style: styles.notAsked };
    const { own } = figure;
    if (own.type === "asked" || own.type === "lines")
      return {
        value: valueCell(amount, figure.digits + figure.scale, labels.number),
        style: figure.kind.shown.as === "yes-no" ? yesNo : numberStyle(formatOf(figure), false),
      };
    return {
      value: followingCell({ name: layout.sheetName, form, labels, addresses, amounts, heldAt }, figure, own),
      style: numberStyle(formatOf(figure), true),
    };
  });
}

function isAsked(
  form: Form,
  figure: NumberPlace | null,
  place: Place,
  profile: string | null,
  answers: Answers,
): boolean {
  if (figure) return isAskedAt(form, figure, profile, answers);
  return profile !== null && isAskedOf(form, place, profile, answers);
}

/** Where the figures of one line of the sheet stand. */
function addressesIn({ sheetName, columns }: DetailLayout, row: number): Addresses {
  return new Map(
    columns.map(({ place, letters }): [string, Address] => [
      place,
      { sheet: sheetName, column: letters, row },
    ]),
  );
}

function stateOf(unit: UnitReport, labels: WorkbookLabels): string {
  const state = labels.states[unit.state];
  if (!isCounted(unit)) return state;
  if (unit.revising) return labels.detail.stillCounts(labels.revising, unit.submission.version);
  return unit.state === "returned" ? labels.detail.stillCounts(state, unit.submission.version) : state;
}

function addHead(sheet: Sheet, layout: DetailLayout, labels: WorkbookLabels): void {
  const words = labels.detail;
  const lead = [words.stt, words.unit, words.code, words.state].map((value) => ({
    value,
    style: styles.head,
  }));
  const blank = lead.map(() => ({ value: "", style: styles.head }));
  sheet.add([...lead, ...spans(layout.columns, ({ heading }) => heading, styles.headLeft)]);
  sheet.add([...blank, ...spans(layout.columns, ({ row }) => row, styles.head)]);
  const last = sheet.add([
    ...blank,
    ...layout.columns.map((column) => ({ value: column.title, style: styles.head })),
  ]);
  sheet.repeat(last - 2, last);
  for (let column = 1; column <= leadColumns; column += 1) sheet.merge(last - 2, column, last, column);
}

/** Neighbouring columns with the same words share one cell, if they belong to the same row or heading. */
function spans(
  columns: readonly DetailColumn[],
  words: (column: DetailColumn) => string,
  style: CellStyle,
): Cell[] {
  const cells: { value: string; style: CellStyle; span: number }[] = [];
  let before: DetailColumn | undefined;
  for (const column of columns) {
    const value = words(column);
    const last = cells.at(-1);
    const together = before?.rowId === column.rowId || (value !== "" && last?.value === value);
    if (last && together) last.span += 1;
    else cells.push({ value, style, span: 1 });
    before = column;
  }
  return cells;
}

function addFoot(sheet: Sheet, { layout, labels, rollUp }: DetailInput): void {
  const words = labels.detail;
  sheet.add([
    { value: words.guard, style: styles.guard, span: leadColumns },
    ...layout.columns.map(() => ({ value: null, style: styles.guard })),
  ]);
  const foot = (
    label: string,
    value: (column: DetailColumn) => CellValue,
    style: (column: DetailColumn) => CellStyle,
  ) =>
    sheet.add([
      { value: label, style: styles.textBold, span: leadColumns },
      ...layout.columns.map((column) => ({ value: value(column), style: style(column) })),
    ]);
  foot(
    words.total,
    (column) => totalOf(column, layout, rollUp, labels),
    ({ figure }) => numberStyle(figure ? formatOf(figure) : "#,##0", true),
  );
  foot(
    words.held,
    ({ figure, place }) =>
      figure ? heldCell(layout.range(place) ?? "", rollUp.figures.get(place)?.held ?? 0) : null,
    () => styles.numberBold,
  );
}

/** What is computed by an expression is no sum of its column: its total stands on the sheet of totals. */
function totalOf(
  { figure, place }: DetailColumn,
  layout: DetailLayout,
  rollUp: RollUp,
  labels: WorkbookLabels,
): CellValue {
  if (!figure || figure.rule === "none") return null;
  const total = rollUp.figures.get(place)?.total ?? null;
  const digits = figure.digits + figure.scale;
  const range = layout.range(place) ?? "";
  if (figure.again?.type === "computed") return valueCell(total, digits, labels.number);
  return figure.rule === "average"
    ? averageCell(range, total, digits, labels.number)
    : sumCell([range], total, digits, labels.number);
}

function widthOf({ figure, place, title, choice }: DetailColumn, rollUp: RollUp): number {
  const longest = digitsOf(rollUp.figures.get(place)?.total ?? null);
  const shown = figure?.kind.shown;
  return Math.max(
    choice ? 16 : shown?.as === "number" ? shown.width : 9,
    longest + 3,
    ...title.split(" ").map((word) => word.length + 1),
  );
}

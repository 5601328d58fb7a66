// The sheet of units: one line a unit, one column a number; 0, blank, not asked and not submitted look different.
import { amountsOf } from "../figures.ts";
import { isAskedAt } from "../places.ts";
import type { RollUp } from "../rollup.ts";
import { isCounted, type RoundInfo, type UnitReport } from "../types.ts";
import { type DetailColumn, type DetailLayout, headRows, leadColumns } from "./detail-layout.ts";
import { heldCell, sumCell, valueCell } from "./figures.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type Cell, openSheet, type Sheet } from "./sheet.ts";
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
  sheet.add([{ value: `${labels.asOf(round.asOf)}. ${counted}`, style: styles.lineLeft }]);
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
  const { layout, round, labels } = input;
  const row = layout.firstRow + stt - 1;
  const amounts = unit.submission
    ? amountsOf(round.form, unit.submission.answers)
    : new Map<string, bigint>();
  const cells = layout.columns.map((column): Cell => {
    if (!unit.submission) return { value: null, style: styles.notSubmitted };
    const amount = amounts.get(column.place.place);
    if (amount === undefined)
      return isAskedAt(round.form, column.place, unit.node.profile)
        ? { value: null, style: styles.open }
        : { value: labels.notAsked, style: styles.notAsked };
    const { own } = column.place;
    if (own.type !== "sum")
      return {
        value: valueCell(amount, column.place.digits, labels.number),
        style: column.place.kind.shown.as === "yes-no" ? yesNo : numberStyle(formatOf(column.place), false),
      };
    const parts = layout.columns.filter((other) => own.of.includes(other.place.place));
    const refs = parts.map((part) => `${part.letters}${row}`);
    return {
      value: sumCell(refs, amount, column.place.digits, labels.number),
      style: numberStyle(formatOf(column.place), true),
    };
  });
  sheet.add([
    { value: stt, style: styles.textCenter },
    { value: unit.node.shortName, style: styles.text },
    { value: unit.node.code, style: styles.text },
    { value: stateOf(unit, labels), style: styles.text },
    ...cells,
  ]);
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
  sheet.add([...lead, ...spans(layout.columns, (column) => column.line.heading ?? "", styles.headLeft)]);
  sheet.add([
    ...blank,
    ...spans(
      layout.columns,
      ({ line }) => [line.label, line.text].filter((part) => part !== "").join(". "),
      styles.head,
    ),
  ]);
  const last = sheet.add([
    ...blank,
    ...layout.columns.map((column) => ({ value: column.title, style: styles.head })),
  ]);
  sheet.repeat(last - 2, last);
  for (let column = 1; column <= leadColumns; column += 1) sheet.merge(last - 2, column, last, column);
}

/** Neighbouring columns with the same words share one cell, if they belong to the same line or heading. */
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
    const together = before?.line === column.line || (value !== "" && last?.value === value);
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
    value: (column: DetailColumn) => Cell["value"],
    style: (column: DetailColumn) => CellStyle,
  ) =>
    sheet.add([
      { value: label, style: styles.textBold, span: leadColumns },
      ...layout.columns.map((column) => ({ value: value(column), style: style(column) })),
    ]);
  foot(
    words.total,
    ({ place }) => {
      if (place.rule === "none") return null;
      const total = rollUp.figures.get(place.place)?.total ?? null;
      return sumCell([layout.range(place.place) ?? ""], total, place.digits, labels.number);
    },
    ({ place }) => numberStyle(formatOf(place), true),
  );
  foot(
    words.held,
    ({ place }) => heldCell(layout.range(place.place) ?? "", rollUp.figures.get(place.place)?.held ?? 0),
    () => styles.numberBold,
  );
}

function widthOf({ place, title }: DetailColumn, rollUp: RollUp): number {
  const longest = digitsOf(rollUp.figures.get(place.place)?.total ?? null);
  const { shown } = place.kind;
  return Math.max(
    shown.as === "number" ? shown.width : 9,
    longest + 3,
    ...title.split(" ").map((word) => word.length + 1),
  );
}

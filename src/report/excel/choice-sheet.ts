// The sheet that counts choices: how many units chose each option, one table for all that is chosen from the same options.
import { type ChoiceTotal, choiceCells } from "../choices.ts";
import type { FormCell } from "../form-cells.ts";
import type { RollUp } from "../rollup.ts";
import type { RoundInfo } from "../types.ts";
import type { DetailLayout } from "./detail-layout.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type CellValue, openSheet, type Sheet } from "./sheet.ts";
import { styles } from "./styles.ts";

type ChoiceInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  readonly detail: DetailLayout;
};

/** More options than these stand beside each other on no page. */
const optionWidth = 12;

/** Writes the counts of every choice of the form. */
export async function writeChoiceSheet(book: Book, input: ChoiceInput): Promise<void> {
  const { round, labels, rollUp, name } = input;
  const words = labels.choices;
  const groups = groupsOf(choiceCells(round.form));
  const most = Math.max(1, ...groups.map(([first]) => first?.cell.options.length ?? 0));
  const widths = [9, 46, ...Array.from({ length: most }, () => optionWidth), 11];
  const sheet = openSheet(book, { name, widths, landscape: most > 2, fitWidth: true });
  const all = widths.length;
  sheet.add([{ value: round.office, style: styles.office, span: all }]);
  sheet.add([{ value: words.title, style: styles.title, span: all }]);
  sheet.add([{ value: round.title, style: styles.lineCenter, span: all }]);
  const counted = labels.counted(rollUp.units, input.expected, rollUp.returned);
  sheet.add([{ value: `${labels.asOf(round.asOf)}. ${counted}`, style: styles.lineCenter, span: all }]);
  for (const cells of groups) {
    sheet.add([{ value: "", style: styles.line, span: all }]);
    addGroup(sheet, input, cells, most);
    await sheet.flush();
  }
  await sheet.close();
}

function addGroup(
  sheet: Sheet,
  { labels, rollUp, detail }: ChoiceInput,
  cells: readonly FormCell[],
  most: number,
): void {
  const words = labels.choices;
  const options = cells[0]?.cell.options ?? [];
  const rest = most - options.length;
  const spare = rest > 0 ? [{ value: "", style: styles.head, span: rest }] : [];
  sheet.add([
    ...[words.no, words.text, ...options.map(({ label }) => label)].map((value) => ({
      value,
      style: styles.head,
    })),
    ...spare,
    { value: words.counted, style: styles.head },
  ]);
  for (const of of cells) {
    const total = rollUp.choices.get(of.cell.place);
    const range = detail.rangeFromElsewhere(of.cell.place);
    sheet.add([
      { value: numberOf(of), style: styles.textCenter },
      { value: wordingOf(of), style: styles.text },
      ...options.map(({ label }, at) => ({
        value: chosenCell(range, label, total, at),
        style: styles.number,
      })),
      ...(rest > 0 ? [{ value: null, style: styles.number, span: rest }] : []),
      { value: total?.counted ?? 0, style: styles.numberBold },
    ]);
  }
}

/** How many units' words name this option, whole: "Tốt" is not "Rất tốt". */
function chosenCell(
  range: string | undefined,
  label: string,
  total: ChoiceTotal | undefined,
  at: number,
): CellValue {
  const result = total?.options[at]?.units ?? 0;
  if (range === undefined) return result;
  const wanted = `"; ${label.replaceAll('"', '""')}; "`;
  return { formula: `SUMPRODUCT(--ISNUMBER(FIND(${wanted},"; "&${range}&"; ")))`, result };
}

/** Cells with the same options, in the form's order. */
function groupsOf(cells: readonly FormCell[]): readonly (readonly FormCell[])[] {
  const groups = new Map<string, FormCell[]>();
  for (const of of cells) {
    const key = of.cell.options.map(({ id }) => id).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), of]);
  }
  return [...groups.values()];
}

function numberOf({ section, item, row }: FormCell): string {
  const no = row ? row.label : item.no;
  return section.part === undefined || no === "" ? no : `${section.part}.${no}`;
}

function wordingOf({ item, row, table, cell }: FormCell): string {
  const column = table?.columns.find(({ id }) => id === cell.id);
  const text = row ? row.text : item.text;
  return column && (row?.columns.length ?? 0) > 1 ? `${text} \u2013 ${column.title}` : text;
}

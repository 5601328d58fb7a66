// The sheet that counts choices: how many units, or lines of theirs, have each option; one table for all that is chosen
// from the same options.
import type { Cell } from "../../form/cells.ts";
import type { Place } from "../../form/place.ts";
import { type ChoiceTotal, choiceCells, isYesOrNo, yesNoIds } from "../choices.ts";
import type { FormCell } from "../form-cells.ts";
import type { RollUp } from "../rollup.ts";
import type { RoundInfo } from "../types.ts";
import { optionsIn } from "./chosen.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type CellValue, openSheet, type Sheet } from "./sheet.ts";
import { styles } from "./styles.ts";

type ChoiceInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly rollUp: RollUp;
  readonly expected: number;
  /** Where a cell's values stand on another sheet, a unit or a line in each row; undefined where they stand nowhere. */
  rangeOf(place: Place): string | undefined;
};

/** More options than these stand beside each other on no page. */
const optionWidth = 12;

/** Writes the counts of every choice of the form. */
export async function writeChoiceSheet(book: Book, input: ChoiceInput): Promise<void> {
  const { round, labels, rollUp, name } = input;
  const words = labels.choices;
  const groups = groupsOf(choiceCells(round.form), labels);
  const most = Math.max(1, ...groups.map(({ options }) => options.length));
  const widths = [9, 46, ...Array.from({ length: most }, () => optionWidth), 11];
  const sheet = openSheet(book, { name, widths, landscape: most > 2, fitWidth: true });
  const all = widths.length;
  sheet.add([{ value: round.office, style: styles.office, span: all }]);
  sheet.add([{ value: words.title, style: styles.title, span: all }]);
  sheet.add([{ value: round.title, style: styles.lineCenter, span: all }]);
  const counted = labels.counted(rollUp.units, input.expected, rollUp.returned);
  sheet.add([{ value: `${labels.standing(round)}. ${counted}`, style: styles.lineCenter, span: all }]);
  for (const group of groups) {
    sheet.add([{ value: "", style: styles.line, span: all }]);
    addGroup(sheet, input, group, most);
    await sheet.flush();
  }
  await sheet.close();
}

function addGroup(
  sheet: Sheet,
  { labels, rollUp, rangeOf }: ChoiceInput,
  { cells, options, inLines }: Group,
  most: number,
): void {
  const words = labels.choices;
  const rest = most - options.length;
  const spare = rest > 0 ? [{ value: "", style: styles.head, span: rest }] : [];
  sheet.add([
    ...[words.no, words.text, ...options.map(({ label }) => label)].map((value) => ({
      value,
      style: styles.head,
    })),
    ...spare,
    { value: inLines ? words.lines : words.counted, style: styles.head },
  ]);
  for (const of of cells) {
    const total = rollUp.choices.get(of.cell.place);
    const range = rangeOf(of.cell.place);
    sheet.add([
      { value: numberOf(of), style: styles.textCenter },
      { value: wordingOf(of), style: styles.text },
      ...options.map((option) => ({
        value: chosenCell(of.cell, option, total, range),
        style: styles.number,
      })),
      ...(rest > 0 ? [{ value: null, style: styles.number, span: rest }] : []),
      { value: total?.counted ?? 0, style: styles.numberBold },
    ]);
  }
}

/** How often an option was chosen: how many cells name it, whole ("Tốt" is not "Rất tốt"), or hold this yes or no. */
function chosenCell(
  cell: Cell,
  { id, label }: Cell["options"][number],
  total: ChoiceTotal | undefined,
  range: string | undefined,
): CellValue {
  const result = total?.chosen.get(id) ?? 0;
  if (range === undefined) return result;
  if (isYesOrNo(cell)) return { formula: `COUNTIF(${range},${id === yesNoIds.yes ? 1 : 0})`, result };
  const wanted = `"; ${label.replaceAll('"', '""')}; "`;
  return { formula: `SUMPRODUCT(--ISNUMBER(FIND(${wanted},"; "&${range}&"; ")))`, result };
}

/** Cells with the same options, all of units or all of lines. */
type Group = {
  readonly cells: FormCell[];
  readonly options: Cell["options"];
  readonly inLines: boolean;
};

/** The groups of these cells, both in the form's order. */
function groupsOf(cells: readonly FormCell[], labels: WorkbookLabels): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const of of cells) {
    const options = optionsIn(of.cell, labels);
    const inLines = of.lines !== null;
    const key = [inLines, ...options.map(({ id }) => id)].join(" ");
    const group = groups.get(key) ?? { cells: [], options, inLines };
    groups.set(key, group);
    group.cells.push(of);
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
  const isOneOfMany = row ? row.columns.length > 1 : table !== null;
  return column && isOneOfMany ? `${text} \u2013 ${column.title}` : text;
}

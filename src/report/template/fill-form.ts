// A form's own workbook filled with what its units said: the office's totals, or one unit's report. Knows forms and reports.
import type { Answers } from "../../form/answers.ts";
import type { Form } from "../../form/form.ts";
import { noneText } from "../../form/kinds/text.ts";
import { lineIds } from "../../form/line-ids.ts";
import { linesPlace, type Place } from "../../form/place.ts";
import type { Beside } from "../../form/report-cells.ts";
import { type HeldAt, valueIn } from "../computed.ts";
import { valueCell } from "../excel/figures.ts";
import type { WorkbookLabels } from "../excel/labels.ts";
import { lineAmount, sealedUnitFigures, unitFigures } from "../figures.ts";
import { type FormCell, ofLine } from "../form-cells.ts";
import { numberAt, scaleOf } from "../places.ts";
import { progressCount } from "../progress.ts";
import { type RollUp, rollUpSum, wordsAt } from "../rollup.ts";
import { isCounted, type RoundInfo, reportsIn, type UnitReport } from "../types.ts";
import { countsHundredths, saidValue } from "./cell-value.ts";
import type { CellValue } from "./cell-xml.ts";
import { patchWorkbook, type TemplateCell } from "./patch-workbook.ts";
import type { CannotFillForm } from "./reasons.ts";
import {
  type FixedCell,
  isPrintedFor,
  type TemplateCells,
  type TemplateLines,
  templateCells,
} from "./template-cells.ts";

export type FilledForm = { readonly bytes: Uint8Array } | { readonly cannot: readonly CannotFillForm[] };

type Shared = { readonly template: Uint8Array; readonly round: RoundInfo; readonly labels: WorkbookLabels };

type UnitInput = Shared & {
  readonly unit: { readonly name: string; readonly profile: string | null };
  readonly answers: Answers;
  readonly beside: Beside;
  /** What this paper is: a draft, or a sealed version with its receipt. */
  readonly banner: string;
};

/** The direct children of one node. Read once. */
type TotalsInput = Shared & { readonly units: AsyncIterable<UnitReport> };

/** Why the template of this form cannot be filled; none where it can, as long as its lists find room. */
export async function templateRefusals(form: Form, template: Uint8Array): Promise<readonly CannotFillForm[]> {
  const { fixed, lines, said } = templateCells(form);
  const filled = await fill(template, [
    ...saidCells(said, { office: null, unit: null, asOf: null }),
    ...fixed.map((cell) => fixedCell(cell, null)),
    ...lines.flatMap((of) => linesCells(of, [], true)),
  ]);
  return "cannot" in filled ? filled.cannot : [];
}

/** Where a form's reports say how many lines they have that a file for all units lists, and for how many it has room. */
export function roomForLines(
  form: Form,
): readonly { readonly place: Place; readonly sheet: string; readonly most: number }[] {
  return templateCells(form)
    .lines.filter(({ unit }) => unit !== null)
    .map(({ stem, sheet, most }) => ({ place: linesPlace(stem), sheet, most }));
}

/** One unit's report in the form's own workbook. */
export async function fillUnit(input: UnitInput): Promise<FilledForm> {
  const { template, round, labels, unit, answers } = input;
  const { fixed, lines, said } = templateCells(round.form);
  const printed = <Part extends FixedCell | TemplateLines>(parts: readonly Part[]) =>
    parts.filter(({ row }) => isPrintedFor(row, unit.profile));
  const { amounts, heldAt } = unitFigures(round.form, answers, unit.profile, input.beside);
  const value = ({ place, cell }: FixedCell): CellValue =>
    cell === null
      ? wordsAt(answers, place)
      : (amountAt(round.form, amounts, place, labels) ??
        saidValue(cell, valueIn(round.form, cell, { answers, heldAt }), labels));
  const given = printed(lines).map((of) => ({
    of,
    lines: linesOfUnit(round.form, of, null, { answers, heldAt }, labels),
  }));
  const full = given.find(({ of, lines: all }) => all.length > of.most);
  if (full) return noRoom(full.of, full.lines.length);
  return fill(template, [
    ...saidCells(said, { office: round.office, unit: unit.name, asOf: input.banner }),
    ...printed(fixed).map((cell) => fixedCell(cell, value(cell))),
    ...given.flatMap(({ of, lines: all }) => linesCells(of, all, false)),
  ]);
}

/** The totals of all units that are counted, in the form's own workbook. */
export async function fillTotals({ template, round, labels, units }: TotalsInput): Promise<FilledForm> {
  const { form, office } = round;
  const { fixed, lines, said } = templateCells(form);
  const { rollUp, expected, given } = await countUnits(round, units, lines, labels);
  const full = lines.find((of) => linesIn(given, of).length > of.most);
  if (full) return noRoom(full, linesIn(given, full).length);
  const asOf = `${labels.standing(round)}. ${labels.counted(rollUp.units, expected, rollUp.returned)}`;
  return fill(template, [
    ...saidCells(said, { office, unit: office, asOf }),
    ...fixed.map((cell) => fixedCell(cell, totalOf(form, cell, rollUp, labels))),
    ...lines.flatMap((of) => linesCells(of, linesIn(given, of), true)),
  ]);
}

async function fill(template: Uint8Array, cells: readonly TemplateCell[]): Promise<FilledForm> {
  return cells.length === 0 ? { cannot: [{ type: "no-places" }] } : patchWorkbook(template, cells);
}

function noRoom({ sheet, most }: TemplateLines, lines: number): FilledForm {
  return { cannot: [{ type: "no-room", sheet, lines, most }] };
}

function fixedCell({ sheet, address, cell, follows }: FixedCell, value: CellValue): TemplateCell {
  return { sheet, address, value, keepsFormula: follows, share: cell !== null && countsHundredths(cell) };
}

function saidCells(
  said: TemplateCells["said"],
  words: Readonly<Record<"office" | "unit" | "asOf", string | null>>,
): TemplateCell[] {
  const cells = said.map(({ what, sheet, address }) => ({ sheet, address, value: words[what] }));
  return [...new Map(cells.map((cell) => [`${cell.sheet}!${cell.address}`, cell])).values()];
}

/** One line: whose it is, and what stands in its columns. */
type Line = { readonly unit: string | null; value(of: FormCell): CellValue };
type Given = ReadonlyMap<TemplateLines, readonly Line[]>;

/** The cells of these lines; what else there is room for is emptied. */
function linesCells(of: TemplateLines, given: readonly Line[], forAll: boolean): TemplateCell[] {
  const { sheet, first, most, unit, columns } = of;
  return Array.from({ length: most }, (_, at) => at).flatMap((at): TemplateCell[] => {
    const line = given[at];
    const cells = columns.map(({ letters, of: formCell }) => ({
      sheet,
      address: `${letters}${first + at}`,
      value: line?.value(formCell) ?? null,
      keepsFormula: formCell.cell.said.compute !== undefined,
      share: countsHundredths(formCell.cell),
    }));
    const whose = { sheet, address: `${unit}${first + at}`, value: line?.unit ?? null };
    return unit === null || !forAll ? cells : [whose, ...cells];
  });
}

function linesIn(given: Given, of: TemplateLines): readonly Line[] {
  return given.get(of) ?? [];
}

/** What a unit wrote in its lines. */
function linesOfUnit(
  form: Form,
  { stem }: TemplateLines,
  unit: string | null,
  { answers, heldAt }: { readonly answers: Answers; readonly heldAt: HeldAt },
  labels: WorkbookLabels,
): Line[] {
  const value = (line: string, of: FormCell): CellValue => {
    const cell = ofLine(of, line);
    const { kind, digits } = cell;
    const number = kind.shown.as === "number";
    const amount = number ? lineAmount(form, answers, { from: of, digits, kind }, line, heldAt) : null;
    if (amount !== null) return valueCell(amount, digits + scaleOf(cell), labels.number);
    return saidValue(cell, valueIn(form, cell, { answers, heldAt }), labels);
  };
  return lineIds(answers, stem).map((line) => ({ unit, value: (of) => value(line, of) }));
}

async function countUnits(
  { form }: RoundInfo,
  units: AsyncIterable<UnitReport>,
  lines: readonly TemplateLines[],
  labels: WorkbookLabels,
) {
  const sum = rollUpSum(form);
  const count = progressCount();
  const given = new Map<TemplateLines, Line[]>();
  for await (const unit of units) {
    sum.add(unit);
    count.add(unit);
    if (!isCounted(unit)) continue;
    for (const { node, submission, ...part } of reportsIn(unit)) {
      const { answers } = submission;
      const { heldAt } = sealedUnitFigures(form, { ...part, node, submission });
      // Lines of many units tell nothing where nobody sees whose they are.
      for (const of of lines.filter((one) => one.unit !== null)) {
        const written = linesOfUnit(form, of, node.name, { answers, heldAt }, labels);
        const all = given.get(of) ?? [];
        given.set(of, all);
        all.push(...written);
      }
    }
  }
  return { rollUp: sum.result(), expected: count.result().all.expected, given };
}

/** Null where units' values are not added up: a formula of the file's own may still give a share of the totals. */
function totalOf(form: Form, { place, cell }: FixedCell, rollUp: RollUp, labels: WorkbookLabels): CellValue {
  const total = rollUp.figures.get(place)?.total ?? null;
  const number = numberAt(form, place);
  if (cell !== null && number && total !== null)
    return valueCell(total, number.digits + number.scale, labels.number);
  const joined = rollUp.notes.get(place);
  if (joined === undefined) return null;
  if (joined.units === 0) return noneText;
  const lines = joined.lines?.map(({ unit, words }) => `${unit}: ${words}`);
  return lines?.join("\n") ?? labels.notesElsewhere(joined.units);
}

/** A number that a unit gave, or that follows from its others; a yes or no is no number here. */
function amountAt(
  form: Form,
  amounts: ReadonlyMap<Place, bigint>,
  place: Place,
  labels: WorkbookLabels,
): CellValue {
  const [number, amount] = [numberAt(form, place), amounts.get(place)];
  if (number === undefined || amount === undefined || number.kind.shown.as !== "number") return null;
  return valueCell(amount, number.digits + number.scale, labels.number);
}

// One unit's report as a printed paper: narrative, tables, notes and reasons. Made of answers alone, sealed or not.
import { isAsked, type Section } from "../../form/form.ts";
import { saysHead } from "../../form/items.ts";
import { unitFigures } from "../figures.ts";
import { blocksOf } from "./blocks.ts";
import { type Book, type Cell, openSheet } from "./sheet.ts";
import { addSignature } from "./signature.ts";
import { styles } from "./styles.ts";
import { addItem } from "./unit-item.ts";
import type { Paper, UnitSheetInput } from "./unit-paper.ts";
import { sheetShape } from "./unit-shape.ts";
import { addTable } from "./unit-table.ts";

/** Writes the sheet of one unit. */
export async function writeUnitSheet(book: Book, input: UnitSheetInput): Promise<void> {
  const { round, labels, unit, banner, answers, beside } = input;
  const { amounts, heldAt } = unitFigures(round.form, answers ?? new Map(), unit.profile, beside);
  const blocks = blocksOf(round.form, labels.items).filter((block) => block.itemId !== null);
  const shape = sheetShape(blocks, amounts);
  const sheet = openSheet(book, {
    name: input.name,
    widths: shape.widths,
    landscape: shape.landscape,
    fitWidth: true,
  });
  const paper: Paper = { ...input, amounts, heldAt, addresses: new Map() };
  const all = shape.widths.length;
  const full = (value: string, style: Cell["style"]): Cell => ({ value, style, span: all });
  sheet.add([full(unit.name, styles.office)]);
  sheet.add([full(round.form.title, styles.title)]);
  if (round.form.attachedTo !== undefined) sheet.add([full(round.form.attachedTo, styles.subtitle)]);
  sheet.add([full(banner.text, banner.alarm ? styles.alarm : styles.lineCenter)]);
  sheet.add([full(labels.unit.deadline(round.deadline), styles.lineCenter)]);
  for (const section of round.form.sections) {
    if (unit.profile !== null && !isAsked(section, unit.profile)) continue;
    sheet.add([full(titled(section.no, section.title), styles.strong)]);
    for (const item of section.items) {
      if (unit.profile !== null && !isAsked(item, unit.profile)) continue;
      if (!saysHead(section, item.text)) sheet.add([full(titled(item.no, item.text), styles.strong)]);
      const block = blocks.find((candidate) => candidate.itemId === item.id);
      if (block) await addTable(sheet, paper, block, shape);
      else addItem(sheet, paper, item, shape.room, all);
      await sheet.flush();
    }
  }
  for (const line of reasonsOf(input)) sheet.add([full(line, styles.line)]);
  addSignature(sheet, labels, shape.widths);
  await sheet.close();
}

function titled(no: Section["no"], text: string): string {
  return no === "" ? text : `${no}. ${text}`;
}

function reasonsOf({ labels, waivers, missing }: UnitSheetInput): string[] {
  const reasons = waivers.flatMap(({ words }) => words ?? []);
  return [
    ...(missing === null ? [] : [missing]),
    ...(reasons.length > 0 ? [`${labels.unit.confirmed} ${reasons.join("; ")}`] : []),
  ];
}

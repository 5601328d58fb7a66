// The head of a table as it is printed: a tree of headings by merged cells, the unit above, the column numbers beneath.
import type { Block } from "./blocks.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { styles } from "./styles.ts";
import type { Slot } from "./table-shape.ts";

/** How many rows the head takes: the unit line, the levels of headings, the line of numbers. */
export function headRows(block: Block, slots: readonly Slot[]): number {
  const { unitLine, numbers } = block.printed;
  return (unitLine === undefined ? 0 : 1) + depthOf(slots) + (numbers === undefined ? 0 : 1);
}

function depthOf(slots: readonly Slot[]): number {
  return Math.max(1, ...slots.map(({ path }) => path.length));
}

/** Adds the head and repeats it on every printed page; gives the number of its last row. */
export function addHead(sheet: Sheet, block: Block, slots: readonly Slot[]): number {
  const { unitLine, numbers } = block.printed;
  const columns = slots.reduce((all, { span }) => all + span, 0);
  if (unitLine !== undefined) sheet.add([{ value: unitLine, style: styles.unitLine, span: columns }]);
  const depth = depthOf(slots);
  const top = sheet.add(levelCells(slots, 0));
  let last = top;
  for (let level = 1; level < depth; level += 1) last = sheet.add(levelCells(slots, level));
  mergeDown(sheet, slots, top, depth);
  if (numbers !== undefined) last = sheet.add(numberCells(slots, numbers));
  sheet.repeat(top, last);
  return last;
}

/** One row of headings. Those with more beneath them are as wide as that; the others are merged down afterwards. */
function levelCells(slots: readonly Slot[], level: number): Cell[] {
  const cells: { value: string; style: Cell["style"]; span: number }[] = [];
  let before: Slot | null = null;
  for (const slot of slots) {
    const { path, span } = slot;
    const isHeading = path.length > level + 1;
    const last = cells.at(-1);
    if (isHeading && before && last && sharesHeading(before, slot, level)) last.span += span;
    else if (isHeading) cells.push({ value: path[level] ?? "", style: styles.head, span });
    else
      for (let at = 0; at < span; at += 1) {
        const value = at === 0 && path.length === level + 1 ? (path[level] ?? "") : "";
        cells.push({ value, style: styles.head, span: 1 });
      }
    before = slot;
  }
  return cells;
}

/** Neighbours under the same headings, down to this level. */
function sharesHeading(one: Slot, other: Slot, level: number): boolean {
  if (one.what !== other.what || one.path.length <= level + 1) return false;
  for (let at = 0; at <= level; at += 1) if (one.path[at] !== other.path[at]) return false;
  return true;
}

/** A title takes all rows down to the last, and all columns of its own. */
function mergeDown(sheet: Sheet, slots: readonly Slot[], top: number, depth: number): void {
  for (const { path, column, span } of slots) {
    const from = top + path.length - 1;
    const to = top + depth - 1;
    if (from < to || span > 1) sheet.merge(from, column, to, column + span - 1);
  }
}

function numberCells(slots: readonly Slot[], numbers: readonly string[]): Cell[] {
  return slots.map(({ span }, at) => ({ value: numbers[at] ?? "", style: styles.headNumber, span }));
}

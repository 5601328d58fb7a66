// Answers that a file gives by a mark under one of several titles: X under "Có" beside "Không", under "Tốt" beside "Khá". Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { noTitles, yesTitles } from "../../files/words/titles.ts";
import type { Cell } from "../../form/cells.ts";
import type { Table } from "../../form/form.ts";
import type { Question } from "../../form/question.ts";
import { isDash, isMark } from "./cell-signs.ts";
import { claimOf, isHeading } from "./column-titles.ts";
import { cellAt, type Head } from "./columns.ts";
import { segmentsOf } from "./title-words.ts";
import { hasPhrase, isPhrase, phrasesOf, wordsIn } from "./words.ts";

export type MarksAround = {
  readonly row: FileRow;
  readonly head: Head;
  readonly table: Table;
  readonly question: Question;
};

export type Marked = {
  /** What the titles over the marks say, as it would be typed; several where more are marked than may be. */
  readonly held: readonly FileCell[];
  /** The cells that were looked at. */
  readonly used: readonly FileCell[];
};

const no = phrasesOf(noTitles);
const sides: readonly Omit<Option, "cells">[] = [
  { said: yesTitles[0] ?? "", names: yesTitles },
  { said: noTitles[0] ?? "", names: noTitles },
];

/** What the marks of a row say of a cell, `own` being what stands in the cell's own column; null where there are none. */
export function markedFor(cell: Cell, own: readonly FileCell[], around: MarksAround): Marked | null {
  const named = ownMark(cell, own, around);
  const options = optionsOf(cell, around);
  // "Có" may stand alone; one option, or "Không" without a yes, is no choice.
  const isYesNo = answersOf(cell) === sides;
  const isChoice = isYesNo
    ? own.length > 0 || options.some(({ said }) => said === yesTitles[0])
    : options.length > 1;
  const found = isChoice ? options : [];
  // A figure, or words, among the marks: what they mean nobody knows.
  if (found.some(({ cells, names }) => cells.some((one) => isOdd(one, names)))) return null;
  const marked = found.filter(({ cells, names }) => cells.some((one) => isMarked(one, names)));
  const said = [...(named ? [named] : []), ...marked.map((one) => one.said)];
  const first = [...own, ...marked.flatMap(({ cells }) => cells)][0];
  if (said.length === 0 || !first) return null;
  const texts = Array.isArray(cell.kind.none) ? [said.join("; ")] : said;
  const typed = texts.map((text) => ({ ...first, value: { type: "text" as const, text }, shown: text }));
  // Words of its own say more than a mark does.
  const held = named || own.length === 0 ? typed : [...own, ...typed];
  return { held, used: [...own, ...found.flatMap(({ cells }) => cells)] };
}

/** X in a column whose title says one thing: "Có thư viện", "Có"; under "Có/Không" it says neither. */
function ownMark(cell: Cell, [only, more]: readonly FileCell[], { head }: MarksAround): string | null {
  if (answersOf(cell) !== sides || !only || more || !isMark(only)) return null;
  const title = wordsIn((head.titles.get(only.column) ?? []).join(" "));
  return hasPhrase(title, no) ? null : (sides[0]?.said ?? null);
}

type Option = {
  readonly said: string;
  readonly names: readonly string[];
  readonly cells: readonly FileCell[];
};

/** What a cell may be answered with, where that is few words. */
function answersOf({ kind, options }: Cell): readonly Omit<Option, "cells">[] {
  if (kind.choices === "yes-no") return sides;
  return options.map(({ label, also = [] }) => ({ said: label, names: [label, ...also] }));
}

/** The answers of a cell that have columns of their own in the file, with what stands there. */
function optionsOf(cell: Cell, { row, head, table, question }: MarksAround): readonly Option[] {
  const all = answersOf(cell);
  const alone = question.cells.every(
    (other) => other === cell || answersOf(other).every(({ said }) => all.every((one) => one.said !== said)),
  );
  return all.flatMap(({ said, names }) => {
    const called = phrasesOf(names);
    const columns = head.open.filter((column) => {
      const path = head.titles.get(column) ?? [];
      return isPhrase(wordsIn(path.at(-1) ?? ""), called) && isOver(cell, path.slice(0, -1), table, alone);
    });
    // The same answer twice is of two cells, and nobody knows which.
    const [column, more] = columns;
    if (column === undefined || more !== undefined) return [];
    return [{ said, names, cells: [cellAt(row, column)].filter((one) => one !== null) }];
  });
}

/** Whether headings stand over the columns of this cell; those that say nothing where it is the only one of its kind. */
function isOver({ id }: Cell, above: readonly string[], table: Table, alone: boolean): boolean {
  const telling = above.filter((title) => segmentsOf([title]).length > 0 && !isHeading(table, title));
  return telling.length === 0 ? alone : claimOf(table, telling)?.best.includes(id) === true;
}

/** A mark, 1 where answers are counted, or the answer itself in its own column. */
function isMarked(cell: FileCell, names: readonly string[]): boolean {
  const { value, shown } = cell;
  if (isMark(cell) || (value.type === "truth" && value.is)) return true;
  return shown.trim() === "1" || isPhrase(wordsIn(shown), phrasesOf(names));
}

/** What stands under an answer and is neither a mark nor that there is none. */
function isOdd(cell: FileCell, names: readonly string[]): boolean {
  const isNone = cell.value.type === "truth" || /^[0\s]*$/u.test(cell.shown);
  return !isMarked(cell, names) && !isNone && !isDash(cell.shown);
}

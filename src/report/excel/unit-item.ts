// One answer of the outline on a unit's sheet: in words, a sentence's blanks one after the other.
import type { Answers } from "../../form/answers.ts";
import type { Form, Item } from "../../form/form.ts";
import { notePlace } from "../../form/place.ts";
import { fromScaled } from "../../form/scaled.ts";
import { type FormCell, formCells } from "../form-cells.ts";
import { scaleOf } from "../places.ts";
import { wordsAt } from "../rollup.ts";
import { piecesOf } from "./measure.ts";
import type { Sheet } from "./sheet.ts";
import { shownWords } from "./shown-value.ts";
import { bodyPoints, styles } from "./styles.ts";
import type { Paper } from "./unit-paper.ts";

/** A row cannot be taller than a page part; longer texts go on in the next row. */
export const mostTextLines = 24;

export function addItem(sheet: Sheet, paper: Paper, item: Item, room: number, all: number): void {
  const { answers, labels } = paper;
  if (item.kind === "heading" || answers === null) return;
  const add = (text: string) => {
    for (const piece of piecesOf(text, room, bodyPoints, mostTextLines))
      sheet.add([{ value: piece, style: styles.line, span: all }]);
  };
  add(itemText(paper, item, answers));
  const note = wordsAt(answers, notePlace(item.id));
  if (note !== null) add(`${labels.items.note}: ${note}`);
}

function itemText(paper: Paper, item: Item, answers: Answers): string {
  const { form } = paper.round;
  const said = cellsOf(form, item).map(({ cell }) => cellText(paper, cell, answers));
  const given = said.filter((words) => words !== null);
  return given.length > 0 ? said.map((words) => words ?? blank).join("; ") : paper.labels.unit.noAnswer;
}

/** A blank that nobody filled, among others. */
const blank = "\u2026";

/** A linked item shows the figure of its row. */
function cellsOf(form: Form, { id, linked }: Item): readonly FormCell[] {
  const [first, ...rest] = formCells(form).filter(({ item, row }) =>
    linked === undefined ? item.id === id : row?.id === linked,
  );
  if (!first) return [];
  return linked === undefined ? [first, ...rest] : [first];
}

function cellText({ labels, amounts }: Paper, cell: FormCell["cell"], answers: Answers): string | null {
  const amount = amounts.get(cell.place);
  const value = answers.get(cell.place)?.value ?? null;
  if (amount !== undefined && cell.kind.shown.as === "number") {
    const figure = labels.number(fromScaled(amount, cell.digits + scaleOf(cell)));
    return cell.label === null ? `${figure} ${cell.noun}`.trim() : `${cell.label} ${figure}`;
  }
  if (value === null) return null;
  if (typeof value === "boolean") return value ? labels.yes : labels.no;
  return cell.kind.shown.as === "day" ? labels.date(String(value)) : shownWords(cell, value, labels);
}

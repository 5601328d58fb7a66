// How often each option was chosen: by how many units, or in how many lines of their lists. Pure; knows forms and answers.
import type { Answers, Value } from "../form/answers.ts";
import type { Cell } from "../form/cells.ts";
import type { Form } from "../form/form.ts";
import { kinds } from "../form/kinds/index.ts";
import { blank, type Kind } from "../form/kinds/kind.ts";
import { lineIds } from "../form/line-ids.ts";
import { isPersonal } from "../form/personal.ts";
import type { Place } from "../form/place.ts";
import { type HeldAt, valueIn } from "./computed.ts";
import { type FormCell, formCells, ofLine } from "./form-cells.ts";

/** What was chosen in a cell by all units, or of a column of lines in all their lines. */
export type ChoiceTotal = {
  /** Units or lines in which anything was chosen, or in which it was said that nothing fits. */
  readonly counted: number;
  /** How many chose each option, by the option's id; none where nobody did. */
  readonly chosen: ReadonlyMap<string, number>;
};

/** By these yes and no are counted in lines, as if they were options. */
export const yesNoIds = { yes: "yes", no: "no" } as const;

const choosing: readonly Kind[] = [kinds["one-of"], kinds["many-of"]];

/** Whether options are chosen in a cell. One beside it in a row that says the options for all may be none. */
export function isChoice({ kind }: Pick<Cell, "kind">): boolean {
  return choosing.includes(kind);
}

/** Whether a cell is answered by yes or no. */
export function isYesOrNo({ kind }: Pick<Cell, "kind">): boolean {
  return kind.shown.as === "yes-no";
}

const memo = new WeakMap<Form, readonly FormCell[]>();

/**
 * The cells whose choices are counted, in the form's order; in lists those of yes and no too, which elsewhere are added
 * up with the figures. What is about a person is never counted.
 */
export function choiceCells(form: Form): readonly FormCell[] {
  const known = memo.get(form);
  if (known) return known;
  const made = formCells(form).filter(
    ({ cell, lines }) =>
      (isChoice(cell) || (lines !== null && isYesOrNo(cell))) && !isPersonal(form, cell.place),
  );
  memo.set(form, made);
  return made;
}

/** Counts choices one report at a time. */
export function choiceTotals(form: Form): {
  add(report: { readonly answers: Answers; readonly heldAt: HeldAt }): void;
  result(): ReadonlyMap<Place, ChoiceTotal>;
} {
  const totals = choiceCells(form).map((of) => ({ of, counted: 0, chosen: new Map<string, number>() }));
  return {
    add(report) {
      for (const total of totals) {
        for (const cell of cellsOf(total.of, report.answers)) {
          const ids = chosenIn(cell, valueIn(form, cell, report));
          if (ids === null) continue;
          total.counted += 1;
          for (const id of ids) total.chosen.set(id, (total.chosen.get(id) ?? 0) + 1);
        }
      }
    },
    result: () => new Map(totals.map(({ of, counted, chosen }) => [of.cell.place, { counted, chosen }])),
  };
}

/** The cells that a report has of a column: one for each line that its unit wrote, or the only one. */
function cellsOf(of: FormCell, answers: Answers): readonly Cell[] {
  return of.lines === null ? [of.cell] : lineIds(answers, of.lines).map((line) => ofLine(of, line));
}

/** The options in a value, one or several; null where nothing was said. */
function chosenIn(cell: Cell, value: Value | null): readonly string[] | null {
  if (value === null || value === blank) return null;
  if (isYesOrNo(cell)) {
    const figure = cell.kind.figure(value);
    return figure === null ? null : [figure === "1" ? yesNoIds.yes : yesNoIds.no];
  }
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : null;
}

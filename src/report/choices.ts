// How many units chose each option, of one option and of several. Pure; knows forms and answers.
import type { Answers, Value } from "../form/answers.ts";
import type { Cell } from "../form/cells.ts";
import type { Form } from "../form/form.ts";
import { kinds } from "../form/kinds/index.ts";
import type { Kind } from "../form/kinds/kind.ts";
import type { Place } from "../form/place.ts";
import { computedValue, type HeldAt } from "./computed.ts";
import { type FormCell, formCells } from "./form-cells.ts";

export type ChoiceTotal = {
  /** Units that chose anything, or said that nothing fits. */
  readonly counted: number;
  /** Of every option, in the form's order, how many chose it. */
  readonly options: readonly { readonly option: Cell["options"][number]; readonly units: number }[];
};

const choosing: readonly Kind[] = [kinds["one-of"], kinds["many-of"]];

/** Whether options are chosen in a cell. One beside it in a row that says the options for all may be none. */
export function isChoice({ kind }: Pick<Cell, "kind">): boolean {
  return choosing.includes(kind);
}

const memo = new WeakMap<Form, readonly FormCell[]>();

/** The cells outside lists that are chosen from options, in the form's order. What is about a person is never counted. */
export function choiceCells(form: Form): readonly FormCell[] {
  const known = memo.get(form);
  if (known) return known;
  const made = formCells(form).filter(
    ({ cell, lines }) => lines === null && isChoice(cell) && !cell.said.personal,
  );
  memo.set(form, made);
  return made;
}

/** Counts choices one report at a time. */
export function choiceTotals(form: Form): {
  add(report: { readonly answers: Answers; readonly heldAt: HeldAt }): void;
  result(): ReadonlyMap<Place, ChoiceTotal>;
} {
  const totals = choiceCells(form).map(({ cell }) => ({
    cell,
    counted: 0,
    chosen: new Map<string, number>(),
  }));
  return {
    add(report) {
      for (const total of totals) {
        const value = choiceOf(form, total.cell, report);
        if (value === null) continue;
        total.counted += 1;
        for (const id of chosenOf(value)) total.chosen.set(id, (total.chosen.get(id) ?? 0) + 1);
      }
    },
    result: () =>
      new Map(
        totals.map(({ cell, counted, chosen }) => [
          cell.place,
          { counted, options: cell.options.map((option) => ({ option, units: chosen.get(option.id) ?? 0 })) },
        ]),
      ),
  };
}

/** What was chosen in a cell; of a level that is computed, the option that it comes to. */
export function choiceOf(
  form: Form,
  { place, said }: Cell,
  { answers, heldAt }: { readonly answers: Answers; readonly heldAt: HeldAt },
): Value | null {
  return said.compute === undefined
    ? (answers.get(place)?.value ?? null)
    : computedValue(form, place, said.compute, heldAt);
}

/** The options in a value: one, or several. */
export function chosenOf(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : [];
}

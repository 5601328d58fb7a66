// What is wrong with one cell of a form, or with what a row, a column or a cell says of its cells. Pure.
import type { Cell, Said } from "./cells.ts";
import type { Form } from "./form.ts";
import type { Setting } from "./kinds/kind.ts";
import { twice } from "./lint-words.ts";

/** What is wrong with a cell that is asked, or computed. */
export function lintCell(where: string, cell: Cell): string[] {
  const { kind, said } = cell;
  return [
    ...kind.lint(cell).map((what) => `${where} ${what}`),
    ...(said.compute === undefined ? [] : lintComputed(where, cell)),
    ...lintRollUp(where, cell),
  ];
}

function lintComputed(where: string, { kind, said }: Cell): string[] {
  return [
    ...(kind.proves ? [`${where} is a ${kind.name}, which nothing computes`] : []),
    ...(said.optional ? [`${where} is computed, so it cannot be optional`] : []),
    ...(said.prefill === undefined ? [] : [`${where} is computed, so nothing is proposed for it`]),
  ];
}

/** A share is never summed, and what is about people is not given away in a list. */
function lintRollUp(where: string, { kind, said }: Cell): string[] {
  const { rollUp, personal } = said;
  if (rollUp === undefined || rollUp === "none") return [];
  if (personal) return [`${where} is personal, so nothing of it is rolled up: say rollUp none`];
  if (rollUp === "list" || rollUp === "join") return [];
  if (rollUp === "count-yes")
    return kind.choices === "yes-no" ? [] : [`${where} is no yes or no, so no yes is counted`];
  if (rollUp === "sum")
    return kind.total === "sum" ? [] : [`${where} is summed, but no ${kind.name} adds up`];
  return kind.shown.as === "number"
    ? []
    : [`${where} is a ${kind.name}, of which there is no ${typeof rollUp === "string" ? rollUp : "ratio"}`];
}

/** Cells beside each other are told apart by their names. */
export function lintNames(where: string, cells: readonly Cell[]): string[] {
  if (cells.length < 2) return [];
  const names = cells.map(({ label, noun }) => label ?? noun);
  return [
    ...cells
      .filter(({ label, noun }) => label === null && noun === "")
      .map(({ id }) => `${where}: its cell ${id} has no name: say its label or its noun`),
    ...twice(names.filter((name) => name !== "")).map(
      (name) => `${where}: two of its cells are called ${name}`,
    ),
  ];
}

const settings: readonly Setting[] = ["digits", "scale", "identifies", "choices"];

/**
 * What a row, a column, a blank or a single cell says that none of the cells it is said for has: a measure of money
 * where nothing is money.
 */
export function lintSettings(
  form: Form,
  where: string,
  said: Pick<Said, Setting>,
  cells: readonly Cell[],
): string[] {
  return [
    ...settings
      .filter(
        (setting) => said[setting] !== undefined && !cells.some(({ kind }) => kind.takes.includes(setting)),
      )
      .map((setting) => `${where} says ${setting}, but nothing there has any`),
    ...(said.choices !== undefined && form.choices?.[said.choices] === undefined
      ? [`${where} chooses from ${said.choices}, which is no list of choices`]
      : []),
  ];
}

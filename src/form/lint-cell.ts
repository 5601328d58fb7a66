// What is wrong with one cell of a form, or with what a row, a column or a cell says of its cells. Pure.
import type { Cell, Said } from "./cells.ts";
import type { Form } from "./form.ts";
import type { Setting } from "./kinds/kind.ts";
import { twice } from "./lint-words.ts";
import { cellSpot, type Problem, problemAt, type Spot } from "./problem.ts";

/** What is wrong with a cell that is asked, or computed. */
export function lintCell(spot: Spot, cell: Cell): Problem[] {
  const { kind, said } = cell;
  return [
    ...kind.lint(cell).map(({ lacks, says }) => problemAt(spot, { type: "cell", lacks }, ` ${says}`)),
    ...(said.compute === undefined ? [] : lintComputed(spot, cell)),
    ...lintRollUp(spot, cell),
  ];
}

function lintComputed(spot: Spot, { kind, said }: Cell): Problem[] {
  const words = [
    ...(kind.proves ? [` is a ${kind.name}, which nothing computes`] : []),
    ...(said.optional ? [" is computed, so it cannot be optional"] : []),
    ...(said.prefill === undefined ? [] : [" is computed, so nothing is proposed for it"]),
  ];
  return words.map((one) => problemAt(spot, { type: "computed-asked" }, one));
}

function lintRollUp(spot: Spot, cell: Cell): Problem[] {
  const words = rollUpFault(cell);
  return words === null ? [] : [problemAt(spot, { type: "roll-up" }, words)];
}

/** A share is never summed, and what is about people is not given away in a list. */
function rollUpFault({ kind, said }: Cell): string | null {
  const { rollUp, personal } = said;
  if (rollUp === undefined || rollUp === "none") return null;
  if (personal) return " is personal, so nothing of it is rolled up: say rollUp none";
  if (rollUp === "list" || rollUp === "join") return null;
  if (rollUp === "count-yes")
    return kind.choices === "yes-no" ? null : " is no yes or no, so no yes is counted";
  if (rollUp === "sum") return kind.total === "sum" ? null : ` is summed, but no ${kind.name} adds up`;
  return kind.shown.as === "number"
    ? null
    : ` is a ${kind.name}, of which there is no ${typeof rollUp === "string" ? rollUp : "ratio"}`;
}

/** Cells beside each other are told apart by their names. */
export function lintNames(spot: Spot, cells: readonly Cell[]): Problem[] {
  if (cells.length < 2) return [];
  const names = cells.map(({ label, noun }) => label ?? noun);
  return [
    ...cells
      .filter(({ label, noun }) => label === null && noun === "")
      .map(({ id }) =>
        problemAt(cellSpot(spot, id), { type: "cell-unnamed" }, " has no name: say its label or its noun"),
      ),
    ...twice(names.filter((name) => name !== "")).map((called) =>
      problemAt(spot, { type: "cells-alike", called }, `: two of its cells are called ${called}`),
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
  spot: Spot,
  said: Pick<Said, Setting>,
  cells: readonly Cell[],
): Problem[] {
  return [
    ...settings
      .filter(
        (setting) => said[setting] !== undefined && !cells.some(({ kind }) => kind.takes.includes(setting)),
      )
      .map((setting) =>
        problemAt(spot, { type: "setting", setting }, ` says ${setting}, but nothing there has any`),
      ),
    ...(said.choices !== undefined && form.choices?.[said.choices] === undefined
      ? [
          problemAt(
            spot,
            { type: "no-such-choices" },
            ` chooses from ${said.choices}, which is no list of choices`,
          ),
        ]
      : []),
  ];
}

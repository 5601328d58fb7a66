// What a form says of its own workbook: every row and column of it is the form's, and none lies where another does.
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { lintForm } from "../../src/form/lint.ts";
import { lintPrinted } from "../../src/form/lint-printed.ts";
import { ownFileForm } from "../support/template/own-file-form.ts";

function changed(change: (at: readonly NonNullable<At>[], form: Form) => void): string[] {
  const form = structuredClone(ownFileForm);
  const places = form.sections.flatMap(({ items }) => items.flatMap(({ table }) => table?.printed?.at ?? []));
  change(places, form);
  return lintPrinted(form).map(({ says }) => says);
}
type At = NonNullable<NonNullable<Form["sections"][number]["items"][number]["table"]>["printed"]>["at"];

it("finds nothing wrong in a form that fits its file", () => {
  expect(lintForm(ownFileForm)).toEqual([]);
});

it("names rows and columns that the table does not have", () => {
  expect(
    changed(([at]) => {
      if (at) Object.assign(at, { columns: { ...at.columns, tongg: "J" }, rows: { ...at.rows, thpt: 14 } });
    }),
  ).toEqual(["table b, in its file: there is no column tongg", "table b, in its file: there is no row thpt"]);
});

it("names what lies where something else does, lines of an open row too", () => {
  const problems = changed(([at], form) => {
    const table = form.sections[0]?.items[0]?.table;
    if (!at || !table) return;
    at.columns.nu = "C";
    at.rows.cong = 11;
    const [row] = table.rows;
    if (row) table.rows.push({ ...row, id: "khac", role: "open", lines: { most: 3 } });
    at.rows.khac = 8;
  });
  expect(problems).toEqual([
    "table b, in its file: two columns lie in C",
    "table b, in its file: two rows lie in line 11",
    "table b, in its file: two rows lie in line 10",
  ]);
});

it("wants lines of a list and of no other table", () => {
  const wrong = "a list, and no other table, says which lines of the file are its own";
  expect(
    changed(([first, second]) => {
      delete second?.lines;
      if (first) first.lines = { first: 20, most: 2 };
    }),
  ).toEqual([`table b, in its file: ${wrong}`, `table ds, in its file: ${wrong}`]);
  expect(
    changed(([, second]) => {
      if (second?.lines) second.lines.most = 3;
    }),
  ).toEqual(["table ds, in its file: one unit may have 4 lines, and there is room for 3"]);
});

// What is wrong in the expressions of a form is named: what cannot be read, what they name, what they mix, circles.
import { expect, it } from "vitest";
import { type Form, parseForm } from "../../src/form/form.ts";
import { lintExpressions } from "../../src/form/lint-expressions.ts";
import { computedPeopleForm } from "../support/round/people-form.ts";
import { planData, planForm } from "../support/round/plan-form.ts";

const source = JSON.stringify(planData);

/** The plan with one of its texts replaced. */
function lintWith(text: string, other: string): string[] {
  expect(source.split(text)).toHaveLength(2);
  return said(parseForm(JSON.parse(source.replace(text, other))));
}

function lintRule(check: Readonly<Record<string, unknown>>): string[] {
  const checks = [{ id: "c", at: "review", type: "expression", ...check }];
  return said(parseForm({ ...planData, checks }));
}

function said(form: Form): string[] {
  return lintExpressions(form).map(({ says }) => says);
}

it("finds nothing in a form that is ready", () => {
  expect(lintExpressions(planForm)).toEqual([]);
});

it.each([
  ["[2] / [1] * 100", "[2] / [1] x 100", "cannot be read at letter 11 (word)"],
  ["{I.2} = có", "{I.2} = có và", "cannot be read at letter 14 (operand)"],
  ["[1] - [2]", "[1] - [9]", "[9] is nothing there"],
  ["{I.2} = có", "{I.9} = có", "{I.9} is nothing there"],
  ["{I.2} = có", "{I.1}", "is a number of things, not a truth"],
  ["{I.2} = có", "{I.1} > lần trước({I.1})", "asks what is not in the report"],
  ["{I.2} = có", "{I.2} = 1", "puts a number with a truth at letter 9"],
  ["[1] - [2]", "[1] > [2]", "is a truth, not a number of things"],
  // đồng in another scale is another measure, and people are no đồng
  ["[1] * [2] / 1.000", "[2] + [1]", "puts a number of things with a number of money in nghin at letter 7"],
  // each needs the other
  [
    '"ke_hoach","no":"1"',
    '"ke_hoach","no":"1","compute":"[4] + [2]"',
    "these need each other: kh/nha/ke_hoach",
  ],
  ['"{I.2} = có"', '"{I.4} > 0"', "these need each other: so_ban_tru → ty_le_ban_tru → so_ban_tru"],
])("%s as %s: %s", (text, other, said) => {
  expect(lintWith(text, other).join("\n")).toContain(said);
});

it.each([
  [{ holds: "[1] <= [2] +" }, "cannot be read at letter 13 (operand)"],
  [{ holds: "[1] <= [2]" }, "fits several tables; it has to say which"],
  [{ holds: "[1] <= [7]", table: "kh" }, "holds nowhere"],
  [{ holds: "{9}[1] > 0" }, "{9}[1] is nothing there"],
  [{ holds: "{I.1} <= {B2.1}[3]" }, "puts a number of money in trieu with a number of things at letter 10"],
  [{ holds: "{I.1} + 1" }, "is a number of things, not a truth"],
])("rule %o: %s", (check, said) => {
  expect(lintRule(check).join("\n")).toContain(said);
});

it("a line asks for no last round: the line of its id there was another", () => {
  const asks = (compute: string) => {
    const form = structuredClone(computedPeopleForm);
    const table = form.sections[0]?.items.find(({ id }) => id === "ds")?.table;
    const column = table?.columns.find(({ id }) => id === "lau");
    if (!column) throw new Error("the list has a column that is computed");
    column.compute = compute;
    return said(form);
  };
  expect(asks("[nam] > 20")).toEqual([]);
  expect(asks("[nam] > lần trước([nam])")).toEqual([
    "ds/lau: compute: “[nam] > lần trước([nam])” asks what a line said in the last round",
  ]);
  // How many pupils the whole school had is no line's.
  expect(asks("[nam] > lần trước({3})")).toEqual([]);
});

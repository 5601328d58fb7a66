// Which places are about people, wherever a form may say so; and a report with nothing of them.
import { expect, it } from "vitest";
import type { Answer, Value } from "../../src/form/answers.ts";
import { proposedFor } from "../../src/form/before.ts";
import { hasPersonal, hidden, isPersonal, withoutPersonal } from "../../src/form/personal.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { reportCells } from "../../src/form/report-cells.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { computedPeopleForm, peopleForm } from "../support/round/people-form.ts";

const answer = (place: string, value: Value | null): Answer => ({
  place,
  value,
  raw: `raw of ${place}`,
  state: value === null ? "skipped" : "answered",
  origin: "typed",
  rev: 1,
});

it.each([
  ["an item", "ten", true],
  ["the remark on it", "ten/note", true],
  ["another item", "lop", false],
  ["the remark on that", "lop/note", false],
  ["a column of a list", "ds/l1_1/ten", true],
  ["another column of it", "ds/l1_1/nam", false],
  ["how many lines it has", "ds/lines", false],
  ["the remark on the list", "ds/note", true],
  ["a cell of one row alone", "b/r2/ai", true],
  ["the cell beside it", "b/r2/so", false],
  ["the remark on that row", "b/r2/note", true],
  ["a row without", "b/r1/so", false],
  ["the remark on that", "b/r1/note", false],
  ["a gate", "b/r2/gate", false],
  ["a line under a row", "b/r3/l2_1/so", false],
  ["a whole row", "b/r4/so", true],
  ["a whole list", "ds2/l1_1/hoc", true],
  ["how many lines that has", "ds2/lines", false],
  ["a blank of a sentence", "cau/ai", true],
  ["another blank of it", "cau/nguoi", false],
  ["a place that is not there", "nowhere/r1/x", false],
])("knows of %s", (_, place, is) => {
  expect(isPersonal(peopleForm, place)).toBe(is);
});

it.each([
  ["a comparison of a birth date in a line", "ds/l1_1/som", true],
  ["the same column", "ds/som", true],
  ["one that names it", "ds/l1_1/tuoi", true],
  ["a column computed from figures about nobody", "ds/l1_1/lau", false],
  ["a row computed from a personal row", "b/r5/so", true],
  ["a row computed from that", "b/r6/so", true],
  ["a row computed from others", "b/r7/so", false],
  ["what a personal row said in the last round", "b/r8/so", true],
  ["a sum over a personal row", "b/r9/so", true],
  ["how many lines a list has", "b/r10/so", false],
  ["the remark beside a figure that is computed", "b/r5/note", false],
])("knows that %s is about people or not", (_, place, is) => {
  expect(isPersonal(computedPeopleForm, place)).toBe(is);
});

it("computes nothing from what is hidden", () => {
  const answers = new Map(
    [
      answer("sinh", "1980-01-01"),
      answer("b/r1/so", 4),
      answer("b/r4/so", 7),
      answer("ds/lines", 1),
      answer("ds/l1_1/sinh", "1971-02-28"),
      answer("ds/l1_1/nam", 30),
    ].map((one) => [one.place, one]),
  );
  const at = (given: typeof answers) => {
    const { heldAt } = reportCells(computedPeopleForm, "truong", given);
    return ["b/r5/so", "b/r9/so", "ds/l1_1/som", "ds/l1_1/tuoi", "ds/l1_1/lau"].map((place) => heldAt(place));
  };
  const number = (whole: bigint) => ({ type: "number", value: { whole, over: 1n } });
  const unknown = { type: "unknown" };
  const yes = { type: "truth", value: true };
  expect(at(answers)).toEqual([number(14n), number(11n), yes, number(30n), yes]);
  const left = new Map(withoutPersonal(computedPeopleForm, answers));
  expect(at(left)).toEqual([unknown, unknown, unknown, unknown, yes]);
});

it("leaves of a report its figures, and of people only that they were told", () => {
  const answers = new Map(
    [
      answer("ten", "Trần Thị Mai"),
      answer("lop", 3),
      answer("sinh", null),
      answer("ds/l1_1/ten", "Lê Văn Hòa"),
      answer("ds/l1_1/nam", 12),
      answer("ds/lines", 1),
    ].map((one) => [one.place, one]),
  );
  const left = withoutPersonal(peopleForm, answers);
  expect([...left.values()].map(({ value }) => value)).toEqual([hidden, 3, null, hidden, 12, 1]);
  expect(left.get("ten")).toMatchObject({ raw: "", state: "answered" });
  expect(left.get("sinh")).toMatchObject({ state: "skipped" });
  expect(JSON.stringify([...left.values()])).not.toMatch(/Mai|Hòa|raw of ten/u);
});

it("proposes nothing of what was forgotten", () => {
  const question = questionnaire(peopleForm, "truong").byId("ten");
  const [cell] = question?.cells ?? [];
  if (!question || !cell) throw new Error("no such question");
  const asked = { ...question, cells: [{ ...cell, said: { ...cell.said, prefill: "last-round" as const } }] };
  const proposed = (value: string) => proposedFor(asked, { before: new Map([["ten", value]]), facts: {} });
  expect(proposed("Lê Văn Hòa")).toEqual([{ cell: "ten", value: "Lê Văn Hòa" }]);
  expect(proposed(hidden)).toEqual([]);
});

it("leaves a report alone whose form asks nothing of people", () => {
  expect(hasPersonal(peopleForm)).toBe(true);
  expect(hasPersonal(classesForm)).toBe(false);
  const answers = new Map([["x", answer("x", "1")]]);
  expect(withoutPersonal(classesForm, answers)).toBe(answers);
});

// Totals over the whole language of forms: every expected figure is added up by hand beside the product.
import { expect, test } from "vitest";
import { sealedFigures } from "../../src/report/figures.ts";
import { highlightPlaces, highlightTotals } from "../../src/report/key-totals.ts";
import { openQuestions } from "../../src/report/open-questions.ts";
import { isAskedAt, numberAt } from "../../src/report/places.ts";
import { rollUp } from "../../src/report/rollup.ts";
import {
  chosenInventory,
  chosenUnits,
  classes,
  classUnits,
  inventory,
  inventoryUnits,
} from "../support/forms/of-report.ts";
import { computedPeopleForm } from "../support/round/people-form.ts";
import { answers, sealed, unit } from "../support/round/unit-reports.ts";

const ofClasses = () => rollUp(classes, classUnits());
const ofInventory = () => rollUp(inventory, inventoryUnits());

test.each([
  ["lop", [6n, 6n, 5n, 17n, 3n, 20n]],
  ["hs", [250n, 236n, 181n, 667n, 29n, 696n]],
  ["nu", [125n, 111n, 90n, 326n, 12n, 338n]],
  // Computed again: [2] - [3] of the totals.
  ["nam", [125n, 125n, 91n, 341n, undefined, 358n]],
  ["kt", [2n, 1n, undefined, 3n, undefined, undefined]],
  // 250/6 = 41,67; 236/6 = 39,33; 181/5; 667/17 = 39,24: never an average of averages.
  ["tb", [417n, 393n, 362n, 392n, undefined, undefined]],
  // 125/250; 111/236 = 47,03; 90/181 = 49,72; 326/667 = 48,88: never a sum of percentages.
  ["tl_nu", [500n, 470n, 497n, 489n, undefined, undefined]],
])("column %s of the classes", (column, expected) => {
  const { figures } = ofClasses();
  const rows = ["k10", "k11", "k12", "tong", "khac", "het"];
  expect(rows.map((row) => figures.get(`ss/${row}/${column}`)?.total)).toEqual(expected);
});

test("an average is of the units that gave it, halves away from 0; a ratio is of totals", () => {
  const { figures } = ofClasses();
  // (85,5 + 90) / 2 = 87,75
  expect(figures.get("dg/diem/kq")).toEqual({ total: 878n, counted: 2, held: 2 });
  expect(figures.get("dg/chuyen_can/kq")?.total).toBe(670n);
  // 670 / 696 = 96,26 %; what the schools wrote themselves is not added.
  expect(figures.get("dg/tl_cc/kq")?.total).toBe(963n);
});

test("blanks of a sentence add up, and lines are counted", () => {
  const { figures } = ofClasses();
  expect([figures.get("hop/buoi")?.total, figures.get("hop/luot")?.total]).toEqual([5n, 580n]);
  expect(figures.get("ss/khac/lines")).toEqual({ total: 3n, counted: 2, held: 2 });
});

test("choices are counted by option; who chose none of several was heard too", () => {
  const { choices } = ofClasses();
  expect(choices.get("dg/ky_nang/kq")).toEqual({
    counted: 2,
    chosen: new Map([
      ["tot", 1],
      ["kha", 1],
    ]),
  });
  expect(choices.get("dg/kinh_phi/kq")).toEqual({
    counted: 2,
    chosen: new Map([
      ["ns", 1],
      ["xhh", 1],
    ]),
  });
});

test("in a list choices are counted by line, yes and no among them; a line that was left empty is none", () => {
  const { choices } = rollUp(chosenInventory, chosenUnits());
  expect([...choices.keys()]).toEqual(["tb/tt", "tb/bh", "tb/nguon"]);
  expect(choices.get("tb/tt")).toEqual({
    counted: 3,
    chosen: new Map([
      ["tot", 1],
      ["sua", 1],
      ["thanh_ly", 1],
    ]),
  });
  expect(choices.get("tb/bh")).toEqual({
    counted: 3,
    chosen: new Map([
      ["yes", 2],
      ["no", 1],
    ]),
  });
  expect(choices.get("tb/nguon")).toEqual({
    counted: 2,
    chosen: new Map([
      ["ns", 1],
      ["ngoai_ns", 2],
    ]),
  });
});

test("a choice that lines compute is counted by line too, beneath an open row as in a list", () => {
  const form = structuredClone(classes);
  const table = form.sections[0]?.items.find(({ id }) => id === "ss")?.table;
  const row = table?.rows.find(({ id }) => id === "khac");
  if (!table || !row) throw new Error("the form has an open row");
  table.columns.push({ id: "dong", title: "Lớp đông", no: "20", kind: "yes-no", compute: "[2] > 8" });
  row.columns.push("dong");
  // Of classes with 12, 8 and 9 pupils two have more than eight.
  expect(rollUp(form, classUnits()).choices.get("ss/khac/dong")).toEqual({
    counted: 3,
    chosen: new Map([
      ["yes", 2],
      ["no", 1],
    ]),
  });
});

test("the lines beneath an open row are gathered with their unit", () => {
  const open = ofClasses().openRows.get("ss/khac");
  expect(open?.lines?.map(({ unit, values }) => [unit, ...values])).toEqual([
    ["THCS 1", 1, 12, 5],
    ["THCS 2", 1, 8, 3],
    ["THCS 2", 1, 9, 4],
  ]);
});

test("a list is its number of lines and the sums of its columns, computed ones line by line", () => {
  const { figures } = ofInventory();
  const totals = ["lines", "so", "thuc", "lech", "tien"].map((id) => figures.get(`tb/${id}`)?.total);
  // 9 × 12.500 + 7 × 3.250,5 + 2 × 45.000 = 225.253,5 nghìn đồng
  expect(totals).toEqual([3n, 17n, 18n, 1n, 225_253_500n]);
  // The school with nothing counts as one that answered.
  expect(figures.get("tb/tien")).toMatchObject({ counted: 3, held: 2 });
  expect(figures.has("tb/gia")).toBe(false);
});

test("what is about a person is in no total and among no joined words", () => {
  const { figures, notes, choices } = ofInventory();
  const places = [...figures.keys(), ...notes.keys(), ...choices.keys()];
  expect(places.some((place) => place.includes("nguoi"))).toBe(false);
});

test("what follows from what is about a person is in no total either", () => {
  const given = { "b/r1/so": 4, "b/r2/so": 1, "b/r2/ai": "Lê Văn Hòa", "b/r4/so": 7, "ds/lines": 1 };
  const lines = { "ds/l1_1/ten": "Quách Thị Mùi", "ds/l1_1/sinh": "1971-02-28", "ds/l1_1/nam": 30 };
  const report = sealed({ ...given, ...lines, sinh: "1980-01-01" }, {});
  const school = {
    id: 1,
    code: "T-01",
    name: "Trường 1",
    shortName: "T1",
    kind: "truong",
    profile: "truong",
  };
  const { figures, choices } = rollUp(computedPeopleForm, [
    unit({ ...school, position: 1 }, { submission: report }),
  ]);
  const known = [...figures].flatMap(([place, { total }]) => (total === null ? [] : [[place, total]]));
  expect(Object.fromEntries(known)).toEqual({
    "ds/lines": 1n,
    "ds/nam": 30n,
    "b/r1/so": 4n,
    "b/r2/so": 1n,
    "b/r7/so": 5n,
    "b/r10/so": 1n,
  });
  // Of the list's columns of yes and no, “Lâu năm” is about nobody's birth.
  expect([...choices.keys()]).toEqual(["ds/mon", "ds/lau"]);
  expect(sealedFigures(computedPeopleForm, report.answers, "truong").map(({ place }) => place)).toEqual([
    "ds/lines",
    "ds/nam",
    "b/r1/so",
    "b/r2/so",
  ]);
});

test("what is sealed for a database to add up: sums of lists, no line, nothing that is computed again", () => {
  const figuresOf = (form: typeof classes, [unit]: ReturnType<typeof classUnits>) =>
    Object.fromEntries(
      sealedFigures(form, unit?.submission?.answers ?? new Map(), "truong").map(({ place, value }) => [
        place,
        value,
      ]),
    );
  expect(figuresOf(inventory, inventoryUnits())).toEqual({
    "tb/lines": "2",
    "tb/so": "15",
    "tb/thuc": "16",
    "tb/lech": "1",
    "tb/tien": "135253500",
  });
  const ofSchool = figuresOf(classes, classUnits());
  expect(ofSchool["ss/khac/hs"]).toBe("12");
  expect(ofSchool["dg/diem/kq"]).toBe("85.5");
  expect(Object.keys(ofSchool).filter((place) => /tong|het|nam|tb|tl_nu|tl_cc/u.test(place))).toEqual([]);
});

test("key totals from a database's sums are those of the roll-up", () => {
  // As a database would answer: the sums of what the units sealed at the places behind.
  const places = highlightPlaces(classes).flatMap(({ current }) => current);
  const sums = new Map<string, { total: string; counted: number; held: number }>();
  for (const place of places) {
    const given = classUnits().flatMap(({ submission }) =>
      submission
        ? sealedFigures(classes, submission.answers, "truong").filter((figure) => figure.place === place)
        : [],
    );
    const total = given.reduce((sum, { value }) => sum + Number(value), 0);
    if (given.length > 0)
      sums.set(place, { total: String(total), counted: given.length, held: given.length });
  }
  const totals = highlightTotals(classes, { sums, last: null, held: [2, 2] });
  expect(totals.map((line) => line.sums)).toEqual([["696", "48.9"], ["87.8"]]);
});

test("a total over nobody is nothing, whatever is computed of it", () => {
  const { figures, heldAt } = rollUp(classes, []);
  expect([...figures.values()].every(({ total }) => total === null)).toBe(true);
  expect(heldAt("ss/tong/tb")).toEqual({ type: "not-asked" });
});

test("what a condition leaves out is neither open nor asked; what is not known yet is not asked yet", () => {
  const form = structuredClone(classes);
  const meeting = form.sections[1]?.items[1];
  if (!meeting) throw new Error("the form has a sentence with blanks");
  meeting.when = "{B2.3} > 88";
  const openOf = (points: number | null) => {
    const values = points === null ? {} : { "dg/diem/kq": points };
    return openQuestions(form, "truong", answers(values)).map(({ no }) => no);
  };
  expect(openOf(90)).toContain("B2.8");
  expect(openOf(85.5)).not.toContain("B2.8");
  expect(openOf(null)).not.toContain("B2.8");
  const number = numberAt(form, "hop/buoi");
  const askedBy = (points: number) =>
    number && isAskedAt(form, number, "truong", answers({ "dg/diem/kq": points }));
  expect([askedBy(90), askedBy(85.5)]).toEqual([true, false]);
});

test("a level that is computed from points is counted like one that was chosen", () => {
  const form = structuredClone(classes);
  const level = form.sections[1]?.items[0]?.table?.rows[0];
  if (!level) throw new Error("the form has a choice");
  // A level by the points: 85,5 is “Khá”, 90 “Tốt”.
  level.compute = 'nếu {B2.3} >= 88 thì "Tốt" không thì "Khá"';
  const { choices } = rollUp(form, classUnits());
  expect(choices.get("dg/ky_nang/kq")).toEqual({
    counted: 2,
    chosen: new Map([
      ["kha", 1],
      ["tot", 1],
    ]),
  });
});

// The rules that a form writes itself: where each holds, when a report breaks it, and what its waiver is bound to.
import { expect, it } from "vitest";
import type { Answer, Answers, Value } from "../../src/form/answers.ts";
import { checkQuestion, checkReport, stillWaived } from "../../src/form/checks/check.ts";
import { parseForm } from "../../src/form/form.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { planData } from "../support/round/plan-form.ts";

function answersOf(values: Readonly<Record<string, Value>>): Answers {
  return new Map(
    Object.entries(values).map(([place, value]): [string, Answer] => [
      place,
      { place, value, raw: "", state: "answered", origin: "typed", rev: 1 },
    ]),
  );
}

function withRules(...checks: readonly Readonly<Record<string, unknown>>[]) {
  const form = parseForm({
    ...planData,
    checks: checks.map((check, at) => ({ id: `c${at}`, at: "row", type: "expression", ...check })),
  });
  return questionnaire(form, "truong");
}

/** Which questions the broken rules are about. */
function broken(q: ReturnType<typeof withRules>, values: Readonly<Record<string, Value>>, facts = {}) {
  return checkReport(q, answersOf(values), facts, null).map(({ questions }) => questions.map(({ id }) => id));
}

it("holds in each row that has its columns", () => {
  const q = withRules({ holds: "[2] <= [1]", table: "kh" });
  const values = {
    "kh/lop/ke_hoach": 30,
    "kh/lop/thuc_hien": 31,
    "kh/phong/ke_hoach": 9,
    "kh/phong/thuc_hien": 9,
    "kh/dau_sach/ke_hoach": 5,
  };
  // The row itself, and the totals in which it stands.
  expect(broken(q, values)).toEqual([["kh/lop", "kh/phong"], ["kh/lop"]]);
  expect(broken(q, { ...values, "kh/lop/thuc_hien": 30 })).toEqual([]);
});

it("holds only in the rows it names", () => {
  const q = withRules({ holds: "[2] <= [1]", table: "kh", rows: ["phong"] });
  expect(broken(q, { "kh/lop/ke_hoach": 1, "kh/lop/thuc_hien": 2 })).toEqual([]);
  expect(broken(q, { "kh/phong/ke_hoach": 1, "kh/phong/thuc_hien": 2 })).toEqual([["kh/phong"]]);
});

it("holds in each column that its rows have", () => {
  const q = withRules({ holds: "{2} <= {1}", table: "kh", at: "review" });
  const values = { "kh/lop/ke_hoach": 30, "kh/phong/ke_hoach": 31 };
  expect(broken(q, values)).toEqual([["kh/phong", "kh/lop"]]);
  const both = { ...values, "kh/lop/thuc_hien": 1, "kh/phong/thuc_hien": 2 };
  // Both columns, and the share and the rest that are computed of them.
  expect(broken(q, both)).toHaveLength(3);
});

it("holds in each line of a list", () => {
  const q = withRules({ holds: "[1] <= 100", table: "mua" });
  const values = { "mua/lines": 2, "mua/l1_1/so_luong": 500, "mua/l1_2/so_luong": 5 };
  expect(broken(q, values)).toEqual([["mua"]]);
  expect(broken(q, { ...values, "mua/l1_2/so_luong": 101 })).toEqual([["mua"], ["mua"]]);
});

it("looks at the whole report, at sizes of the unit and at conditions", () => {
  const q = withRules(
    { holds: "{I.3} <= {I.1}", at: "review" },
    { holds: 'nếu {I.1} > 0 thì {I.1} <= đơn vị("pupils")', at: "review" },
    { holds: "{B1.1}[1] * 50 >= {I.1}", at: "review" },
  );
  const values = { si_so: 480, ban_tru: true, so_ban_tru: 481, "kh/lop/ke_hoach": 9 };
  expect(broken(q, values, { pupils: 479 })).toEqual([
    ["so_ban_tru", "si_so"],
    ["si_so"],
    ["kh/lop", "si_so"],
  ]);
  // What is not asked now is none of the report, whatever was answered there before.
  expect(broken(q, { ...values, ban_tru: false })).toEqual([["kh/lop", "si_so"]]);
  expect(broken(q, { si_so: 480 })).toEqual([]);
});

it("asks at once of a row what is asked at once, with the values as they would be", () => {
  const q = withRules(
    { holds: "[2] <= [1]", table: "kh" },
    { holds: "[3] >= 50%", table: "kh" },
    { holds: "{2} <= {1}", table: "kh", at: "review" },
  );
  const question = q.byId("kh/phong");
  if (!question) throw new Error("no row");
  const doubts = (values: readonly Value[], before: Readonly<Record<string, Value>> = {}) =>
    checkQuestion(q, question, values, { answers: answersOf(before), facts: {}, before: null }).map(
      ({ check, at }) => [check.id, at?.row?.id],
    );
  expect(doubts([9, 10])).toEqual([["c0", "phong"]]);
  expect(doubts([9, 4])).toEqual([["c1", "phong"]]);
  expect(doubts([9, 9])).toEqual([]);
  expect(doubts([9, 9], { "kh/lop/ke_hoach": 1, "kh/lop/thuc_hien": 2 })).toEqual([["c0", "nha"]]);
});

it("binds what was accepted to these very figures", () => {
  const q = withRules({ holds: "[2] <= [1]", table: "kh", rows: ["lop"] });
  const values = { "kh/lop/ke_hoach": 30, "kh/lop/thuc_hien": 31 };
  const waivers = checkReport(q, answersOf(values), {}, null);
  expect(waivers).toHaveLength(1);
  expect(stillWaived(q, answersOf(values), {}, waivers, null)).toHaveLength(1);
  expect(stillWaived(q, answersOf({ ...values, "kh/lop/thuc_hien": 32 }), {}, waivers, null)).toEqual([]);
  const question = q.byId("kh/lop");
  const atOnce =
    question && checkQuestion(q, question, [30, 31], { answers: new Map(), facts: {}, before: null });
  expect(atOnce?.map(({ hash }) => hash)).toEqual(waivers.map(({ hash }) => hash));
});

it("compares with the last round where there was one", () => {
  const q = withRules({ holds: "{I.1} <= 2 * lần trước({I.1})", at: "review" });
  const now = answersOf({ si_so: 900 });
  expect(checkReport(q, now, {}, new Map([["si_so", 449]]))).toHaveLength(1);
  expect(checkReport(q, now, {}, new Map([["si_so", 450]]))).toEqual([]);
  expect(checkReport(q, now, {}, null)).toEqual([]);
});

// What is computed from the last round: of each unit by its own, of all together by what these units had. Figures by hand.
import { expect, test } from "vitest";
import type { Before } from "../../src/form/before.ts";
import { sealedUnitFigures, unitFigures } from "../../src/report/figures.ts";
import { highlightTotals, placesBehind } from "../../src/report/key-totals.ts";
import { rollUp } from "../../src/report/rollup.ts";
import { unitsWithoutPersonal } from "../../src/report/without-personal.ts";
import { growthForm } from "../support/round/growth-form.ts";
import { computedPeopleForm } from "../support/round/people-form.ts";
import { answers, sealed, unit } from "../support/round/unit-reports.ts";

const school = (code: string, [hs, gv, dtb]: readonly number[], before: Before) => {
  const report = sealed({ hs: hs ?? 0, gv: gv ?? 0, dtb: dtb ?? 0 });
  const given = unit({ code, profile: "truong" }, { before, submission: report });
  return { ...given, submission: report };
};
const last = (hs: number, gv: number, dtb: number): Before =>
  new Map([
    ["hs", hs],
    ["gv", gv],
    ["dtb", dtb],
  ]);

const first = school("T-1", [120, 10, 8], last(100, 8, 7));
const second = school("T-2", [50, 5, 6], last(40, 4, 5));
/** It is new: it was in no round before. */
const third = school("T-3", [30, 3, 7], null);

test("a unit is compared with its own last round, and with nothing where it has none", () => {
  const followed = (of: typeof first) => {
    const { amounts } = sealedUnitFigures(growthForm, of);
    return ["tang", "tl", "them", "cu", "gap"].map((place) => amounts.get(place));
  };
  // 120 − 100; 120 / 100 = 120,0 %; 8,0 − 7,0; 100 / 8 = 12,5; 2 × 20.
  expect(followed(first)).toEqual([20n, 1200n, 10n, 125n, 40n]);
  expect(followed(third)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("the totals are compared with what these units had together", () => {
  const { figures } = rollUp(growthForm, [first, second, third]);
  const total = (place: string) => figures.get(place)?.total;
  expect([total("hs"), total("gv"), total("dtb")]).toEqual([200n, 18n, 70n]);
  // 200 − (100 + 40); 200 / 140 = 142,86 %; 7,0 − (7 + 5) / 2; 140 / 12 = 11,67; 2 × 60.
  expect(["tang", "tl", "them", "cu", "gap"].map(total)).toEqual([60n, 1429n, 10n, 117n, 120n]);
});

test("where no unit had a last round nothing is compared", () => {
  const { figures } = rollUp(growthForm, [third]);
  expect(["tang", "tl", "them", "cu"].map((place) => figures.get(place)?.total)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(figures.get("hs")?.total).toBe(30n);
});

test("a unit that is not counted takes its last round with it", () => {
  const exempt = { ...second, exempt: "Sáp nhập" };
  const waiting = { ...second, submission: null };
  for (const other of [exempt, waiting])
    expect(rollUp(growthForm, [first, other]).figures.get("tang")?.total).toBe(20n);
});

test("key totals need the sums of both rounds", () => {
  expect(placesBehind(growthForm, ["gap"])).toEqual({ current: ["hs"], last: ["hs"] });
  expect(placesBehind(growthForm, ["cu"])).toEqual({ current: [], last: ["hs", "gv"] });
  expect(placesBehind(growthForm, ["hs"])).toEqual({ current: ["hs"], last: [] });
  const of = (total: string) => new Map([["hs", { total, counted: 2, held: 2 }]]);
  const both = highlightTotals(growthForm, { sums: of("200"), last: of("140"), held: [2, 2] });
  expect(both.map(({ sums }) => sums)).toEqual([["60"], ["200"]]);
  const none = highlightTotals(growthForm, { sums: of("200"), last: null, held: [2, 2] });
  expect(none.map(({ sums }) => sums)).toEqual([[null], ["200"]]);
});

test("a figure that goes on from round to round is no endless loop", () => {
  const form = structuredClone(growthForm);
  form.sections[0]?.items.push({
    id: "luy_ke",
    no: "9",
    text: "Lũy kế",
    kind: "count",
    compute: "{1} + lần trước({9})",
  });
  expect(placesBehind(form, ["luy_ke"])).toEqual({ current: ["hs"], last: ["hs"] });
  expect(rollUp(form, [first]).figures.get("luy_ke")?.total).toBeNull();
});

test("a line is never compared with the line of that id in the last round", () => {
  const form = structuredClone(computedPeopleForm);
  const table = form.sections[0]?.items.find(({ id }) => id === "ds")?.table;
  const column = table?.columns.find(({ id }) => id === "lau");
  if (!column) throw new Error("the list has a column that is computed");
  column.compute = "[nam] > lần trước([nam])";
  const given = answers({ "ds/l1_1/nam": 30, "ds/lines": 1 });
  const before = new Map([
    ["ds/l1_1/nam", 12],
    ["ds/lines", 1],
  ]);
  const { heldAt } = unitFigures(form, given, "truong", { facts: {}, before });
  expect(heldAt("ds/l1_1/lau")).toEqual({ type: "unknown" });
});

test("whoever may not see people is not shown what a last round said of them", async () => {
  const before: Before = new Map<string, string | number>([
    ["ten", "Quách Thị Mùi"],
    ["lop", 3],
    ["ds/l1_1/ten", "Tạ Văn Dần"],
    ["b/r4/so", 7],
  ]);
  async function* one() {
    yield unit({ profile: "truong" }, { before, submission: sealed({ lop: 4 }) });
  }
  for await (const { before: left } of unitsWithoutPersonal(computedPeopleForm, one()))
    expect([...(left ?? [])]).toEqual([["lop", 3]]);
});

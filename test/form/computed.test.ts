// What a form computes: columns, totals of totals, shares, sums over lines, and what of it is not known or not asked.
import { expect, it } from "vitest";
import type { Held } from "../../src/expression/evaluate.ts";
import { decimalOf, exactOf } from "../../src/expression/exact.ts";
import { referencesOf } from "../../src/expression/expression.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import type { Answer, Answers, Value } from "../../src/form/answers.ts";
import { valueOfHeld } from "../../src/form/cell-values.ts";
import { computedCells, evaluateAt, expressionAt, placesIn } from "../../src/form/computed.ts";
import { askedNow } from "../../src/form/conditions.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { reportCells } from "../../src/form/report-cells.ts";
import { seatedAt } from "../../src/form/seats.ts";
import { planForm } from "../support/round/plan-form.ts";

function answersOf(values: Readonly<Record<string, Value | null>>): Answers {
  return new Map(
    Object.entries(values).map(([place, value]): [string, Answer] => {
      const state = value === null ? "skipped" : "answered";
      return [place, { place, value, raw: "", state, origin: "typed", rev: 1 }];
    }),
  );
}

const full = {
  si_so: 480,
  ban_tru: true,
  so_ban_tru: 123,
  "kh/lop/ke_hoach": 30,
  "kh/lop/thuc_hien": 27,
  "kh/phong/ke_hoach": 9,
  "kh/phong/thuc_hien": 10,
  "kh/dau_sach/ke_hoach": 0,
  "kh/dau_sach/thuc_hien": 0,
  "mua/lines": 2,
  "mua/l5_1/so_luong": 3,
  "mua/l5_1/don_gia": 1_250_500,
  "mua/l5_2/so_luong": 2,
  "mua/l5_2/don_gia": 999_000,
};

function shownAt(place: string, values: Readonly<Record<string, Value | null>>, profile = "truong"): unknown {
  const held = reportCells(planForm, profile, answersOf(values)).heldAt(place);
  const cell = seatedAt(planForm, place)?.cell;
  const value = cell ? valueOfHeld(cell, held) : null;
  return value ?? held.type;
}

it.each([
  ["kh/lop/ty_le", 90],
  ["kh/phong/ty_le", 111.1],
  ["kh/phong/con_lai", -1],
  // a total has its own columns, and totals may hold totals
  ["kh/nha/ke_hoach", 39],
  ["kh/nha/ty_le", 94.9],
  ["kh/chung/thuc_hien", 37],
  ["kh/chung/con_lai", 2],
  // division by 0 is not known
  ["kh/dau_sach/ty_le", "unknown"],
  ["ty_le_ban_tru", 25.6],
  // under "nghìn đồng" 1.250.500 đồng are 1250,5; the product is kept in đồng again
  ["mua/l5_1/thanh_tien", 3_751_500],
  ["mua/thanh_tien", 5_749_500],
  ["mua/so_luong", 5],
  ["mua/lines", 2],
  ["binh_quan", 11_978],
])("computes %s", (place, value) => expect(shownAt(place, full)).toBe(value));

it("does not know what needs something open", () => {
  const open = { ...full, "kh/phong/thuc_hien": null };
  expect(shownAt("kh/phong/ty_le", open)).toBe("unknown");
  expect(shownAt("kh/lop/ty_le", open)).toBe(90);
  expect(shownAt("kh/nha/thuc_hien", open)).toBe("unknown");
  expect(shownAt("kh/nha/ke_hoach", open)).toBe(39);
  expect(shownAt("kh/chung/con_lai", open)).toBe("unknown");
  const { "mua/lines": _, ...unclosed } = full;
  expect(shownAt("mua/l5_1/thanh_tien", unclosed)).toBe(3_751_500);
  expect(shownAt("mua/thanh_tien", unclosed)).toBe("unknown");
});

it("counts what is not asked as 0 in totals, and asks for nothing computed of it", () => {
  const { "kh/dau_sach/ke_hoach": _, "kh/dau_sach/thuc_hien": __, ...others } = full;
  expect(shownAt("kh/chung/ke_hoach", others)).toBe("unknown");
  expect(shownAt("kh/chung/ke_hoach", others, "cum")).toBe(39);
  expect(shownAt("kh/sach/ke_hoach", others, "cum")).toBe("not-asked");
  expect(shownAt("kh/dau_sach/ty_le", others, "cum")).toBe("not-asked");
  expect(shownAt("ty_le_ban_tru", { ...full, ban_tru: false })).toBe("not-asked");
  const { ban_tru: ___, ...notYet } = full;
  expect(shownAt("ty_le_ban_tru", notYet)).toBe("unknown");
});

it("lists each computed cell behind those it uses, and none of lines", () => {
  const places = computedCells(planForm).map(({ place }) => place);
  for (const { place, expression } of computedCells(planForm)) {
    const used = referencesOf(expression).flatMap((reference) => placesIn(planForm, place, reference));
    for (const one of used.filter((each) => places.includes(each)))
      expect([place, one, places.indexOf(one) < places.indexOf(place)]).toEqual([place, one, true]);
  }
  expect(places).toHaveLength(2 + 6 * 2 + 3 * 2);
  expect(places.filter((place) => place.startsWith("mua/"))).toEqual([]);
});

it("computes over any values: a round's totals as well", () => {
  const totals: Readonly<Record<string, string>> = { "kh/lop/ke_hoach": "120", "kh/lop/thuc_hien": "99" };
  const heldAt = (place: string): Held => {
    const figure = totals[place];
    return figure === undefined ? { type: "unknown" } : { type: "number", value: exactOf(figure) };
  };
  const share = computedCells(planForm).find(({ place }) => place === "kh/lop/ty_le");
  if (!share) throw new Error("no share");
  const held = evaluateAt(planForm, share.place, share.expression, { heldAt });
  expect(held.type === "number" && decimalOf(held.value, 1)).toBe("82.5");
});

it("finds rows in their table, in their part and by their whole number", () => {
  const places = (at: string, text: string) =>
    referencesOf(parseExpression(text)).flatMap((reference) => placesIn(planForm, at, reference));
  expect(places("kh/lop/ty_le", "TỔNG([1]:[2])")).toEqual(["kh/lop/ke_hoach", "kh/lop/thuc_hien"]);
  expect(places("kh/lop/ke_hoach", "{2}")).toEqual(["kh/phong/ke_hoach"]);
  expect(places("kh/lop/ke_hoach", "{I.1}")).toEqual(["si_so"]);
  expect(places("kh/lop/ke_hoach", "{B2.1}[3]")).toEqual(["mua/thanh_tien"]);
  expect(places("binh_quan", "{1} + {1}[1]")).toEqual(["mua/lines", "mua/so_luong"]);
  expect(places("binh_quan", "{B1.1}[ke_hoach]")).toEqual(["kh/lop/ke_hoach"]);
  expect(places("mua/l5_2/thanh_tien", "[1]")).toEqual(["mua/l5_2/so_luong"]);
  // between input rows no total, between totals no input row
  expect(places("kh/chung/ke_hoach", "TỔNG({1}:{3})")).toEqual([
    "kh/lop/ke_hoach",
    "kh/phong/ke_hoach",
    "kh/dau_sach/ke_hoach",
  ]);
  expect(places("kh/chung/ke_hoach", "TỔNG({I}:{II})")).toEqual(["kh/nha/ke_hoach", "kh/sach/ke_hoach"]);
  expect(places("kh/chung/ke_hoach", "{9}")).toEqual([]);
});

it("knows the unit's sizes and its last round", () => {
  const before = new Map<string, Value>(Object.entries({ ...full, si_so: 450 }));
  const cells = reportCells(planForm, "truong", answersOf(full), { facts: { pupils: 500 }, before });
  const seat = seatedAt(planForm, "si_so")?.seat;
  if (!seat) throw new Error("no seat");
  expect(cells.holds('{I.1} <= đơn vị("pupils")', seat)).toBe(true);
  expect(cells.holds("{I.1} = lần trước({I.1}) + 30", seat)).toBe(true);
  expect(cells.holds("lần trước({B1.1}[3]) = 90%", seat)).toBe(true);
  expect(cells.holds('{I.1} <= đơn vị("rooms")', seat)).toBeNull();
  expect(reportCells(planForm, "truong", answersOf(full)).holds("{I.1} = lần trước({I.1})", seat)).toBeNull();
});

it("asks nothing that is computed, and what has a condition only while that holds", () => {
  const q = questionnaire(planForm, "truong");
  const asked = (values: Readonly<Record<string, Value | null>>) =>
    askedNow(q, answersOf(values)).map(({ id }) => id);
  const rows = ["kh/lop", "kh/phong", "kh/dau_sach", "mua"];
  expect(asked({})).toEqual(["si_so", "ban_tru", ...rows]);
  expect(asked({ ban_tru: null })).toEqual(["si_so", "ban_tru", ...rows]);
  expect(asked({ ban_tru: true })).toEqual(["si_so", "ban_tru", "so_ban_tru", ...rows]);
  expect(asked({ ban_tru: false })).toEqual(["si_so", "ban_tru", ...rows]);
  expect(q.byId("kh/lop")?.places).toEqual(["kh/lop/ke_hoach", "kh/lop/thuc_hien"]);
});

it("rounds what is computed to its cell's digits, and only where it has more", () => {
  const at = (place: string, text: string) => {
    const seated = seatedAt(planForm, place);
    return seated ? expressionAt(planForm, seated.seat, text, seated.cell).type : null;
  };
  expect(at("kh/lop/ty_le", "[2] / [1] * 100")).toBe("round");
  expect(at("kh/lop/con_lai", "[1] - [2]")).toBe("arithmetic");
});

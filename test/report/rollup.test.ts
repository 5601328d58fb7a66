// Totals: what is added, what is computed again, what is joined, and that no digit is lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rollUp } from "../../src/report/rollup.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { goldenUnits, zeros } from "../support/round/golden-units.ts";
import { sealed, shippedForm, unit } from "../support/round/unit-reports.ts";

const school = (values: Parameters<typeof sealed>[0], over: Partial<UnitReport> = {}) =>
  unit({}, { submission: sealed(values), ...over });

test("a total over nobody is null, over zeros it is 0", () => {
  const { figures } = rollUp(shippedForm, [school({ "n2_5/r2/count": 0, "n2_5/r3/count": null })]);
  expect(figures.get("n2_5/r2/count")).toEqual({ total: 0n, counted: 1, held: 0 });
  expect(figures.get("n2_5/r3/count")).toEqual({ total: null, counted: 0, held: 0 });
  expect(figures.get("n2_5/r1_0/people")).toEqual({ total: null, counted: 0, held: 0 });
});

test("a computed total is computed from the added rows, and held counts each unit once", () => {
  const { figures } = rollUp(shippedForm, [
    school({ "n2_5/r1_1/count": 2, "n2_5/r1_7/count": 30, "n2_5/r1_9/count": 0 }),
    school({ "n2_5/r1_1/count": 0 }),
    school({ "n2_5/r1_14/count": 5 }),
  ]);
  expect(figures.get("n2_5/r1_0/count")).toEqual({ total: 37n, counted: 3, held: 2 });
});

test("openings: a phòng's own yes is one huyện, its schools add to those of the direct units", () => {
  const { figures } = rollUp(shippedForm, goldenUnits());
  expect(figures.get("n2_5/r7_1/count")).toEqual({ total: 1n, counted: 1, held: 1 });
  expect(figures.get("n2_5/r7_2/count")).toEqual({ total: 15n, counted: 4, held: 4 });
});

test("yes and no of the narrative are counted", () => {
  const form = structuredClone(shippedForm);
  form.sections[0]?.items.push({ id: "n1_9", no: "I.9", text: "Có kế hoạch riêng?", kind: "yes-no" });
  const yes = unit({}, { submission: sealed({ n1_9: true }) });
  const no = unit({}, { submission: sealed({ n1_9: false }) });
  expect(rollUp(form, [yes, yes, no]).figures.get("n1_9")).toEqual({ total: 2n, counted: 3, held: 2 });
});

test("only sealed figures of units that owe a report count, the returned ones too", () => {
  const values = { "n2_5/r2/count": 1 };
  const { units, returned, figures } = rollUp(shippedForm, [
    school(values),
    school(values, { state: "returned" }),
    school(values, { exempt: "Sáp nhập" }),
    unit({}, { state: "in-progress", progress: { done: 34, total: 34 } }),
  ]);
  expect([units, returned, figures.get("n2_5/r2/count")?.total]).toEqual([2, 1, 2n]);
});

test("sums pass what a number holds exactly, and a figure that is not exact is refused", () => {
  const rich = school({ "n2_5/r10_1/count": 999_999_999_999 });
  const { figures } = rollUp(
    shippedForm,
    Array.from({ length: 10_000 }, () => rich),
  );
  expect(figures.get("n2_5/r10_1/count")?.total).toBe(9_999_999_999_990_000n);
  expect(() => rollUp(shippedForm, [school({ "n2_5/r2/count": 1.5 })])).toThrow(RangeError);
});

test("who only says that there is nothing is no line among the notes", () => {
  const said = (words: string) => school({ "n2_5/r11/note": words });
  const joined = (...words: string[]) => rollUp(shippedForm, words.map(said)).notes.get("n2_5/r11/note");
  expect(joined("Không có.", "không", "Câu lạc bộ đọc sách", "Không có gì ạ")).toEqual({
    units: 1,
    lines: [{ unit: expect.any(String), words: "Câu lạc bộ đọc sách" }],
  });
  expect(joined("Không có.", "không")).toEqual({ units: 0, lines: [] });
  expect(joined("Không có điều kiện tổ chức vì mưa lũ")?.units).toBe(1);
  expect(joined()).toBeUndefined();
});

test("notes are joined with their unit until they are too long to be read in a cell", () => {
  const note = (words: string) => school({ "n2_5/r11/note": words });
  const short = rollUp(shippedForm, [note(" Câu lạc bộ đọc sách "), note("  ")]).notes.get("n2_5/r11/note");
  expect(short).toEqual({ units: 1, lines: [{ unit: "THPT Ca Văn Thỉnh", words: "Câu lạc bộ đọc sách" }] });
  const long = rollUp(shippedForm, [note("a"), note("b".repeat(300)), note("c")]).notes.get("n2_5/r11/note");
  expect(long).toEqual({ units: 3, lines: null });
});

test("whatever the figures, a total equals the sum of what the units sealed", () => {
  const places = ["n2_5/r1_1/count", "n2_5/r1_7/count", "n2_5/r2/count"] as const;
  const report = fc.record({
    figures: fc.tuple(...places.map(() => fc.option(fc.nat(9_999_999)))),
    state: fc.constantFrom("submitted", "accepted", "returned" as const),
  });
  fc.assert(
    fc.property(fc.array(report, { maxLength: 30 }), (reports) => {
      const units = reports.map(({ figures, state }) =>
        school(Object.fromEntries(places.map((place, at) => [place, figures[at] ?? null])), { state }),
      );
      const totals = rollUp(shippedForm, units).figures;
      for (const [at, place] of places.entries()) {
        const given = reports.flatMap(({ figures }) => figures[at] ?? []);
        const sum = given.reduce((total, figure) => total + BigInt(figure), 0n);
        expect(totals.get(place)?.total).toBe(given.length > 0 ? sum : null);
        expect(totals.get(place)?.held).toBe(given.filter((figure) => figure > 0).length);
      }
    }),
  );
});

test("a full report of zeros reaches the 42 numbers that a THPT is asked and the two computed ones", () => {
  const { figures } = rollUp(shippedForm, [school(zeros("thpt"))]);
  expect([...figures.values()].filter(({ counted }) => counted === 1)).toHaveLength(44);
});

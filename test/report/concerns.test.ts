// What an officer is told to look at: each doubt with its figures, and whether the unit stands by them.
import { expect, test } from "vitest";
import type { Before } from "../../src/form/before.ts";
import { concernsOf } from "../../src/report/concerns.ts";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, sheetOf, shown } from "../support/files/workbook-text.ts";
import { testForm } from "../support/forms/forms.ts";
import { goldenUnits, zeros } from "../support/round/golden-units.ts";
import { round, sealed, shippedForm, stream, unit } from "../support/round/unit-reports.ts";

const of = (code: string) => {
  const found = goldenUnits().find(({ node }) => node.code === code);
  if (!found) throw new Error(`no unit ${code}`);
  return concernsOf(shippedForm, found);
};

test("a doubtful figure comes with its confirmation and reason", () => {
  expect(of("THPT-22")).toContainEqual({
    type: "finding",
    check: "ratio",
    figures: [
      {
        no: "1.7",
        parts: [
          { value: 2, noun: "lớp" },
          { value: 900, noun: "người" },
        ],
      },
    ],
    confirmed: true,
    words: "Học ghép toàn trường",
  });
});

test("a doubt that nobody confirmed says so", () => {
  const silent = unit({}, { submission: sealed(zeros("thpt", { "n2_5/r8/people": 5 })) });
  const findings = concernsOf(shippedForm, silent).filter((concern) => concern.type === "finding");
  expect(findings).toEqual([expect.objectContaining({ check: "no-things", confirmed: false, words: null })]);
});

test("a confirmation given for another row does not cover this one", () => {
  const waivers = [{ checkId: "H2", stem: "n2_5/r1_9", words: "đúng" }];
  const values = zeros("thpt", { "n2_5/r8/people": 5 });
  const concerns = concernsOf(shippedForm, unit({}, { submission: sealed(values, { waivers }) }));
  expect(concerns).toContainEqual(expect.objectContaining({ type: "finding", confirmed: false }));
  expect(concerns).toContainEqual({ type: "other", checkId: "H2", words: "đúng" });
});

test("open items, a return and an exemption are each told with their reason", () => {
  expect(of("THPT-22")[0]).toEqual({
    type: "missing",
    count: 2,
    numbers: ["2", "4.3"],
    reason: "Kế toán đi công tác",
  });
  expect(of("TT-GT")[0]).toEqual({ type: "returned", reason: "Rà soát số người ở mục 8." });
  expect(of("THPT-23")).toEqual([{ type: "exempt", reason: "Sáp nhập từ 01/10/2022" }]);
});

test("a unit that sealed nothing has nothing to look at", () => {
  expect(of("THPT-21")).toEqual([]);
  expect(of("HG")).toEqual([]);
});

test.each<[string, Before, readonly string[]]>([
  ["more than twice", new Map([["ss/hs/nay", 200]]), ["expression"]],
  ["twice", new Map([["ss/hs/nay", 205]]), []],
  ["without a last round", null, []],
])("a figure is held against the unit's last round: %s", (_, before, checks) => {
  const given = unit({ profile: "truong" }, { before, submission: sealed({ "ss/hs/nay": 410 }) });
  const findings = concernsOf(testForm("nam-truoc-nam-nay"), given).filter(({ type }) => type === "finding");
  expect(findings.map((one) => one.type === "finding" && one.check)).toEqual(checks);
});

test("a rule of the form's own is told in its words, where it is broken", async () => {
  const form = testForm("si-so-dau-nam");
  const values = {
    "bieu/k11/lop": 3,
    "bieu/k11/hs": 124,
    "bieu/k11/nu": 60,
    "bieu/k11/dt": 8,
    "bieu/k11/nudt": 9,
  };
  const given = unit({ profile: "truong" }, { submission: sealed({ ...values, "bieu/k11/kt": 1 }) });
  const [found] = concernsOf(form, given).filter(({ type }) => type === "finding");
  const rule = found?.type === "finding" ? found.rule : undefined;
  const labels = workbookLabels({ form, timeZone: "Asia/Ho_Chi_Minh" });
  expect(rule && labels.checks.rule(rule.check, rule.at)).toBe(
    "Theo biểu mẫu, nữ dân tộc không lớn hơn dân tộc",
  );
  const book = await load(
    await collect((sink) =>
      writeWorkbook(sink, {
        round: { ...round, form, kindLabels: {} },
        labels,
        units: () => stream([given]),
      }),
    ),
  );
  expect(shown(sheetOf(book, "Cần kiểm tra").getRow(5).getCell(5))).toBe(
    "Theo biểu mẫu, nữ dân tộc không lớn hơn dân tộc",
  );
});

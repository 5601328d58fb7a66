// Cells of each kind as files hold them: shares, decimals, amounts and days, taken where they say one thing, else asked.
import { expect, it } from "vitest";
import { type Put, shown } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { classes } from "../../support/forms/of-report.ts";
import { toldOfSheet } from "../../support/handed/form-told.ts";

const head = ["STT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú"];
const of = (no: string, text: string, put: Put) => {
  const { values, asked } = toldOfSheet(classes, [head, [no, text, null, put]]);
  return asked[0] ?? Object.values(values)[0];
};

it.each<[string, Put, unknown]>([
  ["typed with its sign", "95%", 95],
  ["typed with a comma", "97,5%", 97.5],
  ["a number under a format of hundredths", shown(0.955, "95.5%"), 95.5],
  ["a number as it is counted", 97.5, 97.5],
  ["a number that may be of one", 0.95, "dg/tl_cc unsure 95 “0,95”"],
  ["all of them, or one of a hundred", 1, "dg/tl_cc unsure 100 | 1 “1”"],
  ["none", 0, 0],
])("reads a share: %s", (_, put, wanted) => {
  expect(of("5", "Tỷ lệ chuyên cần", put)).toEqual(wanted);
});

it.each<[string, Put, unknown]>([
  ["with a comma", "85,5", 85.5],
  ["with a point", "85.5", 85.5],
  ["a number", 85.5, 85.5],
])("reads a decimal: %s", (_, put, wanted) => expect(of("3", "Điểm tự chấm", put)).toEqual(wanted));

it.each<[string, Put, unknown]>([
  ["typed", "30/9/2026", "2026-09-30"],
  ["a day of a spreadsheet", { value: { type: "date", day: "2026-09-30" } }, "2026-09-30"],
  ["a number that no format makes a day", 46_295, "dg/ngay not-understood “46.295”"],
])("reads a day: %s", (_, put, wanted) => expect(of("6", "Ngày đánh giá", put)).toEqual(wanted));

it.each<[string, string, Put, unknown]>([
  ["in the column's measure", "Kinh phí", 25.5, 25_500_000],
  ["the measure in the title", "Kinh phí (triệu đồng)", 25.5, 25_500_000],
  ["another measure in the cell", "Kinh phí", "25 triệu đồng", 25_000_000],
  [
    "another measure in the title",
    "Kinh phí (đồng)",
    25_000_000,
    "b/th scale 300/150/25000000/true “300 / 150 / 25.000.000 / Có”",
  ],
])("reads an amount: %s", (_, title, put, wanted) => {
  const { values, asked } = toldOfSheet(testForm("hoc-sinh-theo-cap@1"), [
    ["STT", "Cấp học", "Tổng số HS", "HS nữ", title, "Có thư viện"],
    ["1", "Tiểu học", 300, 150, put, "Có"],
  ]);
  expect(asked[0] ?? values["b/th/kinh_phi"]).toEqual(wanted);
});

// What a file states of worked-out columns: never taken, and told where its own figures make something else.
import { describe, expect, it } from "vitest";
import { interviewOf } from "../../support/chat/interview.ts";
import { file, type Put, sheet, shown } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { clear, rowValues, toldOfSheet } from "../../support/handed/form-told.ts";

const pupils = testForm("si-so-dau-nam");
const titles = [
  "STT",
  "Khối lớp",
  "Số lớp",
  "Tổng số HS",
  "HS nữ",
  "HS nam",
  "HS dân tộc",
  "Nữ dân tộc",
  "HS khuyết tật",
];
const values = rowValues("bieu/k11", "lop hs nu dt nudt kt", 3, 124, 60, 8, 3, 1);
const row = (boys: Put, average: Put): Put[] => ["2", "Lớp 11", 3, 124, 60, boys, 8, 3, 1, average];
const read = (boys: Put, average: Put) =>
  toldOfSheet(pupils, [[...titles, "Bình quân học sinh/lớp"], row(boys, average)]);

describe("columns of pupils", () => {
  it.each<[string, Put, Put]>([
    ["as they are worked out", 64, 41.3],
    ["with more digits", 64, 41.333333],
    ["shown rounded", 64, shown(41.3333333, "41")],
    ["left out", null, null],
    ["crossed out", "x", "-"],
  ])("tells nothing where they stand there %s", (_, boys, average) => {
    expect(read(boys, average)).toEqual({ ...clear, values });
  });

  it("tells each that is another, and takes the row all the same", () => {
    expect(read(65, 40)).toEqual({
      ...clear,
      values,
      totals: ["Lớp 11: Nam “65” ≠ 64", "Lớp 11: Bình quân học sinh/lớp “40” ≠ 41,3"],
    });
  });

  it("tells nothing of a row that is not known as a whole", () => {
    const half = toldOfSheet(pupils, [titles, ["2", "Lớp 11", 3, null, 60, 999]]);
    expect([half.values, half.totals]).toEqual([{}, []]);
  });
});

it.each<[string, Put, readonly string[]]>([
  ["in percent", 91.7, []],
  ["of one", 0.917, []],
  ["under a format of hundredths", shown(0.91666667, "91.7%"), []],
  ["another", 95, ["Lớp học: Tỷ lệ (%) “95” ≠ 91,7"]],
])("holds a share against its parts: %s", (_, share, totals) => {
  const found = toldOfSheet(testForm("ke-hoach-thuc-hien"), [
    ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
    ["1", "Lớp học", "lớp", 12, 11, share],
  ]);
  expect(found).toEqual({ ...clear, values: rowValues("b1/x1", "kh th", 12, 11), totals });
});

it("says of a cell that it is worked out otherwise, and of a sum that its rows make another", () => {
  const rows = [
    titles,
    ["1", "Lớp 10", 4, 160, 80, 80, 10, 5, 2],
    row(65, null),
    ["3", "Lớp 12", 3, 120, 60, 60, 5, 2, 0],
    ["", "Cộng", 11, 404, 200, null, 23, 10, 3],
  ];
  const on = interviewOf("truong", {}, pupils).hand(1, "ss.xlsx", file("xlsx", [sheet("S", rows)]));
  expect(on.text).toContain(
    "Tổng trong tệp khác tổng các dòng: “Cộng” 11 / 404 / 200 / 23 / 10 / 3 (cộng các dòng: 10 / 404 / 200 / 23 / 10 / 3). Ô tính trong tệp khác số tính lại: “Lớp 11: Nam” 65 (tính lại: 64).",
  );
});

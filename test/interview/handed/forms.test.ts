// Files for other forms: many columns, decimals and shares, items that are figures. Nothing knows one form alone.
import { expect, it } from "vitest";
import type { Block } from "../../../src/files/blocks.ts";
import type { Form } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { file, paragraph, sheet, shown, wide } from "../../support/files/blocks.ts";
import { classesForm } from "../../support/round/classes-form.ts";
import { stockForm } from "../../support/round/stock-form.ts";

function read(form: Form, blocks: readonly Block[]) {
  const given = {
    sheet: null,
    unit: { name: "Trường THPT A", code: "A" },
    now: new Date("2022-10-10T03:00:00Z"),
  };
  const handed = readHanded(questionnaire(form, "truong"), file("xlsx", blocks), given);
  return {
    rows: handed.rows.map(({ id, reading }) => [
      id,
      reading.type === "value"
        ? reading.values
        : reading.type === "half"
          ? reading.half.map(({ value }) => value)
          : reading.type,
    ]),
    told: [
      ...handed.unplaced.map(({ name }) => name),
      ...handed.totals.map(({ name }) => name),
      ...handed.narratives.map(({ text }) => text),
    ],
  };
}

it("reads seven columns, some of them under “trong đó”", () => {
  const rows = [
    ["TT", "Khối lớp", "Số lớp", "Học sinh", "Trong đó"],
    ["", "", "", "", "Nữ", "Dân tộc", "Nữ dân tộc", "Khuyết tật", "Bán trú"],
    ["1", "Lớp 10", 12, 480, 230, 15, 7, 2, 0],
    ["2", "Lớp 11", 10, 400, 200, 10, 5, 1, "-"],
  ];
  expect(read(classesForm, [sheet("S", rows)])).toEqual({
    rows: [
      ["b/k10", [12, 480, 230, 15, 7, 2, 0]],
      ["b/k11", [10, 400, 200, 10, 5, 1]],
    ],
    told: [],
  });
});

it("finds them under titles of the file's own", () => {
  const rows = [
    ["TT", "Khối", "Số lớp", "Tổng số học sinh", wide("Trong đó", 5)],
    ["", "", "", "", "Nữ", "Dân tộc", "Nữ dân tộc", "Khuyết tật", "Bán trú"],
    ["1", "Lớp 10", 12, 480, 230, 15, 7, 2, 0],
    ["", "Tổng số", 12, 481, 230, 15, 7, 2, 0],
  ];
  expect(read(classesForm, [sheet("S", rows)])).toEqual({
    rows: [["b/k10", [12, 480, 230, 15, 7, 2, 0]]],
    told: ["Tổng số"],
  });
});

it("reads decimals and shares, in a table and in a line", () => {
  const rows = [
    ["TT", "Khối lớp", "Diện tích (m2)", "Chuyên cần"],
    ["3", "Phòng học", 1250.5, shown(0.955, "95.5%")],
  ];
  expect(read(classesForm, [sheet("S", rows), paragraph("Tỷ lệ học sinh khá, giỏi: 85,5%")]).rows).toEqual([
    ["b/phong", [1250.5, 95.5]],
    ["ty_le", [85.5]],
  ]);
});

it("reads items that are days, amounts, yes or no, and counts", () => {
  const blocks = [
    paragraph("1. Ngày kiểm kê: 15/10/2022"),
    paragraph("2. Tiền mua mới: 8.200.000 đồng"),
    paragraph("3. Có mạng không: có"),
    paragraph("4. Số máy hỏng: 3 máy"),
    sheet("S", [
      ["TT", "Loại", "ĐVT", "Máy", "Phòng máy", "Ghi chú"],
      ["1.1", "Để bàn", "", 40, 2],
      ["1.2", "Xách tay", "", 5, 1],
    ]),
    paragraph("Đề nghị"),
    paragraph("Mua thêm máy."),
  ];
  expect(read(stockForm, blocks)).toEqual({
    rows: [
      ["a1", ["2022-10-15"]],
      ["a2", [8_200_000]],
      ["a3", [true]],
      ["a4", [3]],
      ["b/m1", [40, 2]],
      ["b/m2", [5, 1]],
    ],
    told: ["Mua thêm máy."],
  });
});

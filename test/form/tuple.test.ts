// What people type at a row of many cells, and what each figure is for; a line says both.

import { expect, it } from "vitest";
import { questionnaire } from "../../src/form/questions.ts";
import { readRow } from "../../src/form/row.ts";
import { hear } from "../../src/language/said.ts";
import { classesForm } from "../support/round/classes-form.ts";

const q = questionnaire(classesForm, "truong");
const cellsOf = (id: string) => q.byId(id)?.cells ?? [];
const now = new Date("2022-10-10T09:00:00+07:00");

/** "= 12 480 …", "half lop 12 (in order)", "? separator 1250 97 | 1.25 97", "refused surplus". */
function read(row: string, said: string): string {
  const reading = readRow(cellsOf(row), hear(said), null, now);
  switch (reading.type) {
    case "value":
      return `= ${reading.values.join(" ")}`;
    case "half":
      return `half ${reading.half.map(({ cell, value }) => `${cell} ${value}`).join(" ")}${reading.sure ? "" : " (in order)"}`;
    case "ambiguous":
      return `? ${reading.reason} ${reading.readings.map(({ value }) => value.join(" ")).join(" | ")}`.trim();
    case "refused":
      return `refused ${reading.reason}`;
    default:
      return reading.type;
  }
}

const all = "= 12 480 230 15 7 2 0";

it.each([
  ["12/480/230/15/7/2/0", all],
  ["12 / 480 / 230 / 15 / 7 / 2 / 0", all],
  ["12;480;230;15;7;2;0", all],
  ["12, 480, 230, 15, 7, 2, 0", all],
  ["12\n480\n230\n15\n7\n2\n0", all],
  ["12 480 230 15 7 2 0", all],
  ["dạ 12/480/230/15/7/2/0 ạ", all],
  ["12 lớp/480/230/15/7/2/0", all],
  ["lop 12 hoc sinh 480 nu 230 dan toc 15 nu dan toc 7 khuyet tat 2 ban tru 0", all],
  ["nữ: 230; dân tộc: 15; nữ dân tộc: 7; bán trú: 0; khuyết tật: 2; học sinh: 480; lớp: 12", all],
  ["12 lớp 480 học sinh nữ 230 dân tộc 15 nữ dân tộc 7 khuyết tật 2 bán trú 0", all],
  ["12 lop 480 hoc sinh nu 230 dan toc 15 nu dan toc 7 khuyet tat 2 ban tru 0", all],
  ["12 lớp, 480 hs, 230 nữ, 15 dân tộc, 7 nữ dân tộc, 2 khuyết tật, 0 bán trú", all],
  ["12 lớp; 480 hs; nữ 230; dt 15; nữ dt 7; kt 2; bt 0", all],
  ["lớp là 12, học sinh là 480, nữ là 230, dt = 15, ndt = 7, kt: 2, bt: 0", all],
  ["nữ là 231", "half nu 231"],
  ["12 lớp nữ 230", "half lop 12 nu 230"],
  ["12 lớp 480 nữ 230", "refused not-understood"],
  ["nam 250, nữ 230", "refused not-understood"],
  ["nữ 230 lớp", "refused not-understood"],
  ["12/480/230; 11/440/210", "refused not-understood"],
  ["12/480\n11/440", "refused not-understood"],
  ["12/480/không/15/7/2/0", "= 12 480 0 15 7 2 0"],
  ["1.200/480/230/15/7/2/0", "= 1200 480 230 15 7 2 0"],
  ["12/480/230", "half lop 12 hs 480 nu 230 (in order)"],
  ["số lớp 12, số học sinh 480", "half lop 12 hs 480"],
  ["nữ 230", "half nu 230"],
  ["12/480/230/15/7/2/0/9", "refused surplus"],
  ["nữ 230, nữ 231", "refused not-understood"],
  ["nữ 230/15", "refused not-understood"],
  // "Em" behind a figure is a pupil; of a cell with a name of its own it is only what that counts.
  ["480 em", "half hs 480"],
  ["nữ 230 em ạ", "half nu 230"],
  ["230 em nữ", "half nu 230"],
  ["230 học sinh nữ, 15 hs dân tộc", "half nu 230 dt 15"],
  ["dạ 12 lớp với 480 em ạ", "half lop 12 hs 480"],
  ["12l 480e nữ 230", "half lop 12 hs 480 nu 230"],
  ["480 em nữ 230 em dân tộc 15 em", "half hs 480 nu 230 dt 15"],
  ["sĩ số 480, nữ 230", "half hs 480 nu 230"],
  ["12 giáo viên", "refused not-understood"],
  ["nữ 12 giáo viên", "refused not-understood"],
  ["12/480/230/15/7/2/0 em ạ", all],
  ["12/480/230/15/7/2/0 em cảm ơn cô nhiều", all],
  // What stands in brackets or behind "trong đó" is of what stands before it.
  ["12 lớp 480 hs nữ 230 dân tộc 15 (7 nữ) khuyết tật 2 bán trú 0", all],
  ["12 lớp, 480 hs, trong đó nữ 230; dân tộc 15, trong đó nữ 7; khuyết tật 2; bán trú 0", all],
  ["dân tộc 15, nữ 7", "half nu 7 dt 15"],
  // A no is a figure.
  ["không có khuyết tật, bán trú không có em nào", "half kt 0 bt 0"],
  ["khuyết tật không", "half kt 0"],
  ["khuyết tật không rõ", "refused not-understood"],
  // A cell left open is asked for, and keeps its turn.
  ["12//230/15/7/2/0", "half lop 12 nu 230 dt 15 nu_dt 7 kt 2 bt 0"],
  ["12/480/-/15/7/?/0", "half lop 12 hs 480 dt 15 nu_dt 7 bt 0"],
  // What makes a figure less than sure belongs to it.
  ["khoảng 480 em", "? approximate"],
  ["12 lớp, khoảng 480 em", "half lop 12"],
  ["12/480/~230/15/7/2/0", "? approximate 12 480 230 15 7 2 0"],
  ["12/480/230?/15/7/2/0", "? unsure 12 480 230 15 7 2 0"],
  ["12/480/-230/15/7/2/0", "refused negative"],
  ["9+3/480/230/15/7/2/0", "refused formula"],
  ["12 lớp 480 hs # 230 nữ", "refused not-understood"],
  ["12/480/2,5/15/7/2/0", "refused decimal"],
  ["12,480,230,15,7,2,0", "refused malformed"],
  ["0", "? unsure 0 0 0 0 0 0 0"],
  ["không", "= 0 0 0 0 0 0 0"],
  ["để sau", "later"],
  ["chưa có", "? not-yet"],
])("%j of seven counts is %s", (said, expected) => {
  expect(read("b/k10", said)).toBe(expected);
});

it.each([
  ["48,5/97,5%", "= 48.5 97.5"],
  ["48,5 m2, 97,5%", "= 48.5 97.5"],
  ["97,5%; 48,5 m2", "= 48.5 97.5"],
  ["48.5 / 97.5", "= 48.5 97.5"],
  ["48,5", "half dien_tich 48.5 (in order)"],
  ["chuyên cần 97,5% diện tích 48,5 m2", "= 48.5 97.5"],
  ["chuyên cần 97%", "half chuyen_can 97"],
  ["1.250/97", "? separator 1250 97 | 1.25 97"],
  ["không", "= 0 0"],
])("%j of a measure and a share is %s", (said, expected) => {
  expect(read("b/phong", said)).toBe(expected);
});

it("takes the missing figure after some were given, in order or by name, and all of them anew", () => {
  const given = [12, 480, 230, 15, 7, 2].map((value, at) => ({
    cell: cellsOf("b/k10")[at]?.id ?? "",
    value,
  }));
  const after = (said: string) => readRow(cellsOf("b/k10"), hear(said), given, now);
  expect(after("3")).toMatchObject({ type: "value", values: [12, 480, 230, 15, 7, 2, 3] });
  expect(after("bán trú 3")).toMatchObject({ type: "value", values: [12, 480, 230, 15, 7, 2, 3] });
  expect(after("1/2/3/4/5/6/7")).toMatchObject({ type: "value", values: [1, 2, 3, 4, 5, 6, 7] });
  expect(after("nữ 231")).toMatchObject({ type: "half", sure: true });
});

it("goes on behind what was given, as many figures as come", () => {
  const given = [12, 480].map((value, at) => ({ cell: cellsOf("b/k10")[at]?.id ?? "", value }));
  const after = (said: string) => {
    const reading = readRow(cellsOf("b/k10"), hear(said), given, now);
    return reading.type === "half"
      ? reading.half.map(({ cell, value }) => `${cell} ${value}`).join(" ")
      : reading.type;
  };
  expect(after("230")).toBe("lop 12 hs 480 nu 230");
  expect(after("230/15")).toBe("lop 12 hs 480 nu 230 dt 15");
  // The women are asked next: whom the figure counts says nothing more.
  expect(after("230 em")).toBe("lop 12 hs 480 nu 230");
  // What has the figures given before in their places is said again.
  expect(after("12/480/230")).toBe("lop 12 hs 480 nu 230");
  // More than are missing and less than all are neither the rest nor the row anew.
  expect(after("1/2/3/4/5/6")).toBe("refused");
});

// Two parts of a form whose tables have the same titles and the same rows: told apart by what stands above them alone.
import { expect, it } from "vitest";
import { parseForm } from "../../../src/form/form.ts";
import { file, type Put, paragraph, sheet, table, wide } from "../../support/files/blocks.ts";
import { clear, rowValues, toldOfForm } from "../../support/handed/form-told.ts";

const part = (id: string, no: string, title: string) => ({
  id,
  no,
  title,
  part: no,
  items: [
    {
      id: `b${id}`,
      no: "",
      text: `Số liệu ${title.toLowerCase()}`,
      kind: "table",
      table: {
        title: `BẢNG ${title}`,
        head: { stt: "TT", text: "Khối", unit: null, quantity: null, note: null },
        columns: [
          { id: "lop", title: "Số lớp", no: "1" },
          { id: "hs", title: "Học sinh", no: "2" },
        ],
        rows: ["Khối 6", "Khối 7"].map((text, at) => ({
          id: `r${at + 6}`,
          stt: "",
          label: String(at + 1),
          parent: null,
          text,
          unit: "",
          role: "input",
          columns: ["lop", "hs"],
          aggregate: "sum",
        })),
        groups: [],
      },
    },
  ],
});

const twoParts = parseForm({
  language: 2,
  id: "hai-phan",
  version: 1,
  title: "HAI BUỔI",
  shortTitle: "Hai buổi",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [part("a", "A", "BUỔI SÁNG"), part("b", "B", "BUỔI CHIỀU")],
  checks: [],
  highlights: [],
});

const rows = (six: readonly [number, number], seven: readonly [number, number]): Put[][] => [
  ["TT", "Khối", "Số lớp", "Học sinh"],
  ["1", "Khối 6", ...six],
  ["2", "Khối 7", ...seven],
];
const morning = rows([2, 60], [3, 93]);
const evening = rows([5, 150], [6, 186]);
const both = {
  ...clear,
  values: {
    ...rowValues("ba/r6", "lop hs", 2, 60),
    ...rowValues("ba/r7", "lop hs", 3, 93),
    ...rowValues("bb/r6", "lop hs", 5, 150),
    ...rowValues("bb/r7", "lop hs", 6, 186),
  },
};

it.each([
  ["A. BUỔI SÁNG", "B. BUỔI CHIỀU"],
  ["Phần A", "Phần B"],
  ["Bảng buổi sáng", "Bảng buổi chiều"],
  ["Biểu A. Buổi sáng", "Biểu B. Buổi chiều"],
])("tells them apart by “%s” and “%s”", (first, second) => {
  const document = [paragraph(first), table(morning), paragraph(second), table(evening)];
  expect(toldOfForm(twoParts, file("docx", document))).toEqual(both);
  const turned = [paragraph(second), table(evening), paragraph(first), table(morning)];
  expect(toldOfForm(twoParts, file("docx", turned))).toEqual(both);
  const sheets = [sheet(first, morning), sheet(second, evening)];
  expect(toldOfForm(twoParts, file("xlsx", sheets))).toEqual(both);
  const one = [[wide(first, 4)], ...morning, [wide(second, 4)], ...evening];
  expect(toldOfForm(twoParts, file("xlsx", [sheet("S", one)]))).toEqual(both);
});

it("tells them apart by the numbers of their rows", () => {
  const all: Put[][] = [
    ["TT", "Khối", "Số lớp", "Học sinh"],
    ["A.1", "Khối 6", 2, 60],
    ["A.2", "Khối 7", 3, 93],
    ["B.1", "Khối 6", 5, 150],
    ["B.2", "Khối 7", 6, 186],
  ];
  expect(toldOfForm(twoParts, file("docx", [table(all)]))).toEqual(both);
  expect(toldOfForm(twoParts, file("xlsx", [sheet("S", all)]))).toEqual(both);
});

it("takes nothing where nothing names them", () => {
  const found = toldOfForm(twoParts, file("docx", [table(morning), table(evening)]));
  expect(found).toEqual({ ...clear, values: {}, told: ["no-rows: bảng 1", "no-rows: bảng 2"] });
});

// Reports with lists, open rows and more columns than a chat asks for, handed back in every shape: each comes back as it was written.
import { describe, expect, it } from "vitest";
import type { ReadFile } from "../../../src/files/blocks.ts";
import { readFile, readPaste } from "../../../src/files/read.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import type { Value } from "../../../src/form/answers.ts";
import type { Form } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { file, type Put, sheet } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { classes } from "../../support/forms/of-report.ts";
import { wide, wideFigure, wideForm } from "../../support/forms/wide.ts";
import { clear, reader, rowValues, toldOfForm } from "../../support/handed/form-told.ts";
import { cellsOf, filledByHand, ownSheet } from "../../support/handed/own-papers.ts";
import {
  asDocument,
  asExcelPaste,
  asWordPaste,
  down,
  over,
  type Paper,
} from "../../support/handed/papers.ts";

type Lines = readonly Readonly<Record<string, Value>>[];

type Report = {
  readonly form: Form;
  readonly values: Readonly<Record<string, Value>>;
  /** The lines of each list, by its question. */
  readonly lists: Readonly<Record<string, Lines>>;
  readonly paper: Paper;
  readonly filled: Parameters<typeof filledByHand>[1];
};

/** Lines of a list as a report holds them. */
function linesAt(stem: string, lines: Lines): Record<string, Value> {
  const cells = lines.flatMap((line, at) =>
    Object.entries(line).map(([column, value]) => [`${stem}/l1_${at + 1}/${column}`, value] as const),
  );
  return { ...Object.fromEntries(cells), [`${stem}/lines`]: lines.length };
}

const stored = ({ values, lists }: Report) => ({
  ...values,
  ...Object.assign({}, ...Object.entries(lists).map(([stem, lines]) => linesAt(stem, lines))),
});

const equipment: Lines = [
  { ten: "Máy chiếu", nam: 2020, so: 10, thuc: 9, gia: 12_500_000 },
  { ten: "Tivi 55 inch", nam: 2021, so: 4, thuc: 4, gia: 8_250_500 },
  { ten: "Loa, âm li", nam: 2019, so: 1200, thuc: 1198, gia: 800_000 },
];
const inventory: Lines = [
  { ten: "Máy chiếu", ma: "00012345", so: 5, thuc: 4, gia: 12_500_000, tt: "tot", nguoi: "Lê Văn Hòa" },
  { ten: "Máy in", ma: "12345678", so: 3, thuc: 3, gia: 4_200_000, tt: "sua", nguoi: "Trần Thị Mai" },
  {
    ten: "Bảng tương tác",
    ma: "00000007",
    so: 2,
    thuc: 0,
    gia: 35_000_000,
    tt: "thanh_ly",
    nguoi: "Ngô Bá Khá",
  },
];
const mixed: Lines = [
  { lop: 1, hs: 25, nu: 12 },
  { lop: 2, hs: 1031, nu: 16 },
];

/** The first part alone. */
const firstPart: Form = { ...classes, sections: classes.sections.slice(0, 1), highlights: [] };

const wideLetters = Array.from({ length: wide.columns }, (_, at) =>
  at + 2 < 26 ? String.fromCharCode(65 + at + 2) : `A${String.fromCharCode(65 + at + 2 - 26)}`,
);
const numbered = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

const reports: Readonly<Record<string, Report>> = {
  "kiem-ke-thiet-bi": {
    form: testForm("kiem-ke-thiet-bi"),
    values: { thuyet_minh: "Kiểm kê ngày 30/6." },
    lists: { ds: equipment },
    paper: [
      "I. KIỂM KÊ",
      "I.1. Thuyết minh chung",
      "Kiểm kê ngày 30/6.",
      "I.2. Danh mục thiết bị có giá trị lớn",
      "Đơn vị tính tiền: nghìn đồng",
      {
        head: 1,
        rows: [
          [
            "STT",
            "Tên thiết bị",
            "Năm sử dụng",
            "Số lượng theo sổ",
            "Số lượng thực tế",
            "Chênh lệch",
            "Đơn giá (nghìn đồng)",
            "Thành tiền (nghìn đồng)",
          ],
          ["1", "Máy chiếu", "2020", 10, 9, -1, 12500, 112500],
          ["2", "Tivi 55 inch", "2021", 4, 4, 0, 8250.5, 33002],
          ["3", "Loa, âm li", "2019", 1200, 1198, -2, 800, 958400],
          ["", "Cộng", "", 1214, 1211, -3, "", 1103902],
        ],
      },
    ],
    filled: {
      A7: "Kiểm kê ngày 30/6.",
      ...cellsOf(11, "BCDEG", "Máy chiếu", 2020, 10, 9, 12500),
      ...cellsOf(12, "BCDEG", "Tivi 55 inch", 2021, 4, 4, 8250.5),
      ...cellsOf(13, "BCDEG", "Loa, âm li", "2019", "1.200", "1.198", "800"),
    },
  },
  "kiem-ke": {
    form: testForm("kiem-ke"),
    values: { nx: "Thiết bị còn dùng được." },
    lists: { tb: inventory },
    paper: [
      "Phụ lục 1. DANH MỤC THIẾT BỊ",
      "1. Danh mục thiết bị",
      "ĐVT: nghìn đồng",
      {
        head: 3,
        rows: [
          [
            down("TT", 2),
            down("Tên thiết bị", 2),
            down("Mã tài sản", 2),
            over("Số lượng", 3),
            down("Đơn giá", 2),
            down("Thành tiền", 2),
            down("Tình trạng", 2),
            down("Người giữ", 2),
          ],
          ["Sổ sách", "Thực tế", "Chênh lệch"],
          ["A", "1", "2", "3", "4", "5=4-3", "6", "7=4*6", "8", "9"],
          ["1", "Máy chiếu", "00012345", 5, 4, -1, 12500, 50000, "Còn tốt", "Lê Văn Hòa"],
          ["2", "Máy in", "12345678", 3, 3, 0, 4200, 12600, "Cần sửa chữa", "Trần Thị Mai"],
          ["3", "Bảng tương tác", "00000007", 2, 0, -2, 35000, 0, "Đề nghị thanh lý", "Ngô Bá Khá"],
          ["", "Tổng cộng", "", 10, 7, -3, "", 62600, "", ""],
        ],
      },
      "2. Nhận xét",
      "Thiết bị còn dùng được.",
    ],
    filled: {
      ...cellsOf(10, "BCDEGIJ", "Máy chiếu", "00012345", 5, 4, 12500, "Còn tốt", "Lê Văn Hòa"),
      ...cellsOf(11, "BCDEGIJ", "Máy in", "12345678", "3", 3, "4.200", "cần sửa chữa", "Trần Thị Mai"),
      ...cellsOf(12, "BCDEGIJ", "Bảng tương tác", "00000007", 2, 0, 35000, "Đề nghị thanh lý", "Ngô Bá Khá"),
      A23: "Thiết bị còn dùng được.",
    },
  },
  "open rows": {
    form: firstPart,
    values: {
      ...rowValues("ss/k10", "lop hs nu dt dt_nu kt", 4, 180, 95, 10, 6, 2),
      ...rowValues("ss/k11", "lop hs nu dt dt_nu kt", 4, 170, 80, 8, 3, 1),
      ...rowValues("ss/k12", "lop hs nu dt dt_nu", 3, 120, 61, 5, 2),
    },
    lists: { "ss/khac": mixed },
    paper: [
      "Biểu 1. SĨ SỐ",
      {
        head: 3,
        rows: [
          [
            down("STT", 2),
            down("Khối lớp", 2),
            down("Số lớp", 2),
            over("Học sinh", 3),
            over("Dân tộc", 2),
            down("Khuyết tật", 2),
          ],
          ["Tổng số", "Nữ", "Nam", "Tổng số", "Nữ"],
          ["A", "B", "1", "2", "3", "4=2-3", "5", "6", "7"],
          ["1", "Lớp 10", 4, 180, 95, 85, 10, 6, 2],
          ["2", "Lớp 11", 4, 170, 80, 90, 8, 3, 1],
          ["3", "Lớp 12", 3, 120, 61, 59, 5, 2, "x"],
          ["", "Tổng số", 11, 470, 236, 234, 23, 11, 3],
          ["4", "Lớp khác (ghi rõ)", "", "", "", "", "", "", ""],
          ["", "–", 1, 25, 12, "", "", "", ""],
          ["", "–", 2, 1031, 16, "", "", "", ""],
          ["", "Cộng toàn trường", 14, 1526, 264, 1262, "", "", ""],
        ],
      },
    ],
    filled: {
      ...cellsOf(13, "DEFHIJ", 4, 180, 95, 10, 6, 2),
      ...cellsOf(14, "DEFHIJ", 4, 170, 80, 8, 3, 1),
      ...cellsOf(15, "DEFHI", 3, 120, 61, 5, 2),
      ...cellsOf(18, "DEF", 1, 25, 12),
      ...cellsOf(19, "DEF", 2, "1.031", 16),
    },
  },
  wide: {
    form: wideForm,
    values: Object.fromEntries(
      numbered(wide.rows).flatMap((row) =>
        numbered(wide.columns).map((column) => [`b/r${row}/c${column}`, wideFigure(row, column)]),
      ),
    ),
    lists: {},
    paper: [
      "A. SỐ LIỆU",
      {
        head: 3,
        rows: [
          [
            down("TT", 3),
            down("Trường", 3),
            over("Cấp 1", 10),
            over("Cấp 2", 10),
            over("Cấp 3", 6),
            down("Hai cột đầu", 3),
          ],
          numbered(13).map((no) => over(`Lớp ${no}`, 2)),
          numbered(26).map((no) => (no % 2 === 1 ? "Tổng" : "Nữ")),
          ...numbered(wide.rows).map((row) => [
            String(row),
            `Điểm trường ${row}`,
            ...numbered(wide.columns).map((column) => wideFigure(row, column)),
            wideFigure(row, 1) + wideFigure(row, 2),
          ]),
        ],
      },
    ],
    filled: Object.fromEntries(
      numbered(wide.rows).flatMap((row) =>
        wideLetters.map((letters, at) => [`${letters}${row + 9}`, wideFigure(row, at + 1)] as const),
      ),
    ),
  },
};

/** Everything a file says, lists by their lines. */
function told(form: Form, file: ReadFile) {
  const now = new Date("2026-10-10T03:00:00Z");
  const { lists } = readHanded(questionnaire(form, "truong"), file, { sheet: null, unit: reader, now });
  return {
    ...toldOfForm(form, file),
    lists: Object.fromEntries(
      lists.map(({ id, lines }) => [
        id,
        lines.map(({ given }) => Object.fromEntries(given.map(({ cell, value }) => [cell, value]))),
      ]),
    ),
    notRead: lists.flatMap(({ lines, none, others }) => [
      ...lines.flatMap(({ unread }) => unread.map(({ column, said }) => `${column} ${said}`)),
      ...none.map(({ why, said }) => `${why}: ${said}`),
      ...others,
    ]),
  };
}

describe.each(Object.entries(reports))("%s", (_, report) => {
  const { form, values, lists, paper, filled } = report;
  const whole = { ...clear, values, lists, notRead: [] };

  it("comes back from our own sheet", async () => {
    expect(told(form, await readSheets(await ownSheet(form, stored(report))))).toEqual(whole);
  });

  it("comes back from our empty sheet, filled in by hand", async () => {
    expect(told(form, await filledByHand(await ownSheet(form), filled))).toEqual(whole);
  });

  it("comes back from a Word document", async () => {
    expect(told(form, await readFile("bao-cao.docx", asDocument(paper)))).toEqual(whole);
  });

  it.each([
    ["Excel", asExcelPaste],
    ["Word", asWordPaste],
  ])("comes back as it is pasted out of %s", (_program, write) => {
    expect(told(form, readPaste({ html: write(paper), text: "" }))).toEqual(whole);
  });
});

const worked = (number: number): Put => ({ value: { type: "number", number }, formula: true });

it.each<[string, readonly Put[], readonly Put[][], readonly string[]]>([
  ["alone is a line", [1, 25, 12], [], ["1/25/12"]],
  ["alone is a line, worked out or not", [1, worked(25), 12], [], ["1/25/12"]],
  ["and more beneath are lines", [1, 25, 12], [[2, 31, 16]], ["1/25/12", "2/31/16"]],
  [
    "may be what those beneath come to",
    [3, 56, 28],
    [
      [1, 25, 12],
      [2, 31, 16],
    ],
    ["1/25/12", "2/31/16"],
  ],
  ["may be what the only one beneath comes to", [2, 31, 16], [[2, 31, 16]], ["2/31/16"]],
  ["may be worked out of them, if long ago", [worked(1), worked(25), worked(12)], [[2, 31, 16]], ["2/31/16"]],
])("what stands beside an open row's words %s", (_, beside, beneath, lines) => {
  const rows = [
    ["STT", "Khối lớp", "Số lớp", "Tổng số", "Nữ"],
    ["1", "Lớp 10", 4, 180, 95],
    ["4", "Lớp khác (ghi rõ)", ...beside],
    ...beneath.map((line) => ["", "–", ...line]),
  ];
  const found = told(firstPart, file("xlsx", [sheet("S", rows)])).lists["ss/khac"] ?? [];
  expect(found.map((line) => Object.values(line).join("/"))).toEqual(lines);
});

it("finds no line in our empty sheets", async () => {
  for (const { form } of Object.values(reports)) {
    const found = told(form, await readSheets(await ownSheet(form)));
    expect([form.id, found.values, found.lists, found.notRead]).toEqual([form.id, {}, {}, []]);
  }
});

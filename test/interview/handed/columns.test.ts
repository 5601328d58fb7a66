// Which column of a file is which of a form's, under a tree of headings: by titles, printed numbers, order; never guessed.
import { describe, expect, it } from "vitest";
import { parseForm } from "../../../src/form/form.ts";
import { type Put, wide } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { classes } from "../../support/forms/of-report.ts";
import { wideForm } from "../../support/forms/wide.ts";
import { clear, rowValues, toldOfSheet } from "../../support/handed/form-told.ts";

const pupils = testForm("si-so-dau-nam");
const six = "lop hs nu dt nudt kt";
const one = rowValues("bieu/k10", six, 4, 180, 95, 10, 6, 2);
const line = (...figures: Put[]): Put[] => ["1", "Lớp 10", ...figures];

/** All of the six columns that are asked, in the form's order. */
const asked = line(4, 180, 95, 10, 6, 2);
/** With the two that are worked out. */
const all = line(4, 180, 95, 85, 10, 6, 2, 45);

describe("takes all columns", () => {
  it.each<[string, Put[][]]>([
    [
      "one line of titles in short",
      [
        ["STT", "Khối lớp", "Số lớp", "Tổng số HS", "HS nữ", "HS dân tộc", "Nữ dân tộc", "HS khuyết tật"],
        asked,
      ],
    ],
    [
      "with what is worked out",
      [
        [
          "TT",
          "Khối lớp",
          "Số lớp",
          "Số học sinh",
          "HS nữ",
          "HS nam",
          "HS DTTS",
          "Nữ DTTS",
          "HSKT",
          "BQ HS/lớp",
        ],
        all.with(8, null).with(8, 2),
      ],
    ],
    [
      "in capitals",
      [["TT", "KHỐI LỚP", "SỐ LỚP", "TỔNG SỐ HỌC SINH", "NỮ", "DÂN TỘC", "NỮ DÂN TỘC", "KHUYẾT TẬT"], asked],
    ],
    [
      "without marks",
      [
        ["TT", "Khoi lop", "So lop", "Tong so hoc sinh", "HS nu", "HS dan toc", "Nu dan toc", "Khuyet tat"],
        ["1", "Lop 10", 4, 180, 95, 10, 6, 2],
      ],
    ],
    [
      "line breaks, measures and numbers in titles",
      [
        [
          "TT",
          "Khối\nlớp",
          "Số lớp\n(lớp)",
          "Tổng số\nhọc sinh (1)",
          "Trong đó:\nnữ",
          "HS\ndân tộc (em)",
          "Nữ\ndân tộc",
          "Học sinh\nkhuyết tật",
        ],
        asked,
      ],
    ],
    [
      "the words stand in a column that is called as another counts",
      [["TT", "Lớp", "Số lớp", "Tổng số HS", "HS nữ", "HS dân tộc", "Nữ dân tộc", "HS khuyết tật"], asked],
    ],
    [
      "the tree cut below its top",
      [
        ["TT", "Khối lớp", "Số lớp", "Tổng số HS", "HS nữ", wide("Dân tộc thiểu số", 2), null, "Khuyết tật"],
        [null, null, null, null, null, "Tổng số", "Nữ"],
        asked,
      ],
    ],
    [
      "the tree cut above its lowest",
      [
        ["TT", "Khối lớp", "Số lớp", wide("Học sinh", 5)],
        [null, null, null, "Tổng số", "Nữ", "Dân tộc", "Nữ dân tộc", "Khuyết tật"],
        asked,
      ],
    ],
    [
      "the same lowest titles where all stand in order",
      [["TT", "Khối", "Số lớp", "Tổng số", "Nữ", "Tổng số", "Nữ", "Khuyết tật"], asked],
    ],
    [
      "the same, with what is worked out",
      [
        [
          "TT",
          "Khối",
          "Số lớp",
          "Tổng số",
          "Nữ",
          "Nam",
          "Tổng số",
          "Nữ",
          "Khuyết tật",
          "Bình quân học sinh/lớp",
        ],
        all,
      ],
    ],
    [
      "a head of five rows with a year of nobody's",
      [
        ["TT", "Khối lớp", wide("Số lượng", 6)],
        [null, null, "Số lớp", wide("Học sinh", 5)],
        [null, null, null, "Tổng số", "Trong đó", wide("Dân tộc thiểu số", 2), null, "Khuyết tật"],
        [null, null, null, null, "Nữ", "Tổng số", "Nữ"],
        asked,
      ],
    ],
  ])("%s", (_, rows) => expect(toldOfSheet(pupils, rows)).toEqual({ ...clear, values: one }));

  it("in another order, each by its titles", () => {
    const rows = [
      ["TT", "Khối lớp", "Khuyết tật", "Nữ dân tộc", "HS dân tộc", "HS nữ", "Tổng số HS", "Số lớp"],
      line(2, 6, 10, 95, 180, 4),
    ];
    expect(toldOfSheet(pupils, rows)).toEqual({ ...clear, values: one });
  });

  it("by the printed numbers, where titles leave a doubt", () => {
    const rows = [
      ["TT", "Khối lớp", "Số lớp", "Tổng số HS", "Nữ", "Tổng số", "Nữ", "Khuyết tật"],
      ["A", "B", "(1)", "(2)", "(3)", "(5)", "(6)", "(7)"],
      asked,
    ];
    expect(toldOfSheet(pupils, rows)).toEqual({ ...clear, values: one });
    // Numbers of the file's own tell nothing: of the two "Nữ" order tells, since all stand there.
    const own = [rows[0] ?? [], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"], asked];
    expect(toldOfSheet(pupils, own)).toEqual({ ...clear, values: one });
  });

  it("26 of them in one line", () => {
    const titles = Array.from({ length: 26 }, (_, at) => {
      const grade = Math.ceil((at + 1) / 2);
      return at % 2 === 0 ? `Lớp ${grade} - Tổng số` : `Lớp ${grade}: nữ`;
    });
    const figures = titles.map((_, at) => at + 7);
    const values = Object.fromEntries(figures.map((figure, at) => [`b/r3/c${at + 1}`, figure]));
    const rows = [
      ["TT", "Trường", ...titles],
      [3, "Điểm trường 3", ...figures],
    ];
    expect(toldOfSheet(wideForm, rows)).toEqual({ ...clear, values });
    const turned = [
      ["TT", "Trường", ...titles.toReversed()],
      [3, "Điểm trường 3", ...figures.toReversed()],
    ];
    expect(toldOfSheet(wideForm, turned)).toEqual({ ...clear, values });
  });
});

describe("takes no column for another", () => {
  it.each<[string, Put[][], string, string]>([
    [
      "“Nữ” twice, and one column missing",
      [["TT", "Khối", "Số lớp", "Tổng số HS", "Nữ", "HS dân tộc", "Nữ"], line(4, 180, 95, 10, 6)],
      "lop 4, hs 180, dt 10",
      "95 / 6",
    ],
    [
      "“Nữ” behind a part of them",
      [["TT", "Khối", "Số lớp", "Tổng số HS", "HS dân tộc", "Nữ"], line(4, 180, 10, 6)],
      "lop 4, hs 180, dt 10",
      "6",
    ],
    [
      "women of others",
      [["TT", "Khối", "Số lớp", "Tổng số HS", "Giáo viên nữ", "Nữ đoàn viên"], line(4, 180, 12, 33)],
      "lop 4, hs 180",
      "12 / 33",
    ],
    [
      "others under a heading",
      [
        ["TT", "Khối", "Số lớp", "Tổng số HS", wide("Giáo viên", 2)],
        [null, null, null, null, "Tổng số", "Nữ"],
        line(4, 180, 12, 7),
      ],
      "lop 4, hs 180",
      "12 / 7",
    ],
    [
      "a title that says more",
      [["TT", "Khối", "Số lớp", "Số lớp ghép", "Tổng số HS", "HS khuyết tật vận động"], line(4, 1, 180, 2)],
      "lop 4, hs 180",
      "1 / 2",
    ],
    [
      "a title that says less",
      [["TT", "Khối", "Số lớp", "Học sinh/lớp", "Tổng số HS"], line(4, 45, 180)],
      "lop 4, hs 180",
      "45",
    ],
    [
      "the same title twice",
      [["TT", "Khối", "Số lớp", "Số lớp", "Tổng số HS", "HS nữ"], line(4, 5, 180, 95)],
      "hs 180, nu 95",
      "4 / 5",
    ],
  ])("%s", (_, rows, known, told) => {
    const found = toldOfSheet(pupils, rows);
    expect([found.values, found.told]).toEqual([{}, [`other-column: Lớp 10 “${told}”`]]);
    expect(found.asked.map((row) => row.replace(/ “.*$/u, ""))).toEqual([`bieu/k10 half ${known}`]);
  });

  it("asks where only a number tells which column it is", () => {
    const rows = [
      ["TT", "Khối", "Cột a", "Cột b", "Cột c", "Cột d", "Cột đ", "Cột e", "Cột g", "Cột h"],
      ["A", "B", "1", "2", "3", "4=2-3", "5", "6", "7", "8=2/1"],
      all,
    ];
    expect(toldOfSheet(pupils, rows)).toEqual({
      ...clear,
      values: {},
      asked: ["bieu/k10 unsure 4/180/95/10/6/2 “4 / 180 / 95 / 10 / 6 / 2”"],
    });
  });

  it("takes a figure for none of a row's where another of its columns has it", () => {
    const rows = [
      ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
      ["3", "Phòng học xây mới", "phòng", 6],
    ];
    const found = toldOfSheet(testForm("ke-hoach-thuc-hien"), rows);
    expect([found.values, found.told]).toEqual([{}, ["other-column: Phòng học xây mới “6”"]]);
  });
});

it("knows crossed cells, constants and a part of it that the file leaves out", () => {
  const rows: Put[][] = [
    [
      "TT",
      "Khối",
      "Sĩ số chuẩn",
      "Số lớp",
      "Tổng số HS",
      "HS nữ",
      "Tổng số HS dân tộc",
      "HS nữ dân tộc",
      "HS khuyết tật",
    ],
    ["1", "Lớp 10", 45, 4, 180, 95, 10, 6, 2],
    ["3", "Lớp 12", 42, 3, 120, 61, 5, 2, "x"],
  ];
  expect(toldOfSheet(classes, rows)).toEqual({
    ...clear,
    values: {
      ...rowValues("ss/k10", "lop hs nu dt dt_nu kt", 4, 180, 95, 10, 6, 2),
      ...rowValues("ss/k12", "lop hs nu dt dt_nu", 3, 120, 61, 5, 2),
    },
  });
});

describe("without words of the form's own for its columns", () => {
  const column = (id: string, title: string, ...under: string[]) => ({ id, title, under });
  const staff = parseForm({
    language: 2,
    id: "nhan-su",
    version: 1,
    title: "NHÂN SỰ",
    shortTitle: "Nhân sự",
    profiles: { truong: { label: "Trường" } },
    limits: {},
    sections: [
      {
        id: "s",
        no: "I",
        title: "NHÂN SỰ",
        items: [
          {
            id: "b",
            no: "I.1",
            text: "Nhân sự",
            kind: "table",
            table: {
              title: "NHÂN SỰ",
              head: { stt: "TT", text: "Trường", unit: null, quantity: null, note: null },
              columns: [
                column("gv", "Tổng số", "Giáo viên"),
                column("gv_nu", "Nữ", "Giáo viên"),
                column("hs", "Tổng số", "Học sinh"),
                column("hs_nu", "Nữ", "Học sinh"),
              ],
              rows: ["Điểm chính", "Điểm lẻ"].map((text, at) => ({
                id: `r${at + 1}`,
                stt: "",
                label: String(at + 1),
                parent: null,
                text,
                unit: "",
                role: "input",
                columns: ["gv", "gv_nu", "hs", "hs_nu"],
                aggregate: "sum",
              })),
              groups: [],
            },
          },
        ],
      },
    ],
    checks: [],
    highlights: [],
  });
  const values = rowValues("b/r1", "gv gv_nu hs hs_nu", 30, 20, 600, 290);
  const figures = [30, 20, 600, 290];

  it.each<[string, Put[][]]>([
    [
      "short titles",
      [
        ["TT", "Trường", "Số GV", "GV nữ", "Số HS", "HS nữ"],
        ["1", "Điểm chính", ...figures],
      ],
    ],
    [
      "the other half first",
      [
        ["TT", "Trường", wide("Học sinh", 2), null, wide("Giáo viên", 2)],
        [null, null, "Tổng số", "Nữ", "Tổng số", "Nữ"],
        ["1", "Điểm chính", 600, 290, 30, 20],
      ],
    ],
    [
      "lowest titles, all in order",
      [
        ["TT", "Trường", "TS", "Nữ", "TS", "Nữ"],
        ["1", "Điểm chính", ...figures],
      ],
    ],
  ])("reads %s", (_, rows) => expect(toldOfSheet(staff, rows)).toEqual({ ...clear, values }));

  it.each<[string, Put[][]]>([
    [
      "half of the lowest titles",
      [
        ["TT", "Trường", "Tổng số", "Nữ"],
        ["1", "Điểm chính", 30, 20],
      ],
    ],
    [
      "lowest titles in another order",
      [
        ["TT", "Trường", "Nữ", "Tổng số", "Nữ", "Tổng số"],
        ["1", "Điểm chính", ...figures],
      ],
    ],
  ])("tells %s, and takes nothing", (_, rows) => {
    const found = toldOfSheet(staff, rows);
    expect([found.values, found.asked]).toEqual([{}, []]);
    expect(found.told).toHaveLength(1);
  });
});

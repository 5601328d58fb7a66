// What stands beside the known cases: titles, rows, figures and remarks as people make them, each with its reading.
import { describe, expect, it } from "vitest";
import { type Put, paragraph, sheet, shown, table, wide } from "../../support/files/blocks.ts";
import { read, school, told } from "../../support/handed/told.ts";

const head: Put[][] = [
  ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
  ["", "", "", "Số lớp/số cuộc thi", "Người", ""],
];
const skills = "Giáo dục kỹ năng sống cho học sinh";
const regular = "Bồi dưỡng thường xuyên cho giáo viên";
const news = "Số tin, bài về các hoạt động của Tuần lễ";
const budget = "Ngân sách nhà nước";
const support = "Kinh phí hỗ trợ, huy động từ các nguồn hợp pháp khác (nếu có)";
const text = (said: string, across = 1, down = 1): Put => ({
  value: { type: "text", text: said },
  across,
  down,
});

/** The rows of one sheet, under the form's own titles. */
const under = (...rows: Put[][]) => [sheet("S", [...head, ...rows])];
/** The rows of one sheet, under titles of its own. */
const own = (...rows: Put[][]) => [sheet("S", rows)];

describe("titles", () => {
  it.each<[string, Put[][], string[]]>([
    [
      "what was planned stands beside what was done",
      [
        ["STT", "Nội dung", wide("Kế hoạch", 2), null, wide("Thực hiện", 2)],
        ["", "", "Số lớp", "Số người", "Số lớp", "Số người"],
        ["", skills, 10, 300, 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "a plan of one column",
      [
        ["STT", "Nội dung", "Kế hoạch", "Thực hiện"],
        ["", news, 10, 9],
        ["", skills, "10/300", "12/340"],
      ],
      ["1.7 = 12/340", "2 = 9"],
    ],
    [
      "the year before",
      [
        ["STT", "Nội dung", wide("Năm 2021", 2), null, wide("Năm 2022", 2)],
        ["", "", "Số lớp", "Số người", "Số lớp", "Số người"],
        ["", skills, 10, 300, 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "a column called by its year alone",
      [
        ["STT", "Nội dung", "Năm 2021", "Năm 2022"],
        ["", news, 10, 9],
      ],
      ["2 = 9"],
    ],
    [
      "what ran up so far",
      [
        ["STT", "Nội dung", "Số lớp", "Số người", "Lũy kế số lớp", "Lũy kế số người"],
        ["", skills, 12, 340, 99, 999],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "SL beside those who took part",
      [
        ["TT", "Nội dung", "ĐVT", "SL", "Người tham gia", "Ghi chú"],
        ["1.7", skills, "lớp", 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "in capitals",
      [
        ["STT", "NỘI DUNG", "ĐVT", "SỐ LỚP", "SỐ NGƯỜI", "GHI CHÚ"],
        ["", skills.toUpperCase(), "", 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "without marks",
      [
        ["STT", "Noi dung", "Don vi", "So lop", "So nguoi", "Ghi chu"],
        ["", "Giao duc ky nang song cho hoc sinh", "", 12, 340],
        ["", "So tin, bai", "", 9],
      ],
      ["1.7 = 12/340", "2 = 9"],
    ],
    [
      "things in two columns, one filled",
      [
        ["STT", "Nội dung", "Số lớp", "Số cuộc thi", "Số người"],
        ["", skills, 12, "", 340],
        ["", "Hoạt động văn nghệ", "", 2, 300],
      ],
      ["1.7 = 12/340", "6.2 = 2/300"],
    ],
    [
      "things in two columns, both filled",
      [
        ["STT", "Nội dung", "Số lớp", "Số cuộc thi", "Số người"],
        ["", regular, 1, 2, 75],
      ],
      ["1.9 ? unsure [] “1 / 2 / 75”"],
    ],
    [
      "one figure merged over two rows",
      [
        ["STT", "Nội dung", "Số lớp", "Số người"],
        ["", skills, { value: { type: "number", number: 12 }, down: 2 }, text("340", 1, 2)],
        ["", regular],
        ["", news, 9],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”", "2 = 9"],
    ],
    [
      "a unit that the row does not count",
      [
        ["STT", "Nội dung", "ĐVT", "SL", "Người"],
        ["", skills, "buổi", 12, 340],
        ["", regular, "Lớp/người", 2, 75],
        ["", "Hoạt động văn nghệ", "buổi", 1, 200],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”", "1.9 = 2/75", "6.2 = 1/200"],
    ],
    [
      "titles that nobody knows",
      [
        ["STT", "Nội dung", "Quý III", "Quý IV"],
        ["", news, 4, 9],
      ],
      [`other-column: ${news} “4 / 9”`],
    ],
    [
      "a column more that nobody asked for",
      [
        ["STT", "Nội dung", "Số lớp", "Số người", "Kinh phí"],
        ["", skills, 12, 340, "5.000.000"],
        ["", regular, "", "", 3],
      ],
      ["1.7 = 12/340", `other-column: ${skills} “5.000.000”`, `other-column: ${regular} “3”`],
    ],
    [
      "two school years of which one is the report's",
      [
        ["STT", "Nội dung", "Năm học 2021-2022", "Năm học 2022-2023"],
        ["", news, 20, 9],
        ["", skills, "10/300", "12/340"],
      ],
      ["1.7 ? unsure [] “10/300 / 12/340”", "2 ? unsure [] “20 / 9”"],
    ],
    [
      "what was done in words beside the rows",
      [
        ["STT", "Nội dung", "Diễn giải"],
        ["", skills, "12 lớp, 340 em"],
        ["", news, "9"],
      ],
      ["1.7 ? unsure [12/340] “12 lớp, 340 em”", "2 = 9"],
    ],
    [
      "people in two columns",
      [
        ["STT", "Nội dung", "Số lớp", "Số người", "Người tham gia"],
        ["", skills, 12, 340, 350],
        ["", regular, 2, 75, ""],
      ],
      ["1.7 ? unsure [] “12 / 340 / 350”", "1.9 = 2/75"],
    ],
    [
      "people, and women among them",
      [
        ["STT", "Nội dung", "Số lớp", wide("Số người", 2)],
        ["", "", "", "Tổng số", "Nữ"],
        ["", skills, 12, 340, 170],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "numbers of columns in brackets",
      [...head, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ["", skills, "", 12, 340]],
      ["1.7 = 12/340"],
    ],
    [
      "numbers of columns as numbers",
      [...head, [1, 2, 3, 4, 5, 6], ["", skills, "", 12, 340]],
      ["1.7 = 12/340"],
    ],
    [
      "letters say nothing",
      [
        ["A", "B", "C", "D", "E"],
        ["", skills, "", 12, 340],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”"],
    ],
    [
      "none: only a row of one figure is clear",
      [
        ["1.7", skills, 12, 340],
        ["2", news, 9],
        ["1.9", regular, "2 lớp", "75 người"],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”", "1.9 ? unsure [2/75] “2 lớp / 75 người”", "2 = 9"],
    ],
    [
      "none, and numbers alone",
      [
        ["1.7", "12", "340"],
        ["2", "9"],
        ["4.3", "486 quyển"],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”", "2 = 9", "4.3 = 486"],
    ],
    [
      "all in one column",
      [
        ["STT", "Nội dung", "Kết quả"],
        ["1.7", skills, "12 lớp; 340 người"],
        ["1.9", regular, "2 lớp, 75 giáo viên"],
        ["2", news, "9 tin bài"],
        ["7.2", "Số cơ sở giáo dục tổ chức Lễ khai mạc", "01 trường"],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "2 = 9", "7.2 = 1"],
    ],
    [
      "a bare number for two figures is one of them",
      [
        ["TT", "Nội dung", "SL"],
        ["1.7", skills, 12],
        ["1.9", regular, "2 lớp/75 GV"],
      ],
      ["1.7 half count 12 ?", "1.9 = 2/75"],
    ],
  ])("%s", (_, rows, lines) => expect(told(read(own(...rows)))).toEqual(lines));

  it("reads the table anew below titles that are printed again", () => {
    const blocks = [table([...head, ["", skills, "", "12", "340"], ...head, ["", regular, "", "2", "75"]])];
    expect(told(read(blocks))).toEqual(["1.7 = 12/340", "1.9 = 2/75"]);
  });

  it("carries no titles over to another grid", () => {
    const blocks = [table([...head, ["", skills, "", "12", "340"]]), table([[regular, "2", "75"]])];
    expect(told(read(blocks))).toEqual(["1.7 = 12/340", "1.9 ? unsure [2/75] “2 / 75”"]);
  });

  it("names what stands in a column that nobody sees", () => {
    const rows = [
      ["STT", "Nội dung", "Số lớp", "Số người"],
      ["", skills, 12, 340],
    ];
    expect(told(read([sheet("S", rows, { hiddenColumns: [3] })]))).toEqual([
      "1.7 half count 12",
      `hidden: ${skills} “340”`,
    ]);
  });
});

describe("rows", () => {
  it.each<[string, Put[][], string[]]>([
    [
      "first letters",
      [
        ["", "GD KNS cho HS", "", 12, 340],
        ["", "BDTX cho GV", "", 2, 75],
        ["", "BD, TH cho CBQL, BCV TTVH-TT và HTCĐ", "", 1, 20],
        ["", "XMC", "", 2, 20],
        ["", "Hoạt động TDTT", "", 2, 300],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "1.10 = 1/20", "1.13 = 2/20", "6.1 = 2/300"],
    ],
    ["written out", [["", "Phổ cập giáo dục trung học cơ sở", "", 1, 30]], ["1.12 = 1/30"]],
    [
      "short, under their headings",
      [
        ["1", "Các lớp bồi dưỡng"],
        ["", "Kỹ năng sống", "", 12, 340],
        ["", "Tin học", "", 2, 40],
        ["4", "Quyên góp sách"],
        ["", "Tập thể", "", 3],
        ["", "Cá nhân", "", "", 9],
        ["9", "Khen thưởng"],
        ["", "Tập thể", "", 1],
        ["", "Cá nhân", "", "", 2],
      ],
      ["1.3 = 2/40", "1.7 = 12/340", "4.1 = 3", "4.2 = 9", "9.1 = 1", "9.2 = 2"],
    ],
    [
      "who took part is no row's name",
      [
        ["1", "Các lớp bồi dưỡng"],
        ["", "Tin học", "", 2, 40],
        ["", "Số học sinh", "", "", 500],
      ],
      ["1.3 = 2/40", "unknown-row: Số học sinh “500”"],
    ],
    [
      "numbers under a heading",
      [
        ["1", "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ"],
        ["7", skills, "", 12, 340],
        ["9", regular, "", 2, 75],
        ["2", news, "", 9],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"],
    ],
    [
      "a number of one row with the words of another",
      [
        ["1.7", regular, "", 2, 75],
        ["1.2", "Bồi dưỡng nâng cao trình độ ngoại ngữ cho cán bộ, công chức, viên chức (các cấp)", "", 1, 2],
        ["2", news, "", 9],
      ],
      ["1.2 = 1/2", "2 = 9", `contradicts: 1.7 ${regular} “2 / 75”`],
    ],
    [
      "numbers of the file's own",
      [
        ["1", skills, "", 12, 340],
        ["2", regular, "", 2, 75],
        ["3", news, "", 9],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"],
    ],
    [
      "numbers and points before the words",
      [
        ["", `1.7. ${skills}`, "", 12, 340],
        ["", `- ${regular}`, "", 2, 75],
        ["", `a) ${news}`, "", 9],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"],
    ],
    [
      "twice the same is once",
      [
        ["", skills, "", 12, 340],
        ["", skills, "", 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "twice otherwise is asked",
      [
        ["", skills, "", 12, 340],
        ["", skills, "", 3, 80],
      ],
      ["1.7 ? several [12/340 | 3/80] “12 / 340; 3 / 80”"],
    ],
    [
      "blank once and filled once is filled",
      [
        ["", skills],
        ["", skills, "", 12, 340],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "only a part of the row's pupils",
      [["", `${skills} khuyết tật`, "", 1, 12]],
      ["1.7 ? unsure [1/12] “1 / 12”"],
    ],
    [
      "another mark on a word",
      [
        ["", "Giáo dục kỷ năng sống cho học sinh", "", 12, 340],
        ["1.9", "Bồi dường thường xuyên cho giáo viên", "", 2, 75],
      ],
      ["1.7 ? unsure [12/340] “12 / 340”", "1.9 = 2/75"],
    ],
    [
      "a row that was moved by a cell",
      [["Các lớp bồi dưỡng, tập huấn khác", "lớp/người", "", 1, 20]],
      ["1.14 = 1/20"],
    ],
    ["as the dispatch prints it", [["", "Trung bày, triển lãm sách báo, tư liệu", "", 1]], ["5.2 = 1"]],
    ["nobody's row", [["", "Số buổi ngoại khóa an toàn giao thông", "", 3, 90]], []],
    [
      "signature and place",
      [
        ["", skills, "", 12, 340],
        ["", "", "", "Giồng Trôm, ngày 05 tháng 10 năm 2022"],
        ["", "", "", "HIỆU TRƯỞNG"],
        ["", "", "", "Lê Văn C"],
      ],
      ["1.7 = 12/340"],
    ],
    [
      "sums that agree and one that does not",
      [
        ["1", "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ", "", 14, 415],
        ["", "Tổng số người tham gia, trong đó:", "", 14, 400],
        ["", skills, "", 12, 340],
        ["", regular, "", 2, 75],
        ["", "Tổng cộng", "", 14, 415],
      ],
      ["1.7 = 12/340", "1.9 = 2/75", "total: Tổng số người tham gia, trong đó: “14 / 400” ≠ 14 / 415"],
    ],
    [
      "a sum without its rows",
      [
        ["", skills, "", 12, 340],
        ["10", "Kinh phí", "đồng", 13_200_000],
      ],
      ["1.7 = 12/340", "unknown-row: Kinh phí “13.200.000”"],
    ],
  ])("%s", (_, rows, lines) =>
    expect(told(read(under(...rows)))).toEqual(lines.length > 0 ? lines : ["no-rows: S"]),
  );

  it("knows a heading beside its rows", () => {
    const rows = [
      ["STT", wide("Nội dung", 2), null, "Số lượng", "Ghi chú"],
      ["9", text("Khen thưởng về tổ chức Tuần lễ", 1, 2), "Tập thể", 6],
      ["", "", "Cá nhân", 24],
      ["4", "Quyên góp sách xây dựng tủ sách", "Tập thể", 7],
    ];
    expect(told(read(own(...rows)))).toEqual(["4.1 = 7", "9.1 = 6", "9.2 = 24"]);
  });

  it("names rows of others, but not their noughts", () => {
    const blocks = under(
      ["", "Xóa mù chữ", "", 2, 20],
      ["", "Học nghề cho lao động nông thôn", "", 0, 0],
      ["", skills, "", 12, 340],
    );
    expect(told(read(blocks, { profile: "thpt", unit: school }), "thpt")).toEqual([
      "1.7 = 12/340",
      "not-asked: Xóa mù chữ “2 / 20”",
    ]);
  });

  it("does not take lines that happen to hold a word of the form for a report", () => {
    expect(told(read(own(["STT", "Họ tên", "Điểm"], [1, "Nguyễn A", 9], [2, "Trần B", 8])))).toEqual([
      "no-rows: S",
    ]);
  });
});

describe("figures", () => {
  it.each<[string, Put[][], string[]]>([
    [
      "their own measures before the titles",
      [
        ["", skills, "", "340 người", "12 lớp"],
        ["", regular, "", "2 lớp 75 người"],
      ],
      ["1.7 = 12/340", "1.9 = 2/75"],
    ],
    [
      "a measure that is not the row's",
      [["", "Số sách đã huy động tặng các trường học, thư viện", "quyển", "30 tập thể"]],
      ["4.3 ? unsure [30] “30 tập thể”"],
    ],
    [
      "several things, and short amounts",
      [
        ["", budget, "đồng", "8tr2"],
        ["", support, "đồng", "5 triệu"],
        [
          "",
          "Ấn phẩm thông tin (tờ rơi, áp phích, băng rôn, khẩu hiệu)",
          "quyển/tờ",
          "02 băng rôn, 300 tờ rơi",
        ],
      ],
      [
        "10.1 ? unsure [8200000] “8tr2”",
        "10.2 = 5000000",
        "3 ? sum [302 | 2 | 300] “02 băng rôn, 300 tờ rơi”",
      ],
    ],
    [
      "half a row, and half a dash",
      [
        ["", skills, "", 12],
        ["", regular, "", 2, "–"],
        ["2", news, "", "—"],
      ],
      ["1.7 half count 12", "1.9 half count 2", "2 –"],
    ],
    [
      "days, truths and hours",
      [
        ["", skills, "", { value: { type: "date", day: "2022-12-01" } }, 340],
        ["", regular, "", { value: { type: "truth", is: true } }, 75],
        ["2", news, "", shown(0.354, "8:30")],
      ],
      [
        "1.7 ! not-understood “01/12/2022 / 340”",
        "1.9 ! not-understood “TRUE / 75”",
        "2 ! not-understood “8:30”",
      ],
    ],
    ["dust of a sum", [["", skills, "", 12.000000000001, 340]], ["1.7 = 12/340"]],
    [
      "below nought and beyond the most",
      [
        ["", skills, "", -12, 340],
        ["", regular, "", 2, 99_999_999],
      ],
      ["1.7 ! negative “-12 / 340”", "1.9 ! too-large “2 / 99.999.999”"],
    ],
    [
      "“không” of one cell is of the row",
      [
        ["", skills, "", "không có"],
        ["", regular, "", "Không", "Không"],
        ["", "Hoạt động văn nghệ", "", 0, "không"],
      ],
      ["1.7 = 0/0", "1.9 = 0/0", "6.2 = 0/0"],
    ],
    [
      "“không tổ chức” as a remark is asked",
      [["", skills, "", "", "", "Không tổ chức"]],
      ["1.7 ? unsure [0/0] “Không tổ chức”"],
    ],
    [
      "texts of figures",
      [
        ["", skills, "", "12", "1.148"],
        ["", budget, "đồng", "8.200.000đ"],
        ["2", news, "", "khoảng 9"],
        ["8", "Tổ chức hội thảo/sinh hoạt chuyên đề", "", "01", "74"],
      ],
      ["10.1 = 8200000", "1.7 = 12/1148", "2 ? approximate [9] “khoảng 9”", "8 = 1/74"],
    ],
    [
      "over both columns",
      [
        ["", skills, "", text("12 lớp/340 HS", 2)],
        ["", budget, "đồng", { value: { type: "number", number: 8_200_000 }, across: 2 }],
      ],
      ["10.1 = 8200000", "1.7 = 12/340"],
    ],
    [
      "remarks, and a dash among them",
      [
        ["", skills, "", 12, 340, "khối 10"],
        ["", regular, "", 2, 75, "-"],
      ],
      ["1.7 = 12/340 (khối 10)", "1.9 = 2/75"],
    ],
    [
      "a row of words",
      [["11", "Các nội dung khác (nếu có)", "", "", "", "Thành lập CLB đọc sách"]],
      ["11 = Thành lập CLB đọc sách"],
    ],
    [
      "a row of words where figures stand",
      [["11", "Các nội dung khác (nếu có)", "", "Thành lập CLB đọc sách"]],
      ["11 = Thành lập CLB đọc sách"],
    ],
    [
      "a unit of one's own below another in the head",
      [["", budget, "nghìn đồng", 8200]],
      ["10.1 ? scale [8200000 | 8200] “8.200”"],
    ],
    ["too little for an amount", [["", budget, "đồng", 8]], ["10.1 ? scale [8000000 | 8000 | 8] “8”"]],
  ])("%s", (_, rows, lines) => expect(told(read(under(...rows)))).toEqual(lines));

  it("asks for amounts under a stated measure", () => {
    const rows = [
      ["", "", "", "ĐVT: 1.000 đồng"],
      ["STT", "Nội dung", "Đơn vị tính", "Số tiền (nghìn đồng)", "Người"],
      ["", budget, "", 8200],
    ];
    expect(told(read(own(...rows)))).toEqual(["10.1 ? scale [8200000 | 8200] “8.200”"]);
  });

  it("takes one and nought for yes and no where that is asked", () => {
    const opening = "Số cơ sở giáo dục tổ chức Lễ khai mạc";
    const of = (put: Put) =>
      told(read(under(["", opening, "", put]), { profile: "thpt", unit: school }), "thpt");
    expect([of(1), of("có"), of("1 trường"), of(3)].flat()).toEqual([
      "7.2 = 1",
      "7.2 = 1",
      "7.2 = 1",
      "7.2 ! too-large “3”",
    ]);
  });
});

describe("tables", () => {
  it("names those of a document by the line above", () => {
    const of = (figures: Put[]) => table([...head, ["", skills, "", ...figures]]);
    const blocks = [
      paragraph("Bảng số liệu năm 2021"),
      of(["1", "2"]),
      paragraph("Bảng số liệu năm 2022"),
      of(["12", "340"]),
    ];
    expect(read(blocks).choose).toEqual(["Bảng số liệu năm 2021", "Bảng số liệu năm 2022"]);
    expect(told(read(blocks, { sheet: "Bảng số liệu năm 2022" }))).toEqual([
      "1.7 = 12/340",
      "other-sheet: Bảng số liệu năm 2021",
    ]);
    expect(read([of(["1", "2"]), of(["12", "340"])]).choose).toEqual(["bảng 1", "bảng 2"]);
  });

  it("takes the same figures twice once", () => {
    const rows = [...head, ["", skills, "", 12, 340]];
    expect(told(read([sheet("A", rows), sheet("B", rows)]))).toEqual(["1.7 = 12/340"]);
  });

  it("takes titles of another table for no row, whatever their first letters are", () => {
    const staff = table([
      ["TT", "Họ tên", "Năm sinh"],
      ["1", "Nguyễn Văn A", "1980"],
    ]);
    expect(told(read([staff, table([...head, ["", skills, "", 12, 340]])]))).toEqual([
      "1.7 = 12/340",
      "no-rows: bảng 1",
    ]);
  });

  it("names the figures of a line that cannot be taken", () => {
    const lines = [`1.7. ${skills}: 12,5 lớp, 340 người`, "2. Số tin, bài: 9 tin, bài", `${regular}: tốt`];
    const blocks = lines.map((line) => paragraph(line));
    expect(told(read(blocks, { kind: "txt" }))).toEqual(["1.7 ! decimal “12,5 lớp, 340 người”", "2 = 9"]);
  });

  it("reads a row whose words go on in the next line", () => {
    const lines = ["1.7 Giáo dục kỹ năng sống cho", "học sinh 12 340", "2 Số tin, bài 9"];
    const blocks = lines.map((line) => paragraph(line));
    expect(told(read(blocks, { kind: "paste" }))).toEqual(["1.7 = 12/340", "2 = 9"]);
  });

  it("reads rows that are written as lines, where no table is", () => {
    const lines = [
      "1.7. Giáo dục kỹ năng sống cho học sinh: 12 lớp, 340 người",
      "2. Số tin, bài: 9 tin, bài",
      "4.3: 486 quyển",
      "9.1: không",
      "1.9 2/75",
      "Hoạt động văn nghệ: 2 cuộc 300 người",
      "Giồng Trôm, ngày 10 tháng 10",
    ];
    expect(
      told(
        read(
          lines.map((line) => paragraph(line)),
          { kind: "txt" },
        ),
      ),
    ).toEqual(["1.7 = 12/340", "1.9 = 2/75", "2 = 9", "4.3 = 486", "6.2 = 2/300", "9.1 = 0"]);
  });
});

// The lines of a list in somebody's file, as other people type them: what is a line, and in which of its cells it is certain.
import { describe, expect, it } from "vitest";
import type { FileValue } from "../../../src/files/blocks.ts";
import { file, type Put, paragraph, sheet, shown, table, wide } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { listsIn, sheetOf } from "../../support/handed/lists.ts";
import { peopleListForm } from "../../support/round/people-list-form.ts";

const machines = testForm("kiem-ke-thiet-bi");
const years = testForm("nam-truoc-nam-nay");

const head = [
  "STT",
  "Tên thiết bị",
  "Năm sử dụng",
  "Số lượng theo sổ",
  "Số lượng thực tế",
  "Chênh lệch",
  "Đơn giá (nghìn đồng)",
  "Thành tiền (nghìn đồng)",
];
const projector = ["1", "Máy chiếu", 2020, 10, 9, -1, 12_500, 112_500];
const read = "ten Máy chiếu; nam 2020; so 10; thuc 9; gia 12500000";

const day = (iso: string): Put => ({ value: { type: "date", day: iso } });
const over = (value: FileValue, down: number): Put => ({ value, down });
const text = (said: string): FileValue => ({ type: "text", text: said });
const worked = (number: number): Put => ({ value: { type: "number", number } });

describe("a line of equipment", () => {
  const line = (...cells: readonly Put[]) => sheetOf(machines, head, cells);

  it("is read in the columns of its titles, without what is worked out", () => {
    expect(line(...projector)).toEqual({ ds: [`2: ${read}`] });
  });

  it.each<[string, Put, Put, readonly string[]]>([
    ["as they are", -1, 112_500, []],
    ["shown rounded, or left out", null, shown(112_500.3, "112.500"), []],
    ["otherwise", 1, 112_500, ["Máy chiếu: Chênh lệch 1 ≠ -1"]],
    [
      "both",
      0,
      125_000,
      ["Máy chiếu: Chênh lệch 0 ≠ -1", "Máy chiếu: Thành tiền (nghìn đồng) 125.000 ≠ 112.500"],
    ],
  ])("has worked-out cells %s, which are never taken", (_, difference, amount, totals) => {
    const cells = ["1", "Máy chiếu", 2020, 10, 9, difference, 12_500, amount];
    expect(line(...cells)).toEqual({ ds: [`2: ${read}`], ...(totals.length > 0 ? { totals } : {}) });
  });

  it("tells no worked-out cell of which a part is not known, and reads it in its own measure", () => {
    expect(line("1", "Máy chiếu", 2020, "khoảng 10", 9, 99, 12_500, 112_500)).toEqual({
      ds: ["2: ten Máy chiếu; nam 2020; thuc 9; gia 12500000; so? khoảng 10 = 10"],
    });
    const inDong = [...head.slice(0, -1), "Thành tiền (đồng)"];
    const found = sheetOf(machines, inDong, ["1", "Máy chiếu", 2020, 10, 9, -1, 12_500, 112_500_000]);
    expect(found).toEqual({ ds: [`2: ${read}`] });
  });

  it("is told by row; one that says nothing is none", () => {
    const found = sheetOf(
      machines,
      head,
      projector,
      [],
      ["2", "Loa", 2019, 4, 4, 0, 800],
      ["3"],
      ["4", "", "–"],
    );
    expect(found).toEqual({ ds: [`2: ${read}`, "4: ten Loa; nam 2019; so 4; thuc 4; gia 800000"] });
  });

  it("needs no number, and may have one that is none of the form's", () => {
    const bare = sheetOf(machines, head.slice(1), projector.slice(1));
    expect(bare).toEqual({ ds: [`2: ${read}`] });
    expect(line(null, ...projector.slice(1))).toEqual({ ds: [`2: ${read}`] });
    expect(line("07", ...projector.slice(1))).toEqual({ ds: [`2: ${read}`] });
  });

  it("knows its columns by other titles and in another order", () => {
    const found = sheetOf(
      machines,
      ["TT", "Đơn giá", "Tên thiết bị", "Thực tế", "Theo sổ", "Năm sử dụng", "Nước sản xuất"],
      [1, 12_500, "Máy chiếu", 9, 10, 2020, "Nhật"],
    );
    expect(found).toEqual({ ds: [`2: ${read}`], others: ["Nước sản xuất"] });
  });

  it("knows its first cell by the table's own title for lines", () => {
    const found = sheetOf(machines, ["STT", "Nội dung", ...head.slice(2)], projector);
    expect(found).toEqual({ ds: [`2: ${read}`] });
  });

  it("leaves what is not certain open, each with what it may be", () => {
    expect(line("1", "Máy chiếu", "khoảng 2020", "mười mấy", 9, -1, 12_500)).toEqual({
      ds: ["2: ten Máy chiếu; thuc 9; gia 12500000; nam? khoảng 2020; so? mười mấy = 10"],
    });
    expect(line("1", "Máy chiếu", 2020, 10.5, "#", -1, "chưa có")).toEqual({
      ds: ["2: ten Máy chiếu; nam 2020; so? 10,5; thuc? #; gia? chưa có"],
    });
    expect(line("1", "Máy chiếu", 2020, 10, "", "", "để sau")).toEqual({
      ds: ["2: ten Máy chiếu; nam 2020; so 10"],
    });
  });

  it("takes a formula that was worked out for a figure, and one that was not for a question", () => {
    const [, ten, nam] = projector;
    expect(line("1", ten ?? "", nam ?? "", worked(10), { value: { type: "unworked" }, shown: "" })).toEqual({
      ds: ["2: ten Máy chiếu; nam 2020; so 10; thuc? =…"],
    });
  });

  it("asks for amounts that the file counts otherwise than the form", () => {
    const above = [wide("ĐVT: triệu đồng", 8)];
    const plain = head.map((title) => title.replace(" (nghìn đồng)", ""));
    const found = sheetOf(machines, above, plain, ["1", "Máy chiếu", 2020, 10, 9, -1, 12.5]);
    expect(found).toEqual({
      ds: ["3: ten Máy chiếu; nam 2020; so 10; thuc 9; gia? 12,5 = 12500000"],
    });
    const own = head.map((title) => title.replace("nghìn", "triệu"));
    expect(sheetOf(machines, own, ["1", "Máy chiếu", 2020, 10, 9, -1, 12.5]).ds).toEqual([
      "2: ten Máy chiếu; nam 2020; so 10; thuc 9; gia? 12,5 = 12500000",
    ]);
  });

  it("that stands one column beside its titles is set right only where all of it fits", () => {
    const left = projector.slice(1);
    expect(line(...left)).toEqual({ ds: [`2: ${read} (shifted)`] });
    expect(line(null, ...projector)).toEqual({ ds: [`2: ${read} (shifted)`] });
    expect(line("Máy chiếu", "Sony", 10, 9, -1, 12_500)).toEqual({
      none: ["2 unclear: Máy chiếu; Sony; 10; 9; -1; 12.500"],
      ds: [],
    });
  });

  it("is no heading, no sum and no signature", () => {
    const found = sheetOf(
      machines,
      head,
      ["A", "Phòng Vật lý"],
      projector,
      [wide("Phòng Hóa học", 8)],
      [null, "Cân điện tử", 2021, 2, 2, 0, 900],
      [null, "Cộng", null, 12, 11, -1],
      [null, "Tổng số thiết bị", null, 12, 11],
      [null, null, null, 12, 11],
      [null, null, null, null, "Bến Tre, ngày 5 tháng 10 năm 2026"],
      ["Người lập biểu", null, null, null, "HIỆU TRƯỞNG"],
      [null, "Nguyễn Văn An", null, null, "Trần Thị Bình"],
    );
    expect(found).toEqual({
      ds: [`3: ${read}`, "5: ten Cân điện tử; nam 2021; so 2; thuc 2; gia 900000"],
      none: ["2 lone: A; Phòng Vật lý", "7 sum: Tổng số thiết bị; 12; 11", "8 nameless: 12; 11"],
    });
  });

  it("is told where its sum says otherwise", () => {
    const other = ["2", "Loa", 2019, 4, 4, 0, 800];
    expect(sheetOf(machines, head, projector, other, [null, "Cộng", null, 14, 13])).not.toHaveProperty(
      "totals",
    );
    expect(sheetOf(machines, head, projector, other, [null, "Cộng", null, 15, 13]).totals).toEqual([
      "Cộng 15 / 13 ≠ 14 / 13",
    ]);
    // What is not certain makes no sum.
    const unsure = ["2", "Loa", 2019, "mấy cái", 4, 0, 800];
    expect(sheetOf(machines, head, projector, unsure, [null, "Cộng", null, 99, 13])).not.toHaveProperty(
      "totals",
    );
  });

  it("has the word that is merged over it, and no figure", () => {
    const found = sheetOf(
      machines,
      head,
      ["1", over(text("Máy chiếu"), 2), 2020, 10, 9, null, over({ type: "number", number: 12_500 }, 2)],
      ["2", null, 2021, 3, 3],
    );
    expect(found).toEqual({
      ds: [`2: ${read}`, "3: ten Máy chiếu; nam 2021; so 3; thuc 3; gia? 12.500"],
    });
  });

  it("that is hidden is told, and a hidden column is nobody's", () => {
    const hidden = listsIn(
      machines,
      file("xlsx", [sheet("S", [head, projector, projector], { hidden: [3] })]),
    );
    expect(hidden).toEqual({ ds: [`2: ${read}`], none: ["3 hidden: Máy chiếu; 2.020; 10; 9; 12.500"] });
    const titles = ["STT", "Ẩn", ...head.slice(1)];
    const row = ["1", "bí mật", ...projector.slice(1)];
    const column = listsIn(machines, file("xlsx", [sheet("S", [titles, row], { hiddenColumns: [1] })]));
    expect(column).toEqual({ ds: [`2: ${read}`] });
  });
});

describe("a line of people", () => {
  const titles = [
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Môn",
    "Trình độ",
    "Số năm công tác",
    "Điện thoại",
  ];
  const mai = ["1", "Trần Thị Mai", day("1985-03-12"), "Nữ", "Toán", "Đại học", 12, "0912 345 678"];
  const read = "ten Trần Thị Mai; sinh 1985-03-12; gioi nu; mon Toán; td dh; nam 12; dt 0912345678";
  const line = (at: number, cell: Put) =>
    sheetOf(
      peopleListForm,
      titles,
      mai.map((own, index) => (index === at ? cell : own)),
    ).ds;

  it("has days as the file keeps them, and a number that lost its nought asked", () => {
    expect(sheetOf(peopleListForm, titles, mai)).toEqual({ ds: [`2: ${read}`] });
    expect(line(2, "12/3/1985")).toEqual([`2: ${read}`]);
    const without = (id: string) =>
      read.replace(new RegExp(`${id} [^;]+(?:; |$)`, "u"), "").replace(/; $/u, "");
    expect(line(2, "12/3/85")).toEqual([`2: ${without("sinh")}; sinh? 12/3/85 = 1985-03-12 | 2085-03-12`]);
    expect(line(2, 1985)).toEqual([`2: ${without("sinh")}; sinh? 1.985`]);
    expect(line(7, 912_345_678)).toEqual([`2: ${without("dt")}; dt? 912.345.678 = 0912345678`]);
    expect(line(7, "0912345678")).toEqual([`2: ${read}`]);
    expect(line(3, "gái")).toEqual([`2: ${without("gioi")}; gioi? gái`]);
    expect(line(7, "không có")).toEqual([`2: ${without("dt")}`]);
  });

  it("knows short titles", () => {
    const short = ["Stt", "Họ tên", "NS", "Nam/nữ", "Môn", "TĐ", "Thâm niên", "SĐT"];
    const found = sheetOf(
      peopleListForm,
      ["TT", "Họ tên", "Ngày sinh", "Nam/Nữ", "Môn", "Trình độ", "Số năm công tác", "ĐT"],
      mai,
    );
    expect(found).toEqual({ ds: [`2: ${read}`] });
    // Under titles that nobody knows a cell is not guessed at.
    expect(sheetOf(peopleListForm, short, mai)).toEqual({
      ds: ["2: ten Trần Thị Mai; sinh 1985-03-12; gioi nu; mon Toán; td dh; dt 0912345678"],
      others: ["Thâm niên"],
    });
  });

  it("of words alone is no title", () => {
    const found = sheetOf(
      peopleListForm,
      ["Họ và tên", "Môn", "Giới tính"],
      ["Trần Thị Mai", "Toán", "Nữ"],
      ["Lê Văn Hòa", "Văn", "Nam"],
    );
    expect(found).toEqual({
      ds: ["2: ten Trần Thị Mai; gioi nu; mon Toán", "3: ten Lê Văn Hòa; gioi nam; mon Văn"],
    });
  });

  it("is one of the list that its titles are of", () => {
    const found = sheetOf(
      peopleListForm,
      [wide("DANH SÁCH GIÁO VIÊN CỐT CÁN", 8)],
      titles,
      mai,
      [wide("THIẾT BỊ ĐƯỢC TẶNG", 8)],
      ["TT", "Tên thiết bị", "Số lượng", "Người tặng"],
      [1, "Máy tính", 20, "Hội Khuyến học"],
      [2, "Loa", 2],
      [null, "Tổng cộng", 22],
    );
    expect(found).toEqual({
      ds: [`3: ${read}`],
      tb: ["6: ten Máy tính; sl 20; ghi_chu Hội Khuyến học", "7: ten Loa; sl 2"],
    });
  });
});

describe("beneath an open row", () => {
  const titles = ["STT", "Nội dung", "ĐVT", "Năm trước", "Năm nay", "Tăng, giảm", "Tên nội dung", "Số lượng"];

  it("lines are read, the first beside it too", () => {
    const beneath = sheetOf(
      years,
      titles,
      ["4", "Nội dung khác", "nội dung"],
      [null, "–", null, null, null, null, "Học nghề", 35],
      [null, "–", null, null, null, null, "Câu lạc bộ", "vài"],
      [null, "–"],
    );
    expect(beneath).toEqual({ "ss/khac": ["3: ten Học nghề; sl 35", "4: ten Câu lạc bộ; sl? vài"] });
    const beside = sheetOf(years, titles, [
      "4",
      "Nội dung khác",
      "nội dung",
      null,
      null,
      null,
      "Học nghề",
      35,
    ]);
    expect(beside).toEqual({ "ss/khac": ["2: ten Học nghề; sl 35"] });
  });

  it("rows of the form go on", () => {
    const found = sheetOf(
      years,
      titles,
      ["4", "Nội dung khác", "nội dung", null, null, null, "Học nghề", 35],
      ["1", "Lớp", "lớp", 11, 12],
    );
    expect(found).toEqual({ "ss/khac": ["2: ten Học nghề; sl 35"] });
  });
});

describe("a list", () => {
  it("goes on in the tables of a document, each with its titles or none", () => {
    const found = listsIn(
      machines,
      file("docx", [
        paragraph("Tổ Tự nhiên"),
        table([head, projector]),
        table([["2", "Loa", 2019, 4, 4, 0, 800]]),
        paragraph("Tổ Xã hội"),
        table([head, ["1", "Bản đồ", 2018, 6, 6, 0, 120]]),
      ]),
    );
    expect(found).toEqual({
      ds: [
        `2: ${read}`,
        "1: ten Loa; nam 2019; so 4; thuc 4; gia 800000",
        "2: ten Bản đồ; nam 2018; so 6; thuc 6; gia 120000",
      ],
    });
  });

  it("that stands otherwise on two sheets is asked by their names, and once where it stands twice", () => {
    const sheets = (second: readonly Put[]) =>
      file("xlsx", [sheet("Năm 2025", [head, projector]), sheet("Năm 2026", [head, second])]);
    expect(listsIn(machines, sheets(["1", "Loa", 2019, 4, 4, 0, 800]))).toEqual({
      choose: ["Năm 2025", "Năm 2026"],
    });
    expect(listsIn(machines, sheets(projector))).toEqual({ ds: [`2: ${read}`] });
    expect(listsIn(machines, sheets(["1", "Loa", 2019, 4, 4, 0, 800]), "Năm 2026")).toEqual({
      ds: ["2: ten Loa; nam 2019; so 4; thuc 4; gia 800000"],
      leftOut: ["other-sheet: Năm 2025"],
    });
  });

  it("that stands empty in a file says nothing", () => {
    expect(sheetOf(machines, head, ["1"], ["2"], [null, "Cộng", null, 0, 0])).not.toHaveProperty("ds");
    expect(sheetOf(machines, head, ["1", "không có"])).toEqual({});
  });

  it("is read where it is written as text under its heading, line by line", () => {
    const found = listsIn(
      peopleListForm,
      file("docx", [
        paragraph("3. Thiết bị được tặng trong năm"),
        paragraph("- Máy tính; 20; Hội Khuyến học"),
        paragraph("- Loa; 2"),
        paragraph("Các thiết bị đều dùng tốt."),
      ]),
    );
    expect(found).toEqual({
      tb: ["1: ten Máy tính; sl 20; ghi_chu Hội Khuyến học", "1: ten Loa; sl 2"],
      none: ["1 unclear: Các thiết bị đều dùng tốt."],
    });
  });
});

// Tables of other people's files, each with what a person reads there.
import { expect, it } from "vitest";
import { type Put, paragraph, sheet, shown, table } from "../../support/files/blocks.ts";
import { read, told } from "../../support/handed/told.ts";

const head: Put[][] = [
  ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
  ["", "", "", "Số lớp/số cuộc thi", "Người", ""],
];
const skills = "Giáo dục kỹ năng sống cho học sinh";
const regular = "Bồi dưỡng thường xuyên cho giáo viên";
const news = "Số tin, bài về các hoạt động của Tuần lễ";
const donors = "Số cá nhân tặng sách";

it("asks which sheet where rows repeat with other figures, and reads nothing before", () => {
  const blocks = [
    sheet("Năm 2021", [
      ...head,
      ["", skills, "", 99, 999],
      ["", regular, "", 88, 888],
      ["2", news, "tin, bài", 77],
      ["", donors, "cá nhân", 66],
    ]),
    sheet("Năm 2022", [
      ...head,
      ["", skills, "", 12, 340],
      ["", regular, "", 2, 75],
      ["2", news, "tin, bài", 9],
    ]),
  ];
  const first = read(blocks);
  expect(first.choose).toEqual(["Năm 2021", "Năm 2022"]);
  expect(told(first)).toEqual([]);
  const chosen = read(blocks, { sheet: "Năm 2022" });
  expect([chosen.sheet, chosen.choose]).toEqual(["Năm 2022", []]);
  expect(told(chosen)).toEqual(["1.7 = 12/340", "1.9 = 2/75", "2 = 9", "other-sheet: Năm 2021"]);
});

it("asks which of a compiled book's sheets", () => {
  const school = (name: string, figures: readonly number[]) =>
    sheet(name, [
      ...head,
      ["", skills, "", figures[0] ?? 0, figures[1] ?? 0],
      ["", regular, "", figures[2] ?? 0, figures[3] ?? 0],
    ]);
  const blocks = [
    school("TH A", [1, 30, 1, 20]),
    school("TH B", [2, 60, 1, 25]),
    school("Tổng hợp", [3, 90, 2, 45]),
  ];
  expect(read(blocks).choose).toEqual(["TH A", "TH B", "Tổng hợp"]);
  expect(told(read(blocks, { sheet: "Tổng hợp" }))).toEqual([
    "1.7 = 3/90",
    "1.9 = 2/45",
    "other-sheet: TH A",
    "other-sheet: TH B",
  ]);
});

it("reads sheets that name no row twice as parts of one report", () => {
  const handed = read([
    sheet("Phần 1", [
      ...head,
      ["", skills, "", 12, 340],
      ["", regular, "", 2, 75],
      ["2", news, "tin, bài", 9],
    ]),
    sheet("Phần 2", [...head, ["", donors, "cá nhân", 6]]),
  ]);
  expect(told(handed)).toEqual(["1.7 = 12/340", "1.9 = 2/75", "2 = 9", "4.2 = 6"]);
});

it("takes a number as the number it is", () => {
  expect(told(read([sheet("S", [...head, ["", skills, "", 12, 1.234], ["", regular, "", 2, 75]])]))).toEqual([
    "1.7 ! decimal “12 / 1,234”",
    "1.9 = 2/75",
  ]);
  expect(
    told(
      read([sheet("S", [...head, ["", "Ngân sách nhà nước", "đồng", 12345.678], ["", skills, "", 12, 340]])]),
    ),
  ).toEqual(["10.1 ! decimal “12.345,678”", "1.7 = 12/340"]);
  expect(
    told(
      read([
        sheet("S", [...head, ["", "Ngân sách nhà nước", "Triệu đồng", 12.5], ["", skills, "", 12, 340]]),
      ]),
    ),
  ).toEqual(["10.1 ? scale [12500000] “12,5”", "1.7 = 12/340"]);
});

it("finds columns by titles of other words, and takes the people of a row of people from theirs", () => {
  const own = [
    ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
    ["", "", "", "Số lớp/số cuộc thi", "Số người", ""],
  ];
  expect(
    told(
      read([
        sheet("S", [
          ...own,
          ["", skills, "", 12, 340],
          ["", donors, "Người", 5, 8],
          ["", regular, "", 2, 75],
        ]),
      ]),
    ),
  ).toEqual(["1.7 = 12/340", "1.9 = 2/75", "4.2 = 8", `other-column: ${donors} “5”`]);
  expect(
    told(
      read([
        sheet("S", [
          ["STT", "Nội dung", "Số lớp", "Số người", "Ghi chú"],
          ["", skills, 12, 340],
          ["", regular, 2, 75, "đợt 1"],
        ]),
      ]),
    ),
  ).toEqual(["1.7 = 12/340", "1.9 = 2/75 (đợt 1)"]);
  expect(
    told(
      read([
        sheet("S", [
          ["STT", "Nội dung", "Số người", "Số lớp", "Ghi chú"],
          ["", skills, 340, 12],
          ["", regular, 75, 2],
        ]),
      ]),
    ),
  ).toEqual(["1.7 = 12/340", "1.9 = 2/75"]);
});

it("names a cell that is no figure, and takes the other rows", () => {
  const unworked: Put = { value: { type: "unworked" } };
  const formulas = read([
    sheet("S", [...head, ["", skills, "", unworked, unworked], ["", regular, "", 2, 75]]),
  ]);
  expect(told(formulas)).toEqual(["1.7 ! not-understood “=… / =…”", "1.9 = 2/75"]);
  expect(formulas.rows[0]?.odd).toBe("unworked");
  const errors = read([
    sheet("S", [
      ...head,
      ["", skills, "", 12, { value: { type: "error", code: "#REF!" } }],
      ["", regular, "", 2, { value: { type: "error", code: "#DIV/0!" } }],
      ["2", news, "", 9],
    ]),
  ]);
  expect(told(errors)).toEqual([
    "1.7 ! not-understood “12 / #REF!”",
    "1.9 ! not-understood “2 / #DIV/0!”",
    "2 = 9",
  ]);
  expect(errors.rows[0]?.odd).toBe("error");
});

it("never takes a hidden row, and names what it holds", () => {
  const handed = read([
    sheet("S", [...head, ["", skills, "", 12, 340], ["", regular, "", 2, 75]], { hidden: [4] }),
  ]);
  expect(told(handed)).toEqual(["1.7 = 12/340", `hidden: ${regular} “2 / 75”`]);
});

it("keeps a long remark", () => {
  const long = "Phối hợp với Hội Khuyến học. ".repeat(100).trim();
  expect(told(read([sheet("S", [...head, ["", skills, "", 12, 340, long]])]))).toEqual([
    `1.7 = 12/340 (${long})`,
  ]);
  const tooLong = long.repeat(4);
  expect(told(read([sheet("S", [...head, ["", skills, "", 12, 340, tooLong]])]))).toEqual([
    "1.7 = 12/340",
    `too-long: ${skills} “${tooLong}”`,
  ]);
});

it("does not trust a number that may have lost its nought", () => {
  const handed = read([
    sheet("S", [
      ...head,
      [shown(1.1, "1,1"), "Chuyên môn nghiệp vụ"],
      [shown(1.7, "1,7"), skills, "", 12, 340],
      [shown(1.1, "1,1"), "Cán bộ quản lý, báo cáo viên", "", 4, 55],
    ]),
  ]);
  expect(told(handed)).toEqual(["1.7 = 12/340", "1.10 = 4/55", "1.1 ○"]);
});

it("knows a row in another spelling, and with the report's own name behind it", () => {
  const handed = read([
    sheet("S", [
      ...head,
      ["", "Giáo dục kĩ năng sống cho học sinh", "", 12, 340],
      ["", regular, "", 2, 75],
      ["", "Số tin, bài về các hoạt động của Tuần lễ học tập suốt đời", "", 9],
      ["", "Số buổi ngoại khóa an toàn giao thông", "", 3, 90],
    ]),
  ]);
  expect(told(handed)).toEqual([
    "1.7 = 12/340",
    "1.9 = 2/75",
    "2 = 9",
    "unknown-row: Số buổi ngoại khóa an toàn giao thông “3 / 90”",
  ]);
});

it("keeps dashes, crosses and “không” apart", () => {
  const handed = read([
    sheet("S", [
      ...head,
      ["", skills, "", "-", "-"],
      ["", regular, "", "x", "x"],
      ["2", news, "tin, bài", "không"],
    ]),
  ]);
  expect(told(handed)).toEqual(["1.9 ? not-yet [] “x / x”", "2 = 0", "1.7 –"]);
});

it("takes a computed nought for what it is", () => {
  expect(
    told(read([sheet("S", [...head, ["", skills, "", 0, 0], ["", regular, "", 2, 75], ["2", news, "", 0]])])),
  ).toEqual(["1.7 = 0/0", "1.9 = 2/75", "2 = 0"]);
});

it("leaves hidden sheets out, and names them", () => {
  const rows = [...head, ["", skills, "", 12, 340]];
  const handed = read([
    sheet("Cũ", [...head, ["", skills, "", 1, 2]], { seen: "hidden" }),
    sheet("Nay", rows),
    sheet("Ẩn", rows, { seen: "very-hidden" }),
  ]);
  expect(told(handed)).toEqual(["1.7 = 12/340", "hidden: Cũ", "hidden: Ẩn"]);
  expect(handed.sheet).toBe("Nay");
});

it("goes on over a page break, where the second table has no titles", () => {
  const first = table([...head, ["", skills, "", "12", "340"]]);
  const second = table([
    ["", regular, "", "2", "75", ""],
    ["2", news, "tin, bài", "9", "", "đăng web"],
  ]);
  expect(told(read([first, paragraph(""), second]))).toEqual([
    "1.7 = 12/340",
    "1.9 = 2/75",
    "2 = 9 (đăng web)",
  ]);
});

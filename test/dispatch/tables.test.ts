// The rules for tables, case by case: heads, what columns and rows are, totals, lists, and what is no form.
import { describe, expect, it } from "vitest";
import { readJson } from "../../src/dispatch/read-json.ts";
import { line, readBlocks, table } from "../support/dispatches/read.ts";

function read(drawn: string, ...after: readonly string[]) {
  return readBlocks([line("**Biểu 01**"), line(">**SỐ LIỆU**"), table(drawn), ...after.map(line)]);
}

function first(drawn: string, ...after: readonly string[]) {
  const [found] = read(drawn, ...after).tables;
  if (!found) throw new Error("no table was found");
  return found;
}

/** Role and number of each row. */
function roles(drawn: string) {
  return first(drawn).rows.map(({ no = "", role }) => `${no} ${role}`.trim());
}

describe("a head", () => {
  it("of two levels gives each column its path, merged or not", () => {
    const merged = `
STT | Nội dung | Học sinh | < | Ghi chú
^ | ^ | Tổng số | Nữ | ^
1 | Lớp 10 | | |
2 | Lớp 11 | | |`;
    const flat = `
STT | Nội dung | Học sinh | | Ghi chú
 | | Tổng số | Nữ |
1 | Lớp 10 | | |
2 | Lớp 11 | | |`;
    for (const drawn of [merged, flat]) {
      const { columns, head, rows } = first(drawn);
      expect(columns.map(({ path }) => path)).toEqual([
        ["Học sinh", "Tổng số"],
        ["Học sinh", "Nữ"],
      ]);
      expect([head.stt, head.text, head.note]).toEqual(["STT", "Nội dung", "Ghi chú"]);
      expect(rows).toHaveLength(2);
    }
  });

  it("has numbers beneath or in its titles, and formulas with them", () => {
    const beneath = first(`
TT | Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ (%)
A | B | 1 | 2 | 3=2/1
1 | Số lớp | | |
2 | Số học sinh | | |`);
    expect(beneath.columns.map(({ no, computed }) => [no, computed])).toEqual([
      ["1", undefined],
      ["2", undefined],
      ["3", "[2] / [1] * 100"],
    ]);
    const within = first(`
TT | Chỉ tiêu | Kế hoạch\\n(1) | Thực hiện\\n(2) | So sánh\\n(3)=(2)-(1)
1 | Số lớp | | |
2 | Số học sinh | | |`);
    expect(within.columns.map(({ path, computed }) => [path[0], computed])).toEqual([
      ["Kế hoạch", undefined],
      ["Thực hiện", undefined],
      ["So sánh", "[2] - [1]"],
    ]);
  });

  it("does not take a first row of figures for numbers of columns", () => {
    const { columns, rows } = first(`
TT | Nội dung | Số lớp | Số em
1 | Lớp 10 | |
2 | Lớp 11 | | `);
    expect(columns.map(({ no }) => no)).toEqual([undefined, undefined]);
    expect(rows).toHaveLength(2);
  });
});

describe("columns", () => {
  it("Có beside Không is one answer, Có beside something else is not", () => {
    const { columns } = first(`
TT | Nội dung | Kết quả | < | Minh chứng
^ | ^ | Có | Không | ^
1 | Có tường rào | | |
2 | Có cổng trường | | |`);
    expect(columns.map(({ path, kind, from }) => [path[0], kind, from])).toEqual([
      ["Kết quả", "yes-no", ["Có", "Không"]],
      ["Minh chứng", "proof", undefined],
    ]);
    const apart = first(`
TT | Nội dung | Có | Số lượng
1 | Tường rào | |
2 | Cổng trường | | `);
    expect(apart.columns.map(({ path }) => path[0])).toEqual(["Có", "Số lượng"]);
  });

  it("are measured as their titles say", () => {
    const { columns } = first(`
TT | Nội dung | Kinh phí (triệu đồng) | Diện tích (m2) | Tỷ lệ (%) | Số người
1 | Phòng học | | | |
2 | Thư viện | | | |`);
    expect(columns.map(({ kind, measure }) => [kind, measure])).toEqual([
      ["money", "triệu đồng"],
      ["decimal", "m2"],
      ["percent", undefined],
      ["count", undefined],
    ]);
  });

  it("of points that the paper gives are not asked", () => {
    const found = first(`
TT | Tiêu chí | Điểm tối đa | Điểm tự chấm
1 | Chuyên môn | 20 |
2 | Nền nếp | 10 | `);
    expect(found.constants).toEqual(["Điểm tối đa"]);
    expect(found.columns.map(({ path }) => path[0])).toEqual(["Điểm tự chấm"]);
    expect(found.rows.map(({ given }) => given)).toEqual([{ "Điểm tối đa": "20" }, { "Điểm tối đa": "10" }]);
  });
});

describe("rows", () => {
  it("Tổng cộng adds up, Tổng số of something is asked", () => {
    const { rows } = first(`
TT | Chỉ tiêu | Đơn vị tính | Số lượng
1 | Tổng số máy tính | máy |
2 | Số phòng học | phòng |
 | Tổng cộng | | `);
    expect(rows.map(({ role }) => role)).toEqual(["input", "input", "total"]);
    expect(rows[2]?.of).toEqual([0, 1]);
    const before = first(`
TT | Khối lớp | Số lớp | Số em
 | Tổng số | |
1 | Lớp 1 | |
2 | Lớp 2 | | `);
    expect(before.rows.map(({ role, of }) => [role, of])).toEqual([
      ["total", [1, 2]],
      ["input", undefined],
      ["input", undefined],
    ]);
  });

  it("“Trong đó:” before a row makes it a part of the one above, behind a row heads those beneath", () => {
    const { rows } = first(`
TT | Chỉ tiêu | ĐVT | Số lượng
1 | Số giáo viên | người |
 | Trong đó: nữ | người |
2 | Số phòng | phòng | `);
    expect(rows.map(({ atMost }) => atMost)).toEqual([undefined, 0, undefined]);
    const heads = first(`
TT | Chỉ tiêu | ĐVT | Số lượng
1 | Số giáo viên, trong đó: | người |
 | Nữ | người |
 | Dân tộc thiểu số | người |
2 | Số phòng | phòng | `);
    expect(heads.rows.map(({ atMost }) => atMost)).toEqual([undefined, 0, 0, undefined]);
  });

  it("merged over the columns, or numbered by letters above numbers, head others", () => {
    expect(
      roles(`
TT | Nội dung | Năm nay | Năm trước
I | Cơ sở vật chất | < | <
1 | Phòng học | |
2 | Thư viện | |
II | Đội ngũ | < | <
1 | Giáo viên | | `),
    ).toEqual(["I heading", "1 input", "2 input", "II heading", "1 input"]);
    expect(
      roles(`
TT | Nội dung | Số lượng | Ghi chú
A | Mầm non | |
1 | Nhà trẻ | |
2 | Mẫu giáo | |
B | Tiểu học | |
1 | Lớp 1 | | `),
    ).toEqual(["A heading", "1 input", "2 input", "B heading", "1 input"]);
  });

  it("without a measure among measured ones head those beneath; with none beneath they are words", () => {
    const { rows } = first(`
STT | Nội dung | Đơn vị | Số lượng
1 | Khen thưởng | |
 | Tập thể | đơn vị |
 | Cá nhân | người |
2 | Nội dung khác | | `);
    expect(rows.map(({ role, kind, columns }) => [role, kind, columns])).toEqual([
      ["heading", undefined, undefined],
      ["input", "count", undefined],
      ["input", "count", undefined],
      ["input", "text", []],
    ]);
  });

  it("“lớp/người” go each into its column; where columns are years every row has all", () => {
    const two = first(`
STT | Nội dung | Đơn vị | Số lớp | Số người
1 | Tập huấn | lớp/người | |
2 | Tin, bài | bài | |
3 | Cá nhân được khen | người | | `);
    expect(two.rows.map(({ columns }) => columns)).toEqual([[0, 1], [0], [1]]);
    const years = first(`
STT | Nội dung | ĐVT | Năm 2025 | Năm 2026
1 | Máy tính | máy | |
2 | Tờ rơi, sách | quyển/tờ | | `);
    expect(years.rows.map(({ columns }) => columns)).toEqual([undefined, undefined]);
  });

  it("typed one cell too far to the left are moved back and looked at", () => {
    const { rows } = first(`
STT | Nội dung | Đơn vị | Số lượng
1 | Máy tính | máy |
Máy chiếu các loại | máy | |
3 | Bảng tương tác | bảng | `);
    expect(rows.map(({ text, measure, sure }) => [text, measure, sure])).toEqual([
      ["Máy tính", "máy", "sure"],
      ["Máy chiếu các loại", "máy", "look"],
      ["Bảng tương tác", "bảng", "sure"],
    ]);
  });

  it("crossed out are not asked there, and their brackets say how many digits they have", () => {
    const { rows } = first(`
STT | Chỉ tiêu | ĐVT | Năm 2025 | Năm 2026 | So sánh (%)
1 | Số máy | máy | | |
2 | Điểm tự đánh giá (thang 10, lấy một chữ số thập phân) | điểm | | | x`);
    expect(rows[1]).toMatchObject({
      text: "Điểm tự đánh giá",
      kind: "decimal",
      digits: 1,
      max: 10,
      crossed: [2],
    });
    expect(rows[0]?.crossed).toBeUndefined();
  });
});

describe("lists", () => {
  it("are tables whose lines are numbered, dotted or empty; their sum is no line", () => {
    const { list, rows, columns } = first(`
STT | Họ và tên | Ngày sinh | Số điện thoại | Số tiền (đồng)
1 | | | |
2 | | | |
… | | | |
 | Tổng cộng | | | `);
    expect([list, rows]).toEqual([{ least: 0, most: null }, []]);
    expect(columns.map(({ kind, personal, total }) => [kind, personal, total])).toEqual([
      ["line", true, undefined],
      ["date", true, undefined],
      ["identifier", true, undefined],
      ["money", undefined, true],
    ]);
  });

  it("take their bounds from the sentence that names them", () => {
    const of = (said: string) =>
      readBlocks([
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line(said),
        line("Nơi nhận:"),
        line("**PHỤ LỤC 1**"),
        line(">**DANH SÁCH**"),
        table("STT | Họ và tên | Chức vụ\n1 | | \n2 | | "),
      ]).tables[0]?.list;
    expect(of("Mỗi trường cử ít nhất 02 và không quá 05 người theo Phụ lục 1.")).toEqual({
      least: 2,
      most: 5,
    });
    expect(of("Mỗi trường cử tối đa 3 người theo Phụ lục 1.")).toEqual({ least: 0, most: 3 });
    expect(of("Mỗi trường cử ít nhất 02 người theo Phụ lục 2.")).toEqual({ least: 0, most: null });
  });

  it("are not tables whose rows have words", () => {
    expect(first("STT | Nội dung | Số lượng\n1 | Máy tính | \n2 | | ").list).toBeUndefined();
  });
});

describe("rules beneath a table", () => {
  const drawn = `
TT | Khối lớp | Tổng số | Nữ | Dân tộc
A | B | (1) | (2) | (3)
1 | Lớp 10 | | |
2 | Lớp 11 | | |`;
  it.each([
    ["Ghi chú: Cột (2) và cột (3) là một phần của cột (1).", ["2 <= 1", "3 <= 1"]],
    ["Cột 2 không lớn hơn cột 1.", ["2 <= 1"]],
    ["Cột (1) = (2) + (3).", ["1 = 2 + 3"]],
    ["Các cột (2) đến (3) nằm trong cột (1).", ["2 <= 1", "3 <= 1"]],
    ["Cột (9) là một phần của cột (1).", undefined],
    ["Số liệu lấy đến ngày 30/10.", undefined],
  ])("%s", (said, checks) => {
    expect(readJson(read(drawn, said)).tables[0]?.checks).toEqual(checks);
  });
});

describe("what is no form", () => {
  it.each([
    [
      "timetable",
      "Thời gian | Nội dung | Người thực hiện\n8h00 | Khai mạc | Ban tổ chức\n9h00 | Báo cáo | Phòng GDPT",
    ],
    ["no-form", "TT | Tên trường | Địa chỉ\n1 | THPT An | Xã A\n2 | THPT Bình | Xã B"],
  ])("%s", (why, drawn) => {
    const found = read(drawn);
    expect([found.tables, found.leftOut.map((one) => one.why)]).toEqual([[], [why]]);
  });

  it("signatures and letterheads are not told at all", () => {
    const found = readBlocks([
      line("**Biểu 01**"),
      table("TT | Nội dung | Số lượng\n1 | Máy tính | "),
      table("NGƯỜI LẬP BIỂU | THỦ TRƯỞNG ĐƠN VỊ"),
    ]);
    expect([found.tables.length, found.leftOut]).toEqual([1, []]);
  });

  it("a table cut in two goes on, one with a head of its own begins", () => {
    const halves = readBlocks([
      line("**Biểu 01**"),
      table("TT | Nội dung | Số lượng\n1 | Máy tính | \n2 | Máy chiếu | "),
      table("3 | Bảng tương tác | \n4 | Loa | "),
      table("TT | Họ tên | Số tiết\n1 | | "),
    ]);
    expect(halves.tables.map(({ rows, list }) => [rows.length, list !== undefined])).toEqual([
      [4, false],
      [0, true],
    ]);
  });

  it("very wide and very long tables are read as far as anybody answers", () => {
    const wide = `STT | ${Array.from({ length: 80 }, (_, at) => `Cột ${at}`).join(" | ")}\n1 | Lớp 1 |`;
    expect(first(wide).columns.length).toBeLessThanOrEqual(60);
    const long = `STT | Nội dung | Số lượng\n${Array.from({ length: 900 }, (_, at) => `${at + 1} | Dòng ${at + 1} | `).join("\n")}`;
    expect(first(long).rows.length).toBeLessThanOrEqual(400);
  });
});

describe("questions", () => {
  it("ask where last year's figures come from, and how percentages are shown together", () => {
    const { questions } = read(`
STT | Chỉ tiêu | ĐVT | Năm 2025 | Năm 2026
1 | Số máy | máy | |
2 | Tỷ lệ phòng có mạng | % | | `);
    expect(questions.map(({ about, safe }) => [about, safe])).toEqual([
      ["rollUp", "none"],
      ["prefill", "typed"],
    ]);
  });

  it("ask nothing of a table that leaves nothing open", () => {
    expect(read("STT | Nội dung | Số lượng\n1 | Máy tính | \n2 | Máy chiếu | ").questions).toEqual([]);
  });
});

describe("a sheet of a workbook", () => {
  const cells = (drawn: string, name = "Biểu") => {
    const block = table(drawn);
    return block.type === "table" ? { ...block, sheet: { name, seen: "visible" as const } } : block;
  };

  it("has its letterhead, title and signatures in cells of the same grid", () => {
    const found = readBlocks([
      cells(`
SỞ GIÁO DỤC VÀ ĐÀO TẠO AN BÌNH | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Biểu 02 | < | < | <
THỐNG KÊ THIẾT BỊ | < | < | <
ĐVT: cái | < | < | <
STT | Tên thiết bị | Đơn vị tính | Số lượng
1 | Máy tính | bộ |
2 | Máy chiếu | cái |
 | Tổng cộng | |
 | NGƯỜI LẬP BIỂU | | THỦ TRƯỞNG ĐƠN VỊ`),
    ]);
    const [sheet] = found.tables;
    expect([sheet?.no, sheet?.title, sheet?.measure]).toEqual(["Biểu 02", "THỐNG KÊ THIẾT BỊ", "cái"]);
    expect(sheet?.rows.map(({ text, role }) => [text, role])).toEqual([
      ["Máy tính", "input"],
      ["Máy chiếu", "input"],
      ["Tổng cộng", "total"],
    ]);
  });

  it("is not read while it is hidden, and a table's title in its first row is no head", () => {
    const hidden = cells("STT | Nội dung | Số lượng\n1 | Máy tính | ");
    const unseen =
      hidden.type === "table" ? { ...hidden, sheet: { name: "Ẩn", seen: "hidden" as const } } : hidden;
    expect(readBlocks([unseen]).tables).toEqual([]);
    const titled = readBlocks([
      table("BẢNG THIẾT BỊ | < | <\nSTT | Nội dung | Số lượng\n1 | Máy tính | \n2 | Loa | "),
    ]);
    expect(titled.tables.map(({ title, rows }) => [title, rows.length])).toEqual([["BẢNG THIẾT BỊ", 2]]);
  });
});

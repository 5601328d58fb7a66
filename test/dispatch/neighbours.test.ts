// Readings of papers beside the three: each rule with what it must take, and what it must leave alone.
import exceljs from "exceljs";
import { describe, expect, it } from "vitest";
import { readDispatch } from "../../src/dispatch/read-dispatch.ts";
import { readFile } from "../../src/files/read.ts";
import { kinds, line, readBlocks, table } from "../support/dispatches/read.ts";

const rowsOf = (drawn: string) => readBlocks([line("BIỂU 1. SỐ LIỆU"), table(drawn)]).tables[0]?.rows ?? [];

describe("rows that add up others", () => {
  it("says itself which: (I+II)", () => {
    const rows = rowsOf(`TT | Loại sách | ĐVT | Số lượng
      I | Sách giáo khoa | cuốn |
      II | Sách tham khảo | cuốn |
      III | Báo, tạp chí | loại |
      | Tổng cộng (I+II) | cuốn | `);
    expect(rows.map(({ no, text, role, of }) => [no, text, role, of])).toEqual([
      ["I", "Sách giáo khoa", "input", undefined],
      ["II", "Sách tham khảo", "input", undefined],
      ["III", "Báo, tạp chí", "input", undefined],
      [undefined, "Tổng cộng (I+II)", "total", [0, 1]],
    ]);
  });

  it("names rows that are there, else it is a wording", () => {
    const rows = rowsOf(`TT | Nội dung | Số lượng
      1 | Máy tính (A+B) |
      2 | Máy in | `);
    expect(rows.map(({ role }) => role)).toEqual(["input", "input"]);
  });

  it("adds up all headings at the end", () => {
    const rows = rowsOf(`TT | Nội dung | Số lượng
      I | Máy tính |
      1 | Máy bàn |
      2 | Máy xách tay |
      II | Thiết bị khác |
      1 | Máy in |
      2 | Máy chiếu |
      | Tổng cộng | `);
    expect(rows.at(-1)).toMatchObject({ role: "total", of: [1, 2, 4, 5] });
  });

  it("adds up its own heading where each has one", () => {
    const rows = rowsOf(`TT | Nội dung | Số lượng
      I | Máy tính |
      1 | Máy bàn |
      2 | Máy xách tay |
      | Cộng |
      II | Thiết bị khác |
      1 | Máy in |
      2 | Máy chiếu |
      | Cộng | `);
    expect([rows[3]?.of, rows[7]?.of]).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it("is what a sentence beneath says: a rule between rows", () => {
    const found = readBlocks([
      line("BIỂU 1. SÁCH"),
      table(`TT | Loại sách | Số lượng
        A | Tất cả |
        1 | Lớp 1 |
        2 | Lớp 2 | `),
      line("Ghi chú: Dòng A bằng tổng các dòng 1 và 2; dòng 9 = 1 + 2."),
    ]);
    const isHeading = found.tables[0]?.rows[0]?.role === "heading";
    // A heading holds no figure that a rule could be about.
    expect(found.checks.map(({ expr }) => expr)).toEqual(isHeading ? [] : ["{A} = {1} + {2}"]);
  });
});

describe("a self-assessment", () => {
  const drawn = `TT | Tiêu chí | Điểm tối đa | Điểm tự đánh giá
    I | Dạy, học | 60 |
    1.1 | Học trực tuyến | 30 |
    1.2 | Kho học liệu | 30 |
    II | Quản trị | 40 |
    2.1 | Kế hoạch | 25 |
    2.2 | Hồ sơ | 20 |
    | Tổng điểm | 100 | `;

  it("has no more points than the paper gives, and headings that add up where the points say so", () => {
    const rows = rowsOf(drawn);
    expect(rows.map(({ text, role, max, of }) => [text, role, max, of])).toEqual([
      ["Dạy, học", "total", undefined, [1, 2]],
      ["Học trực tuyến", "input", 30, undefined],
      ["Kho học liệu", "input", 30, undefined],
      ["Quản trị", "heading", undefined, undefined],
      ["Kế hoạch", "input", 25, undefined],
      ["Hồ sơ", "input", 20, undefined],
      ["Tổng điểm", "total", undefined, [1, 2, 4, 5]],
    ]);
  });
});

describe("whom it is addressed to", () => {
  const receivers = (...lines: readonly string[]) =>
    readBlocks([
      line("SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      line("Kính gửi:"),
      ...lines.map(line),
      line("Nơi nhận:"),
    ]).cover.receivers.map(({ text, kind, does }) => [text, kind, does]);

  it("takes a school with a name of its own out of a list of kinds", () => {
    expect(receivers("- Các trường THPT, trường PTDTNT THCS&THPT;")).toEqual([
      ["trường THPT", "thpt", "reports"],
      ["trường PTDTNT THCS&THPT", "dac_thu", "reports"],
    ]);
  });

  it("leaves a name with a comma whole", () => {
    expect(receivers("- Phòng GDĐT các huyện, thành phố;")).toEqual([
      ["Phòng GDĐT các huyện, thành phố", "phong_gddt", "reports"],
    ]);
  });

  it("hears who gathers, whatever stands between", () => {
    expect(
      receivers(
        "- UBND các xã, phường;",
        "Yêu cầu UBND các xã, phường chỉ đạo tổng hợp báo cáo của các trường trên địa bàn.",
      ),
    ).toEqual([["UBND các xã, phường", "xa_phuong", "compiles"]]);
  });
});

describe("blanks of a sentence", () => {
  const cells = (text: string) =>
    readBlocks([line("ĐỀ CƯƠNG BÁO CÁO"), line(text)]).items[0]?.cells?.map(({ kind }) => kind);

  it("counts the parts of what is counted", () => {
    expect(cells("1. Tổng số thư viện: …… ; trong đó đạt mức 1: …… , mức 2: ……")).toEqual([
      "count",
      "count",
      "count",
    ]);
  });

  it("leaves words where nothing is counted", () => {
    expect(cells("1. Người phụ trách: …… ; chức vụ: ……")).toEqual(["text", "text"]);
  });
});

describe("a list", () => {
  const listOf = (title: string, above = "") =>
    readBlocks([
      line("DANH SÁCH NHÀ GIÁO"),
      ...(above === "" ? [] : [line(above)]),
      table(`STT | Họ và tên | ${title} | Chức vụ
        1 | | |
        2 | | |
        … | | | `),
    ]).tables[0];

  it("is bounded by what stands above it", () => {
    expect(listOf("Ngày sinh", "(Mỗi đơn vị không quá 03 người)")?.list).toEqual({ least: 0, most: 3 });
    expect(listOf("Ngày sinh", "(Ghi theo thứ tự ưu tiên)")?.list).toEqual({ least: 0, most: null });
  });

  it("offers what a title names, and no two things that are written", () => {
    expect(listOf("Nam/Nữ")?.columns[1]).toMatchObject({ kind: "one-of", choices: ["Nam", "Nữ"] });
    expect(listOf("Chức danh/trình độ đào tạo")?.columns[1]).toMatchObject({ kind: "line" });
  });
});

describe("an outline in the dispatch's own text", () => {
  const itemsBehind = (lead: string) =>
    readBlocks([
      line("SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      line("Kính gửi: Các trường THPT"),
      line(lead),
      line("1. Số bể bơi hiện có:........... Trong đó: bể bơi xây:........; bể bơi di động:.........."),
      line("2. Hình thức tuyên truyền: □ Trực tiếp □ Loa phát thanh (có thể chọn nhiều)"),
      line("3. Số học sinh biết bơi: ...... / tổng số học sinh: ......"),
      line("Báo cáo gửi về Sở trước ngày 15/12/2026."),
      line("Nơi nhận:"),
    ]).items;

  it("is asked where the text says that it is reported", () => {
    const items = itemsBehind("Sở GDĐT đề nghị các đơn vị báo cáo theo các nội dung sau:");
    expect(items.map(({ no, kind }) => [no, kind])).toEqual([
      ["1", "figures"],
      ["2", "many-of"],
      ["3", "pair"],
    ]);
    expect(items[0]?.cells?.map(({ before }) => before)).toEqual([
      "Số bể bơi hiện có",
      "Trong đó: bể bơi xây",
      "bể bơi di động",
    ]);
    expect(items[1]?.choices).toEqual(["Trực tiếp", "Loa phát thanh"]);
    expect(items[2]?.cells?.map(({ before, measure }) => [before, measure])).toEqual([
      ["Số học sinh biết bơi", undefined],
      ["tổng số học sinh", undefined],
    ]);
  });

  it("is none where the text says what is to be done", () => {
    expect(itemsBehind("Sở GDĐT đề nghị các đơn vị thực hiện tốt các nội dung sau:")).toEqual([]);
    expect(itemsBehind("Để chuẩn bị báo cáo, các đơn vị triển khai các nội dung sau:")).toEqual([]);
  });

  it("names whom to ask where the number is called so", () => {
    const { cover } = readBlocks([
      line("SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      line("Kính gửi: Các trường THPT"),
      line("Báo cáo gửi về Sở trước ngày 15/12/2026 (đồng chí Lan, SĐT: 0987.654.321)."),
      line("Nơi nhận:"),
    ]);
    expect(cover.help?.value).toBe("đồng chí Lan, 0987.654.321");
  });
});

describe("an attachment that comes alone", () => {
  async function workbook(fill: (sheet: exceljs.Worksheet) => void) {
    const book = new exceljs.Workbook();
    fill(book.addWorksheet("Biểu 3"));
    const file = await readFile("bieu.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    return readDispatch([file], { now: new Date("2026-11-20T01:00:00Z"), kinds });
  }
  const staff = (
    formulas: readonly [total: (row: number) => string, rest: (row: number) => string, sum: string],
  ) =>
    workbook((sheet) => {
      sheet.addRow(["UBND TỈNH HOÀNG LONG"]);
      sheet.addRow(["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]);
      sheet.addRow(["Biểu 03: BÁO CÁO ĐỘI NGŨ GIÁO VIÊN"]);
      sheet.addRow(["(Kèm theo Công văn số 99/SGDĐT-TCCB ngày 01/12/2026)"]);
      sheet.addRow(["TT", "Môn học", "Biên chế", "Hợp đồng", "Tổng", "Nhu cầu", "Thừa, thiếu"]);
      for (const [at, subject] of ["Toán", "Ngữ văn", "Tin học"].entries()) {
        const row = 6 + at;
        const [total, rest] = formulas;
        sheet.addRow([
          at + 1,
          subject,
          null,
          null,
          { formula: total(row), result: 0 },
          null,
          { formula: rest(row), result: 0 },
        ]);
      }
      sheet.addRow([
        null,
        "Cộng",
        ...["C", "D", "E", "F", "G"].map((at) => ({ formula: formulas[2].replaceAll("X", at), result: 0 })),
      ]);
    });

  it("has its title, its office and the number of its dispatch", async () => {
    const { cover, tables } = await staff([
      (row) => `C${row}+D${row}`,
      (row) => `E${row}-F${row}`,
      "SUM(X6:X8)",
    ]);
    expect(tables[0]).toMatchObject({ no: "Biểu 03", title: "BÁO CÁO ĐỘI NGŨ GIÁO VIÊN" });
    expect(cover.office?.value).toBe("Sở Giáo dục và Đào tạo Hoàng Long");
    expect(cover.number?.value).toBe("99/SGDĐT-TCCB");
  });

  it.each<readonly [string, (row: number) => string, (row: number) => string, string]>([
    ["plus and minus", (row) => `C${row}+D${row}`, (row) => `E${row}-F${row}`, "SUM(X6:X8)"],
    [
      "fixed columns, rounded and guarded",
      (row) => `ROUND($C${row}+$D${row},0)`,
      (row) => `IFERROR(E${row}-F${row},0)`,
      "X6+X7+X8",
    ],
  ])("works out what its formulas say: %s", async (_, total, rest, sum) => {
    const { tables } = await staff([total, rest, sum]);
    expect(tables[0]?.columns.map(({ no, computed }) => [no, computed])).toEqual([
      ["1", undefined],
      ["2", undefined],
      ["3", "[1] + [2]"],
      ["4", undefined],
      ["5", "[3] - [4]"],
    ]);
    expect(tables[0]?.rows.at(-1)).toMatchObject({ role: "total", of: [0, 1, 2] });
  });

  it("reads what Excel filled down: the formula is written in its first row alone", async () => {
    const { tables } = await workbook((sheet) => {
      sheet.addRow(["TT", "Môn học", "Biên chế", "Hợp đồng", "Tổng"]);
      for (const [at, subject] of ["Toán", "Ngữ văn", "Tin học"].entries()) sheet.addRow([at + 1, subject]);
      sheet.addRow([null, "Cộng"]);
      sheet.fillFormula("E2:E4", "C2+D2", [0, 0, 0]);
      sheet.fillFormula("C5:E5", "SUM(C2:C4)", [0, 0, 0]);
    });
    expect(tables[0]?.columns.map(({ computed }) => computed)).toEqual([undefined, undefined, "[1] + [2]"]);
    expect(tables[0]?.rows.at(-1)).toMatchObject({ role: "total", of: [0, 1, 2] });
  });

  it("asks a column that is worked out in each row otherwise", async () => {
    const { tables } = await workbook((sheet) => {
      sheet.addRow(["TT", "Nội dung", "Số trường", "Số lớp", "Kết quả"]);
      for (const [at, sign] of ["+", "-", "+"].entries())
        sheet.addRow([
          at + 1,
          `Nội dung ${at}`,
          null,
          null,
          { formula: `C${at + 2}${sign}D${at + 2}`, result: 0 },
        ]);
    });
    expect(tables[0]?.columns.at(-1)?.computed).toBeUndefined();
  });

  it("asks a column whose formula names another sheet or another row", async () => {
    const { tables } = await staff([(row) => `Sheet2!C${row}`, (row) => `E${row + 1}-F${row}`, "SUM(X6:X8)"]);
    expect(tables[0]?.columns.map(({ computed }) => computed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("adds up a range of its row", async () => {
    const { tables } = await staff([
      (row) => `SUM(C${row}:D${row})`,
      (row) => `E${row}/F${row}*100`,
      "SUM(X6:X8)",
    ]);
    expect(tables[0]?.columns.map(({ computed }) => computed)).toEqual([
      undefined,
      undefined,
      "([1] + [2])",
      undefined,
      "[3] / [4] * 100",
    ]);
  });

  it("has the day of its figures beneath its title", () => {
    const { cover } = readBlocks([
      line("BIỂU 2. SỐ LƯỢNG NHÀ GIÁO"),
      line("(Tính đến 31/10/2026)"),
      table(`TT | Nội dung | Số lượng
        1 | Mầm non |
        2 | Tiểu học | `),
    ]);
    expect(cover.asOf?.value).toBe("2026-10-31");
  });

  it("is not of the school whose name stands above the form", () => {
    const { cover } = readBlocks([
      line("UBND XÃ TÂN PHÚ"),
      line("TRƯỜNG TIỂU HỌC SỐ 1"),
      line("BÁO CÁO KẾT QUẢ TỰ ĐÁNH GIÁ"),
      table(`TT | Nội dung | Số lượng
        1 | Máy tính |
        2 | Máy in | `),
    ]);
    expect(cover.office).toBeNull();
  });
});

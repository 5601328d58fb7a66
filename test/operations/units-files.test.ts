// `units import` of the files that offices have: each small file of test/files/cases, and their neighbours.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Misuse } from "../../src/operations/shared/operation.ts";
import { cell, documentOf, paragraph, row, table } from "../support/files/document-of.ts";
import { type Grid, workbook } from "../support/files/office-book.ts";
import { inOldLetters } from "../support/files/old-letters.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const database = fileDatabase();
const run = operator(database);
const folder = testFolder();
const small = (name: string) => new URL(`../files/cases/${name}`, import.meta.url);

const listed = z.array(
  z.object({
    code: z.string(),
    kind: z.string(),
    name: z.string(),
    parent: z.string().nullable(),
    area: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    facts: z.record(z.string(), z.number()),
  }),
);
const units = async () => listed.parse(JSON.parse(await run("units", "list", "--json")));
const brief = async () => (await units()).map(({ code, name, parent }) => [code, name, parent]);
const importFile = (path: string, ...more: string[]) => run("units", "import", path, ...more);
const importCase = (name: string, ...more: string[]) =>
  importFile(folder.write(name, new Uint8Array(readFileSync(small(name)))), ...more);
const importBook = async (sheets: Readonly<Record<string, Grid>>, ...more: string[]) =>
  importFile(folder.write("units.xlsx", await workbook(sheets)), ...more);
const refusal = async (imported: Promise<string>): Promise<string> => {
  const error = await imported.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Misuse);
  expect(await units()).toEqual([]);
  return error instanceof Error ? error.message : "";
};

const office = ["SO", "Sở Giáo dục và Đào tạo", null];
const two = [office, ["001", "Trường THPT Mẫu Một", "SO"], ["002", "Trường THPT Mẫu Hai", "SO"]];
const one = [office, ["A1", "Trường THPT Mẫu Một", "SO"]];

describe("the small files that are read", () => {
  it.each([
    "u1-leading-zeros.xlsx",
    "u4-validation-columns.xlsx",
    "u5-prefixed.xlsx",
    "u5b-prefixed-sheet-only.xlsx",
    "u6-strict.xlsx",
    "u9c-xlsx-named.xls",
    "u10-utf16le.csv",
    "u10c-utf16le-nobom.csv",
    "u10d-tab-utf16.csv",
    "u10e-nfd.csv",
  ])("%s", async (name) => {
    await importCase(name);
    expect(await brief()).toEqual(two);
  });

  it.each(["u2-hidden-first-sheet.xlsx", "u3-guide-first.xlsx"])("%s, the sheet being told", async (name) => {
    expect(await importCase(name)).toContain("Trang tính “Danh sách”.");
    expect(await brief()).toEqual(two);
  });

  it("u8: sums, signatures and headings are no units, and are told", async () => {
    expect(await importCase("u8-total-and-signature.xlsx")).toContain(
      "Bỏ qua 3 dòng không phải đơn vị: dòng 5 (I Khối THPT), 8 (Tổng cộng: 2 trường), 10 (Người lập biểu).",
    );
    expect(await brief()).toEqual([
      office,
      ["A1", "Trường THPT Mẫu Một", "SO"],
      ["A2", "Trường THPT Mẫu Hai", "SO"],
    ]);
  });

  it("u11: a row that a filter hides is told, not taken", async () => {
    expect(await importCase("u11-filtered-rows.xlsx")).toContain(
      "Không nạp 1 dòng đang ẩn (bộ lọc): dòng 5 (X9 Trường đã sáp nhập thpt SO).",
    );
    expect(await brief()).toEqual(two);
  });

  it("u13, u13c, u15: titles over two rows, and a line of numbers under them", async () => {
    await importCase("u13-two-row-header.xlsx");
    expect(await brief()).toEqual(one);
    expect((await units())[1]?.facts).toEqual({ pupils: 900 });
    await importCase("u13c-same-without-merge.xlsx");
    await importCase("u15-numbered-line.xlsx");
    expect(await brief()).toEqual(one);
  });

  it("u19: of a formula its value, 0 included", async () => {
    await importCase("u19-formula-zero.xlsx");
    expect((await units()).map(({ facts }) => facts)).toEqual([{ pupils: 0 }, { pupils: 900 }]);
  });

  it("u14: the education database's own list, once the office above has its code", async () => {
    expect(await refusal(importCase("u14-ministry-titles.xlsx"))).toMatch(
      /tệp có 1 chỗ phải sửa.*\n.*Dòng 4, cột Trực thuộc: không có đơn vị nào mang mã “83”/,
    );
    await importBook({
      S: [
        ["Mã", "Tên", "Loại"],
        ["83", "Sở Giáo dục và Đào tạo", "so"],
      ],
    });
    await importCase("u14-ministry-titles.xlsx");
    expect((await units())[1]).toMatchObject({
      code: "8300001",
      name: "Trường THPT Mẫu Một",
      kind: "thpt",
      parent: "83",
      phone: "0275000001",
    });
  });
});

describe("the small files that are told", () => {
  it.each([
    ["u9-password.xlsx", /có mật khẩu\. Mở bằng Excel, bỏ mật khẩu/],
    ["k4-password.xlsx", /có mật khẩu/],
    ["u9b-html.xls", /là trang web \(HTML\).*File > Save As/],
    ["k6-web-table.xls", /là trang web \(HTML\)/],
    ["k1-pdf-leading-newline.pdf", /là tệp PDF\. Cần tệp Excel/],
    ["k2-rtf.doc", /là tệp RTF/],
    ["k3-xlsx-named.xls", /Không thấy dòng tiêu đề.*Dòng 1 có “STT”/],
    ["k5-cp1258.csv", /Dòng 1 có “STT” \(là cột Thứ tự\), “Ghi chú”/],
    ["u10b-utf16be.csv", /UTF-16BE/],
    ["u12-formula-codes.xlsx", /Dòng 4, cột Mã: ô là công thức chưa có giá trị/],
    ["u16-parent-by-name.xlsx", /Dòng 3, cột Trực thuộc: .*Sửa “Sở Giáo dục và Đào tạo” thành “SO”/],
  ])("%s", async (name, said) => {
    expect(await refusal(importCase(name))).toMatch(said);
  });
});

describe("old fonts", () => {
  it.each([
    [
      "u7-tcvn3-names.xlsx",
      [
        office,
        ["A1", "Trường trung học phổ thông Mẫu Một", "SO"],
        ["A2", "Trường trung học phổ thông Mẫu Hai", "SO"],
      ],
    ],
    ["u7b-tcvn3-all.xlsx", two],
  ])("%s is shown first, then taken", async (name, taken) => {
    const said = await refusal(importCase(name));
    expect(said).toContain("tệp gõ bằng phông chữ cũ (TCVN3, như .VnTime)");
    expect(said).toContain("Mã đơn vị | Tên đơn vị | Loại | Trực thuộc");
    expect(said).toContain("SO  Sở Giáo dục và Đào tạo");
    expect(said).toMatch(/chạy lại: .*units import .* --letters tcvn3/);
    expect(await refusal(importCase(name, "--letters", "vni"))).toContain("TCVN3");
    await importCase(name, "--letters", "tcvn3");
    expect(await brief()).toEqual(taken);
  });

  it("VNI, capitals among it", async () => {
    const vni = (text: string) => inOldLetters("vni", text);
    const sheets = {
      S: [
        ["Mã đơn vị", "Tên đơn vị", "Loại", "Trực thuộc"].map(vni),
        ["SO", vni("SỞ GIÁO DỤC VÀ ĐÀO TẠO"), "so", ""],
        ["A1", vni("Trường Tiểu học Nguyễn Đình Chiểu"), vni("Tiểu học"), "SO"],
      ],
    };
    expect(await refusal(importBook(sheets))).toContain("VNI, như VNI-Times");
    await importBook(sheets, "--letters", "vni");
    expect(await brief()).toEqual([
      ["SO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", null],
      ["A1", "Trường Tiểu học Nguyễn Đình Chiểu", "SO"],
    ]);
  });

  it("a list that needs none is not said to", async () => {
    expect(await refusal(importCase("u6-strict.xlsx", "--letters", "tcvn3"))).toContain("bỏ --letters tcvn3");
  });
});

const head = ["Mã", "Tên", "Loại", "Trực thuộc"];
const so = ["SO", "Sở A", "so", ""];
const school = (code: string, ...more: (string | number)[]) => [
  code,
  `Trường ${code}`,
  "thpt",
  "SO",
  ...more,
];

describe("which sheet", () => {
  const sheets = { "Năm 2021": [head, so, school("A")], "Năm 2022": [head, so, school("B")] };

  it("is asked by name where several have the titles", async () => {
    expect(await refusal(importBook(sheets))).toContain(
      '“Năm 2021”, “Năm 2022”. Chọn một: thêm --sheet "Năm 2021"',
    );
    expect(await refusal(importBook(sheets, "--sheet", "Năm 2020"))).toContain(
      "không có trang tính “Năm 2020”",
    );
    expect(await importBook(sheets, "--sheet", "năm 2022")).toContain("Trang tính “Năm 2022”");
    expect((await brief()).map(([code]) => code)).toEqual(["SO", "B"]);
  });

  it("is the one with kinds, beside lists of offices and places that exports have", async () => {
    await importBook({
      "DM ĐƠN VỊ": [
        ["Mã Đơn Vị", "Tên Đơn Vị", "Mã đơn vị cha"],
        [22, "Sở Giáo dục và Đào tạo Tỉnh B", ""],
      ],
      Sheet1: [head, so, school("A")],
      "DM TỈNH": [
        ["Mã", "Tên"],
        [1, "Tỉnh A"],
      ],
    });
    expect((await brief()).map(([code]) => code)).toEqual(["SO", "A"]);
  });

  it("says that hidden ones are not read where none that is seen has titles", async () => {
    const bytes = await workbook(
      { "Ghi chú": [["a", "b"]], "Danh sách": [head, so] },
      { hidden: ["Danh sách"] },
    );
    expect(await refusal(importFile(folder.write("a.xlsx", bytes)))).toContain(
      "Trang tính đang ẩn không được đọc: “Danh sách”",
    );
  });
});

describe("titles and lines as offices write them", () => {
  it("the education database's list of schools with all its columns, kinds told by the level's number", async () => {
    await importBook({
      S: [
        ["Mã", "Tên", "Loại"],
        ["172", "Phòng GDĐT Một", "Phòng GDĐT"],
      ],
    });
    const said = await importBook({
      Sheet1: [
        ["TEMPLATE IMPORT TRƯỜNG HỌC"],
        [],
        "MA_TRUONG *|TEN_TRUONG_HOC *|MA_DON_VI *|CAP_HOC *|LOAI_HINH_TRUONG *|DIA_CHI|MA_XA_PHUONG *|TEN_XA|SDT|EMAIL|TEN_HIEU_TRUONG|SDT_HIEU_TRUONG|SO_HOC_SINH".split(
          "|",
        ),
        [
          "1917201010",
          "Cơ sở GDMN Hoa Mai",
          "172",
          "45",
          11,
          "Ba Hàng",
          "05860",
          "Ba Hàng",
          "0976000001",
          "hoamai@moet.edu.vn",
          "Nguyễn Văn A",
          "0976000002",
          120,
        ],
        ["1917201011", "TH & THCS Hoa Lan", "172", "12", 1, "Ba Hàng", "", "", 976000003, "", "", "", 300],
      ],
    });
    expect((await units()).slice(1)).toMatchObject([
      {
        code: "1917201010",
        kind: "mam_non",
        parent: "172",
        area: "Ba Hàng",
        phone: "0976000001",
        email: "hoamai@moet.edu.vn",
        facts: { pupils: 120 },
      },
      { code: "1917201011", kind: "thcs", parent: "172", phone: "0976000003", facts: { pupils: 300 } },
    ]);
    expect(said).toContain(
      "Cột không dùng: LOAI_HINH_TRUONG *, DIA_CHI, MA_XA_PHUONG *, TEN_HIEU_TRUONG, SDT_HIEU_TRUONG.",
    );
  });

  it("groups of titles: what is its people's is not the unit's", async () => {
    const bytes = await workbook(
      {
        S: [
          ["STT", "Đơn vị", "", "Loại", "Trực thuộc", "Liên hệ", "", "Hiệu trưởng", ""],
          ["", "Mã", "Tên", "", "", "Điện thoại", "Thư điện tử", "Họ tên", "Điện thoại"],
          [1, "SO", "Sở A", "so", "", "0275000001", "a@b.vn", "B", "0900000000"],
        ],
      },
      { merged: ["A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:G1", "H1:I1"] },
    );
    await importFile(folder.write("a.xlsx", bytes));
    expect(await units()).toMatchObject([{ code: "SO", name: "Sở A", phone: "0275000001", email: "a@b.vn" }]);
  });

  it("titles over two rows that nothing merges, with the letters of columns under them", async () => {
    await importBook({
      S: [
        [...head, "Học sinh", "", "Giáo viên"],
        ["", "", "", "", "Tổng số", "Nữ", ""],
        ["A", "B", "C", "D", "1", "2", "3"],
        [...so, "", "", 4],
        [...school("A"), 900, 450, 60],
      ],
    });
    expect((await units()).map(({ facts }) => facts)).toEqual([{ staff: 4 }, { pupils: 900, staff: 60 }]);
  });

  it("titles again on the next page, blank numbered rows, and who signed under the list", async () => {
    const said = await importBook({
      S: [
        ["STT", ...head],
        [1, ...so],
        ["II", "Các trường trung học phổ thông"],
        [2, ...school("A")],
        ["STT", ...head],
        [3, ...school("B")],
        [4],
        [5],
        ["", "", "Cộng", "", "", 3],
        ["", "", "", "", "Bến Tre, ngày 15 tháng 10 năm 2022"],
        ["", "Người lập biểu", "", "", "KT. GIÁM ĐỐC"],
        ["", "Trần Thị B", "", "", "Nguyễn Văn C"],
      ],
    });
    expect((await brief()).map(([code]) => code)).toEqual(["SO", "A", "B"]);
    expect(said).toContain(
      "Bỏ qua 5 dòng không phải đơn vị: dòng 3 (II Các trường trung học phổ thông), 9 (Cộng 3), 10 (",
    );
    expect(said).toContain("12 (Trần Thị B Nguyễn Văn C)");
  });

  it("a unit that lacks its code stays a fault, however little its row says", async () => {
    expect(
      await refusal(
        importBook({ S: [head, so, ["", "Trường THPT C"], ["", "Trường THPT D", "Trường lạ", "SO"]] }),
      ),
    ).toMatch(/Dòng 3, cột Mã: đang trống.*\n.*Dòng 3, cột Loại: đang trống.*\n.*Dòng 4, cột Mã: đang trống/);
  });

  it("tells a fault that many rows have once, with its rows", async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [`A${at}`, `Trường ${at}`, "thpt", "172"]);
    expect((await refusal(importBook({ S: [head, so, ...rows] }))).split("\n").slice(0, 3)).toEqual([
      "Chưa nạp gì: tệp có 12 chỗ phải sửa. Sửa xong nạp lại.",
      expect.stringMatching(
        /^ {2}Dòng 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, … \(12 dòng\), cột Trực thuộc: .*mã “172”/,
      ),
    ]);
  });

  it("a kind and a unit above that stand in one cell for several rows", async () => {
    const bytes = await workbook(
      { S: [head, so, school("A"), ["B", "Trường B"], ["C", "Trường C"]] },
      { merged: ["C3:C5", "D3:D5"] },
    );
    await importFile(folder.write("a.xlsx", bytes));
    expect((await units()).map(({ kind, parent }) => [kind, parent])).toEqual([
      ["so_gddt", null],
      ["thpt", "SO"],
      ["thpt", "SO"],
      ["thpt", "SO"],
    ]);
  });

  it("kinds in either spelling", async () => {
    await run(
      "units",
      "kinds",
      "add",
      "ky_thuat",
      "--name",
      "Trường Kỹ thuật",
      "--also",
      "Trung tâm Văn hoá, Quý",
    );
    await importBook({
      S: [
        head,
        so,
        ["A", "A", "Trường kĩ thuật", "SO"],
        ["B", "B", "trung tâm văn hóa", "SO"],
        ["C", "C", "Quí", "SO"],
      ],
    });
    expect((await units()).map(({ kind }) => kind)).toEqual(["so_gddt", "ky_thuat", "ky_thuat", "ky_thuat"]);
  });

  it("a column that nobody sees is told, not read", async () => {
    const bytes = await workbook(
      {
        S: [
          [...head, "Điện thoại"],
          [...so, "0275000001"],
        ],
      },
      { hiddenColumns: [5] },
    );
    expect(await importFile(folder.write("a.xlsx", bytes))).toContain("Cột đang ẩn, không đọc: Điện thoại.");
    expect((await units())[0]?.phone).toBeNull();
  });
});

describe("cells", () => {
  it("numbers: codes as they are shown, sizes as they are held", async () => {
    const bytes = await workbook(
      {
        S: [
          [...head, "Học sinh"],
          so.concat(""),
          [7, "Trường Bảy", "thpt", "SO", 1234],
          [1234567, "Trường Tám", "thpt", "SO", 900.0000000001],
        ],
      },
      { formats: { A3: "000", A4: "#,##0", E3: "#,##0" } },
    );
    await importFile(folder.write("a.xlsx", bytes));
    expect((await units()).map(({ code, facts }) => [code, facts])).toEqual([
      ["SO", {}],
      ["007", { pupils: 1234 }],
      ["1234567", { pupils: 900 }],
    ]);
  });

  it("a size that is no whole number, a date for a code, a truth for a name", async () => {
    const said = await refusal(
      importBook({
        S: [
          [...head, "Học sinh"],
          [...so, 1.5],
          [new Date("2022-10-15"), "B", "thpt", "SO", 1],
          ["C", true, "thpt", "SO", 1],
        ],
      }),
    );
    expect(said).toMatch(/Dòng 2, cột Học sinh: “1\.5” không phải số nguyên/);
    expect(said).toMatch(/Dòng 3, cột Mã: ô là ngày tháng/);
    expect(said).toMatch(/Dòng 4, cột Tên: ô là TRUE hoặc FALSE/);
  });

  it.each(["Tr??ng ti?u h?c", "TrÆ°á»ng Má»™t"])(
    "a name that lost letters (%s) is told, not taken",
    async (name) => {
      expect(await refusal(importBook({ S: [head, so, ["A", name, "thpt", "SO"]] }))).toContain(
        "đã mất chữ khi lưu tệp",
      );
    },
  );

  it("more rows than a list has", async () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => `A${at};Trường;thpt;SO`);
    expect(
      await refusal(importFile(folder.write("a.csv", ["Mã;Tên;Loại;Trực thuộc", ...rows].join("\n")))),
    ).toContain("Danh sách quá lớn: chỉ đọc được 20.000 dòng");
  });
});

it("replace takes no list of which a filter hides rows: those units would be gone", async () => {
  await importCase("u1-leading-zeros.xlsx");
  const path = folder.write("u11.xlsx", new Uint8Array(readFileSync(small("u11-filtered-rows.xlsx"))));
  await expect(run("units", "replace", path)).rejects.toThrow(/Tệp đang ẩn 1 dòng \(dòng 5\)/);
  expect(await brief()).toEqual(two);
});

it("a plain text with tabs, and one with semicolons under a name of its own", async () => {
  await importFile(folder.write("units.txt", "DANH SÁCH\n\nMã\tTên\tLoại\nSO\tSở A\tso\n"));
  expect(
    await importFile(folder.write("units.xls", "Mã;Tên;Loại\nSO;Sở B;so\nA;B;thpt")).then(
      () => "",
      (error: unknown) => String(error),
    ),
  ).toContain("không có cột Trực thuộc");
  expect((await brief())[0]).toEqual(["SO", "Sở A", null]);
});

describe("a Word document", () => {
  const line = (cells: readonly string[]) => row(cells.map((text) => cell(text)));
  const heading = table(line(["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]));
  const list = (...lines: (readonly string[])[]) => table(line(["STT", ...head]), ...lines.map(line));
  const importWord = (body: string, ...more: string[]) =>
    importFile(folder.write("units.docx", documentOf(body)), ...more);

  it("is taken by the table that has the titles", async () => {
    await importWord(
      heading +
        paragraph("DANH SÁCH ĐƠN VỊ") +
        list(["1", "SO", "Sở A", "so", ""], ["2", "001", "Trường B", "thpt", "SO"]),
    );
    expect(await brief()).toEqual([
      ["SO", "Sở A", null],
      ["001", "Trường B", "SO"],
    ]);
  });

  it("with two such tables is asked, by their numbers", async () => {
    const body = heading + list(["1", "SO", "Sở A", "so", ""]) + list(["1", "SB", "Sở B", "so", ""]);
    expect(await refusal(importWord(body))).toContain('“2”, “3”. Chọn một: thêm --sheet "2"');
    await importWord(body, "--sheet", "3");
    expect(await brief()).toEqual([["SB", "Sở B", null]]);
  });

  it("in an old font is shown first, the letter that Word keeps as a soft hyphen among its letters", async () => {
    const names = ["Tr\u00ADêng tiÓu häc NguyÔn HuÖ", "Phßng Gi¸o dôc huyÖn"];
    const body = list(["1", "SO", names[1] ?? "", "so", ""], ["2", "A", names[0] ?? "", "thpt", "SO"]);
    expect(await refusal(importWord(body))).toContain("A  Trường tiểu học Nguyễn Huệ");
    await importWord(body, "--letters", "tcvn3");
    expect((await brief()).map(([, name]) => name)).toEqual([
      "Phòng Giáo dục huyện",
      "Trường tiểu học Nguyễn Huệ",
    ]);
  });
});

// Workbooks that came back spoiled: each fault with its sheet, its cell and its sentence, and nothing taken.
import exceljs from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { originOf, readBook } from "../../src/book/read/read-book.ts";
import { writeBook } from "../../src/book/write/write-book.ts";
import type { Draft } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { readFile } from "../../src/files/read.ts";
import { parseForm } from "../../src/form/form.ts";
import { bookFaultText } from "../../src/text/officer/book-faults.ts";
import { bookLists, bookWords } from "../../src/text/officer/book-words.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";

let draft: Draft;
let bytes: Uint8Array;
const table = "B2 Biểu số 2. Một số chỉ tiê";

beforeAll(async () => {
  draft = draftOf(await readNamed("3-ha-tang-so.docx"), {}, kinds);
  const about = { origin: { draft: 7, version: 2, hash: "abc" }, faults: [], lists: bookLists };
  bytes = await writeBook(draft, parseForm(draft.form), bookWords, about);
});

type Spoil = (book: exceljs.Workbook) => void;

async function read(spoil: Spoil, base: Draft | null = draft) {
  const book = new exceljs.Workbook();
  // The writer's own package reads its file here, to spoil it as Excel would be used to.
  await book.xlsx.load(Buffer.from(bytes).buffer);
  spoil(book);
  const spoilt = new Uint8Array(await book.xlsx.writeBuffer());
  const file = await readFile("bieu-mau.xlsx", spoilt);
  return readBook(file, bookWords, base);
}

function sheet(book: exceljs.Workbook, name: string): exceljs.Worksheet {
  const found = book.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}: ${book.worksheets.map((one) => one.name).join(", ")}`);
  return found;
}

/** The line (from 1) of the row with this text in any of its cells. */
function lineWith(at: exceljs.Worksheet, text: string): number {
  let line = 0;
  at.eachRow((row, no) => {
    row.eachCell((cell) => {
      if (line === 0 && cell.value === text) line = no;
    });
  });
  if (line === 0) throw new Error(`nothing says ${text}`);
  return line;
}

/** The column (from 1) under this title or tag. */
function columnWith(at: exceljs.Worksheet, text: string): number {
  let column = 0;
  at.eachRow((row) => {
    row.eachCell((cell, no) => {
      if (column === 0 && cell.value === text) column = no;
    });
  });
  if (column === 0) throw new Error(`nothing says ${text}`);
  return column;
}

const put = (name: string, line: string, column: string, value: string) => (book: exceljs.Workbook) => {
  const at = sheet(book, name);
  at.getCell(lineWith(at, line), columnWith(at, column)).value = value;
};

const machines = "Tổng số máy tính";

describe("a spoiled workbook", () => {
  it("knows which draft it is of", async () => {
    expect(originOf(await readFile("bieu-mau.xlsx", bytes), bookWords)).toEqual({
      draft: 7,
      version: 2,
      hash: "abc",
    });
  });

  it.each<readonly [string, Spoil, string, RegExp]>([
    ["a kind misspelt", put(table, "kiểu", "Năm 2025", "con số"), table, /không hiểu “con số”.*số đếm/u],
    ["a kind in the outline", put("Đề cương", "B1", "Kiểu", "fần"), "Đề cương", /không hiểu “fần”/u],
    [
      "a role that is none",
      put(table, machines, "Vai trò", "cộng tất"),
      table,
      /“cộng tất”.*đề mục; hỏi; tổng; ghi thêm/u,
    ],
    ["a total's kind that is none", put(table, machines, "Tổng hợp", "cộng hết"), table, /“cộng hết”/u],
    [
      "a row under one that is gone",
      put(table, machines, "Thuộc dòng", "XV"),
      table,
      /Không có dòng hay mục “XV”/u,
    ],
    [
      "a total of nothing",
      put(table, machines, "Cộng các dòng", "1; 99"),
      table,
      /Không có dòng hay mục “99”/u,
    ],
    [
      "a setting that is none",
      put(table, machines, "Thiết lập", "màu: đỏ"),
      table,
      /Không có thiết lập “màu”/u,
    ],
    [
      "a line that is no setting",
      put(table, machines, "Thiết lập", "đếm cả máy hỏng"),
      table,
      /“đếm cả máy hỏng” không phải thiết lập/u,
    ],
    [
      "who is asked, unclear",
      put(table, machines, "Ai được hỏi", "mầm non không"),
      table,
      /“mầm non không”/u,
    ],
    ["an id that nobody gave", put(table, machines, "mã", "r999"), table, /Mã “r999” không phải mã/u],
    [
      "a deadline that is none",
      (book) => {
        const at = sheet(book, "Đợt");
        at.getCell(lineWith(at, "Hạn nộp") + 1, 1).value = "31/02/2026";
      },
      "Đợt",
      /“31\/02\/2026” không phải ngày/u,
    ],
    [
      "a day in words",
      (book) => {
        const at = sheet(book, "Đợt");
        at.getCell(lineWith(at, "Số liệu tại ngày"), 2).value = "cuối tháng";
      },
      "Đợt",
      /“cuối tháng” không phải ngày/u,
    ],
    [
      "whether the day counts",
      (book) => {
        const at = sheet(book, "Đợt");
        at.getCell(lineWith(at, "Hạn nộp") + 1, 2).value = "chắc có";
      },
      "Đợt",
      /“chắc có”.*có; không/u,
    ],
    [
      "a part that is none",
      (book) => {
        const at = sheet(book, "Đợt");
        at.getCell(lineWith(at, "Hạn nộp") + 1, 3).value = "B1; B7";
      },
      "Đợt",
      /Không có phần “B7”/u,
    ],
    [
      "a form without a title",
      put("Đợt", "Tên biểu mẫu", "Rà soát hạ tầng số trong các cơ sở giáo dục năm 2026", ""),
      "Đợt",
      /“Tên biểu mẫu” còn trống/u,
    ],
    ["a version in words", put("Đợt", "Phiên bản", "1", "một"), "Đợt", /“một” không phải số/u],
    [
      "a form's id with marks",
      put("Đợt", "Mã biểu mẫu", "ra-soat-ha-tang-so-2026", "rà soát"),
      "Đợt",
      /chưa thành biểu mẫu/u,
    ],
    [
      "a short name that is too long",
      put("Đợt", "Tên ngắn của đợt", "Rà soát hạ tầng số", "Rà soát hạ tầng số trong trường học"),
      "Đợt",
      /chưa thành biểu mẫu|25/u,
    ],
    [
      "a sheet deleted",
      (book) => book.removeWorksheet(sheet(book, table).id),
      "Đề cương",
      /Không có trang “B2 Biểu/u,
    ],
    [
      "a sheet renamed",
      (book) => {
        sheet(book, table).name = "Biểu hai";
      },
      "Đề cương",
      /Không có trang “B2 Biểu/u,
    ],
    [
      "the outline deleted",
      (book) => book.removeWorksheet(sheet(book, "Đề cương").id),
      "Đề cương",
      /Không thấy trang “Đề cương”/u,
    ],
    [
      "the sheet of rules deleted",
      (book) => book.removeWorksheet(sheet(book, "Kiểm tra").id),
      "Kiểm tra",
      /Không thấy trang “Kiểm tra”/u,
    ],
    [
      "a column of the outline gone",
      (book) => sheet(book, "Đề cương").spliceColumns(2, 1),
      "Đề cương",
      /Không thấy “Kiểu”/u,
    ],
    [
      "the grey lines gone",
      (book) => {
        const at = sheet(book, table);
        const line = lineWith(at, "mã");
        at.spliceRows(line, 1);
      },
      table,
      /Mất dòng chữ xám “mã”/u,
    ],
    [
      "a column of rules gone",
      (book) => {
        const at = sheet(book, table);
        at.spliceColumns(columnWith(at, "Vai trò"), 1);
      },
      table,
      /Không thấy “Vai trò”/u,
    ],
    [
      "an item before every part",
      (book) => sheet(book, "Đề cương").spliceRows(2, 1),
      "Đề cương",
      /không thuộc phần nào/u,
    ],
    [
      "a rule about a sheet that is none",
      put("Kiểm tra", "{1a}[1] <= {1}[1]", "Trang", "Biểu 9"),
      "Kiểm tra",
      /Không có trang “Biểu 9”/u,
    ],
    [
      "a rule about a row that is none",
      put("Kiểm tra", "{1a}[1] <= {1}[1]", "Các dòng", "77"),
      "Kiểm tra",
      /Không có dòng hay mục “77”/u,
    ],
    [
      "what must hold, in a word of its own",
      put("Kiểm tra", "{1a}[1] <= {1}[1]", "Bắt buộc đúng", "nên"),
      "Kiểm tra",
      /“nên”/u,
    ],
    [
      "a number of the list that is none",
      put("Loại đơn vị", "trường mầm non", "Việc phải làm", "nộp"),
      "Loại đơn vị",
      /“nộp”.*báo cáo; tổng hợp; không/u,
    ],
    ["a row without words", put(table, machines, "Chỉ tiêu", ""), table, /chưa thành biểu mẫu/u],
  ])("%s", async (_, spoil, where, sentence) => {
    const result = await read(spoil);
    const said = result.faults.map((fault) => ({
      ...bookFaultText(fault),
      sheet: fault.sheet,
      cell: fault.cell,
    }));
    expect(result.draft).toBeNull();
    const found = said.find(({ what, mend }) => sentence.test(`${what} ${mend}`));
    expect(found, JSON.stringify(said)).toBeDefined();
    expect(found?.sheet).toBe(where);
    expect(found?.cell).toMatch(/^[A-Z]+\d+$/u);
  });

  it("takes words without their marks, a new row, a copied row and a row that is gone", async () => {
    const {
      draft: back,
      faults,
      copied,
    } = await read((book) => {
      const at = sheet(book, table);
      put(table, machines, "Thiết lập", "goi y: đếm cả máy hỏng")(book);
      put(table, machines, "Ai được hỏi", "mam_non: khong hoi")(book);
      put(
        "Đợt",
        "Các mốc nhắc",
        "Ví dụ: D-7; D-3; D-1; D; D@16:00. Để trống: theo mốc thường dùng.",
        "x",
      )(book);
      const line = lineWith(at, machines);
      const row = at.getRow(line).values;
      at.insertRow(line + 1, row);
      at.getCell(line + 1, columnWith(at, "Chỉ tiêu")).value = "Máy in";
      at.getCell(line + 1, columnWith(at, "Số gọi")).value = "7";
      at.spliceRows(lineWith(at, "Điểm tự đánh giá"), 1);
      const last = at.rowCount + 1;
      at.getCell(last, columnWith(at, "Chỉ tiêu")).value = "Máy chiếu";
      at.getCell(last, columnWith(at, "Số gọi")).value = "1.10";
      at.getCell(last, columnWith(at, "Tổng hợp")).value = "cộng các đơn vị";
    });
    expect(faults).toEqual([]);
    expect(copied).toEqual([{ sheet: table, cell: "A11", text: "Máy in" }]);
    const form = parseForm(back?.form);
    const rows = form.sections[1]?.items[0]?.table?.rows ?? [];
    expect(rows.map(({ label, text }) => [label, text])).toEqual([
      ["", "Thiết bị"],
      ["1", machines],
      ["7", "Máy in"],
      ["1a", "Trong đó: máy dùng cho dạy học"],
      ["2", "Số phòng học có màn hình tương tác"],
      ["", "Đường truyền, kinh phí"],
      ["3", "Tốc độ đường truyền trung bình"],
      ["4", "Tỷ lệ phòng học có Internet"],
      ["5", "Kinh phí chi cho hạ tầng số"],
      ["1.10", "Máy chiếu"],
    ]);
    expect(rows[1]).toMatchObject({ id: "r19", hint: "đếm cả máy hỏng", applies: { mam_non: 0 } });
    // New rows have ids that nothing had before, and the next ones go on from there.
    expect([rows[2]?.id, rows[9]?.id]).toEqual([`r${draft.nextId}`, `r${draft.nextId + 1}`]);
    expect(back?.nextId).toBe(draft.nextId + 2);
    expect(rows[9]).toMatchObject({ columns: ["c15", "c16", "c17"], aggregate: "sum", role: "input" });
  });

  it("is no workbook of a form", async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet("Trang tính1").getCell("A1").value = "STT";
    const file = await readFile("khac.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    const { draft: none, faults } = readBook(file, bookWords, null);
    expect(none).toBeNull();
    expect(faults.map(({ what }) => what)).toEqual(["not-a-book"]);
  });
});

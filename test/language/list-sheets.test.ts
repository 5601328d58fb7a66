// Sheets pasted where lines of a list are asked: titles, numbers of lines and of columns, sums, columns that nobody types.
import { expect, it } from "vitest";
import { isList } from "../../src/form/lines.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { sheetOf } from "../../src/interview/reading/list-columns.ts";
import type { LineSaid, NoLine } from "../../src/language/list/column.ts";
import { readLines } from "../../src/language/list/read-lines.ts";
import { testForm } from "../support/forms/forms.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const now = new Date("2022-10-10T09:00:00+07:00");

function sheet(form: typeof peopleListForm, id: string) {
  const question = questionnaire(form, "truong").byId(id);
  if (!question || !isList(question)) throw new Error(`${id} is no list`);
  return sheetOf(question, now);
}

const stock = sheet(testForm("kiem-ke-thiet-bi"), "ds");
const people = sheet(peopleListForm, "ds");

function told(line: LineSaid | NoLine): string {
  if ("why" in line) return `(${line.why}) ${line.said.replace(/\s+/gu, " ")}`;
  const lacks = line.lacks.map(({ column }) => column).join(" ");
  const given = line.given.map(({ cell, value }) => `${cell} ${String(value)}`);
  const open = line.unread.map(({ column, said }) => `? ${column ?? "…"} ${said}`);
  return [...given, ...open, ...(lacks === "" ? [] : [`lacks ${lacks}`])].join(", ");
}

function read(list: typeof stock, ...lines: readonly string[]) {
  const { lines: taken, none, left } = readLines(list, lines.join("\n"));
  return { lines: [...taken, ...none].map(told), left: left.map(({ title }) => title) };
}

const projector = "ten Máy chiếu, nam 2019, so 5, thuc 4, gia 12000000";
const printer = "ten Máy in, nam 2020, so 2, thuc 2, gia 4500000";
const ownTitles =
  "STT\tTên thiết bị\tNăm sử dụng\tSố lượng theo sổ\tSố lượng thực tế\tChênh lệch\tĐơn giá (nghìn đồng)\tThành tiền (nghìn đồng)";
const workedOut = ["chênh lệch", "thành tiền"];

it("takes a whole sheet by its titles, and none of what is worked out", () => {
  expect(
    read(
      stock,
      "DANH MỤC THIẾT BỊ CÓ GIÁ TRỊ LỚN",
      "Đơn vị tính: nghìn đồng",
      ownTitles,
      "A\tB\t1\t2\t3\t4\t5\t6",
      "1\tMáy chiếu\t2019\t5\t4\t-1\t12.000\t48.000",
      "2\tMáy in\t2020\t2\t2\t0\t4.500\t9.000",
      "\tTổng cộng\t\t7\t6\t-1\t\t57.000",
    ),
  ).toEqual({ lines: [projector, printer, "(total) Tổng cộng 7 6 -1 57.000"], left: workedOut });
});

it.each([
  ["1\tMáy chiếu\t2019\t5\t4\t-1\t12.000\t48.000", workedOut],
  ["Máy chiếu\t2019\t5\t4\t-1\t12.000\t48.000", workedOut],
  ["1\tMáy chiếu\t2019\t5\t4\t\t12.000\t", workedOut],
  ["Máy chiếu; 2019; 5; 4; -1; 12.000; 48.000", workedOut],
  ["1\tMáy chiếu\t2019\t5\t4\t12.000", []],
  ["Máy chiếu\t2019\t5\t4\t12.000", []],
])("takes %j without its titles", (line, left) => {
  expect(read(stock, line)).toEqual({ lines: [projector], left });
});

it.each<readonly [string, string, string[]]>([
  ["Tên thiết bị\tĐơn giá\tTheo sổ\tThực tế\tNăm sử dụng", "Máy chiếu\t12.000\t5\t4\t2019", []],
  ["TT\tNăm sử dụng\tTên thiết bị\tTheo sổ\tThực tế\tĐơn giá", "1\t2019\tMáy chiếu\t5\t4\t12.000", []],
  ["TT\tNăm sử dụng\tTên thiết bị\tTheo sổ\tThực tế\tĐơn giá", "2019\tMáy chiếu\t5\t4\t12.000", []],
  ["Tên thiết bị\tNăm sử dụng\tTheo sổ\tThực tế\tĐơn giá", "1\tMáy chiếu\t2019\t5\t4\t12.000", []],
  [
    "Tên thiết bị\tNơi đặt\tNăm sử dụng\tTheo sổ\tThực tế\tĐơn giá\tGhi chú",
    "Máy chiếu\tPhòng 1\t2019\t5\t4\t12.000\tcũ",
    ["Nơi đặt", "Ghi chú"],
  ],
])("takes the columns of %j where they stand", (titles, line, left) => {
  const { lines, left: leftThen } = read(stock, titles, line);
  const parts = lines.map((one) => one.split(", ").sort());
  expect(parts).toEqual([projector.split(", ").sort()]);
  expect(leftThen).toEqual(left);
});

it("takes a line that has more parts than its titles for no line", () => {
  expect(read(stock, "Tên thiết bị\tNăm sử dụng\tTheo sổ", "Máy chiếu\t2019\t5\t4\t12").lines).toEqual([
    "(surplus) Máy chiếu 2019 5 4 12",
  ]);
});

it.each([
  ["Máy chiếu; 2019; 5; 12000", "ten Máy chiếu, ? … 2019, ? … 5, ? … 12000, lacks nam so thuc gia"],
  ["Máy chiếu; 2019; 5 cái; 12 triệu", "ten Máy chiếu, gia 12000000, ? … 2019, ? … 5 cái, lacks nam so thuc"],
  ["Máy chiếu; 2019; ; 4; 12000", "ten Máy chiếu, nam 2019, thuc 4, gia 12000000"],
  ["Máy chiếu; 2019; …; 4; 12000", "ten Máy chiếu, nam 2019, thuc 4, gia 12000000"],
  ["Máy chiếu; 2019; để sau; 4; 12000", "ten Máy chiếu, nam 2019, thuc 4, gia 12000000"],
  ["Máy chiếu; 5; 5", "ten Máy chiếu, ? … 5, ? … 5"],
  ["Máy chiếu; thực tế 4; năm sử dụng 2019", "ten Máy chiếu, thuc 4, nam 2019"],
  ["Máy chiếu; TS01; 5; 4; 12000", "ten Máy chiếu, so 5, thuc 4, gia 12000000, ? nam TS01"],
  ["Máy chiếu; 2019; TS01; 4; 12000", "ten Máy chiếu, nam 2019, thuc 4, gia 12000000, ? so TS01"],
  ["Máy chiếu; 2019; 5; hỏng; 12000", "ten Máy chiếu, nam 2019, so 5, gia 12000000, ? thuc hỏng"],
  ["Máy chiếu; 2019; 5; không; 12000", "ten Máy chiếu, nam 2019, so 5, thuc 0, gia 12000000"],
])("shifts no part of %j into another column", (line, expected) => {
  expect(read(stock, line).lines).toEqual([expected]);
});

it.each([
  ["Nguyễn Văn Hỏi, 12/3/1980, 0912345678", "ten Nguyễn Văn Hỏi, sinh 1980-03-12, dt 0912345678"],
  [
    "Lê Mai; 12/3/1985; nữ; Toán; đại học; 12; để em hỏi lại",
    "ten Lê Mai, sinh 1985-03-12, gioi nu, mon Toán, td dh, nam 12",
  ],
  ["Lê Mai, 12/3/1985, chưa rõ", "ten Lê Mai, sinh 1985-03-12"],
])("reads %j as far as it goes", (line, expected) => {
  expect(read(people, line).lines).toEqual([expected]);
});

it.each([
  ["Máy chiếu; 2; hỏng", "ten Máy chiếu, sl 2, ghi_chu hỏng"],
  ["Máy chiếu; 2; không hoạt động", "ten Máy chiếu, sl 2, ghi_chu không hoạt động"],
  ["Máy chiếu; 2; không dùng được", "ten Máy chiếu, sl 2, ghi_chu không dùng được"],
  ["Máy chiếu; 2; không có", "ten Máy chiếu, sl 2"],
  ["Máy chiếu; 2; ko", "ten Máy chiếu, sl 2"],
])("reads what is said of a thing in %j as words", (line, expected) => {
  expect(read(sheet(peopleListForm, "tb"), line).lines).toEqual([expected]);
});

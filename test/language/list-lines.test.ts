// What people type and paste where lines of a list are asked, and what each line gives; and what is no line at all.
import { expect, it } from "vitest";
import { isList } from "../../src/form/lines.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { sheetOf } from "../../src/interview/reading/list-columns.ts";
import type { LineSaid, NoLine } from "../../src/language/list/column.ts";
import { readLines } from "../../src/language/list/read-lines.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const now = new Date("2022-10-10T09:00:00+07:00");
const q = questionnaire(peopleListForm, "truong");

function sheet(id: string) {
  const question = q.byId(id);
  if (!question || !isList(question)) throw new Error(`${id} is no list`);
  return sheetOf(question, now);
}

const order = ["ten", "sinh", "gioi", "mon", "td", "nam", "dt", "sl", "ghi_chu"];

function told(line: LineSaid | NoLine): string {
  if ("why" in line) return `(${line.why})`;
  const inOrder = line.given.toSorted((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell));
  const given = inOrder.map(({ cell, value }) => `${cell} ${String(value)}`);
  const open = line.unread.map(({ column, said }) => `? ${column ?? "…"} ${said}`);
  return [...given, ...open, ...(line.sure ? [] : ["alone"])].join(", ");
}

/** The lines of a message, each as "ten …, sinh …", then those that are none. */
function read(id: string, said: string): readonly string[] {
  const { lines, none } = readLines(sheet(id), said);
  return [...lines, ...none].map(told);
}

const mai = "ten Trần Thị Mai, sinh 1985-03-12, gioi nu, mon Toán, td dh, nam 12, dt 0912345678";
const all = "Trần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 0912345678";

it.each<readonly [string, ...string[]]>([
  [all, mai],
  [`1. ${all}`, mai],
  [`1) ${all}`, mai],
  [`- ${all}`, mai],
  [`• ${all}.`, mai],
  [all.replaceAll("; ", ";"), mai],
  [all.replaceAll("; ", "\t"), mai],
  [`1\t${all.replaceAll("; ", "\t")}`, mai],
  [all.replaceAll("; ", " | "), mai],
  [all.replaceAll("; ", ", "), mai],
  [all.replaceAll("; ", " - "), mai],
  [all.replaceAll("; ", " / "), mai],
  ["Trần Thị Mai; nữ; 12/3/1985; Toán; đại học; 12; 0912345678", mai],
  ["Trần Thị Mai; 12-3-1985; Nữ; Toán; ĐH; 12 năm; 0912 345 678", mai],
  ["họ tên: Trần Thị Mai; môn: Toán; sđt: 0912345678", "ten Trần Thị Mai, mon Toán, dt 0912345678"],
  ["điện thoại 0912345678; họ và tên Trần Thị Mai", "ten Trần Thị Mai, dt 0912345678"],
  ["ngày sinh = 12/3/1985; tên gì đó", "sinh 1985-03-12, ? … tên gì đó"],
  [
    "tran thi mai; 12/3/1985; nu; toan; dai hoc; 12; 0912345678",
    mai.replace("Trần Thị Mai", "tran thi mai").replace("Toán", "toan"),
  ],
  [
    "Trần Thị Mai; 31/2/1985; nữ; Toán; đại học; 12; 0912345678",
    `${mai.replace(" sinh 1985-03-12,", "")}, ? sinh 31/2/1985`,
  ],
  ["Trần Thị Mai; ; nữ; Toán; đại học; 12; 0912345678", mai.replace(" sinh 1985-03-12,", "")],
  ["Trần Thị Mai;;nữ;Toán;đại học;12;", "ten Trần Thị Mai, gioi nu, mon Toán, td dh, nam 12"],
  ["Trần Thị Mai; …; nữ; Toán; đại học; 12; …", "ten Trần Thị Mai, gioi nu, mon Toán, td dh, nam 12"],
  [
    "Trần Thị Mai; 12/3; nữ; Toán; đại học; 12; 0912345678",
    `${mai.replace(" sinh 1985-03-12,", "")}, ? sinh 12/3`,
  ],
  [
    "Trần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 091234567",
    `${mai.replace(", dt 0912345678", "")}, ? dt 091234567`,
  ],
  ["Trần Thị Mai; nữ; Toán; đại học; 12; 0912345678", mai.replace(" sinh 1985-03-12,", "")],
  ["Trần Thị Mai; 12/3/1985; nữ", "ten Trần Thị Mai, sinh 1985-03-12, gioi nu"],
  ["Trần Thị Mai; 12/3/1985; nữ; Toán", "ten Trần Thị Mai, sinh 1985-03-12, gioi nu, mon Toán"],
  ["Trần Thị Mai; 0912345678", "ten Trần Thị Mai, dt 0912345678"],
  [`${all}\nLê Văn Hòa; 0987654321`, mai, "ten Lê Văn Hòa, dt 0987654321"],
  [`1. ${all} 2. Lê Văn Hòa; 0987654321`, mai, "ten Lê Văn Hòa, dt 0987654321"],
  [
    `TT\tHọ và tên\tNgày sinh\tGiới tính\tMôn\tTrình độ\tSố năm công tác\tĐiện thoại\n1\t${all.replaceAll("; ", "\t")}`,
    mai,
  ],
  ["Họ và tên\tMôn\tĐiện thoại\nTrần Thị Mai\tToán\t0912345678", "ten Trần Thị Mai, mon Toán, dt 0912345678"],
  ["Họ tên: Trần Thị Mai\nNgày sinh: 12/3/1985\nMôn: Toán", "ten Trần Thị Mai, sinh 1985-03-12, mon Toán"],
  [
    "Họ tên: Trần Thị Mai\nMôn: Toán\nHọ tên: Lê Văn Hòa\nMôn: Văn",
    "ten Trần Thị Mai, mon Toán",
    "ten Lê Văn Hòa, mon Văn",
  ],
  ["Họ tên: …\nNgày sinh: …\nMôn: …"],
  ["Trần Thị Mai", "ten Trần Thị Mai, alone"],
  ["Trần Thị Mai\nLê Văn Hòa", "ten Trần Thị Mai, alone", "ten Lê Văn Hòa, alone"],
  ["Trần Thị Mai 12/3/1985 nữ Toán đại học", "(not-understood)"],
  ["em sẽ gửi danh sách này qua email của phòng trong chiều nay", "(spoken)"],
  [`${all}; thêm một ô`, "(surplus)"],
  ["họ tên: A; họ tên: B", "(surplus)"],
  ["Tổng số: 2 người", "(total)"],
  ["Cộng; 2", "(total)"],
  ["0912345678", "(not-understood)"],
])("%j of people", (said, ...lines) => {
  expect(read("ds", said)).toEqual(lines);
});

it.each<readonly [string, ...string[]]>([
  ["Máy chiếu; 2; công ty Hoa Mai", "ten Máy chiếu, sl 2, ghi_chu công ty Hoa Mai"],
  ["Máy chiếu; 2", "ten Máy chiếu, sl 2"],
  ["Máy chiếu; 2; không", "ten Máy chiếu, sl 2"],
  ["Máy chiếu: 2", "(not-understood)"],
  ["Máy in 2 mặt; 3", "ten Máy in 2 mặt, sl 3"],
  ["Bàn học; 1.200", "ten Bàn học, sl 1200"],
  ["Bàn; hai chục; Hoa Mai; 5", "(surplus)"],
])("%j of machines", (said, ...lines) => {
  expect(read("tb", said)).toEqual(lines);
});

// A line of the unit's own under a row, or of a list, typed with the names of its columns: in any order, with ":" or "=" or a
// space, before the value or behind a figure.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const atOpenRow = () => interviewOf("truong", {}, testForm("nam-truoc-nam-nay")).say("12/13; 400/410; 20/22");
const atFigures = () =>
  interviewOf("truong", {}, testForm("si-so")).sayAll("1/2/1/0/0/0", "1/3/1/0/0/0", "1/4/1/0/0");
const values = (stored: Readonly<Record<string, unknown>>, under: string) =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([place, value]) =>
      place.startsWith(under) ? [[place.split("/").at(-1), value]] : [],
    ),
  );

it.each([
  "tên nội dung: Nhân viên, số lượng: 4",
  "số lượng: 4, tên nội dung: Nhân viên",
  "số lượng 4; tên nội dung = Nhân viên",
  "tên nội dung Nhân viên số lượng 4",
  "tên nội dung: Nhân viên số lượng: 4",
  "số lượng: 4 tên nội dung: Nhân viên",
  "tên: Nhân viên, sl: 4",
  "tên nội dung: Nhân viên\nsố lượng: 4",
  "4: tên nội dung: Nhân viên, số lượng: 4",
])("an open row: “%s”", (said) => {
  expect(values(atOpenRow().say(said).stored, "ss/khac")).toEqual({ ten: "Nhân viên", sl: 4 });
});

it("leaves a name whole that holds a column's words", () => {
  const said = "tên nội dung: Tên sách số lượng lớn, số lượng: 4";
  expect(values(atOpenRow().say(said).stored, "ss/khac")).toEqual({ ten: "Tên sách số lượng lớn", sl: 4 });
  expect(values(atOpenRow().say("abc số lượng").stored, "ss/khac")).toEqual({});
});

it.each([
  "lớp: 1, học sinh: 20, nữ: 10",
  "nữ: 10, số lớp: 1, học sinh: 20",
  "nữ=10; lớp=1; học sinh=20",
  "nữ 10 học sinh 20 lớp 1",
  "1 lớp 20 học sinh 10 nữ",
  "1/20/10",
  "1; 20; 10",
])("an open row of figures: “%s”", (said) => {
  expect(values(atFigures().say(said).stored, "ss/khac")).toEqual({ lop: 1, hs: 20, nu: 10 });
});

it.each([
  "họ tên Lê Văn A ngày sinh 3/4/1980 môn Toán",
  "họ tên: Lê Văn A ngày sinh: 3/4/1980 môn: Toán",
  "tên: Lê Văn A; sinh: 3/4/1980; môn: Toán",
  "môn: Toán, họ tên: Lê Văn A, ngày sinh: 3/4/1980",
])("a list: “%s”", (said) => {
  const listed = interviewOf("truong", {}, peopleListForm).sayAll("42", said);
  expect(values(listed.stored, "ds/")).toEqual({ ten: "Lê Văn A", sinh: "1980-04-03", mon: "Toán" });
});

// The small workbooks of others, from their bytes: what a person reads there.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { readDocument } from "../../../src/files/word/read-document.ts";
import { readFile, told } from "../../support/handed/told.ts";

const bytesOf = (name: string) => readFileSync(new URL(`../../files/cases/${name}.xlsx`, import.meta.url));
const handedOf = async (name: string, sheet?: string) =>
  readFile(await readSheets(bytesOf(name)), sheet === undefined ? {} : { sheet });

const skills = "Giáo dục kỹ năng sống cho học sinh";
const regular = "Bồi dưỡng thường xuyên cho giáo viên";
const donors = "Số cá nhân tặng sách";

it.each([
  ["x2-two-parts", ["1.7 = 12/340", "1.9 = 2/75", "2 = 9", "4.2 = 6"]],
  ["x3-format-looks-like-date", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["x4b-thousandths", ["1.7 ! decimal “12 / 1,234”", "1.9 = 2/75"]],
  ["x6-heading-so-nguoi", ["1.7 = 12/340", "1.9 = 2/75", "4.2 = 8", `other-column: ${donors} “5”`]],
  ["x7-prefixed", ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"]],
  ["x8-validation", ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"]],
  ["x9-formula-no-value", ["1.7 ! not-understood “=… / =…”", "1.9 = 2/75"]],
  ["x11-hidden-row", ["1.7 = 12/340", `hidden: ${regular} “2 / 75”`]],
  ["x14-error-cells", ["1.7 ! not-understood “12 / #REF!”", "1.9 ! not-understood “2 / #DIV/0!”"]],
  ["x17-label-1.10-is-number", ["1.7 = 12/340", "1.10 = 4/55", "1.1 ○"]],
  ["x18-ki-nang", ["1.7 = 12/340", "1.9 = 2/75", "2 = 9"]],
  ["x19-own-headings", ["1.7 = 12/340", "1.9 = 2/75 (đợt 1)"]],
  ["x20-own-headings-swapped", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["x21-dashes", ["1.9 ? not-yet [] “x / x”", "2 = 0", "1.7 –"]],
  ["x22-money-million", ["10.1 ? scale [12500000] “12,5”", "1.7 = 12/340"]],
  ["x22b-money-float", ["10.1 ! decimal “12.345,678”", "1.7 = 12/340"]],
  ["x23-formula-zero", ["1.7 = 0/0", "1.9 = 2/75", "2 = 0"]],
])("%s", async (name, lines) => {
  const handed = await handedOf(name);
  expect(told(handed)).toEqual(lines);
  expect([handed.choose, handed.otherUnit]).toEqual([[], null]);
});

it("asks which sheet of x1 and x16", async () => {
  const [years, schools] = [await handedOf("x1-last-years-sheet"), await handedOf("x16-schools-then-sum")];
  expect([years.choose, told(years)]).toEqual([["Năm 2021", "Năm 2022"], []]);
  expect([schools.choose, told(schools)]).toEqual([["TH A", "TH B", "Tổng hợp"], []]);
  const chosen = await handedOf("x16-schools-then-sum", "Tổng hợp");
  expect(told(chosen)).toEqual(["1.7 = 3/90", "1.9 = 2/45", "other-sheet: TH A", "other-sheet: TH B"]);
});

it("keeps the long remark of x15", async () => {
  const handed = await handedOf("x15-long-note");
  expect(handed.rows.map(({ reading }) => reading.type)).toEqual(["value", "value"]);
  const [first] = handed.rows;
  expect(first?.reading.type === "value" && first.reading.note).toMatch(
    /^(?:Phối hợp với Hội Khuyến học\. ?){100}$/u,
  );
  expect(first?.wording).toBe(skills);
});

it("says whose draft d1 is, and takes what is not answered there for no text", async () => {
  const handed = await handedOf("d1-own-draft-filled");
  expect(handed.otherUnit).toBe("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Giồng Trôm");
  expect(handed.rows.map(({ said }) => said)).toEqual(["3 / 45", "12 / 340", "8", "7", "5"]);
  expect(handed.narratives.map(({ heading }) => heading.slice(0, 4))).toEqual(["I.1.", "I.2."]);
  expect(handed.totals).toMatchObject([{ figures: "12 / 340", sum: "15 / 385" }]);
});

it.each([
  ["w1-gridbefore", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["w2-tracked-move", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["w4-sdt-placeholder", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["w6-vmerge-note", ["1.7 = 12/340 (Phối hợp)", "1.9 = 2/75"]],
  ["w7-table-in-text-box-frame", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["w8-deleted-row", ["1.7 = 12/340", "1.9 = 2/75"]],
  ["w9-nobreakhyphen", ["1.7 = 12/340 (khối 10-12)", "1.9 = 2/75"]],
])("%s", async (name, lines) => {
  const bytes = readFileSync(new URL(`../../files/cases/${name}.docx`, import.meta.url));
  expect(told(readFile(await readDocument(bytes)))).toEqual(lines);
});

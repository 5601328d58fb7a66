// The days, months and years in examples are those of the round: plausible in whatever year a form is asked.
import { expect, it } from "vitest";
import { dateKind } from "../../src/form/kinds/date.ts";
import { monthKind } from "../../src/form/kinds/month.ts";
import { yearKind } from "../../src/form/kinds/year.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { examplesOf } from "../../src/text/interview/values.ts";
import { matrixForm } from "../support/round/matrix-form.ts";

const q = questionnaire(matrixForm, "truong");
const of = (deadline: string) =>
  examplesOf({ q, round: { deadline: new Date(deadline) }, zone: "Asia/Ho_Chi_Minh" });
const [first] = q.questions[0]?.cells ?? [];
if (!first) throw new Error("a row without cells");
const cell = { ...first, label: null };

it.each([
  ["2022-10-15T23:59:59+07:00", "15/10/2022", "10/2022", "2022", "2022-2023"],
  ["2031-05-05T23:59:59+07:00", "05/05/2031", "5/2031", "2031", "2030-2031"],
  ["2026-12-31T23:59:59+07:00", "31/12/2026", "12/2026", "2026", "2026-2027"],
])("a round until %s", (deadline, day, month, year, schoolYear) => {
  const examples = of(deadline);
  expect(dateKind.sample(1, cell, examples)).toBe(day);
  expect(dateKind.ask(cell, examples)).toBe(`Xin gửi ngày, ví dụ: ${day}`);
  expect(monthKind.example(cell, examples)).toBe(`tháng ${month}`);
  expect(monthKind.sample(0, cell, examples)).toBe(month);
  expect(monthKind.ask(cell, examples)).toBe(`Xin gửi tháng và năm, ví dụ: ${month}.`);
  expect(monthKind.remedy(cell, examples)).toBe(` Mục này cần tháng và năm, ví dụ: ${month}.`);
  const [plain, school] = [
    { ...cell, noun: "năm" },
    { ...cell, noun: "năm học" },
  ];
  expect(yearKind.sample(0, plain, examples)).toBe(year);
  expect(yearKind.ask(plain, examples)).toBe(`Xin gửi năm, ví dụ: ${year}.`);
  expect(yearKind.remedy(plain, examples)).toBe(` Mục này cần năm, ví dụ: ${year}.`);
  expect(yearKind.example(school, examples)).toBe(schoolYear);
  expect(yearKind.remedy(school, examples)).toBe(` Mục này cần năm học, ví dụ: ${schoolYear}.`);
});

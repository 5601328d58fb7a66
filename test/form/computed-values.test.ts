// Totals as they are shown while a report is filled in: the lines of open rows count, closed or not.
import { expect, it } from "vitest";
import type { Value } from "../../src/form/answers.ts";
import { computedValues } from "../../src/form/computed-values.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { answersFrom } from "../../src/form/report-cells.ts";
import { testForm } from "../support/forms/forms.ts";

const q = questionnaire(testForm("si-so"), "truong");

function shown(values: Readonly<Record<string, Value>>, ...places: readonly string[]) {
  const all = computedValues(q, answersFrom(new Map(Object.entries(values))));
  return places.map((place) => all.get(place) ?? null);
}

const year10 = { "ss/k10/lop": 12, "ss/k10/hs": 480, "ss/k10/nu": 230 };
const year11 = { "ss/k11/lop": 11, "ss/k11/hs": 430, "ss/k11/nu": 210 };
const mixed = { "ss/khac/l4_1/lop": 1, "ss/khac/l4_1/hs": 25, "ss/khac/l4_1/nu": 12 };
const other = { "ss/khac/l4_2/lop": 2, "ss/khac/l4_2/hs": 31 };

it.each<[string, Readonly<Record<string, Value>>, readonly (number | null)[]]>([
  ["rows alone", { ...year10, ...year11 }, [910, 910, 23]],
  ["rows and open lines", { ...year10, ...year11, ...mixed }, [910, 935, 24]],
  ["lines of which a cell is missing", { ...year10, ...mixed, "ss/khac/l4_2/lop": 2 }, [480, 505, 15]],
  ["closed lines", { ...year10, ...mixed, ...other, "ss/khac/lines": 2 }, [480, 536, 15]],
  ["closed without a line", { ...year10, "ss/khac/lines": 0 }, [480, 480, 12]],
  ["lines alone", { ...mixed, ...other }, [null, 56, 3]],
  ["nothing", {}, [null, null, null]],
])("%s", (_, values, sums) => {
  expect(shown(values, "ss/tong/hs", "ss/het/hs", "ss/het/lop")).toEqual(sums);
});

// What is about people is told in full beside the message that gave it, and later only so that they know whom is meant.
import { expect, it } from "vitest";
import type { Answer, Value } from "../../../src/form/answers.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { masked, maskedAnswers } from "../../../src/text/interview/masked.ts";
import { peopleForm } from "../../support/round/people-form.ts";

const q = questionnaire(peopleForm, "truong");

it.each<readonly [string, Value, Value]>([
  ["ten", "Trần Thị Mai", "Trần T. M."],
  ["ten", "Mai", "M."],
  ["ten", " Lê  Văn Hòa ", "Lê V. H."],
  ["ten", "Bà Mai, số 5 đường Hùng Vương, ấp 3", "…"],
  ["ten", "Không có.", "Không có."],
  ["dt", "0912345678", "09xx xxx 678"],
  ["ds/l1_1/dt", "0275123456", "02xx xxx 456"],
  ["dt", "02753822000", "02xxxxxx000"],
  ["ds/l1_1/mon", "toan", "toan"],
  ["sinh", "1985-03-02", "…/…/1985"],
  ["ds/l1_1/ten", "Đặng Thị Ánh Tuyết", "Đặng T. Á. T."],
  ["ds/l1_1/sinh", "1990-12-31", "…/…/1990"],
  ["ds/l1_1/nam", 12, 12],
  ["b/r4/so", 9, "…"],
  ["ten/note", "nghỉ ốm", "…"],
  ["lop", 3, 3],
  ["lop/note", "gộp", "gộp"],
])("at %s tells %j as %j", (place, value, told) => {
  expect(masked(q, place, value)).toEqual(told);
});

it("tells what was given just now in full, and the rest of the people masked", () => {
  const answer = (place: string, value: string): Answer => ({
    place,
    value,
    raw: value,
    state: "answered",
    origin: "typed",
    rev: 1,
  });
  const answers = new Map(
    [answer("ten", "Trần Thị Mai"), answer("ds/l1_1/ten", "Lê Văn Hòa")].map((one) => [one.place, one]),
  );
  const change = {
    place: "ds/l1_1/ten",
    value: "Lê Văn Hòa",
    raw: "",
    state: "answered",
    origin: "typed",
    old: null,
  } as const;
  const told = maskedAnswers(q, answers, [{ type: "answered", id: "ds", changes: [change], edited: false }]);
  expect([...told.values()].map(({ value }) => value)).toEqual(["Trần T. M.", "Lê Văn Hòa"]);
});

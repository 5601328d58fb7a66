// What is told of two versions of a report: rows, narratives, notes, lists, and nothing of people.
import { expect, it } from "vitest";
import type { Answer, Answers, Value } from "../../src/form/answers.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { differenceLines } from "../../src/text/officer/difference.ts";
import { fullAnswers, shippedForm } from "../support/round/cast.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

function answers(given: Record<string, Value>): Answers {
  return new Map(
    Object.entries(given).map(([place, value]): [string, Answer] => [
      place,
      { place, value, raw: String(value), state: "answered", origin: "typed", rev: 1 },
    ]),
  );
}

const q = questionnaire(shippedForm, "thpt");
const before = fullAnswers("thpt", {
  "n2_5/r1_7/count": 1148,
  "n2_5/r1_7/people": 1148,
  n1_1: "Trường treo băng rôn.",
});

it("says nothing of two versions that say the same", () => {
  expect(differenceLines(q, answers(before), answers(before))).toEqual([]);
});

it("shows both sides of each row that is another, in the form's order", () => {
  const after = {
    ...before,
    "n2_5/r1_7/count": 30,
    n1_1: "Trường treo băng rôn, phát tờ rơi.",
    "n2_5/r4_3/count": 486,
  };
  expect(differenceLines(q, answers(before), answers(after))).toEqual([
    expect.stringMatching(/^– I?\.?1.*: “Trường treo băng rôn\.” → “Trường treo băng rôn, phát tờ rơi\.”$/u),
    expect.stringMatching(/^– 1\.7 .*: 1\.148 lớp, 1\.148 người → 30 lớp, 1\.148 người$/u),
    expect.stringMatching(/^– 4\.3 .*: 0 .* → 486 /u),
  ]);
});

it("says that a row was left open, and that a note is another", () => {
  const { "n2_5/r1_7/count": _, "n2_5/r1_7/people": __, ...open } = before;
  const after = { ...open, "n2_5/r4_3/note": "kể cả sách tặng" };
  const [first, second, ...more] = differenceLines(q, answers(before), answers(after));
  expect(first).toMatch(/^– 1\.7 .*: 1\.148 lớp, 1\.148 người → chưa trả lời$/u);
  expect(second).toMatch(/^– 4\.3 .*: ghi chú đã đổi$/u);
  expect(more).toEqual([]);
});

it("cuts a long list of rows and says how many are left", () => {
  const after = Object.fromEntries(
    Object.entries(before).map(([place, value]) => [place, value === 0 ? 5 : value]),
  );
  const lines = differenceLines(q, answers(before), answers(after));
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toMatch(/^– và \d+ mục khác$/u);
});

it("counts lines of a list and names nobody", () => {
  const people = questionnaire(peopleListForm, Object.keys(peopleListForm.profiles)[0] ?? "");
  const list = people.questions.find((question) => question.list !== null);
  if (!list?.list) throw new Error("the form has a list");
  const line = (id: string, name: string) =>
    Object.fromEntries((list.list?.cells(id) ?? []).map(({ place }) => [place, name] as const));
  const old = { ...line("l1_1", "Trần Thị Mai"), ...line("l1_2", "Lê Văn Hòa") };
  const now = {
    ...line("l1_1", "Trần Thị Mai"),
    ...line("l1_2", "Lê Văn Hoà"),
    ...line("l2_1", "Ngô Văn Ba"),
  };
  const lines = differenceLines(people, answers(old), answers(now));
  expect(lines.join("\n")).toContain(`thêm 1 ${list.list.noun}, sửa 1 ${list.list.noun}`);
  expect(lines.join("\n")).not.toMatch(/Mai|Hòa|Hoà|Ba\b/u);
});

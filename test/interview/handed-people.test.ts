// What a file says of people is asked about without being told: choices are masked; what then looks alike is asked anew.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { file, type Put, sheet } from "../support/files/blocks.ts";
import { peopleForm } from "../support/round/people-form.ts";

const form = (() => {
  const made = structuredClone(peopleForm);
  const table = made.sections[0]?.items.find(({ id }) => id === "b")?.table;
  if (!table) throw new Error("the form has a table");
  const row = { stt: "", parent: null, unit: "", role: "input" as const, aggregate: null, columns: ["so"] };
  const own = { ...row, personal: true as const };
  table.rows = [
    { ...row, id: "r1", label: "5.1", text: "Hội giảng" },
    { ...own, id: "p1", label: "5.2", text: "Điện thoại", kind: "identifier", identifies: "phone" },
    { ...own, id: "p2", label: "5.3", text: "Ngày sinh", kind: "date" },
    { ...own, id: "p3", label: "5.4", text: "Lương" },
  ];
  return parseForm(made);
})();

/** What is asked of one row of a file, once the clear one beside it was recorded. */
function asked(label: string, words: string, value: Put) {
  const rows = [
    ["TT", "Nội dung", "Số"],
    ["5.1", "Hội giảng", 3],
    [label, words, value],
  ];
  return interviewOf("truong", {}, form)
    .hand(1, "ban.xlsx", file("xlsx", [sheet("S", rows)]))
    .say("ghi");
}

it.each<[string, string, Put, RegExp, readonly string[]]>([
  ["5.2", "Điện thoại", 912345678, /“…”\. Ghi 09xx xxx 678, đúng không ạ\?$/u, ["Đúng"]],
  [
    "5.2",
    "Điện thoại",
    "0912.345.678 hoặc 0987.654.321",
    /“…”\. Ghi số nào ạ\?$/u,
    ["Ghi 09xx xxx 678", "Ghi 09xx xxx 321"],
  ],
  // Both end alike: which is meant cannot be seen.
  ["5.2", "Điện thoại", "0912.345.678 hoặc 0987.111.678", /“…”, bot chưa chắc\.\n.*Mục 5\.2/su, ["Để sau"]],
  ["5.3", "Ngày sinh", "khoảng 5/6/1985", /“…”\. Ghi …\/…\/1985, đúng không ạ\?$/u, ["Đúng"]],
  // Of a figure nothing is left once it is masked: nobody agrees to what is not seen.
  ["5.4", "Lương", "khoảng 30", /“…”, bot chưa chắc\.\n.*Mục 5\.4/su, ["Không có"]],
  ["5.4", "Lương", "30 - 35", /“…”, bot chưa chắc\.\n.*Mục 5\.4/su, ["Không có"]],
])("row %s, %s, of “%s”", (label, words, value, text, choices) => {
  const on = asked(label, words, value);
  expect(on.text).toMatch(text);
  expect(on.text).not.toMatch(/678 hoặc|345|654|5\/6|\b30\b/u);
  const labels = on.offered.map((offer) => offer.label);
  expect(labels.slice(0, choices.length)).toEqual(choices);
  expect(labels.join()).not.toMatch(/345|654|111|5\/6|30|35/u);
});

it("records the one that was chosen", () => {
  const on = asked("5.2", "Điện thoại", "0912.345.678 hoặc 0987.654.321");
  expect(on.say("Ghi 09xx xxx 321").stored).toMatchObject({ "b/p1/so": "0987654321" });
  expect(asked("5.2", "Điện thoại", 912345678).say("đúng").stored).toMatchObject({
    "b/p1/so": "0912345678",
  });
});

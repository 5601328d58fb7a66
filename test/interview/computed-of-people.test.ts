// What is computed from what is about people is told by the message that gave it, and not once that is past.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { interviewOf } from "../support/chat/interview.ts";

const form = parseForm({
  language: 2,
  id: "luong",
  version: 1,
  title: "LƯƠNG NGƯỜI PHỤ TRÁCH",
  shortTitle: "Lương",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [
    {
      id: "s",
      no: "I",
      title: "LƯƠNG",
      items: [
        { id: "luong", no: "1", text: "Lương tháng", kind: "count", noun: "triệu", personal: true },
        { id: "nam", no: "2", text: "Lương cả năm", kind: "count", noun: "triệu", compute: "{1} * 12" },
        { id: "lop", no: "3", text: "Số lớp", kind: "count", noun: "lớp" },
        { id: "doi", no: "4", text: "Hai lần số lớp", kind: "count", noun: "lớp", compute: "{3} * 2" },
      ],
    },
  ],
  checks: [],
  highlights: [],
});

it("says a figure that follows from a person's beside it only", () => {
  const given = interviewOf("truong", {}, form).say("13");
  expect(given.text).toContain("156 triệu");
  const later = given.say("7");
  expect(later.text).toContain("14 lớp");
  const review = later.say("xem lại");
  expect(review.text).toContain("14");
  expect(review.text).not.toContain("156");
  expect(review.text).not.toContain("13");
});

// Answers that nobody expected: what is not said of a place is never written there.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";

const at = (form: string) => interviewOf("truong", {}, testForm(form));

it.each(["có, không, có, không, có, không", "có không có không", "có; không"])(
  "writes no row of a checklist for “%s”",
  (said) => {
    expect(at("ha-tang-so").say(said).stored).toEqual({});
  },
);

it.each(["1: kế hoạch 12", "1. kế hoạch 12", "2: thực hiện 470", "1: 12 kế hoạch"])(
  "takes the number of “%s” as a row's and never as a figure",
  (said) => {
    expect(at("ke-hoach-thuc-hien").say(said).stored).toEqual({});
  },
);

it("takes the names behind a row's number for that row's cells", () => {
  const { stored } = at("ke-hoach-thuc-hien").say("2: kế hoạch 480; thực hiện 470");
  expect(stored).toEqual({ "b1/x2/kh": 480, "b1/x2/th": 470 });
});

it("writes a figure of a column that is worked out into no other", () => {
  const listed = at("kiem-ke").say("Máy chiếu; 3713 0101 2345; 5; 5; 12 triệu; 1; A");
  for (const said of ["dòng 1 thành tiền 5 triệu", "sửa 1: thành tiền: 5 triệu", "dòng 1 chênh lệch 3"])
    expect(listed.say(said).stored).toEqual(listed.stored);
  const { stored } = listed.say("Máy in; thành tiền 5 triệu");
  expect(Object.values(stored)).not.toContain("thành tiền 5 triệu");
});

it("takes proofs of rows that are there alone", () => {
  const asked = at("ha-tang-so").sayAll("1, 3", "đúng");
  expect(asked.say("2: https://a.vn").stored).toEqual(asked.stored);
  expect(asked.sayAll("2", "https://a.vn", "3").stored).toMatchObject({ "bang/n3/mc": ["https://a.vn"] });
});

it("writes a link to all the rows that are named when it was asked of which it is", () => {
  const proven = at("ha-tang-so").sayAll("1, 3", "đúng", "https://a.vn", "1, 3");
  expect(proven.stored).toMatchObject({ "bang/n1/mc": ["https://a.vn"], "bang/n3/mc": ["https://a.vn"] });
});

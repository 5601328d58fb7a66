// A sentence with blanks ("Đã mở …… lớp; …… lượt người"), and the unit's own lines beneath a row: answered, in part, corrected.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";

const atBlanks = () => interviewOf("truong", {}, testForm("de-cuong-tong-ket")).say("sửa I.2");

it.each(["3 lớp, 90 lượt người", "3/90", "90 lượt người, 3 lớp", "I.2: 3/90"])("blanks: “%s”", (said) => {
  expect(atBlanks().say(said).stored).toEqual({ "boi_duong/lop": 3, "boi_duong/luot": 90 });
});

it("asks for the blank that is left, keeps the other, and corrects one by its figure", () => {
  const half = atBlanks().say("3 lớp");
  expect(half.stored).toEqual({});
  expect(half.text).toContain("lượt người");
  const filled = half.say("90");
  expect(filled.stored).toEqual({ "boi_duong/lop": 3, "boi_duong/luot": 90 });
  expect(filled.say("I.2: 90 -> 91").stored).toEqual({ "boi_duong/lop": 3, "boi_duong/luot": 91 });
  expect(filled.say("I.2: 95 -> 91").stored).toEqual(filled.stored);
});

const atOpenRow = () => interviewOf("truong", {}, testForm("nam-truoc-nam-nay")).say("12/13; 400/410; 20/22");

it("an open row takes lines, none, and changes of them by number or name", () => {
  const two = atOpenRow().say("Nhân viên; 4\nBảo vệ; 2");
  expect(two.text).toContain("Đã ghi 2 nội dung: 1. Nhân viên; 2. Bảo vệ.");
  expect(two.sayAll("sửa 2", "số lượng: 3").stored).toMatchObject({ "ss/khac/l3_2/sl": 3 });
  const dropped = two.sayAll("xóa bảo vệ", "đúng");
  expect(Object.keys(dropped.stored).filter((place) => place.startsWith("ss/khac/"))).toEqual([
    "ss/khac/l3_1/ten",
    "ss/khac/l3_1/sl",
  ]);
  expect(dropped.say("xong").text).toContain("Đã ghi xong danh sách: 1 nội dung");
  const none = atOpenRow().say("không");
  expect(Object.keys(none.stored).filter((place) => /^ss\/khac\/l\d/u.test(place))).toEqual([]);
  expect(none.text).toContain("Báo cáo đã đủ 4 mục");
});

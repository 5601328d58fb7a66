// What waits for a yes stands until it is answered, changed or left on purpose: a "không" is about it and about nothing else.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
import { checklistForm } from "../support/round/checklist-form.ts";

const shown = () => interviewOf("truong", {}, checklistForm).say("1, 3, 5");
const sides = "Có: 1, 3, 5. Không: 2, 4, 6. Đúng thì gõ “đúng”.";
const recorded = {
  "b1/t1/co": true,
  "b1/t2/co": false,
  "b1/t3/co": true,
  "b1/t4/co": false,
  "b1/t5/co": true,
  "b1/t6/co": false,
};

const beside = [
  "abc xyz",
  "em không biết",
  "cảm ơn",
  "em chào chị",
  "tiếp",
  "trợ giúp",
  "tiến độ",
  "xem lại",
  "9",
  "xin gia hạn thêm 2 ngày",
  "sao lại hỏi cái này ạ?",
];

it.each(beside)("a checklist shown stands after “%s”", (said) => {
  const after = shown().say(said);
  expect(after.text).toContain(sides);
  expect(after.offered.map(({ label }) => label)).toEqual(
    expect.arrayContaining(["Đúng", "Còn lại hỏi sau", "Nhập lại"]),
  );
  expect(after.stored).toEqual({});
  expect(after.say("đúng").stored).toEqual(recorded);
});

it.each(beside)("“k” behind “%s” says no to what was shown and writes nothing", (said) => {
  const denied = shown().say(said).say("k");
  expect(denied.stored).toEqual({});
  expect(denied.text).toContain("Gửi số của các nội dung CÓ");
});

it("leaves open by choice only what silence said", () => {
  const rest = shown().say("abc").press("Còn lại hỏi sau");
  expect(rest.stored).toEqual({ "b1/t1/co": true, "b1/t3/co": true, "b1/t5/co": true });
});

it("shows what another row changes beside it, and stands", () => {
  const after = shown().say("3.3: 12");
  expect(after.stored).toEqual({ "b2/may/so": 12 });
  expect(after.text).toContain(sides);
  expect(after.say("đúng").stored).toEqual({ ...recorded, "b2/may/so": 12 });
});

it("is left on purpose", () => {
  expect(shown().say("để sau").text).toContain("Đã chuyển 6 mục sang “để sau”");
  expect(shown().say("nhập lại").text).not.toContain(sides);
});

it("says what is not recorded where another row is asked for, and asks it again in its turn", () => {
  const other = shown().say("sửa 3.3");
  expect(other.text).toContain("Bot chưa ghi và sẽ hỏi lại: Có: 1, 3, 5. Không: 2, 4, 6.");
  expect(other.text).toContain("Mục 3.3. Máy dùng được");
  expect(other.stored).toEqual({});
  const back = other.say("12");
  expect(back.stored).toEqual({ "b2/may/so": 12 });
  expect(back.text).toContain("Biểu 1. Trường có những nội dung nào?");
});

const doubted = () => interviewOf("thpt").sayAll("số liệu trước", "1.8: 2/60", "1.7: 80/2400");

it("a doubted figure stands beside a change of another row, and is told where it is left", () => {
  expect(doubted().text).toContain("80 lớp, 2.400 người: nhiều hơn mức thường gặp");
  const beside18 = doubted().say("1.8 sửa thành 3/61");
  expect(beside18.text).toContain("Đã sửa mục 1.8");
  expect(beside18.text).toContain("Số này có đúng không ạ?");
  expect(beside18.say("đúng").stored).toMatchObject({ "n2_5/r1_7/count": 80, "n2_5/r1_8/people": 61 });
  const left = doubted().say("sửa 1.8");
  expect(left.text).toContain("bot chưa ghi 80 lớp, 2.400 người và sẽ hỏi lại.");
  expect(left.text).toContain("Đang ghi: 2 lớp, 60 người.");
});

const plan = testForm("ke-hoach-thuc-hien");
const ruled = parseForm({
  ...plan,
  checks: [
    {
      ...{ id: "P2", at: "row", type: "expression", table: "b1", holds: "{x1}[2] <= {x2}[2]", hard: true },
      say: "Số lớp không thể nhiều hơn số học sinh.",
    },
    {
      ...{ id: "P3", at: "review", type: "expression", table: "b1", holds: "{x1}[1] <= {x2}[1]", hard: true },
      say: "Lớp kế hoạch không thể nhiều hơn học sinh kế hoạch.",
    },
  ],
});

it("a hard refusal names the rows it is about, each a choice", () => {
  const refused = interviewOf("truong", {}, ruled).sayAll("1: 10/120", "2: 100/20");
  expect(refused.text).toContain("Bot chưa ghi. Xin kiểm tra và gửi lại, hoặc sửa mục B1.1.");
  expect(refused.offered.map(({ label }) => label)).toEqual(["Nhập lại", "Sửa B1.1", "Để sau"]);
  expect(refused.stored).toEqual({ "b1/x1/kh": 10, "b1/x1/th": 120 });
  expect(refused.press("Sửa B1.1").text).toContain("Đang ghi: kế hoạch 10, thực hiện 120.");
  expect(refused.say("sửa B1.1").text).toContain("Đang ghi: kế hoạch 10, thực hiện 120.");
  // A no is about the figures that were refused, and no zeros.
  expect(refused.say("k").stored).toEqual(refused.stored);
  const mended = refused.press("Sửa B1.1").sayAll("10/12", "2: 100/20");
  expect(mended.stored).toMatchObject({ "b1/x1/th": 12, "b1/x2/kh": 100, "b1/x2/th": 20 });
});

it("a rule that keeps a report from being handed in names its rows as choices", () => {
  const stopped = interviewOf("truong", {}, ruled).sayAll(
    "1: 110/12; 2: 100/120; 3: 2",
    "100/90/95",
    "100/91/95",
    "nộp",
  );
  expect(stopped.text).toContain("Cần sửa trước khi nộp");
  expect(stopped.offered.map(({ label }) => label)).toEqual(["Sửa B1.1", "Sửa B1.2"]);
  const other = stopped.say("sửa B1.3");
  expect(other.text).toContain("Mục B1.3. Phòng học xây mới");
  expect(stopped.say("B1.1 sửa thành 11/12").stored).toMatchObject({ "b1/x1/kh": 11, "b1/x1/th": 12 });
});

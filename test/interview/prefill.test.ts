// What a unit said in its last round is shown with the prompt, taken by “giữ nguyên” and never stored unasked.
import { expect, it } from "vitest";
import { questionnaire } from "../../src/form/questions.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { matrixForm } from "../support/round/matrix-form.ts";

const before = new Map(
  Object.entries({
    "lop/k6/lop": 4,
    "lop/k6/hs": 160,
    "lop/k6/nu": 80,
    "lop/k6/kt": 2,
    "lop/k7/lop": 5,
    "lop/k7/hs": 200,
    "cau/lop": 3,
    "cau/luot": 90,
  }),
);
const start = () => interviewOf("truong", {}, matrixForm, before);

it("shows what was said before and stores nothing of it", () => {
  const asked = start();
  expect(asked.text).toContain(
    "Lần trước: 4 lớp; 160 học sinh; nữ 80; khuyết tật 2. Không đổi thì gõ “giữ nguyên”.",
  );
  expect(asked.stored).toEqual({});
});

it("takes it by one word, and asks for what was not said then", () => {
  const kept = start().say("giữ nguyên");
  expect(kept.stored).toEqual({ "lop/k6/lop": 4, "lop/k6/hs": 160, "lop/k6/nu": 80, "lop/k6/kt": 2 });
  expect(kept.text).toContain("Lần trước: 5 lớp; 200 học sinh.");
  const half = kept.say("như năm trước");
  expect(half.text).toContain("Xin cho biết thêm số nữ / khuyết tật");
  const whole = half.say("98/1");
  expect(whole.stored).toMatchObject({ "lop/k7/lop": 5, "lop/k7/hs": 200, "lop/k7/nu": 98, "lop/k7/kt": 1 });
});

it("questions nothing that differs from it", () => {
  const typed = start().say("6/300/150/9");
  expect(typed.stored).toEqual({ "lop/k6/lop": 6, "lop/k6/hs": 300, "lop/k6/nu": 150, "lop/k6/kt": 9 });
});

it("proposes nothing where nothing was sealed", () => {
  expect(interviewOf("truong", {}, matrixForm).text).not.toContain("giữ nguyên");
  expect(questionnaire(matrixForm, "truong").byNo("b1.2")?.id).toBe("lop/k7");
});

it.each([
  "giống năm trước",
  "như năm ngoái",
  "bằng lần trước",
  "lấy số kỳ trước ạ",
  "dạ vẫn như năm trước",
  "giu nguyen nhu nam ngoai",
])("takes what is proposed by “%s”, and says clearly where nothing is", (said) => {
  const kept = start().say(said);
  expect(kept.stored).toEqual({ "lop/k6/lop": 4, "lop/k6/hs": 160, "lop/k6/nu": 80, "lop/k6/kt": 2 });
  const none = interviewOf("truong", {}, matrixForm).say(said);
  expect(none.stored).toEqual({});
  expect(none.text).toContain("Mục này không có số lần trước để bot lấy theo nên chưa ghi gì.");
});

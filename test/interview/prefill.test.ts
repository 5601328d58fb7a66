// What a unit said in its last round is shown with the prompt, taken by “giữ nguyên” and never stored unasked.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Form, parseForm } from "../../src/form/form.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
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

const rowsOf = (form: Form, last: Readonly<Record<string, number>>) =>
  interviewOf("phong", {}, form, new Map(Object.entries(last)));
/** The form of plans, with all of its plain columns proposed from the last round. */
const whole = parseForm(
  JSON.parse(
    readFileSync(new URL("../support/forms/ke-hoach-thuc-hien.json", import.meta.url), "utf8").replace(
      /"label": "(kế hoạch|thực hiện)"/gu,
      '$&, "prefill": "last-round"',
    ),
  ),
);

it("takes a whole group by one word: all rows that were said in full, and no other", () => {
  const asked = rowsOf(whole, {
    "b1/x1/kh": 10,
    "b1/x1/th": 12,
    "b1/x2/kh": 100,
    "b1/x2/th": 90,
    "b1/x3/th": 2,
  });
  expect(asked.stored).toEqual({});
  for (const said of ["giữ nguyên", "giống năm trước", "như kỳ trước"])
    expect(asked.say(said).stored).toEqual({
      "b1/x1/kh": 10,
      "b1/x1/th": 12,
      "b1/x2/kh": 100,
      "b1/x2/th": 90,
      "b1/x3/th": 2,
    });
  const partly = rowsOf(whole, { "b1/x1/kh": 10, "b1/x1/th": 12, "b1/x2/kh": 100 }).say("giữ nguyên");
  expect(partly.stored).toEqual({ "b1/x1/kh": 10, "b1/x1/th": 12 });
  expect(partly.text).toContain("B1.2. Học sinh tuyển mới");
});

it("begins the first row of a group of which nothing was said in full", () => {
  const asked = rowsOf(testForm("nam-truoc-nam-nay"), { "ss/l/nay": 10, "ss/hs/nay": 400 });
  const begun = asked.say("giữ nguyên");
  expect(begun.stored).toEqual({});
  expect(begun.text).toContain("Xin cho biết thêm năm nay");
  expect(begun.say("11").stored).toEqual({ "ss/l/truoc": 10, "ss/l/nay": 11 });
});

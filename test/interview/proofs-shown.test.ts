// Where proofs are asked for: "xem mục 1" shows what stands there, and a remark that begins with "minh chứng" stays whole.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
import { checklistForm } from "../support/round/checklist-form.ts";

const atProofs = () => interviewOf("truong", {}, testForm("ha-tang-so")).sayAll("1, 3", "đúng");

it.each([
  "xem mục 1",
  "xem 1",
  "coi mục 1",
  "cho em xem lại mục 1 ạ",
  "xem minh chứng 1",
  "xem minh chứng mục 1",
])("“%s” shows the row and asks for the proofs on", (said) => {
  const before = atProofs();
  const shown = before.say(said);
  expect(shown.text).toContain("Mục 1 (Internet cáp quang): có (chưa có minh chứng).");
  expect(shown.text).toContain("Minh chứng cho 1, 3:");
  expect(shown.stored).toEqual(before.stored);
  expect(shown.say("1: https://a.vn/x").stored).toMatchObject({ "bang/n1/mc": ["https://a.vn/x"] });
});

it("shows what is proved, and what is not there", () => {
  const proved = atProofs().say("1: https://a.vn/x");
  expect(proved.say("xem mục 1").text).toContain("có (minh chứng: 1 đường dẫn).");
  expect(proved.say("xem mục 2").text).toContain("Mục 2 (Wi-Fi các phòng học): không.");
  expect(proved.say("xem mục 9").text).toContain("không có mục 9");
});

it.each([
  ["1 có minh chứng ở zalo", "minh chứng ở zalo"],
  ["1 minh chứng ở zalo, 3, 5", "minh chứng ở zalo"],
  ["1 co minh chung o zalo", "minh chung o zalo"],
  ["có 1 (minh chứng gửi zalo), 3", "minh chứng gửi zalo"],
])("“%s” keeps the whole remark", (said, note) => {
  const shown = interviewOf("truong", {}, checklistForm).say(said);
  expect(shown.text).toContain(`(ghi chú: “${note}”)`);
});

it("keeps a remark behind a link whole", () => {
  expect(atProofs().say("1 https://a.vn/x minh chứng ở zalo").stored).toMatchObject({
    "bang/n1/mc": ["https://a.vn/x"],
    "bang/n1/mc/note": "minh chứng ở zalo",
  });
});

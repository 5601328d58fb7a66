// Rows of one message are held against each other: what breaks a rule together is asked at once.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { planOfRows } from "../support/round/plan-form.ts";

/** Boarders are asked for, and there are no more of them than pupils. */
const plan = () => interviewOf("truong", {}, planOfRows).sayAll("để sau", "có");

it("asks for the later of two rows that break a rule together, and keeps the other", () => {
  const both = plan().say("I.1: 100; I.3: 120");
  expect(both.stored).toMatchObject({ si_so: 100 });
  expect(both.stored).not.toHaveProperty("so_ban_tru");
  expect(both.text).toContain("Bot chưa ghi. Xin kiểm tra và gửi lại, hoặc sửa mục I.1.");
});

it("doubts no row for what a later row of the same message sets right", () => {
  const before = plan().say("I.1: 150; I.3: 120");
  expect(before.say("I.3: 190; I.1: 200").stored).toMatchObject({ si_so: 200, so_ban_tru: 190 });
});

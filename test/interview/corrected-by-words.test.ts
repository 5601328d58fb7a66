// A correction that names its row in words, typed at the narrative that is asked next: it is no text of a narrative.
import { expect, it } from "vitest";
import { ofUnit, promptAt, say } from "../language/said.ts";

it.each([
  ["sách 487 mới đúng", { "4.3": [487] }],
  ["sách là 487 quyển nhé, ko phải 486", { "4.3": [487] }],
  ["em nhầm, sách là 487", { "4.3": [487] }],
  ["487 quyển mới đúng, không phải 486", { "4.3": [487] }],
  ["cá nhân là 222 chứ không phải 212", { "4.2": [222] }],
  ["nhầm, số tập thể là 31", { "4.1": [31] }],
])("%s", (text, corrected) => {
  const q = ofUnit("thpt");
  const before = say(q, promptAt(q, "4"), "30, 212, 486");
  const { asked } = before.chat;
  if (!asked) throw new Error("nothing was asked");
  expect(q.byId("id" in asked ? asked.id : "")?.narrative).toBe(true);
  expect(Object.fromEntries(say(q, asked, text, before).stored)).toEqual(corrected);
});

it.each(["Hoạt động phong phú, không phải 1 buổi", "Toàn trường tham gia, không phải 2 lớp như năm trước"])(
  "a text of a narrative stays one: %s",
  (text) => {
    const q = ofUnit("thpt");
    const before = say(q, promptAt(q, "4"), "30, 212, 486");
    const { asked } = before.chat;
    if (!asked) throw new Error("nothing was asked");
    expect([...say(q, asked, text, before).stored.keys()].filter((no) => no.startsWith("4"))).toEqual([]);
  },
);

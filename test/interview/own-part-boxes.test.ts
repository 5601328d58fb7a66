// A total typed into a box of a report that compiles is not added to what it is made of.
import { expect, it } from "vitest";
import { compiling } from "../language/scenes.ts";
import { file, sheet } from "../support/files/blocks.ts";

it("leaves a row open whose figures are as large as what came in below, and records a smaller one", () => {
  const left = compiling().boxes({
    "n2_5/r1_7/count": "45",
    "n2_5/r1_7/people": "800",
    "n2_5/r1_1/count": "2",
    "n2_5/r1_1/people": "60",
  });
  expect(left.stored["n2_5/r1_7/count"]).toBeUndefined();
  expect(left.stored["n2_5/r1_7/people"]).toBeUndefined();
  expect(left.stored["n2_5/r1_1/people"]).toBe(60);
});

it("asks of a file's row that may be the total, and records the others", () => {
  const rows = sheet("Bao cao", [
    ["STT", "Nội dung", "Số lớp", "Số người"],
    ["1.1", "Bồi dưỡng chuyên môn", 2, 60],
    ["1.7", "Giáo dục kỹ năng sống cho học sinh", 45, 800],
  ]);
  const taken = compiling()
    .hand(1, "bao cao.xlsx", file("xlsx", [rows]))
    .say("ghi");
  expect(taken.stored["n2_5/r1_1/people"]).toBe(60);
  expect(taken.stored["n2_5/r1_7/people"]).toBeUndefined();
  expect(taken.text).toContain("có thể là tổng gồm cả các đơn vị đã nộp");
  const asked = taken.say("5/100");
  expect(asked.stored["n2_5/r1_7/people"]).toBe(100);
});

// A total typed into a box of a report that compiles is not added to what it is made of.
import { expect, it } from "vitest";
import { compiling } from "../language/scenes.ts";

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

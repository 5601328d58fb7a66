// What "80%" means beside percentages, which are kept as typed.
import { expect, it } from "vitest";
import { evaluate } from "../../src/expression/evaluate.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import { settlePercents } from "../../src/expression/percents.ts";
import { lookupIn, shown } from "../support/expression/sheet.ts";

/** Column 4 holds a percentage: 85,5%; 171 of 200 is the same share. */
const lookup = lookupIn({ "1.1 2": "200", "1.1 3": "171", "1.1 4": "85.5" });

function settled(text: string, wanted: boolean): string | boolean {
  const isColumn4 = (reference: { type: string; columns?: { from: string } | null }) =>
    reference.columns?.from === "4";
  return shown(evaluate(settlePercents(parseExpression(text), isColumn4, wanted), lookup));
}

it.each([
  ["[4] >= 80%", true],
  ["80% <= [4] và [4] <= 100%", true],
  ["[4] > 85,5%", false],
  ["[3] / [2] >= 80%", true],
  ["[3] / [2] >= 86%", false],
  ["[3] >= 80% * [2]", true],
  ["[3] / [2] * 100% >= 80%", true],
  ["[4] = [3] / [2] * 100%", true],
  ["[4] = 100% * [3] / [2]", true],
  ["[4] = [3] / [2] * 100", true],
  ["LÀM TRÒN([4]) = 86%", true],
  ["[4] - 5% > 80%", true],
  ["LỚN NHẤT([4]; 90%) = 90%", true],
  ["(nếu [2] > 0 thì [4] không thì 0%) > 85%", true],
  ["[4] * 50% < 43%", true],
  ["không ([4] < 80%)", true],
])("in a rule: %s is %s", (text, expected) => expect(settled(text, false)).toBe(expected));

it.each([
  ["[3] / [2] * 100%", "85.5"],
  ["[3] / [2] * 100", "85.5"],
  ["100% * [3] / [2]", "85.5"],
  ["100% - [4]", "14.5"],
  ["[4] * 10%", "8.55"],
  ["LÀM TRÒN([3] / [2] * 100%; 0)", "86"],
  ["nếu [2] > 0 thì [3] / [2] * 100% không thì 0%", "85.5"],
])("where a percentage is computed: %s is %s", (text, expected) =>
  expect(settled(text, true)).toBe(expected),
);

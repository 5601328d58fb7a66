// What expressions are worth: exact numbers, what is unknown, what is not asked, and when a rule is broken.
import { expect, it } from "vitest";
import { isBroken } from "../../src/expression/evaluate.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import { type Cells, lookupIn, worth } from "../support/expression/sheet.ts";

/** Row 1.1 is at hand; 1.3 is open in columns 2 and 5, and in row 1.4 nothing but column 3 is asked. */
const cells: Cells = {
  "1.1 2": "12",
  "1.1 3": "7",
  "1.1 4": "2.5",
  "1.1 5": true,
  "1.2 2": "0",
  "1.2 3": "20",
  "1.2 4": "0.1",
  "1.2 5": false,
  "1.3 2": null,
  "1.3 3": "3",
  "1.3 4": "0.2",
  "1.3 5": null,
  "1.4 2": "x",
  "1.4 3": "5",
  "1.4 4": "x",
  "1.4 5": "x",
  "before 1.1 2": "10",
};
const lookup = lookupIn(cells, { "Số học sinh": "480" });

it.each([
  // arithmetic without floating
  ["{1.2}[4] + {1.3}[4]", "0.3"],
  ["{1.2}[4] * 3 - 0,3", "0"],
  ["[3] / [2]", "0.5833"],
  ["[3] / [2] * [2]", "7"],
  ["10 - 2 - 3", "5"],
  ["-[2] - -[3]", "-5"],
  ["25% * [2]", "3"],
  ["12,5%", "0.125"],
  ["1.000.000.000.000 * 1.000.000.000.000 + 0,001", "1000000000000000000000000.001"],
  // halves are rounded away from zero, as Excel does and floating does not
  ["LÀM TRÒN(2,5)", "3"],
  ["LÀM TRÒN(-2,5)", "-3"],
  ["LÀM TRÒN(1,005; 2)", "1.01"],
  ["LÀM TRÒN(2,675; 2)", "2.68"],
  ["LÀM TRÒN(1.250; -2)", "1300"],
  ["LÀM TRÒN(-1.249; -2)", "-1200"],
  // unknown goes through
  ["[2] + {1.3}[2]", "?"],
  ["{1.3}[2] * 0", "?"],
  ["[2] / {1.2}[2]", "?"],
  ["0 / 0", "?"],
  ["-{1.3}[2]", "?"],
  ["[2] + {1.4}[2]", "?"],
  ["{1.4}[2]", "x"],
  ["{9}[2]", "?"],
  ["[2] + [5]", "?"],
  // functions
  ["TỔNG([2]:[4])", "21.5"],
  ["TỔNG({1.1}:{1.4}[3])", "35"],
  ["TỔNG({1.1}:{1.3}[2])", "?"],
  ["TỔNG({1.1}[2]; {1.2}[2]; {1.4}[2])", "12"],
  ["TỔNG({1.4}[2]:[4])", "5"],
  ["TỔNG({1.4}[2]; {1.4}[4])", "0"],
  ["TỔNG({1.1}[2]:{1.2}[3])", "39"],
  ["TỔNG([2]; [5])", "?"],
  ["TỔNG([3] / {1.2}[2]; [2])", "?"],
  ["TRUNG BÌNH({1.2}:{1.4}[3])", "9.3333"],
  ["TRUNG BÌNH({1.2}[4]; {1.4}[4])", "0.1"],
  ["TRUNG BÌNH({1.4}[2]; {1.4}[4])", "?"],
  ["LỚN NHẤT({1.1}:{1.4}[3])", "20"],
  ["NHỎ NHẤT({1.1}:{1.4}[3]; 4)", "3"],
  ["NHỎ NHẤT({1.4}[2])", "?"],
  ["ĐẾM({1.1}:{1.2}[5])", "1"],
  ["ĐẾM({1.1}:{1.3}[5])", "?"],
  ["ĐẾM([5]; {1.4}[5])", "1"],
  ["ĐẾM([2] > 0; [3] > 100; {1.1}:{1.2}[2])", "2"],
  // comparisons
  ["[3] <= [2]", true],
  ["[3] >= [2]", false],
  ["[2] = 12 và [2] <> 13", true],
  ["{1.3}[2] = 0", "?"],
  ["{1.4}[2] = 0", "?"],
  ["[5] = có", true],
  ["{1.2}[5] = có", false],
  ["[5] <> {1.2}[5]", true],
  ["[5] = 1", "?"],
  ['"tốt" = "Tốt "', true],
  ['"Tốt" <> "Khá"', true],
  ['"a" < "b"', "?"],
  // both sides are rounded to the coarser one; a number that is written is exact
  ["[4] = [2] / 5 + 0,1", true],
  ["[4] = 2,51", false],
  ["[4] <= 2,49", false],
  ["[4] = [3] / 3 + 0,2", true],
  ["{1.2}[4] > 0", true],
  ["{1.2}[4] = 0", false],
  ["[2] = [4] * 4,7", true],
  ["[2] >= [4] * 4,9", true],
  ["[2] >= [4] * 5,1", false],
  ["[3] = 20 / 3", false],
  ["LÀM TRÒN([2] / 7; 2) = 1,71", true],
  ["[2] / 3 = 4", true],
  // Kleene
  ["{1.3}[5] và [2] = 0", false],
  ["{1.3}[5] và [2] = 12", "?"],
  ["{1.3}[5] hoặc [2] = 12", true],
  ["{1.3}[5] hoặc [2] = 0", "?"],
  ["không {1.3}[5]", "?"],
  ["không [5]", false],
  ["{1.4}[5] hoặc [2] = 0", "?"],
  // conditions
  ["nếu [2] > 0 thì [3] > 0", true],
  ["nếu [2] > 0 thì [3] > 100", false],
  ["nếu [2] > 100 thì [3] > 100", true],
  ["nếu {1.3}[2] > 0 thì [3] > 100", "?"],
  ["nếu {1.3}[2] > 0 thì [3] > 0", "?"],
  ["nếu [2] > 0 thì {1.3}[2] > 0", "?"],
  ["nếu [2] > 0 thì [3] không thì 0", "7"],
  ["nếu [2] > 100 thì [3] không thì {1.3}[2]", "?"],
  ["nếu [2] > 0 thì {1.4}[2] không thì 0", "?"],
  ['nếu [4] >= 2,5 thì "Tốt" không thì "Khá"', "Tốt"],
  // the last round, and the unit's sizes
  ["[2] <= 2 * lần trước([2])", true],
  ["[2] = lần trước([2]) + 2", true],
  ["[3] <= lần trước([3])", "?"],
  ["TỔNG(lần trước([2]:[3]))", "?"],
  ['[3] <= đơn vị("Số học sinh")', true],
  ['[3] <= đơn vị("Số lớp")', "?"],
] as const)("%s is %s", (text, expected) => expect(worth(text, lookup)).toBe(expected));

it("lets a check speak only where it is surely broken", () => {
  const broken = (text: string) => isBroken(parseExpression(text), lookup);
  expect(broken("[3] >= [2]")).toBe(true);
  expect(broken("nếu [2] > 0 thì [3] > 100")).toBe(true);
  for (const text of [
    "[3] <= [2]",
    "{1.3}[2] = 5",
    "{1.4}[2] = 5",
    "[2] / 0 = 1",
    "nếu {1.3}[5] thì [3] > 100",
    "[2]",
  ])
    expect([text, broken(text)]).toEqual([text, false]);
});

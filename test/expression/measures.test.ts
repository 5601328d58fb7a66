// Expressions that mix what cannot be mixed are found, with the letter where.
import { expect, it } from "vitest";
import { type Measure, measured } from "../../src/expression/measures.ts";
import { parseExpression } from "../../src/expression/parse.ts";

const measures: Readonly<Record<string, Measure>> = {
  "2": { type: "number", of: "people" },
  "3": { type: "number", of: "people" },
  "4": { type: "number", of: "money" },
  "5": { type: "truth" },
  "6": { type: "text" },
  "7": { type: "day" },
};

function read(text: string) {
  return measured(parseExpression(text), (reference) =>
    reference.type === "fact"
      ? { type: "number", of: null }
      : (measures[reference.columns?.from ?? ""] ?? null),
  );
}

const people = { type: "number", of: "people" };
const plain = { type: "number", of: null };

it.each([
  ["[2] + [3]", people],
  ["2 * [2]", people],
  ["[2] / 2", people],
  ["[4] / [2]", plain],
  ["[2] * [4]", plain],
  ["TỔNG([2]:[3])", people],
  ["TRUNG BÌNH([4]; 5)", { type: "number", of: "money" }],
  ["ĐẾM([5]; [6])", plain],
  ['[2] <= đơn vị("Số học sinh")', { type: "truth" }],
  ["nếu [5] thì [2] > 0", { type: "truth" }],
  ["nếu [5] thì [2] không thì 0", people],
  ["nếu [2] > 0 thì [5] = có", { type: "truth" }],
  ['[6] = "Tốt"', { type: "truth" }],
  ["[7] <= [7]", { type: "truth" }],
  ["[9] + [2]", people],
])("%s goes together", (text, measure) => expect(read(text)).toEqual({ measure, faults: [] }));

it.each([
  ["[2] <= [4]", 7],
  ["[2] + [4]", 6],
  ["[2] = [5]", 6],
  ['[2] = "Tốt"', 6],
  ["[5] + 1", 0],
  ["-[6]", 1],
  ['[6] < "Tốt"', 4],
  ["[5] > có", 4],
  ["không [2]", 6],
  ["[2] và [5]", 0],
  ["nếu [2] thì [5]", 4],
  ["nếu [5] thì [2] không thì [4]", 26],
  ["TỔNG([2]; [4])", 10],
  ["TỔNG([5])", 5],
  ["LÀM TRÒN([6])", 9],
])("%s does not, at letter %i", (text, at) =>
  expect(read(text).faults.map((fault) => fault.at)).toEqual([at]),
);

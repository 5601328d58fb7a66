// What may be written as an expression, what each writing means, and where a text is found wrong.
import fc from "fast-check";
import { expect, it } from "vitest";
import { decimalOf } from "../../src/expression/exact.ts";
import { type Expression, ExpressionError } from "../../src/expression/expression.ts";
import { mostLetters, parseExpression } from "../../src/expression/parse.ts";
import { mostDepth } from "../../src/expression/reader.ts";

/** The tree of an expression with every bracket it could have. */
function tree(expression: Expression): string {
  switch (expression.type) {
    case "number":
      return `${decimalOf(expression.value, 6)}${expression.percent ? "%" : ""}`;
    case "text":
      return JSON.stringify(expression.value);
    case "truth":
      return expression.value ? "yes" : "no";
    case "fact":
      return `fact ${expression.name}`;
    case "cells": {
      const spans = [expression.rows, expression.columns].map((span) =>
        span ? `${span.from}${span.to ? `..${span.to}` : ""}` : "here",
      );
      return `${expression.before ? "before " : ""}${spans.join(" × ")}`;
    }
    case "negative":
      return `(-${tree(expression.of)})`;
    case "arithmetic":
    case "compare":
      return `(${tree(expression.left)} ${expression.sign} ${tree(expression.right)})`;
    case "and":
    case "or":
      return `(${expression.parts.map(tree).join(` ${expression.type} `)})`;
    case "not":
      return `(not ${tree(expression.of)})`;
    case "if": {
      const otherwise = expression.otherwise ? ` else ${tree(expression.otherwise)}` : "";
      return `(if ${tree(expression.given)} then ${tree(expression.follows)}${otherwise})`;
    }
    case "round":
      return `round(${tree(expression.of)} to ${expression.digits})`;
    case "call":
      return `${expression.name}(${expression.of.map(tree).join(", ")})`;
  }
}

it.each([
  // numbers as officers write them
  ["1,5", "1.5"],
  ["1.250.000", "1250000"],
  ["1.250,75", "1250.75"],
  ["0,125", "0.125"],
  ["80%", "80%"],
  ["12,5 %", "12.5%"],
  // cells: by column in the row at hand, by row in the column at hand, by both in either order
  ["[3]", "here × 3"],
  ["{1.1}", "1.1 × here"],
  ["{B2.3}[4]", "B2.3 × 4"],
  ["[4]{B2.3}", "B2.3 × 4"],
  ["[ so_lop ]", "here × so_lop"],
  ["TỔNG([2]:[5])", "sum(here × 2..5)"],
  ["TỔNG({1.1}:{1.14})", "sum(1.1..1.14 × here)"],
  ["TỔNG({1.1}:{1.14}[3])", "sum(1.1..1.14 × 3)"],
  ["TỔNG({1.1}[2]:[5])", "sum(1.1 × 2..5)"],
  ["TỔNG({1.1}[2]:{1.4}[5])", "sum(1.1..1.4 × 2..5)"],
  ["TỔNG({1.1}[3]:{1.4}[3])", "sum(1.1..1.4 × 3)"],
  // signs, with what binds how strongly
  ["1 + 2 * 3", "(1 + (2 * 3))"],
  ["1 − 2 – 3", "((1 - 2) - 3)"],
  ["12 ÷ 2 × 3", "((12 / 2) * 3)"],
  ["-[2] + 3", "((-here × 2) + 3)"],
  ["-(1 + 2)", "(-(1 + 2))"],
  ["[3] ≤ [2]", "(here × 3 <= here × 2)"],
  ["[3] ≠ [2]", "(here × 3 <> here × 2)"],
  ["0 <= [2] < 100", "((0 <= here × 2) and (here × 2 < 100))"],
  ["[2] = 1 hoặc [3] = 2 và [4] = 3", "((here × 2 = 1) or ((here × 3 = 2) and (here × 4 = 3)))"],
  // “có” and “không” as answers and as negation
  ["[2] = có", "(here × 2 = yes)"],
  ["[2] = không", "(here × 2 = no)"],
  ["[2] = không và [3] = có", "((here × 2 = no) and (here × 3 = yes))"],
  ["không [2] > 0", "(not (here × 2 > 0))"],
  ["không({1.1} = 0) hoặc [2]", "((not (1.1 × here = 0)) or here × 2)"],
  ["không không [2]", "(not (not here × 2))"],
  ["nếu [2] = không thì [3] = 0", "(if (here × 2 = no) then (here × 3 = 0))"],
  ["nếu [2] > 0 thì không không thì có", "(if (here × 2 > 0) then no else yes)"],
  // conditions
  ["nếu {2} > 0 thì {3} > 0", "(if (2 × here > 0) then (3 × here > 0))"],
  ["nếu {2} > 0, thì {3} > 0", "(if (2 × here > 0) then (3 × here > 0))"],
  [
    'nếu [2] >= 9 thì "Tốt" không thì nếu [2] >= 7 thì “Khá” không thì "Đạt"',
    '(if (here × 2 >= 9) then "Tốt" else (if (here × 2 >= 7) then "Khá" else "Đạt"))',
  ],
  // functions
  ["TRUNG BÌNH([2]; [3])", "average(here × 2, here × 3)"],
  ["LỚN NHẤT([2],[3], 5)", "most(here × 2, here × 3, 5)"],
  ["NHỎ NHẤT(1,5; 2)", "least(1.5, 2)"],
  ["ĐẾM({1}:{9}[5])", "count(1..9 × 5)"],
  ["LÀM TRÒN([3]/[2]*100; 1)", "round(((here × 3 / here × 2) * 100) to 1)"],
  ["LÀM TRÒN([3])", "round(here × 3 to 0)"],
  ["LÀM TRÒN([3]; -3)", "round(here × 3 to -3)"],
  ["lần trước({1})", "before 1 × here"],
  ["{1} <= 2 * lần trước({1})", "(1 × here <= (2 * before 1 × here))"],
  ["lần trước(TỔNG([2]:[3]) + {1}[2])", "(sum(before here × 2..3) + before 1 × 2)"],
  ['đơn vị("Số học sinh")', "fact Số học sinh"],
  // without diacritics, in any case and spacing
  ["tong([2]:[3])", "sum(here × 2..3)"],
  ["NEU {2} > 0 THI {3} > 0", "(if (2 × here > 0) then (3 × here > 0))"],
  ["Trung  Binh([2])", "average(here × 2)"],
  ["khong([2] = co va [3] = khong)", "(not ((here × 2 = yes) and (here × 3 = no)))"],
  ['lan truoc([2]) + don vi("lop")', "(before here × 2 + fact lop)"],
])("%s", (text, expected) => {
  expect(tree(parseExpression(text))).toBe(expected);
  expect(tree(parseExpression(text.normalize("NFD")))).toBe(expected);
});

it.each([
  ["", "empty", 0],
  ["  ", "empty", 0],
  ["1.5", "number", 0],
  ["0.125", "number", 0],
  ["[2] + 1,250,000", "number", 6],
  ["[2] + 1.25.000", "number", 6],
  ["1.", "number", 0],
  ["[2] & 3", "sign", 4],
  ["tổng cộng([2])", "word", 5],
  ["tông([2])", "word", 0],
  ["eval([2])", "word", 0],
  ["[2", "open", 0],
  ["[]", "open", 0],
  ["{1.1 + 2", "open", 0],
  ['[2] = "Tốt', "open", 6],
  ["[2] +", "operand", 5],
  ["[2] + * 3", "operand", 6],
  ["thì [2]", "operand", 0],
  ["([2] + 3", "bracket", 0],
  ["[2] 3", "left-over", 4],
  ["[2] = 3)", "left-over", 7],
  ["nếu [2] > 0", "no-then", 11],
  ["nếu [2] > 0 thì 5", "no-else", 0],
  ["nếu [2] > 0 thì [3] + 1", "no-else", 0],
  ["6 : 2", "colon", 2],
  ["[2] : 3", "colon", 6],
  ["[2]:[2]", "colon", 4],
  ["({1} : 2)", "colon", 7],
  ["[2]:[5]", "range", 0],
  ["1 + {1}:{3}", "range", 4],
  ["TỔNG([2]:[5] + 1)", "range", 5],
  ["TỔNG", "arguments", 4],
  ["TỔNG()", "operand", 5],
  ["LÀM TRÒN([2]; [3])", "digits", 14],
  ["LÀM TRÒN([2]; 1,5)", "digits", 14],
  ["LÀM TRÒN([2]; 10)", "digits", 14],
  ["LÀM TRÒN([2]; 1; 2)", "bracket", 8],
  ["đơn vị(3)", "arguments", 7],
  ["lần trước(lần trước({1}))", "before", 20],
  ['lần trước(đơn vị("lop"))', "before", 10],
  ["[2][3]", "left-over", 3],
] as const)("%s is refused: %s at %i", (text, reason, at) => {
  expect(errorOf(text)).toEqual({ reason, at });
});

it("is bounded in length and in depth", () => {
  const long = `[2]${" + 1".repeat(mostLetters / 4)}`;
  expect(errorOf(long)).toEqual({ reason: "too-long", at: mostLetters });
  expect(tree(parseExpression(long.slice(0, mostLetters - 1)))).toContain("here × 2");
  const nested = (depth: number) => `${"(".repeat(depth)}1${")".repeat(depth)}`;
  expect(tree(parseExpression(nested(mostDepth)))).toBe("1");
  for (const text of [
    nested(mostDepth + 1),
    `${"không ".repeat(mostDepth + 1)}[2]`,
    `${"-".repeat(mostDepth + 1)}1`,
    `${"nếu [2] thì ".repeat(mostDepth + 1)}[3]`,
  ])
    expect(errorOf(text)?.reason).toBe("too-deep");
});

it("finds a place for whatever is typed, and never fails otherwise", () => {
  const pieces = [
    "[2]",
    "{1.1}",
    "(",
    ")",
    ":",
    ";",
    ",",
    "1,5",
    "1.000",
    "%",
    "+",
    "-",
    "<=",
    "=",
    '"a"',
    "nếu ",
    "thì ",
    "không ",
    "có ",
    "và ",
    "hoặc ",
    "TỔNG(",
    "lần trước(",
    "đơn vị(",
    "LÀM TRÒN(",
    "a",
    "[",
    "“",
    "\u0000",
    "\u{1F600}",
  ];
  const text = fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (typed) => {
      const error = errorOf(typed);
      if (error) expect(error.at >= 0 && error.at <= typed.normalize("NFC").length).toBe(true);
    }),
    { seed: 12, numRuns: 2000 },
  );
});

function errorOf(text: string): { reason: string; at: number } | null {
  try {
    parseExpression(text);
    return null;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { reason: error.reason, at: error.at };
  }
}

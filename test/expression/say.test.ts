// How expressions are read out to people.
import { expect, it } from "vitest";
import type { Span } from "../../src/expression/expression.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import { sayExpression } from "../../src/expression/say.ts";

const span = (word: string, { from, to }: Span) =>
  to === null ? `${word} ${from}` : `các ${word} ${from} đến ${to}`;

function say(text: string): string {
  return sayExpression(parseExpression(text), (reference) => {
    if (reference.type === "fact") return reference.name.toLowerCase();
    const rows = reference.rows ? [span("dòng", reference.rows)] : [];
    return [...(reference.columns ? [span("cột", reference.columns)] : []), ...rows].join(" ");
  });
}

it.each([
  ["[3] <= [2]", "cột 3 không lớn hơn cột 2"],
  ["{1.1} + {1.2} = {1}", "dòng 1.1 + dòng 1.2 bằng dòng 1"],
  ["{1} <= 2 * lần trước({1})", "dòng 1 không lớn hơn 2 × dòng 1 lần trước"],
  ["nếu {2} > 0 thì {3} > 0", "nếu dòng 2 lớn hơn 0 thì dòng 3 lớn hơn 0"],
  ["[4] = [3] / [2] * 100", "cột 4 bằng cột 3 / cột 2 × 100"],
  ["[4] = [3] / ([2] * 100)", "cột 4 bằng cột 3 / (cột 2 × 100)"],
  ["[4] = ([3] + [2]) * 100", "cột 4 bằng (cột 3 + cột 2) × 100"],
  ["[4] - ([3] - [2]) >= 1.250,5", "cột 4 − (cột 3 − cột 2) không nhỏ hơn 1.250,5"],
  ["TỔNG({1.1}:{1.4}[3]) = {1}[3]", "tổng cột 3 các dòng 1.1 đến 1.4 bằng cột 3 dòng 1"],
  ["LỚN NHẤT([2]; [3]) < 100%", "lớn nhất (cột 2; cột 3) nhỏ hơn 100%"],
  ["ĐẾM({1}:{9}) >= 3", "số câu trả lời “có” trong các dòng 1 đến 9 không nhỏ hơn 3"],
  ['[2] <= đơn vị("Số học sinh")', "cột 2 không lớn hơn số học sinh của đơn vị"],
  ["không ([2] = có) hoặc [3] <> không", "không phải (cột 2 bằng “có”) hoặc cột 3 khác “không”"],
  ["([2] = 1 hoặc [3] = 1) và [4] = 1", "(cột 2 bằng 1 hoặc cột 3 bằng 1) và cột 4 bằng 1"],
  ['nếu [2] >= 9 thì "Tốt" không thì "Đạt"', "nếu cột 2 không nhỏ hơn 9 thì “Tốt”, không thì “Đạt”"],
  ["LÀM TRÒN([3] / [2]; 1) = 2", "cột 3 / cột 2 (làm tròn 1 chữ số sau dấu phẩy) bằng 2"],
])("%s: %s", (text, said) => expect(say(text)).toBe(said));

// What the operator reads of a form's file: what is wrong in it, and what the bot will say of each of its own rules. Pure.
import { ExpressionError } from "../../expression/expression.ts";
import { seatsOfRule } from "../../form/checks/rules.ts";
import type { ExpressionCheck } from "../../form/checks/schema.ts";
import type { Form } from "../../form/form.ts";
import { sayRule } from "../interview/rules.ts";
import { typed, wanted } from "./command-line.ts";

export const formHelp = {
  summary: "soát tệp biểu mẫu (.json) và đọc câu bot sẽ nói của từng quy tắc (không ghi gì)",
  help: `form lint ${wanted.file}

Soát một tệp biểu mẫu trước khi đưa vào dùng: những chỗ sai, và với mỗi quy tắc kiểm tra do biểu mẫu viết, câu bot sẽ nói
khi số liệu trái quy tắc ấy. Đọc câu để biết quy tắc có đúng ý không. Không ghi gì.

Ví dụ: ${typed("form lint src/form/library/bieu@1.json")}`,
} as const;

/** A rule of the form with what the bot says of who breaks it. */
type CheckSentence = { readonly id: string; readonly holds: string; readonly said: string };

/** Every rule that can be read, in the form's order: at the first of the places where it holds. */
export function checkSentences(form: Form): readonly CheckSentence[] {
  return form.checks.flatMap((check) => (check.type === "expression" ? sentenceOf(form, check) : []));
}

function sentenceOf(form: Form, check: ExpressionCheck): readonly CheckSentence[] {
  try {
    const [first] = seatsOfRule(form, check);
    return first ? [{ id: check.id, holds: check.holds, said: sayRule(form, check, first) }] : [];
  } catch (error) {
    // What cannot be read is among what is wrong.
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** `problems`: the linter's sentences, as they are. */
export function lintText(
  problems: readonly string[],
  sentences: readonly CheckSentence[],
): readonly string[] {
  return [
    ...(problems.length === 0 ? ["Không thấy chỗ nào sai."] : [`${problems.length} chỗ cần sửa:`]),
    ...problems.map((problem) => `– ${problem}`),
    ...(sentences.length === 0 ? [] : ["", "Câu bot sẽ nói khi số liệu trái quy tắc:"]),
    ...sentences.map(({ id, holds, said }) => `${id} (${holds}): “${said}.”`),
  ];
}

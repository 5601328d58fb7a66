// Why a text was not taken at a question, and what is wanted there. Pure.
import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { questionAsked } from "../../interview/next.ts";
import type { RefusalReason } from "../../language/reading.ts";
import type { SpeechContext } from "./context.ts";
import { type ExampleContext, examplesOf, sayExample, sayMissing, sayUnit, sayWanted } from "./values.ts";

/** Why the rest of a row was not taken, where some of its cells were given: those are kept. */
export function restRefused(
  c: SpeechContext,
  { reason, said }: Extract<SpeechEvent, { type: "refused" }>,
  question: Question,
): string {
  const { half, asked } = c.chat;
  if (!half || question.cells.length < 3 || questionAsked(asked) !== question.id)
    return sayRefusal(c, reason, said, question);
  const all = `${question.cells.length} ${sayUnit(question.cells)}`;
  return `${whyRefused(reason, ends(said), question)} Xin cho biết thêm ${sayMissing(question, half)}, hoặc gửi lại đủ ${all}.`;
}

/** Why a text is no value of a row; it follows the name of that row. */
export function whyRefused(reason: RefusalReason, said: string, { cells }: Question): string {
  const own = cells.map((cell) => cell.kind.refuse[reason]?.(said, cell)).find((sentence) => sentence);
  if (own) return own;
  switch (reason) {
    case "empty":
      return `bot chưa nhận được nội dung.`;
    case "decimal":
      return `“${said}” là số thập phân, mục này chỉ nhận số nguyên.`;
    case "negative":
      return `số liệu không được âm.`;
    case "malformed":
      return `“${said}” viết dấu chấm, phẩy chưa đúng chỗ.`;
    case "too-large":
      return `“${said}” quá lớn.`;
    case "formula":
      return `bot không tính công thức, xin gửi kết quả.`;
    case "money":
      return `“${said}” là số tiền, mục này không ghi tiền.`;
    case "may-be-total":
      return `“${said}” có thể là tổng gồm cả các đơn vị đã nộp. Mục này chỉ ghi phần đơn vị trực tiếp tổ chức.`;
    case "too-long":
      return `nội dung dài quá 8.000 ký tự nên bot chưa ghi. Xin rút gọn.`;
    case "no-such-day":
      return `không có ngày “${said}”.`;
    case "lunar":
      return `xin dùng ngày dương lịch.`;
    case "surplus":
      return `“${said}” có nhiều số hơn mục này cần.`;
    case "not-words":
      return `xin gửi nội dung bằng chữ.`;
    default:
      return `bot chưa hiểu “${said}”.`;
  }
}

/** Why a text was not taken at a question, and what is wanted there. */
export function sayRefusal(
  c: ExampleContext,
  reason: RefusalReason,
  said: string,
  question: Question,
): string {
  return `${whyRefused(reason, ends(said), question)}${wanted(c, reason, question)}`;
}

function wanted(c: ExampleContext, reason: RefusalReason, question: Question): string {
  if (reason === "too-long") return "";
  const [only] = question.cells;
  const own = question.cells.length === 1 ? only?.kind.remedy(only, examplesOf(c)) : null;
  if (own) return own;
  return ` Mục này cần ${sayWanted(question)}, ví dụ: ${sayExample(c, question)}. Không có thì gõ 0.`;
}

// What a check doubts, in words. Pure; a check's sentence depends on its type, never on one form.

import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { comparedAt, type Finding, numbersOf } from "../../form/checks/check.ts";
import { type Check, isRowCheck } from "../../form/checks/schema.ts";
import type { Form } from "../../form/form.ts";
import type { Question } from "../../form/question.ts";
import { formWords } from "../../form/words/form-words.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { SpeechContext } from "./context.ts";
import { sayRule } from "./rules.ts";
import { listNos, sayAnswer, sayValues } from "./values.ts";

/** A doubt about values just typed: "30 lớp, 12 người: số người ít hơn số lớp." */
export function sayFinding(
  form: Form,
  { check, at }: Finding,
  question: Question,
  values: readonly Value[],
): string {
  if (check.type === "expression" && at)
    return `${sayValues(question, values)}: ${sayRule(form, check, at)}.`;
  const numbers = values.filter((value) => typeof value === "number");
  return sayDoubt(form, check, question, numbers);
}

/** The same of a check of the closed list, by its figures. */
export function sayDoubt(form: Form, check: Check, question: Question, values: readonly number[]): string {
  const said = sayValues(question, values);
  const compared = isRowCheck(check) ? comparedAt(check, question) : [0, 1];
  const [first = 0, second = 0] = compared.map((at) => values[at] ?? 0);
  const [thing = "", people = ""] = compared.map((at) => nameOf(question.cells[at]));
  switch (check.type) {
    case "no-people":
      return `Có ${writeNumber(first)} ${thing} nhưng 0 ${people}.`;
    case "no-things":
      return noThings(form, question, second);
    case "fewer-people":
      return `Số ${people} (${writeNumber(second)}) ít hơn số ${thing} (${writeNumber(first)}).`;
    case "ratio":
      return `${said}: bình quân ${writeNumber(Math.round(second / Math.max(1, first)))} ${people} mỗi ${thing}, cao hơn mức thường gặp.`;
    case "per-head":
      return `${said}: nhiều hơn số người của đơn vị.`;
    case "above":
      return `${said}: nhiều hơn mức thường gặp ở một đơn vị.`;
    case "above-fact":
      return `${said}: nhiều hơn số ${thing} của đơn vị trong danh sách của Sở.`;
    case "below":
      return `${said}: ít hơn mức thường gặp, có thể thiếu số 0.`;
    case "date-like":
      return `${said}: trông giống ngày ${first}/${second}.`;
    case "part":
      return `${capital(thing)} (${writeNumber(first)}) nhiều hơn ${people} (${writeNumber(second)}).`;
    default:
      return said;
  }
}

function nameOf(cell: Cell | undefined): string {
  return cell?.label ?? cell?.noun ?? "";
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** People without a thing: usually sent to one held elsewhere, where the form knows such. */
export function noThings(form: Form, question: Question, people: number): string {
  const [thing = "", person = ""] = question.nouns;
  const { elsewhere } = formWords(form);
  const whose = elsewhere === null ? "" : ` (${thing} ${elsewhere} thì nơi đó ghi số ${thing})`;
  return `Có ${writeNumber(people)} ${person} nhưng 0 ${thing}${whose}.`;
}

/** A warning of the review, with the rows it is about. */
export function sayWarning(c: SpeechContext, finding: Finding): string {
  const { check, questions } = finding;
  const [question] = questions;
  const nos = listNos(questions);
  const figures = [...questions]
    .sort((one, other) => c.q.questions.indexOf(one) - c.q.questions.indexOf(other))
    .map((each) => `${each.main.no} (${sayAnswer(each, c.answers) ?? "chưa trả lời"})`)
    .join(", ");
  if (check.type === "expression" && finding.at) {
    const rule = sayRule(c.q.form, check, finding.at);
    return questions.length === 1 ? `mục ${figures}: ${rule}.` : `các mục ${figures}: ${rule}.`;
  }
  if (isRowCheck(check) && question) {
    const values = numbersOf(c.answers, question) ?? [];
    return `mục ${question.main.no}: ${sayDoubt(c.q.form, check, question, values)}`;
  }
  switch (check.type) {
    case "together":
      return `các mục ${figures}: có chỗ ghi 0 trong khi chỗ kia có số liệu.`;
    case "implies":
      return `các mục ${figures}: mục trước có, mục sau ghi 0.`;
    case "only":
      return `các mục ${figures} có số liệu trong khi mọi mục khác là 0.`;
    case "same":
      return `các mục ${figures}: cùng một số liệu, có thể tính hai lần.`;
    case "gate-empty":
      return `đã trả lời ${formWords(c.q.form).something} nhưng các mục ${nos} đều là 0.`;
    default:
      return "mọi số liệu của báo cáo đều là 0.";
  }
}

/** What the reason is asked for. */
export function sayReasonFor(
  c: SpeechContext,
  warning: { hash: string; checkId: string; stem: string },
): string {
  const finding = c.warnings.find((candidate) => candidate.hash === warning.hash);
  if (finding) return sayWarning(c, finding);
  const question = c.q.byId(warning.stem);
  return question ? `mục ${question.main.no}.` : "số liệu này.";
}

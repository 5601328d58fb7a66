// What a unit confirmed though a check doubted it, as whoever decides on its report reads it: a line for each doubt.
import type { Answers } from "../../form/answers.ts";
import { numbersOf } from "../../form/checks/check.ts";
import { seatsOfRule } from "../../form/checks/rules.ts";
import type { ExpressionCheck, ReviewCheck } from "../../form/checks/schema.ts";
import type { Waiver } from "../../form/payload.ts";
import { rowStem } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { formWords } from "../../form/words/form-words.ts";
import { sayRule } from "../interview/rules.ts";
import { sayDoubt } from "../interview/warnings.ts";

/** What the unit confirmed of its figures, by the number of the first row that it is about. */
export function waivedPoints(
  form: Questionnaire,
  answers: Answers,
  waivers: readonly Waiver[],
): readonly { readonly no: string; readonly why: string }[] {
  return waivers.flatMap((waiver) => {
    const no = form.byId(waiver.stem)?.main.no ?? "";
    return no === "" ? [] : [{ no, why: doubtOf(form, answers, waiver).replace(`${no}: `, "") }];
  });
}

/** Each doubt with the reason that was given. */
export function doubtLines(form: Questionnaire, answers: Answers, waivers: readonly Waiver[]): string[] {
  return waivers.map(
    (waiver) => `– ${doubtOf(form, answers, waiver)}${waiver.words ? ` Lý do: ${waiver.words}` : ""}`,
  );
}

function doubtOf(form: Questionnaire, answers: Answers, waiver: Waiver): string {
  const question = form.byId(waiver.stem);
  const check = form.form.checks.find((candidate) => candidate.id === waiver.checkId);
  const where = question?.main.no ? `${question.main.no}: ` : "";
  if (!check) return `${where}${waiver.checkId}.`;
  if (check.type === "gate-empty") return `${where}${formWords(form.form).something} nhưng số liệu bằng 0.`;
  if (check.type === "expression") return `${where}${ruleAt(form, check, waiver.stem)}.`;
  if (check.at === "review") return `${where}${doubts[check.type]}.`;
  return `${where}${question ? sayDoubt(form.form, check, question, numbersOf(answers, question) ?? []) : `${check.id}.`}`;
}

/** A rule of the form's own where a confirmation stands. */
function ruleAt({ form }: Questionnaire, check: ExpressionCheck, stem: string): string {
  const seats = seatsOfRule(form, check);
  const own = seats.find(({ item, row }) => row !== null && rowStem(item.id, row.id) === stem) ?? seats[0];
  return own ? sayRule(form, check, own) : check.id;
}

/** What a check across rows doubts, in a few words; the first of its rows is named before it. */
const doubts: Readonly<Record<Exclude<ReviewCheck["type"], "gate-empty">, string>> = {
  together: "chỉ có một trong hai số liệu liên quan",
  implies: "thiếu số liệu đi kèm",
  only: "mọi số liệu khác đều bằng 0",
  same: "hai dòng có cùng số liệu",
  "all-zero": "mọi số liệu đều bằng 0",
};

// Which of a form's questions are asked as a report stands: some only while a condition holds. Pure.
import type { Answers } from "./answers.ts";
import type { Question, Questionnaire } from "./question.ts";

/** The questions that are asked of this report as it stands; what is not known yet is not asked yet. */
export function askedNow(q: Questionnaire, answers: Answers): readonly Question[] {
  return q.questions.filter((question) => isAskedNow(answers, question));
}

/** Whether a question is asked as the report stands: a proof, for one, only of what was answered with yes. */
export function isAskedNow(answers: Answers, { proofOf }: Question): boolean {
  if (proofOf === null) return true;
  const value = answers.get(proofOf)?.value;
  return value === true || value === 1;
}

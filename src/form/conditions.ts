// Which of a form's questions are asked as a report stands: some only while a condition holds. Pure.
import type { Answers } from "./answers.ts";
import type { Question, Questionnaire } from "./question.ts";
import { type ReportCells, reportCells } from "./report-cells.ts";

/** The questions that are asked of this report as it stands; what is not known yet is not asked yet. */
export function askedNow(q: Questionnaire, answers: Answers): readonly Question[] {
  const cells = reportCells(q.form, q.profile, answers);
  return q.questions.filter((question) => isAsked(answers, question, cells));
}

/** Whether a question is asked as the report stands: a proof, for one, only of what was answered with yes. */
export function isAskedNow(answers: Answers, question: Question): boolean {
  const { when } = question;
  return isAsked(answers, question, when && reportCells(when.form, when.profile, answers));
}

/** Whether a question is surely not asked: its condition is known not to hold. */
export function isLeftOut(answers: Answers, { when }: Question): boolean {
  return when !== null && reportCells(when.form, when.profile, answers).isAsked(when.seat) === false;
}

/**
 * The answers of what is asked now. What was answered and is asked no more stays where it is, for its condition may
 * hold again; but it is none of the report.
 */
export function answersAsked(q: Questionnaire, answers: Answers): Answers {
  const conditional = q.questions.filter(({ when, proofOf }) => when !== null || proofOf !== null);
  if (conditional.length === 0) return answers;
  const cells = reportCells(q.form, q.profile, answers);
  const gone = new Set(conditional.filter((question) => !isAsked(answers, question, cells)));
  if (gone.size === 0) return answers;
  return new Map(
    [...answers].filter(([place]) => {
      const question = q.byPlace(place);
      return !question || !gone.has(question);
    }),
  );
}

function isAsked(answers: Answers, { proofOf, when }: Question, cells: ReportCells | null): boolean {
  if (when && cells?.isAsked(when.seat) !== true) return false;
  if (proofOf === null) return true;
  const value = answers.get(proofOf)?.value;
  return value === true || value === 1;
}

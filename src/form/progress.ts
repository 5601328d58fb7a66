// How far a report is. Pure.
import { type Answers, isAnswered, isSkipped } from "./answers.ts";
import { askedNow } from "./conditions.ts";
import type { Questionnaire } from "./question.ts";

/** How far a report is: questions answered, put off and in all. Gates do not count. */
export function progressOf(
  form: Questionnaire,
  answers: Answers,
): { done: number; skipped: number; total: number } {
  const asked = askedNow(form, answers);
  const done = asked.filter((question) => isAnswered(answers, question)).length;
  const skipped = asked.filter((question) => isSkipped(answers, question)).length;
  return { done, skipped, total: asked.length };
}

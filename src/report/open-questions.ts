// Which questions of a report are open. Pure; knows forms and answers.
import { type Answers, isAnswered } from "../form/answers.ts";
import { askedNow } from "../form/conditions.ts";
import type { Form, Profile } from "../form/form.ts";
import { questionnaire } from "../form/questions.ts";

/**
 * The questions without an answer, as the dispatch numbers them; none while the profile is unknown, and none that is not
 * asked as the report stands.
 */
export function openQuestions(
  form: Form,
  profile: Profile | null,
  answers: Answers,
): { readonly no: string; readonly text: string }[] {
  if (profile === null) return [];
  return askedNow(questionnaire(form, profile), answers)
    .filter((question) => !isAnswered(answers, question))
    .map((question) => question.alias ?? question.main);
}

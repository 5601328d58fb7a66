// Which questions of a report are open. Pure; knows forms and answers.
import { type Answers, isAnswered } from "../form/answers.ts";
import type { Form, Profile } from "../form/form.ts";
import { questionnaire } from "../form/questions.ts";

/** The questions without an answer, as the dispatch numbers them; none while the profile is unknown. */
export function openQuestions(
  form: Form,
  profile: Profile | null,
  answers: Answers,
): { readonly no: string; readonly text: string }[] {
  if (profile === null) return [];
  return questionnaire(form, profile)
    .questions.filter((question) => !isAnswered(answers, question))
    .map((question) => question.alias ?? question.main);
}

// Which questions ask for proofs, of which rows, and which of them are asked together. Pure.
import type { Answers } from "./answers.ts";
import { isAskedNow } from "./conditions.ts";
import type { Question, Questionnaire } from "./question.ts";

/** The row whose yes a proof is of. */
export function rowOfProof(q: Questionnaire, { proofOf }: Question): Question | undefined {
  return proofOf === null ? undefined : q.byPlace(proofOf);
}

/** The proofs of a row's yes. */
export function proofsOfRow(q: Questionnaire, { places }: Question): readonly Question[] {
  return q.questions.filter(({ proofOf }) => proofOf !== null && places.includes(proofOf));
}

/** The proofs of the rows of one group that are asked as the report stands; of a row without a group its own. */
export function proofsBeside(q: Questionnaire, answers: Answers, proof: Question): readonly Question[] {
  const row = rowOfProof(q, proof);
  const group = q.groups.find(({ id }) => id === row?.groupId);
  const rows = group?.questions ?? (row ? [row] : []);
  return rows.flatMap((one) => proofsOfRow(q, one)).filter((one) => isAskedNow(answers, one));
}

// The proofs that are asked for, and what stands of them. Pure.
import { type Answers, isAnswered } from "../../form/answers.ts";
import { isAskedNow } from "../../form/conditions.ts";
import type { Question } from "../../form/question.ts";
import type { Asked } from "../chat.ts";
import type { Situation } from "../situation.ts";

export type Asking = Extract<Asked, { at: "proofs" }>;

/** The links and files that stand as a proof. */
export function standing(answers: Answers, { places: [place = ""] }: Question): readonly string[] {
  const value = answers.get(place)?.value;
  return Array.isArray(value) ? value.map(String) : [];
}

/** The questions with these ids. */
export function rows(s: Situation, ids: readonly string[]): readonly Question[] {
  return ids.flatMap((id) => s.q.byId(id) ?? []);
}

/** Those of the proofs asked for that are still open; one that is asked for once more counts, too. */
export function openIn(s: Situation, { open }: Asking): readonly Question[] {
  const proofs = rows(s, open).filter((proof) => isAskedNow(s.answers, proof));
  const unanswered = proofs.filter((proof) => !isAnswered(s.answers, proof));
  return unanswered.length > 0 ? unanswered : proofs;
}

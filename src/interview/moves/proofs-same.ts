// "Như mục 1", "như trên": the proofs of another row are shown, and asked about before they stand at one more. Pure.
import type { Question } from "../../form/question.ts";
import type { ProofEntry } from "../../language/proofs/said.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { type Asking, openIn, rows, standing } from "./proofs-open.ts";

type Same = Extract<ProofEntry, { is: "same" }>;

/** What proves that row, asked about for those that are named, else for those that are asked. */
export function sameAgain(s: Situation, asked: Asking, { ids, from, said }: Same): Result {
  const open = ids.length > 0 ? rows(s, ids) : openIn(s, asked);
  const source = s.q.byId(from ?? lastProof(s, open) ?? "");
  const proofs = source ? standing(s.answers, source) : [];
  const others = open.filter((one) => one !== source);
  if (!source || proofs.length === 0 || others.length === 0)
    return { events: [{ type: "no-proof-in", said, from: source?.id ?? null }], asked };
  const ways = others.map(({ id }) => id);
  return { events: [{ type: "which-proof", proofs, raw: said, ids: ways, from: source.id }], asked };
}

/** The proof that "trên" means: the one answered last, else the last above those that are asked. */
function lastProof(s: Situation, open: readonly Question[]): string | null {
  const held = s.q.questions.filter((one) => one.proofOf !== null && standing(s.answers, one).length > 0);
  const last = held.find(({ id }) => id === s.chat.last);
  const first = open[0] ? s.q.questions.indexOf(open[0]) : 0;
  return (last ?? held.findLast((one) => s.q.questions.indexOf(one) < first))?.id ?? null;
}

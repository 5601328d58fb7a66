// "Như trên", "link ở mục 1", "3 giống mục 1": the proofs of another row are meant. Pure; knows no chat.
import { numbersIn } from "../checklist/numbers.ts";
import { proofWords, sameProof } from "../lexicon/proofs.ts";
import { phrasebook } from "../phrases.ts";
import type { PromptRow } from "../prompt.ts";
import type { Said } from "../said.ts";
import type { Token } from "../tokens.ts";

/** For these rows, none where none is named, those of that one; `from` is null of the row above. */
export type Same = { readonly ids: readonly string[]; readonly from: string | null };

const likeness = phrasebook([["like", sameProof.like]]);
const book = phrasebook<"above" | "filler">([
  ["above", sameProof.above],
  ["filler", [...proofWords.polite, ...proofWords.filler, ...sameProof.like]],
]);

/** Null where a text says no such thing. */
export function sameProofs({ tokens }: Said, rows: readonly PromptRow[]): Same | null {
  const at = likeness.first(tokens);
  if (at < 0) return null;
  const before = namedIn(tokens.slice(0, at), rows);
  const behind = namedIn(tokens.slice(at), rows);
  const [from, more] = behind?.ids ?? [];
  if (!before || !behind || before.above || more !== undefined) return null;
  return (from === undefined) === behind.above ? { ids: before.ids, from: from ?? null } : null;
}

type Named = { readonly ids: readonly string[]; readonly above: boolean };

/** The rows that some words name, and "trên"; null at a word of another sort, and at a number that no row has. */
function namedIn(tokens: readonly Token[], rows: readonly PromptRow[]): Named | null {
  const ids: string[] = [];
  let above = false;
  for (let index = 0; index < tokens.length; ) {
    const numbers = numbersIn(tokens, index, rows);
    const word = numbers ? null : book.at(tokens, index);
    const known = numbers?.numbers.every(({ id }) => id !== null) ?? (word || tokens[index]?.type === "mark");
    if (!known) return null;
    ids.push(...(numbers?.numbers.flatMap(({ id }) => id ?? []) ?? []));
    above ||= word?.role === "above";
    index = numbers?.next ?? index + (word?.length ?? 1);
  }
  return { ids, above };
}

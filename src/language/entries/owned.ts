// The rows whose own noun or words a clause says: "cá nhân là 221" is of the rows that count "cá nhân". Knows no form.
import { fitOf } from "../measure.ts";
import type { PromptRow } from "../prompt.ts";
import { tokenise } from "../tokens.ts";
import { type Clause, isManners } from "./clause.ts";
import { namedBy } from "./names.ts";

/** Rows named by words first, else those of which a cell's own noun was said. */
export function ownedBy(clause: Clause, rows: readonly PromptRow[]): readonly PromptRow[] {
  const { tokens } = clause;
  const labels = clause.quantities.flatMap(({ from, words }) =>
    words?.from === from ? [tokens.slice(words.from, words.next).filter(({ type }) => type === "word")] : [],
  );
  const runs = [...clause.runs, ...labels].filter((run) => !isManners(run));
  const named = runs.flatMap((run) => namedBy(run, rows) ?? []).sort((a, b) => b.words - a.words)[0];
  if (named && named.words > 1) return named.rows;
  return rows.filter(({ cells }) => cells.some(({ noun }) => says(clause, noun)));
}

/** Rows that count in the measures which were said, and in no other. */
export function countingIn({ measures }: Clause, rows: readonly PromptRow[]): readonly PromptRow[] {
  const counts = (row: PromptRow) => row.cells.some((cell) => measures.some((one) => cell.measures.has(one)));
  return rows.filter((row) => counts(row) && fitOf(row, measures) === "fits");
}

function says({ tokens }: Clause, noun: string): boolean {
  const words = tokenise(noun);
  if (words.length < 2) return false;
  return tokens.some((_, start) => words.every((word, offset) => tokens[start + offset]?.bare === word.bare));
}

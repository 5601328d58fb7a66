// Several rows named before or behind one figure: "tin học và ngoại ngữ 2/60". Which of them it is only who typed it knows.
import { and } from "../lexicon/measures.ts";
import { measureAt } from "../measure.ts";
import { phrasebook } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import type { Token } from "../tokens.ts";
import type { Clause } from "./clause.ts";
import { namedBy, stands } from "./names.ts";
import { rowsBeside } from "./naming.ts";

const links = phrasebook([["and", and]]);

/** The rows and the words that name them, as typed. */
export type Together = { readonly rows: readonly PromptRow[]; readonly text: string };

type One = { readonly row: PromptRow; readonly words: readonly Token[] };

/** The rows that words joined by "và" or a comma name, each another one; null where they name less than two. */
export function namedTogether({ said, tokens, quantities }: Clause, prompt: RowsPrompt): Together | null {
  if (quantities.length === 0) return null;
  const rows = rowsBeside(prompt);
  for (const chain of chainsIn(tokens)) {
    const found = distinct(chain.flatMap((words) => oneNamed(words, rows) ?? []));
    const [first, ...more] = found;
    const last = more.at(-1);
    if (!first || !last) continue;
    const [from, to] = [first.words[0], last.words.at(-1)];
    const text = said.text.slice(from?.from, to?.to);
    return { rows: found.map(({ row }) => row), text };
  }
  return null;
}

/** Words that follow each other, parted by "và" or a comma alone; a figure or another mark ends a chain. */
function chainsIn(tokens: readonly Token[]): readonly (readonly (readonly Token[])[])[] {
  let pieces: Token[][] = [[]];
  const chains = [pieces];
  for (let index = 0; index < tokens.length; ) {
    const length = tokens[index]?.text === "," ? 1 : (links.at(tokens, index)?.length ?? 0);
    const token = tokens[index];
    if (length > 0) pieces.push([]);
    else if (token?.type === "word") pieces.at(-1)?.push(token);
    else {
      pieces = [[]];
      chains.push(pieces);
    }
    index += Math.max(length, 1);
  }
  return chains.filter((chain) => chain.length > 1);
}

/** The one row that a piece names; "giáo viên" in "cho học sinh và giáo viên" are people, and name none. */
function oneNamed(piece: readonly Token[], rows: readonly PromptRow[]): One | null {
  const named = namedBy(piece, rows);
  const [row, other] = named?.rows ?? [];
  const words = piece.filter(({ from, to }) => named && from >= named.from && to <= named.to);
  const people = measureAt(words, 0, true);
  const isPeople = people?.measure === "people" && people.length === words.length;
  return row && !other && !isPeople ? { row, words } : null;
}

/** Without those whose words the wording of another has as well: "thể dục và thể thao" is one row. */
function distinct(found: readonly One[]): readonly One[] {
  return found.filter(
    ({ row, words }, index) =>
      !found.some((other, at) => (at < index || other.row !== row) && stands(words, other.row.wording)) &&
      !found.slice(0, index).some((other) => other.row === row),
  );
}

// The number of a row in a text that chooses options for rows: as it is printed, or as several in one word ("1,3"). Knows no form.
import { numbersIn } from "../checklist/numbers.ts";
import type { PromptRow } from "../prompt.ts";
import { type Token, tokenise } from "../tokens.ts";

/** The rows by their ids; `stranger` is a number that no row has. */
export type RowNumbers = {
  readonly ids: readonly string[];
  readonly stranger: string | null;
  readonly next: number;
};

/**
 * The rows whose numbers begin at this token; null where none does. A number that another row of the form is printed
 * with is that row's, and never several numbers of those asked: "1.2" is not 1 and 2.
 */
export function rowNumbersAt(
  tokens: readonly Token[],
  index: number,
  asked: readonly PromptRow[],
  all: readonly PromptRow[],
): RowNumbers | null {
  const own = printedAt(tokens, index, asked);
  if (own) return { ids: [own.row.id], stranger: null, next: own.next };
  const other = printedAt(tokens, index, all);
  if (other) return { ids: [], stranger: other.row.numbers[0] ?? "", next: other.next };
  const found = numbersIn(tokens, index, asked);
  if (!found) return null;
  const stranger = found.numbers.find(({ id }) => id === null)?.no ?? null;
  return { ids: found.numbers.flatMap(({ id }) => id ?? []), stranger, next: found.next };
}

/** The longest number of a row as the form prints it: "1.2", "B.3", "a". */
function printedAt(
  tokens: readonly Token[],
  index: number,
  rows: readonly PromptRow[],
): { readonly row: PromptRow; readonly next: number } | null {
  let best: { readonly row: PromptRow; readonly next: number } | null = null;
  for (const row of rows) {
    for (const number of row.numbers) {
      const wanted = tokenise(number);
      const next = index + wanted.length;
      const isSo = wanted.every((one, at) => {
        const token = tokens[index + at];
        return token?.bare === one.bare && token.type === one.type && (at === 0 || token.glued);
      });
      if (wanted.length > 0 && isSo && next > (best?.next ?? index)) best = { row, next };
    }
  }
  return best;
}

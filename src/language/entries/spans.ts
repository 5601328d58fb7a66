// "1.1 đến 1.6: 0", "1.8-1.14 không có": none at each row from one number to another. Knows no form.
import { arrive, arrows, from as fromWord, until } from "../lexicon/days.ts";
import { rowLead } from "../lexicon/steering.ts";
import { spelt } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import { clauseOf, isManners } from "./clause.ts";

const lead = `(?:(?:${spelt(rowLead)})\\s+)?`;
const no = "(\\d{1,2}\\.\\d{1,2})";
const span = new RegExp(
  `^(?:(?:${spelt(fromWord)})\\s+)?${lead}${no}\\s*(?:-|${spelt([...until, ...arrive, ...arrows])})\\s*${lead}${no}\\s*[:=]?\\s*(?=\\S)`,
  "iu",
);

export type Span = { readonly rows: readonly PromptRow[]; readonly said: Said };

/** The rows of such a span and what is said of each; null where it is none, or says more than that there is none. */
export function spanOf(said: Said, { rows }: RowsPrompt): Span | null {
  const match = span.exec(said.text);
  const first = rows.findIndex(({ numbers }) => numbers.includes(match?.[1] ?? ""));
  const last = rows.findIndex(({ numbers }) => numbers.includes(match?.[2] ?? ""));
  const spanned = rows.slice(first, last + 1);
  if (!match || first < 0 || last <= first) return null;
  if (spanned.some(({ group }) => group === null || group !== spanned[0]?.group)) return null;
  const rest = part(said, match[0].length);
  return isNone(rest) ? { rows: spanned, said: rest } : null;
}

function isNone(said: Said): boolean {
  const { denies, quantities, runs, tokens } = clauseOf(said);
  const [figure, more] = quantities;
  const nought = figure !== undefined && !more && tokens[figure.from]?.text === "0";
  return (denies || nought) && runs.every((run) => run.length === 0 || isManners(run));
}

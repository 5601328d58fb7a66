// "1.1 đến 1.6: 0", "1.1, 1.2 và 1.4 không có": none at each of the rows whose numbers are listed. Knows no form.
import { arrive, arrows, from as fromWord, until } from "../lexicon/days.ts";
import { and } from "../lexicon/measures.ts";
import { rowLead } from "../lexicon/steering.ts";
import { spelt } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import { clauseOf, isManners } from "./clause.ts";

const lead = `(?:(?:${spelt(rowLead)})\\s+)?`;
const no = "\\d{1,2}\\.\\d{1,2}";
const upTo = `(?:-|${spelt([...until, ...arrive, ...arrows])})`;
const list = new RegExp(
  `^(?:(?:${spelt(fromWord)})\\s+)?${lead}${no}(?:\\s*(?:,|${upTo}|(?:${spelt(and)})(?=\\s))\\s*${lead}${no})+\\s*[:=]?\\s*(?=\\S)`,
  "iu",
);
const step = new RegExp(`(${upTo})?\\s*(?:${lead})(${no})`, "giu");
/** Where what is said of the listed rows may end: before the number of another one. */
const nextRow = new RegExp(`(?:,|\\s(?:${spelt(and)}))\\s+${lead}(?=${no})`, "iu");

type Span = {
  readonly rows: readonly PromptRow[];
  readonly said: Said;
  /** The numbers as they were typed. */
  readonly text: string;
  /** There is none at each of them; else one figure stands for all of them: "1.1 và 1.2: 2/60". */
  readonly none: boolean;
};

/** The rows so listed and what is said of them; null where they are none, or it is more than one row's figure. */
export function spanOf(said: Said, prompt: RowsPrompt): Span | null {
  const match = list.exec(said.text);
  const rows = match && rowsIn(match[0], prompt);
  if (!match || !rows) return null;
  const rest = part(said, match[0].length);
  const none = isNone(rest);
  if (!none && !isOneRows(rest, rows)) return null;
  const text = match[0].replace(/[\s:=]+$/u, "");
  return { rows, said: rest, text, none };
}

/** "1.1 và 1.2 không có, 1.3 2/40": such a list and what follows it. */
export function splitSpan(said: Said, prompt: RowsPrompt): readonly Said[] {
  const match = list.exec(said.text);
  const end = match && nextRow.exec(said.text.slice(match[0].length));
  if (!match || !end) return [said];
  const at = match[0].length + end.index;
  const first = part(said, 0, at);
  return spanOf(first, prompt) ? [first, part(said, at + end[0].length)] : [said];
}

/** Each row by its number; between two with a dash all that stand between them. Null where one is none of one group. */
function rowsIn(numbers: string, { rows }: RowsPrompt): readonly PromptRow[] | null {
  const found: PromptRow[] = [];
  for (const [, to, number] of numbers.matchAll(step)) {
    const at = rows.findIndex((row) => row.numbers.includes(number ?? ""));
    const last = found.at(-1);
    const from = to && last ? rows.indexOf(last) + 1 : at;
    if (at < 0 || from > at) return null;
    found.push(...rows.slice(from, at + 1));
  }
  const [first] = found;
  return first?.group && found.every(({ group }) => group === first.group) ? found : null;
}

/** No more figures than one row has cells. */
function isOneRows(said: Said, rows: readonly PromptRow[]): boolean {
  const { quantities, runs } = clauseOf(said);
  const cells = Math.max(...rows.map((row) => row.cells.length));
  return rows.length > 1 && quantities.length === cells && runs.every((run) => isManners(run));
}

function isNone(said: Said): boolean {
  const { denies, quantities, runs, tokens } = clauseOf(said);
  const [figure, more] = quantities;
  const nought = figure !== undefined && !more && tokens[figure.from]?.text === "0";
  return (denies || nought) && runs.every((run) => run.length === 0 || isManners(run));
}

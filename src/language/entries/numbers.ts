// The number in front of a clause: a row's ("1.7:", "mục 2", "2. 9 tin"), or a running one that a list begins with.
import { figureLead, moneyWord } from "../lexicon/entries.ts";
import { rowLead } from "../lexicon/steering.ts";
import { clean } from "../normalise.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";

/** `no` is null where the clause has none, or only a running number. */
export type Numbered = { readonly no: string | null; readonly said: string };

/** "1.7:", "1.7 30 lớp", "1.7. 30 lớp", "mục 2 9", "1.7 - 30/1148", "1.8, 0". The last two are loose: see below. */
const dotted = new RegExp(
  `^\\s*(?:(?:${rowLead.join("|")})\\s+(\\d{1,2}(?:\\.\\d{1,2})?)\\s*[:.)=\\-–]?|(\\d{1,2}\\.\\d{1,2})(?:\\s*[:)=]|\\.(?=\\s)|(\\s*[-–]|,(?=\\s))|(?=\\s+(?:${figureLead}))))\\s*(\\S.*)$`,
  "isu",
);
/** "2: 9", "2. 9 tin", "1) 30": a row's number only where the prompt printed it. */
const plain = /^(\d{1,2})(?:\s*[:)]|\.(?=\s))\s*(\S.*)$/su;
/** "4.4: 20": nothing but a row can be meant, whether there is such a row or not. */
const asRow = /^\s*(\d{1,2}\.\d{1,2})\s*[:=]\s*(\S.*)$/su;

/** The number and the rest of each clause of one message. */
export function numbersOf(parts: readonly string[], prompt: RowsPrompt): readonly Numbered[] {
  const own = parts.map((part) => ownNumber(part, prompt));
  const bares = parts.map((part, index) => (own[index] ? null : plainNumber(part)));
  const numbered = parts.every((_, index) => own[index] || bares[index]);
  const printed = bares.filter((one) => one !== null && isPrinted(one.no, prompt.asked)).length;
  const wanted = bares.filter((one) => one !== null).length;
  const ofRows = numbered && (printed === wanted || own.some((one) => one !== null));
  const running = numbered && !ofRows && bares.every((one, index) => one?.no === String(index + 1));
  return parts.map((part, index): Numbered => {
    const known = own[index];
    if (known) return known;
    const found = bares[index];
    if (!found) return { no: null, said: part };
    if (parts.length === 1) return alone(found, part, prompt);
    if (ofRows) return found;
    return running ? { no: null, said: found.said } : { no: null, said: part };
  });
}

/** A dotted number or one behind "mục"; null where the clause begins with none. */
function ownNumber(part: string, prompt: RowsPrompt): { no: string; said: string } | null {
  const text = clean(part);
  const match = dotted.exec(text);
  const no = match?.[1] ?? match?.[2];
  const said = match?.[4];
  if (!no || !said) return null;
  if (match?.[3] !== undefined && moneyWord.test(said)) return null;
  if (isKnown(no, prompt) || asRow.test(text)) return { no, said: said.trim() };
  return null;
}

function plainNumber(part: string): { no: string; said: string } | null {
  const match = plain.exec(clean(part));
  return match?.[1] && match[2] ? { no: match[1], said: match[2].trim() } : null;
}

/** "2: 9" alone, where the rows asked hold one figure each, so that it can be no pair; and "8: 1/74" where it can. */
function alone(found: { no: string; said: string }, part: string, { asked }: RowsPrompt): Numbered {
  if (asked.length < 2 || !isPrinted(found.no, asked)) return { no: null, said: part };
  const pairs = asked.some(({ cells }) => cells.length > 1);
  return pairs && !/\d\D+\d/u.test(found.said) ? { no: null, said: part } : found;
}

function isPrinted(no: string, rows: readonly PromptRow[]): boolean {
  return rows.some(({ numbers }) => numbers.includes(no));
}

function isKnown(no: string, { rows, notAsked }: RowsPrompt): boolean {
  return notAsked.has(no) || isPrinted(no, rows);
}

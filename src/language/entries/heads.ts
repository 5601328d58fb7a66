// Lines that announce figures and hold none: "Dạ em gửi số liệu mục 4:", "Khen thưởng:". Some say whose figures follow.
import { headLine } from "../lexicon/lists.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { rowLead } from "../lexicon/steering.ts";
import { measureAt } from "../measure.ts";
import { type Phrasebook, phrasebook } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { stands } from "./names.ts";
import { namesTotal } from "./total.ts";

const heads = phrasebook([["head", [...headLine, ...politeness, ...around]]]);
/** Of a heading's words only these say nothing: "khen thưởng" stands around figures too. */
const courtesy = phrasebook([["polite", [...headLine, ...politeness]]]);
const leads = phrasebook([["lead", rowLead]]);

/** What a head says: nothing of a place, or the rows under the heading that it names. */
export type Head = { readonly rows: readonly PromptRow[] | null };

/**
 * Null where a text is no head. A whole `line` may consist of titles of columns, which are measures ("Số lớp",
 * "Người"), and of words of a heading; before figures in a line those are of a row.
 */
export function headOf(said: Said, prompt: RowsPrompt, line: boolean): Head | null {
  const { tokens } = said;
  if (!tokens.some(({ type }) => type === "word")) return null;
  const numbered = headingNumber(tokens, prompt);
  const isTitle = (token: Token) =>
    line && prompt.titles.some((words) => words.some(({ bare }) => bare === token.bare));
  const named = line && !numbered ? ofHeading(unknownTo(tokens, courtesy), prompt.rows) : [];
  if (named.length > 0) return { rows: named };
  const isKnown = (token: Token, index: number) =>
    token === numbered?.token || isTitle(token) || (line && measureAt(tokens, index, true) !== null);
  const rest = unknownTo(tokens, heads, isKnown);
  return rest.length === 0 ? { rows: numbered ? under(numbered.no, prompt.rows) : null } : null;
}

/** The tokens that no phrase of a book holds, but for marks and those known otherwise. */
function unknownTo(
  tokens: readonly Token[],
  book: Phrasebook<unknown>,
  isKnown: (token: Token, index: number) => boolean = () => false,
): readonly Token[] {
  const rest: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const length = book.at(tokens, index)?.length ?? 0;
    const token = tokens[index];
    if (token && length === 0 && token.type !== "mark" && !isKnown(token, index)) rest.push(token);
    index += Math.max(length, 1);
  }
  return rest;
}

/** A head before the first figures of a line: "Em gửi mục 4: 30; 212; 486". */
export function splitHead(said: Said, prompt: RowsPrompt): readonly Said[] {
  const at = said.text.indexOf(":");
  if (at < 0 || at === said.text.length - 1) return [said];
  const head = part(said, 0, at + 1);
  // "Tổng: 35/1363" announces no figures: it is a sum.
  const isHead = !namesTotal(head.tokens) && headOf(head, prompt, false) !== null;
  return isHead ? [head, part(said, at + 1)] : [said];
}

/** "Mục 4", where 4 is the number of a heading and of no row. */
function headingNumber(
  tokens: readonly Token[],
  { headings }: RowsPrompt,
): { readonly token: Token; readonly no: string } | null {
  const at = tokens.findIndex((token, index) => {
    const lead = index > 0 && leads.at(tokens, index - 1);
    return token.type === "numeral" && lead && headings.has(token.text);
  });
  const token = tokens[at];
  return token ? { token, no: token.text } : null;
}

function under(no: string, rows: readonly PromptRow[]): readonly PromptRow[] {
  return rows.filter(({ numbers }) => numbers.some((own) => own.startsWith(`${no}.`)));
}

/** The rows of the one group in whose heading all these words stand. */
function ofHeading(words: readonly Token[], rows: readonly PromptRow[]): readonly PromptRow[] {
  const few = words.length < 2 || words.some(({ type }) => type !== "word");
  if (few || rows.some(({ wording }) => stands(words, wording))) return [];
  const found = rows.filter(({ heading }) =>
    words.every((word) => heading.some(({ bare }) => bare === word.bare)),
  );
  return new Set(found.map(({ group }) => group)).size === 1 ? found : [];
}

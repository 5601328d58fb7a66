// The number in front of a clause or behind it: a row's ("1.7:", "mục 2", "(1.7)"), or a running one of a list.
import { wholeName } from "../choosing/names.ts";
import { has, hasNot } from "../lexicon/checklist.ts";
import { figureLead, moneyWord } from "../lexicon/entries.ts";
import { rowNo, tellingNo } from "../lexicon/row-numbers.ts";
import { politeness } from "../lexicon/stand-ins.ts";
import { rowLead } from "../lexicon/steering.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import { cellsNamed } from "./cell-labels.ts";
import { clauseOf } from "./clause.ts";
import { namedBy } from "./names.ts";
import { labelOf } from "./naming.ts";

/** `no` is null where the clause has none, or only a running number. */
export type Numbered = {
  readonly no: string | null;
  readonly said: Said;
  /** It may be a running number or the beginning of the figure: "2.212" in a second line. */
  readonly unsure?: boolean;
  /** It may be of the row with this number, or be a pair of figures. */
  readonly perhaps?: Own | undefined;
};
type Own = { readonly no: string; readonly said: Said };

const lead = `(?:(?:${rowLead.join("|")})\\s+)`;
/** "1.7:", "1.7 30 lớp", "1.7. 30 lớp", "mục 2 9", "1.7 - 30/1148", "1.8, 0". The last two are loose: see below. */
const dotted = new RegExp(
  `^(?:${lead}(${rowNo})\\s*[:.)=-]?|(${tellingNo})(?:\\s*[:)=]|[./](?=\\s)|(\\s*-|,(?=\\s))|(?=\\s+(?:${figureLead}))))\\s*(?=\\S)`,
  "isu",
);
/** "1.8 Phổ biến kiến thức …: 2/60", "B1.2 kế hoạch 480": the row's number and then its words, or those of its cells. */
const worded = new RegExp(`^(${tellingNo})\\s+(?=\\p{L})`, "iu");
/** The same before any other word, where a part's name may stand before the number, or an item's: "B.3", "III.1". */
const beforeWord = new RegExp(`^(?:${lead}?(${tellingNo})|${lead}(\\d{1,2}))\\.?\\s+(?=\\p{L})`, "iu");
/** "2 kế hoạch 480 thực hiện 470". */
const beforeCells = /^(\d{1,2})\s+(?=\p{L})/u;
/** "7 có", "7: không". */
const beforeSign = /^(\d{1,2})(?:\s*[:.)])?\s+(?=\p{L})/u;
/** "30/1148 (1.7)", "30 lớp 1148 em (mục 1.7)". */
const behind = new RegExp(`\\s*\\(${lead}?(${tellingNo})\\)$`, "iu");
/** "2: 9", "2. 9 tin", "1) 30": a row's number only where the prompt printed it. "1/ 30" only runs. */
const plain = /^(\d{1,2})(?:\s*[:)]|\.(?=\s)|(\/)(?=\s))\s*(?=\S)/su;
/** "1.30", "2 212": grown together with what it counts. */
const grown = /^(\d{1,2})[. ](?=\d)/u;
/** "3 - 4": a dash stands between the two figures of a pair, and behind a row's number. */
const dashed = /^(\d{1,2})\s*-\s*(?=\d)/u;
/** A figure as it is written: "2.212" is one, "1.30" is none. */
const wellFormed = /^\d+$|^[1-9]\d{0,2}(?:[. ]\d{3})+$/u;
/** "1,7: 30/1148": a comma for the dot. */
const withComma = /^(\d{1,2}),(\d{1,2})\s*[:=]\s*(?=\S)/u;
/** "4.4: 20": nothing but a row can be meant, whether there is such a row or not. */
const asRow = /^\d{1,2}\.\d{1,2}\s*[:=]\s*\S/u;

/** The number and the rest of each clause of one message. */
export function numbersOf(parts: readonly Said[], prompt: RowsPrompt): readonly Numbered[] {
  const own = parts.map((part) => ownNumber(part, prompt));
  const bares = parts.map((part, index) =>
    own[index] ? null : (plainNumber(part) ?? numberBeforeCells(part, parts.length > 1, prompt)),
  );
  const [only, more] = parts;
  if (only && !more) return [own[0] ?? alone(bares[0] ?? null, only, prompt)];
  const numbered = parts.every((_, index) => own[index] || bares[index]);
  const wanted = bares.flatMap((one) => one ?? []);
  const printed = wanted.every(({ no, runs }) => !runs && isPrinted(no, prompt.asked));
  const ofRows = numbered && (printed || own.some((one) => one !== null));
  if (ofRows) return parts.map((part, index) => own[index] ?? bares[index] ?? { no: null, said: part });
  const running = runningOf(parts, bares, prompt);
  const columns = parts.map((_, index) => ofColumn(bares[index] ?? null, prompt));
  return parts.map(
    (part, index) => own[index] ?? running?.[index] ?? columns[index] ?? { no: null, said: part },
  );
}

/** "2: kế hoạch 480" beside clauses without a number: it is a row's, for what follows says in which cell it belongs. */
function ofColumn(found: Own | null, { asked }: RowsPrompt): Numbered | null {
  return found && asked.length > 1 && isPrinted(found.no, asked) && saysColumn(found.said)
    ? { no: found.no, said: found.said }
    : null;
}

/** A dotted number, or one behind "mục", that is a row's; null where the clause has none. */
export function ownNumber(said: Said, prompt: RowsPrompt): Own | null {
  return (
    inFront(said, prompt) ??
    misspelt(said, prompt) ??
    withOption(said, prompt) ??
    shortBeforeWord(said, prompt) ??
    withWording(said, prompt) ??
    atEnd(said, prompt)
  );
}

/** "1.2 khá", "mục B.3 tốt": what stands behind the number is an option of its row, or nothing but options are asked. */
function withOption(said: Said, prompt: RowsPrompt): Own | null {
  const match = beforeWord.exec(said.text);
  const no = match && knownAs(match[1] ?? match[2] ?? "", prompt);
  const row = [...prompt.asked, ...prompt.rows].find(({ numbers }) => numbers.includes(no ?? ""));
  if (!match || !no || !row || row.options.length === 0) return null;
  const rest = part(said, match[0].length);
  const { asked } = prompt;
  const chooses =
    match[1] !== undefined && asked.length > 0 && asked.every(({ options }) => options.length > 0);
  return chooses || wholeName(rest.tokens, 0, row.options) ? { no, said: rest } : null;
}

/** "7 có", "1 tốt" in a part: the number that it gives a row, and a yes, a no or an option of that row. */
function shortBeforeWord(said: Said, { asked, rows }: RowsPrompt): Own | null {
  const match = beforeSign.exec(said.text);
  if (!match) return null;
  const rest = part(said, match[0].length);
  const parts = new Set(asked.flatMap(({ numbers }) => numbers.flatMap(partOf)));
  const row = [...asked, ...rows].find(({ numbers }) =>
    numbers.some((no) => no.endsWith(`.${match[1]}`) && partOf(no).some((one) => parts.has(one))),
  );
  const no = row?.numbers.find((one) => one.endsWith(`.${match[1]}`));
  const answers =
    (row?.takesYes && consistsOf(signs, rest.tokens)) || (row && wholeName(rest.tokens, 0, row.options));
  return no !== undefined && answers ? { no, said: rest } : null;
}

/** "B2" of "B2.3"; a number without a part's letters has none. */
function partOf(no: string): string[] {
  return /^\p{L}/u.test(no) ? [no.slice(0, no.indexOf("."))] : [];
}

const signs = phrasebook([["sign", [...has, ...hasNot, ...politeness]]]);

function inFront(said: Said, prompt: RowsPrompt): Own | null {
  const match = dotted.exec(said.text);
  const no = match?.[1] ?? match?.[2];
  if (!match || no === undefined) return null;
  const rest = part(said, match[0].length);
  if (match[3] !== undefined && moneyWord.test(rest.text)) return null;
  const known = knownAs(no, prompt);
  return known !== null || asRow.test(said.text) ? { no: known ?? no, said: rest } : null;
}

function misspelt(said: Said, prompt: RowsPrompt): Own | null {
  const match = withComma.exec(said.text);
  const no = match ? `${match[1]}.${match[2]}` : "";
  return match && isKnown(no, prompt) ? { no, said: part(said, match[0].length) } : null;
}

function withWording(said: Said, prompt: RowsPrompt): Own | null {
  const match = worded.exec(said.text);
  const no = match && knownAs(match[1] ?? "", prompt);
  const rest = part(said, match?.[0].length ?? 0);
  const names = no !== null && (opensWithName(rest, prompt) || cellsNamed(rest, prompt.rows)?.leads === true);
  return names ? { no, said: rest } : null;
}

/** "6.1 văn nghệ 1/1180": what stands behind the number names a row, this one or another. */
function opensWithName(said: Said, { rows }: RowsPrompt): boolean {
  if (labelOf(said, rows)) return true;
  const [first] = clauseOf(said).stretches;
  return first !== undefined && first[0]?.from === 0 && namedBy(first, rows)?.from === 0;
}

function atEnd(said: Said, prompt: RowsPrompt): Own | null {
  const match = behind.exec(said.text);
  const no = match && knownAs(match[1] ?? "", prompt);
  return match && no ? { no, said: part(said, 0, match.index) } : null;
}

function plainNumber(said: Said): (Own & { readonly runs: boolean }) | null {
  const match = plain.exec(said.text);
  const no = match?.[1];
  return no === undefined || !match
    ? null
    : { no, said: part(said, match[0].length), runs: match[2] !== undefined };
}

/**
 * A number before names of cells that each stand before their figure: so it is no figure itself. Of one name alone that
 * is not sure, "2 kế hoạch 480", unless other parts of the message have numbers too.
 */
function numberBeforeCells(
  said: Said,
  several: boolean,
  { asked, rows }: RowsPrompt,
): (Own & { readonly runs: false }) | null {
  const match = beforeCells.exec(said.text);
  const no = match?.[1];
  if (!match || no === undefined || !isPrinted(no, asked)) return null;
  const rest = part(said, match[0].length);
  const named = cellsNamed(rest, rows);
  return named?.leads && (several || named.labels.size > 1) ? { no, said: rest, runs: false } : null;
}

function beforeDash(said: Said): Own | null {
  const match = dashed.exec(said.text);
  return match?.[1] === undefined ? null : { no: match[1], said: part(said, match[0].length) };
}

/**
 * "2: 9" alone, where the rows asked hold one figure each, so that it can be no pair; "8: 1/74" where it can; and "1: kế
 * hoạch 12", whose words are no measure that the first figure of a pair stands before. "3: 4" may be a pair, or of row 3.
 */
function alone(found: Own | null, said: Said, { asked }: RowsPrompt): Numbered {
  const plain: Numbered = { no: null, said };
  const number = found ?? beforeDash(said);
  if (!number || !isPrinted(number.no, asked)) return plain;
  if (asked.length < 2) return (found && inPart(found, asked[0])) ?? plain;
  const single = !/\d\D+\d/u.test(number.said.text);
  const mayBePair = asked[0]?.cells.length === 2 && single && !/^\d+\s*\)/u.test(said.text);
  return mayBePair && !saysColumn(number.said) ? { ...plain, perhaps: number } : (found ?? plain);
}

/** One figure with words that are no measure: they say in which of the row's cells it belongs. */
function saysColumn(said: Said): boolean {
  return /^\p{L}/u.test(said.text) || (/\p{L}/u.test(said.text) && clauseOf(said).measures.length === 0);
}

/** "3: 14" where B2.3 is asked alone: the number that its part gives it, before its only figure. */
function inPart({ no, said }: Own, row: PromptRow | undefined): Numbered | null {
  const short = row?.cells.length === 1 && row.numbers.some((one) => one.endsWith(`.${no}`));
  return short && !/\d\D+\d/u.test(said.text) ? { no, said } : null;
}

/** The clauses behind the numbers of a list: 1, 2, 3 in order. Null where they have none. */
function runningOf(
  parts: readonly Said[],
  bares: readonly ReturnType<typeof plainNumber>[],
  { asked }: RowsPrompt,
): readonly Numbered[] | null {
  const counts = asked.every(({ cells }) => cells.length === 1);
  const inOrder = (numbers: readonly (string | undefined)[]) =>
    numbers.every((no, index) => no === String(index + 1));
  const listed = bares.flatMap((one) => one ?? []);
  if (
    listed.length === parts.length &&
    inOrder(listed.map(({ no }) => no)) &&
    listed.every(({ runs }) => counts || !runs)
  )
    return listed.map(({ said }) => ({ no: null, said }));
  const heads = parts.map(({ text }) => grown.exec(text));
  if (!counts || !inOrder(heads.map((match) => match?.[1]))) return null;
  // "1.30" is no figure, so it is the first of the list; "1.212" and "2.345" may be either.
  const sure = parts.some(({ text }) => !wellFormed.test(text));
  return parts.map((said, index) =>
    sure ? { no: null, said: part(said, heads[index]?.[0].length ?? 0) } : { no: null, said, unsure: true },
  );
}

function isPrinted(no: string, rows: readonly PromptRow[]): boolean {
  return rows.some(({ numbers }) => numbers.includes(no));
}

/** The number as the form writes it: people type "b2.3" too. */
export function knownAs(no: string, { rows, asked, notAsked }: RowsPrompt): string | null {
  const all = [...asked, ...rows].flatMap(({ numbers }) => numbers);
  const lower = no.toLowerCase();
  return [...all, ...notAsked].find((one) => one.toLowerCase() === lower) ?? null;
}

function isKnown(no: string, { rows, notAsked }: RowsPrompt): boolean {
  return notAsked.has(no) || isPrinted(no, rows);
}

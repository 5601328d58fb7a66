// Cuts a message into the clauses that may each be one row's: lines, semicolons, bullets, heads, the numbers of rows.
import { figureLead, politeLead, tail } from "../lexicon/entries.ts";
import { tellingNo } from "../lexicon/row-numbers.ts";
import { rowLead } from "../lexicon/steering.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { RowsPrompt } from "../prompt.ts";
import { joined, linesOf, part, type Said } from "../said.ts";
import { bullet } from "./bullet.ts";
import { cellsNamed } from "./cell-labels.ts";
import { clauseOf, isManners } from "./clause.ts";
import { splitHead } from "./heads.ts";
import { inOneLine } from "./line.ts";
import { knownAs, ownNumber } from "./numbers.ts";
import { clausesPutOff } from "./put-off.ts";
import { cutSheet, isSheet } from "./sheet.ts";
import { spanOf, splitSpan } from "./spans.ts";

/** More lines than this are no message that a person types or pastes into a chat. */
const mostClauses = 200;

/** The clauses of a message in order; an empty one keeps its turn ("30;;486"). */
export function cut(said: Said, prompt: RowsPrompt): readonly Said[] {
  if (isSheet(said)) return cutSheet(said, prompt);
  const lines = withoutEnds(linesOf(said))
    .slice(0, mostClauses)
    .flatMap((line) => splitAt(line, /;/gu))
    .map((line) => part(line, bullet.exec(line.text)?.[0].length ?? 0));
  const blanks = /;\s*;/u.test(said.text) || lines.length === prompt.asked.length;
  const parts = lines
    .filter(({ text }) => text !== "" || blanks)
    .slice(0, mostClauses)
    .flatMap((line) => clausesPutOff(line) ?? [line])
    .flatMap((line) => splitHead(line, prompt))
    .flatMap((line) => splitSpan(line, prompt))
    .flatMap((line) => (spanOf(line, prompt) ? [line] : partsOf(line, prompt)));
  return withHalves(withCells(parts, prompt), prompt);
}

/** "2: kế hoạch 480; thực hiện 470": parts that name other cells than the one before them are of the same row. */
function withCells(parts: readonly Said[], prompt: RowsPrompt): readonly Said[] {
  const whole: Said[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const named = cellsNamed(part, prompt.rows);
    const before =
      last && named && cellsNamed(ownNumber(last, prompt)?.said ?? withoutNumber(last), prompt.rows);
    const isOther = before && [...named.labels].every((label) => !before.labels.has(label));
    if (last && isOther) whole.splice(-1, 1, joined([last, part], ", "));
    else whole.push(part);
  }
  return whole;
}

/** Without the number before a row's cells: "2: kế hoạch 480". */
function withoutNumber(said: Said): Said {
  return part(said, /^\d{1,2}\s*[:.)]\s*(?=\p{L})/u.exec(said.text)?.[0].length ?? 0);
}

/** "30 lớp⏎1148 em": where only pairs are asked, people behind things are the other half of the same row. */
function withHalves(parts: readonly Said[], prompt: RowsPrompt): readonly Said[] {
  const { asked } = prompt;
  if (asked.length === 0 || asked.some(({ cells }) => cells.length !== 2)) return parts;
  const whole: Said[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const isOther =
      last &&
      isHalf(part, true) &&
      isHalf(ownNumber(last, prompt)?.said ?? last, false) &&
      clauseOf(part).runs.every(isManners);
    if (last && isOther) whole.splice(-1, 1, joined([last, part], ", "));
    else whole.push(part);
  }
  return whole;
}

/** One figure with its measure, of people or of things. */
function isHalf(part: Said, people: boolean): boolean {
  const [only, more] = clauseOf(part).quantities;
  return only?.measure != null && !more && (only.measure === "people") === people;
}

function partsOf(line: Said, prompt: RowsPrompt): readonly Said[] {
  return byRunning(line, prompt)
    .flatMap((part) => byRowNumbers(part, prompt))
    .flatMap((part) => inOneLine(part, prompt));
}

/** Blank lines around a message keep nobody's turn. */
function withoutEnds(lines: readonly Said[]): readonly Said[] {
  const filled = ({ text }: Said) => text !== "";
  return lines.slice(Math.max(lines.findIndex(filled), 0), lines.findLastIndex(filled) + 1);
}

/** The parts between the matches of a pattern, blank ones too. */
function splitAt(said: Said, pattern: RegExp): readonly Said[] {
  let from = 0;
  const parts = [...said.text.matchAll(pattern)].map((match) => {
    const before = part(said, from, match.index);
    from = match.index + match[0].length;
    return before;
  });
  return parts.length === 0 ? [said] : [...parts, part(said, from)];
}

const rowNumber = new RegExp(
  `(?<![\\p{L}\\d.,/:(-])(?:(?:${rowLead.join("|")})\\s+)?(${tellingNo})(?!\\d)(?=\\s*[:)=]|\\.?\\s+(?:${figureLead}))`,
  "giu",
);

/** "6.1 1 cuộc 300 em 6.2 2 cuộc 500 em": several rows in one line, cut before each number that is a row's. */
function byRowNumbers(line: Said, prompt: RowsPrompt): readonly Said[] {
  const starts = [...line.text.matchAll(rowNumber)].flatMap((match) =>
    knownAs(match[1] ?? "", prompt) === null ? [] : [match.index],
  );
  const [first, second] = starts;
  if (first === undefined || second === undefined || !opensPolitely(part(line, 0, first))) return [line];
  return starts.map((from, index) => withoutTail(part(line, from, starts[index + 1])));
}

function withoutTail(said: Said): Said {
  return part(said, 0, said.text.replace(tail, "").length);
}

const running = /(?<![^\s,])(\d{1,2})[.)](?=\s+\S)/gu;

/** "1) 30 2) 212 3) 486", "2. 9 3. 14": a list in one line, by the numbers of its entries or by those of plain rows. */
function byRunning(line: Said, { asked }: RowsPrompt): readonly Said[] {
  const found = [...line.text.matchAll(running)];
  const [first, second] = found;
  const opens = first?.[1] === "1" || asked.some(({ numbers }) => numbers.includes(first?.[1] ?? ""));
  const inOrder = found.every((match, index) => Number(match[1]) === Number(first?.[1]) + index);
  if (!first || !second || !opens || !inOrder || !opensPolitely(part(line, 0, first.index))) return [line];
  return found.map(({ index }, at) => withoutTail(part(line, index, found[at + 1]?.index)));
}

const polite = phrasebook([["polite", politeLead]]);

/** Nothing but courtesy before the first row's number: "dạ em gửi 6.1 …". */
function opensPolitely({ tokens }: Said): boolean {
  const said = tokens.filter(({ text }) => !/^[,:.]$/u.test(text));
  return said.length === 0 || consistsOf(polite, said);
}

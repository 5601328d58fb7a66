// Cuts one line that holds figures of several rows: plain ones in order, or each told by its measure, name or number.
import { and, approximate, minus, ofEach, selfFunded } from "../lexicon/measures.ts";
import { otherRows, remaining } from "../lexicon/report.ts";
import { dottedNo } from "../lexicon/row-numbers.ts";
import { negations } from "../lexicon/stand-ins.ts";
import { fitOf } from "../measure.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import { isLater, isNotYet } from "../stand-ins.ts";
import type { Token } from "../tokens.ts";
import { type Clause, clauseOf, givesReason, isManners } from "./clause.ts";
import type { Quantity } from "./labels.ts";
import { isOfMoney, labelOf, nameOf, without } from "./naming.ts";
import { ownNumber } from "./numbers.ts";
import { tiling } from "./tiling.ts";

/** "30, 212, 486", "30 tập thể 212 cá nhân", "thể thao 2/420 văn nghệ 1/1180": the parts of a line, each one row's. */
export function inOneLine(typed: Said, prompt: RowsPrompt): readonly Said[] {
  const line = withoutLater(typed);
  const sentences = splitLine(line, sentence);
  const pieces = splitLine(line, andOrComma);
  const numbered = (piece: Said) => plainNumber.test(piece.text) || ownNumber(piece, prompt) !== null;
  if (pieces.length > 1 && pieces.every(numbered)) return pieces;
  const tail = pieces.slice(1).find((piece) => ownNumber(piece, prompt));
  if (tail && !/^\d{1,2}\.\d{1,2}$/u.test(pieces[0]?.text ?? ""))
    return [cutBefore(line, tail), ...inOneLine(part(line, line.text.indexOf(tail.text)), prompt)];
  if (prompt.asked.length < 2) return [line];
  return (
    byFigures(line, prompt) ??
    byPieces(line, sentences, prompt) ??
    byPieces(line, pieces, prompt) ??
    byMeasures(line, prompt) ??
    byNames(line, prompt) ?? [line]
  );
}

/** "2: 9, 3: 14": whether it is a row's number is seen where all of them are. */
const plainNumber = /^\d{1,2}\s*[:)=]/u;

const rest = phrasebook([["rest", [...remaining, ...otherRows]]]);

/** "486 quyển, còn lại chưa có": what is put off in so many words is no part of the figures. */
function withoutLater(line: Said): Said {
  const { tokens } = line;
  const at = tokens.findIndex((_, index) => {
    const length = index > 0 ? (rest.at(tokens, index)?.length ?? 0) : 0;
    const behind = tokens.slice(index + length);
    return length > 0 && (isNotYet(behind, { settled: false }) || isLater(behind));
  });
  if (at < 0) return line;
  const before = part(line, 0, tokens[at]?.from);
  return part(before, 0, before.text.replace(separators, "").length);
}

/** "Thể thao: 2 cuộc. Văn nghệ: 1 buổi." */
const sentence = /(?<=[\p{L}\d)])\.\s+(?=\p{Lu})/gu;

/** "30 lớp 1148 em, 1.8 không có": what stands before a row's number in the middle of a line. */
function cutBefore(line: Said, tail: Said): Said {
  const before = part(line, 0, line.text.indexOf(tail.text));
  return part(before, 0, before.text.replace(separators, "").length);
}

/** Not within brackets, "212 cá nhân (phụ huynh và học sinh)", nor between a row's number and its figures: "5.4 - 2 cuộc". */
const andOrComma = new RegExp(
  `(?:,\\s+|(?<!(?:^|[\\s,])${dottedNo})\\s+[-+|]\\s+|\\s+(?:${and.join("|")})\\s+)(?![^(]*\\))`,
  "giu",
);

function splitLine(said: Said, pattern: RegExp): readonly Said[] {
  let from = 0;
  const parts: Said[] = [];
  for (const match of said.text.matchAll(pattern)) {
    parts.push(part(said, from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, part(said, from)].filter(({ text }) => text !== "");
}

/** What stands between plain figures. The first may stand between any number of them, the others between one a row. */
const listed = /,\s+/gu;
const marks = [
  listed,
  /\s*\|\s*/gu,
  /\s+[-–]\s+|(?<=\d)-(?=\d)/gu,
  /\//gu,
  new RegExp(`\\s+(?:${and.join("|")})\\s+`, "gu"),
];
const none = phrasebook([["none", negations]]);
/** Two figures with a dash between them are a range. */
const dash = 2;
const slash = 3;

/** "30, 212, 486", "2/73, không, 2/72", "30 - 212 - 486", "9/14": plain figures, and nothing else. */
function byFigures(line: Said, { asked }: RowsPrompt): readonly Said[] | null {
  const inTurn = splitLine(line, listed);
  if (inTurn.length === asked.length && inTurn.every((part, index) => isFigureOf(part, asked[index])))
    return inTurn;
  const counts = asked.every(({ cells }) => cells.length === 1);
  const shape = counts ? /^(?:0|[1-9][\d.]*)$/u : /^(?:0|\d[\d.]*\s*\/\s*\d[\d.]*)$/u;
  const isFigure = ({ text, tokens }: Said) => shape.test(text) || consistsOf(none, tokens);
  for (const [index, mark] of marks.entries()) {
    const parts = splitLine(line, mark);
    const fits = index === 0 ? parts.length > 1 : parts.length === asked.length;
    const other = (index === dash && parts.length === 2) || (index === slash && (!counts || isDay(parts)));
    if (fits && parts.length > 1 && !other && parts.every(isFigure)) return parts;
  }
  return null;
}

/** A figure for each of its cells: "1, 2, 1/90" where two counts and a pair were asked. */
function isFigureOf({ text, tokens }: Said, row: PromptRow | undefined): boolean {
  const cells = row?.cells.length ?? 0;
  if (text === "0" || consistsOf(none, tokens)) return true;
  return cells === 1 ? /^[1-9][\d.]*$/u.test(text) : cells === 2 && /^\d[\d.]*\s*\/\s*\d[\d.]*$/u.test(text);
}

/** "1/10/2022" is no three figures. */
function isDay([day, month, year]: readonly Said[]): boolean {
  return Number(day?.text) <= 31 && Number(month?.text) <= 12 && /^(?:19|20)\d\d$/u.test(year?.text ?? "");
}

/** "30 tập thể 212 cá nhân 486 quyển": cut where the measures leave one way to give each row its figures. */
function byMeasures(line: Said, { asked }: RowsPrompt): readonly Said[] | null {
  const { quantities, tokens } = clauseOf(line);
  // So few are no more than one row's: "12 lớp 340 em" where every row has two cells.
  if (asked.every(({ cells }) => cells.length >= quantities.length)) return null;
  const found = tiling(quantities, tokens, asked);
  if (!found || found.length < 2) return null;
  if (quantities.some((one, index) => endsLonger(tokens, quantities[index - 1]?.next ?? 0, one))) return null;
  const starts = found.map((at) => startOf(tokens, quantities[at - 1]?.next ?? 0, quantities[at]?.from ?? 0));
  return cutAt(
    line,
    starts.map((at) => tokens[at]?.from ?? 0),
  );
}

/** Of "… số cá nhân tặng sách: 212" the last word is a label's end, and no measure. */
function endsLonger(tokens: readonly Token[], after: number, { from, words }: Quantity): boolean {
  if (words?.from !== from) return false;
  const before = tokens.slice(after, from).filter(({ type }) => type === "word");
  return before.length > 1 && !consistsOf(leads, before) && !isManners(before);
}

/** Behind the last mark before a figure; without one, before the words that make it an approximation or less than none. */
function startOf(tokens: readonly Token[], after: number, figure: number): number {
  for (let at = figure - 1; at >= after; at -= 1) if (tokens[at]?.type === "mark") return at + 1;
  for (let at = after; at < figure; at += 1) if (consistsOf(leads, tokens.slice(at, figure))) return at;
  return figure;
}

/** They belong to the figure behind them. */
const leads = phrasebook([
  ["lead", [...approximate.before, ...approximate.beforeFigure, ...minus, ...ofEach, ...negations]],
]);

/** The line cut at these offsets; what stands before the first belongs to it. */
function cutAt(line: Said, starts: readonly number[]): readonly Said[] {
  return starts.map((from, index) => {
    const whole = part(line, index === 0 ? 0 : from, starts[index + 1]);
    return part(whole, 0, whole.text.replace(separators, "").length);
  });
}

const separators = new RegExp(`(?:[\\s,/|+-]+(?:${and.join("|")})?)*$`, "u");

/** "Hội sách 1, triển lãm 2", "không có tập thể, 24 cá nhân": each part between commas tells its row. */
function byPieces(line: Said, pieces: readonly Said[], prompt: RowsPrompt): readonly Said[] | null {
  if (pieces.length < 2 || pieces.some(givesReason)) return null;
  const clauses = pieces.map(clauseOf);
  const told = clauses.map((clause) => rowsTold(clause, prompt));
  if (told.some((rows) => rows.length === 0) || told.every(({ length }) => length > 1)) return null;
  const rows = told.map(([only, other]) => (only && !other ? only : null));
  // "Văn nghệ và thể thao 3/500": a name alone shares the figure of the next.
  if (clauses.some((clause, index) => isNameAlone(clause, rows[index], prompt))) return null;
  // "12 lớp, 340 học sinh" is one row's, though each half could be another's too.
  const whole = clauseOf(line);
  const together = clauses.every(({ quantities }) => quantities.length > 0) && isWhole(whole, rows);
  if (together) return null;
  const parted: { from: number; to: number }[] = [];
  pieces.forEach((piece, index) => {
    const from = line.text.indexOf(piece.text, parted.at(-1)?.to ?? 0);
    const last = parted.at(-1);
    const goesOn =
      rows[index] && rows[index] === rows[index - 1] && addsTo(clauses[index - 1], clauses[index]);
    if (last && goesOn) last.to = from + piece.text.length;
    else parted.push({ from, to: from + piece.text.length });
  });
  return parted.length < 2 ? null : parted.map(({ from, to }) => part(line, from, to));
}

function isNameAlone(clause: Clause, row: PromptRow | null | undefined, prompt: RowsPrompt): boolean {
  if (row?.takesYes || clause.quantities.length > 0 || clause.denies) return false;
  const name = nameOf(clause, prompt);
  return name !== null && without(clause, name).text === "";
}

/** "10 băng rôn, 4 khẩu hiệu" are one row's, for its reader to add up; "30 tập thể, không có tập thể" are two. */
function addsTo(one: Clause | undefined, other: Clause | undefined): boolean {
  if (!one || !other || one.denies || other.denies) return false;
  const words = measureWords(one);
  return !measureWords(other).some((word) => words.includes(word));
}

function measureWords({ quantities, tokens }: Clause): readonly string[] {
  return quantities.flatMap(({ words }) =>
    tokens.slice(words?.from ?? 0, words?.next ?? 0).map(({ bare }) => bare),
  );
}

function isWhole({ quantities, measures }: Clause, rows: readonly (PromptRow | null)[]): boolean {
  return rows.some(
    (row) =>
      row &&
      row.cells.length === quantities.length &&
      fitOf(row, measures) === "fits" &&
      row.cells.length > 1,
  );
}

const given = phrasebook([["given", selfFunded]]);

/** The row asked that a part tells by its name, or by its measure; several where its name is in each: "thi tìm hiểu". */
function rowsTold(clause: Clause, prompt: RowsPrompt): readonly PromptRow[] {
  const { asked } = prompt;
  const label = labelOf(clause.said, asked);
  const name = label ?? nameOf(clause, prompt);
  const { measures } = label ? clauseOf(part(clause.said, label.to)) : clause;
  const fitting = asked.filter((row) => fitOf(row, measures) !== "contradicts");
  if (name) return name.rows.filter((row) => fitting.includes(row));
  // "Ngân sách 5 triệu, xã hội hoá 3 triệu": an amount beside one that is named, and no remark.
  const amount = isOfMoney(asked) && clause.quantities.length === 1;
  if (amount && (clause.runs.every(isManners) || given.isIn(clause.tokens))) return asked;
  return clause.measures.length > 0 && fitting.length === 1 ? fitting : [];
}

/** "Thể thao 2/420 văn nghệ 1/1180": cut before each name of a row of its own, where figures follow each. */
function byNames(line: Said, prompt: RowsPrompt): readonly Said[] | null {
  const whole = clauseOf(line);
  const { stretches, tokens, quantities } = whole;
  const names: { readonly row: PromptRow; readonly at: number }[] = [];
  for (const stretch of stretches) {
    const named = nameOf({ ...whole, stretches: [stretch], runs: [] }, prompt);
    const [row, other] = named?.rows ?? [];
    if (!row || other) continue;
    const at = tokens.findIndex(({ from }) => from === named?.from);
    if (at >= 0) names.push({ row, at });
    // One of them was named twice.
    if (names.length > prompt.asked.length) return null;
  }
  const first = names[0];
  if (!first || names.length < 2 || new Set(names.map(({ row }) => row)).size < names.length) return null;
  const starts = startsAt(
    names.map(({ at }) => at),
    quantities,
  );
  if (!starts) return null;
  const parts = cutAt(
    line,
    starts.map((at) => tokens[at]?.from ?? 0),
  );
  const behind = starts[0] !== first.at;
  return parts.every((piece, index) => mayHold(names[index]?.row, clauseOf(piece), behind)) ? parts : null;
}

/** Where the parts begin: at the names where figures follow each, at the figures where they stand before each name. */
function startsAt(names: readonly number[], quantities: readonly Quantity[]): readonly number[] | null {
  const [first = 0] = names;
  const between = (after: number, before: number) =>
    quantities.find(({ from }) => from > after && from < before)?.from;
  if (quantities.every(({ from }) => from >= first)) {
    const followed = names.every((at, index) => between(at, names[index + 1] ?? Infinity) !== undefined);
    return followed ? names : null;
  }
  const figures = names.flatMap((at, index) => between(names[index - 1] ?? -1, at) ?? []);
  const closes = between(names.at(-1) ?? 0, Infinity) === undefined;
  return closes && figures.length === names.length ? figures : null;
}

/** Where names stand behind the figures, less than a row's own may leave the rest to the next: "2 thể thao 420 1 văn nghệ". */
function mayHold(row: PromptRow | undefined, { quantities, measures }: Clause, whole: boolean): boolean {
  if (!row || fitOf(row, measures) === "contradicts") return false;
  return whole ? quantities.length === row.cells.length : quantities.length <= row.cells.length;
}

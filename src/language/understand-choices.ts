// What a text chooses for rows that are asked together and have the same options. Knows no form and no chat.
import { shortName } from "./choosing/names.ts";
import { type RowClause, rowClauses } from "./choosing/row-clauses.ts";
import { rowNumbersAt } from "./choosing/row-numbers.ts";
import { type ChoiceRows, type Piece, rowPieces } from "./choosing/row-pieces.ts";
import { rowNo } from "./lexicon/row-numbers.ts";
import type { Answer, Choices, Entry } from "./meaning.ts";
import type { PromptRow, ReportPrompt } from "./prompt.ts";
import type { RowReading } from "./row-reading.ts";
import { hear, linesOf, part, type Said } from "./said.ts";
import { namedRows } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/**
 * "1 tốt, 2 khá", "tốt: 1, 3; khá: 2", "tốt hết trừ 3: khá", one option a line. A single option may be of all rows or of
 * the first, and figures alone may be options or rows: both are asked.
 */
export function rowsChosen({ said, report }: At): Answer | null {
  const rows = choiceRows(report);
  const pieces = rowPieces(said, rows);
  if (!pieces) return null;
  const stranger = pieces.find((piece) => piece.is === "stranger");
  if (stranger) return otherRows(said, report) ?? { ...nothing, strangers: [stranger.no] };
  const options = pieces.filter(({ is }) => is === "option").length;
  const names = pieces.some(({ is }) => is === "row" || is === "every" || is === "rest");
  if (!names) return options === 1 ? single(said, report) : inTurn(said, pieces, rows, report);
  if (options === 0) return byNumbers(said, report);
  const clauses = mayCount(said, pieces, rows) ? null : rowClauses(said, pieces, rows.asked);
  return clauses && chosen(clauses, report);
}

/** "8 tốt, 2 khá" of ten rows: so many rows, and not those. "1 tốt, 2 khá" begins to number them. */
function mayCount({ tokens }: Said, pieces: readonly Piece[], { asked }: ChoiceRows): boolean {
  const told = pieces.filter(({ is }) => is !== "filler" && is !== "cut" && is !== "join");
  const counts = told.flatMap((piece, at) => {
    const only = piece.to === piece.from + 1 && told[at + 1]?.is === "option";
    const text = tokens[piece.from]?.text ?? "";
    return piece.is === "row" && only && /^\d+$/u.test(text) ? [Number(text)] : [];
  });
  const sum = counts.reduce((all, count) => all + count, 0);
  const inOrder = counts.every((count, at) => count === at + 1);
  const colon = tokens.some(({ text }) => text === ":");
  return told.length === counts.length * 2 && sum === asked.length && !inOrder && !colon;
}

const nothing: Choices = { type: "choices", entries: [], rest: null, sure: true, strangers: [] };

/** The rows that are asked, with the options that they share. */
export function choiceRows({ rows }: ReportPrompt): ChoiceRows {
  return { asked: rows.asked, all: rows.rows, options: rows.asked[0]?.options ?? [] };
}

/** A row elsewhere that is named by its number: "2.2: 5". */
function otherRows(said: Said, report: ReportPrompt): Answer | null {
  const entries = namedRows(said, report);
  return entries?.type === "entries" && entries.numbered ? entries : null;
}

/** What was said of which rows, each read there. */
export function chosen(clauses: readonly RowClause[], report: ReportPrompt): Answer {
  const { asked } = report.rows;
  const named = clauses.flatMap(({ of }) => (of === "rest" ? [] : of));
  const entries = clauses.flatMap(({ of, said }): Entry[] =>
    of === "rest" || said.text === "" ? [] : of.flatMap((id) => entryAt(id, said, "number", report)),
  );
  const unsaid = clauses.flatMap(({ of, said }) => (of === "rest" || said.text !== "" ? [] : of));
  const all = clauses.find(({ of }) => of === "rest");
  const ids = asked.flatMap(({ id }) => (named.includes(id) || unsaid.includes(id) ? [] : [id]));
  const [first] = ids;
  if (!all || first === undefined) return entriesOf(entries, report);
  const reading = readingAt(first, all.said, report);
  return { ...nothing, entries, rest: { ids, said: all.said.text, reading } };
}

function entriesOf(entries: readonly Entry[], { rows }: ReportPrompt): Answer {
  const numbered = entries.every((entry) => entry.to === "row" && entry.alone);
  return { type: "entries", entries, rows: rows.asked.length, numbered, prose: null };
}

function entryAt(id: string, said: Said, by: "number" | "turn", report: ReportPrompt): Entry[] {
  const row = report.rows.asked.find((one) => one.id === id);
  if (!row) return [];
  const reading = readingAt(id, said, report);
  const alone = by === "number" && reading.type === "value" && reading.note === null;
  return [{ to: "row", id, no: row.numbers[0] ?? "", said: said.text, by, alone, reading }];
}

/** First letters are an option beside a row. Where the row may be left empty "k" may be "không", too. */
function readingAt(id: string, said: Said, { rows, readers }: ReportPrompt): RowReading {
  const reading = readers.row(id, said, null);
  const options = rows.asked.find((row) => row.id === id)?.options ?? [];
  const short = shortName(said.tokens, 0, options);
  if (!short || short.length < said.tokens.length) return reading;
  const ids = short.pick.flatMap((at) => options[at]?.id ?? []);
  const values = [...ids.map((value) => [value]), ...(reading.type === "value" ? [reading.values] : [])];
  const [only, more] = values;
  if (!only) return reading;
  if (!more) return { type: "value", values: only, note: null };
  const readings = values.map((value) => ({ value }));
  return { type: "ambiguous", reason: "several", readings, offerNone: false };
}

/** One option and no row: of all of them, or of the first. */
function single(said: Said, report: ReportPrompt): Answer | null {
  const [first] = report.rows.asked;
  const reading = first && report.readers.row(first.id, said, null);
  if (!first || reading?.type !== "value") return reading?.type === "later" ? { type: "later" } : null;
  const { values, note } = reading;
  return { type: "one-choice", said: said.text, values, note };
}

/** One option for each row, as they are printed: a line or a part of one for each. */
function inTurn(
  said: Said,
  pieces: readonly Piece[],
  { asked }: ChoiceRows,
  report: ReportPrompt,
): Answer | null {
  const parts = inLines(said, pieces) ?? inParts(said, pieces, ["cut"]) ?? bySpaces(said, pieces, asked);
  if (!parts) return null;
  const entries = parts.flatMap((one, at): Entry[] => {
    const row = asked[at];
    return row ? entryAt(row.id, one, "turn", report) : [{ to: "nowhere", no: null, said: one.text }];
  });
  return entriesOf(entries, report);
}

/** Lines with one option each; what is said around them has a line without any. */
function inLines(said: Said, pieces: readonly Piece[]): readonly Said[] | null {
  const lines = linesOf(said).filter(({ text }) => text !== "");
  if (lines.length < 2) return null;
  let from = 0;
  const counts = lines.map(({ tokens }) => {
    // A break is a token of its own between two lines.
    const to = from + tokens.length;
    const within = pieces.filter((piece) => piece.from >= from && piece.to <= to);
    from = to + 1;
    return {
      options: within.filter(({ is }) => is === "option").length,
      plain: within.every(({ is }) => is === "filler" || is === "cut"),
    };
  });
  const told = lines.filter((_, at) => counts[at]?.options === 1);
  const isTold = counts.every(({ options, plain }) => options === 1 || (options === 0 && plain));
  return isTold && told.length > 1 ? told : null;
}

/** The parts between marks, each with one option. */
function inParts(said: Said, pieces: readonly Piece[], by: readonly Piece["is"][]): readonly Said[] | null {
  const ends = pieces.filter(({ is }) => by.includes(is));
  const bounds = [...ends, { from: said.tokens.length, to: said.tokens.length }];
  let start = 0;
  const parts = bounds.map(({ from, to }) => {
    const within = pieces.filter((piece) => piece.from >= start && piece.to <= from);
    const one = { said: between(said, start, from), pieces: within };
    start = to;
    return one;
  });
  const filled = parts.filter((one) => one.pieces.some(({ is }) => is !== "filler"));
  const each = filled.every((one) => one.pieces.filter(({ is }) => is === "option").length === 1);
  return each && filled.length > 1 && filled.length === parts.length ? filled.map((one) => one.said) : null;
}

/** "Tốt khá tốt": nothing between them, so that there has to be one for each of several rows. */
function bySpaces(said: Said, pieces: readonly Piece[], asked: readonly PromptRow[]): readonly Said[] | null {
  const plain = pieces.every(({ is }) => is === "option" || is === "filler");
  const options = pieces.filter(({ is }) => is === "option");
  if (!plain || asked.length < fewestBySpaces || options.length !== asked.length) return null;
  return options.map(({ from, to }) => between(said, from, to));
}

/** "Khá tốt" at two rows may be one option, said at length. */
const fewestBySpaces = 3;

function between(said: Said, from: number, to: number): Said {
  const [first, last] = [said.tokens[from], said.tokens[to - 1]];
  return first && last && to > from ? part(said, first.from, last.to) : part(said, 0, 0);
}

const twoNumbers = new RegExp(
  `^\\s*(?:\\p{L}+\\s+)?(${rowNo})(?:\\s*[:=)-]\\s*|\\.?\\s+)(\\d{1,2})\\s*$`,
  "iu",
);

/** "1.1: 2; 1.2: 1": the second may be the number of an option. Nobody numbered them here, so it is asked. */
function byNumbers(said: Said, report: ReportPrompt): Answer | null {
  const rows = choiceRows(report);
  const pairs = said.text.split(/[,;\n]/u).map((one) => twoNumbers.exec(one));
  const entries = pairs.flatMap((match): Entry[] => {
    const [, no = "", at = ""] = match ?? [];
    const [id] = rowNumbersAt(hear(no).tokens, 0, rows.asked, rows.all)?.ids ?? [];
    const option = rows.options[Number(at) - 1];
    return id !== undefined && option ? entryAt(id, hear(option.label), "number", report) : [];
  });
  const ids = new Set(entries.map((entry) => (entry.to === "row" ? entry.id : "")));
  return entries.length === pairs.length && ids.size === entries.length
    ? { ...nothing, entries, sure: false }
    : null;
}

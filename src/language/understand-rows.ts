// A text, or the parts of one, read at the rows they are for: each reading is made here once and handed on. Knows no form.
import { readDenial } from "./denial.ts";
import { clauseOf, isManners } from "./entries/clause.ts";
import { cut } from "./entries/cut.ts";
import { place } from "./entries/place.ts";
import type { Placement, Way } from "./entries/placement.ts";
import { beginningOf } from "./goes-on.ts";
import type { Answer, Entries, Entry, Prose, Row, Text } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import type { RowReading } from "./row-reading.ts";
import type { Said } from "./said.ts";
import { type Talk, talkOf } from "./talk.ts";
import { linesAt } from "./understand-list.ts";

/** The parts of a message with what each says where it goes. `rows`: how many were asked for. */
export function entriesOf(
  said: Said,
  placed: readonly Placement[],
  report: ReportPrompt,
  rows: number = report.rows.asked.length,
): Entries {
  const first = placed.find((one) => one.to === "row");
  const entries = placed.map((one) => entryOf(one, first?.to === "row" ? first.row.id : null, report));
  return {
    type: "entries",
    entries,
    rows,
    numbered: entries.some(isAlone) && entries.every((entry) => isAlone(entry) || entry.to === "total"),
    prose: entries.some(isRead) ? null : proseOf(said, report.readers),
  };
}

function isAlone(entry: Entry): boolean {
  return "alone" in entry && entry.alone;
}

/** Whether a part of a message is figures, or names its row by number. */
function isRead(entry: Entry): boolean {
  if (entry.to !== "row") return entry.to === "not-asked";
  const { type } = entry.reading;
  return entry.by === "number" || type === "value" || type === "half" || type === "later";
}

function entryOf(placed: Placement, first: string | null, { readers }: ReportPrompt): Entry {
  const { text: said } = placed.said;
  switch (placed.to) {
    case "row": {
      const { id, numbers } = placed.row;
      const reading = readers.row(id, placed.said, null);
      // Its number says whose it is, and it holds nothing but that row's figures.
      const alone = placed.by === "number" && (isPlain(reading) || isFigures(placed.said));
      return { to: "row", id, no: numbers[0] ?? "", said, by: placed.by, alone, reading };
    }
    case "which": {
      const rows = placed.rows.map(({ id }) => ({ id, reading: readers.row(id, placed.said, null) }));
      const { why, word, instead } = placed;
      return { to: "which", said, why, word, instead: instead?.id ?? null, rows };
    }
    case "either":
      return eitherOf(said, placed.ways, readers);
    case "total":
      return { to: "total", said, reading: first === null ? null : readers.row(first, placed.figures, null) };
    case "not-asked":
      return { to: "not-asked", no: placed.no, said, alone: isFigures(placed.said) };
    case "nowhere":
      return { to: "nowhere", no: placed.no, said };
  }
}

/** What may be of one row or another; of the only one where it can be read at no other. */
export function eitherOf(said: string, ways: readonly Way[], readers: ReportPrompt["readers"]): Entry {
  const read = ways.map(({ row, by, said: there }) => {
    const [id, no, reading] = [row.id, row.numbers[0] ?? "", readers.row(row.id, there, null)];
    return { id, no, by, reading, said: there.text };
  });
  const readable = read.filter(({ reading }) => reading.type !== "refused");
  const [only = read[0], more] = readable;
  return only && !more ? { to: "row", alone: false, ...only } : { to: "either", said, ways: readable };
}

function isPlain(reading: RowReading): boolean {
  return reading.type === "value" && reading.note === null;
}

/** The rows that a message names by their numbers, wherever it is said; null when a part of it names none. */
export function namedRows(said: Said, report: ReportPrompt): Answer | null {
  const rows = { ...report.rows, asked: [] };
  const placed = place(cut(said, rows), rows);
  const named = placed.every((one) => one.to !== "total" && (one.to !== "nowhere" || one.no !== null));
  const [only, more] = placed;
  if (!only || !named) return null;
  if (only.to === "not-asked" && !more) return { type: "nothing-understood", no: only.no, bare: false };
  return entriesOf(said, placed, report, placed.length);
}

/** What is said for the row or item of this number; null where there is none. */
export function answerAt(no: string, said: Said, report: ReportPrompt): Answer | null {
  const row = report.readers.byNumber(no);
  if (!row) return null;
  if (row.narrative) return textAt(row.id, said, report, "number");
  const sheet = report.readers.sheet(row.id);
  if (sheet) return linesAt(row.id, said.raw, sheet);
  const reading = report.readers.row(row.id, said, null);
  const entry: Entry = { to: "row", id: row.id, no, said: said.text, by: "number", alone: true, reading };
  return { type: "entries", entries: [entry], rows: 1, numbered: true, prose: null };
}

/** The whole text at the row that is asked, of several the first. */
export function rowAsked(said: Said, { first, readers }: ReportPrompt): Row | null {
  if (!first) return null;
  const reading = readers.rowAsked(first.id, said);
  const people = reading.type === "value" && reading.values.length === 2 ? readers.people(said) : null;
  return {
    type: "row",
    id: first.id,
    said: said.raw,
    reading,
    people,
    prose: proseOf(said, readers),
  };
}

/** A text as what an item wants to read. */
export function textAt(id: string, said: Said, { readers }: ReportPrompt, by: Text["by"] = "turn"): Text {
  const reading = readers.row(id, said, null);
  const talk = reading.type === "value" ? saidToUs(said, readers) : null;
  return { type: "text", by, id, said: said.raw, reading, talk, prose: proseOf(said, readers) };
}

/** A text with fewer letters than this may be a yes, and figures with a word or two are no narrative. */
const fewLetters = 20;

/** What a tired person says to whoever asks would stand in the official report. */
function saidToUs(said: Said, { yesNo }: ReportPrompt["readers"]): Talk | "yes" | null {
  const yes = lettersIn(said) < fewLetters ? yesNo(said) : null;
  if (yes?.value && (yes.note ?? "") === "") return "yes";
  return talkOf(said);
}

function proseOf(said: Said, readers: ReportPrompt["readers"]): Prose {
  const { quantities, runs, denies } = clauseOf(said);
  const few = lettersIn(said) < fewLetters;
  const alone = (quantities.length > 0 || denies) && runs.every(isManners);
  return {
    figures: alone || (few && quantities.length > 0),
    story: !few && quantities.length === 0,
    begins: beginningOf(said),
    bare: isBare(said, readers),
  };
}

/** Whether a text holds figures with their measures, or a plain "không", and nothing that could be reported in words. */
function isFigures(said: Said): boolean {
  const { quantities, runs, denies } = clauseOf(said);
  return (quantities.length > 0 || denies) && runs.every(isManners);
}

function lettersIn({ text }: Said): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** A zero (of every cell), a yes or a no, and nothing else: "không", "không" answers two rows. */
export function isBare(said: Said, { yesNo }: ReportPrompt["readers"]): boolean {
  if (/^[0\s/;,.]+$/u.test(said.text)) return true;
  if (
    said.tokens.length > mostBare ||
    said.tokens.some(({ type, text }) => type === "numeral" && text.length > 1)
  )
    return false;
  const denial = readDenial(said, noNames);
  if (denial && denial.about.length === 0 && denial.numbers.length === 0) return true;
  const read = yesNo(said);
  return read !== null && (read.note ?? "") === "";
}

const mostBare = 12;
/** What a form is called by is named by no bare no. */
const noNames: readonly string[] = [];

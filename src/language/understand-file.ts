// What a text answers at the questions of a handed-over file: which sheet, what replaces what stands, which rows have
// none. Knows no form and no chat.
import { clauseOf } from "./entries/clause.ts";
import { cut } from "./entries/cut.ts";
import { exceptedIn } from "./entries/except.ts";
import { ownedBy } from "./entries/owned.ts";
import { byFile, sheetLead } from "./lexicon/files.ts";
import { anyNo } from "./lexicon/row-numbers.ts";
import { all, allGone, atAll, together, whole } from "./lexicon/small-words.ts";
import { rowLead } from "./lexicon/steering.ts";
import type { Answer } from "./meaning.ts";
import { bare } from "./normalise.ts";
import { phrasebook, spelt } from "./phrases.ts";
import type { Awaited, ReportPrompt } from "./prompt.ts";
import { part, type Said } from "./said.ts";

/** A text at what was asked. */
type At = { readonly said: Said; readonly report: ReportPrompt; readonly awaits: Awaited };

const sheetNumber = new RegExp(`^(?:(?:${spelt(sheetLead)})\\s*)?(\\d{1,3})$`, "iu");

/** One of these names: by its number in the list, by itself, or by a part that no other one has. */
export function oneNamed({ said, awaits }: At): Answer | null {
  if (awaits.at !== "names") return null;
  const { names } = awaits;
  const typed = bare(said.text.replace(/["“”.,!]+/gu, " ").trim());
  if (typed === "") return null;
  const bares = names.map((name) => bare(name.trim()));
  const whole = bares.indexOf(typed);
  if (whole >= 0) return { type: "named", at: whole };
  const number = Number(sheetNumber.exec(said.text.trim())?.[1]);
  if (number >= 1 && number <= names.length) return { type: "named", at: number - 1 };
  const [only, other] = bares.flatMap((name, at) =>
    hasWords(name, typed) || hasWords(typed, name) ? [at] : [],
  );
  return only !== undefined && other === undefined ? { type: "named", at: only } : null;
}

function hasWords(text: string, words: string): boolean {
  return words !== "" && ` ${text} `.includes(` ${words} `);
}

const lead = phrasebook([["file", byFile]]);
const around = phrasebook<"all" | "around">([
  ["all", [...all, ...whole, ...allGone, ...atAll]],
  ["around", [...together, ...rowLead]],
]);

/** "Theo tệp 1.7, 4.3", "theo tệp hết": the rows at which the file counts. */
export function replaced({ said, report }: At): Answer | null {
  const length = lead.at(said.tokens, 0)?.length ?? 0;
  if (length === 0) return null;
  const rest = part(said, said.tokens[length]?.from ?? said.text.length);
  if (rest.text === "" || isAll(rest)) return { type: "replace", ids: null };
  const ids = numberedIn(rest, report);
  return ids && { type: "replace", ids };
}

function isAll({ tokens }: Said): boolean {
  for (let index = 0; index < tokens.length; ) {
    const found = around.at(tokens, index);
    if (found?.role !== "all") return false;
    index += found.length;
  }
  return true;
}

/**
 * "Không có hết trừ 1.7", "trừ 1.7 và 5.1", "trừ ngoại ngữ": none at the asked rows but these. Null where something
 * is said of them: then those are their figures.
 */
export function noneBut({ said, report }: At): Answer | null {
  const excepted = exceptedIn(said);
  if (!excepted) return null;
  const ids = numberedIn(excepted, report) ?? namedIn(excepted, report);
  if (ids.length === 0) return null;
  const { asked } = report.rows;
  if (!ids.every((id) => asked.some((row) => row.id === id))) return null;
  return {
    type: "none",
    of: asked.flatMap(({ id }) => (ids.includes(id) ? [] : [id])),
    but: true,
    reason: null,
  };
}

const number = new RegExp(`(?<![\\p{L}\\d.,])${anyNo}(?!\\d|\\.\\d)`, "giu");
const between = new RegExp(`^(?:[\\s,;.]|(?:${spelt([...together, ...rowLead])})(?!\\p{L}))*$`, "iu");

/** "Để sau" in words, to all the rows. */
export function laterAll({ said, report }: At): Answer | null {
  const [row] = report.rows.asked;
  const reading = row && !/\p{Nd}/u.test(said.text) ? report.readers.row(row.id, said, null) : null;
  return reading?.type === "later" ? { type: "later" } : null;
}

/** Rows and items by their numbers, where there is nothing else; null where there is, or a number is nobody's. */
function numberedIn({ text }: Said, { readers }: ReportPrompt): readonly string[] | null {
  const numbers = text.match(number) ?? [];
  if (numbers.length === 0 || !between.test(text.replace(number, " "))) return null;
  const ids = numbers.flatMap((no) => readers.byNumber(no)?.id ?? []);
  return ids.length === numbers.length ? ids : null;
}

/** Rows by words of theirs. */
function namedIn(said: Said, report: ReportPrompt): readonly string[] {
  if (/\p{Nd}/u.test(said.text)) return [];
  const { rows } = report.rows;
  const named = cut(said, { ...report.rows, asked: [] }).map((clause) => ownedBy(clauseOf(clause), rows));
  return named.every(({ length }) => length === 1) ? named.flatMap(([row]) => row?.id ?? []) : [];
}

// Splits one message into entries for several rows: by number, in order, or as a block pasted from a sheet. Pure.
import { bare } from "../form/kinds/normalise.ts";
import { type Question, type Questionnaire, tablesOf } from "../form/questions.ts";
import { rowLead } from "./words.ts";

/** One row's part of a message. `question` is null where a number names no row of this unit. */
export type Entry = { readonly question: Question | null; readonly no: string; readonly said: string };

const maxEntries = 200;

const named = new RegExp(
  `^\\s*(?:(?:${rowLead.join("|")})\\s+(\\d{1,2}(?:\\.\\d{1,2})?)\\s*[:.)\\-–]?|(\\d{1,2}\\.\\d{1,2})(?:\\s*[:)]|(?=\\s+(?:\\d|k))))\\s*(\\S.*)$`,
  "isu",
);

/**
 * A message that names its row: "1.9: 2/75", "mục 2: 9", "1.7 30 lớp 1148 em". Null when it names none. A dotted
 * number without a colon needs a figure or "không" behind it, so that "1.5 triệu" stays an amount.
 */
export function namedEntry(q: Questionnaire, text: string): Entry | null {
  const match = named.exec(text.normalize("NFC"));
  const no = match?.[1] ?? match?.[2];
  const said = match?.[3];
  if (!no || !said || !hasRow(q, no)) return null;
  return { question: q.byNo(no) ?? null, no, said: said.trim() };
}

function hasRow(q: Questionnaire, no: string): boolean {
  return tablesOf(q.form).some(({ table }) => table.rows.some((row) => row.label === no));
}

/**
 * The entries of a message at a group whose open rows are `open`, in the form's order. Null when it is one entry.
 * Lines and `;` separate; with tabs each line is a row of a sheet; a comma and a space separate plain figures only.
 */
export function entriesOf(
  q: Questionnaire,
  open: readonly Question[],
  text: string,
): readonly Entry[] | null {
  const clean = text.normalize("NFC").trim();
  if (clean.includes("\t")) return sheetEntries(q, open, clean);
  const parts = splitParts(clean, open);
  if (parts.length < 2) {
    const only = namedEntry(q, clean);
    return only ? [only] : null;
  }
  const byName = parts.map((part) => namedEntry(q, part) ?? namedByPlainNumber(q, open, part, parts));
  return parts.map((part, index): Entry => {
    const entry = byName[index];
    if (entry) return entry;
    // In order: the n-th unnamed part is the n-th open row that no other part names.
    const free = open.filter((question) => !byName.some((other) => other?.question?.id === question.id));
    const position = parts.slice(0, index).filter((_, before) => !byName[before]).length;
    return { question: free[position] ?? null, no: free[position]?.main.no ?? "", said: part };
  });
}

function splitParts(text: string, open: readonly Question[]): string[] {
  const parts = text.split(/[;\n]+/u).map((part) => part.trim());
  const filled = parts.filter((part) => part !== "").slice(0, maxEntries);
  if (filled.length > 1) return filled;
  const single = open.every((question) => question.places.length === 1);
  const byComma = text.split(/,\s+/u);
  return single && byComma.length > 1 && byComma.every((part) => /^\d[\d.]*$/u.test(part)) ? byComma : filled;
}

/** "2: 9; 3: 14": plain numbers name rows only when every part does so and a row of the group has that number. */
function namedByPlainNumber(
  q: Questionnaire,
  open: readonly Question[],
  part: string,
  parts: readonly string[],
): Entry | null {
  const shape = /^(\d{1,2})\s*:\s*(\S.*)$/su;
  const names = (other: string) => open.some((question) => question.main.no === shape.exec(other)?.[1]);
  if (!parts.every(names)) return null;
  const match = shape.exec(part);
  return match?.[1] && match[2] ? { question: q.byNo(match[1]) ?? null, no: match[1], said: match[2] } : null;
}

/** Rows pasted from a sheet: a cell that is the row's wording or number names it; the rest are figures in order. */
function sheetEntries(q: Questionnaire, open: readonly Question[], text: string): Entry[] {
  const lines = text.split(/\n/u).filter((line) => line.trim() !== "");
  const used = new Set<string>();
  return lines.slice(0, maxEntries).flatMap((line): Entry[] => {
    const cells = line.split("\t").map((cell) => cell.trim());
    const byWording = q.questions.find((question) => cells.some((cell) => sameWording(cell, question)));
    const byNumber = cells[0] && /^\d{1,2}\.\d{1,2}$/u.test(cells[0]) ? q.byNo(cells[0]) : undefined;
    const question = byWording ?? byNumber ?? open.find((candidate) => !used.has(candidate.id)) ?? null;
    if (question) used.add(question.id);
    const figures = cells.filter(
      (cell, index) =>
        cell !== "" &&
        !(question && (sameWording(cell, question) || bare(cell) === bare(question.unit))) &&
        !(index === 0 && byNumber),
    );
    if (figures.length === 0) return [];
    return [{ question, no: question?.main.no ?? "", said: figures.join(" / ") }];
  });
}

function sameWording(cell: string, question: Question): boolean {
  return cell.length > 3 && bare(cell) === bare(question.main.text);
}

// A frame that came back: what was filled of it, without the lines and blanks that nobody filled. Pure.
import type { Question, Questionnaire } from "../../form/question.ts";
import { anyNo } from "../../language/lexicon/row-numbers.ts";
import { rowLead } from "../../language/lexicon/steering.ts";
import { bare } from "../../language/normalise.ts";

/** What stands for a figure that is not there yet. */
const blank = /(?:…|\.{2,}|_{2,})/u;
/** A blank with the words of its cell behind it, as in "3 lớp … người". */
const blankCell = new RegExp(`${blank.source}[^\\d]*`, "gu");
const numbered = new RegExp(`^\\s*(?:(?:${rowLead.join("|")})\\s+)?(${anyNo})\\s*[:)=]\\s*(.*)$`, "iu");

/**
 * A frame that came back, without the lines that nobody filled ("1.2: … lớp, … người", "1.2:") and without the blanks
 * of those half filled. Null for any other text; empty when no line was filled.
 */
export function filledIn(q: Questionnaire, text: string): string | null {
  const lines = text.split(/\r?\n/u);
  const cells = filledCells(q, lines);
  if (cells !== null) return cells;
  const kept = lines.map((line) => filledLine(q, line));
  if (kept.every((line, at) => line === lines[at])) return null;
  return kept.flatMap((line) => (line === null || line.trim() === "" ? [] : [named(q, line)])).join("\n");
}

const leadOfRow = new RegExp(
  `^\\s*(?:${rowLead.join("|")})\\s+([\\p{L}\\p{N}.]+)\\s*(?:\\(.*\\))?\\s*:?\\s*$`,
  "iu",
);

/**
 * The frame of one row of many cells, each on a line of its own below the row's number: as one line of that row, "mục 1:
 * nữ 230; dân tộc 15". Null for any other text; empty when no cell was filled.
 */
function filledCells(q: Questionnaire, lines: readonly string[]): string | null {
  const [lead = "", ...rest] = lines.filter((line) => line.trim() !== "");
  const no = leadOfRow.exec(lead.normalize("NFC"))?.[1] ?? "";
  if ((q.byNo(no)?.cells.length ?? 0) < 3 || rest.length === 0) return null;
  const cells = rest.map((line) => /^([^:]+):(.*)$/u.exec(line));
  if (cells.includes(null)) return null;
  const filled = cells.flatMap((cell) => {
    const [label = "", said = ""] = [cell?.[1]?.trim(), cell?.[2]?.trim()];
    return said === "" || blank.test(said) ? [] : [`${label} ${said}`];
  });
  return filled.length === 0 ? "" : `${rowLead[0] ?? ""} ${no}: ${filled.join("; ")}`;
}

/** In a frame "2: 25 tin, bài" is row 2, whatever else it could be elsewhere. */
function named(q: Questionnaire, line: string): string {
  const no = /^\s*(\d{1,2})\s*:/u.exec(line)?.[1];
  return no && q.byNo(no) ? `${rowLead[0] ?? ""} ${line.trim()}` : line;
}

/** Null for a line that was left as it was sent. */
function filledLine(q: Questionnaire, line: string): string | null {
  const match = numbered.exec(line.normalize("NFC"));
  const question = q.byNo(match?.[1] ?? "");
  const said = match?.[2];
  if (!question || said === undefined) return line;
  if (!blank.test(said)) return isOnlyItsWords(question, said) ? null : line;
  const filled = said.includes("/") ? filledInOrder(question, said) : filledByWords(said);
  return filled === "" || isOnlyItsWords(question, filled) ? null : `${match?.[1]}: ${filled}`;
}

/** "3 lớp … người", "12 lớp; nữ …": the parts that hold a figure. */
function filledByWords(said: string): string {
  return said
    .split(/[,;]/u)
    .flatMap((part) => part.split(blankCell))
    .map((part) => part.trim())
    .filter((part) => /\d/u.test(part))
    .join(", ");
}

/** "12/480/…/15": each figure with the words of the cell in whose turn it stands. */
function filledInOrder({ cells }: Question, said: string): string {
  return said
    .split(/\s*\/\s*/u)
    .flatMap((part, at) => {
      const { label = null, noun = "" } = cells[at] ?? {};
      if (blank.test(part) && !/\d/u.test(part)) return [];
      if (!/^\d[\d.,]*$/u.test(part)) return [part];
      return [label === null ? `${part} ${noun}` : `${label} ${part}`];
    })
    .join(", ");
}

/** Nothing but what the frame itself says behind the number: the row's nouns, a yes or a no. */
function isOnlyItsWords(question: Question, said: string): boolean {
  const own = new Set(question.nouns.flatMap((noun) => wordsOf(noun)).concat(wordsOf(question.unit)));
  return wordsOf(said).every((word) => own.has(word));
}

function wordsOf(text: string): string[] {
  return bare(text).match(/[\p{L}\d]+/gu) ?? [];
}

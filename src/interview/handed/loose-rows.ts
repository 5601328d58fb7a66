// Rows that a file writes as lines and not as a table: "1.7. Giáo dục …: 12 lớp, 340 người". Pure.
import type { Question, Questionnaire } from "../../form/question.ts";
import type { RowReading } from "../../language/row-reading.ts";
import { countsOther } from "../reading/measures-said.ts";
import { readTyped } from "../reading/readers.ts";
import { formRows } from "./form-rows.ts";
import { cutLabel, rowsNumbered } from "./label.ts";
import type { FileLine } from "./lines.ts";
import { matchRow } from "./match-row.ts";
import type { LineRead } from "./read-row.ts";
import { asked } from "./read-row.ts";
import { mostTimes } from "./rows.ts";
import { wordsIn } from "./words.ts";

/** Longer lines are sentences. */
const longest = 400;

/** The lines that name a row of this unit and say its figures. Other lines are nobody's. */
export function looseRows(q: Questionnaire, lines: readonly FileLine[], now: Date): readonly LineRead[] {
  const times = new Map<string, number>();
  return lines.flatMap((line, at) => {
    const found = rowAt(q, line, lines[at + 1]);
    if (!found?.question || found.said === "") return [];
    const { question, said, sure, name } = found;
    const before = times.get(question.id) ?? 0;
    times.set(question.id, before + 1);
    if (before > mostTimes) return [];
    const reading = readingOf(q, question, said, { sure, now });
    if (!reading) return [];
    return [
      { id: question.id, wording: name, read: { type: "read", said, reading, odd: null }, spot: line.spot },
    ];
  });
}

/** What stands behind a row's words; null of a sentence. A figure that cannot be taken is shown and asked, as in a table. */
function readingOf(
  q: Questionnaire,
  question: Question,
  said: string,
  { sure, now }: { readonly sure: boolean; readonly now: Date },
): RowReading | null {
  const typed = readTyped(question, said, now);
  if (typed.type === "later") return null;
  if (typed.type === "refused") return sure && /\p{Nd}/u.test(said) ? typed : null;
  return sure && !countsOther(q, question, said) ? typed : asked(typed, question);
}

/** The row of a line; its words may go on in the next one, as in what is copied out of a PDF. */
function rowAt(q: Questionnaire, { number, text }: FileLine, next: FileLine | undefined) {
  if (text.length > longest) return null;
  const line = `${number ?? ""} ${text}`.trim();
  const isCut = !/[\p{Nd}:]/u.test(cutLabel(line).words);
  const goesOn = next && next.number === null && /^\p{Ll}.*\p{Nd}/u.test(next.text);
  const whole = isCut && goesOn && next.text.length <= longest ? rowIn(q, `${line} ${next.text}`) : null;
  return whole ?? rowIn(q, line);
}

function rowIn(q: Questionnaire, text: string) {
  const rows = formRows(q);
  const { label, words } = cutLabel(text);
  const [, name = "", said = ""] = /^(\P{Nd}*?)\s*(?::\s*(.*)|(?=\p{Nd})(.*))$/u.exec(words) ?? [];
  const numbered = label === null ? null : rowsNumbered(rows, label, false, null);
  const match = matchRow(rows, wordsIn(name), { rows: numbered, alone: numbered !== null }, null);
  const rest = said === "" ? words.slice(name.length).replace(/^[\s:]+/u, "") : said;
  if (match?.type !== "row" || match.row.row.role !== "input") return null;
  return { question: match.row.question, sure: match.sure, said: rest, name };
}

// Rows that a file writes as lines and not as a table: "1.7. Giáo dục …: 12 lớp, 340 người". Pure.
import type { Questionnaire } from "../../form/questions.ts";
import { countsOther } from "../reading/measures-said.ts";
import { readTyped } from "../reading/readers.ts";
import { formRows } from "./form-rows.ts";
import { cutLabel, rowsNumbered } from "./label.ts";
import type { FileLine } from "./lines.ts";
import { matchRow } from "./match-row.ts";
import { asked } from "./read-row.ts";
import { type LineRead, mostTimes } from "./rows.ts";
import { wordsIn } from "./words.ts";

/** Longer lines are sentences. */
const longest = 400;

/** The lines that name a row of this unit and say its figures. Other lines are nobody's. */
export function looseRows(q: Questionnaire, lines: readonly FileLine[], now: Date): readonly LineRead[] {
  const times = new Map<string, number>();
  return lines.flatMap((line) => {
    const found = line.text.length > longest ? null : rowIn(q, line.number ?? "", line.text);
    if (!found?.question || found.said === "") return [];
    const { question, said, sure, name } = found;
    const before = times.get(question.id) ?? 0;
    times.set(question.id, before + 1);
    if (before > mostTimes) return [];
    const typed = readTyped(question, said, now);
    if (typed.type === "refused" || typed.type === "later") return [];
    const reading = sure && !countsOther(q, question, said) ? typed : asked(typed, question);
    return [
      { id: question.id, wording: name, read: { type: "read", said, reading, odd: null }, spot: line.spot },
    ];
  });
}

function rowIn(q: Questionnaire, number: string, text: string) {
  const rows = formRows(q);
  const { label, words } = cutLabel(`${number} ${text}`.trim());
  const [, name = "", said = ""] = /^(\P{Nd}*?)\s*(?::\s*(.*)|(?=\p{Nd})(.*))$/u.exec(words) ?? [];
  const numbered = label === null ? null : rowsNumbered(rows, label, false, null);
  const match = matchRow(rows, wordsIn(name), { rows: numbered, alone: numbered !== null }, null);
  const rest = said === "" ? words.slice(name.length).replace(/^[\s:]+/u, "") : said;
  if (match?.type !== "row" || match.row.row.role !== "input") return null;
  return { question: match.row.question, sure: match.sure, said: rest, name };
}

// Options for rows that are not asked: those that are named by their numbers, and what a correction makes of one. Knows no
// form and no chat.
import { rowClauses } from "./choosing/row-clauses.ts";
import { type Piece, rowPieces } from "./choosing/row-pieces.ts";
import { changedRow } from "./correction.ts";
import type { Answer, Steer } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import type { Choosable } from "./reading.ts";
import { hear, type Said } from "./said.ts";
import { choiceRows, chosen } from "./understand-choices.ts";
import { answerAt } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/**
 * "1.3 và 1.4 khá", "tốt: 1.1, 1.2; khá: 1.3", where other rows are asked: rows of one group by their whole numbers, each
 * with an option and nothing else.
 */
export function chosenElsewhere({ said, report }: At): Answer | null {
  const { rows } = report.rows;
  const first = rows.find(
    ({ options, numbers }) => options.length > 0 && numbers.some((no) => says(said, no)),
  );
  if (!first) return null;
  const beside = rows.filter(
    ({ id, group, options }) => id === first.id || (group === first.group && isSame(options, first.options)),
  );
  const within: ReportPrompt = { ...report, rows: { ...report.rows, asked: beside } };
  const pieces = rowPieces(said, choiceRows(within));
  const printed = pieces?.every((piece) => piece.is !== "row" || isPrinted(said, piece));
  if (!pieces || !printed || pieces.some(({ is }) => is === "stranger" || is === "rest")) return null;
  const answer = chosen(rowClauses(said, pieces, beside) ?? [], within);
  const isRead = answer.type === "entries" && answer.entries.length > 0 && answer.numbered;
  return isRead ? { ...answer, rows: answer.entries.length } : null;
}

function says({ tokens }: Said, no: string): boolean {
  return /\p{P}/u.test(no) && tokens.some(({ text }) => no.endsWith(text) && /\d/u.test(text));
}

/** A number of two parts is no other thing's. */
function isPrinted({ tokens }: Said, { from, to }: Piece): boolean {
  return tokens.slice(from, to).some(({ text }) => /\d[.,]\d/u.test(text)) || to > from + 1;
}

function isSame(one: readonly Choosable[], other: readonly Choosable[]): boolean {
  return one.length === other.length && one.every(({ id }, at) => id === other[at]?.id);
}

/** "Sửa 1.2 khá": an option of that row. Of what is none the row is shown, with its options. */
export function choiceChanged(said: Said, report: ReportPrompt): Answer | Steer | null {
  const changed = changedRow(said);
  const row = report.rows.rows.find(({ numbers }) => changed && numbers.includes(changed.no));
  if (!changed || !row || row.options.length === 0) return null;
  const answer = hear(changed.said);
  return report.readers.row(row.id, answer, null).type === "refused"
    ? { type: "steer", control: "edit", args: changed.no, no: null }
    : answerAt(changed.no, answer, report);
}

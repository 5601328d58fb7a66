// What a text answers at a checklist: which of its rows are there. Knows no form and no chat.
import { piecesOf, type Sign } from "./checklist/pieces.ts";
import { checksOf } from "./checklist/sides.ts";
import { tellingNo } from "./lexicon/row-numbers.ts";
import type { Answer } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { answerAt, namedRows } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/** "B1.3: không" of a row that stands in another part than those asked. */
export function otherPart({ said, report }: At): Answer | null {
  const [, no = "", rest = ""] = partNumber.exec(said.text) ?? [];
  const row = no === "" ? null : report.readers.byNumber(no);
  return row && report.rows.asked.every(({ id }) => id !== row.id) ? answerAt(no, hear(rest), report) : null;
}

const partNumber = new RegExp(`^(${tellingNo})\\s*[:.)=-]?\\s+(\\S.*)$`, "isu");

/** "1, 3, 5", "có hết trừ 4", "1. có, wifi yếu". A bare yes says of no row that it is there. */
export function checked({ said, report }: At): Answer | null {
  const checks = checksOf(said, report.rows.asked);
  if (checks?.strangers.length) return otherRows(said, report) ?? checks;
  if (checks) return checks;
  return report.readers.yesNo(said)?.value ? { type: "yes" } : null;
}

/** "À nhầm, 4 có": said of rows answered last, each with its sign. */
export function checksCorrected(said: Said, { last, rows }: ReportPrompt): Answer | null {
  const answered = rows.rows.filter(({ id }) => last.includes(id));
  if (answered.length < 2 || answered.some(({ takesYes }) => !takesYes)) return null;
  const checks = checksOf(said, answered);
  const signed = checks?.beside && checks.strangers.length + checks.later.length === 0;
  // What may be a row that is asked is no correction.
  return signed && checksOf(said, rows.asked)?.strangers.length !== 0 ? { ...checks, of: "last" } : null;
}

/** "3.3: 12": a row of figures elsewhere. */
function otherRows(said: Said, report: ReportPrompt): Answer | null {
  const entries = namedRows(said, report);
  return entries?.type === "entries" && entries.numbered ? entries : null;
}

/**
 * Whether a text says of rows that they are there, so that it is no answer to what was just shown: "có hết". A "không"
 * without a row is one.
 */
export function namesRows({ said, report }: At): boolean {
  const checks = checksOf(said, report.rows.asked);
  return checks !== null && checks.rest !== "no";
}

/** "Không", "không có nội dung nào", "không có internet": none at all, or none of what it names. */
export function noneChecked({ said, report }: At): Answer | null {
  const found = report.readers.none(said);
  if (!found || saysBoth(said, report)) return null;
  if ("sets" in found) return { type: "which-none", ...found };
  return { type: "none", of: found.of === "first" ? "group" : found.of, reason: found.reason };
}

/** "Có, không, có": a yes and a no of which it is not said whose they are, so that neither is of all rows. */
function saysBoth(said: Said, { rows }: ReportPrompt): boolean {
  const pieces = piecesOf(said, rows.asked) ?? [];
  const says = (sign: Sign) => pieces.some((piece) => piece.is === "sign" && piece.sign === sign);
  return says("yes") && says("no");
}

// Lines that each begin with the number of a row or an item, one below the other: "PL2.II.2: 12", "PL2.II.3: 150". Knows no
// form and no chat.
import { anyNo } from "./lexicon/row-numbers.ts";
import { rowLead } from "./lexicon/steering.ts";
import type { Answer } from "./meaning.ts";
import { spelt } from "./phrases.ts";
import type { ReportPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { answerAt } from "./understand-rows.ts";

const numbered = new RegExp(`^(?:(?:${spelt(rowLead)})\\s+)?(${anyNo})\\s*[:.)=-]\\s*(\\S.*)$`, "iu");

/**
 * Each line at the row that it names, where some of them stand outside of what is asked, under numbers that no figure
 * looks like. Null of anything else: whatever is of one question alone, or of those asked, has readers of its own.
 */
export function numberedLines({ raw }: Said, report: ReportPrompt): Answer | null {
  const lines = raw
    .normalize("NFC")
    .split(/[\n;]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length < 2) return null;
  const found = lines.flatMap((line) => {
    const [, no = "", said = ""] = numbered.exec(line) ?? [];
    const row = no === "" ? null : report.readers.byNumber(no);
    return row && !report.readers.sheet(row.id) ? [{ no, said, row }] : [];
  });
  const ids = new Set(found.map(({ row }) => row.id));
  const elsewhere = found.some(({ row }) => report.rows.asked.every(({ id }) => id !== row.id));
  const lettered = found.every(({ no }) => /\p{L}/u.test(no));
  if (found.length < lines.length || ids.size < lines.length || !elsewhere || !lettered) return null;
  const entries = found.flatMap(({ no, said, row }) => {
    const answer = answerAt(no, hear(said), report);
    if (answer?.type === "entries") return answer.entries;
    const reading = report.readers.row(row.id, hear(said), null);
    return [{ to: "row" as const, id: row.id, no, said, by: "number" as const, alone: true, reading }];
  });
  return { type: "entries", entries, rows: entries.length, numbered: true, prose: null };
}

// What a text says of rows by their numbers, wherever it is said: figures where words or lines are asked, and "later".
// Knows no form.
import { clauseOf } from "./entries/clause.ts";
import { cut } from "./entries/cut.ts";
import { place } from "./entries/place.ts";
import { putOffIn } from "./entries/put-off.ts";
import { itemNo, tellingNo } from "./lexicon/row-numbers.ts";
import { is } from "./lexicon/small-words.ts";
import { rowLead } from "./lexicon/steering.ts";
import type { Answer, Entry } from "./meaning.ts";
import { spelt } from "./phrases.ts";
import type { ReportPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { answerAt, entriesOf, namedRows } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/** "Mục 2: 9" where words are asked: nobody's narrative, but the figures of that row. */
export function numberedRows({ said, report }: At): Answer | null {
  if (!/\p{Nd}/u.test(said.text)) return null;
  const found = entriesOf(said, place(cut(said, report.rows), report.rows), report);
  return found.numbered ? { ...found, rows: found.entries.length } : null;
}

/** "Mục PL2.II.3 là 160", "1.7: 30 lớp 1148 em" where lines are asked: no line of the list, but that row's figures. */
export function rowElsewhere({ said, report }: At): Answer | null {
  const [, lead, no = "", sign, rest = ""] = rowFirst.exec(said.text) ?? [];
  const row = no === "" ? null : report.readers.byNumber(no);
  if (!row || row.id === report.list?.id) return null;
  // "12 lớp" may begin a line; a number with its part's letters is nothing else.
  if (lead === undefined && sign === undefined && !/^\p{L}/u.test(no)) return null;
  const found = namedRows(said, report);
  return found?.type === "entries" && found.numbered ? found : answerAt(no, hear(rest), report);
}

const rowFirst = new RegExp(
  `^(?:(${spelt(rowLead)})\\s+)?(${itemNo}|${tellingNo})(?:\\s*([:=])|\\s+(?:${spelt(is)})(?=\\s)|(?=\\s))\\s*(\\S.*)$`,
  "isu",
);

/**
 * "Chỉ 1.7", "1.1 và 1.2 có", "1.7 như năm ngoái": the numbers of rows and words, but no figure of any. They are no
 * 1 and 7.
 */
export function numbersAlone({ said, report }: At): Answer | null {
  const numbers = [...said.text.matchAll(telling)].map(([no]) => no);
  const [first] = numbers;
  const words = said.text.replace(telling, " ");
  if (first === undefined || /\p{Nd}/u.test(words) || !/\p{L}/u.test(words)) return null;
  const isRow = (no: string) => report.rows.rows.some((row) => row.numbers.includes(no));
  if (!numbers.every(isRow) || clauseOf(said).measures.length > 0) return null;
  const sums = report.rows.asked.every(({ cells }) => cells.every(({ measures }) => !measures.has("money")));
  return sums ? { type: "nothing-understood", no: first, bare: false } : null;
}

const telling = new RegExp(`(?<![\\p{L}\\p{N}.,])${tellingNo}(?![\\p{N}.,/])`, "giu");

/** "Để sau 4.3, I.3": each of them is put off; null where a text says something else. */
export function putOffByNo({ said, report }: At): Answer | null {
  const found = putOffIn(said);
  if (!found) return null;
  const { text } = found.words;
  const entries = found.numbers.map((no): Entry => {
    const id = idOf(no, report);
    if (id !== null)
      return { to: "row", id, no, said: text, by: "number", alone: true, reading: { type: "later" } };
    return report.rows.notAsked.has(no)
      ? { to: "not-asked", no, said: "", alone: true }
      : { to: "nowhere", no, said: text };
  });
  if (entries.every(({ to }) => to === "nowhere")) return null;
  return { type: "entries", entries, rows: entries.length, numbered: true, prose: null };
}

/** A number within a part is that of the rows which are asked first. */
function idOf(no: string, { rows, readers }: ReportPrompt): string | null {
  const bears = ({ numbers }: { readonly numbers: readonly string[] }) => numbers.includes(no);
  const row = rows.asked.find(bears) ?? rows.rows.find(bears);
  return row?.id ?? readers.byNumber(no)?.id ?? null;
}

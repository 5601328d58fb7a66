// What a text puts off by its numbers, rows and items alike, wherever it is said. Knows no form.
import { putOffIn } from "./entries/put-off.ts";
import type { Entries, Entry } from "./meaning.ts";
import type { ReportPrompt } from "./prompt.ts";
import type { Said } from "./said.ts";

/** "Để sau 4.3, I.3": each of them is put off; null where a text says something else. */
export function putOff(said: Said, report: ReportPrompt): Entries | null {
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

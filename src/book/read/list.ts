// Reads a sheet that is a plain list: finds its titles, wherever they were moved to, and gives its lines by them. Pure.
import { bare } from "../../language/normalise.ts";
import { type BookWords, type ListKey, type ListSheet, listColumns } from "../words.ts";
import type { Reading } from "./fault.ts";
import type { Paper } from "./paper.ts";

/** A line of a list: its texts by the keys of its columns, and where each stands. */
export type ListLine = {
  readonly line: number;
  readonly sheet: string;
  text(key: ListKey): string;
  column(key: ListKey): number;
};

/** The lines of a list; none where the sheet or a title is missing, which is told. */
export function listLines(
  which: ListSheet,
  paper: Paper | null,
  words: BookWords,
  reading: Reading,
): readonly ListLine[] {
  const name = words.sheets[which];
  if (!paper) {
    reading.fault(name, 0, 0, { what: "no-sheet", name });
    return [];
  }
  const keys: readonly ListKey[] = listColumns[which];
  const titles = keys.map((key) => bare(words.titles[which][key] ?? key));
  const head = paper.lines.find((line) => {
    const said = paper.columns(line).map((column) => bare(paper.text(line, column)));
    return titles.filter((title) => said.includes(title)).length >= Math.min(2, titles.length);
  });
  const columns = new Map<ListKey, number>();
  for (const [at, key] of keys.entries()) {
    const column =
      head === undefined
        ? undefined
        : paper.columns(head).find((one) => bare(paper.text(head, one)) === titles[at]);
    if (column === undefined)
      reading.fault(name, head ?? 0, at, { what: "no-column", title: words.titles[which][key] ?? key });
    else columns.set(key, column);
  }
  if (head === undefined || columns.size < keys.length) return [];
  return paper.lines
    .filter((line) => line > head && [...columns.values()].some((column) => paper.text(line, column) !== ""))
    .map((line) => ({
      line,
      sheet: name,
      text: (key) => paper.text(line, columns.get(key) ?? -1),
      column: (key) => columns.get(key) ?? 0,
    }));
}

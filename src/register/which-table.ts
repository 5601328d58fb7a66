// Which table of a file is the list of units: the one that can be seen and has the titles. Pure.
import type { FileTable, ReadFile } from "../files/blocks.ts";
import type { TitlesFound, UnitFault } from "./faults.ts";
import { type Head, headOf, nearestHead } from "./head.ts";

/** A table with its head. `name` is that of its sheet; of a table of a document its number. */
export type Found = { readonly name: string; readonly head: Head };

/**
 * The table with titles; of several the one that is `wanted` by its sheet's name. A list of places or of offices beside
 * the list of units, which exports have, names no kinds: it does not count where another does.
 */
export function whichTable(file: ReadFile, wanted: string | null): Found | UnitFault {
  const tables = file.blocks.filter((block) => block.type === "table");
  const seen = tables
    .map((table, at) => ({ table, name: table.sheet?.name ?? String(at + 1) }))
    .filter(({ table }) => (table.sheet?.seen ?? "visible") === "visible");
  const chosen = wanted === null ? seen : seen.filter(({ name }) => sameName(name, wanted));
  if (wanted !== null && chosen.length === 0) {
    return { type: "no-sheet", said: wanted, sheets: seen.map(({ name }) => name) };
  }
  const found = chosen.flatMap(({ table, name }) => {
    const head = headOf(table);
    return head ? [{ name, head }] : [];
  });
  const whole = found.filter(({ head: { columns } }) => columns.has("kind") || columns.has("level"));
  const [first, ...others] = whole.length > 0 ? whole : found;
  if (!first) {
    const unseen = tables.flatMap(({ sheet }) => (sheet && sheet.seen !== "visible" ? [sheet.name] : []));
    return { type: "no-titles", found: nearestOf(chosen.map(({ table }) => table)), unseen };
  }
  if (others.length === 0) return first;
  return { type: "which-sheet", sheets: [first, ...others].map(({ name }) => name) };
}

function sameName(name: string, wanted: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();
  return plain(name) === plain(wanted);
}

function nearestOf(tables: readonly FileTable[]): TitlesFound {
  const heads = tables.flatMap((table) => nearestHead(table) ?? []);
  const best = heads.sort((a, b) => b.columns.size - a.columns.size)[0];
  if (!best) return null;
  return {
    row: best.row,
    titles: best.titles.map(({ text, meaning }) => ({ text, meaning })),
    lacking: (["code", "name", "kind"] as const).filter((column) => !best.columns.has(column)),
  };
}

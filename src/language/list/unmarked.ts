// Parts of a line that no mark parts: the columns' own names do ("họ tên Lê Văn A ngày sinh 3/4/1980"), before or behind
// what they name, or the slashes of a row of figures. Pure; the columns read their cells.
import { bare } from "../normalise.ts";
import { hear } from "../said.ts";
import type { ListColumn } from "./column.ts";
import { type Field, fieldNamed } from "./fields.ts";

/** The parts of one part that holds several; null where it is one. */
export function partsWithin(columns: readonly ListColumn[], text: string): readonly Field[] | null {
  return labelsBefore(columns, text) ?? labelsBehind(columns, text) ?? slashes(columns, text);
}

type Label = { readonly column: ListColumn; readonly from: number; readonly to: number };

/** "Tên: A số lượng: 4": from one name to the next; a name in the middle counts where what follows it is its column's. */
function labelsBefore(columns: readonly ListColumn[], text: string): readonly Field[] | null {
  if (fieldNamed(columns, text).column === null) return null;
  const labels = labelsIn(columns, text);
  const kept: Label[] = [];
  for (const [at, label] of labels.entries()) {
    const value = text.slice(label.to, labels[at + 1]?.from);
    const first = kept.length === 0;
    const taken = kept.some(({ column }) => column === label.column);
    if (first ? label.from === 0 : !taken && begins(text, label, value)) kept.push(label);
  }
  if (kept.length < 2) return null;
  return kept.map(({ from }, at) => fieldNamed(columns, text.slice(from, kept[at + 1]?.from).trim()));
}

/** A mark behind the name, a value that only such a column takes, or a small word before a name or a figure. */
function begins(text: string, { column, from, to }: Label, value: string): boolean {
  if (/^\s*[:=]/u.test(value)) return true;
  const said = value.trim();
  if (said === "") return false;
  if (!column.words) return column.read(hear(said)).type === "value";
  return /^\p{Ll}/u.test(text.slice(from, to)) && /^\p{Lu}/u.test(said);
}

/** "1 lớp 20 học sinh 10 nữ": each figure with its column's name behind it, and nothing else. */
function labelsBehind(columns: readonly ListColumn[], text: string): readonly Field[] | null {
  const labels = labelsIn(columns, text);
  if (labels.length < 2 || new Set(labels.map(({ column }) => column)).size < labels.length) return null;
  if (text.slice(labels.at(-1)?.to).trim() !== "") return null;
  const figures = labels.map(({ from }, at) => text.slice(labels[at - 1]?.to ?? 0, from).trim());
  if (!figures.every((figure) => /^\d[\d.,]*$/u.test(figure))) return null;
  return labels.map(({ column }, at) => ({ column, text: figures[at] ?? "" }));
}

/** "1/20/10" where each column is a figure: as a row of so many cells is typed. */
function slashes(columns: readonly ListColumn[], text: string): readonly Field[] | null {
  const parts = text.split(/\//u).map((one) => one.trim());
  const figures = parts.every((one) => /^\d[\d.,]*$/u.test(one));
  if (!figures || parts.length < 2 || parts.length !== columns.length) return null;
  const read = columns.every(
    (column, at) => !column.words && column.read(hear(parts[at] ?? "")).type === "value",
  );
  return read ? parts.map((one) => ({ column: null, text: one })) : null;
}

/** Where the columns' names stand, the longest at each place; initials are no name in the middle of a text. */
function labelsIn(columns: readonly ListColumn[], text: string): readonly Label[] {
  const words = [...text.matchAll(/[\p{L}\p{N}/]+/gu)].map((match) => ({
    bare: bare(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const names = columns
    .flatMap((column) => column.names.map((name) => ({ column, parts: name.split(" ") })))
    .filter(({ parts }) => parts.length > 1 || (parts[0]?.length ?? 0) > 1)
    .sort((one, other) => other.parts.length - one.parts.length);
  const found: Label[] = [];
  for (let at = 0; at < words.length; ) {
    const name = names.find(({ parts }) => parts.every((part, on) => words[at + on]?.bare === part));
    const [first, last] = [words[at], words[at + (name?.parts.length ?? 1) - 1]];
    if (name && first && last) found.push({ column: name.column, from: first.from, to: last.to });
    at += name?.parts.length ?? 1;
  }
  return found;
}

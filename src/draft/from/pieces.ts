// The parts of a form: one for each attachment, and one more for each table in it that has a name of its own. Pure.
import type { DispatchFound } from "../../dispatch/found.ts";
import { partLetters, partWords, usual } from "../../dispatch/words/form-words.ts";

export type Piece = {
  /** As the paper calls it: "Phụ lục 1"; null where nothing does. */
  readonly no: string | null;
  readonly title: string;
  /** What people say before its numbers: "PL1"; null of the only piece of a form. */
  readonly part: string | null;
  /** What it holds, in the order of the paper: items and tables by their index. */
  readonly holds: readonly { readonly what: "item" | "table"; readonly at: number }[];
};

type Open = { key: string; no: string | null; title: string; holds: Piece["holds"][number][] };

/** Every item and table in exactly one piece; a piece holds at most one table, for numbers begin anew in each. */
export function piecesOf(found: DispatchFound): readonly Piece[] {
  const pieces: Open[] = [];
  for (const { what, at, no, part } of inOrder(found)) {
    const name = what === "table" ? (no ?? part) : part;
    const full = (piece: Open) => what === "table" && piece.holds.some((held) => held.what === "table");
    const open = pieces.find((piece) => piece.key === (name ?? "") && !full(piece));
    const piece = open ?? { key: name ?? "", no: name, title: titleOf(found, name, what, at), holds: [] };
    if (!open) pieces.push(piece);
    piece.holds.push({ what, at });
  }
  const called = callNames(pieces.map(({ no }) => no));
  return pieces.map(({ no, title, holds }, at) => ({
    no,
    title,
    part: pieces.length > 1 ? (called[at] ?? null) : null,
    holds,
  }));
}

/** Items and tables as the paper has them. */
function inOrder({ items, tables, parts }: DispatchFound) {
  const begins = (part: string | null) => parts.find(({ no }) => no === part)?.block ?? 0;
  const all = [
    ...items.map(({ source, part }, at) => ({
      what: "item" as const,
      ...{ at, no: null, part, block: source?.block ?? begins(part) },
    })),
    ...tables.map(({ source, part, no }, at) => ({
      what: "table" as const,
      ...{ at, no, part, block: source?.block ?? begins(part) },
    })),
  ];
  return all.sort((a, b) => a.block - b.block);
}

function titleOf(found: DispatchFound, name: string | null, what: "item" | "table", at: number): string {
  const headed = found.parts.find(({ no }) => no === name)?.title ?? "";
  const table = what === "table" ? (found.tables[at]?.title ?? "") : "";
  const first = what === "table" && found.tables[at]?.part !== name ? table : headed || table;
  return first || name || found.cover.subject?.value || usual.title;
}

/** Short names, all different: "Biểu 01" is "B1"; one without a number gets the place where it stands. */
function callNames(names: readonly (string | null)[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const own = shortOf(name) ?? `${shortOf(usual.part) ?? "P"}${at + 1}`;
    let called = own;
    for (let more = 2; taken.has(called); more++) called = `${own.slice(0, 6)}${letter(more)}`;
    taken.add(called);
    return called;
  });
}

function letter(no: number): string {
  return String.fromCharCode("A".charCodeAt(0) + no - 1);
}

function shortOf(name: string | null): string | null {
  if (name === null) return null;
  const words = partWords.exec(name)?.[1]?.toLowerCase().normalize("NFC");
  const letters = words === undefined ? undefined : partLetters[words];
  const no = name
    .replace(partWords, "")
    .replace(/^0+(?=\d)/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (letters !== undefined && no.length <= 4) return `${letters}${no.toUpperCase()}` || null;
  const bare = no.slice(0, 8).toUpperCase();
  return letters === undefined && bare.length > 0 && /\d/u.test(bare) ? bare : (letters ?? null);
}

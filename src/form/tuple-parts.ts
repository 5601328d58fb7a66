// Finds the cell of a row that each part of a text names: "nữ 230; lớp 12", "12 lớp 480 hs nữ 230". Pure; reads no figure.
import { openMarks } from "../language/lexicon/stand-ins.ts";
import { phrasebook } from "../language/phrases.ts";
import type { Said } from "../language/said.ts";
import type { Token } from "../language/tokens.ts";
import { type Called, type CellNames, namesOf } from "./cell-names.ts";
import type { Cell } from "./cells.ts";
import { type Figure, fillers, scan } from "./tuple-scan.ts";
import { segmentsOf } from "./tuple-segments.ts";
import { wayOf } from "./tuple-ways.ts";

/** One part of a message: the cell it names, if it names one, and what it says of it; nothing where it was left open. */
export type Part = {
  readonly cell: Cell | null;
  readonly by: Called["by"] | null;
  readonly said: string;
};

/**
 * The parts of a message, each with the cell it names; null when a part has words that name none, or when it holds the
 * tuples of several rows.
 */
export function partsOf(cells: readonly Cell[], said: Said): readonly Part[] | null {
  if (said.text.split(/[;\n]/u).filter((segment) => segment.includes("/")).length > 1) return null;
  const row: Row = { cells, names: namesOf(cells), text: said.text };
  const parts: Part[] = [];
  for (const { tokens, within, turn } of segmentsOf(said)) {
    const found = partsIn(row, tokens, turn);
    if (!found) return null;
    const whole = within ? (parts.at(-1)?.cell ?? null) : null;
    parts.push(...found.map((part) => (whole ? ofWhole(row, whole, part) : part)));
  }
  return parts;
}

type Row = { readonly cells: readonly Cell[]; readonly names: CellNames; readonly text: string };

/** "Dân tộc 15, trong đó nữ 7": the women are of those just said, where the row has a cell for them. */
function ofWhole({ names }: Row, whole: Cell, part: Part): Part {
  const cell = part.cell && names.within(whole, part.cell);
  return cell ? { ...part, cell, by: "name" } : part;
}

function partsIn(row: Row, tokens: readonly Token[], turn: boolean): readonly Part[] | null {
  const { figures, runs, strange } = scan(row.names, tokens);
  if (figures.length === 0) return withoutFigure(row, tokens, runs[0] ?? [], turn);
  if (strange) return null;
  const way = wayOf(row.names, runs);
  if (!way) return byKind(row, tokens, figures);
  return figures.map(({ from, to }, at) => {
    const { cell = null, by = null } = way[at] ?? {};
    return { cell, by, said: row.text.slice(from, to) };
  });
}

const open = phrasebook([["open", openMarks]]);

/** "Nữ hai trăm", "nữ chưa có": what stands beside a name is for its kind to read. */
function withoutFigure(
  row: Row,
  tokens: readonly Token[],
  words: readonly string[],
  turn: boolean,
): readonly Part[] {
  if (open.at(tokens, 0)?.length === tokens.length) return [left];
  if (words.length === 0) return turn ? [left] : [];
  return [besideName(row, tokens)];
}

/** Left open as on paper: it keeps its turn. */
const left: Part = { cell: null, by: null, said: "" };

/** Figures of other kinds have words of their own, "8 triệu", which are for the kind to read. */
function byKind(row: Row, tokens: readonly Token[], figures: readonly Figure[]): readonly Part[] | null {
  if (row.cells.every(({ kind }) => kind.pairs)) return null;
  const namesFirst = row.names.nameAt(tokens, 0) > 0;
  const cuts = namesFirst
    ? figures.slice(0, -1).map(({ to }) => to)
    : figures.slice(1).map(({ from }) => from);
  const starts = [0, ...cuts];
  return starts.map((start, at) =>
    besideName(
      row,
      tokens.filter(({ from }) => from >= start && from < (cuts[at] ?? Infinity)),
    ),
  );
}

/** What stands behind a name, or before it; the whole where there is none. */
function besideName({ names, text }: Row, tokens: readonly Token[]): Part {
  const said = withoutFillers(tokens);
  const bares = said.map(({ bare }) => bare);
  const head = names.nameAt(said, 0);
  const tail = said.findIndex((_, at) => at > 0 && names.nameAt(said, at) === said.length - at);
  const ofHead = head > 0 && head < said.length ? names.called(bares.slice(0, head)) : null;
  const ofTail = !ofHead && tail > 0 ? names.called(bares.slice(tail)) : null;
  const rest = ofHead ? said.slice(head) : ofTail ? said.slice(0, tail) : tokens;
  const { cell = null, by = null } = ofHead ?? ofTail ?? {};
  return { cell, by, said: text.slice(rest[0]?.from, rest.at(-1)?.to).replace(/^[\s:=]+/u, "") };
}

/** Without the words at its ends that say nothing. */
function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  const length = fillers.at(tokens, 0)?.length ?? 0;
  if (length > 0) return withoutFillers(tokens.slice(length));
  const behind = fillers.lengthBefore(tokens, tokens.length);
  return behind > 0 ? withoutFillers(tokens.slice(0, -behind)) : tokens;
}

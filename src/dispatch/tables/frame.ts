// What stands inside a table's grid above its head and beneath its rows: titles, letterheads, signatures. Pure.
import { isWrittenBig } from "../letters.ts";
import type { Line } from "../placed.ts";
import { motto, signedBy, signer } from "../words/cover-words.ts";
import { sttTitle } from "../words/table-words.ts";
import { type Grid, type GridRow, isEmpty } from "./grid.ts";
import { looksLikeTitles } from "./head.ts";

export type Framed = {
  readonly grid: Grid;
  readonly above: readonly Line[];
  readonly below: readonly Line[];
};

/** Titles stand above a head at most so far down. */
const mostAbove = 15;

/**
 * The grid from its head on, as far as its rows go: a sheet has its letterhead and its signatures in cells of the same
 * grid, and a table of a document sometimes its title in a first row of one cell.
 */
export function framed(grid: Grid, at: number): Framed {
  const { rows } = grid;
  const from = Math.max(0, headRow(rows));
  const rest = rows.slice(from);
  const signed = rest.findIndex(
    (row, no) => no > 0 && texts(row).some((text) => isWrittenBig(text) && signs(text)),
  );
  const end = signed < 0 ? rest.length : signed;
  return {
    grid:
      from === 0 && signed < 0
        ? grid
        : { ...grid, rows: rest.slice(0, end), declared: Math.max(0, grid.declared - from) },
    above: linesIn(rows.slice(0, from), at),
    below: linesIn(rest.slice(end), at),
  };
}

/** The first row of titles: the one with a column of numbers, else the first that looks like titles. */
function headRow(rows: readonly GridRow[]): number {
  const first = rows.slice(0, mostAbove);
  const numbered = first.findIndex(
    (row) => looksLikeTitles(row) && texts(row).some((text) => sttTitle.test(text)),
  );
  if (numbered >= 0) return numbered;
  const [top] = first;
  if (top && looksLikeTitles(top) && !texts(top).some((text) => motto.test(text))) return 0;
  const later = first.findIndex(
    (row) => looksLikeTitles(row) && texts(row).length > 2 && !texts(row).some((text) => motto.test(text)),
  );
  return later;
}

function signs(text: string): boolean {
  return signer.test(text) || signedBy.test(text);
}

function texts({ cells }: GridRow): readonly string[] {
  return cells.flatMap((cell) => (cell && cell.shown.trim() !== "" ? [cell.shown.trim()] : []));
}

function linesIn(rows: readonly GridRow[], at: number): readonly Line[] {
  return rows
    .filter((row) => !isEmpty(row))
    .flatMap(({ cells }) =>
      cells.flatMap((cell): Line[] =>
        cell === null
          ? []
          : cell.shown
              .split("\n")
              .map((text) => text.trim())
              .filter((text) => text !== "")
              .map((text) => ({
                at,
                text,
                number: null,
                bold: cell.bold === true,
                centred: cell.across > 1,
              })),
      ),
    );
}

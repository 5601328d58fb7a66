// The proofs that stand in a file, in their column or beside their row: links as they are written, never followed. Pure.
import type { FileCell } from "../../files/blocks.ts";
import { sentFile } from "../../files/words/paper.ts";
import { cellPlace } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { readTyped } from "../reading/readers.ts";
import { holdsSomething } from "./cell-signs.ts";
import { cellAt } from "./columns.ts";
import type { FoundRow } from "./found.ts";
import type { Unplaced } from "./handed.ts";
import type { Part } from "./parts.ts";
import type { LineRead } from "./read-row.ts";
import { covers } from "./table-signs.ts";

type Proofs = { readonly lines: readonly LineRead[]; readonly unplaced: readonly Unplaced[] };

/** The links of every row that asks for proofs; a text in their column that is none is told. */
export function proofsOf(q: Questionnaire, parts: readonly Part[], now: Date): Proofs {
  const rows = parts.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  const found = rows.flatMap((row) =>
    row.cells.hidden ? [] : proofsAt(q, row).map((proof) => proofIn(row, proof, now)),
  );
  const ids = new Set(found.flatMap(({ id, links }) => (links.length > 0 ? [id] : [])));
  return {
    lines: [...ids].flatMap((id) => lineOf(found.filter((one) => one.id === id))),
    unplaced: found.flatMap(({ row, lost }) => (lost.length > 0 ? [noLink(row, lost.join("; "))] : [])),
  };
}

type Found = {
  readonly id: string;
  readonly row: FoundRow;
  readonly links: readonly string[];
  /** What stands in its column and is no link. */
  readonly lost: readonly string[];
};

/** The links in a proof's column; where nothing stands there, those that stand beside it. */
function proofIn(row: FoundRow, proof: Question, now: Date): Found {
  const own = cellsOf(row, proof);
  const links = (cells: readonly FileCell[]) => cells.flatMap((cell) => linksOf(proof, cell, now) ?? []);
  return {
    id: proof.id,
    row,
    links: links(own.length > 0 ? own : cellsBeside(row)),
    lost: own.filter((cell) => linksOf(proof, cell, now) === null).map(textOf),
  };
}

/** The links that a cell shows; of one that shows none, those behind its words. Our own lead to what lies here already. */
function linksOf(proof: Question, cell: FileCell, now: Date): readonly string[] | null {
  const text = textOf(cell);
  const shown = linksIn(proof, text, now);
  if (shown || !cell.links || text !== cell.shown) return shown;
  const behind = cell.links.flatMap((link) => linksIn(proof, link, now) ?? []);
  return behind.length > 0 ? behind : null;
}

/** A row that stands in a file more than once has all their links. */
function lineOf(found: readonly Found[]): readonly LineRead[] {
  const [first] = found.filter(({ links }) => links.length > 0);
  if (!first) return [];
  const own = [...new Set(found.flatMap(({ links }) => links))];
  const reading = { type: "value", values: [own], note: null } as const;
  const { id, row } = first;
  const read = { type: "read", said: own.join("; "), reading, odd: null } as const;
  return [{ id, wording: row.wording, read, spot: row.spot }];
}

function proofsAt(q: Questionnaire, { row }: FoundRow): readonly Question[] {
  return row.row.columns.flatMap((column) => {
    const question = q.byId(cellPlace(row.id, column));
    return question?.proofOf ? [question] : [];
  });
}

/** What stands in the proof's own column. */
function cellsOf({ row, cells, head }: FoundRow, { cells: [cell] }: Question): readonly FileCell[] {
  const columns = head?.tables.get(row.table)?.at.get(cell?.id ?? "") ?? [];
  const held = new Set(columns.flatMap((column) => cellAt(cells, column) ?? []));
  return [...held].filter((one) => (holdsSomething(one) ? textOf(one) !== "" : one.links !== undefined));
}

/** A cell's words without what tells that a file was sent with them. */
function textOf({ shown }: FileCell): string {
  const own = shown.split("\n").filter((line) => !sentFile.test(line));
  return own.join("\n").trim() === "" ? "" : own.join("\n");
}

/** What stands elsewhere in its line but for the row's own words. */
function cellsBeside({ cells, head, wording }: FoundRow): readonly FileCell[] {
  const words = [...(head?.text ?? []), ...(head?.number ?? [])];
  return cells.cells.filter(
    (cell) => (cell.value.type === "text" || cell.links) && cell.shown !== wording && !covers(cell, words),
  );
}

function linksIn(proof: Question, text: string, now: Date): readonly string[] | null {
  const read = readTyped(proof, text, now);
  const [links] = read.type === "value" ? read.values : [];
  return Array.isArray(links) ? links.map(String) : null;
}

/** Whether a remark is nothing but links: where it is kept as proofs, it is no remark. */
export function isOnlyLinks(q: Questionnaire, found: FoundRow, text: string, now: Date): boolean {
  const [proof] = proofsAt(q, found);
  const words = text.split(/[\s;]+/u).filter((word) => word !== "");
  return proof !== undefined && words.length > 0 && words.every((word) => linksIn(proof, word, now) !== null);
}

function noLink({ wording, row, spot }: FoundRow, figures: string): Unplaced {
  return { why: "no-link", name: wording === "" ? (row.labels[0] ?? "") : wording, figures, spot };
}

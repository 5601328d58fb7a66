// The tables of a dispatch's attachments: their heads, rows and lists, and the rules beneath them. Pure.
import type { FileTable } from "../../files/blocks.ts";
import type { UnitKind } from "../../register/kinds.ts";
import { isFurniture } from "../cut.ts";
import type { Cover, DispatchFound, DispatchQuestion, FoundCheck, FoundTable } from "../found.ts";
import { boxesIn } from "../outline/boxes.ts";
import { linesOf, type Part, type Placed } from "../placed.ts";
import { timeTitle, whoTitle } from "../words/table-words.ts";
import { checksOf } from "./checks.ts";
import { exceptionsIn, withExceptions } from "./exceptions.ts";
import { framed } from "./frame.ts";
import { type Grid, gridOf, isEmpty, textAt } from "./grid.ts";
import { headOf } from "./head.ts";
import { likelyParts } from "./likely-parts.ts";
import type { Piece } from "./piece.ts";
import { tableOf } from "./table.ts";
import { tableQuestions } from "./table-questions.ts";

export type TablesRead = {
  readonly tables: readonly FoundTable[];
  readonly checks: readonly FoundCheck[];
  readonly questions: readonly DispatchQuestion[];
  readonly leftOut: DispatchFound["leftOut"];
};

type About = {
  readonly cover: Cover;
  readonly coverBlocks: readonly Placed[];
  readonly kinds: readonly UnitKind[];
};

/** A dispatch has a few tables; more are the sheets of a workbook that holds other things too. */
const mostTables = 30;

export function readTables(parts: readonly Part[], about: About): TablesRead {
  const exceptions = exceptionsIn(about.coverBlocks, about.kinds);
  const leftOut: DispatchFound["leftOut"] = [];
  const tables: FoundTable[] = [];
  const checks: FoundCheck[] = [];
  for (const part of parts) {
    const pieces = piecesOf(part);
    for (const [no, piece] of pieces.entries()) {
      const what = part.no ?? (part.title === "" ? `${piece.at}` : part.title);
      const why = tables.length >= mostTables ? "too-many" : noForm(piece);
      if (why) {
        leftOut.push({ what, why, source: { block: piece.at, text: titleOf(piece) } });
        continue;
      }
      const found = tableOf(piece, part, {
        first: no === 0,
        coverBlocks: about.coverBlocks,
        kinds: about.kinds,
      });
      const table = withExceptions(found, exceptions);
      checks.push(...checksOf(table, tables.length, piece.after), ...likelyParts(table, tables.length));
      tables.push(table);
    }
  }
  const questions = tableQuestions({ tables, checks, cover: about.cover, kinds: about.kinds });
  return { tables, checks, questions, leftOut };
}

/** The tables of a part; one without a head and as wide as the one before goes on with it. */
function piecesOf({ blocks }: Part): readonly Piece[] {
  const pieces: Piece[] = [];
  let lines: Placed[] = [];
  for (const placed of blocks) {
    const { at, block } = placed;
    if (block.type === "paragraph") {
      lines.push(placed);
      continue;
    }
    if (isFurniture(placed)) continue;
    if (block.sheet !== null && block.sheet.seen !== "visible") continue;
    const { grid, above, below } = framed(gridOf(block), at);
    const head = headOf(grid);
    const before = [...linesOf(lines), ...above];
    const last = pieces.at(-1);
    lines = [];
    if (last) pieces[pieces.length - 1] = { ...last, after: [...last.after, ...before] };
    if (head) pieces.push({ at, grid, head, before, after: below });
    else if (last && before.length === 0 && goesOn(last, block, grid)) {
      const joined = { ...last.grid, rows: [...last.grid.rows, ...grid.rows] };
      pieces[pieces.length - 1] = { ...last, grid: joined, after: [...last.after, ...below] };
    }
  }
  const rest = linesOf(lines);
  const last = pieces.at(-1);
  if (last) pieces[pieces.length - 1] = { ...last, after: [...last.after, ...rest] };
  return pieces;
}

function goesOn({ grid }: Piece, { sheet }: FileTable, next: Grid): boolean {
  // What is empty at the right of every row is not seen, so that the rest may look narrower.
  return sheet === null && next.width >= 2 && next.width <= grid.width + 1;
}

function titleOf({ head }: Piece): string {
  return head.columns.map(({ path }) => path.at(-1) ?? "").join(" | ");
}

/** Boxes to be ticked are no contents. */
function isWritten(text: string): boolean {
  return text !== "" && boxesIn(text) < 2;
}

/** A timetable, or a table that the paper itself has filled in. */
function noForm({ grid, head }: Piece): "timetable" | "no-form" | null {
  const titles = head.columns.map(({ path }) => path.join(" "));
  const body = grid.rows.slice(head.rows).filter((row) => !isEmpty(row));
  if (head.columns.filter(({ path }) => path.length > 0).length < 2) return "no-form";
  const filled = (at: number) => body.filter((row) => isWritten(textAt(row, at))).length > body.length * 0.6;
  const full = body.length > 0 && head.columns.every(({ at, path }) => path.length === 0 || filled(at));
  const timed = titles.some((title) => timeTitle.test(title)) && titles.some((title) => whoTitle.test(title));
  if (timed && full) return "timetable";
  return full && body.length > 1 ? "no-form" : null;
}

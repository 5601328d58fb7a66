// What a file that was handed over asks, one question after the other, by what stands in the report now. Pure.
import type { ReadFile } from "../../files/blocks.ts";
import { isSkipped } from "../../form/answers.ts";
import type { Place } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Asked, OpenFile } from "../chat.ts";
import type { Situation } from "../situation.ts";
import type {
  AskedOfFile,
  FileDoubt,
  FileHolds,
  FileQuestion,
  SortedFile,
  UnreadInLine,
} from "./file-question.ts";
import type { Handed, HandedFile } from "./handed.ts";
import { readHanded } from "./read-handed.ts";
import { sortHanded } from "./sorted.ts";
import { isOtherwise } from "./sorted-lists.ts";

type Known = Pick<Situation, "q" | "answers" | "facts" | "before" | "waived" | "unit"> & {
  readonly compiled?: Situation["compiled"];
};

/** What a file holds for a report, read as its chat has settled. */
export function holdsOf(s: Known, { file }: HandedFile, sheet: string | null, now: Date): FileHolds {
  const handed = readOnce(s, file, sheet, now);
  return { file, handed, sorted: sortHanded(s, handed) };
}

/** One message asks several times what its file says; a file is loaded anew for each. */
const known = new WeakMap<ReadFile, { readonly by: readonly unknown[]; readonly handed: Handed }>();

function readOnce({ q, unit }: Known, file: ReadFile, sheet: string | null, now: Date): Handed {
  const by = [q, unit.name, sheet, now.getTime()];
  const read = known.get(file);
  if (read?.by.every((one, at) => one === by[at])) return read.handed;
  const handed = readHanded(q, file, { sheet, unit, now });
  known.set(file, { by, handed });
  return handed;
}

/** Whether a file leaves anything to record or to ask. */
export function asksSomething({ handed, sorted }: FileHolds): boolean {
  const { fresh, differs, doubts, dashes, blanks, lists } = sorted;
  return (
    handed.choose.length > 0 ||
    [fresh, differs, doubts, dashes, blanks].some(({ length }) => length > 0) ||
    lists.some((list) => list.fresh.length + list.unread.length > 0 || isOtherwise(list))
  );
}

/** The next question of a file; null where none is left. */
export function askOf(s: Known, file: HandedFile, open: OpenFile, now: Date): AskedOfFile | null {
  const holds = holdsOf(s, file, open.sheet, now);
  const { name } = file;
  const { choose, otherUnit } = holds.handed;
  if (!asksSomething(holds)) return null;
  if (choose.length > 0 && open.sheet === null)
    return plain({ at: "file-sheet", names: [...choose] }, { ask: "sheet", name, sheets: choose });
  if (otherUnit !== null && !open.own)
    return plain({ at: "file-unit" }, { ask: "unit", name, unit: otherUnit });
  if (!open.taken) return plain({ at: "file-take" }, { ask: "take", name, told: open.told, holds });
  return askAfter(s, holds.sorted, open);
}

/** What is asked once the clear part was recorded. */
function askAfter(s: Known, sorted: SortedFile, { kept, apart }: OpenFile): AskedOfFile | null {
  const { differs, doubts } = sorted;
  const lists = sorted.lists.filter(isOtherwise);
  if (differs.length + lists.length > 0 && !kept) {
    const ids = [...differs, ...lists].map(({ question }) => question.id);
    return plain({ at: "file-differs", ids }, { ask: "differs", rows: differs, lists });
  }
  // What was put off is not asked again for the file's sake.
  const doubt = doubts.find(({ question }) => !isSkipped(s.answers, question));
  if (doubt) return askDoubt(doubt);
  return (
    askCell(sorted) ??
    askList("dashes", sorted.dashes, apart.includes("dashes")) ??
    askList("blanks", sorted.blanks, apart.includes("blanks"))
  );
}

function askDoubt(doubt: FileDoubt): AskedOfFile {
  const { question, reading, finding } = doubt;
  const { id } = question;
  const chooses = finding !== null || (reading.type === "ambiguous" && reading.readings.length > 0);
  return {
    asked: chooses ? { at: "confirm", id, file: true } : { at: "question", id, file: true },
    half: reading.type === "half" ? reading.half : null,
    question: { ask: "doubt", doubt },
  };
}

/** Cells of lines that were recorded without them; what may be said of several at once is. */
function askCell({ lists }: SortedFile): AskedOfFile | null {
  const [list] = lists.filter(({ unread }) => unread.length > 0);
  const [first] = list?.unread ?? [];
  if (!list || !first) return null;
  const { question } = list;
  const { line, cell } = first;
  const alike = list.unread.filter((one) => one.cell.id === cell.id && mayBeOne(one)).slice(0, mostAlike);
  return plain(
    { at: "line", id: question.id, line: line.id, column: cell.id },
    { ask: "cell", question, unread: first, alike: mayBeOne(first) ? alike.map(placeOf) : [] },
  );
}

/** One "yes" says no more than this many cells. */
const mostAlike = 300;

function mayBeOne({ unread: { read } }: UnreadInLine): boolean {
  return read.type === "unsure" && read.values.length === 1;
}

function placeOf({ cell }: UnreadInLine): Place {
  return cell.place;
}

/** Together as long as there are several of which "không" can be said; what has no none is asked in its turn. */
function askList(of: "dashes" | "blanks", list: readonly Question[], apart: boolean): AskedOfFile | null {
  const rows = list.filter(({ cells }) => noneOf(cells) !== null);
  const [row, second] = rows;
  if (!row) return null;
  if (second && !apart) {
    const ids = rows.map(({ id }) => id);
    return plain({ at: `file-${of}`, ids }, { ask: of, rows });
  }
  return plain({ at: "question", id: row.id, file: true }, { ask: of === "dashes" ? "dash" : "blank", row });
}

function plain(asked: Asked, question: FileQuestion): AskedOfFile {
  return { asked, half: null, question };
}

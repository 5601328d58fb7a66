// What becomes of a file's lines: a list in which nothing stands takes them; where lines stand only what was agreed to. Pure.
import { type Line, linesOf } from "../../form/lines.ts";
import { lineOf, linesPlace } from "../../form/place.ts";
import type { Change, InterviewEvent } from "../events.ts";
import type { FileList, UnreadInLine } from "../handed/file-question.ts";
import type { HandedLine } from "../handed/handed.ts";
import { isSame } from "../handed/sorted-lists.ts";
import type { NewLine } from "../list-trouble.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { listTrouble } from "./list-add.ts";
import { cleared, newLines, recordLines } from "./list-changes.ts";
import { changeAt } from "./record.ts";

/** The lines of lists in which nothing stands yet, with what is told of those that are more than a list takes. */
export function freshLines(
  s: Situation,
  lists: readonly FileList[],
): Omit<Result, "asked" | "patch"> & {
  readonly changes: readonly Change[];
  readonly ids: readonly string[];
} {
  const taken = lists.filter(({ fresh }) => fresh.length > 0);
  return {
    ids: taken.map(({ question }) => question.id),
    changes: taken.flatMap(
      ({ question, fresh }) => newLines(s, question, fresh.map(newLine), "upload").changes,
    ),
    events: taken.flatMap(({ question, over }) =>
      over.length > 0 ? [listTrouble(question, { what: "many", left: over.length })] : [],
    ),
  };
}

/**
 * What of the lists was agreed to, by these ids: a list's own stands for all of it as the file has it, the place of its
 * lines for the new ones alone, the place of a cell for that cell. What was changed since the person saw it is left.
 */
export function linesByFile(s: Situation, lists: readonly FileList[], ids: readonly string[]): Result {
  const all = lists.flatMap((list) => {
    const { question } = list;
    if (ids.includes(question.id)) return [asTheFile(s, list)];
    if (ids.includes(linesPlace(question.id))) return [added(s, list)];
    const cells = list.unread.filter(({ cell }) => ids.includes(cell.place));
    return cells.length > 0 ? [filled(s, list, cells)] : [];
  });
  const [only, more] = all;
  const events = all.flatMap((result) => result.events);
  // One word undoes the change of one list.
  return { events, patch: only && !more ? { ...only.patch, chosen: null } : { chosen: null } };
}

function newLine({ given, said }: HandedLine): NewLine {
  return { cells: given, raw: said };
}

function added(s: Situation, { question, added: lines, over }: FileList): Result {
  const { ids, changes } = newLines(s, question, lines.map(newLine), "upload");
  const told = over.length > 0 ? [listTrouble(question, { what: "many", left: over.length })] : [];
  const result = recordLines(s, question, "added", ids, changes);
  return { ...result, events: [...result.events, ...told] };
}

/** New lines, other cells of those that stand, and none of those that the file does not have. */
function asTheFile(s: Situation, list: FileList): Result {
  const { question, changed, gone, added: lines, over } = list;
  const standing = linesOf(s.answers, question);
  if (!isSeen(s, standing)) return { events: [] };
  const room = question.list.most - standing.length + gone.length;
  const taken = [...lines, ...over].slice(0, Math.max(room, 0));
  const left = lines.length + over.length - taken.length;
  const fresh = newLines(s, question, taken.map(newLine), "upload");
  const did = [
    {
      did: "changed",
      lines: changed.map(({ line }) => line.id),
      changes: changed.flatMap((one) => rewritten(s, one)),
    },
    { did: "dropped", lines: gone.map(({ id }) => id), changes: gone.flatMap((line) => cleared(s, line)) },
    { did: "added", lines: fresh.ids, changes: fresh.changes },
  ] as const;
  const all = did.flatMap(({ changes }) => changes);
  const { patch } = recordLines(s, question, "changed", [], all);
  const told = left > 0 ? [listTrouble(question, { what: "many", left })] : [];
  const events = did.flatMap((one): InterviewEvent[] =>
    one.lines.length > 0 ? [{ type: "lines", id: question.id, ...one }] : [],
  );
  return { events: [...events, ...told], ...(patch ? { patch } : {}) };
}

/** Whether nothing was written in these lines since both were shown. */
function isSeen(s: Situation, standing: readonly Line[]): boolean {
  return standing.every(({ cells }) =>
    cells.every(({ cell }) => (s.answers.get(cell.place)?.rev ?? 0) <= s.chat.askedRev),
  );
}

/** The cells that the file has otherwise; what is blank there stays as it is. */
function rewritten(s: Situation, { line, by }: FileList["changed"][number]): readonly Change[] {
  return by.given.flatMap(({ cell: id, value }): Change[] => {
    const cell = line.cells.find((one) => one.cell.id === id)?.cell;
    const held = (cell && s.answers.get(cell.place)?.value) ?? null;
    return cell && (held === null || !isSame(held, value))
      ? [changeAt(s.answers, cell.place, value, by.said, "upload")]
      : [];
  });
}

/** What the file most likely says in cells that are missing. */
function filled(s: Situation, { question }: FileList, cells: readonly UnreadInLine[]): Result {
  const changes = cells.flatMap(({ cell, unread: { read, said } }): Change[] => {
    const [value] = read.type === "unsure" ? read.values : [];
    return value === undefined ? [] : [changeAt(s.answers, cell.place, value, said, "upload")];
  });
  const ids = changes.flatMap(({ place }) => lineOf(place)?.line ?? []);
  return recordLines(s, question, "changed", [...new Set(ids)], changes);
}

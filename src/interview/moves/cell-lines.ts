// Records what was typed into the boxes of a list: new lines, cells of those that stand, lines taken out, and that it is
// closed. Each line as in the chat; pure.
import { blank } from "../../form/kinds/kind.ts";
import { type Line, linesOf } from "../../form/lines.ts";
import { compareLines, lineOf, linesPlace } from "../../form/place.ts";
import type { CellDraft } from "../cells/cell-draft.ts";
import type { ListEntries } from "../cells/entries.ts";
import { type JudgedLine, judgeLines, mayBegin } from "../cells/judge-line.ts";
import type { Change, InterviewEvent } from "../events.ts";
import { changesOf, fold } from "../fold.ts";
import type { Situation } from "../situation.ts";
import { close } from "./list.ts";
import { dropLines, opened, recordLines } from "./list-changes.ts";
import { changeAt } from "./record.ts";

/** What boxes did to a list; `drafts` are those of it that wait on. */
export type LinesTaken = {
  readonly events: readonly InterviewEvent[];
  readonly drafts: readonly CellDraft[];
};

type Given = {
  /** All that was typed into the list's boxes and is not recorded, these boxes too. */
  readonly drafts: readonly CellDraft[];
  /** Lines that stood once, whether they do or not. */
  readonly written: ReadonlySet<string>;
  readonly now: Date;
};

/** Takes the boxes of one list. */
export function takeLines(s: Situation, entries: ListEntries, { drafts, written, now }: Given): LinesTaken {
  const { question, drops, closes } = entries;
  let at = s;
  const events: InterviewEvent[] = [];
  const take = (more: readonly InterviewEvent[]) => {
    events.push(...more);
    at = { ...at, answers: fold(at.answers, more, s.report.rev + 1) };
  };

  const standing = linesOf(s.answers, question);
  const dropped = standing.filter((line) =>
    drops.some((drop) => drop.line === line.id && isSeen(s, line, drop)),
  );
  if (dropped.length > 0)
    take(
      dropLines(
        at,
        question,
        dropped.map(({ id }) => id),
      ).events,
    );

  const ids = new Set(standing.map(({ id }) => id));
  const left = drafts.filter(({ place }) => {
    const line = lineOf(place)?.line ?? "";
    return drops.every((drop) => drop.line !== line) && (ids.has(line) || mayBegin(line, written));
  });
  const lines = judgeLines(at, question, left, now);
  take(changed(at, entries, lines));
  const room = question.list.most - linesOf(at.answers, question).length;
  const begun = lines.filter(({ stands, whole }) => stands === null && whole).slice(0, Math.max(room, 0));
  take(added(at, entries, begun));

  const waiting = left.filter((draft) => waits(draft, lines, begun));
  // Whoever closes a list sees its lines in their boxes: with one of them not recorded it would be closed without it.
  if (closes && waiting.length === 0) take(closing(at, entries));
  return { events, drafts: waiting };
}

/** Whether nothing of a line was written after it was shown. */
function isSeen({ answers }: Situation, { cells }: Line, { rev }: { readonly rev: number }): boolean {
  return cells.every(({ cell }) => (answers.get(cell.place)?.rev ?? 0) <= rev);
}

/** Cells of lines that stand, of all lines in one event. */
function changed(
  s: Situation,
  { question, boxes }: ListEntries,
  lines: readonly JudgedLine[],
): readonly InterviewEvent[] {
  const each = lines.flatMap((line) => {
    const changes = line.stands ? [...written(s, line), ...emptied(s, line, line.stands, boxes)] : [];
    return changes.length > 0 ? [{ id: line.id, changes }] : [];
  });
  if (each.length === 0) return [];
  const ids = each.map(({ id }) => id);
  return recordLines(
    s,
    question,
    "changed",
    ids,
    each.flatMap(({ changes }) => changes),
  ).events;
}

function written(s: Situation, { clear }: JudgedLine): Change[] {
  return clear.map(({ cell, value, raw }) => changeAt(s.answers, cell.place, value, raw, "typed"));
}

/**
 * Cells that may stay empty and were emptied by somebody who saw what stood there: they hold that they stay so, lest an
 * old page fills them again.
 */
function emptied(
  { answers }: Situation,
  { judged }: JudgedLine,
  stands: Line,
  boxes: readonly CellDraft[],
): Change[] {
  return stands.cells.flatMap(({ cell, value }): Change[] => {
    const box = boxes.find(({ place }) => place === cell.place);
    const none = judged.some((one) => one.cell.place === cell.place && one.verdict.what === "nothing");
    const answer = answers.get(cell.place);
    if (value === null || value === blank || !answer || cell.said.optional !== true) return [];
    if (!box || (box.said.trim() !== "" && !none) || answer.rev > box.rev) return [];
    return [changeAt(answers, cell.place, blank, box.said, "typed")];
  });
}

/** New lines, in the order of their page; a list that was closed is open again. */
function added(
  s: Situation,
  { question }: ListEntries,
  lines: readonly JudgedLine[],
): readonly InterviewEvent[] {
  if (lines.length === 0) return [];
  const ids = lines.map(({ id }) => id).sort(compareLines);
  const changes = [...lines.flatMap((line) => written(s, line)), ...opened(s, question)];
  return recordLines(s, question, "added", ids, changes).events;
}

/** Whether a box is not recorded: it is not clear, or its line is not. */
function waits({ place }: CellDraft, lines: readonly JudgedLine[], begun: readonly JudgedLine[]): boolean {
  const line = lines.find(({ id }) => id === lineOf(place)?.line);
  if (!line) return false;
  if (line.stands === null && !begun.includes(line)) return true;
  const verdict = line.judged.find(({ cell }) => cell.place === place)?.verdict.what;
  return verdict === "refused" || verdict === "unsure" || verdict === "conflict";
}

/** As "xong" does; what it would ask stands beside the boxes. */
function closing(s: Situation, { question }: ListEntries): readonly InterviewEvent[] {
  if (s.answers.get(linesPlace(question.id))?.state === "answered") return [];
  return close(s, question, "").events.filter((event) => changesOf([event]).length > 0);
}

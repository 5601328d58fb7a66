// What writes a list's lines: new ones, cells of one that stands, dropped ones, and the way back. Pure.
import type { Answer, Origin, Value } from "../../form/answers.ts";
import { type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import { lineId, linePlace, linesPlace } from "../../form/place.ts";
import type { Chat } from "../chat.ts";
import type { Change, InterviewEvent } from "../events.ts";
import type { NewLine } from "../list-trouble.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { changeAt } from "./record.ts";

type Did = Extract<InterviewEvent, { type: "lines" }>["did"];

/** Records changes of a list, so that the next "hoàn tác" takes back just them; the list is what is asked on. */
export function recordLines(
  s: Situation,
  question: ListQuestion,
  did: Did,
  lines: readonly string[],
  changes: readonly Change[],
): Result {
  const { id } = question;
  const listed = listedOf(s, id, changes);
  return {
    events: [{ type: "lines", id, did, lines, changes }],
    patch: { listed, last: id, lastText: null, chosen: id },
  };
}

/** What the next "hoàn tác" takes back of these changes. */
export function listedOf(s: Situation, id: string, changes: readonly Change[]): NonNullable<Chat["listed"]> {
  const was = changes.map(({ place }) => {
    const answer = s.answers.get(place);
    const stood = answer?.state === "answered" ? answer : null;
    return { place, value: stood?.value ?? null, raw: stood?.raw ?? "" };
  });
  return { id, rev: s.report.rev + 1, was };
}

/** New lines, each with an id of its own; a list that was closed is open again. */
export function addLines(s: Situation, question: ListQuestion, lines: readonly NewLine[]): Result {
  const { ids, changes } = newLines(s, question, lines, "typed");
  return recordLines(s, question, "added", ids, changes);
}

/** The changes that write new lines, with the lines' ids. */
export function newLines(
  s: Situation,
  question: ListQuestion,
  lines: readonly NewLine[],
  origin: Origin,
): { readonly ids: readonly string[]; readonly changes: readonly Change[] } {
  const ids = lines.map((_, at) => lineId(s.report.rev + 1, at + 1));
  const changes = lines.flatMap(({ cells, raw }, at) =>
    cells.map(({ cell, value }) =>
      changeAt(s.answers, linePlace(question.id, ids[at] ?? "", cell), value, raw, origin),
    ),
  );
  return { ids, changes: [...changes, ...opened(s, question)] };
}

/** Cells of a line that stands. */
export function writeLine(
  s: Situation,
  question: ListQuestion,
  line: string,
  { cells, raw }: NewLine,
): Result {
  const changes = cells.map(({ cell, value }) =>
    changeAt(s.answers, linePlace(question.id, line, cell), value, raw, "typed"),
  );
  return recordLines(s, question, "changed", [line], changes);
}

/** Takes lines out; a closed list stays closed while enough of them are left. */
export function dropLines(s: Situation, question: ListQuestion, ids: readonly string[]): Result {
  const all = linesOf(s.answers, question);
  const dropped = all.filter(({ id }) => ids.includes(id));
  const changes = dropped.flatMap((line) => cleared(s, line));
  const place = linesPlace(question.id);
  const closed = s.answers.get(place)?.state === "answered";
  const left = all.length - dropped.length;
  if (closed && left >= question.list.least) changes.push(changeAt(s.answers, place, left, "", "typed"));
  else changes.push(...opened(s, question));
  return recordLines(s, question, "dropped", ids, changes);
}

/** Nothing in the cells of a line any more. */
export function cleared(s: Situation, line: Line): Change[] {
  return line.cells.flatMap(({ cell }) => {
    const answer = s.answers.get(cell.place);
    return answer ? [open(answer)] : [];
  });
}

/** A list that was closed is open again. */
export function opened(s: Situation, { id }: ListQuestion): Change[] {
  const answer = s.answers.get(linesPlace(id));
  return answer ? [open(answer)] : [];
}

function open({ place, value }: Answer): Change {
  return { place, value: null, raw: "", state: "open", origin: "typed", old: value };
}

/** Closes the list with the lines that stand. */
export function closeWith(s: Situation, question: ListQuestion, count: number, raw: string): Result {
  const changes = [changeAt(s.answers, linesPlace(question.id), count, raw, "typed")];
  const result = recordLines(s, question, "closed", [], changes);
  return { ...result, patch: { ...result.patch, chosen: null } };
}

/** Takes back the last change of a list; what was written there since stays. Null where nothing of it stands. */
export function undoLines(s: Situation): Result | null {
  const { listed } = s.chat;
  if (!listed) return null;
  const changes = listed.was.flatMap(({ place, value, raw }): Change[] => {
    const answer = s.answers.get(place);
    if (answer && answer.rev !== listed.rev) return [];
    if (!answer && value === null) return [];
    const old: Value | null = answer?.value ?? null;
    return value === null
      ? [{ place, value: null, raw: "", state: "open", origin: "typed", old }]
      : [{ place, value, raw, state: "answered", origin: "typed", old }];
  });
  const { id } = listed;
  return {
    events: [{ type: "lines", id, did: "restored", lines: [], changes }],
    patch: { listed: null, chosen: id, lastText: null },
  };
}

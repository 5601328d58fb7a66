// A message that added or changed lines of a list and was edited later: its own lines are read again. Pure.
import { type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import { isPageLine, lineId, linePlace } from "../../form/place.ts";
import type { ListSaid } from "../../language/list/list-said.ts";
import type { Change } from "../events.ts";
import type { NewLine } from "../list-trouble.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { saidToList } from "./list.ts";
import { cleared, recordLines } from "./list-changes.ts";
import { changeAt } from "./record.ts";

const notApplied: Result = { events: [{ type: "not-applied", why: "changed" }] };

/** What the edit of a message that wrote at revision `rev` does; -1 where it wrote nothing. */
export function editLines(s: Situation, question: ListQuestion, rev: number, says: ListSaid): Result {
  const again = () => saidToList(s, { at: "list", id: question.id }, { type: "list", id: question.id, says });
  if (says.do === "change")
    return says.no === null || !isOwn(s, question, rev, says.no) ? notApplied : again();
  if (says.do !== "add") return { events: [] };
  if (rev < 0) return again();
  // A page that was opened then may have offered lines of the same revision.
  const own = linesOf(s.answers, question).filter(
    ({ id }) => id.startsWith(lineId(rev, 1).replace(/1$/u, "")) && !isPageLine(id),
  );
  const untouched = own.every((line, at) => line.id === lineId(rev, at + 1) && isOf(s, line, rev));
  if (own.length === 0 || !untouched) return notApplied;
  const fresh = says.lines
    .filter(({ given }) => given.length > 0)
    .map(({ given, said }) => ({ cells: given, raw: said }));
  return fresh.length === 0 ? { events: [] } : replace(s, question, own, fresh);
}

/** Whether nothing of a line was written since. */
function isOf(s: Situation, { cells }: Line, rev: number): boolean {
  return cells.every(({ cell, value }) => value === null || s.answers.get(cell.place)?.rev === rev);
}

/** Whether the message wrote in the line that has this number, and what it wrote stands. */
function isOwn(s: Situation, question: ListQuestion, rev: number, no: number): boolean {
  const line = linesOf(s.answers, question).find((one) => one.no === no);
  return line?.cells.some(({ cell }) => s.answers.get(cell.place)?.rev === rev) ?? false;
}

/** Line by line: cells that the edit says otherwise or no more, lines that it adds, and those that it left out. */
function replace(
  s: Situation,
  question: ListQuestion,
  own: readonly Line[],
  fresh: readonly NewLine[],
): Result {
  const room = question.list.most - linesOf(s.answers, question).length + own.length;
  const taken = fresh.slice(0, room);
  const ids = taken.map((_, at) => own[at]?.id ?? lineId(s.report.rev + 1, at + 1));
  const written = taken.flatMap(({ cells, raw }, at): Change[] =>
    cells.flatMap(({ cell, value }) => {
      const place = linePlace(question.id, ids[at] ?? "", cell);
      const held = s.answers.get(place);
      return held?.value === value ? [] : [changeAt(s.answers, place, value, raw, "typed")];
    }),
  );
  const kept = new Set(
    taken.flatMap(({ cells }, at) => cells.map(({ cell }) => linePlace(question.id, ids[at] ?? "", cell))),
  );
  const gone = own.flatMap((line) => cleared(s, line)).filter(({ place }) => !kept.has(place));
  return written.length + gone.length === 0
    ? { events: [{ type: "said", what: "already" }] }
    : recordLines(s, question, "changed", ids, [...written, ...gone]);
}

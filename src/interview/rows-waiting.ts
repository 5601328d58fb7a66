// Which rows of a sealed report wait to be looked at again, and what may be answered meanwhile. Pure.
import { isAnswered, type Value } from "../form/answers.ts";
import { isAskedNow } from "../form/conditions.ts";
import type { Question } from "../form/question.ts";
import { reportCells } from "../form/report-cells.ts";
import type { InterviewEvent } from "./events.ts";
import type { ReturnedRow, ReturnedRows } from "./returned-rows.ts";
import type { Situation } from "./situation.ts";

type Standing = Pick<Situation, "q" | "answers">;

/** The rows as they are after these events; null once the report is handed in again. */
export function afterSettling(
  returned: ReturnedRows | null,
  events: readonly InterviewEvent[],
): ReturnedRows | null {
  if (!returned || events.some(({ type }) => type === "sealed")) return null;
  const settled = new Map(
    events.flatMap((event) => (event.type === "row-settled" ? [[event.id, event.outcome] as const] : [])),
  );
  return {
    ...returned,
    rows: returned.rows.map((row) => ({ ...row, outcome: settled.get(row.id) ?? row.outcome })),
  };
}

/** The returned row that a question is. */
export function returnedRow(returned: ReturnedRows | null, id: string): ReturnedRow | null {
  return returned?.rows.find((row) => row.id === id) ?? null;
}

/**
 * What is still to be answered: rows nobody said anything of, lists that were opened and not closed, and behind them what
 * is asked only because of an answer that was changed.
 */
export function waitingOf(s: Standing, { rows }: ReturnedRows): readonly Question[] {
  const returned = rows.flatMap(({ id, outcome }) => {
    const question = s.q.byId(id);
    if (!question) return [];
    const open = outcome === "changed" && isAskedNow(s.answers, question) && !isAnswered(s.answers, question);
    return outcome === null || open ? [question] : [];
  });
  return [...returned, ...followingOf(s, rows).filter((question) => !isAnswered(s.answers, question))];
}

/** Whether a question may be answered while these rows are looked at again. */
export function isOpenIn(s: Standing, { rows }: ReturnedRows, id: string): boolean {
  return rows.some((row) => row.id === id) || followingOf(s, rows).some((question) => question.id === id);
}

/** What is asked now under a condition that these rows decide: the proof of a yes, the rows behind it. */
function followingOf({ q, answers }: Standing, rows: readonly ReturnedRow[]): readonly Question[] {
  const changed = rows.flatMap(({ id, outcome }) =>
    outcome === "changed" || outcome === "agreed" ? (q.byId(id)?.places ?? []) : [],
  );
  if (changed.length === 0) return [];
  const without = new Map([...answers].filter(([place]) => !changed.includes(place)));
  const [now, then] = [answers, without].map((of) => reportCells(q.form, q.profile, of));
  return q.questions.filter(({ when, proofOf, id }) => {
    if (rows.some((row) => row.id === id)) return false;
    if (proofOf !== null) return changed.includes(proofOf) && isTrue(answers.get(proofOf)?.value);
    return when !== null && now?.isAsked(when.seat) === true && then?.isAsked(when.seat) !== true;
  });
}

function isTrue(value: Value | null | undefined): boolean {
  return value === true || value === 1;
}

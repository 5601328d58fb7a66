// What an answer makes of a row that is looked at again: left as it stood, changed, or as it was proposed. Pure.
import { isAnswered, type Value, valuesOf } from "../../form/answers.ts";
import { isList } from "../../form/lines.ts";
import type { Question } from "../../form/question.ts";
import type { InterviewEvent } from "../events.ts";
import { changesOf, fold } from "../fold.ts";
import type { Result } from "../result.ts";
import type { ReturnedRow, ReturnedRows, RowOutcome } from "../returned-rows.ts";
import type { Situation } from "../situation.ts";
import { sameValues } from "./record-or-doubt.ts";

/** The rows that this decision settles. */
export function outcomesOf(s: Situation, { rows }: ReturnedRows, result: Result): readonly InterviewEvent[] {
  const { events, asked } = result;
  if (changesOf(events).length === 0) return [];
  const answers = fold(s.answers, events, s.report.rev + 1);
  return rows.flatMap((row): InterviewEvent[] => {
    const question = s.q.byId(row.id);
    // Of a narrative more may come: it is settled when all of it is there.
    const awaited = asked?.at === "more" && asked.id === row.id;
    if (!question || awaited || !isTouched(question, events) || !isAnswered(answers, question)) return [];
    const values = valuesOf(answers, question) ?? [];
    const outcome = isList(question) ? "changed" : outcomeOf(row, valuesOf(s.answers, question), values);
    const proposedBy = outcome === "agreed" ? (row.proposed?.by ?? null) : null;
    return [{ type: "row-settled", id: row.id, outcome, proposedBy }];
  });
}

function outcomeOf(row: ReturnedRow, stood: readonly Value[] | null, values: readonly Value[]): RowOutcome {
  if (row.proposed && sameValues(row.proposed.values, values)) return "agreed";
  if (stood && sameValues(stood, values)) return row.outcome ?? "kept";
  return "changed";
}

/** Whether something was answered at the row itself; a remark beside it answers nothing. */
function isTouched(question: Question, events: readonly InterviewEvent[]): boolean {
  return events.some((event) => {
    if (event.type === "lines") return event.id === question.id;
    if (event.type === "noted" || event.type === "skipped") return false;
    return "changes" in event && event.changes.some(({ place }) => question.places.includes(place));
  });
}

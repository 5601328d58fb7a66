// The rows that a file leaves blank, or marks with a dash: none of them, some of them, or each asked by itself. Pure.
import { isAnswered } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Asked } from "../chat.ts";
import { leavesOpen } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { settleFile } from "./file.ts";
import { zeros } from "./record.ts";

export type RowsOfFile = Extract<Asked, { at: "file-dashes" | "file-blanks" }>;

/** Whether a prompt asks rows of a file together. */
export function asksRowsOfFile(asked: Asked | null): asked is RowsOfFile {
  return asked?.at === "file-dashes" || asked?.at === "file-blanks";
}

/** None at these rows; those of them that are asked no more stay as they are. */
export function noneOfFile(s: Situation, asked: RowsOfFile, ids: readonly string[], raw: string): Result {
  return noneAt(
    s,
    rowsAsked(s, asked).filter(({ id }) => ids.includes(id)),
    raw,
  );
}

/** What was said of some of them is recorded, and none of the rest. */
export function restOfFile(s: Situation, asked: RowsOfFile, raw: string, head: Result | null): Result {
  if (!head) return noneOfFile(s, asked, asked.ids, raw);
  const done = head.events.flatMap((event) =>
    event.type === "answered" ? [event.id] : event.type === "skipped" ? event.ids : [],
  );
  // Something of it is still in question: the rest is named again once that is settled.
  if (done.length === 0 || head.events.some(leavesOpen)) return head;
  const rows = rowsAsked(s, asked).filter(({ id }) => !done.includes(id));
  const none = noneAt(s, rows, raw);
  return { events: [...head.events, ...none.events], patch: { ...none.patch, ...head.patch } };
}

/** From here on each of them is asked by itself. */
export function rowsApart(s: Situation, asked: RowsOfFile): Result {
  const which = asked.at === "file-dashes" ? ("dashes" as const) : ("blanks" as const);
  return settleFile(s, { apart: [...new Set([...(s.chat.handed?.apart ?? []), which])] });
}

/** Those that are open still; a colleague may have answered one. */
export function rowsAsked(s: Situation, { ids }: RowsOfFile): readonly Question[] {
  return ids.flatMap((id) => {
    const question = s.q.byId(id);
    return question && !isAnswered(s.answers, question) && noneOf(question.cells) ? [question] : [];
  });
}

function noneAt(s: Situation, rows: readonly Question[], raw: string): Result {
  if (rows.length === 0) return { events: [] };
  const ids = rows.map(({ id }) => id);
  return {
    events: [{ type: "file-zeroed", ids, changes: zeros(s, rows, raw, "rest") }],
    patch: { took: s.report.rev + 1, last: null, lastText: null, chosen: null },
  };
}
